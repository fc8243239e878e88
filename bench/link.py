"""Speed and quality of linking and control at size, on made storylines whose truth is known.

    python bench/link.py [CLAIMS ...]      default 10000 30000 100000; prints CPU seconds, peak memory, growth exponent and F1

Each made war has towns on a grid, sides, outlets, agencies and events; each event is told by one to eight reports, some of them copies.
"""

from __future__ import annotations

import math
import random
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.control import control_timeline
from marsad.link import find_copies, link_events
from marsad.model import Carrier, ControlTelling, DateInterval, EventTelling, Place, Range, ReportText, Telling, Voice

TYPES = (
    "Armed clash",
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Attack",
    "Remote explosive/landmine/IED",
    "Abduction/forced disappearance",
)
WORDS = (
    "convoy market bridge school depot checkpoint hill road patrol village crossing column quarter mosque station farm well camp".split()
)
PROSE = tuple(f"{a}{b}{c}" for a in "ka lo mi ne pu ra si to va zo".split() for b in WORDS for c in "an el is or un".split())
SIDES = tuple(f"Front {chr(65 + n)}" for n in range(12))
START = date(2020, 1, 1)


@dataclass(frozen=True)
class Made:
    """Made tellings, the texts of their reports, and the true event of each event telling."""

    tellings: tuple[Telling, ...]
    texts: tuple[ReportText, ...]
    truth: dict[str, int]


def make(claims: int, seed: int = 1) -> Made:
    """About `claims` tellings of wars whose number grows with them, so that a town has the same load at every size."""
    rng = random.Random(seed)
    towns = [_town(n) for n in range(max(20, claims // 60))]
    told: list[Telling] = []
    texts: list[ReportText] = []
    truth: dict[str, int] = {}
    event = 0
    while len(told) < claims:
        event += 1
        base = _event(rng, rng.choice(towns), event)
        for copy in range(rng.choice((1, 1, 1, 2, 3, 5, 8))):
            telling, text = _telling(rng, base, f"r{len(texts)}", copy)
            told.append(telling)
            texts.append(text)
            truth[telling.id] = event
            if rng.random() < 0.15:
                told.append(_control(rng, telling, base))
    return Made(tuple(told), tuple(texts), truth)


def _town(number: int) -> Place:
    return Place(f"made:{number}", f"Town {number}", "XX", lat=round(0.3 * (number // 100), 3), lon=round(0.3 * (number % 100), 3))


@dataclass(frozen=True)
class _Base:
    kind: str
    place: Place
    day: date
    a: str
    b: str
    dead: int
    words: tuple[str, ...]


def _event(rng: random.Random, place: Place, number: int) -> _Base:
    a, b = rng.sample(SIDES, 2)
    words = (*rng.choices(WORDS, k=6), f"unit{number}")
    return _Base(rng.choice(TYPES), place, START + timedelta(days=rng.randrange(1500)), a, b, rng.randrange(40), words)


def _telling(rng: random.Random, base: _Base, report: str, copy: int) -> tuple[EventTelling, ReportText]:
    off = rng.choice((0, 0, 0, 0, 0, 1)) if copy else 0
    day = base.day + timedelta(days=off)
    dead = max(0, base.dead + rng.choice((0, 0, 0, 1, -1, 3)))
    outlet = f"Outlet {rng.randrange(400)}"
    quote = f"{base.a} hit {' '.join(rng.sample(base.words, 5))} in {base.place.name}, killing {dead}"
    carrier = Carrier(report, day + timedelta(days=1), outlet)
    voices = () if rng.random() < 0.5 else (Voice(f"Monitor {rng.randrange(30)}"),)
    sides = (base.a,) if rng.random() < 0.9 else ()
    telling = EventTelling(
        f"{report}e", carrier, base.kind, quote, side_a=sides, side_b=(base.b,), place=base.place, when=DateInterval.days(day, day),
        fatalities=Range(dead, dead), voices=voices,
    )  # fmt: skip
    body = f"{quote}.\n\n" + " ".join(rng.choices(PROSE, k=60))
    return telling, ReportText(report, body, None, carrier.published, outlet)


def _control(rng: random.Random, telling: EventTelling, base: _Base) -> ControlTelling:
    kind = rng.choice(("gained", "held", "contested"))
    holder = None if kind == "contested" else base.a
    return ControlTelling(
        telling.id + "c", telling.carrier, kind, "all", base.place, telling.quote, holder=holder, when=telling.when, voices=telling.voices
    )  # fmt: skip


def quality(made: Made, groups: Sequence[Sequence[str]]) -> float:
    """Pairwise F1 of the events, counted through the sizes of overlaps."""
    gold: dict[int, int] = {}
    both: dict[tuple[int, int], int] = {}
    got = [0] * len(groups)
    for n, group in enumerate(groups):
        for telling in group:
            event = made.truth[telling]
            gold[event] = gold.get(event, 0) + 1
            both[event, n] = both.get((event, n), 0) + 1
            got[n] += 1
    pairs = [sum(math.comb(v, 2) for v in values) for values in (both.values(), got, gold.values())]
    return 2 * pairs[0] / (pairs[1] + pairs[2])


def run(claims: int) -> float:
    """Link and time `claims` made tellings; print a line; return the seconds of linking."""
    made = make(claims)
    begin = time.process_time()
    copies = find_copies(made.texts)
    middle = time.process_time()
    linked = link_events(made.tellings, copies)
    end = time.process_time()
    lines = control_timeline(made.tellings, linked.book)
    last = time.process_time()
    one = control_timeline(made.tellings, linked.book, until=START + timedelta(days=800), since=START + timedelta(days=800))
    day = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(made.tellings):>7} claims: copies {middle - begin:.1f} s, link {end - middle:.1f} s, {len(linked.events)} events", end=", "
    )
    print(f"F1 {quality(made, [e.tellings for e in linked.events]):.3f}, control {last - end:.1f} s of {len(lines)} places", end=", ")
    print(f"one day {day - last:.1f} s of {len(one)}, {memory:.0f} MB")
    return end - middle


def main() -> int:
    """Run all sizes and print the growth exponent between the smallest and the largest."""
    sizes = [int(a) for a in sys.argv[1:]] or [10_000, 30_000, 100_000]
    times = [run(n) for n in sizes]
    if len(sizes) > 1:
        print(f"growth exponent {math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0]):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
