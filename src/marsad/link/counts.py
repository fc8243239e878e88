"""Other counts of an event's dead that its report gives, each by a speaker of its own ("the army put the number killed at 120")."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from marsad.model import Attribution, EventClaim, Quantity, Reading, Span

REACH = 400
"""A count that no event took up is of the last event whose dead were told so many code points before it, or less."""
_NESTED = 12
"""So many statements that begin before a count are looked at for the one that holds it."""


def other_counts(reading: Reading) -> dict[int, list[tuple[Quantity, Attribution]]]:
    """By position of the event in the reading: counts of its dead that somebody else gives than who tells it, in order of text.

    Only beside a count by who tells it: a number that stands alone is the event's own, whoever says it.
    """
    statements = sorted((a for a in reading.attributions if a.chain), key=lambda a: a.content)
    events = _Events(reading.events)
    found: dict[int, list[tuple[Quantity, Attribution]]] = defaultdict(list)
    own: set[int] = set()
    for quantity in sorted((q for q in reading.quantities if _of_dead(q)), key=lambda q: q.span):
        said = _said_by(quantity.span, statements)
        at = events.of(quantity.span)
        if at is None:
            continue
        if _speaker(said) == _speaker(reading.events[at].attribution):
            own.add(at)
        elif said is not None:
            found[at].append((quantity, said))
    return {at: counts for at, counts in found.items() if at in own}


def _of_dead(quantity: Quantity) -> bool:
    return quantity.of == "killed" and (quantity.range.min is not None or quantity.range.max is not None)


def _said_by(span: Span, statements: Sequence[Attribution]) -> Attribution | None:
    """The narrowest statement by somebody named that holds a count; `statements` in order of text."""
    end = bisect_right(statements, span.start, key=lambda a: a.content.start)
    holding = [a for a in statements[max(0, end - _NESTED) : end] if a.content.holds(span)]
    return min(holding, key=lambda a: len(a.content), default=None)


def _speaker(said: Attribution | None) -> str:
    return said.chain[0].name if said and said.chain else ""


class _Events:
    """The events of a report, found by the counts of their dead."""

    def __init__(self, events: Sequence[EventClaim]) -> None:
        self._by_count = {span: at for at, e in enumerate(events) for span in e.fatalities.spans}
        self._told = sorted((span.end, at) for span, at in self._by_count.items() if events[at].fatalities.total.min is not None)
        self._triggers = sorted(e.trigger.start for e in events)

    def of(self, span: Span) -> int | None:
        """The event that took a count up, else the last one before it whose dead are told, where nothing else happens between."""
        if span in self._by_count:
            return self._by_count[span]
        before = bisect_right(self._told, (span.start, -1))
        if not before or span.start - self._told[before - 1][0] > REACH:
            return None
        end, at = self._told[before - 1]
        between = bisect_right(self._triggers, span.end) - bisect_right(self._triggers, end)
        return None if between else at
