"""Files, folders, .jsonl and standard input; what cannot be read says so and the rest goes on."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date
from pathlib import Path

import pytest

from marsad.acquire import Failure, read_pages
from marsad.errors import InputError, NotFoundError
from marsad.model import Page

TEXT = "The army said on Monday that nine rebels were killed in Kárna."


def test_text_file_keeps_its_bytes_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    (page,) = read_pages(path)
    assert isinstance(page, Page)
    assert (page.data, page.sha256, page.media) == (path.read_bytes(), hashlib.sha256(path.read_bytes()).hexdigest(), "text/plain")
    assert page.id == page.sha256[:16]


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.html", b"plain", "text/html"),
        ("a.HTM", b"plain", "text/html"),
        ("a.txt", b"<html>", "text/plain"),
        ("a", b"  <!DOCTYPE html><p>x", "text/html"),
        ("a", b"<3 of them", "text/plain"),
    ],
)
def test_media_by_type_of_file_else_by_beginning(tmp_path: Path, name: str, data: bytes, media: str) -> None:
    (tmp_path / name).write_bytes(data)
    (page,) = read_pages(tmp_path / name)
    assert isinstance(page, Page)
    assert page.media == media


def test_folder_is_read_through_in_order(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.html", "b/one.jsonl", ".hidden/x.txt", "a_files/ad.html", "a.css"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"id": "r1", "text": TEXT}) if name.endswith("jsonl") else TEXT, encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    found = list(read_pages(tmp_path))
    assert [Path(p.name.split(",")[0]).name for p in found] == ["a.html", "one.jsonl", "two.txt", "scan.pdf"]
    assert isinstance(found[3], Failure)
    assert "save the page as .html or .txt" in found[3].reason


def test_empty_folder_says_so(tmp_path: Path) -> None:
    (failure,) = read_pages(tmp_path)
    assert isinstance(failure, Failure)
    assert (failure.state, str(tmp_path) in failure.reason) == ("empty", True)


GOOD = json.dumps({"id": "r1", "text": TEXT, "title": "Nine killed", "published": "2019-05-13", "outlet": "The Paper", "side": "not read"})


@pytest.mark.parametrize(
    ("line", "state", "words"),
    [
        (b'{"id": "x", "text": ', "malformed", "not valid JSON"),
        (b"[1, 2]", "malformed", "not a JSON object"),
        (b'{"id": "x"}', "malformed", '"text"'),
        (b'{"text": 7}', "malformed", '"text"'),
        (b'{"text": "a", "published": "13 May 2019"}', "malformed", "YYYY-MM-DD"),
        (b'{"text": "a", "published": "2019-02-30"}', "malformed", "YYYY-MM-DD"),
        (b'{"text": "a", "outlet": 3}', "malformed", '"outlet"'),
        ('{"text": "Kárna"}'.encode("cp1252"), "malformed", "UTF-8"),
        (b'{"text": "\\ud800"}', "malformed", "half a character"),
        (b"[" * 100_000, "malformed", "JSON"),
        (b'{"text": "' + b"a" * 4000 + b'"}', "too-big", "longer than"),
        (b"hello", "malformed", "not valid JSON"),
    ],
)
def test_a_broken_line_is_one_failure_and_the_rest_goes_on(tmp_path: Path, line: bytes, state: str, words: str) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(GOOD.encode() + b"\n\n" + line + b"\n" + GOOD.encode())
    limit = 3000 if state == "too-big" else 20_000_000
    first, failure, last = read_pages(path, limit=limit)
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert isinstance(failure, Failure)
    assert (failure.name, failure.line, failure.state) == (str(path), 3, state)
    assert failure.reason.startswith(f"{path}, line 3: ")
    assert words in failure.reason
    assert last.name == f"{path}, line 4"


def test_report_facts_and_hash_of_its_text(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\ufeff" + GOOD + "\n" + json.dumps({"html": "<p>x", "published": "2019-05-13T10:00:00Z", "id": 7}), encoding="utf-8")
    text, html = read_pages(path)
    assert isinstance(text, Page)
    assert isinstance(html, Page)
    assert text.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (text.given.id, text.given.title, text.given.published, text.given.outlet) == (
        "r1",
        "Nine killed",
        date(2019, 5, 13),
        "The Paper",
    )
    assert (html.media, html.given.published, html.id) == ("text/html", date(2019, 5, 13), "7")


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ({}, ()),
        ({"side": "army", "agency": "Northern Wire"}, (("agency", '"Northern Wire"'), ("side", '"army"'))),
        ({"tags": ["a", {"z": 1, "b": None}]}, (("tags", '["a", {"b": null, "z": 1}]'),)),
        ({"html": "<p>the same"}, (("html", '"<p>the same"'),)),
        ({"note": "\ud800"}, (("note", '"\\ud800"'),)),
        ({"id": "r1", "title": "Nine killed", "published": "2019-05-13", "outlet": "The Paper", "url": "https://example.org"}, ()),
    ],
    ids=["none", "two", "nested", "html beside text", "half a character", "all that are read"],
)
def test_keys_that_are_not_read_are_kept(tmp_path: Path, more: dict[str, object], kept: tuple[tuple[str, str], ...]) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps({"text": TEXT, **more}), encoding="utf-8")
    (page,) = read_pages(path)
    assert isinstance(page, Page)
    assert page.given.other == kept
    assert page.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_hashes_are_those_of_the_gold(shared: Path) -> None:
    for folder, inputs, golds in (
        ("reports", "input.jsonl", "gold.jsonl"),
        ("storylines/raqqa-2017", "reports.jsonl", "annotations.jsonl"),
    ):
        base = shared / "gold" / folder
        gold = {g["id"]: g["sha256"] for g in map(json.loads, (base / golds).read_text(encoding="utf-8").splitlines()) if "sha256" in g}
        pages = list(read_pages(base / inputs))
        assert {p.id: p.sha256 for p in pages if isinstance(p, Page) and p.id in gold} == gold


@pytest.mark.parametrize(
    ("data", "count", "media"),
    [
        (GOOD.encode() + b"\n" + GOOD.encode(), 2, "text/plain"),
        (b"\n  " + GOOD.encode(), 1, "text/plain"),
        (b"<html><p>x", 1, "text/html"),
        (TEXT.encode(), 1, "text/plain"),
        (b"", 1, "text/plain"),
    ],
    ids=["reports", "blank first", "html", "text", "nothing"],
)
def test_standard_input(data: bytes, count: int, media: str) -> None:
    pages = list(read_pages("-", stdin=io.BytesIO(data)))
    assert len(pages) == count
    assert all(isinstance(p, Page) and p.media == media for p in pages)
    assert pages[0].name.startswith("standard input")


@pytest.mark.parametrize("source", ["page", "stdin"])
def test_a_page_over_the_limit_is_refused_after_the_limit(tmp_path: Path, source: str) -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            buffer[:] = b"a" * len(buffer)
            Endless.taken += len(buffer)
            return len(buffer)

    path = tmp_path / "big.html"
    path.write_bytes(b"a" * 30_001)
    stream = io.BufferedReader(Endless())
    (failure,) = read_pages(path if source == "page" else "-", limit=30_000, stdin=stream)  # type: ignore[arg-type]
    assert isinstance(failure, Failure)
    assert failure.state == "too-big"
    assert "0.03 MB" in failure.reason
    assert Endless.taken < 1_000_000


@pytest.mark.parametrize(
    ("source", "error", "words"),
    [
        ("https://example.org/a", InputError, "save the page"),
        ("ftp://example.org", InputError, "save the page"),
        ("nowhere.txt", NotFoundError, "no such file"),
    ],
)
def test_what_cannot_be_opened_is_refused_at_once(source: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read_pages(source)
    assert source in str(caught.value)
