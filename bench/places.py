"""Find and resolve the places of .jsonl reports: `bench/places.py INPUT.jsonl OUT.jsonl` writes records with mentions.places only.

Prints the time a report took. The records are what score_geo.py reads.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from marsad.extract.places import find_places
from marsad.gazetteer import open_gazetteer
from marsad.model import PlaceMention, Span
from marsad.resolve.places import resolve_places
from marsad.vocab.places import place_cues


def paragraphs(text: str) -> list[Span]:
    """The lines of a text."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def record(mention: PlaceMention) -> dict[str, object]:
    """One entry of mentions.places."""
    place = mention.place
    told = {"id": place.id, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon} if place else {}
    return {
        "span": [mention.span.start, mention.span.end],
        "text": mention.text,
        **told,
        "candidates": len(mention.candidates),
        "why": mention.why,
        "part": mention.part,
        "relation": mention.relation,
        "precision": mention.precision,
        "kind": mention.kind,
    }


def main(source: str, out: str) -> int:
    """Read, find, resolve, write."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    gazetteer, cues = open_gazetteer(), place_cues()
    print(f"opened in {(time.perf_counter() - started) * 1000:.0f} ms", file=sys.stderr)
    words, spent, reports = 0, 0.0, 0
    with open(source, encoding="utf-8") as lines, open(out, "w", encoding="utf-8") as target:
        for line in lines:
            report = json.loads(line)
            text = report["text"]
            started = time.perf_counter()
            mentions = resolve_places(find_places(text, paragraphs(text), gazetteer, cues), text, gazetteer)
            spent += time.perf_counter() - started
            words, reports = words + len(text.split()), reports + 1
            target.write(json.dumps({"id": report["id"], "mentions": {"places": [record(m) for m in mentions]}}, ensure_ascii=False) + "\n")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    speed = f"{spent / reports * 1000:.2f} ms each, {spent / words * 600 * 1000:.2f} ms a 600 words"
    print(f"{reports} reports, {speed}; {grown:.0f} MB more memory", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
