"""From all reports to what they say together: copies, events, contradictions, and who held each place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.control import control_timeline
from marsad.link import find_copies, link_events, load_link_words, tellings_of, text_of
from marsad.model import Report
from marsad.store import Links
from marsad.vocab.patterns import words_of
from marsad.vocab.sources import load_sources


def link_reports(reports: Sequence[Report], until: date | None = None) -> Links:
    """Everything that these reports say together; the last control spans end on `until`, else on the newest publication day.

    The result does not depend on the order of the reports.
    """
    sides = {outlet: side_of(outlet) for outlet in {report.article.outlet for report in reports}}
    tellings = tuple(telling for report in reports for telling in tellings_of(report, sides[report.article.outlet]))
    linked = link_events(tellings, find_copies(text_of(report) for report in reports))
    timelines = control_timeline(tellings, linked.book, until)
    return Links(tellings, linked.copies, linked.events, linked.contradictions, timelines)


def side_of(outlet: str | None) -> str | None:
    """The party that an outlet speaks for: as the registry of sources says, or the state whose organ its name says it is.

    None for all others, unknown ones among them.
    """
    if not outlet:
        return None
    registry = load_sources()
    words = words_of(outlet)
    known = next((found.source for found in registry.find(words) if found.how == "strong"), None)
    if known is not None:
        return known.side
    named = [w.text for w in words]
    if load_link_words().organs.isdisjoint(w.lower() for w in named):
        return None
    return next((side for name in named if (side := registry.states.government_in(name))), None)
