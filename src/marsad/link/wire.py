"""Inside groups of copies: which tellings are the agency's, and who speaks where one copy names the speaker and another does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.link.words import shingles, tokens
from marsad.model import CopyGroup, EventTelling, Telling, Voice

SAME, HALF = 0.6, 0.5
"""Share of a sentence's runs of words that make it another copy's sentence; the same to call it the agency's."""


@dataclass(frozen=True, slots=True)
class Wire:
    """`agency` maps a telling's id to whose text it stands in, `speakers` to the voices that another copy gives the sentence."""

    agency: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[str, tuple[Voice, ...]] = field(default_factory=dict)


def read_wires(tellings: Sequence[Telling], copies: Iterable[CopyGroup]) -> Wire:
    """What the copies of each text say of one another's tellings."""
    group_of = {report: group for group in copies for report in group.reports}
    by_group: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    agency: dict[str, str] = {}
    speakers: dict[str, tuple[Voice, ...]] = {}
    for telling in tellings:
        group = group_of.get(telling.carrier.report)
        if group:
            by_group[group.reports].append(telling)
        elif telling.carrier.agencies:
            agency[telling.id] = telling.carrier.agencies[0]
    for members, told in by_group.items():
        name = group_of[members[0]].agency or next((t.carrier.outlet for t in told if t.carrier.report == members[0]), None)
        pieces = {t.id: shingles(tokens(t.quote), 3) for t in told}
        agency |= {t.id: name for t in _shared(told, pieces, members[0]) if name}
        speakers |= _speakers(told, pieces)
    return Wire(agency, speakers)


def _shared(told: list[Telling], pieces: Mapping[str, frozenset[str]], original: str) -> list[Telling]:
    """The tellings of the oldest text, and those whose words another copy has too."""
    home: dict[str, set[str]] = defaultdict(set)
    for telling in told:
        for piece in pieces[telling.id]:
            home[piece].add(telling.carrier.report)

    def elsewhere(telling: Telling) -> bool:
        again = sum(1 for p in pieces[telling.id] if len(home[p]) > 1)
        return again >= HALF * len(pieces[telling.id])

    return [t for t in told if t.carrier.report == original or elsewhere(t)]


def _speakers(told: list[Telling], pieces: Mapping[str, frozenset[str]]) -> dict[str, tuple[Voice, ...]]:
    """For tellings without a speaker: those of the same sentence in another copy, where most of its words stand there."""
    spoken: dict[tuple[str, str], list[tuple[Voice, ...]]] = defaultdict(list)
    for telling in told:
        if telling.voices:
            for piece in pieces[telling.id]:
                spoken[_kind(telling), piece].append(telling.voices)
    found: dict[str, tuple[Voice, ...]] = {}
    for telling in told:
        if not telling.voices and pieces[telling.id]:
            votes = Counter(v for piece in pieces[telling.id] for v in set(spoken.get((_kind(telling), piece), ())))
            if votes:
                best, count = min(votes.items(), key=lambda kv: (-kv[1], str(kv[0])))
                if count >= SAME * len(pieces[telling.id]):
                    found[telling.id] = best
    return found


def _kind(telling: Telling) -> str:
    return telling.sub_event_type if isinstance(telling, EventTelling) else f"{telling.kind} {telling.holder}"
