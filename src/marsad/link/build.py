"""An event from the tellings of it: best values, sources, grade, flags."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.link.parties import VoiceBook, independent
from marsad.link.values import accepts, best_date, best_place, best_side, best_status, ranked, supports, toll
from marsad.model import Event, EventTelling, Grade, Link, Source, Support
from marsad.model.ids import content_id


def build_event(tellings: Sequence[EventTelling], links: Sequence[Link], book: VoiceBook) -> Event:
    """The event that `tellings` (not empty) are of. The id is a hash of its first telling, so that it stays when more join."""
    told = [t for t in tellings if t.status != "denied"] or list(tellings)
    sources = independent(tellings, book)
    types = ranked(told, lambda t: t.sub_event_type, book)
    side_a, a_support = best_side(told, lambda t: t.side_a, book)
    side_b, b_support = best_side(told, lambda t: t.side_b, book)
    ids = tuple(sorted(t.id for t in tellings))
    return Event(
        id=content_id("event", founder(tellings).id),
        sub_event_type=types[0][0],
        place=best_place(told, book),
        when=best_date(told, book),
        side_a=side_a,
        side_b=side_b,
        side_a_open=any(t.side_a_open for t in told),
        fatalities=toll(tellings),
        status=best_status(tellings),
        grade=grade(tellings, sources),
        admiralty=admiralty(tellings, sources),
        tellings=ids,
        reports=tuple(sorted({t.carrier.report for t in tellings})),
        sources=sources,
        denied_in=tuple(sorted({t.carrier.report for t in tellings if t.status == "denied"})),
        support=tuple(_support(told, book) + a_support + b_support),
        links=tuple(sorted(links, key=lambda k: (k.left, k.right))),
        also_told_as=tuple(t for t, _ in types[1:]),
        notes=tuple(f"chorus: {s.chorus} outlets that name nobody count as one" for s in sources if s.chorus),
    )


def founder(tellings: Sequence[EventTelling]) -> EventTelling:
    """The telling that was printed first."""
    return min(tellings, key=lambda t: (t.carrier.published or date.max, t.carrier.sort or "~", t.id))


def _support(told: Sequence[EventTelling], book: VoiceBook) -> list[Support]:
    days = ranked(told, lambda t: (t.when.start, t.when.last) if t.when.start else None, book)
    tolls = ranked(
        told, lambda t: (t.fatalities.min, t.fatalities.max) if t.fatalities.min is not None or t.fatalities.max is not None else None, book
    )
    return [
        *supports("sub_event_type", ranked(told, lambda t: t.sub_event_type, book)),
        *supports("place", ranked(told, lambda t: t.place.name if t.place else None, book)),
        *supports("date", [(f"{a} to {b}", ts) for (a, b), ts in days]),
        *supports("fatalities", [(f"{_number(a)} to {_number(b)}", ts) for (a, b), ts in tolls]),
    ]


def _number(value: int | None) -> str:
    return "?" if value is None else str(value)


def grade(tellings: Sequence[EventTelling], sources: Sequence[Source], contested: bool = False) -> Grade:
    """Airwars' words: Contested where accounts exclude one another, Confirmed where a belligerent accepts it, Fair from two sources."""
    if contested:
        return "Contested"
    if accepts(tellings):
        return "Confirmed"
    return "Fair" if len(sources) >= 2 else "Weak"


def admiralty(tellings: Sequence[EventTelling], sources: Sequence[Source], contested: bool = False) -> str:
    """Reliability of the best source, A-F, and credibility of what is told, 1-6, by rule and from the claims alone.

    Reliability: B a party against itself or three neutral voices, C a neutral voice, D a party about itself, F nobody to judge.
    Credibility: 1 three sources of two sides, 2 two sources, 3 one, 4 doubted by its teller, 5 contradicted, 6 cannot be judged.
    """
    neutral = sum(1 for s in sources if s.side is None)
    reliability = "F" if not sources else "B" if accepts(tellings) or neutral >= 3 else "C" if neutral else "D"
    return f"{reliability}{_credibility(tellings, sources, contested)}"


def _credibility(tellings: Sequence[EventTelling], sources: Sequence[Source], contested: bool) -> int:
    if not sources:
        return 6
    if contested or any(t.status in ("denied", "disputed") for t in tellings):
        return 5
    if all(t.status == "unconfirmed" for t in tellings):
        return 4
    if len(sources) >= 3 and len({s.side for s in sources}) >= 2:
        return 1
    return 2 if len(sources) >= 2 else 3
