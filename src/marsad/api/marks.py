"""A report's text cut into pieces that know what was read in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from marsad.api.views import Record

KINDS = ("event", "control", "trigger", "actor", "place", "date", "deaths", "speaker", "rejected", "dropped")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that carry a meaning: `claim` is the id of the claim they belong to, "" for a mention of its own."""

    start: int
    end: int
    kind: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks all along; `why` says why it was dropped or rejected, "" otherwise."""

    text: str
    kinds: tuple[str, ...]
    claims: tuple[str, ...]
    starts: tuple[str, ...] = ()


CLAIM_SPANS = {
    "trigger": "trigger",
    "side_a": "actor",
    "side_b": "actor",
    "holder": "actor",
    "previous": "actor",
    "besieger": "actor",
    "place": "place",
    "date": "date",
    "fatalities": "deaths",
    "attribution": "speaker",
}
MENTION_KINDS = {"places": "place", "actors": "actor", "dates": "date"}


def flat(value: Any) -> Iterator[tuple[int, int]]:
    """The spans in a value of a record's `spans`: one pair, a list of pairs, or nothing."""
    if not value:
        return
    if isinstance(value[0], int):
        yield value[0], value[1]
        return
    for pair in value:
        if pair:
            yield pair[0], pair[1]


def claim_marks(claim: Record, kind: str) -> Iterator[Mark]:
    """The marks of an event or a control statement."""
    spans = claim.get("spans") or {}
    for start, end in flat(spans.get("quote")):
        yield Mark(start, end, kind, claim["id"])
    for name, shown in CLAIM_SPANS.items():
        for start, end in flat(spans.get(name)):
            yield Mark(start, end, shown, claim["id"])


def mention_marks(record: Record) -> Iterator[Mark]:
    """Places, actors, dates and speakers on which no event hangs."""
    mentions = record.get("mentions") or {}
    for name, kind in MENTION_KINDS.items():
        for mention in mentions.get(name, []):
            yield from (Mark(start, end, kind) for start, end in flat(mention.get("span")))
    for said in mentions.get("attributions", []):
        yield from (Mark(start, end, "speaker") for speaker in said.get("speakers", []) for start, end in flat(speaker.get("span")))


def rejected_marks(record: Record) -> Iterator[Mark]:
    """Readings that were considered and not coded; their ids are "rejected-1", "rejected-2", ..."""
    for at, item in enumerate(record.get("rejected", []), 1):
        yield from (Mark(start, end, "rejected", f"rejected-{at}") for start, end in flat((item.get("spans") or {}).get("quote")))


def all_marks(record: Record) -> list[Mark]:
    """Every mark of a record; those that lie outside the text or are empty are left out."""
    length = len(record["article"].get("page_text") or "")
    marks = [m for claim in record["events"] for m in claim_marks(claim, "event")]
    marks += [m for claim in record["control"] for m in claim_marks(claim, "control")]
    marks += [*mention_marks(record), *rejected_marks(record)]
    marks += [Mark(d["start"], d["end"], "dropped") for d in record["article"].get("dropped", [])]
    return [m for m in marks if 0 <= m.start < m.end <= length]


def segments(record: Record) -> list[Segment]:
    """The text as received, cut wherever a mark begins or ends. Joined again it is the text, unchanged. Linear in text and marks."""
    text = record["article"].get("page_text") or ""
    marks = all_marks(record)
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    cuts = sorted({0, len(text), *opening, *closing})
    live: dict[Mark, int] = {}
    out = []
    for start, end in pairwise(cuts):
        for mark in closing.get(start, []):
            live[mark] -= 1
            if not live[mark]:
                del live[mark]
        for mark in opening.get(start, []):
            live[mark] = live.get(mark, 0) + 1
        out.append(segment(text[start:end], live, opening.get(start, [])))
    return out


def segment(text: str, live: dict[Mark, int], begun: list[Mark]) -> Segment:
    """One piece: its kinds in fixed order, its claims, and the claims whose quote begins here (they get an anchor)."""
    kinds = {mark.kind for mark in live}
    claims = tuple(dict.fromkeys(mark.claim for mark in live if mark.claim))
    starts = tuple(dict.fromkeys(mark.claim for mark in begun if mark.claim and mark.kind in ("event", "control", "rejected")))
    return Segment(text, tuple(kind for kind in KINDS if kind in kinds), claims, starts)
