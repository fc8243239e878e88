"""The phrase around a place name: part, relation and the type word told ("the southern edges of the town of X", "60 km south of X")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.model import Span
from marsad.vocab.places import PlaceCues, one_of

REACH = 100
WORDS_BEFORE = 9
"""So many words before a name may belong to its phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands around a name: `part` and `relation` in the report's words, `kind` the type word, `feature` the class it speaks of."""

    part: str | None = None
    relation: str | None = None
    kind: str = ""
    feature: str = ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    part_before: re.Pattern[str]
    part_word: re.Pattern[str]
    part_after: re.Pattern[str]
    distance: re.Pattern[str]
    relation: re.Pattern[str]
    between: re.Pattern[str]
    type_before: re.Pattern[str]
    type_after: re.Pattern[str]
    last_words: Mapping[str, frozenset[str]]
    first_words: Mapping[str, frozenset[str]]


_NEXT = re.compile(r"(?:['’]s)?[\s-]+([\w-]*)")
_CACHE: dict[int, _Patterns] = {}


def _patterns(cues: PlaceCues) -> _Patterns:
    if id(cues) not in _CACHE:
        _CACHE.clear()
        _CACHE[id(cues)] = _compile(cues)
    return _CACHE[id(cues)]


def _compile(cues: PlaceCues) -> _Patterns:
    part, noun, way = one_of(cues.of("part")), one_of(cues.of("part-noun")), one_of(cues.of("direction"))
    kind, unit, quality = one_of(cues.types), one_of(cues.of("distance")), one_of(cues.of("qualifier"))
    to_name = rf"(?:\s+(?:the|its))?(?:\s+(?:{quality}|[a-z-]{{3,20}}))?(?:\s+(?P<kind>{kind})\s+of)?\s*"
    number = rf"(?:\d[\d.,]*|{one_of(cues.of('number'))})"
    about, far = rf"(?:(?:{one_of(cues.of('about'))})\s+)?", rf"{number}\s?-?(?:{unit})\s+(?:\([^()]{{1,20}}\)\s+)?"
    flags = re.IGNORECASE
    return _Patterns(
        re.compile(rf"(?P<part>(?:(?:{part})(?:,?\s+(?:and\s+|or\s+)?(?:{part}))?\s+)?(?:{noun}))\s+(?:of|in){to_name}$", flags),
        re.compile(rf"(?<![\w-])(?P<part>(?:{part})(?:(?:,\s+|\s+and\s+)(?:{part}))?)\s+$", flags),
        re.compile(rf"^(?:['’]s)?\s+(?P<part>(?:(?:{part})(?:,?\s+(?:and\s+|or\s+)?(?:{part}))?\s+)?(?:{noun}))\b", flags),
        re.compile(rf"(?P<relation>{about}(?:{far})?(?:to the\s+)?(?:{way})\s+(?:of|from)|{far}(?:away\s+)?from){to_name}$", flags),
        re.compile(rf"(?<!\w)(?P<relation>{one_of(cues.of('relation'))}){to_name}$", flags),
        re.compile(r"(?<!\w)(?P<relation>between)\s+(?:[\w'’-]+\s+and\s+)?(?:the\s+)?(?:[a-z]+\s+of\s+)?$"),
        re.compile(rf"(?<!\w)(?P<kind>{kind})\s+(?:of\s+|called\s+|named\s+)?$", flags),
        re.compile(rf"^[\s-]+(?P<kind>{one_of(w for w, f in cues.types.items() if f[0] not in 'PA' or not w.endswith('s'))})(?!\w)", flags),
        {kind: _last_words(cues.of(kind)) for kind in ("part", "part-noun", "direction", "relation")} | {"type": _last_words(cues.types)},
        {"part": _first_words([*cues.of("part"), *cues.of("part-noun")]), "type": _first_words(cues.types)},
    )


def _first_words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(re.split(r"[\s-]", w)[0] for w in words)


def _last_words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w.split()[-1] for w in words)


def phrase_around(text: str, span: Span, block: Span, cues: PlaceCues) -> Phrase:
    """The phrase around the name at `span`, within its block."""
    patterns = _patterns(cues)
    before = text[max(block.start, span.start - REACH) : span.start]
    after = text[span.end : min(block.end, span.end + REACH)]
    cut = max(before.rfind(mark) for mark in (". ", "; ", "\n"))
    return _read(patterns, before[cut + 1 :].lstrip(), after, cues.types)


def _read(patterns: _Patterns, before: str, after: str, types: Mapping[str, str]) -> Phrase:
    said = before.lower().split()[-WORDS_BEFORE:]
    following = _NEXT.match(after)
    coming = following[1].lower().partition("-")[0] if following else ""
    part, relation = _part(patterns, before, after, said, coming), _relation(patterns, before, said)
    if relation and part and relation.re is patterns.relation:
        relation = None
    if relation and part and part.re is patterns.part_word:
        part = None
    kind = (patterns.type_after.match(after) if coming in patterns.first_words["type"] else None) or (
        patterns.type_before.search(before)
        if not patterns.last_words["type"].isdisjoint(said[-2:]) and (not part or part.re is not patterns.part_before)
        else None
    )
    told = kind["kind"] if kind else next((m["kind"] for m in (part, relation) if m and "kind" in m.re.groupindex and m["kind"]), "")
    return Phrase(
        _tidy(part["part"]) if part else None,
        _tidy(relation["relation"]) if relation else None,
        told.lower(),
        types.get(_tidy(told.lower()), ""),
    )


def _part(patterns: _Patterns, before: str, after: str, said: Sequence[str], coming: str) -> re.Match[str] | None:
    """The part told before or behind the name. A pattern is only tried where a word that it begins or ends in was said."""
    known, found = patterns.last_words, None
    if not known["part-noun"].isdisjoint(said):
        found = patterns.part_before.search(before)
    if found is None and said and said[-1] in known["part"]:
        found = patterns.part_word.search(before)
    return found or (patterns.part_after.match(after) if coming in patterns.first_words["part"] else None)


def _relation(patterns: _Patterns, before: str, said: Sequence[str]) -> re.Match[str] | None:
    known, found = patterns.last_words, None
    if "from" in said or not known["direction"].isdisjoint(said):
        found = patterns.distance.search(before)
    if found is None and not known["relation"].isdisjoint(said):
        found = patterns.relation.search(before)
    if found is None and "between" in said:
        found = patterns.between.search(before)
    return found


@lru_cache(maxsize=512)
def _tidy(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
