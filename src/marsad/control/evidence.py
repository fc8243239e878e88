"""From statements to evidence by day: log-likelihoods of each state, and how likely a change is on that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from marsad.control import constants as c
from marsad.control.statements import CONTESTED, NOBODY, Statement


@dataclass(slots=True)
class Evidence:
    """All that is known about one place, by day ordinal. `states` ends with contested and nobody."""

    states: tuple[str, ...]
    likelihood: dict[int, list[float]] = field(default_factory=dict)
    moves: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    aims: dict[int, dict[str, float]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))
    covered: list[tuple[int, int]] = field(default_factory=list)
    spoken_for: list[tuple[int, int]] = field(default_factory=list)

    def add(self, day: int, row: c.Row, holder: str, weight: float) -> None:
        """Count a statement about `holder` on a day."""
        line = self.likelihood.setdefault(day, [0.0] * len(self.states))
        for n, state in enumerate(self.states):
            line[n] += weight * row[_column(state, holder)]


_WHOLE = (c.FULL, c.HELD, c.HELD_ALL, c.MOST)


def _column(state: str, holder: str) -> int:
    if state == CONTESTED:
        return 1
    if state == NOBODY:
        return 3
    return 0 if state == holder else 2


def evidence_of(found: Sequence[Statement], printed: dict[str, int]) -> Evidence:
    """Evidence from the statements of one place; `printed` maps a report to the ordinal of its publication day."""
    holders = sorted({s.holder for s in found} | {s.previous for s in found if s.previous} - {""})
    states = (*(h for h in holders if h not in (CONTESTED, NOBODY)), CONTESTED, NOBODY)
    evidence = Evidence(states)
    found = _sharpest(found)
    for statement in found:
        _count(evidence, statement)
    for statement, day in _standing(found, printed):
        evidence.add(day, c.HELD, statement.holder, c.PERSISTS * min(1.0, statement.weight))
        evidence.covered.append((statement.last, day))
        evidence.spoken_for.append((statement.last, day))
    for day, weight in _quarrels(found).items():
        evidence.add(day, c.SPLIT, CONTESTED, weight)
    return evidence


def _quarrels(found: Sequence[Statement]) -> dict[int, float]:
    """Days for which statements of one day name two holders of all or most of the place, with the weight that gives to contested."""
    named: dict[int, list[Statement]] = defaultdict(list)
    for s in found:
        if s.first == s.last and not s.vague and s.row in _WHOLE and s.holder != CONTESTED:
            named[s.first].append(s)
    quarrels = {day: said for day, said in named.items() if len({s.holder for s in said}) > 1}
    return {day: c.QUARREL if any(x.side is None for s in said for x in s.sources) else c.PARTIES_ONLY for day, said in quarrels.items()}


def _sharpest(found: Sequence[Statement]) -> list[Statement]:
    """Gains told of a stretch of days give way to one told of a day in it; a fight that lasts until the day of a gain ends on its eve."""
    exact: dict[str, list[int]] = defaultdict(list)
    for s in found:
        if _gain(s) and s.last - s.first <= 2:
            exact[s.holder].append(s.last)
    settled = {s.last for s in found if _gain(s) and s.first == s.last and s.whole}
    kept = [s for s in found if not (_gain(s) and s.last - s.first > 2 and any(s.first - 1 <= d <= s.last + 1 for d in exact[s.holder]))]
    return [replace(s, last=s.last - 1) if s.holder == CONTESTED and s.first < s.last and s.last in settled else s for s in kept]


def _gain(s: Statement) -> bool:
    return s.moves and not s.inferred and s.holder != CONTESTED and s.row[0] == 0.0


def _count(evidence: Evidence, s: Statement) -> None:
    if s.moves:
        _move(evidence, s)
    gained = s.moves and not s.inferred and s.holder != CONTESTED and s.row in (c.FULL, c.MOST)
    days = [s.last] if gained else _ends(s) if s.vague else _days(s.first, s.last)
    for day in days:
        evidence.add(day, s.row, s.holder, s.weight * _strength(s, day, gained))
    if gained and not s.vague:
        evidence.add(s.first - 1, c.BEFORE, s.holder, min(1.0, s.weight))
        if s.previous:
            evidence.add(s.first - 1, c.EVE, s.previous, min(1.0, s.weight))
    if not s.inferred:
        evidence.covered.append((s.first, s.last))


def _ends(s: Statement) -> list[int]:
    """The last day of a stretch known to the month or year; of a state told to last since one also the last day of that month or year."""
    start = date.fromordinal(s.first)
    following = (
        start.replace(year=start.year + 1, month=1, day=1)
        if s.tellings[0].when.precision == "year"
        else (start.replace(day=1) + timedelta(32)).replace(day=1)
    )
    since = following.toordinal() - 1
    return [since, s.last] if not s.moves and since < s.last else [s.last]


def _days(first: int, last: int) -> list[int]:
    """Every day of a short stretch; of a long one every tenth and the last."""
    return list(range(first, last + 1)) if last - first <= 60 else [*range(first, last, 10), last]


def _strength(s: Statement, day: int, gained: bool) -> float:
    if s.vague:
        return c.VAGUE_END
    if gained or s.first == s.last:
        return 1.0
    return 1.0 if s.last - s.first <= 2 and s.holder != CONTESTED else c.LONG if s.last - s.first > 2 else 0.6


def _move(evidence: Evidence, s: Statement) -> None:
    """A change told of some days makes a change on them likely, towards the one who gained."""
    share = 1.0 if s.vague else 1.0 / (s.last - s.first + 1)
    for day in [s.last] if s.vague else range(max(s.first, s.last - 60), s.last + 1):
        size = c.STIRRED if s.inferred else c.SPLITTING if s.holder == CONTESTED else c.MOVED * s.weight
        evidence.moves[day] = min(c.MOST_MOVED, evidence.moves[day] + size * max(share, 0.25))
        if s.row[0] == 0.0 and not s.inferred:
            evidence.aims[day][s.holder] += s.weight


def _standing(found: Sequence[Statement], printed: dict[str, int]) -> list[tuple[Statement, int]]:
    """The last thing each report tells of the place, where that is a holder and lies before the day of print."""
    last: dict[str, list[Statement]] = defaultdict(list)
    for s in found:
        if s.inferred or s.holder == NOBODY:
            continue
        for report in {t.carrier.report for t in s.tellings}:
            if not last[report] or s.last > last[report][0].last:
                last[report] = [s]
            elif s.last == last[report][0].last:
                last[report].append(s)
    found_: dict[tuple[int, int], tuple[Statement, int]] = {}
    for report, ends in last.items():
        day = printed.get(report)
        if day is not None and ends[0].last < day and all(s.whole and s.holder == ends[0].holder for s in ends):
            found_.setdefault((id(ends[0]), day), (ends[0], day))
    return list(found_.values())
