"""Read noun phrases that name a party: owner, backer, name and head words, from a scanned text, before any parse."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.vocab.actor_names import Item, Term, roles_of
from marsad.vocab.actors import Scan

STARTERS = frozenset("*name *state head site unit modifier owner unknown suspect pro anti people group".split())
_CIVIL = frozenset(("civilians", "prisoners", "protesters", "rioters"))
_SKIPPED_AFTER_OF = frozenset(("the", "a", "an", "president", "his", "its", "their", "all", "both", "gen", "general", "mr"))
_SERVING = frozenset(("military", "air", "arms", "forces", "police", "security", "government", "men"))
_MAX_ITEMS = 14


@dataclass(slots=True)
class Phrase:
    """What a noun phrase says of a party. Items [first, last) of the scan; country codes are ISO 3166 alpha-2.

    `rest`: where reading goes on when words behind the phrase have been read with it.
    """

    first: int
    last: int = 0
    names: list[Item] = field(default_factory=list)
    owner: str | None = None
    own: str | None = None
    bare: str | None = None
    heads: list[str] = field(default_factory=list)
    backers: list[str] = field(default_factory=list)
    pro: str | None = None
    people: str | None = None
    flags: set[str] = field(default_factory=set)
    rest: int = 0

    @property
    def says_who(self) -> bool:
        """Whether it says more than a bare adjective or modifier does."""
        return bool(self.names or self.heads or self.own or self.flags & {"government", "loyalist", "group", "people"})


def term(item: Item, kind: str, *forms: str) -> Term | None:
    """The item's first term of that kind and one of the forms."""
    for found in item.terms:
        if found.kind == kind and found.form in forms:
            return found
    return None


class PhraseReader:
    """Reads phrases from the items of one scan."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.items = scan.items
        self.roles = [roles_of(item.terms) for item in scan.items]

    def read(self, at: int, inner: bool = False) -> Phrase | None:
        """The phrase that begins at item `at`, None when none does. `inner`: after "of", where a bare country is an owner."""
        phrase = Phrase(at)
        here, good = at, at
        while here < len(self.items) and here - at < _MAX_ITEMS:
            step = self._step(phrase, here)
            if step == 0:
                break
            here += abs(step)
            if step > 0:
                good = here
            if "stop" in phrase.flags:
                break
        phrase.last = good
        if not inner:
            self._continue_after_of(phrase)
        return self._finished(phrase, at, inner)

    def _finished(self, phrase: Phrase, at: int, inner: bool) -> Phrase | None:
        if phrase.says_who or phrase.pro:
            return phrase if phrase.last > at else None
        if inner and at < len(self.items):
            state = term(self.items[at], "state", "name", "capital", "ruler")
            if state:
                return Phrase(at, at + 1, owner=state.key.split(":")[0])
        if phrase.owner or phrase.backers or phrase.people:
            if phrase.people and self.word(at).endswith("s") and self._has(at, "people"):
                phrase.flags.add("kin")
            phrase.bare = phrase.owner
            phrase.last = max(phrase.last, at + 1)
            return phrase
        return None

    def glued(self, at: int) -> bool:
        """Whether a hyphen joins the item to the one before."""
        return at < len(self.items) and self.scan.tokens[self.items[at].first].glued

    def word(self, at: int) -> str:
        """Normal form of a one-word item, "" beyond the ends."""
        return self.scan.tokens[self.items[at].first].norm if 0 <= at < len(self.items) else ""

    def is_geographic(self, at: int) -> bool:
        """Whether the word at `at` makes the name before it one of a river, a state of a federation, a border."""
        return self._has(at, "geographic")

    def _has(self, at: int, *roles: str) -> bool:
        return 0 <= at < len(self.roles) and not self.roles[at].isdisjoint(roles)

    def _step(self, phrase: Phrase, at: int) -> int:
        """How many items belong to the phrase from here: 0 none; negative when it must not end with them."""
        item = self.items[at]
        if not item.terms:
            return 0
        roles = self.roles[at]
        if "*name" in roles:
            return self._name(phrase, at)
        state = term(item, "state", "own", "adj", "ruler", "name", "people", "capital") if "*state" in roles else None
        return self._state(phrase, at, state) if state else self._cue(phrase, at)

    def _tie(self, at: int) -> str | None:
        """The role of "-backed", "-led", "-linked", "-held" after item `at`."""
        if not self._has(at + 1, "backed", "led", "linked", "held"):
            return None
        role = next(t.form for t in self.items[at + 1].terms if t.kind == "cue" and t.form in ("backed", "led", "linked", "held"))
        loose = (
            role == "backed"
            and len(self.items) > at + 2
            and self.word(at + 2) not in ("by", ",", ".")
            and not self._has(at + 1, "modifier")
        )
        return role if self.glued(at + 1) or loose else None

    def backer_behind(self, phrase: Phrase) -> None:
        """Add the state Y of "backed by Y" behind a phrase; what stands there belongs to the phrase's `rest`."""
        at = phrase.last
        if not self._has(at, "backed") or self.word(at + 1) != "by":
            return
        at = at + 3 if self.word(at + 2) == "the" else at + 2
        inner = self.read(at, inner=True) if at < len(self.items) else None
        if inner and inner.owner and not inner.names:
            phrase.backers.append(inner.owner)
            phrase.rest = inner.last

    def _name(self, phrase: Phrase, at: int) -> int:
        tie = self._tie(at)
        if tie in ("backed", "linked", "led"):
            phrase.flags.add("tied")
            return -2
        if phrase.names and not (phrase.flags & {"group", "unit"}) and not phrase.heads:
            return 0
        phrase.names = [self.items[at]]
        if tie == "held" or (self.glued(at + 1) and not self._has(at + 1, "head", "unit")):
            phrase.flags.add("stop")
        return 1

    def _state(self, phrase: Phrase, at: int, state: Term) -> int:
        code = state.key.split(":")[0]
        tie = self._tie(at)
        if tie == "backed" and not phrase.names:
            phrase.backers.append(code)
            return -2
        if tie in ("led", "linked") and not phrase.names:
            phrase.flags.add("tied")
            return -2
        if tie == "held" and state.form == "adj" and at == phrase.first and self._has(at + 1, "hold"):
            phrase.owner = code
            phrase.flags |= {"held", "stop"}
            return 1
        if phrase.names or (phrase.heads and state.form != "own") or tie == "held":
            return 0
        if state.form == "own":
            return self._own(phrase, state)
        if state.form == "people":
            phrase.owner = phrase.owner or code
            phrase.flags |= {"people", "stop"}
            return 1
        if not self._owns(at, state.form):
            return 0
        phrase.owner = code
        return -1

    def _own(self, phrase: Phrase, state: Term) -> int:
        code, branch = state.key.split(":")[:2]
        phrase.owner, phrase.own = code, branch
        return 1

    def _owns(self, at: int, form: str) -> bool:
        """Whether a country's word owns what follows: an adjective, a genitive, or a headline's "Syria rebels"."""
        item = self.items[at]
        if form == "adj" or item.owns:
            return True
        if (form == "name" and self._has(at - 1, "before")) or self.glued(at + 1):
            return False
        return self._has(at + 1, "owner") or (form in ("name", "ruler") and self._has(at + 1, "head"))

    def _cue(self, phrase: Phrase, at: int) -> int:
        roles = self.roles[at]
        if "pro" in roles or "anti" in roles:
            return self._stance(phrase, at, "pro" if "pro" in roles else "anti")
        if "unknown" in roles or "suspect" in roles:
            phrase.flags.add("unknown" if "unknown" in roles else "suspect")
            return -1
        if "people" in roles:
            return self._people(phrase, at)
        if "owner" in roles:
            return self._owner(phrase, at)
        if "head" in roles or "site" in roles:
            return self._head(phrase, at)
        return self._weak_cue(phrase, at)

    def _people(self, phrase: Phrase, at: int) -> int:
        if phrase.heads or phrase.names or phrase.flags & {"group"}:
            return 0
        tie = self._tie(at)
        found = term(self.items[at], "cue", "people")
        if found and found.key and at == phrase.first and self._has(at + 1, "hold") and tie in (None, "held"):
            phrase.people = found.key
            phrase.flags |= {"kin", "stop"}
            return 1
        phrase.flags |= {"tied"} if tie else set()
        phrase.people = None if tie or not found else found.key
        return -2 if tie else -1

    def _weak_cue(self, phrase: Phrase, at: int) -> int:
        if self._has(at, "group"):
            known = (
                phrase.says_who or phrase.owner or at > phrase.first or self._has(at - 1, "definite", "modifier") or self._has(at + 1, "of")
            )
            return self._group(phrase, at) if known else 0
        if self._has(at, "unit"):
            return self._unit(phrase, at)
        if self._has(at, "modifier") and not phrase.names and not phrase.heads:
            phrase.flags |= {self.word(at)} & {"armed", "allied", "enemy", "former"}
            return -1
        return 0

    def _group(self, phrase: Phrase, at: int) -> int:
        found = term(self.items[at], "cue", "group")
        phrase.flags |= {"group", "alliance"} if found and found.key else {"group"}
        return 1

    def _unit(self, phrase: Phrase, at: int) -> int:
        """ "members", "positions": part of what stands before, or tied to what follows "of"."""
        if phrase.says_who or phrase.owner:
            phrase.flags.add("unit")
            return 1 if phrase.says_who else -1
        if self._has(at + 1, "of"):
            phrase.flags |= {"unit", "stop"}
            return 1
        return 0

    def _stance(self, phrase: Phrase, at: int, role: str) -> int:
        if not self._has(at + 1, "owner", "head", "people", "group") and not term_any(self.items, at + 1):
            return 0
        if role == "anti":
            phrase.flags.add("anti")
            return -2
        state = term(self.items[at + 1], "state", "adj", "name", "ruler", "capital")
        if state:
            phrase.pro = state.key.split(":")[0]
        elif self._has(at + 1, "owner", "group"):
            phrase.flags.add("loyalist")
        return 2 if self._has(at + 1, "group") else -2

    def _owner(self, phrase: Phrase, at: int) -> int:
        found = term(self.items[at], "cue", "owner")
        assert found is not None
        if self._tie(at) == "backed":
            phrase.flags.add("loyalist")
            return -2
        if phrase.names and found.key != "loyalist":
            return 0
        if (self.word(at) == "state" and not self._has(at + 1, "head")) or self._names_institution(at):
            return 0
        if phrase.heads == ["civilians"]:
            phrase.heads.clear()
        phrase.flags.add("loyalist" if found.key == "loyalist" else "government")
        if self.items[at].owns is False and self._tie(at) == "held":
            phrase.flags.add("stop")
        return 1

    def _names_institution(self, at: int) -> bool:
        """ "Government Science College": a capital here and on the next word, which is no force."""
        if at + 1 >= len(self.items):
            return False
        here, behind = (self.scan.text[self.scan.tokens[self.items[i].first].start] for i in (at, at + 1))
        found = term(self.items[at + 1], "cue", "head")
        return here.isupper() and behind.isupper() and (found is None or found.key in _CIVIL) and not self.items[at].owns

    def _head(self, phrase: Phrase, at: int) -> int:
        found = term(self.items[at], "cue", "head", "site")
        assert found is not None
        tie = self._tie(at)
        if tie in ("backed", "led", "linked"):
            phrase.flags.add("tied")
            return -2
        if (phrase.names or phrase.own) and found.key in _CIVIL:
            return 0
        if found.form == "site" and (phrase.says_who or phrase.owner):
            return 0
        phrase.heads.append(found.key)
        phrase.flags |= {"site"} if found.form == "site" else set()
        if tie == "held":
            phrase.flags.add("stop")
        return 1

    def _continue_after_of(self, phrase: Phrase) -> None:
        """ "units of the army", "forces loyal to Hadi": the owner stands behind."""
        at = phrase.last
        if at == phrase.first or phrase.names or phrase.owner or not self._has(at, "of"):
            return
        if not (phrase.heads or phrase.flags & {"unit", "government", "group"}) or "site" in phrase.flags:
            return
        at += 1
        while self.word(at) in _SKIPPED_AFTER_OF or (self._has(at, "modifier") and not self._has(at, "head")):
            at += 1
        inner = self.read(at, inner=True) if at < len(self.items) else None
        if inner is None or not self._joins(phrase, inner):
            return
        phrase.names, phrase.owner, phrase.own = inner.names, inner.owner, inner.own
        phrase.heads = inner.heads if inner.heads and phrase.heads == ["government"] else phrase.heads + inner.heads
        phrase.flags |= inner.flags - {"stop"}
        phrase.last = inner.last

    def _joins(self, phrase: Phrase, inner: Phrase) -> bool:
        if set(phrase.heads) & _CIVIL:
            return bool(inner.owner and not inner.heads and not inner.names)
        if inner.names or inner.owner or inner.own:
            return True
        return set(phrase.heads) <= _SERVING and bool(inner.flags & {"government", "group"} or inner.heads)


def term_any(items: list[Item], at: int) -> bool:
    """Whether there is an item at `at` that names a state or a party."""
    return 0 <= at < len(items) and any(t.kind in ("state", "name") for t in items[at].terms)
