"""Every claim as W3C Web Annotations: the sentence it rests on, and each word that decided a field, by position and by quote.

The target is the report's text as received, offsets in code points; the quote with what stands before and after finds the place again in
another copy of the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from marsad.export.given import Given
from marsad.export.objects import Json

AROUND = 32
"""Code points before and after a quote."""


def pieces(given: Given) -> Iterator[str]:
    """One page of annotations, one a line."""
    yield '{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:marsad:annotations", "type": "AnnotationPage", "items": ['
    first = True
    for record in given.sources.records():
        for annotation in annotations_of(record):
            yield ("\n" if first else ",\n") + json.dumps(annotation, ensure_ascii=False)
            first = False
    yield "\n]}\n"


def annotations_of(record: Json) -> Iterator[Json]:
    """The annotations of one report."""
    for claim in (*record["events"], *record["control"]):
        yield _annotation(record, claim, "quote", claim["spans"]["quote"], claim.get("sub_event_type") or claim["kind"])
        yield from _marks(record, claim)


def _marks(record: Json, claim: Json) -> Iterator[Json]:
    for role, spans in claim["spans"].items():
        if role == "quote" or not spans:
            continue
        listed = spans if isinstance(spans[0], list) else [spans]
        for number, span in enumerate(listed):
            yield _annotation(record, claim, role if len(listed) == 1 else f"{role}/{number}", span, role)


def _annotation(record: Json, claim: Json, part: str, span: list[int], value: str) -> Json:
    return {
        "id": f"urn:marsad:claim:{claim['id']}" + ("" if part == "quote" else f"/{part}"),
        "type": "Annotation",
        "motivation": "classifying" if part == "quote" else "tagging",
        "body": {"type": "TextualBody", "purpose": "classifying" if part == "quote" else "tagging", "value": value},
        "target": {"source": record["article"]["url"] or f"urn:marsad:report:{record['id']}", "selector": _selectors(record, *span)},
    }


def _selectors(record: Json, start: int, end: int) -> list[Json]:
    text = record["article"]["page_text"]
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "prefix": text[max(0, start - AROUND) : start],
            "exact": text[start:end],
            "suffix": text[end : end + AROUND],
        },
    ]
