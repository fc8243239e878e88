"""Ids that are hashes of content: the same words of the same page give the same id, on every machine and in any order."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from marsad.model.claim import ControlClaim, EventClaim
from marsad.model.report import Report
from marsad.model.span import Span

ID_DIGITS = 16
Key = tuple[object, ...]


def content_id(*parts: object) -> str:
    """The first 16 hex digits of the hash of `parts` (strings, numbers, None, lists of them)."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def event_claim_ids(report: Report) -> tuple[str, ...]:
    """One id an event claim, in the order of `report.reading.events`."""
    return _ids(report, "event", (_event_key(claim) for claim in report.reading.events))


def control_claim_ids(report: Report) -> tuple[str, ...]:
    """One id a control claim, in the order of `report.reading.control`."""
    return _ids(report, "control", (_control_key(claim) for claim in report.reading.control))


def _event_key(claim: EventClaim) -> Key:
    place = _pair(claim.place.span) if claim.place else None
    return (claim.sub_event_type, _pair(claim.trigger), place, _pair(claim.date.span))


def _control_key(claim: ControlClaim) -> Key:
    holder = _pair(claim.holder.span) if claim.holder else None
    return (claim.kind, _pair(claim.trigger), _pair(claim.place.span), holder, _pair(claim.date.span))


def _ids(report: Report, kind: str, keys: Iterable[Key]) -> tuple[str, ...]:
    seen: Counter[Key] = Counter()
    ids = []
    for key in keys:
        ids.append(content_id(kind, report.id, report.sha256, *key, seen[key]))
        seen[key] += 1
    return tuple(ids)


def _pair(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None
