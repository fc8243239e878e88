"""Find every mention of a party in raw text, by dictionary and rule, before the parse.

A mention's `rule` says what was read, for `resolve_actors` and for people:
    name                    a strong name of one registry entry: `actor` is that entry, not yet moved along its successors
    name-weak, name-open:N  weak names, or namesakes: `candidates`, the N strong ones first
    named                   a name that the registry lacks, by its form ("Free Men Brigade")
    state:BRANCH            forces or parts of a state that is told: `actor` is set
    country, people         a country's, capital's or people's name that may act: `actor` is set, `candidates` hold other readings
    generic:BRANCH[:XX]     a noun without a name ("the rebels"; "regime" for a state's forces without its name); XX where a country owns it
    pro:XX[:YY]             people on the side of a state XX ("pro-Russian fighters", "Iran-backed militias"), of country YY where told
    ethnic:NAME             armed members of a people;  group[:alliance][:XX]: "the group", "the alliance", "the Lebanese group"
`+of=PEOPLE`, `+suspect`, `+allied`, `+anti`, `+act`, `+site`, `+bare` (the government itself) may follow.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from marsad.extract.actor_phrases import STARTERS, Phrase, PhraseReader, term
from marsad.extract.actor_unlisted import unlisted_names
from marsad.model import Actor, ActorMention, Span
from marsad.vocab.actors import STATE_BRANCHES, ActorLexicon, Scan, in_dateline

# Where a phrase has several head words, the first of these decides: "army officers" are military, "student protesters" protesters.
_ORDER = (
    "invaders police security rioters protesters separatists rebels insurgents opposition peacekeepers coalition terrorists jihadists "
    "vigilantes tribal communal bandits gang settlers militia air arms government military militants attackers prisoners forces "
    "men youths civilians"
).split()
_RANK = {branch: i for i, branch in enumerate(_ORDER)}
_OF_STATE = {**{b: b for b in STATE_BRANCHES}, **dict.fromkeys(("air", "arms", "forces"), "military")}
_NAMED_ALIKE = "rebels separatists civilians protesters rioters prisoners communal tribal vigilantes bandits gang settlers".split()
_OF_COUNTRY = {
    **{b: b for b in _NAMED_ALIKE},
    **dict.fromkeys(("militants", "attackers", "terrorists", "jihadists", "insurgents"), "unidentified"),
    "opposition": "rebels",
    "youths": "civilians",
}
_OPENING = re.compile(r"\s{0,3}[(\[]\s{0,3}(?:(?:or|also|formerly|known|as|aka|the|so-called|simply)\s){0,4}[\"“'‘]?\Z")
_CLOSING = re.compile(r"[\"”'’]?\s{0,3}[)\]]")
_ACRONYM = re.compile(r"\s{0,3}[(\[]\s?[\"“]?[A-Z][A-Za-z/&.-]{1,9}[\"”]?\s?[)\]]")


def find_actors(text: str, lexicon: ActorLexicon) -> tuple[ActorMention, ...]:
    """All mentions in text order, without overlap. `text` is raw text of any length; the time is linear in it."""
    scan = lexicon.scan(text)
    reader = PhraseReader(scan)
    mentions: list[ActorMention] = []
    at = 0
    while at < len(scan.items):
        roles = reader.roles[at]
        phrase = None if roles.isdisjoint(STARTERS) else reader.read(at)
        if phrase and phrase.says_who:
            reader.backer_behind(phrase)
        mention = _mention(phrase, reader, lexicon) if phrase else None
        if mention is None and "*state" in roles:
            mention = _country(at, reader, lexicon, mentions)
        if mention:
            mentions.append(mention)
        at = max(at + 1, phrase.last, phrase.rest) if phrase and mention else at + (2 if "anti" in roles and reader.glued(at + 1) else 1)
    return tuple(_with_unlisted(scan, _join_brackets(text, mentions)))


def _mention(phrase: Phrase, reader: PhraseReader, lexicon: ActorLexicon) -> ActorMention | None:
    scan = reader.scan
    read = _read_phrase(phrase, reader, lexicon)
    if read is None:
        return None
    actor, candidates, rule = read
    span = Span(scan.start(scan.items[phrase.first]), scan.end(scan.items[phrase.last - 1]))
    backer = lexicon.canonical("military", phrase.backers[0]) if phrase.backers else None
    return ActorMention(span, span.of(scan.text), actor, candidates, backer, rule if rule.startswith("name") else rule + _marks(phrase))


def _marks(phrase: Phrase) -> str:
    of_people = f"+of={phrase.people}" if phrase.people and phrase.heads else ""
    return of_people + "".join(f"+{flag}" for flag in ("suspect", "allied", "anti", "site", "bare") if flag in phrase.flags)


Read = tuple[Actor | None, tuple[Actor, ...], str]


def _read_phrase(phrase: Phrase, reader: PhraseReader, lexicon: ActorLexicon) -> Read | None:
    if phrase.names:
        return _read_name(phrase, lexicon)
    if phrase.own and phrase.owner:
        return lexicon.canonical(phrase.own, phrase.owner), (), f"state:{phrase.own}"
    if "kin" in phrase.flags:
        return None, (), f"ethnic:{phrase.people}+kin"
    if phrase.bare:
        return _read_adjective(phrase, reader, lexicon)
    if not phrase.says_who and not phrase.pro:
        return None
    return _read_generic(phrase, lexicon)


def _read_name(phrase: Phrase, lexicon: ActorLexicon) -> Read | None:
    item = phrase.names[0]
    options = sorted(
        ((t.form != "strong", t.kind != "name", t.key) for t in item.terms if t.kind == "name" or t.form == "own"), key=lambda o: o[0]
    )
    actors = [
        lexicon.actor(lexicon.entries[key]) if not own else lexicon.canonical(key.split(":")[1], key.split(":")[0])
        for _, own, key in options
    ]
    if len(actors) == 1 and not options[0][0]:
        return actors[0], (), "name"
    strong = sum(not weak or own for weak, own, _ in options)
    return None, tuple(actors), f"name-open:{strong}" if strong else "name-weak"


def _read_adjective(phrase: Phrase, reader: PhraseReader, lexicon: ActorLexicon) -> Read | None:
    """A bare adjective stands for forces before an act ("Russian strikes") or beside one that has a head ("Russian and Syrian jets")."""
    at, code = phrase.last, phrase.owner
    assert code is not None
    if "held" in phrase.flags or (at < len(reader.items) and not reader.roles[at].isdisjoint(("act", "hold"))):
        return lexicon.canonical("military", code), (), "state:military+act"
    if reader.word(at) not in ("and", "or", ",", "/"):
        return None
    other = reader.read(at + 1) if at + 1 < len(reader.items) else None
    if other and other.bare and other.last < len(reader.items) and term(reader.items[other.last], "cue", "act"):
        return lexicon.canonical("military", code), (), "state:military+act"
    if other is None or not (other.owner or other.flags & {"government"}) or not other.heads or other.names:
        return None
    branch = _OF_STATE.get(_branch(other))
    return (lexicon.canonical(branch, code), (), f"state:{branch}") if branch else None


def _read_generic(phrase: Phrase, lexicon: ActorLexicon) -> Read | None:
    branch = _branch(phrase)
    if branch == "":
        return None
    if branch.startswith(("pro:", "ethnic:", "group")):
        return None, (), branch
    code = phrase.owner
    branch = "military" if branch == "regime" and code else branch
    if branch in STATE_BRANCHES and code:
        other = (lexicon.canonical("government", code),) if "bare" in phrase.flags else ()
        return lexicon.canonical(branch, code), other, f"state:{branch}"
    if branch == "people" and code:
        return lexicon.canonical("civilians", code), (lexicon.canonical("military", code),), "people"
    target = _OF_COUNTRY.get(branch, branch)
    actor = lexicon.canonical(target, code) if code and target in _CANONICAL else None
    return actor, (), f"generic:{branch}" + (f":{code}" if code else "")


_CANONICAL = frozenset((*_OF_COUNTRY.values(), "pro-government"))


def _branch(phrase: Phrase) -> str:
    """What the phrase says they are, as a branch; "" when it says nothing of use."""
    head = min(phrase.heads, key=lambda h: _RANK.get(h, 99), default="")
    flags = phrase.flags
    if "unknown" in flags:
        return "unidentified-air" if head == "air" else "unidentified"
    if phrase.people and head:
        return _of_people(phrase, head)
    if "group" in flags and not head and phrase.owner:
        return f"group::{phrase.owner}"
    if phrase.pro or (phrase.backers and head in ("militia", "militants", "attackers", "forces", "")):
        return _of_backed(phrase, head)
    if "loyalist" in flags:
        return "military" if head in ("military", "forces", "air", "arms") or "government" in flags else "pro-government"
    if "government" in flags and "anti" not in flags:
        return _of_government(phrase, head)
    if not head:
        group = "group:alliance" if "alliance" in flags else "group"
        return "people" if "people" in flags else group if "group" in flags else ""
    return _of_head(phrase, head)


def _of_head(phrase: Phrase, head: str) -> str:
    if phrase.owner:
        return "pro-government" if head == "militia" and "allied" in phrase.flags else _OF_STATE.get(head, head)
    if head == "youths" and "armed" in phrase.flags:
        return "communal"
    return head if head in ("forces", "air", "arms") else _OF_STATE.get(head, head)


def _of_government(phrase: Phrase, head: str) -> str:
    if head in ("police", "security", "protesters", "rioters", "civilians", "rebels"):
        return head
    if head == "militia":
        return "pro-government"
    if not head:
        phrase.flags.add("bare")
    return "government" if head == "government" else "military" if phrase.owner else "regime"


def _of_people(phrase: Phrase, head: str) -> str:
    peaceful = head in ("civilians", "protesters", "rioters", "prisoners", "government", "opposition", "men")
    head = "civilians" if head == "men" and "armed" not in phrase.flags else head
    return head if peaceful and "armed" not in phrase.flags else f"ethnic:{phrase.people}"


def _of_backed(phrase: Phrase, head: str) -> str:
    if head in ("protesters", "civilians", "rioters", "separatists", "rebels"):
        return head
    code = phrase.pro or phrase.backers[0]
    if "government" in phrase.flags:
        return _of_government(phrase, head)
    if phrase.owner and phrase.owner != code and head != "military":
        return f"pro:{code}:{phrase.owner}"
    return "military" if head == "military" else f"pro:{code}"


def _country(at: int, reader: PhraseReader, lexicon: ActorLexicon, before: list[ActorMention]) -> ActorMention | None:
    """A country or capital that may act: not behind a locative preposition, not owning, not joined to another word."""
    item = reader.items[at]
    state = term(item, "state", "name", "capital")
    if (
        state is None
        or item.owns
        or reader.is_geographic(at + 1)
        or reader.glued(at)
        or reader.glued(at + 1)
        or term(item, "name", "strong")
    ):
        return None
    span = Span(reader.scan.start(item), reader.scan.end(item))
    speaks = at + 1 < len(reader.items) and term(reader.items[at + 1], "cue", "speaks") is not None
    if (not speaks and _is_place(at, reader, before)) or in_dateline(reader.scan.text, span.start, span.end):
        return None
    code = state.key
    actors = (lexicon.canonical("military", code), lexicon.canonical("government", code))
    return ActorMention(span, span.of(reader.scan.text), actors[0], actors, None, "country" if state.form == "name" else "country+capital")


def _is_place(at: int, reader: PhraseReader, before: list[ActorMention]) -> bool:
    if at == 0:
        return False
    back = at - 1
    if reader.word(back) == "the":
        back -= 1
    if back < 0:
        return False
    if term(reader.items[back], "cue", "before") is not None:
        return True
    if reader.word(back) not in (",", "and", "or"):
        return False
    listed = bool(before) and before[-1].rule.startswith("country") and before[-1].span.end == reader.scan.end(reader.items[back - 1])
    return not listed and (reader.word(back) == "," or term(reader.items[back - 1], "state", "name", "capital") is not None)


def _join_brackets(text: str, mentions: list[ActorMention]) -> list[ActorMention]:
    """ "IS [Daesh]" and "Islamic State (IS)" are one mention; an acronym in brackets behind a name belongs to it."""
    joined: list[ActorMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        closing = _CLOSING.match(text, mention.span.end)
        if last and closing and _OPENING.match(text[last.span.end : mention.span.start]) and _may_be_one(last, mention):
            joined[-1] = _joined(text, last, mention, closing.end())
        elif last and mention.rule.startswith("group") and last.rule == "name" and text[last.span.end : mention.span.start].isspace():
            joined[-1] = replace(last, span=last.span.cover(mention.span), text=last.span.cover(mention.span).of(text))
        elif not (last and last.span.holds(mention.span)):
            joined.append(mention)
    return [_with_acronym(text, m) for m in joined]


def _ids(mention: ActorMention) -> set[str]:
    return {a.id for a in (mention.actor, *mention.candidates) if a}


def _may_be_one(left: ActorMention, right: ActorMention) -> bool:
    return right.rule.startswith("name") and (
        left.rule == "named" or bool(_ids(left) & _ids(right)) or not left.rule.startswith(("name", "state", "country"))
    )


def _joined(text: str, left: ActorMention, right: ActorMention, end: int) -> ActorMention:
    span = Span(left.span.start, end)
    best = next((m for m in (left, right) if m.actor and m.rule.startswith("name")), None) or right
    candidates = () if best.actor else tuple(c for c in best.candidates if c.id in _ids(left) & _ids(right)) or best.candidates
    actor = best.actor or (candidates[0] if len(candidates) == 1 else None)
    return ActorMention(
        span, span.of(text), actor, () if actor else candidates, left.backer or right.backer, "name" if actor else best.rule
    )


def _with_acronym(text: str, mention: ActorMention) -> ActorMention:
    found = _ACRONYM.match(text, mention.span.end) if mention.rule == "name" else None
    if not found:
        return mention
    span = Span(mention.span.start, found.end())
    return ActorMention(span, span.of(text), mention.actor, mention.candidates, mention.backer, mention.rule)


def _with_unlisted(scan: Scan, mentions: list[ActorMention]) -> list[ActorMention]:
    """Add names that only their form gives away, where no other name stands; generic words inside them give way."""
    named = sorted(m.span for m in mentions if m.rule.startswith("name"))
    extra = [m for m in unlisted_names(scan) if not _touches_any(m.span, named)]
    if not extra:
        return mentions
    spans = [m.span for m in extra]
    return sorted((*extra, *(m for m in mentions if not _touches_any(m.span, spans))), key=lambda m: m.span)


def _touches_any(span: Span, spans: list[Span]) -> bool:
    """Whether a span shares text with one of sorted spans that do not overlap."""
    near = bisect_left(spans, span)
    return any(span.touches(other) for other in spans[max(0, near - 1) : near + 1])
