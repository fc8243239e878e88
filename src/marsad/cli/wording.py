"""Values of the record in words for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.cli.output import clean
from marsad.model import Article, ControlSpan, DateInterval, PlaceMention, Range, Source

HOW_SURE = ((0.95, "almost certainly"), (0.8, "very likely"), (0.55, "likely"), (0.45, "about as likely as not"), (0.0, "unlikely"))
"""The words of ICD 203 for a probability, by its lower bound."""


def when(days: DateInterval) -> str:
    """A day, or the first and the last of a stretch with its precision."""
    if days.start is None or days.last is None:
        return "day unknown"
    if days.start == days.last:
        return days.start.isoformat()
    return f"{days.start} to {days.last}" + ("" if days.precision == "day" else f" ({days.precision})")


def where(mention: PlaceMention | None) -> str:
    """A place as the record has it; says so where it was not found or not resolved."""
    if mention is None:
        return "not stated"
    about = " ".join(filter(None, (mention.part and f"{mention.part} of", mention.relation)))
    if mention.place is None:
        state = f"not resolved, {len(mention.candidates)} candidates" if mention.candidates else "not in the gazetteer"
        return clean(f"{about} {mention.text} ({state})".strip())
    place = mention.place
    point = f" ({place.lat:.2f}, {place.lon:.2f})" if place.lat is not None and place.lon is not None and mention.precision < 3 else ""
    named = {1: "", 2: ", near or part of it", 3: ", a larger region"}[mention.precision]
    country = f", {place.country}" if place.country and place.country != place.name else ""
    return clean(f"{about} {place.name}{country}{point}{named}".strip())


def count(told: Range) -> str:
    """A number of people."""
    if told.min is None and told.max is None:
        return "not stated"
    if told.max is None:
        return f"at least {told.min}"
    if told.min is None:
        return f"at most {told.max}"
    return str(told.min) if told.min == told.max else f"{told.min} to {told.max}"


def short_count(told: Range) -> str:
    """The same for a table's cell."""
    if told.min is None and told.max is None:
        return ""
    if told.max is None:
        return f"{told.min}+"
    return str(told.max) if told.min in (None, told.max) else f"{told.min}-{told.max}"


def parties(names: Sequence[str], is_open: bool = False) -> str:
    """Names of a side; "or" between them where the report leaves open which it was."""
    return clean((" or " if is_open else ", ").join(names)) or "nobody named"


def published(article: Article) -> str:
    """The publication day and where it was found."""
    day, how = article.published.date, article.published.how
    found = {"given": "given", "metadata": "from the page's metadata", "dateline": "from the dateline", "text": "from the text"}
    return f"{day} ({found.get(how, how)})" if day else "no publication day found"


def how_sure(p: float) -> str:
    """A probability in one of the words of ICD 203, with the number."""
    words = next(words for least, words in HOW_SURE if p >= least)
    return f"{words} (p = {p:.2f})"


def holder(span: ControlSpan) -> str:
    """Who holds, or that it is contested."""
    return "contested" if span.contested else clean(span.holder or "nobody known")


def basis(span: ControlSpan) -> str:
    """What the state rests on."""
    sources = len(span.sources)
    counted = f"{sources} independent source{'' if sources == 1 else 's'}"
    told = {"assessed": "assessed", "claimed": "claimed", "contested": "reports disagree or both sides are inside"}[span.basis]
    return f"{told}, {counted}"


def names(sources: Sequence[Source]) -> str:
    """Names of sources, with the party each speaks for."""
    return clean(", ".join(s.name + (f" (for {s.side})" if s.side and s.side != s.name else "") for s in sources)) or "nobody named"


def days(first: date, last: date) -> str:
    """A stretch of days."""
    return first.isoformat() if first == last else f"{first} to {last}"
