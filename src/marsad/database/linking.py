"""From all reports to what they say together: copies, events, contradictions, and who held each place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.control import control_timeline
from marsad.link import find_copies, link_events, tellings_of, text_of
from marsad.model import Report
from marsad.store import Links


def link_reports(reports: Sequence[Report], until: date | None = None) -> Links:
    """Everything that these reports say together; the last control spans end on `until`, else on the newest publication day.

    The result does not depend on the order of the reports.
    """
    tellings = tuple(telling for report in reports for telling in tellings_of(report))
    linked = link_events(tellings, find_copies(text_of(report) for report in reports))
    timelines = control_timeline(tellings, linked.book, until)
    return Links(tellings, linked.copies, linked.events, linked.contradictions, timelines)
