"""The registry of parties at run time: entries, states, words for forces, and how canonical names are made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from marsad.model import Actor
from marsad.vocab.actor_names import Item, Token, Trie, tokens_of
from marsad.vocab.data_files import DATA, load_topic

# How the annotation guide names the parts of a state and people without a name: pattern and ACLED inter code at home.
BRANCHES: dict[str, tuple[str, int]] = {
    "military": ("Military Forces of {the}", 1),
    "police": ("Police Forces of {the}", 1),
    "security": ("Security Forces of {the}", 1),
    "government": ("Government of {the}", 1),
    "pro-government": ("Pro-Government Militia ({bare})", 3),
    "rebels": ("Opposition Rebels ({bare})", 2),
    "separatists": ("Separatists ({bare})", 2),
    "unidentified": ("Unidentified Armed Group ({bare})", 3),
    "civilians": ("Civilians ({bare})", 7),
    "protesters": ("Protesters ({bare})", 6),
    "rioters": ("Rioters ({bare})", 5),
    "prisoners": ("Prison inmates ({bare})", 7),
    "communal": ("Communal Militia ({bare})", 4),
    "tribal": ("Tribal Militia ({bare})", 4),
    "vigilantes": ("Vigilante Militia ({bare})", 4),
    "bandits": ("Bandits ({bare})", 4),
    "gang": ("Unidentified Gang ({bare})", 3),
    "settlers": ("Settlers ({bare})", 4),
}
_SHORT = 3  # "US", "UAE" are no datelines
_BEHIND_DATELINE = re.compile(r"\s{0,2}[(,/:\u2013\u2014-]")
STATE_BRANCHES = frozenset(("military", "police", "security", "government"))
ABROAD = 8


@dataclass(frozen=True, slots=True)
class KindRule:
    """Another inter code in [since, until), in `countries` or abroad."""

    kind: int
    since: date | None
    until: date | None
    countries: frozenset[str]
    abroad: bool


@dataclass(frozen=True, slots=True)
class Becomes:
    """From `since` on the name means `id`; only in `countries` where told."""

    id: str
    since: date
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One party of the registry; fields as in `vocab.schema.actors.Entry`."""

    id: str
    name: str
    kind: int
    country: str | None
    theatre: frozenset[str]
    since: date | None
    until: date | None
    becomes: tuple[Becomes, ...]
    wing_of: str | None
    traits: frozenset[str]
    kinds: tuple[KindRule, ...]
    wikidata: str | None = None

    @property
    def countries(self) -> frozenset[str]:
        """Home and theatre."""
        return self.theatre | {self.country} if self.country else self.theatre

    def alive(self, day: date | None) -> bool:
        """Whether it bore its name on `day` (unknown day: yes)."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day < self.until))


@dataclass(frozen=True, slots=True)
class StateEntry:
    """One state: canonical name, whose "backed" forces there are its own, whose soldiers stand there where it has none."""

    code: str
    name: str
    article: bool
    backers: frozenset[str]
    army: str | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """A text cut into tokens and items, with the vocabulary's terms on them."""

    text: str
    tokens: list[Token]
    items: list[Item]

    def start(self, item: Item) -> int:
        """Where the item begins, in code points."""
        return self.tokens[item.first].start

    def end(self, item: Item) -> int:
        """Where the item ends; a genitive 's is left out."""
        end = self.tokens[item.last - 1].end
        if not item.owns:
            return end
        return end - 2 if self.text[end - 2] in "'’ʼ`´" else end - 1


@dataclass(slots=True)
class ActorLexicon:
    """Everything that names parties. Made once, then only read (but for the memory of the last scan)."""

    entries: dict[str, ActorEntry] = field(default_factory=dict)
    states: dict[str, StateEntry] = field(default_factory=dict)
    peoples: dict[str, tuple[str, ...]] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    traits: dict[str, list[str]] = field(default_factory=dict)
    trie: Trie = field(default_factory=Trie)
    _recent: Scan | None = None

    @classmethod
    def of(cls, files: Mapping[str, Iterable[Mapping[str, Any]]], cues: Iterable[Mapping[str, Any]]) -> ActorLexicon:
        """Build it from `resources/actors` (file stem to entries) and the entries of `cues/en/actors`."""
        lexicon = cls()
        for stem, entries in files.items():
            for raw in entries:
                lexicon._add_state(raw) if stem == "states" else lexicon._add_entry(raw)
        for raw in cues:
            lexicon._add_cue(raw)
        lexicon._link_back()
        return lexicon

    @classmethod
    def load(cls, data: Path = DATA) -> ActorLexicon:
        """The lexicon that comes with marsad; InstallationError when its data is missing or damaged."""
        return cls.of(load_topic("actors", data), load_topic("cues_en", data)["actors"])

    def scan(self, text: str) -> Scan:
        """Cut a text into tokens and items: one pass, linear. The last scan is kept: finding and resolving ask for the same text."""
        recent = self._recent
        if recent is None or recent.text != text:
            tokens = tokens_of(text)
            self._recent = recent = Scan(text, tokens, list(self.trie.items(text, tokens)))
        return recent

    def ids_in(self, text: str) -> set[str]:
        """Ids of all registry entries named in a text, weakly too, and "state:XX" for states and their forces' own names."""
        terms = [t for item in self.scan(text).items for t in item.terms if t.kind != "cue"]
        return {t.key if t.kind == "name" else f"state:{t.key.split(':')[0]}" for t in terms}

    def at(self, entry: ActorEntry, day: date | None, country: str | None) -> ActorEntry:
        """The party that a name means on a day in a country: wings, successors, and forerunners before a renaming."""
        for _ in range(8):
            step = self._next(entry, day, country)
            if step is None:
                return entry
            entry = self.entries[step]
        return entry

    def with_trait(self, trait: str) -> tuple[ActorEntry, ...]:
        """Entries that bear a trait, in the registry's order."""
        return tuple(self.entries[i] for i in self.traits.get(trait, ()))

    def _next(self, entry: ActorEntry, day: date | None, country: str | None) -> str | None:
        if entry.wing_of:
            return entry.wing_of
        if day is None:
            return None
        for step in entry.becomes:
            if step.since <= day and (not step.countries or country in step.countries):
                return step.id
        return self.before.get(entry.id) if entry.since and day < entry.since else None

    def actor(self, entry: ActorEntry, day: date | None = None, country: str | None = None) -> Actor:
        """The entry as an actor, with its kind on that day in that country; the entry itself, no successor."""
        kind = next((r.kind for r in entry.kinds if _rule_fits(r, entry.country, day, country)), entry.kind)
        return Actor(entry.id, entry.name, kind, entry.country)

    def canonical(self, branch: str, code: str, country: str | None = None) -> Actor:
        """A party named after the guide: a branch of a state, or people of a country; state forces are 8 in another `country`."""
        pattern, kind = BRANCHES[branch]
        if branch in STATE_BRANCHES and country and country != code:
            kind = ABROAD
        name = self._name(pattern, code)
        return Actor(slug(name), name, kind, code)

    def local(self, branch: str, code: str) -> Actor:
        """As `canonical`, for forces and people told without an owner in a country: its own, or those of the state whose army is there."""
        army = self.states[code].army if branch == "military" and code in self.states else None
        return self.canonical(branch, army, code) if army else self.canonical(branch, code)

    def branch_of(self, actor: Actor) -> str | None:
        """The branch or people that an actor was named after by `canonical`, None for parties with a name of their own."""
        if actor.country is None:
            return None
        return next((branch for branch, (pattern, _) in BRANCHES.items() if self._name(pattern, actor.country) == actor.name), None)

    def named(self, pattern: str, kind: int, code: str) -> Actor:
        """As `canonical`, with a pattern of one's own ("Pro-Iran Militia ({bare})")."""
        name = self._name(pattern, code)
        return Actor(slug(name), name, kind, code)

    def _name(self, pattern: str, code: str) -> str:
        state = self.states.get(code)
        bare = state.name if state else code
        return pattern.format(bare=bare, the=f"the {bare}" if state and state.article else bare)

    def _add_entry(self, raw: Mapping[str, Any]) -> None:
        self.entries[raw["id"]] = _entry(raw)
        for trait in raw.get("traits") or []:
            self.traits.setdefault(trait, []).append(raw["id"])
        for form in ("strong", "weak"):
            for words in raw.get(form) or []:
                self.trie.add(words, "name", raw["id"], form)
        if not raw.get("wing_of"):
            self.trie.add(raw["name"], "name", raw["id"], "weak" if raw["name"] in (raw.get("weak") or []) else "strong")

    def _add_state(self, raw: Mapping[str, Any]) -> None:
        code = raw["code"]
        self.states[code] = StateEntry(code, raw["name"], bool(raw.get("article")), frozenset(raw.get("backers") or []), raw.get("army"))
        forms = {"name": [raw["name"], *(raw.get("names") or [])], **{k: raw.get(k) or [] for k in ("adj", "people", "capital")}}
        for form, names in forms.items():
            for words in names:
                self.trie.add(words, "state", code, form)
        for ruler in raw.get("rulers") or []:
            self.trie.add(ruler["name"], "state", f"{code}:{ruler.get('since') or ''}:{ruler.get('until') or ''}", "ruler")
        for branch, names in (raw.get("own") or {}).items():
            for words in names:
                self.trie.add(words, "state", f"{code}:{branch}", "own")

    def _add_cue(self, raw: Mapping[str, Any]) -> None:
        role, branch = raw["role"], raw.get("branch") or raw.get("name") or ""
        if role == "people":
            self.peoples[branch] = tuple(raw.get("places") or [])
        for words in raw["words"]:
            self.trie.add(words, "cue", branch, role)

    def _link_back(self) -> None:
        """Forerunners: where one name alone became another on the day that this began, an early use of the new name means the old."""
        steps: dict[str, list[str]] = {}
        for entry in self.entries.values():
            for step in entry.becomes:
                steps.setdefault(step.id, []).append(entry.id if not step.countries and self.entries[step.id].since == step.since else "")
        self.before = {new: olds[0] for new, olds in steps.items() if len(olds) == 1 and olds[0]}


def in_dateline(text: str, start: int, end: int) -> bool:
    """Whether a place's name stands as datelines have it: "BEIRUT (AFP) -", "MOSCOW, Nov 3"."""
    return end - start > _SHORT and text[start:end].isupper() and _BEHIND_DATELINE.match(text, end) is not None


def slug(name: str) -> str:
    """An id of a name: lower case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@cache
def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _entry(raw: Mapping[str, Any]) -> ActorEntry:
    return ActorEntry(
        id=raw["id"],
        name=raw["name"],
        kind=raw["kind"],
        country=raw.get("country"),
        theatre=frozenset(raw.get("theatre") or []),
        since=_day(raw.get("since")),
        until=_day(raw.get("until")),
        becomes=tuple(
            Becomes(b["id"], date.fromisoformat(b["since"]), frozenset(b.get("countries") or [])) for b in raw.get("becomes") or []
        ),
        wing_of=raw.get("wing_of"),
        traits=frozenset(raw.get("traits") or []),
        kinds=tuple(_kind_rule(k) for k in raw.get("kinds") or []),
        wikidata=raw.get("wikidata"),
    )


def _kind_rule(raw: Mapping[str, Any]) -> KindRule:
    return KindRule(
        raw["kind"], _day(raw.get("since")), _day(raw.get("until")), frozenset(raw.get("countries") or []), bool(raw.get("abroad"))
    )


def _rule_fits(rule: KindRule, home: str | None, day: date | None, country: str | None) -> bool:
    if (rule.since and (day is None or day < rule.since)) or (rule.until and day is not None and day >= rule.until):
        return False
    if rule.countries and country not in rule.countries:
        return False
    return not rule.abroad or (country is not None and country != home)
