"""Who held each place on each day: spans with a probability, the reports and the independent sources they rest on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from marsad.control import constants as c
from marsad.control.containment import quarters_of, regions_of
from marsad.control.evidence import evidence_of
from marsad.control.runs import Run, runs
from marsad.control.smoother import smooth
from marsad.control.statements import CONTESTED, Statement, Voices, statements
from marsad.model import Basis, ControlSpan, ControlTelling, PartNote, Place, Source, Telling, Timeline

COUNTRY = "A.PCL"
"""Nobody is said to hold a country as one holds a town: what reads so is about its army or its government."""


def control_timeline(
    tellings: Iterable[Telling],
    voices: Voices,
    until: date | None = None,
    parts: Mapping[str, str] | None = None,
    since: date | None = None,
) -> tuple[Timeline, ...]:
    """The timelines of all places of which somebody says who holds them, by name.

    `voices` is the `book` of `link_events`; `until` the last day asked for, else the newest publication day, and `since` the
    first (with both the same it answers who held what on one day); `parts` maps the id of a
    quarter to that of its town (found by the gazetteer's kinds of place when None): what is said of all of the town holds for its
    quarters, and a quarter informs its town; what is said of a whole region holds for its towns.
    """
    every = sorted((voices.settled(t) for t in tellings), key=lambda t: t.id)
    printed = {t.carrier.report: t.carrier.published.toordinal() for t in every if t.carrier.published}
    last = until.toordinal() if until else max(printed.values(), default=None)
    if last is None:
        return ()
    places, found = _by_place(every, voices)
    for quarter, town in (quarters_of(places.values()) if parts is None else parts).items():
        _inform(found, quarter, town)
    for region, towns in regions_of(places.values()).items():
        for town in towns:
            _lend_down(found, region, town)
    days = (since.toordinal() if since else 0, last)
    made = [Timeline(places[key], _spans(said, printed, days, voices)) for key, said in found.items() if key in places]
    return tuple(sorted((t for t in made if t.spans), key=lambda t: (t.place.name, t.place.id)))


def _by_place(every: Sequence[Telling], voices: Voices) -> tuple[dict[str, Place], dict[str, list[Statement]]]:
    told: dict[str, list[Telling]] = defaultdict(list)
    places: dict[str, Place] = {}
    for telling in every:
        if telling.place is not None and not telling.place.feature.startswith(COUNTRY):
            key = voices.place_key(telling.place)
            told[key].append(telling)
            if key not in places or telling.place.id == key:
                places[key] = telling.place
    found = {key: statements(ts, voices) for key, ts in told.items()}
    return places, {key: said for key, said in found.items() if any(not s.inferred for s in said)}


def _inform(found: dict[str, list[Statement]], quarter: str, town: str) -> None:
    """Let a town and its quarter inform one another."""
    up = [_lent(s, c.TAKEN_QUARTER if s.previous else c.QUARTER) for s in found.get(quarter, []) if _of_quarter(s)]
    _lend_down(found, town, quarter)
    if town in found:
        found[town] = sorted([*found[town], *up], key=_when)


def _lend_down(found: dict[str, list[Statement]], whole: str, part: str) -> None:
    """What is told of all of a place holds for a place in it of which somebody speaks."""
    if part in found:
        found[part] = sorted([*found[part], *(_lent(s, s.row) for s in found.get(whole, []) if s.whole and _all(s))], key=_when)


def _of_quarter(s: Statement) -> bool:
    return (s.whole or s.row is c.SPLIT) and not s.vague


def _all(statement: Statement) -> bool:
    return any(isinstance(t, ControlTelling) and t.extent == "all" for t in statement.tellings)


def _lent(s: Statement, row: c.Row) -> Statement:
    """A statement of one place as evidence for another; of a quarter it says less than of all of a town."""
    weight, down = c.FROM_WHOLE * min(1.5, s.weight), row is s.row
    return replace(
        s, row=row, previous=s.previous if down else "", weight=weight, moves=s.moves and row is not c.QUARTER, whole=down, besieger=None
    )


def _when(s: Statement) -> tuple[int, int, str, str]:
    return (s.first, s.last, s.holder, s.tellings[0].id)


def _spans(said: list[Statement], printed: dict[str, int], days: tuple[int, int], voices: Voices) -> tuple[ControlSpan, ...]:
    spoken = min(s.first - (1 if s.previous and s.moves else 0) for s in said if not s.inferred)
    belief = smooth(evidence_of(said, printed), days[1])
    lost = {voices.party(t.previous): t.previous for s in said for t in s.tellings if isinstance(t, ControlTelling) and t.previous}
    told = Counter((s.holder, s.name) for s in said)
    names = lost | {holder: name for (holder, name), _ in reversed(told.most_common())}
    return tuple(_span(run, said, names, voices) for run in runs(belief, max(spoken, days[0]), days[1]))


def _span(run: Run, said: Sequence[Statement], names: Mapping[str, str], voices: Voices) -> ControlSpan:
    about = _behind(said, run.first, run.last, run.state)
    tellings = sorted({t.id: t for s in about for t in s.tellings}.values(), key=lambda t: t.id)
    sources = voices.independent(tellings)
    contested = run.state == CONTESTED
    return ControlSpan(
        holder=None if contested else names.get(run.state, run.state),
        contested=contested,
        first=date.fromordinal(run.first),
        last=date.fromordinal(run.last),
        p=round(run.p, 4),
        basis="contested" if contested else _basis(about, sources),
        tellings=tuple(t.id for t in tellings),
        reports=tuple(sorted({t.carrier.report for t in tellings})),
        sources=sources,
        parts=_parts(said, run.first, run.last),
        besieger=next((s.besieger for s in said if s.besieger and s.first <= run.last and s.last >= run.first), None),
    )


def _behind(said: Sequence[Statement], first: int, last: int, state: str) -> list[Statement]:
    """The statements that a span rests on: those of its days that agree with it, else the last that did before."""
    if state == CONTESTED:
        told = [s for s in said if s.first <= last and s.last >= first]
    else:
        told = [s for s in said if not s.inferred and s.holder == state and s.first <= last and s.last >= first - 1]
    before = [s for s in said if s.last < first and not s.inferred]
    return told or before[-1:] or list(said[:1])


def _basis(about: Sequence[Statement], sources: Sequence[Source]) -> Basis:
    """Assessed where two independent sources of more than one side agree or a party speaks against itself; else claimed."""
    against = any(s.weight >= c.AGAINST for s in about if len(s.sources) == 1)
    several = len(sources) >= 2 and (len({s.side for s in sources}) >= 2 or all(s.side is None for s in sources))
    return "assessed" if several or against else "claimed"


def _parts(said: Sequence[Statement], first: int, last: int) -> tuple[PartNote, ...]:
    notes = [
        PartNote(t.part, t.holder, t.id)
        for s in said
        if s.first <= last and s.last >= first
        for t in s.tellings
        if isinstance(t, ControlTelling) and t.part
    ]
    return tuple(sorted(notes, key=lambda n: (n.part, n.telling)))
