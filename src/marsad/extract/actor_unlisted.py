"""Names of groups that the registry lacks, told by their form: capitals that end in "Brigade", "Liberation Army" or start with "Liwa"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.extract.actor_phrases import term
from marsad.model import Actor, ActorMention, Span
from marsad.vocab.actor_names import Item, roles_of
from marsad.vocab.actors import Scan, slug

_KINDS = {"rebels": 2, "militia": 3, "gang": 3}
_JOINERS = frozenset(("of", "for", "and", "al", "de", "du", "del"))
_ROLES = ("name_end", "name_start")
_MAX_WORDS = 8
_LOWER = re.compile(r"\b[a-z]{3,}")
_ACRONYM = re.compile(r"\s?[(\[]([A-Z][A-Za-z-]{1,8})[)\]]")


def unlisted_names(scan: Scan) -> tuple[ActorMention, ...]:
    """Mentions with rule "named", without overlap. Lines in title case have none: there every word has a capital."""
    found: list[ActorMention] = []
    for at, item in enumerate(scan.items):
        if not item.terms or roles_of(item.terms).isdisjoint(_ROLES) or not _capital(scan, item):
            continue
        mention = _by_end(scan, at) or _by_start(scan, at)
        if mention and not (found and found[-1].span.touches(mention.span)) and _in_prose(scan.text, mention.span):
            found.append(mention)
    return tuple(found)


def _by_end(scan: Scan, at: int) -> ActorMention | None:
    """ "Free Men Brigade": back over capitals; at least one word must be no word of the vocabulary."""
    end = term(scan.items[at], "cue", "name_end")
    if end is None:
        return None
    first, proper = at, 0
    for back in _back_over_capitals(scan, at):
        if scan.tokens[scan.items[back].first].norm in ("the", "a", "an") and scan.text[scan.start(scan.items[back])].isupper():
            break
        first = back
        proper += not scan.items[back].terms
    span = Span(scan.start(scan.items[first]), scan.end(scan.items[at]))
    acronym = _ACRONYM.match(scan.text, span.end)
    if first == at or proper == 0 or (proper < 2 and not acronym and _loose(scan, at)):
        return None
    return _mention(scan, span.cover(Span(span.start, acronym.end())) if acronym else span, span, end.key)


def _loose(scan: Scan, at: int) -> bool:
    """Whether the last word is one that firms and offices bear too: then more proof is asked."""
    return term(scan.items[at], "cue", "head", "group") is None or term(scan.items[at], "cue", "group", "modifier") is not None


def _back_over_capitals(scan: Scan, at: int) -> Iterator[int]:
    held: list[int] = []
    for back in range(at - 1, max(-1, at - _MAX_WORDS), -1):
        word = scan.tokens[scan.items[back].first].norm
        if _capital(scan, scan.items[back]) and not scan.items[back].owns:
            yield from held
            held = []
            yield back
        elif back > 0 and (word in _JOINERS or (word == "the" and scan.tokens[scan.items[back - 1].first].norm in _JOINERS)):
            held.append(back)
        else:
            return


def _by_start(scan: Scan, at: int) -> ActorMention | None:
    """ "Liwa al-Fajr": on over capitals and articles."""
    start = term(scan.items[at], "cue", "name_start")
    if start is None:
        return None
    last = at
    for ahead in range(at + 1, min(len(scan.items), at + _MAX_WORDS)):
        item = scan.items[ahead]
        if _capital(scan, item):
            last = ahead
        elif scan.tokens[item.first].norm not in (*_JOINERS, "the"):
            break
    if last == at:
        return None
    span = Span(scan.start(scan.items[at]), scan.end(scan.items[last]))
    return _mention(scan, span, span, start.key)


def _mention(scan: Scan, span: Span, name: Span, branch: str) -> ActorMention:
    words = " ".join(name.of(scan.text).split())
    return ActorMention(span, span.of(scan.text), Actor(slug(words), words, _KINDS[branch], None), rule="named")


def _capital(scan: Scan, item: Item) -> bool:
    return scan.text[scan.tokens[item.first].start].isupper()


def _in_prose(text: str, span: Span) -> bool:
    around = text[max(0, span.start - 60) : span.start] + " " + text[span.end : span.end + 60]
    return len(_LOWER.findall(around)) >= 3
