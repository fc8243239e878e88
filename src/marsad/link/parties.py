"""Who counts as one: organs of one state, a party and its channels, a monitor and its head, residents of one town."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from marsad.link.places import one_place
from marsad.link.wire import Wire, read_wires
from marsad.link.words import LinkWords, normal, tokens
from marsad.model import CopyGroup, EventTelling, Place, Said, Source, Telling, Voice

CHORUS = 5
"""From how many outlets with no other report, naming nobody and saying one thing, they count as one."""
UNNAMED = Voice("unnamed")
"""Who says what is "reportedly" so: nobody but the outlet."""
_ORGAN = re.compile(r"^(?:military|police|security|armed|air|naval) forces of (?:the )?|^government of (?:the )?")
_NOBODY = ("unidentified", "unknown")
_ARMED_GROUP = "unidentified armed group"
"""How the canonical name of an armed group without a name begins, in normal form."""


@lru_cache(maxsize=1 << 14)
def party(name: str) -> str:
    """The party behind a canonical actor name: all organs of a state are one ("state:iraq")."""
    plain = normal(name)
    bare = _ORGAN.sub("", plain)
    return f"state:{bare}" if bare != plain else plain


@lru_cache(maxsize=1 << 14)
def parties(names: tuple[str, ...]) -> frozenset[str]:
    """The parties named; unidentified ones name nobody."""
    return frozenset(party(n) for n in names if not normal(n).startswith(_NOBODY))


def is_named(actor: str) -> bool:
    """Whether an actor's name says who it is: no "Unidentified Armed Group", no common word ("forces")."""
    return not normal(actor).startswith(_NOBODY) and not actor[:1].islower()


@dataclass(frozen=True, slots=True)
class VoiceBook:
    """What tells voices apart: which reports are copies, which outlets have said anything else."""

    words: LinkWords
    wire: Wire = field(default_factory=Wire)
    """Whose text a telling stands in, and who speaks in it as another copy has it."""
    seen: Mapping[str, int] = field(default_factory=dict)
    """Outlet (normal form) -> number of its reports."""
    allies: frozenset[frozenset[str]] = frozenset()
    """Pairs of parties that some telling puts on one side."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Place id -> the id of the place it is one with."""
    read: Mapping[str, Telling] = field(default_factory=dict)
    """Telling id -> the telling as most copies of its text read it."""
    _known: dict[str, tuple[Said, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls, tellings: Sequence[Telling], copies: Iterable[CopyGroup], words: LinkWords, read: Mapping[str, Telling] | None = None
    ) -> VoiceBook:
        """From all tellings and the groups of copies among their reports."""
        reports = {t.carrier.report: t.carrier for t in tellings}
        seen: dict[str, int] = defaultdict(int)
        for carrier in reports.values():
            seen[normal(carrier.outlet or "")] += 1
        return cls(words, read_wires(tellings, copies), seen, _allies(tellings), one_place(t.place for t in tellings), read or {})

    def voices(self, telling: Telling) -> tuple[Said, ...]:
        """Who says it: the speakers named, else the agency or outlet itself."""
        known = self._known.get(telling.id)
        if known is None:
            speakers = telling.voices or self.wire.speakers.get(telling.id, ())
            known = tuple(self._named(v, telling) for v in speakers) if speakers else (self.house(telling),)
            self._known[telling.id] = known
        return known

    def independent(self, tellings: Sequence[Telling]) -> tuple[Source, ...]:
        """The independent sources of tellings of one thing."""
        return independent(tellings, self)

    def settled(self, telling: Telling) -> Telling:
        """The telling as most copies of its text read it."""
        return self.read.get(telling.id, telling)

    def named(self, actor: str) -> bool:
        """Whether an actor's name says who it is."""
        return is_named(actor)

    def armed_group(self, actor: str) -> bool:
        """Whether a name stands for an armed group that nobody tells the name of."""
        return normal(actor).startswith(_ARMED_GROUP)

    def state(self, party: str) -> bool:
        """Whether a party is a state."""
        return party.startswith("state:")

    def place_key(self, place: Place) -> str:
        """The id that stands for a place."""
        return self.places.get(place.id, place.id)

    def party(self, name: str) -> str:
        """The party behind an actor's name."""
        return party(name)

    def allied(self, left: str, right: str) -> bool:
        """Whether two parties are one or fight on one side."""
        return left == right or frozenset((left, right)) in self.allies

    def _named(self, voice: Voice, telling: Telling) -> Said:
        if voice == UNNAMED:
            return self.house(telling)
        name = voice.organisation or voice.name
        if voice.side:
            return Said(f"side:{party(voice.side)}", name, voice.side)
        house = self._institution(voice.organisation) or self._institution(voice.name)
        if house:
            return Said(f"name:{normal(house)}", house, None)
        told = set(tokens(name))
        if name[:1].islower() and (common := sorted(told & self.words.anonymous)):
            place = telling.place.name if telling.place else ""
            return Said(f"anonymous:{common[0]}:{normal(place)}", name, None)
        side = telling.carrier.side
        if name[:1].islower() and side:
            return Said(f"side:{party(side)}", name, side)
        return Said(f"name:{normal(name)}", name, None)

    def house(self, telling: Telling) -> Said:
        """The agency whose text it stands in, else the outlet that prints it, as a voice."""
        carrier = telling.carrier
        name = self.wire.agency.get(telling.id) or carrier.outlet or carrier.report
        if carrier.side and name == carrier.outlet:
            return Said(f"side:{party(carrier.side)}", name, carrier.side, True)
        house = self._institution(name)
        return Said(f"name:{normal(house or name)}", house or name, None, True)

    def _institution(self, name: str | None) -> str | None:
        """The institution whose word stands in a speaker's name."""
        if not name:
            return None
        plain = f" {normal(name)} "
        return next((house for word, house in self.words.institutions.items() if f" {word} " in plain), None)


def _allies(tellings: Sequence[Telling]) -> frozenset[frozenset[str]]:
    """Pairs of parties that stand on one side somewhere."""
    told = [t for t in tellings if isinstance(t, EventTelling)]
    sides = {s for t in told for s in ((frozenset() if t.side_a_open else parties(t.side_a)), parties(t.side_b))}
    return frozenset(frozenset((x, y)) for side in sides for x in side for y in side if x < y)


def independent(tellings: Sequence[Telling], book: VoiceBook) -> tuple[Source, ...]:
    """The independent sources of tellings of one thing, most reports first.

    Denials do not count; an outlet that restates in its own voice, as background or what it had from a named speaker before, counts only
    where nobody else tells it.
    """
    quoting = _quoting(tellings, book)
    fresh: dict[str, list[tuple[Said, str]]] = defaultdict(list)
    stale: dict[str, list[tuple[Said, str]]] = defaultdict(list)
    for telling in tellings:
        if telling.status == "denied":
            continue
        for said in book.voices(telling):
            old = said.own and isinstance(telling, EventTelling) and (telling.background or _restates(telling, said, quoting))
            (stale if old else fresh)[said.key].append((said, telling.carrier.report))
    return _sources(_folded(fresh or stale, book))


def _quoting(tellings: Sequence[Telling], book: VoiceBook) -> dict[str, date]:
    """Houses (outlets, agencies) with the first day on which they printed that somebody else said so."""
    found: dict[str, date] = {}
    for telling in tellings:
        if telling.carrier.published and telling.status != "denied" and not all(s.own for s in book.voices(telling)):
            key = book.house(telling).key
            found[key] = min(found.get(key, date.max), telling.carrier.published)
    return found


def _restates(telling: Telling, said: Said, quoting: Mapping[str, date]) -> bool:
    """Whether the house that speaks had it from somebody else when it first told it."""
    published = telling.carrier.published
    return published is not None and said.key in quoting and quoting[said.key] <= published


def _folded(heard: Mapping[str, list[tuple[Said, str]]], book: VoiceBook) -> dict[str, list[tuple[Said, str]]]:
    """Many unknown outlets that name nobody and say one thing are one voice."""
    alone = [k for k, said in heard.items() if all(s.own and not s.side and book.seen.get(normal(s.name), 1) <= 1 for s, _ in said)]
    if len(alone) < CHORUS:
        return dict(heard)
    rest = {k: v for k, v in heard.items() if k not in alone}
    return {**rest, f"chorus:{min(alone)}": [pair for key in sorted(alone) for pair in heard[key]]}


def _sources(heard: Mapping[str, list[tuple[Said, str]]]) -> tuple[Source, ...]:
    found = []
    for key in sorted(heard):
        said = heard[key]
        names: dict[str, int] = defaultdict(int)
        for one, _ in said:
            names[one.name] += 1
        name = min(names, key=lambda n: (-names[n], n))
        reports = tuple(sorted({report for _, report in said}))
        found.append(Source(name, said[0][0].side, reports, len(names) if key.startswith("chorus:") else 0))
    return tuple(sorted(found, key=lambda s: (-len(s.reports), s.name)))
