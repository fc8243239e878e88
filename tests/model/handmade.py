"""Reports made by hand, with every span found in their text: what the shelf and the doors are tested with."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from marsad.model import (
    Actor,
    ActorMention,
    Article,
    Attribution,
    Block,
    ControlClaim,
    DateInterval,
    Dateline,
    DateMention,
    Dropped,
    EventClaim,
    Fatalities,
    Given,
    Page,
    Place,
    PlaceMention,
    Published,
    Quantity,
    Range,
    Reader,
    Reading,
    Rejected,
    Report,
    Span,
    Speaker,
)

READER = Reader("0.0.0-test", "words-1", "places-1", "model-1")
ARMY = Actor("military-forces-syria", "Military Forces of Syria", 1, "SY")
REBELS = Actor("opposition-rebels-syria", "Opposition Rebels (Syria)", 2, "SY")
TELL = Place("marsad:sy/tell-zaytun", "Tell Zaytun", "SY", "Idlib", None, 35.9, 36.7, "P.PPL", 4000, "marsad")
OTHER_TELL = Place("marsad:sy/tell-zaytun-2", "Tell Zaytun", "SY", "Hama", None, 35.1, 36.9, "P.PPL", 900, "marsad")

TEXT = """TELL ZAYTUN, March 7 (Northern Wire) - Army troops captured Tell Zaytun on Tuesday, the Hill Monitor said.

At least nine rebels were killed in clashes near the town, it said. Rebels may try to retake it.

Read more: ten tips for spring
"""


def span_of(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text`, for the `nth` time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def actor(text: str, words: str, who: Actor | None, nth: int = 0) -> ActorMention:
    """A mention of `who`."""
    return ActorMention(span_of(text, words, nth), words, who, rule="handmade")


def page_of(text: str, id_: str | None = None, **given: object) -> Page:
    """The page of a text."""
    data = text.encode("utf-8")
    return Page("handmade", data, hashlib.sha256(data).hexdigest(), "text/plain", Given(id=id_, **given))  # type: ignore[arg-type]


def article_of(text: str, outlet: str | None = "The Valley Post", published: date | None = date(2017, 3, 8)) -> Article:
    """The article of TEXT or of a text in the same form: paragraphs, the last one dropped."""
    parts = [p for p in text.split("\n\n") if p.strip()]
    *body, last = (span_of(text, p.strip()) for p in parts)
    line = Dateline(Span(0, text.index(" - ")), "Tell Zaytun", date(2017, 3, 7)) if " - " in text else None
    return Article(
        received=text,
        state="ok",
        title=None,
        outlet=outlet,
        language="en",
        agencies=("Northern Wire",),
        published=Published(published, "given" if published else "unknown"),
        dateline=line,
        blocks=tuple(Block("body", s) for s in body),
        dropped=(Dropped(last, "teaser"),),
        warnings=("no headline was found",),
    )


def reading_of(text: str) -> Reading:
    """What TEXT tells: a capture, a clash with deaths, a control statement, and one reading that was rejected."""
    monitor = Speaker(span_of(text, "the Hill Monitor"), "Hill Monitor", "Hill Monitor", None, None)
    said = Attribution(span_of(text, "Army troops captured Tell Zaytun on Tuesday"), span_of(text, "said"), (monitor,))
    army, rebels = actor(text, "Army troops", ARMY), actor(text, "rebels", REBELS)
    town = PlaceMention(
        span_of(text, "Tell Zaytun"), "Tell Zaytun", (TELL, OTHER_TELL), TELL, why="the larger one", kind="town", feature="P"
    )
    near = PlaceMention(span_of(text, "the town"), "the town", (TELL,), TELL, relation="near", precision=2)
    tuesday = DateMention(span_of(text, "Tuesday"), "Tuesday", DateInterval.days(date(2017, 3, 7), date(2017, 3, 7)), "relative")
    killed = Quantity(span_of(text, "At least nine rebels"), "At least nine rebels", Range(9, None), "killed", "rebels")
    capture = EventClaim(
        sub_event_type="Government regains territory",
        zone="body",
        quote=span_of(text, "Army troops captured Tell Zaytun on Tuesday"),
        trigger=span_of(text, "captured"),
        side_a=(army,),
        place=town,
        date=tuesday,
        attribution=said,
        main=True,
        rules=("capture.active",),
        confidence=0.8,
    )
    clash = EventClaim(
        sub_event_type="Armed clash",
        zone="body",
        quote=span_of(text, "At least nine rebels were killed in clashes near the town"),
        trigger=span_of(text, "clashes"),
        side_b=(rebels,),
        place=near,
        date=replace(tuesday, span=None, text="", how="dateline"),
        fatalities=Fatalities(Range(9, None), b=9, spans=(killed.span,)),
        attribution=replace(said, content=span_of(text, "At least nine rebels were killed in clashes near the town")),
        status="unconfirmed",
        rules=("clash.noun",),
    )
    gained = ControlClaim(
        kind="gained",
        extent="all",
        zone="body",
        quote=capture.quote,
        trigger=capture.trigger,
        place=town,
        holder=army,
        previous=rebels,
        date=tuesday,
        attribution=said,
        rules=("capture.active",),
    )
    unresolved = ActorMention(span_of(text, "Rebels may"), "Rebels", None, (REBELS, ARMY), ARMY)
    return Reading(
        events=(capture, clash),
        control=(gained,),
        rejected=(Rejected(span_of(text, "Rebels may try to retake it"), span_of(text, "retake"), "hypothetical"),),
        places=(replace(town, candidates=()), replace(near, candidates=(), place=None)),
        actors=(army, rebels, unresolved),
        dates=(tuesday,),
        quantities=(killed,),
        attributions=(said, Attribution(span_of(text, "Rebels may try to retake it"), None, ())),
        warnings=("one sentence was too long to parse",),
    )


def report_of(text: str = TEXT, id_: str | None = None, **article: object) -> Report:
    """The report of TEXT, or of a text that holds its sentences."""
    page = page_of(text, id_)
    return Report(page.id, page.sha256, READER, article_of(text, **article), reading_of(text))  # type: ignore[arg-type]


def failed_report(state: str = "empty", reason: str = "The page has no words.") -> Report:
    """A page that could not be read."""
    page = page_of("")
    return Report(page.id, page.sha256, READER, Article("", state, reason), Reading())  # type: ignore[arg-type]
