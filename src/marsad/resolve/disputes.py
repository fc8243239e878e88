"""A taking that another speaker of the report contradicts by what he says of the place: others hold it, or it is not all taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model import Attribution, ControlClaim, EventClaim
from marsad.resolve.same import names_of, same_place

RIVAL = "status:rival account"
_TAKINGS = frozenset({"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"})
_REACH = 2
"""Days after a taking for which a state told by somebody else speaks against it."""


def with_rival_accounts(events: Sequence[EventClaim], control: Sequence[ControlClaim]) -> list[EventClaim]:
    """The events of a report; takings that its control statements dispute are disputed. Both come resolved and settled."""
    return [_settled(event, control) if event.sub_event_type in _TAKINGS else event for event in events]


def _settled(event: EventClaim, control: Sequence[ControlClaim]) -> EventClaim:
    if event.status != "asserted":
        return event
    own = next((c for c in control if c.trigger.touches(event.trigger) and c.kind in ("gained", "lost")), None)
    disputed = own is not None and own.status == "disputed"
    if disputed or any(_contradicts(c, event, own) for c in control):
        return replace(event, status="disputed", rules=(*event.rules, RIVAL))
    return event


def _contradicts(state: ControlClaim, event: EventClaim, own: ControlClaim | None) -> bool:
    """Whether a state of the place, told by somebody else for the days of the taking, cannot be true together with it."""
    if state is own or not same_place(state.place, event.place) or not _of_those_days(state, event):
        return False
    if not _other_voice(state.attribution, event.attribution):
        return False
    whole = own is not None and own.extent == "all"
    if state.kind == "contested":
        return whole
    takers = names_of([*event.side_a, *([own.holder] if own is not None and own.kind == "gained" and own.holder is not None else [])])
    if state.kind != "held" or state.holder is None or state.holder.actor is None or not takers:
        return False
    if state.holder.actor.name in takers:
        return whole and state.extent in ("most", "part")
    return state.extent in ("all", "most", "unspecified")


def _of_those_days(state: ControlClaim, event: EventClaim) -> bool:
    taken, told = event.date.interval.start, state.date.interval.start
    return taken is not None and told is not None and 0 <= (told - taken).days <= _REACH


def _other_voice(a: Attribution | None, b: Attribution | None) -> bool:
    """Whether two statements have named speakers, none of them of both."""
    if a is None or b is None or not a.chain or not b.chain:
        return False
    sides = {s.side for s in a.chain if s.side} & {s.side for s in b.chain if s.side}
    return not sides and not {s.name for s in a.chain} & {s.name for s in b.chain}
