"""From ACLED's sub-event types to event type, disorder type, PLOVER, CAMEO and UCDP's type of violence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from marsad.errors import UsageError
from marsad.model.actor import ActorMention
from marsad.model.claim import EventClaim
from marsad.model.codes import Codes, UcdpType
from marsad.vocab.data_files import load_topic

STATE_KINDS = frozenset({1, 8})
"""ACLED's inter codes that UCDP reads as states: state forces, and external forces, which are another state's."""
ORGANISED_KINDS = frozenset({1, 2, 3, 4, 8})
UNARMED_KINDS = frozenset({5, 6, 7})


@dataclass(frozen=True, slots=True)
class _Row:
    codes: Codes
    ucdp: str


def sub_event_types() -> tuple[str, ...]:
    """ACLED's 25 sub-event types in the order of the codebook."""
    return tuple(_table())


def event_types() -> tuple[str, ...]:
    """ACLED's six event types in the order of the codebook."""
    return tuple(dict.fromkeys(row.codes.event_type for row in _table().values()))


def event_type_of(sub_event_type: str) -> str:
    """The event type above a sub-event type; UsageError for a name that is none of the 25."""
    return _row(sub_event_type).codes.event_type


def codes_of(claim: EventClaim) -> Codes:
    """All codes of a claim; UCDP's type follows from the kinds of the parties."""
    kinds_a, kinds_b = _kinds(claim.side_a), _kinds(claim.side_b)
    return codes_for(claim.sub_event_type, kinds_a, kinds_b)


def codes_for(sub_event_type: str, kinds_a: Iterable[int], kinds_b: Iterable[int]) -> Codes:
    """All codes of a sub-event type between parties of these kinds (ACLED's inter codes, only the known ones)."""
    row = _row(sub_event_type)
    codes, ucdp = row.codes, _ucdp(row.ucdp, frozenset(kinds_a), frozenset(kinds_b))
    return Codes(codes.event_type, codes.disorder_type, codes.plover, codes.cameo, ucdp)


def _ucdp(rule: str, a: frozenset[int], b: frozenset[int]) -> UcdpType | None:
    """UCDP's type of violence; None where a party's kind is not known, or one is not organised."""
    if rule == "none" or not (a | b) & ORGANISED_KINDS:
        return None
    if rule == "one-sided" or (b and b <= UNARMED_KINDS):
        return 3
    if not (a & ORGANISED_KINDS and b & ORGANISED_KINDS):
        return None
    return 1 if (a | b) & STATE_KINDS else 2


def _kinds(mentions: tuple[ActorMention, ...]) -> frozenset[int]:
    return frozenset(m.actor.kind for m in mentions if m.actor and m.actor.kind)


def _row(sub_event_type: str) -> _Row:
    try:
        return _table()[sub_event_type]
    except KeyError:
        raise UsageError(f"{sub_event_type!r} is none of ACLED's sub-event types: {', '.join(_table())}.") from None


@cache
def _table() -> dict[str, _Row]:
    return {e["sub_event_type"]: _read_row(e) for e in load_topic("crosswalks")["sub_event_types"]}


def _read_row(entry: dict[str, str]) -> _Row:
    return _Row(Codes(entry["event_type"], entry["disorder_type"], entry["plover"], entry["cameo"]), entry["ucdp"])
