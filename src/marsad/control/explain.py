"""The story of one place: each change, the sentences, who said so, what was contradicted, and what one new claim would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from marsad.control.containment import quarters_of, regions_of
from marsad.control.statements import Voices
from marsad.control.timeline import control_timeline
from marsad.model import (
    Carrier,
    Change,
    Contradiction,
    ControlSpan,
    ControlTelling,
    DateInterval,
    Explanation,
    Place,
    Position,
    Telling,
    Timeline,
    Tip,
    Voice,
)

NEUTRAL = "a neutral voice"


def explain_place(
    place: Place,
    tellings: Iterable[Telling],
    voices: Voices,
    contradictions: Iterable[Contradiction] = (),
    until: date | None = None,
    parts: Mapping[str, str] | None = None,
) -> Explanation:
    """The story of `place` from all tellings of the record; arguments as for `control_timeline`. No changes where nobody speaks of it."""
    every = list(tellings)
    end = until or max((t.carrier.published for t in every if t.carrier.published), default=None)
    near = _near(place, every, voices, parts)
    line = _line(voices.place_key(place), control_timeline(near, voices, end, parts))
    if line is None or end is None:
        return Explanation(place, (), ())
    about = [c for c in contradictions if c.place is not None and voices.place_key(c.place) == line.place.id]
    known = {t.id: t for t in near}
    changes = [_change(line, n, known, about, voices) for n in range(len(line.spans))]
    return Explanation(line.place, tuple(changes), _tips(line, near, voices, end, parts))


def _near(place: Place, tellings: Sequence[Telling], voices: Voices, parts: Mapping[str, str] | None) -> list[Telling]:
    """Tellings of the place and of all that lies in it or around it."""
    told = {voices.place_key(t.place): t.place for t in tellings if t.place is not None}
    key = voices.place_key(place)
    inside = dict(quarters_of(told.values()) if parts is None else parts)
    ids = {key, inside.get(key, key)} | {quarter for quarter, town in inside.items() if town == key}
    ids |= {region for region, towns in regions_of(told.values()).items() if ids & set(towns)}
    return [t for t in tellings if t.place is not None and voices.place_key(t.place) in ids]


def _line(key: str, lines: Iterable[Timeline]) -> Timeline | None:
    return next((line for line in lines if line.place.id == key), None)


def _change(line: Timeline, at: int, known: Mapping[str, Telling], about: Sequence[Contradiction], voices: Voices) -> Change:
    span = line.spans[at]
    said = [_position(known[i], voices) for i in span.tellings if i in known]
    during = [c for c in about if c.when.start and c.when.last and c.when.start <= span.last and c.when.last >= span.first]
    return Change(span, line.spans[at - 1] if at else None, tuple(sorted(said, key=lambda p: (p.report, p.telling))), tuple(during))


def _position(telling: Telling, voices: Voices) -> Position:
    source = ", ".join(dict.fromkeys(s.name for s in voices.voices(telling)))
    return Position(telling.id, telling.carrier.report, source, _value(telling), telling.quote)


def _value(telling: Telling) -> str:
    if isinstance(telling, ControlTelling):
        return " ".join(w for w in (telling.kind, telling.extent, telling.part, telling.holder and f"by {telling.holder}") if w)
    return telling.sub_event_type


def _tips(line: Timeline, tellings: Sequence[Telling], voices: Voices, end: date, parts: Mapping[str, str] | None) -> tuple[Tip, ...]:
    """What one neutral report of the last day would change, for each holder ever named and for "contested"."""
    named = sorted({s.holder for s in line.spans if s.holder})
    last = line.on(end)
    found = []
    for holder in [*named, None]:
        extra = _imagined(line.place, holder, end)
        then = _line(line.place.id, control_timeline([*tellings, extra], voices, end, parts, since=end))
        span = then.on(end) if then else None
        if span is not None and not _alike(span, last):
            found.append(Tip(extra.quote, span.holder, span.contested, span.p))
    return tuple(found)


def _imagined(place: Place, holder: str | None, day: date) -> ControlTelling:
    said = f"{holder} holds all of it" if holder else "both sides are inside"
    carrier = Carrier("one more report", day, NEUTRAL)
    when = DateInterval.days(day, day)
    voices = (Voice(NEUTRAL),)
    if holder is None:
        return ControlTelling("~", carrier, "contested", "unspecified", place, said, when=when, voices=voices)
    return ControlTelling("~", carrier, "held", "all", place, said, holder=holder, when=when, voices=voices)


def _alike(left: ControlSpan, right: ControlSpan | None) -> bool:
    return right is not None and (left.holder, left.contested) == (right.holder, right.contested)
