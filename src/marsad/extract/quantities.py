"""How many: counted groups of people with their fate, and the dead and injured of one event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, cast

from marsad.extract.cue_tokens import Lexed
from marsad.extract.quantity_counts import Count, find_counts
from marsad.model.claim import Fatalities, Quantity, Range
from marsad.model.span import Span
from marsad.vocab.phrases import Cues

Sides = tuple[Sequence[str], Sequence[str]]
_Fate = Literal["killed", "injured", "missing", "captured", "displaced", "other"]
_NEAR = 120
_SIDES = 6
_FATES = frozenset(("killed", "injured", "missing", "captured", "displaced"))


def find_quantities(text: str, spans: Sequence[Span], cues: Cues, dates: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The counted groups of people in the spans; `dates` are spans of date expressions, whose numbers count nobody."""
    return quantities_of(find_counts(Lexed(text), spans, cues, dates))


def quantities_of(counts: Iterable[Count]) -> tuple[Quantity, ...]:
    """Counts as the record shows them; echoes and undivided numbers are "other"."""
    return tuple(Quantity(c.span, c.text, c.range, cast(_Fate, c.of if c.of in _FATES else "other"), c.victims) for c in counts)


def read_casualties(
    counts: Sequence[Count], trigger: Span | None = None, others: Sequence[Span] = (), sides: Sides = ((), ())
) -> tuple[Fatalities, Range]:
    """The dead and the injured of one event.

    `counts` are those of the sentences that tell the event; `trigger` its word and `others` the triggers of further events in them: a
    count goes to the trigger that is its own cue, else to the nearest. `sides` are words for the attacking and the attacked side, by which
    the dead are divided. Ranges are empty where nothing is told.
    """
    own = [c for c in counts if trigger is None or _nearest(c, trigger, others) == trigger]
    own = [
        replace(c, past="") if c.past == "earlier" and trigger and trigger.start - c.cue.end < _NEAR > c.cue.start - trigger.end else c
        for c in own
    ]
    killed = _killed(_same_part(_once([c for c in own if c.of in ("killed", "neutralised", "echo")]), trigger))
    injured = _injured(own, killed)
    total = _total(killed) if killed or injured != Range(0, 0) else Range(0, 0)
    spared = [c for c in own if c.zero and not _nobody(c) and c.of in ("killed", "injured")]
    return _by_side([*killed, *(c for c in spared if c not in killed)], total, sides), injured


def _nearest(count: Count, trigger: Span, others: Sequence[Span]) -> Span:
    """The trigger that the count belongs to."""
    triggers = (trigger, *others)
    touching = [t for t in triggers if t.touches(count.cue)]
    return touching[0] if touching else min(triggers, key=lambda t: (max(t.start - count.span.end, count.span.start - t.end), t.start))


def _once(counts: list[Count]) -> list[Count]:
    """Counts without those that say the same of the same kind of people again, as a headline does."""
    kept: list[Count] = []
    told: dict[Range, list[Count]] = {}
    for count in counts:
        earlier = told.setdefault(count.range, [])
        if not any(k.cue != count.cue and _alike(k, count) for k in earlier):
            kept.append(count)
            earlier += [] if count.subset or len(earlier) > _SIDES else [count]
    return kept


def _alike(first: Count, second: Count) -> bool:
    return first.side == second.side or not first.side or not second.side


def _same_part(counts: list[Count], trigger: Span | None) -> list[Count]:
    """Of a sentence that tells deaths in several parts, those of the part nearest to the trigger; tolls and echoes stay."""
    told = [c for c in counts if not c.toll and c.of != "echo" and c.range != Range()]
    if trigger is None or not told:
        return counts
    near = min(told, key=lambda c: (max(trigger.start - c.cue.end, c.cue.start - trigger.end), c.cue.start))
    return [c for c in counts if c.toll or c.of == "echo" or c.sentence != near.sentence or c.part == near.part]


def _killed(counts: list[Count]) -> list[Count]:
    """The counts of dead that speak of the event: a newest total alone, nothing of the war, a part where only its whole is of the war."""
    if all(c.past for c in counts if not c.subset):
        return [c for c in counts if c.subset]
    present = [c for c in counts if not c.past]
    tolls = [c for c in present if c.toll]
    return [c for c in tolls if c.cue == tolls[-1].cue] if tolls else present


def _total(counts: list[Count]) -> Range:
    """The sum of what stands side by side; the span from lowest to highest of what different speakers say."""
    whole = [c for c in counts if not c.subset] or counts
    tellings = _tellings(whole)
    sums = [_sum(t) for t in tellings]
    if not sums:
        return Range()
    lows, highs = [s.min for s in sums if s.min is not None], [s.max for s in sums if s.max is not None]
    open_ended = any(s.max is None for s in sums)
    return Range(min(lows) if lows else None, None if open_ended else max(highs))


def _tellings(counts: list[Count]) -> list[list[Count]]:
    """Counts by who tells them: sentences with speakers of their own are tellings of the same dead, all else is one."""
    certain = [c for c in counts if not c.zero or _nobody(c)]
    counts = certain if any(c.range.max != 0 for c in certain) else counts
    echoes = [c for c in counts if c.of == "echo"]
    rest = [c for c in counts if c.of != "echo"]
    speaking = sorted({c.sentence for c in rest if c.says and not c.added})
    if len(speaking) < 2 or any(c.added for c in rest):
        return [t for t in (rest, *([e] for e in echoes)) if t and rest]
    by_sentence: dict[int, list[Count]] = {s: [] for s in speaking}
    for count in rest:
        by_sentence.get(count.sentence, []).append(count)
    return [*by_sentence.values(), *([e] for e in echoes)]


def _sum(counts: list[Count]) -> Range:
    """Disjoint groups added up; feared deaths raise the upper end only, an addition without a total leaves it open."""
    stated = [c for c in counts if c.range != Range()]
    if not stated:
        return Range()
    sure = [c for c in stated if not c.feared and c.of != "neutralised"]
    low = sum(c.range.min or 0 for c in sure) if any(c.range.min is not None for c in sure) else None
    rising = all(c.added for c in sure) and bool(sure)
    open_ended = rising or any(c.range.max is None for c in stated) or len(stated) < len(counts)
    return Range(low, None if open_ended else sum(c.range.max or 0 for c in stated))


def _injured(own: list[Count], killed: list[Count]) -> Range:
    injured = [c for c in own if c.of == "injured" and not c.past and not c.subset and (not c.zero or _nobody(c))]
    if injured:
        return _sum([replace(c, added=False) for c in injured if not c.zero] or injured)
    return Range(0, 0) if killed and all(_nobody(c) and not c.span.holds(c.cue) for c in killed) else Range()


def _nobody(count: Count) -> bool:
    """ "nobody", "not a single person", but not "no soldier"."""
    return count.zero and count.side in ("people", "")


def _by_side(counts: list[Count], total: Range, sides: Sides) -> Fatalities:
    parts: dict[str, int] = {}
    for count in counts:
        side = _side(count, sides)
        if side and count.range.min is not None and (count.of == "killed" or count.zero):
            parts[side] = parts.get(side, 0) + count.range.min
    known = sum(parts.values())
    unknown = total.min - known if total.min is not None and parts and total.min > known else None
    spans = tuple(c.span for c in counts)
    return Fatalities(total, parts.get("a"), parts.get("b"), parts.get("civilians"), unknown, spans)


def _side(count: Count, sides: Sides) -> str:
    """a, b or civilians by the words of the sides, then by the class of the victims' noun; "" when open."""
    words = {w.lower() for w in count.text.split()}
    for name, told in zip(("a", "b"), sides, strict=True):
        if any(words & {x.lower() for x in t.split()} for t in told):
            return "civilians" if count.side == "civilian" else name
    return {"civilian": "civilians", "state": "b", "armed": "b", "attacker": "a", "former": "a", "latter": "b"}.get(count.side, "")
