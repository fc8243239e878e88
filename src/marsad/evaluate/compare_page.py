"""A comparison as objects for programs and as one page for people, without a script and with everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from marsad.evaluate.coded import CodedEvent
from marsad.evaluate.compare import Comparison, Match
from marsad.export.objects import control_object, event_object
from marsad.model import Event

STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "table{border-collapse:collapse}td,th{border:1px solid #888;padding:.2em .5em;text-align:start;vertical-align:top}"
)


def comparison_object(found: Comparison, name: str) -> dict[str, Any]:
    """Counts, agreement by field, and every event, as JSON values."""
    return {
        "with": name,
        "matched": len(found.matches),
        "only_ours": [event_object(e) for e in found.only_ours],
        "only_theirs": [_coded(c) for c in found.only_theirs],
        "outside": found.outside,
        "agreement": [{"field": field, "same": same, "of": of} for field, same, of in found.agreement()],
        "matches": [_match(m) for m in found.matches],
        "control": [control_object(t) for t in found.control],
    }


def _match(match: Match) -> dict[str, Any]:
    ids = {"ours": match.ours.id, "theirs": match.theirs.id}
    return {**ids, "days_apart": match.days, "km": round(match.km, 1), "agrees": match.agrees}


def _coded(event: CodedEvent) -> dict[str, Any]:
    days = {"first": event.first.isoformat(), "last": event.last.isoformat()}
    return {"id": event.id, "place": event.place, **days, "sides": list(event.sides), "best": event.best, "sources": event.sources}


def comparison_page(found: Comparison, name: str) -> str:
    """The page."""
    spans = [(t.place.name, str(s.first), str(s.last), s.holder or "contested", s.basis) for t in found.control for s in t.spans]
    parts = [
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Compared with {escape(name)}</title>',
        f"<style>{STYLE}</style></head>",
        f"<body><h1>Compared with {escape(name)}</h1>",
        f"<p>{len(found.matches)} are in both, {len(found.only_ours)} in ours alone, {len(found.only_theirs)} in theirs alone. "
        f"{found.outside} of theirs lie beyond the days and places that our reports speak of.</p>",
        "<h2>Where both have an event, how often they say the same</h2>",
        _table(("field", "same", "of"), [(f, str(s), str(o)) for f, s, o in found.agreement()]),
        "<h2>In both</h2>",
        _table(("theirs", "ours", "days apart", "km", "differs in"), map(_match_cells, found.matches)),
        "<h2>In theirs alone</h2>",
        _table(("id", "days", "place", "sides", "dead"), map(_coded_cells, found.only_theirs)),
        "<h2>In ours alone</h2>",
        _table(("id", "days", "place", "what", "sides", "dead"), map(_our_cells, found.only_ours)),
        "<h2>What a list of events cannot hold: who held a place</h2>",
        _table(("place", "from", "to", "holder", "basis"), spans),
        "</body></html>\n",
    ]
    return "\n".join(parts)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(c)}</th>" for c in columns)
    body = "".join(f"<tr>{''.join(f'<td dir=auto>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _match_cells(match: Match) -> tuple[str, ...]:
    differs = ", ".join(name for name, same in match.agrees.items() if same is False) or "nothing"
    theirs = " · ".join(_coded_cells(match.theirs))
    return theirs, " · ".join(_our_cells(match.ours)), str(match.days), f"{match.km:.0f}", differs


def _coded_cells(event: CodedEvent) -> tuple[str, ...]:
    return event.id, _days(str(event.first), str(event.last)), event.place, " - ".join(event.sides), str(event.best)


def _our_cells(event: Event) -> tuple[str, ...]:
    low, high = event.fatalities.min, event.fatalities.max
    dead = "" if low is None and high is None else f"{'?' if low is None else low} to {'?' if high is None else high}"
    sides = " - ".join(filter(None, (", ".join(event.side_a), ", ".join(event.side_b))))
    place = event.place.name if event.place else ""
    return event.id, _days(str(event.when.start), str(event.when.last)), place, event.sub_event_type, sides, dead


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
