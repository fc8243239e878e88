"""Give mentions of parties their identity: by date, by place, by what the report named before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from marsad.model import Actor, ActorMention
from marsad.resolve.actor_antecedents import Antecedents, is_definite, pronoun_antecedent
from marsad.resolve.actor_context import ActorContext, Countries
from marsad.resolve.stance import UNIDENTIFIED_FORCES
from marsad.vocab.actors import ABROAD, BRANCHES, ActorEntry, ActorLexicon

_WORLDWIDE = 6  # countries from which on a party's homes tell little of where a report plays

__all__ = ["ActorContext", "resolve_actors", "resolve_anaphor"]

_CLAIMS = re.compile(
    r"(?i)\b(?:claim(?:ed|s|ing)|responsibility|belong(?:s|ed|ing)? to|work of|identified as|blamed|carried out by|said to be)\b"
)
_POSSESSIVE = re.compile(r"(?i)\b(?:its|their)\s(?:own\s)?\Z")
_ITS = re.compile(r"(?i)\bits\s(?:own\s)?\Z")
_OF_OTHERS = re.compile(r"\s+of\s")
_OWNED = frozenset(("forces", "men", "air", "arms", "military"))
_NO_CLAIM = re.compile(r"(?i)\b(?:no (?:group|one|party|organi[sz]ation)|nobody|not|none)\b[^.]{0,40}\Z")


def resolve_actors(mentions: Sequence[ActorMention], context: ActorContext, lexicon: ActorLexicon) -> tuple[ActorMention, ...]:
    """The mentions with `actor` set where one was found; what stays open keeps `candidates`. Same order, same spans.

    `rule` grows by what decided ("name>islamic-state", "generic:militants>antecedent").
    """
    return _Resolver(mentions, context, lexicon).run()


def resolve_anaphor(text: str, position: int, number: str, mentions: Sequence[ActorMention]) -> Actor | None:
    """The party that a pronoun at `position` stands for, among resolved `mentions`; `number` is "plural" or "singular"."""
    return pronoun_antecedent(text, position, number, mentions)


class _Resolver:
    def __init__(self, mentions: Sequence[ActorMention], context: ActorContext, lexicon: ActorLexicon) -> None:
        self.context, self.lexicon, self.day = context, lexicon, context.published
        acting = frozenset(m.span.start for m in mentions if m.rule.startswith("country"))
        self.countries = Countries(context, lexicon, acting, [m.span.end for m in mentions if m.backer])
        self.named = {a.id for m in mentions if m.rule == "name" and m.actor for a in (m.actor, self._moved(m.actor.id, None))}
        self.homes = self._homes(lexicon.entries[i] for i in sorted(self.named) if i in lexicon.entries)
        if not self.countries.all:
            self.countries.all = self.homes
        self.mentions = [self._first_pass(m) for m in mentions]
        self._by_kind: dict[str, Callable[[int, str, str, str], Actor | None]] = {
            "generic": self._generic,
            "group": self._group,
            "ethnic": self._ethnic,
            "pro": self._pro,
        }
        self.near = Antecedents(context.text, self.mentions, lexicon, _claims(context.text))

    def run(self) -> tuple[ActorMention, ...]:
        for index, mention in enumerate(self.mentions):
            self.near.done.append(self._second_pass(index, mention))
        return tuple(self.near.done)

    def _homes(self, named: Iterable[ActorEntry]) -> tuple[str, ...]:
        """The countries of the parties that the report names, those of most of them first; parties of many countries tell little."""
        homes = [entry.countries for entry in named]
        near = [h for h in homes if len(h) < _WORLDWIDE] or homes
        return tuple(c for c, _ in Counter(c for h in near for c in sorted(h)).most_common())

    def _moved(self, entry_id: str, country: str | None) -> Actor:
        entry = self.lexicon.at(self.lexicon.entries[entry_id], self.day, country) if entry_id in self.lexicon.entries else None
        return self.lexicon.actor(entry, self.day, country) if entry else Actor(entry_id, entry_id)

    def _first_pass(self, mention: ActorMention) -> ActorMention:
        """Names and states: what needs no other mention."""
        country = self.countries.at(mention.span.start)
        if mention.backer:
            mention = replace(mention, backer=_placed(mention.backer, country))
        if mention.rule.startswith("name-"):
            return self._choose(mention, country)
        actor = mention.actor
        if actor is None:
            return mention
        if mention.rule == "name" and actor.id in self.lexicon.entries:
            told = self.countries.told_at(mention.span.start)
            return replace(mention, actor=self._named(self.lexicon.entries[actor.id], told))
        if mention.rule == "named":
            return replace(mention, actor=replace(actor, country=country))
        if mention.rule.startswith(("state", "country")):
            return replace(mention, actor=_placed(actor, country), candidates=tuple(_placed(c, country) for c in mention.candidates))
        return mention

    def _named(self, entry: ActorEntry, country: str | None) -> Actor:
        entry = self.lexicon.at(entry, self.day, country)
        return self.lexicon.actor(entry, self.day, country)

    def _choose(self, mention: ActorMention, country: str | None) -> ActorMention:
        """Of weak names and namesakes, the one that date, place and the rest of the report speak for."""
        strong = int(mention.rule.partition(":")[2] or 0)
        scored = [(self._score(c, country) + (2 if i < strong else 0), -i) for i, c in enumerate(mention.candidates)]
        best, index = max(scored)
        chosen = mention.candidates[-index]
        if best < 2 and -index >= strong:
            return mention
        actor = self._named(self.lexicon.entries[chosen.id], country) if chosen.id in self.lexicon.entries else _placed(chosen, country)
        return replace(mention, actor=actor, candidates=(), rule=f"name>{mention.rule}")

    def _score(self, candidate: Actor, country: str | None) -> int:
        entry = self.lexicon.entries.get(candidate.id)
        homes = entry.countries if entry else frozenset((candidate.country,) if candidate.country else ())
        score = 3 if country in homes else 1 if self.countries.main in homes else 0 if homes & set(self.countries.all[:4]) else -1
        if not homes or not self.countries.told:
            score = max(score, 2) + (len(homes) < _WORLDWIDE and bool(homes & set(self.homes)))
        if candidate.id in self.named:
            score += 3
        if self.day is None and entry is not None and entry.until is not None:
            score -= 1
        return score + (0 if entry is None or entry.alive(self.day) or self._moved(entry.id, country).id != entry.id else -3)

    def _second_pass(self, index: int, mention: ActorMention) -> ActorMention:
        if mention.actor and not mention.rule.startswith("generic"):
            return mention
        base, _, marks = mention.rule.partition("+")
        kind, _, detail = base.partition(":")
        branch, _, code = detail.partition(":")
        resolve = self._by_kind.get(kind)
        actor = resolve(index, branch, code, marks) if resolve else None
        if actor is None:
            return mention
        government = self.lexicon.canonical("government", actor.country) if "bare" in marks and actor.country else None
        return replace(mention, actor=actor, candidates=(actor, government) if government else mention.candidates)

    def _group(self, index: int, branch: str, code: str, marks: str) -> Actor | None:
        return self.near.of_country(code) if code else self.near.of_noun(index, branch or "group")

    def _generic(self, index: int, branch: str, code: str, marks: str) -> Actor | None:
        mention = self.mentions[index]
        start = mention.span.start
        country = code or self.countries.at(start)
        if marks.startswith("of="):
            country = self._home(marks.removeprefix("of=").partition("+")[0], country)
        if mention.backer and mention.backer.country and branch in ("militia", "militants", "attackers", "forces") and not code:
            return self._pro(index, mention.backer.country, "", marks)
        if branch in ("forces", "men", "air", "arms", "military", "regime") and not code:
            return self._forces(index, branch, country, marks)
        if branch == "militants" and _ITS.search(self.context.text, max(0, start - 8), start):
            owner = self._owner(start)
            if owner is not None:
                return owner
        if branch == "militia":
            return self._militia(index, country, marks)
        if branch == "invaders":
            return self.near.foreign_army(country)
        if branch == "communal":
            return self._communal(start, country)
        if branch == "peacekeepers":
            return self.near.of_noun(index, branch) or self._default("un", country) or self._default("peacekeepers", country)
        # Where the registry has an entry for all rebels of a country, "the rebels" means them and not the faction named last.
        united = branch == "rebels" and country is not None and self.lexicon.canonical("rebels", country).id in self.lexicon.entries
        found = self.near.of_noun(index, branch) if "anti" not in marks and not united else None
        if found and (not code or found.country in (code, None)):
            return found
        if branch == "opposition" and not (country and self.lexicon.canonical("rebels", country).id in self.lexicon.entries):
            return None  # a party in parliament, as far as anybody can tell
        return self._default(f"default:{branch}", country) or self._canonical(_FALLBACK.get(branch, branch), country)

    def _canonical(self, branch: str, country: str | None) -> Actor | None:
        if branch == "unidentified-air":
            return UNIDENTIFIED_FORCES
        if country is None or branch not in BRANCHES:
            return None
        return self.lexicon.local(branch, country)

    def _forces(self, index: int, branch: str, country: str | None, marks: str) -> Actor | None:
        mention = self.mentions[index]
        definite = is_definite(self.context.text, mention.span.start)
        if "allied" in marks:
            return self._militia(index, country, marks)
        start, text = mention.span.start, self.context.text
        if branch in _OWNED and _POSSESSIVE.search(text, max(0, start - 12), start):
            owner = self._owner(start)
            if owner is not None or branch in ("forces", "men"):
                return owner
        if branch in ("forces", "men"):
            known = definite and not _OF_OTHERS.match(text, mention.span.end)
            return self.near.any_before(start, 300) if known else None
        found = self.near.state_before(mention.span.start, 250) if branch == "air" else None
        return found or self._canonical("military", country)

    def _owner(self, start: int) -> Actor | None:
        """Whose "its forces" at `start` are: the party under arms named last in the sentence, else what the pronoun stands for."""
        return self.near.in_sentence(start) or pronoun_antecedent(self.context.text, start, "singular", self.near.done[-20:])

    def _militia(self, index: int, country: str | None, marks: str) -> Actor | None:
        mention = self.mentions[index]
        if "allied" in marks:
            partner = self.near.any_before(mention.span.start, 80)
            if partner is None or partner.kind in (1, ABROAD):
                return self._canonical("pro-government", (partner.country if partner and partner.kind == 1 else None) or country)
        found = self.near.of_noun(index, "militia")
        definite = is_definite(self.context.text, mention.span.start)
        return found or (self._default("default:militia", country) if definite else None) or self._canonical("unidentified", country)

    def _communal(self, start: int, country: str | None) -> Actor | None:
        people = self.countries.people_near(start)
        return self._ethnic_militia(people, country) if people else self._canonical("communal", country)

    def _ethnic(self, index: int, people: str, code: str, marks: str) -> Actor | None:
        told = self.countries.at(self.mentions[index].span.start)
        country = self._home(people, told)
        named = self.near.with_trait(people.lower(), country)
        if named or "kin" in marks:
            return named or self.near.with_trait(people.lower(), None)
        return self._default(f"default:{people}", country) or self._ethnic_militia(people, country)

    def _default(self, trait: str, country: str | None) -> Actor | None:
        """The registry's party for a people or a backer in a country, where it tells one that was there on the day."""
        for entry in sorted(self.lexicon.with_trait(trait), key=lambda e: e.country != country):
            if (country in entry.countries) and entry.alive(self.day):
                return self.lexicon.actor(entry, self.day, country)
        return None

    def _ethnic_militia(self, people: str, country: str | None) -> Actor | None:
        home = self._home(people, country)
        return self.lexicon.named(people + " Ethnic Militia ({bare})", 4, home) if home else None

    def _home(self, people: str, country: str | None) -> str | None:
        """Where a people is meant to live: the country told, if some of it do, else one of the report's, else its first."""
        homes = self.lexicon.peoples.get(people, ())
        return next((c for c in (country, *self.countries.all, *homes) if c in homes), country)

    def _pro(self, index: int, backer: str, code: str, marks: str) -> Actor | None:
        country = code or self.countries.at(self.mentions[index].span.start)
        if country == backer:
            country = next((c for c in self.countries.all if c != backer), None)
        found = self._default(f"default:pro:{backer}", country)
        if found or country is None:
            return found
        if country in self.lexicon.states and backer in self.lexicon.states[country].backers:
            return self._canonical("pro-government", country)
        state = self.lexicon.states[backer].name
        return self.lexicon.named(f"Pro-{state} Militia ({{bare}})", 3, country)


_FALLBACK = {
    "militants": "unidentified", "attackers": "unidentified", "terrorists": "unidentified", "jihadists": "unidentified",
    "insurgents": "unidentified",
    "opposition": "rebels", "youths": "civilians", "air": "military", "arms": "military",
}  # fmt: skip


def _placed(actor: Actor, country: str | None) -> Actor:
    """A state's forces as 1 at home and 8 abroad; others as they are."""
    if country is None or actor.country is None or actor.kind not in (1, ABROAD):
        return actor
    return replace(actor, kind=1 if actor.country == country else ABROAD)


def _claims(text: str) -> list[int]:
    return [m.start() for m in _CLAIMS.finditer(text) if not _NO_CLAIM.search(text, max(0, m.start() - 60), m.start())]
