"""Whom a party fights in a report: told by claims that name both sides, or by there being no other armed party.

Where a claim names one side of a fight alone, the other is filled from here, and the rule says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.model import Actor, ActorMention, EventClaim
from marsad.resolve.side_types import TAKINGS, suiting_sides
from marsad.resolve.stance import CIVILIAN, fights_for_state, is_armed, is_rebel, is_state, is_unidentified
from marsad.vocab.actors import ActorLexicon

_FIGHTS = frozenset(
    {"Armed clash", "Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)
_PASSED_ON = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Chemical weapon"})
_STRIKES = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Suicide bomb", "Chemical weapon"})


class Camps:
    """Who fights whom, and who stands together, in one report."""

    def __init__(self, events: Sequence[EventClaim], mentions: Sequence[ActorMention], lexicon: ActorLexicon) -> None:
        self._lexicon = lexicon
        self._takers: dict[str, list[str]] = defaultdict(list)
        self._enemies: dict[str, Counter[str]] = defaultdict(Counter)
        self._friends: dict[str, set[str]] = defaultdict(set)
        self._armed: dict[str, list[ActorMention]] = defaultdict(list)
        for mention in mentions:
            if mention.actor is not None and is_armed(mention.actor):
                self._armed[mention.actor.name].append(mention)
        for event in events:
            self._learn(event)

    def _learn(self, event: EventClaim) -> None:
        sides = [[m.actor.name for m in side if m.actor and is_armed(m.actor)] for side in (event.side_a, event.side_b)]
        for name in sides[0] if not event.side_a_open else ():
            self._friends[name] |= set(sides[0]) - {name}
        if event.sub_event_type in TAKINGS and place_id(event):
            self._takers[place_id(event)] += sides[0]
        for name in sides[0]:
            for other in (o for o in dict.fromkeys(sides[1]) if o != name):
                self._enemies[name][other] += 1
                self._enemies[other][name] += 1

    def opponents(self, side: Sequence[ActorMention], country: str | None, before: int, place: str = "") -> tuple[ActorMention, ...]:
        """Whom `side` fights, as last mentioned before a position; () when it is not clear.

        `country` is that of the place, `place` its id: who else took it in this report comes before those fought elsewhere.
        """
        names = {m.actor.name for m in side if m.actor}
        friends = names.union(*(self._friends[n] for n in names)) if names else names
        known = self._enemies_of(names) or self._enemies_of(friends)
        here = [n for n in self._takers.get(place, ()) if n not in friends]
        ranked = [n for n, _ in known.most_common() if n not in friends]
        near = [n for n in ranked if any(m.actor and self._acts_in(m.actor, country) for m in self._armed.get(n, ()))]
        likely = self._with_allies(here or near) or self._other_camp(side, country, friends) or self._with_allies(ranked)
        return tuple(m for m in (self._mention(n, before) for n in likely) if m is not None)

    def _enemies_of(self, names: set[str]) -> Counter[str]:
        """Whom parties fight, counted; in one order, whatever the order of the names."""
        return sum((self._enemies[n] for n in sorted(names)), Counter())

    def _with_allies(self, enemies: Sequence[str]) -> list[str]:
        """The enemy met most, with those that the report puts beside it."""
        return [n for n in enemies if n == enemies[0] or n in self._friends[enemies[0]]][:2]

    def _other_camp(self, side: Sequence[ActorMention], country: str | None, friends: set[str]) -> list[str]:
        """Without a claim that says so: rebels fight the state of the place or other rebels, all others rebels; the party named most.
        Where no rebels are named, the state of the place fights the one foreign army."""
        others = {n: ms[0].actor for n, ms in self._armed.items() if n not in friends and ms[0].actor}
        others = {n: a for n, a in others.items() if not is_unidentified(a, self._lexicon)}
        rebels = [n for n, a in others.items() if is_rebel(a, self._lexicon) and self._acts_in(a, country)]
        if not any(m.actor and is_rebel(m.actor, self._lexicon) for m in side):
            return self._most_named(rebels) if rebels else self._other_army(side, country, others)
        home = [n for n, a in others.items() if fights_for_state(a, self._lexicon) and country in (None, a.country)]
        own = next((n for n in home if is_state(others[n], self._lexicon)), None)
        ranked = self._most_named([*rebels, *home])
        return [own] if own is not None and (not ranked or self._weight(ranked[0]) < 2 * self._weight(own)) else ranked

    def _other_army(self, side: Sequence[ActorMention], country: str | None, others: dict[str, Actor]) -> list[str]:
        """The army of the place for a foreign one, the only foreign one for that at home; backers and the backed do not fight."""
        armies = [n for n, a in others.items() if is_state(a, self._lexicon) and fights_for_state(a, self._lexicon)]
        at_home = any(m.actor and m.actor.country == country for m in side)
        wanted = [n for n in armies if (others[n].country == country) != at_home and not self._backed(others[n], side)]
        return wanted if country is not None and len(wanted) == 1 else []

    def _backed(self, actor: Actor, side: Sequence[ActorMention]) -> bool:
        """Whether a state backs one of the side, or the other way round."""
        pairs = [(actor.country, m.actor.country) for m in side if m.actor]
        states = self._lexicon.states
        return any(b in states[a].backers for x, y in pairs for a, b in ((x, y), (y, x)) if a in states and b is not None)

    def _most_named(self, names: Sequence[str]) -> list[str]:
        """The one name, or the one borne clearly more often than the next."""
        ranked = sorted(names, key=lambda n: -self._weight(n))
        clear = len(ranked) == 1 or (len(ranked) > 1 and self._weight(ranked[0]) >= 1.5 * self._weight(ranked[1]))
        return ranked[:1] if clear else []

    def _weight(self, name: str) -> int:
        """How often a party is named: names and states count twice, an army once more."""
        mentions = self._armed[name]
        army = any(m.actor and fights_for_state(m.actor, self._lexicon) and is_state(m.actor, self._lexicon) for m in mentions[:1])
        return sum(2 if m.rule.startswith(("name", "state")) else 1 for m in mentions) + army

    def _acts_in(self, actor: Actor, country: str | None) -> bool:
        """Whether a party may be met in a country, as far as the registry knows."""
        entry = self._lexicon.entries.get(actor.id)
        homes = entry.countries if entry is not None else frozenset((actor.country,) if is_state(actor, self._lexicon) else ())
        return country is None or not homes or country in homes

    def _mention(self, name: str, before: int) -> ActorMention | None:
        mentions = self._armed.get(name)
        if not mentions:
            return None
        return max((m for m in mentions if m.span.start < before), key=lambda m: m.span.start, default=mentions[0])


def fill_sides(events: Sequence[EventClaim], mentions: Iterable[ActorMention], lexicon: ActorLexicon) -> list[EventClaim]:
    """The claims with sides that suit their type, and the missing side of a fight filled where the report leaves no doubt."""
    parted = [part_camps(suiting_sides(event, lexicon), lexicon) for event in events]
    camps = Camps(parted, list(mentions), lexicon)
    return pass_on_sides([_filled(event, camps) for event in pass_on_victims(pass_on_strikers(parted, lexicon))])


def _filled(event: EventClaim, camps: Camps) -> EventClaim:
    if event.sub_event_type not in _FIGHTS | _STRIKES | {"Territory", "Violence"} or event.side_a_open:
        return event
    at, country = event.trigger.start, event.place.place.country if event.place and event.place.place else None
    here = place_id(event) if event.sub_event_type in TAKINGS else ""
    if not event.side_b and any(m.actor and is_armed(m.actor) for m in event.side_a):
        others = camps.opponents(event.side_a, country, at, here)
        return replace(event, side_b=others, rules=(*event.rules, "side_b:opponent in the report")) if others else event
    fights = event.sub_event_type in _FIGHTS | {"Territory"}
    if not event.side_a and fights and any(m.actor and is_armed(m.actor) for m in event.side_b):
        others = camps.opponents(event.side_b, country, at, here)
        return replace(event, side_a=others, rules=(*event.rules, "side_a:opponent in the report")) if others else event
    return event


def part_camps(event: EventClaim, lexicon: ActorLexicon) -> EventClaim:
    """A fight whose one side holds a state and rebels is one between the two: "the army and the rebels fought", "two soldiers and
    five rebels died in the fighting"; so is one whose dead are of two rebel groups."""
    if event.sub_event_type not in ("Armed clash", "Agreement") or bool(event.side_a) == bool(event.side_b):
        return event
    known = [m for m in (*event.side_a, *event.side_b) if m.actor and is_armed(m.actor)]
    rebels = tuple(m for m in known if m.actor and is_rebel(m.actor, lexicon))
    others = tuple(m for m in known if m not in rebels)
    if not others and not event.side_a:
        others, rebels = rebels[:1], rebels[1:]
    return replace(event, side_a=others, side_b=rebels, rules=(*event.rules, "sides:parted")) if others and rebels else event


def pass_on_strikers(events: Sequence[EventClaim], lexicon: ActorLexicon) -> list[EventClaim]:
    """A strike without an agent is by those who carry out the strikes of its type there, else all others of the report; jets are no
    rebels'. Who sent a bomber is never passed on."""
    there: dict[tuple[str, str], dict[str, ActorMention]] = defaultdict(dict)
    for event in events:
        agents = {m.actor.name: m for m in event.side_a if m.actor and not event.side_a_open and _may_strike(m.actor, event, lexicon)}
        for key in {(event.sub_event_type, place_id(event)), (event.sub_event_type, "")}:
            there[key] |= agents
    return [_struck_by(event, there) if event.sub_event_type in _PASSED_ON and not event.side_a else event for event in events]


def _struck_by(event: EventClaim, there: dict[tuple[str, str], dict[str, ActorMention]]) -> EventClaim:
    known = there.get((event.sub_event_type, place_id(event))) or there.get((event.sub_event_type, "")) or {}
    agents = tuple(m for m in known.values() if m.actor and m.actor.name not in {v.actor.name for v in event.side_b if v.actor})
    if not 0 < len(agents) <= 2:
        return event
    return replace(event, side_a=agents, side_a_open=len(agents) > 1, rules=(*event.rules, "side_a:other strikes of the report"))


def _may_strike(actor: Actor, event: EventClaim, lexicon: ActorLexicon) -> bool:
    return event.sub_event_type != "Air/drone strike" or not is_rebel(actor, lexicon)


def place_id(event: EventClaim) -> str:
    """The id of its place, "" where none is known."""
    return event.place.place.id if event.place and event.place.place else ""


def pass_on_victims(events: Sequence[EventClaim]) -> list[EventClaim]:
    """Where a report's strikes hit civilians, a strike without a target hit them too."""
    hit = [m for e in events if e.sub_event_type in _STRIKES for m in e.side_b if m.actor and m.actor.kind == CIVILIAN]
    if not hit:
        return list(events)
    bare = [e.sub_event_type in _STRIKES and not e.side_b for e in events]
    return [
        replace(e, side_b=(hit[0],), rules=(*e.rules, "side_b:other strikes of the report")) if b else e
        for e, b in zip(events, bare, strict=True)
    ]


def pass_on_sides(events: Sequence[EventClaim]) -> list[EventClaim]:
    """A fight told without any side is one between those whose fight was told last at that place, else last of all."""
    found: list[EventClaim] = []
    last: dict[str, EventClaim] = {}
    for event in events:
        key = place_id(event)
        before = last.get(key) or last.get("any")
        if before is not None and not event.side_a and not event.side_b and event.sub_event_type == "Armed clash":
            event = replace(event, side_a=before.side_a, side_b=before.side_b, rules=(*event.rules, "sides:told before"))
        if event.side_a and event.side_b and event.sub_event_type in _FIGHTS | {"Territory"}:
            last[key] = last["any"] = event
        found.append(event)
    return found
