"""How fast pages are read, whether cost grows in line with length, and what mutants do to it: python bench/pages.py [REPORTS.jsonl]."""

from __future__ import annotations

import hashlib
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator

from marsad.acquire import Failure, read_guarded, read_pages
from marsad.model import Article, Page
from marsad.page import read_article

PARAGRAPH = "Rebels pulled out of the hill town of Karna on Tuesday after a siege of three weeks, the army said, and nine died."
HTML = "<html><head><title>Siege ends</title></head><body><nav><a>Home</a></nav><article><h1>Siege ends</h1>%s</article></body></html>"

FAULTS = (b"", b"<", b">", b'"', b"&#0;", b"\xff", b"<table>", b"</p>")


def page(data: bytes, html: bool) -> Page:
    """A page without a name worth mentioning."""
    return Page("bench", data, hashlib.sha256(data).hexdigest(), "text/html" if html else "text/plain")


def timed(name: str, data: bytes, html: bool) -> Article:
    """Read once and print seconds and state."""
    begun = time.perf_counter()
    article = read_guarded(page(data, html), read_article)
    print(f"  {name:28} {len(data) // 1024:6} kB  {time.perf_counter() - begun:6.2f} s  {article.state}")
    return article


def reports(path: str) -> None:
    """Milliseconds a report over a file of reports."""
    pages = [p for p in read_pages(path) if not isinstance(p, Failure)]
    begun = time.perf_counter()
    states = Counter(read_article(p).state for p in pages)
    print(f"{path}: {len(pages)} reports, {1000 * (time.perf_counter() - begun) / len(pages):.1f} ms each, {dict(states)}")


def hostile() -> None:
    """Pages made to be slow: each must end within the guard's ten seconds."""
    body = f"<p>{PARAGRAPH}</p>" * 20
    timed("ordinary page", (HTML % body).encode(), True)
    timed("20,000 inline elements", (HTML % ("<p>" + "<b>word</b> <i>is</i> " * 10_000)).encode(), True)
    timed("40,000 attributes", ("<p " + " ".join(f"a{i}=1" for i in range(40_000)) + ">" + body).encode(), True)
    timed("100,000 levels", ("<div>" * 100_000 + body).encode(), True)
    timed("colspan of 9e15", (HTML % f"<table><tr><td colspan=9000000000000000>{body}</table>").encode(), True)
    timed("JSON-LD of brackets", (f"<script type='application/ld+json'>{'[' * 200_000}</script>" + HTML % body).encode(), True)
    timed("19 MB of paragraphs", (HTML % (f"<p>{PARAGRAPH}</p>" * 140_000)).encode(), True)


def lengths() -> None:
    """Plain text of 128 and 512 kB: the second must cost about four times the first."""
    for name, unit in {
        "one sentence": PARAGRAPH[:-1] + " ",
        "paragraphs": PARAGRAPH + "\n\n",
        "headlines": "Nine killed in hill town\n",
        "digits": "2017",
        "tags": ". Tags ",
    }.items():
        for size in (2**17, 2**19):
            timed(name, (unit * (size // len(unit))).encode(), False)


def mutants(count: int) -> Iterator[Article]:
    """Articles of pages with bytes struck out, doubled or changed at random."""
    rng = random.Random(11)
    base = (HTML % (f"<p>{PARAGRAPH}</p>" * 8)).encode()
    for _ in range(count):
        data = bytearray(base)
        for _ in range(rng.randint(1, 30)):
            at = rng.randrange(len(data))
            data[at : at + rng.randint(0, 4)] = rng.choice(
                [b"", b"<", b">", b'"', b"&#0;", b"\xff", b"<table>", b"</p>", bytes([rng.randrange(256)])]
            )
        yield read_article(page(bytes(data), True))


def main() -> None:
    """Run all."""
    for path in sys.argv[1:]:
        reports(path)
    hostile()
    lengths()
    begun = time.perf_counter()
    states = Counter(a.state for a in mutants(1_000))
    print(f"1,000 mutants: {dict(states)}, {time.perf_counter() - begun:.1f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
