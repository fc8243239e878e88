"""What follows from all reports together, kept beside them: made new whenever the reports have changed, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from marsad.model import Contradiction, ControlTelling, CopyGroup, Event, EventTelling, Telling, Timeline
from marsad.store.audit import now
from marsad.store.plain import from_plain, to_plain
from marsad.store.schema import LINKS, judgements, linked_control, linked_events, linked_others, links_made, reports
from marsad.vocab.crosswalks import event_type_of

LAYOUT = 2
"""Raise it when linking changes, so that databases made before are linked anew."""


@dataclass(frozen=True, slots=True)
class Links:
    """Everything that many reports say together."""

    tellings: tuple[Telling, ...] = ()
    copies: tuple[CopyGroup, ...] = ()
    events: tuple[Event, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    timelines: tuple[Timeline, ...] = ()


def fingerprint(connection: Connection, software: str) -> str:
    """A word that changes with every report, version and judgement, and with the software that links."""
    report = connection.execute(select(func.count(), func.coalesce(func.max(reports.c.key), 0))).one()
    judged = connection.execute(select(func.coalesce(func.max(judgements.c.key), 0))).scalar_one()
    return f"{software}/{LAYOUT}/{report[0]}/{report[1]}/{judged}"


def made_from(connection: Connection) -> str | None:
    """The fingerprint of the reports that the kept links were made from, None when there are none."""
    return connection.execute(select(links_made.c.fingerprint)).scalar_one_or_none()


def keep(connection: Connection, links: Links, mark: str) -> None:
    """Replace the kept links inside the running transaction."""
    for table in LINKS:
        connection.execute(delete(table))
    rows = {
        linked_events: [{"position": n, **_event_row(e)} for n, e in enumerate(links.events)],
        linked_control: [{"position": n, **_timeline_row(t)} for n, t in enumerate(links.timelines)],
        linked_others: [{"position": n, "kind": kind, "body": body} for n, (kind, body) in enumerate(_others(links))],
    }
    for table, values in rows.items():
        if values:
            connection.execute(insert(table), values)
    connection.execute(insert(links_made).values(fingerprint=mark, at=now()))


def load(connection: Connection) -> Links:
    """The kept links."""
    events = connection.execute(select(linked_events.c.body).order_by(linked_events.c.position)).scalars()
    timelines = connection.execute(select(linked_control.c.body).order_by(linked_control.c.position)).scalars()
    others: dict[str, list[Any]] = {}
    for kind, body in connection.execute(select(linked_others.c.kind, linked_others.c.body).order_by(linked_others.c.position)):
        others.setdefault(kind, []).append(body)
    return Links(
        tellings=tuple(_telling(body) for body in others.get("tellings", ())),
        copies=tuple(from_plain(CopyGroup, body) for body in others.get("copies", ())),
        events=tuple(from_plain(Event, body) for body in events),
        contradictions=tuple(from_plain(Contradiction, body) for body in others.get("contradictions", ())),
        timelines=tuple(from_plain(Timeline, body) for body in timelines),
    )


def _event_row(event: Event) -> dict[str, Any]:
    first, last = event.when.start, event.when.last
    return {
        "id": event.id,
        "event_type": event_type_of(event.sub_event_type),
        "sub_event_type": event.sub_event_type,
        "place": event.place.id if event.place else None,
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
        "status": event.status,
        "grade": event.grade,
        "sources": len(event.sources),
        "body": to_plain(event),
    }


def _timeline_row(timeline: Timeline) -> dict[str, Any]:
    return {"place": timeline.place.id, "name": timeline.place.name, "body": to_plain(timeline)}


def _others(links: Links) -> list[tuple[str, Any]]:
    return [(kind, to_plain(item)) for kind in ("tellings", "copies", "contradictions") for item in getattr(links, kind)]


def _telling(body: dict[str, Any]) -> Telling:
    return from_plain(EventTelling, body) if "sub_event_type" in body else from_plain(ControlTelling, body)
