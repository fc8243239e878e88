"""Which party a noun without a name stands for: antecedents before it, identifications behind it, pronouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from marsad.model import Actor, ActorMention
from marsad.vocab.actors import ActorLexicon

_LOOK_BACK = 14
_DEFINITE = re.compile(r"(?i)\b(?:the|these|those|this|that|its|their|same|his|whose)\s(?:[\w-]+\s){0,2}\Z")
_OWNED_BY_NAME = re.compile(r"\b[A-Z][\w-]+['’]s\s\Z")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_REACH = {"definite": 700, "indefinite": 90, "group": 700}
_NON_STATE = frozenset((2, 3, 4))
# What a noun asks of the party it stands for: traits it must have (any), traits it must not have.
_ASKS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "rebels": (frozenset(), frozenset(("jihadist", "loyalist", "peacekeepers", "coalition", "gang"))),
    "opposition": (frozenset(("rebel",)), frozenset(("jihadist", "loyalist"))),
    "insurgents": (frozenset(), frozenset(("loyalist", "peacekeepers", "coalition", "gang"))),
    "jihadists": (frozenset(("jihadist", "islamist")), frozenset()),
    "terrorists": (frozenset(), frozenset(("loyalist", "peacekeepers", "coalition"))),
    "separatists": (frozenset(("separatist",)), frozenset()),
    "militants": (frozenset(), frozenset(("peacekeepers", "coalition"))),
    "attackers": (frozenset(), frozenset(("peacekeepers", "coalition"))),
    "militia": (frozenset(), frozenset(("jihadist", "peacekeepers", "coalition"))),
    "gang": (frozenset(("gang",)), frozenset()),
    "bandits": (frozenset(("gang",)), frozenset()),
    "coalition": (frozenset(("coalition",)), frozenset()),
    "peacekeepers": (frozenset(("peacekeepers",)), frozenset()),
    "tribal": (frozenset(("tribal",)), frozenset()),
    "vigilantes": (frozenset(("vigilante",)), frozenset()),
    "group": (frozenset(), frozenset(("peacekeepers", "coalition"))),
    "alliance": (frozenset(("alliance", "coalition")), frozenset()),
}


_FIGHTERS = re.compile(r"(?i)\bfighters?\b")
_SOLE = frozenset(("rebels", "insurgents", "jihadists"))  # words that a report with one such party uses of nobody else
_NEVER_FROM_AFAR = frozenset(("attackers", "terrorists"))  # words that a party's outlets use of anybody, or that tell an act only


def is_definite(text: str, start: int) -> bool:
    """Whether the words before position `start` make the noun there a known one."""
    return bool(_DEFINITE.search(text, max(0, start - 40), start))


class Antecedents:
    """Looks among the mentions of one report, those before in resolved form."""

    def __init__(self, text: str, mentions: Sequence[ActorMention], lexicon: ActorLexicon, claims: Sequence[int]) -> None:
        self.text, self.mentions, self.lexicon, self.claims = text, mentions, lexicon, claims
        self.done: list[ActorMention] = []
        self._counts = Counter(m.actor.id for m in mentions if m.actor and m.rule.startswith("name"))

    def of_noun(self, index: int, branch: str) -> Actor | None:
        """The named party that the noun at mention `index` stands for, None when none is near enough."""
        mention = self.mentions[index]
        if _OWNED_BY_NAME.search(self.text, max(0, mention.span.start - 40), mention.span.start):
            return None
        definite = branch in ("group", "alliance") or is_definite(self.text, mention.span.start)
        reach = _REACH["definite" if definite else "indefinite"]
        found = self._before(mention.span.start, branch, reach) or self._behind(index, branch)
        if found and branch in _SOLE and found.id not in self.lexicon.entries:
            found = self._dominant(branch) or found
        bare_fighters = found is not None and found.id in self.lexicon.entries and _FIGHTERS.search(mention.text)
        if branch == "militants" and found and not self._is_jihadist(found) and not bare_fighters:
            return self._dominant("jihadists") or found
        if found or branch in _NEVER_FROM_AFAR:
            return found
        return (self._dominant(branch) or self._only_group(branch)) if definite else self._sole(branch)

    def _only_group(self, branch: str) -> Actor | None:
        """For "the rebels": the one group that the report names, whatever its creed."""
        named = {m.actor.id: m.actor for m in self.mentions if m.actor and m.rule.startswith("name") and self._suits(m, "insurgents")}
        return next(iter(named.values())) if branch == "rebels" and len(named) == 1 else None

    def _sole(self, branch: str) -> Actor | None:
        """For a noun without article: the one party of the report that suits, where it is named at least twice."""
        if branch not in _SOLE:
            return None
        suiting = {m.actor.id: m.actor for m in self.mentions if m.actor and m.rule.startswith("name") and self._suits(m, branch)}
        only = next(iter(suiting.values())) if len(suiting) == 1 else None
        return only if only and self._counts[only.id] >= 2 else None

    def _is_jihadist(self, actor: Actor) -> bool:
        entry = self.lexicon.entries.get(actor.id)
        return entry is not None and "jihadist" in entry.traits

    def _dominant(self, branch: str) -> Actor | None:
        """The one party of the report that suits, or the one named twice as often as the next."""
        suiting: dict[str, ActorMention] = {}
        for mention in self.mentions:
            if mention.actor and mention.rule.startswith("name") and mention.actor.id not in suiting and self._suits(mention, branch):
                suiting[mention.actor.id] = mention
        ranked = sorted(suiting, key=lambda i: -self._counts[i])
        if not ranked or (len(ranked) > 1 and self._counts[ranked[0]] < 2 * self._counts[ranked[1]]):
            return None
        return suiting[ranked[0]].actor

    def of_country(self, country: str) -> Actor | None:
        """The group at home in a country that was named last before, else the first in the report ("the Lebanese group")."""
        for other in (*reversed(self.done), *self.mentions[len(self.done) :]):
            if other.actor and other.actor.country == country and self._suits(other, "group"):
                return other.actor
        return None

    def with_trait(self, trait: str, country: str | None) -> Actor | None:
        """The party with a trait named last before, else the first in the report; it must be at home in `country`, where that is known."""
        for other in (*reversed(self.done), *self.mentions[len(self.done) :]):
            entry = self.lexicon.entries.get(other.actor.id) if other.actor and other.rule.startswith("name") else None
            if entry and trait in entry.traits and (country is None or not entry.countries or country in entry.countries):
                return other.actor
        return None

    def _before(self, start: int, branch: str, reach: int) -> Actor | None:
        for other in reversed(self.done[-_LOOK_BACK:]):
            if start - other.span.end > reach:
                return None
            if other.actor and self._suits(other, branch):
                return other.actor
        return None

    def _behind(self, index: int, branch: str) -> Actor | None:
        """ "The gunmen ... belong to X", "Gunmen attacked. X claimed it": a name tied to a word of claim soon after."""
        start = self.mentions[index].span.end
        for other in self.mentions[index + 1 : index + 7]:
            if other.span.start - start > 350:
                return None
            if other.actor and other.rule.startswith("name") and self._suits(other, branch) and self._claimed(other):
                return other.actor
        return None

    def _claimed(self, mention: ActorMention) -> bool:
        near = (at for at in self.claims if -60 <= at - mention.span.start <= len(mention.span) + 40)
        return any(not _SENTENCE_END.search(self.text, *sorted((at, mention.span.end))) for at in near)

    def _suits(self, mention: ActorMention, branch: str) -> bool:
        actor = mention.actor
        if actor is None or branch not in _ASKS or mention.rule.startswith(("state", "country", "generic:civilians", "people")):
            return False
        wanted, unwanted = _ASKS[branch]
        entry = self.lexicon.entries.get(actor.id)
        if entry is None:
            return mention.rule.startswith(("named", f"generic:{branch}", "ethnic", "pro")) and not wanted
        if wanted and not wanted & entry.traits:
            return False
        return not unwanted & entry.traits and (entry.kind in _NON_STATE or branch in ("coalition", "peacekeepers", "group", "alliance"))

    def state_before(self, start: int, reach: int) -> Actor | None:
        """The state force named last before `start`."""
        for other in reversed(self.done[-6:]):
            if start - other.span.end > reach:
                return None
            if other.actor and other.rule.startswith(("state:military", "generic:military", "generic:regime", "country")):
                return other.actor
        return None

    def in_sentence(self, position: int) -> Actor | None:
        """The party under arms mentioned last before `position` in its sentence."""
        own = _sentence_start(self.text, position)
        for other in reversed(self.done[-12:]):
            if other.span.start < own:
                return None
            if other.actor and other.actor.kind not in (None, 5, 6, 7) and other.span.end <= position:
                return other.actor
        return None

    def foreign_army(self, country: str | None) -> Actor | None:
        """The army from abroad named last before, else the first in the report ("the invaders")."""
        for other in (*reversed(self.done), *self.mentions[len(self.done) :]):
            if other.actor and other.rule.startswith(("state", "country")) and country is not None and other.actor.country != country:
                return other.actor
        return None

    def any_before(self, start: int, reach: int) -> Actor | None:
        """The party under arms mentioned last before `start`, of whatever kind."""
        for other in reversed(self.done[-6:]):
            if start - other.span.end > reach:
                return None
            if other.actor and other.actor.kind not in (None, 5, 6, 7):
                return other.actor
        return None


def pronoun_antecedent(text: str, position: int, number: str, mentions: Sequence[ActorMention]) -> Actor | None:
    """The party that "they", "it", "their" or "its" at `position` stands for.

    `number` is "plural" or "singular"; `mentions` are resolved. In a sentence's first words the subject of the sentence before is
    preferred (its first party), elsewhere the nearest party before. None when nothing stands within 500 code points.
    """
    before = [m for m in mentions if m.actor and m.span.end <= position and position - m.span.end <= 500 and _fits_number(m, number)]
    if not before:
        return None
    own = _sentence_start(text, position)
    here = [m for m in before if m.span.start >= own]
    if here:
        return here[0].actor
    previous = _sentence_start(text, max(0, own - 2))
    there = [m for m in before if m.span.start >= previous]
    return (there or before[-1:])[0].actor


def _fits_number(mention: ActorMention, number: str) -> bool:
    return number == "plural" or (mention.actor is not None and mention.actor.kind not in (5, 6, 7))


def _sentence_start(text: str, position: int) -> int:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, max(0, position - 600), position)]
    return ends[-1] if ends else max(0, position - 600)
