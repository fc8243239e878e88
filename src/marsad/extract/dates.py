"""When: every date expression of a report with the days it means, and which of them belongs to an action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.extract.cue_tokens import Lexed, cue_tokens
from marsad.extract.date_expr import Expr
from marsad.extract.date_grammar import Located, expressions
from marsad.extract.date_points import Row
from marsad.extract.date_resolve import YEARS, Scene, reference, resolve
from marsad.extract.date_tense import tense_around
from marsad.model.article import Block
from marsad.model.span import Span
from marsad.model.time import NO_DATE, DateHow, DateInterval, DateMention
from marsad.vocab.phrases import Cues

_HISTORY_DATES = 6
_NEWS = frozenset(("weekday", "deictic", "overnight", "day_number"))
_RARE = 4
_SENTENCE = 60
_OPENING = 3
_OPENING_CHARACTERS = 12
_LOOK_BACK, _LOOK_AHEAD = 2, 12
_NO_MEMORY = frozenset(("since", "back", "lasting", "decade"))


@dataclass(frozen=True, slots=True)
class _Memory:
    """The dates told so far.

    `told` is the latest of any precision, `day` the latest single day, `line` where the story has got to; `year` is the last date with a
    year of its own; `year_at` and `day_at` are the tokens behind them.
    """

    told: DateInterval = DateInterval.unknown()
    day: date | None = None
    line: DateInterval = DateInterval.unknown()
    year: DateInterval = DateInterval.unknown()
    year_at: int = 0
    day_at: int = 0

    def day_near(self, at: int, row: Row) -> bool:
        """Whether the latest single day stands in the sentence of token `at`."""
        return self.day is not None and at - self.day_at <= _SENTENCE and row.same_sentence(self.day_at, at)

    def in_sentence(self, at: int, row: Row) -> DateInterval:
        """The date with a year told earlier in the sentence of token `at`, else unknown."""
        near = self.year.start is not None and at - self.year_at <= _SENTENCE and row.same_sentence(self.year_at, at)
        return self.year if near else DateInterval.unknown()

    def after(self, row: Row, located: Located, interval: DateInterval) -> _Memory:
        """The memory once this expression has been read."""
        if interval.start is None or located.expr.kind in _NO_MEMORY:
            return self
        day = interval.start if interval.precision == "day" else self.day
        line = interval if _moves_on(self.line, row, located, interval) else self.line
        calendar = _calendar_of(located.expr)
        attribute = calendar is not None and calendar.month is None and row.kind(located.first - 1) != "in"
        dated = calendar is not None and calendar.year is not None and not attribute and calendar.which != "named"
        year, year_at = (interval, located.after) if dated else (self.year, self.year_at)
        return _Memory(interval, day, line, year, year_at, located.after if interval.precision == "day" else self.day_at)


def _moves_on(line: DateInterval, row: Row, located: Located, interval: DateInterval) -> bool:
    """Whether the story goes on from `interval`: a look back or far ahead in mid-sentence does not move it, nor a year it is in already."""
    expr, start = located.expr, interval.start
    if start is None or expr.which.startswith(("previous", "earlier", "before")):
        return False
    if line.start is None:
        return True
    opens = not row.same_sentence(located.first - _OPENING, located.first)
    if interval.precision == "year":
        return opens and start.year != line.start.year
    months = (start.year - line.start.year) * 12 + start.month - line.start.month
    return opens or -_LOOK_BACK <= months <= _LOOK_AHEAD or line.precision == "year"


def find_dates(
    lexed: Lexed, anchor: date | None, cues: Cues, blocks: Sequence[Block] = (), dateline: Span | None = None
) -> tuple[DateMention, ...]:
    """Every date expression of a text, in order, with its interval.

    `anchor` is the day the report speaks from: its dateline, else its publication, None when neither is known (a year outside 1000-2199
    is none). A date inside the span of the `dateline` is listed as such: it dates the report, no action. `blocks` limit the search to the
    kept text; without them all of it is read. A caption's dates stand apart and lend nothing to the body.
    An expression whose day cannot be told is listed with an unknown interval. Linear in the length of the text.
    """
    anchor = anchor if anchor and anchor.year in YEARS else None
    zones = [(b.zone, b.span) for b in blocks] or [("body", Span(0, len(lexed.text)))]
    captions = [span for zone, span in zones if zone == "caption"]
    body = [span for zone, span in zones if zone != "caption"]
    groups = [body, *([span] for span in captions)] if body else [[span] for span in captions]
    found = [m for spans in groups for m in _find(lexed, spans, anchor, cues)]
    inside = [replace(m, how="dateline") if dateline and m.span and dateline.holds(m.span) else m for m in found]
    return tuple(sorted(inside, key=_place))


def _place(mention: DateMention) -> tuple[int, int]:
    span = mention.span or Span(0, 0)
    return span.start, -span.end


def anchor_mention(anchor: date | None, how: DateHow) -> DateMention:
    """The report's own day, for an event that is the day's news; unknown without one."""
    if anchor is None:
        return NO_DATE
    return DateMention(None, "", DateInterval.days(anchor, anchor), how)


def _find(lexed: Lexed, spans: Sequence[Span], anchor: date | None, cues: Cues) -> list[DateMention]:
    row = Row(cue_tokens(lexed, spans, cues))
    found = expressions(row)
    history = _is_history(found, anchor)
    memory, mentions = _Memory(), []
    for n, located in enumerate(found):
        tense = tense_around(row, located.first, located.after)
        line = memory.line if history else memory.in_sentence(located.first, row)
        beside = memory.day if memory.day_near(located.first, row) else None
        scene = Scene(anchor, tense, memory.told, memory.day, beside, _day_ahead(row, found, n, anchor), line, history)
        interval = resolve(located.expr, scene)
        memory = memory.after(row, located, interval)
        if interval.start or located.expr.kind != "lasting":
            mentions.append(_mention(lexed.text, row, located, interval, reference(located.expr, scene)))
    return mentions


def _mention(text: str, row: Row, located: Located, interval: DateInterval, counted_from: DateInterval | None) -> DateMention:
    span = Span(row.tokens[located.first].start, row.tokens[located.after - 1].end)
    calendar = _calendar_of(located.expr)
    explicit = calendar is not None and calendar.year is not None and located.expr.kind != "since"
    how: DateHow = "unknown" if interval.start is None else "explicit" if explicit else "relative"
    return DateMention(span, span.of(text), interval, how, counted_from)


def _is_history(found: Sequence[Located], anchor: date | None) -> bool:
    """Whether the text dates the past at length: most of its years are told in figures, lie years back, and days of the week are rare."""
    exprs = [x.expr for x in found]
    years = [e.year for e in map(_calendar_of, exprs) if e and e.year is not None]
    old = [y for y in years if anchor is None or y < anchor.year - 1]
    news = sum(e.kind in _NEWS or (e.inner is not None and e.inner.kind in _NEWS) for e in exprs)
    return len(old) >= _HISTORY_DATES and len(old) * 2 > len(years) and news * _RARE <= len(old)


def _calendar_of(expr: Expr) -> Expr | None:
    while expr.kind != "calendar" and expr.inner:
        expr = expr.inner
    return expr if expr.kind == "calendar" else None


def _day_ahead(row: Row, found: Sequence[Located], n: int, anchor: date | None) -> date | None:
    """The next single day told in the same sentence."""
    if found[n].expr.kind != "shifted" or n + 1 == len(found):
        return None
    here, ahead = found[n], found[n + 1]
    if ahead.first - here.after > _SENTENCE or not row.same_sentence(here.after, ahead.first):
        return None
    interval = resolve(ahead.expr, Scene(anchor, tense_around(row, ahead.first, ahead.after)))
    return interval.start if interval.precision == "day" else None


def choose_date(
    mentions: Sequence[DateMention],
    sentence: Span,
    trigger: Span,
    clause: Span | None = None,
    breaks: Sequence[Span] = (),
    punctual: bool = False,
) -> DateMention | None:
    """Which date of the sentence belongs to the action at `trigger`; None when none does.

    The nearest in `clause` first; else the one that opens the sentence; else the nearest. What lies behind a break (a semicolon, another
    trigger in `breaks`) on the way counts as further off. Ends of a range give way to the range, unknown dates to known ones. An action
    that is done in a moment (`punctual`) happened on the day that "since" names, not ever since.
    """
    outer = [m for m in mentions if m.span and m.how != "dateline" and sentence.holds(m.span) and not _nested(m, mentions)]
    inside = [_first_day(m, mentions) if punctual or (m.span and m.span.holds(trigger)) else m for m in outer]
    known = [m for m in inside if m.interval.start] or inside
    own = [m for m in known if clause and m.span and clause.holds(m.span)]
    chosen = min(own or known, key=lambda m: _distance(m, sentence, trigger, breaks), default=None)
    return _seen_from(chosen, trigger, breaks) if chosen else None


def _seen_from(mention: DateMention, trigger: Span, breaks: Sequence[Span]) -> DateMention:
    """In "a day after the town fell", said of the fall, the mention means the day of the fall."""
    span = mention.span or trigger
    if mention.reference is None or trigger.start < span.end or any(span.end <= b.start and b.end <= trigger.start for b in breaks):
        return mention
    return replace(mention, interval=mention.reference)


def _first_day(mention: DateMention, mentions: Sequence[DateMention]) -> DateMention:
    """The one date inside "since 3 May", else the mention itself."""
    inner = [m for m in mentions if m.span and mention.span and m.span != mention.span and mention.span.holds(m.span)]
    return inner[0] if len(inner) == 1 else mention


def _nested(mention: DateMention, mentions: Sequence[DateMention]) -> bool:
    span = mention.span
    return span is not None and any(o.span is not None and o.span != span and o.span.holds(span) for o in mentions)


def _distance(mention: DateMention, sentence: Span, trigger: Span, breaks: Sequence[Span]) -> tuple[int, int, int]:
    """Triggers in between, then whether it neither opens the sentence nor follows nor is counted from the action, then characters."""
    span = mention.span or trigger
    low, high = min(span.end, trigger.end), max(span.start, trigger.start)
    between = sum(low <= b.start and b.end <= high and b != trigger for b in breaks)
    opens = span.start - sentence.start <= _OPENING_CHARACTERS
    return (
        between if not opens else min(between, 1),
        int(span.start < trigger.start and not opens and mention.reference is None),
        high - low,
    )
