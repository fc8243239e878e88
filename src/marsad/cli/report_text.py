"""A report read, as a person would want it: the article, each event with its sentence, control, what was rejected, what was dropped."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from marsad.cli import wording
from marsad.cli.output import Paper, clean
from marsad.model import ActorMention, Article, Attribution, ControlClaim, EventClaim, Report, Span
from marsad.model.record import event_chain

WIDTH = 100
MOST_QUOTED = 600
"""Characters of a quote that are shown."""
MOST_DROPPED = 3
"""So many pieces dropped for one reason are shown; the number of the others is told."""


def put_report(report: Report, name: str, paper: Paper) -> None:
    """Print a report."""
    for line in _head(report, name, paper):
        paper.line(line)
    if report.article.state != "ok":
        return
    reading = report.reading
    _section(paper, "EVENTS", len(reading.events), _events(report, paper))
    _section(paper, "WHO HOLDS WHAT", len(reading.control), _control(report, paper))
    _section(paper, "CONSIDERED AND NOT CODED", len(reading.rejected), _rejected(report))
    _section(paper, "LEFT OUT OF THE ARTICLE", len(report.article.dropped), _dropped(report.article))
    warnings = [f"    {clean(w)}" for w in (*report.article.warnings, *reading.warnings)]
    if warnings:
        _section(paper, "NOTES", len(warnings), warnings)


def _section(paper: Paper, title: str, count: int, lines: Iterator[str] | list[str]) -> None:
    paper.line()
    paper.line(paper.paint(f"{title} ({count})" if count else f"{title}: none", "head"))
    for line in lines:
        paper.line(line)


def _head(report: Report, name: str, paper: Paper) -> Iterator[str]:
    article = report.article
    yield paper.paint(clean(article.title or "(no headline)"), "bold")
    if article.state != "ok":
        yield paper.paint(f"not read: {article.state}. {clean(article.reason or '')}", "bad")
        yield paper.paint(f"{clean(name)} · report {report.id}", "dim")
        return
    outlet = clean(article.outlet) if article.outlet else "no outlet named"
    facts = [wording.published(article), article.section, outlet, *(f"carries {a}" for a in article.agencies)]
    yield clean(" · ".join(filter(None, facts)))
    if article.dateline and article.dateline.place:
        yield clean(f"dateline {article.dateline.place}")
    if article.summary:
        yield from textwrap.wrap(clean(article.summary), WIDTH)
    words = len(article.text.split())
    yield paper.paint(f"{clean(name)} · report {report.id} · {words} words", "dim")


def _events(report: Report, paper: Paper) -> Iterator[str]:
    for number, claim in enumerate(report.reading.events, start=1):
        marks = [w for w, on in (("main event", claim.main), ("still under way", claim.ongoing), ("background", claim.background)) if on]
        kind = paper.paint(claim.sub_event_type, "bold")
        yield f"{number:2}  {kind}" + (f"  [{', '.join(marks)}]" if marks else "")
        yield from _quote(report, claim.quote, claim.trigger, paper)
        yield from _fields(_event_fields(report, claim))


def _event_fields(report: Report, claim: EventClaim) -> Iterator[tuple[str, str]]:
    yield "where", wording.where(claim.place)
    yield "when", _when(claim)
    side_a, side_b = _names(claim.side_a, claim.side_a_open), _names(claim.side_b, claim.side_b_open)
    yield "who", side_a if not claim.side_b else f"{side_a} → {side_b}"
    if claim.fatalities.total.min is not None or claim.fatalities.total.max is not None:
        yield "killed", wording.count(claim.fatalities.total)
    if claim.injured.min is not None or claim.injured.max is not None:
        yield "injured", wording.count(claim.injured)
    yield "says", _said(claim.attribution, report.article)
    yield "status", f"{claim.status} · confidence {claim.confidence:.2f}" + ("" if claim.zone == "body" else f" · told in the {claim.zone}")


def _control(report: Report, paper: Paper) -> Iterator[str]:
    for number, claim in enumerate(report.reading.control, start=1):
        yield f"{number:2}  {paper.paint(_statement(claim), 'bold')}"
        yield from _quote(report, claim.quote, claim.trigger, paper)
        fields = [("where", wording.where(claim.place)), ("when", _when(claim)), ("says", _said(claim.attribution, report.article))]
        yield from _fields(iter([*fields, ("status", f"{claim.status} · confidence {claim.confidence:.2f}")]))


def _statement(claim: ControlClaim) -> str:
    """The statement as a sentence."""
    place = clean(claim.place.place.name if claim.place.place else claim.place.text)
    extent = {"all": "all of ", "most": "most of ", "part": "part of ", "edges": "the edges of ", "unspecified": ""}[claim.extent]
    who = _names((claim.holder,) if claim.holder else ())
    previous = f", from {_names((claim.previous,))}" if claim.previous else ""
    sentences = {
        "gained": f"{who} took {extent}{place}{previous}",
        "held": f"{who} holds {extent}{place}",
        "lost": f"{who} lost {extent}{place}",
        "besieged": f"{who} is besieged in {place}" + (f" by {_names((claim.besieger,))}" if claim.besieger else ""),
        "contested": f"{extent}{place} is contested".strip(),
    }
    return sentences[claim.kind]


def _names(mentions: tuple[ActorMention, ...], is_open: bool = False) -> str:
    told = [m.actor.name if m.actor else f"“{m.text}”" for m in mentions]
    return wording.parties(list(dict.fromkeys(told)), is_open)


def _when(claim: EventClaim | ControlClaim) -> str:
    days = wording.when(claim.date.interval)
    return f"{days} (“{clean(claim.date.text)}”)" if claim.date.text else days


def _said(said: Attribution | None, article: Article) -> str:
    chain = event_chain(said, article)
    if said is None:
        return "the report itself" + (f", via {', '.join(clean(c) for c in chain)}" if chain else "")
    if not said.chain:
        return "somebody not named" + (f", via {', '.join(clean(c) for c in chain)}" if chain else "")
    return " → ".join(clean(c) for c in chain)


def _quote(report: Report, quote: Span, trigger: Span, paper: Paper) -> Iterator[str]:
    """The words it rests on, the trigger in bold."""
    text = report.article.received
    for line in textwrap.wrap(f"“{_short(quote.of(text), MOST_QUOTED)}”", WIDTH - 4):
        words = clean(trigger.of(text))
        yield "    " + line.replace(words, paper.paint(words, "warn"), 1)


def _fields(fields: Iterator[tuple[str, str]]) -> Iterator[str]:
    for name, value in fields:
        lines = textwrap.wrap(value, WIDTH - 13) or [""]
        yield f"    {name:<8} {lines[0]}"
        yield from (f"{'':13}{line}" for line in lines[1:])


def _rejected(report: Report) -> Iterator[str]:
    for item in report.reading.rejected:
        yield f"    {clean(item.why):<14} “{_short(item.quote.of(report.article.received))}”"


def _dropped(article: Article) -> Iterator[str]:
    seen: Counter[str] = Counter()
    total = Counter(item.why for item in article.dropped)
    for item in article.dropped:
        seen[item.why] += 1
        if seen[item.why] <= MOST_DROPPED:
            yield f"    {clean(item.why):<18} “{_short(item.span.of(article.received))}”"
        elif seen[item.why] == MOST_DROPPED + 1:
            yield f"    {clean(item.why):<18} … and {total[item.why] - MOST_DROPPED} more"


def _short(words: str, most: int = 76) -> str:
    words = " ".join(clean(words).split())
    return words if len(words) <= most else words[: most - 1] + "…"
