"""Speakers of headlines: "UN: Rebels hold both banks" and "Ten dead in strike - governor"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from marsad.extract.attribution_speaker import office_of, without_article
from marsad.extract.scene import Scene
from marsad.model import Span, Speaker
from marsad.vocab.reporting import ReportingWords

T = TypeVar("T")
_BEFORE = re.compile(r"(?P<who>[^:.!?\n]{2,40}): (?=\S)")
_BEHIND = re.compile(r"(?:\s+[-–—]\s*|:\s+)(?P<who>[^-–—:.!?\n]{2,40})$")
_SPEAKING = frozenset({"title", "office", "medium", "document", "hearer"})


def headline(scene: Scene, words: ReportingWords, told: Callable[[Span, Span, tuple[Speaker, ...]], T]) -> list[T]:
    """The attribution that a colon or a dash makes in a line without another one; [] where the words beside it name no speaker."""
    text, span = scene.text, scene.span
    if (before := _BEFORE.match(text, span.start, span.end)) and _speaks(before["who"], words):
        who = Span(*before.span("who"))
        return [told(Span(before.end(), span.end), Span(who.end, who.end + 1), (_speaker(who, text, words),))]
    tail = max(span.start, span.end - 48)
    if (behind := _BEHIND.search(text, tail, span.end)) and _speaks(behind["who"], words):
        who = Span(*behind.span("who"))
        dash = behind.start() + len(behind.group()) - len(behind.group().lstrip())
        return [told(Span(span.start, behind.start()), Span(dash, dash + 1), (_speaker(who, text, words),))]
    return []


def _speaks(phrase: str, words: ReportingWords) -> bool:
    short = len(phrase.split()) <= 5
    kinds = words.classes(phrase)
    acronym = phrase.isupper() and len(phrase) <= 4 and phrase.isalpha()
    return short and (acronym or bool(kinds & _SPEAKING) or any(k.startswith("kind:") for k in kinds))


def _speaker(span: Span, text: str, words: ReportingWords) -> Speaker:
    phrase = without_article(span.of(text))
    return Speaker(span, phrase, phrase, office_of(phrase, words) or None)
