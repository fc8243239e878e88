"""The report as HTML with its marks: every word that a claim rests on, coloured by what it is. Everything is escaped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from marsad.model import Attribution, ControlClaim, EventClaim, Report, Span

STYLE = """<style>
.marsad{font:1rem/1.6 Georgia,serif;max-width:44rem}.marsad h3{margin:.2em 0;font:bold 1.2rem/1.3 sans-serif}
.marsad .facts{color:#555;font:.85rem sans-serif}.marsad .cap{color:#555;font-style:italic}
.marsad mark{color:#000;padding:0 .12em;border-radius:.15em;border-bottom:2px solid #444}
.marsad .trigger{background:#f6c7b3}.marsad .actor{background:#cfe3f7}.marsad .place{background:#cdeccb}
.marsad .date{background:#f3e7a9}.marsad .toll{background:#e6cdf0}.marsad .speaker{background:#dcdcdc}.marsad .rejected{background:#fff;
border-bottom-style:dotted}
</style>"""
LEGEND = ("trigger", "actor", "place", "date", "toll", "speaker", "rejected")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text as received and what it is; `title` is shown on hovering."""

    span: Span
    kind: str
    title: str


def marks_of(report: Report) -> list[Mark]:
    """The marks of a report in text order; where two overlap, the one that begins first stays, of two that begin together the shorter."""
    found = [*_event_marks(report.reading.events), *_control_marks(report.reading.control)]
    found += [Mark(r.trigger, "rejected", f"not coded: {r.why}") for r in report.reading.rejected]
    chosen: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.span.start, m.span.end, m.kind)):
        if len(mark.span) and not (chosen and chosen[-1].span.touches(mark.span)):
            chosen.append(mark)
    return chosen


def _event_marks(claims: Iterable[EventClaim]) -> Iterator[Mark]:
    for claim in claims:
        yield Mark(claim.trigger, "trigger", claim.sub_event_type)
        for mention in (*claim.side_a, *claim.side_b):
            yield Mark(mention.span, "actor", mention.actor.name if mention.actor else "not in the registry")
        for span in claim.fatalities.spans:
            yield Mark(span, "toll", "killed")
        yield from _shared_marks(claim, claim.attribution)


def _control_marks(claims: Iterable[ControlClaim]) -> Iterator[Mark]:
    for claim in claims:
        yield Mark(claim.trigger, "trigger", f"control: {claim.kind}")
        for mention in filter(None, (claim.holder, claim.previous, claim.besieger)):
            yield Mark(mention.span, "actor", mention.actor.name if mention.actor else "not in the registry")
        yield from _shared_marks(claim, claim.attribution)


def _shared_marks(claim: EventClaim | ControlClaim, said: Attribution | None) -> Iterator[Mark]:
    if claim.place:
        chosen = claim.place.place
        yield Mark(claim.place.span, "place", f"{chosen.name}, {chosen.country}" if chosen else "place not resolved")
    if claim.date.span:
        first, last = claim.date.interval.start, claim.date.interval.last
        yield Mark(claim.date.span, "date", str(first) if first == last else f"{first} to {last}")
    for speaker in said.chain if said else ():
        if speaker.span:
            yield Mark(speaker.span, "speaker", speaker.name)


def marked_html(report: Report) -> str:
    """A piece of HTML (with its style) that shows the report and its marks; safe to put into any page."""
    article, marks = report.article, marks_of(report)
    facts = [str(article.published.date or "no date"), article.outlet or "no outlet named", *article.agencies, f"state: {article.state}"]
    parts = [f'<div class="marsad" dir="auto">{STYLE}<p class="facts">{escape(" · ".join(facts))}</p>']
    if article.reason:
        parts.append(f"<p>{escape(article.reason)}</p>")
    for block in article.blocks:
        tag = {"title": "h3", "caption": 'p class="cap"'}.get(block.zone, "p")
        parts.append(f"<{tag}>{_marked(article.received, block.span, marks)}</{tag.split()[0]}>")
    legend = " ".join(f'<mark class="{kind}">{kind}</mark>' for kind in LEGEND)
    return "\n".join([*parts, f'<p class="facts">{legend}</p></div>'])


def _start(mark: Mark) -> int:
    return mark.span.start


def _marked(text: str, block: Span, marks: list[Mark]) -> str:
    """The block's words, escaped, with the marks that lie wholly inside it."""
    out, at = [], block.start
    for mark in marks[bisect_left(marks, block.start, key=_start) : bisect_left(marks, block.end, key=_start)]:
        if block.holds(mark.span):
            title = escape(mark.title, quote=True)
            out.append(escape(text[at : mark.span.start]))
            out.append(f'<mark class="{mark.kind}" title="{title}">{escape(mark.span.of(text))}</mark>')
            at = mark.span.end
    return "".join([*out, escape(text[at : block.end])])
