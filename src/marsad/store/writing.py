"""Put reports, failures and judgements into the database: one transaction each, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from marsad.model import Actor, Page, Place, Report
from marsad.model.ids import content_id
from marsad.model.record import Json, to_record
from marsad.store.audit import log, now
from marsad.store.plain import json_text, to_plain
from marsad.store.schema import actors, claims, failures, judgements, pages, places, reports
from marsad.vocab.crosswalks import codes_of

What = Literal["new", "same", "changed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: `what` is "new", "same" (nothing was written) or "changed" (a new version; the old one is kept)."""

    what: What
    id: str
    version: int


def input_hash(page: Page) -> str:
    """What makes two inputs the same: the bytes and all that came with them.

    `other` counts only where it is told: databases from before it was kept know their pages again.
    """
    told = {key: value for key, value in to_plain(page.given).items() if key != "other" or value}
    given = json.dumps(told, sort_keys=True)
    return hashlib.sha256(f"{page.sha256}\n{page.media}\n{given}".encode()).hexdigest()


def version_of(connection: Connection, page: Page) -> int | None:
    """The version under which this very input stands already, None when it does not."""
    where = (reports.c.id == page.id, reports.c.input == input_hash(page))
    return connection.execute(select(reports.c.version).where(*where).order_by(reports.c.version.desc()).limit(1)).scalar_one_or_none()


def add_report(connection: Connection, page: Page, report: Report, who: str, again: bool) -> Added:
    """Write one report inside the running transaction. `again` makes a new version of an input that stands already."""
    known = version_of(connection, page)
    if known is not None and not again:
        return Added("same", page.id, known)
    last = connection.execute(select(func.max(reports.c.version)).where(reports.c.id == page.id)).scalar_one()
    version, record = (last or 0) + 1, to_record(report, codes_of)
    moment = now()
    _write_page(connection, page, moment)
    key, content = _write_report(connection, page, record, version, moment)
    _write_names(connection, report)
    _write_claims(connection, key, record)
    _write_text(connection, key, record)
    log(connection, who, "add", page.id, {"version": version, "sha256": page.sha256, "state": record["state"], "content": content})
    return Added("changed" if last else "new", page.id, version)


def _write_page(connection: Connection, page: Page, moment: str) -> None:
    row = {"sha256": page.sha256, "media": page.media, "data": page.data, "first_seen": moment}
    connection.execute(upsert(pages).values(**row).on_conflict_do_nothing())


REPORTED = (
    "id", "version", "input", "sha256", "name", "given", "state", "reason", "title", "outlet", "published", "record", "added_at",
)  # fmt: skip
"""The columns of `reports` that never change once written."""
FAILED = ("name", "line", "state", "reason", "first_seen")
JUDGED = tuple(column.name for column in judgements.columns if column.name != "key")


def content_hash(row: Mapping[str, Any], columns: Iterable[str]) -> str:
    """The hash of these columns of a row, for the log; objects as the text that the database keeps."""
    values = [row.get(name) for name in columns]
    told = [value if value is None or isinstance(value, str | int) else json_text(value) for value in values]
    return hashlib.sha256(json_text(told).encode()).hexdigest()


def _write_report(connection: Connection, page: Page, record: Json, version: int, moment: str) -> tuple[int, str]:
    """The key of the new row, and the hash of its content for the log."""
    old = connection.execute(select(reports.c.key).where(reports.c.id == page.id, reports.c.current)).scalar_one_or_none()
    if old is not None:
        connection.execute(update(reports).where(reports.c.key == old).values(current=False))
        connection.execute(text("DELETE FROM report_text WHERE rowid = :key"), {"key": old})
    article = record["article"]
    row = {
        "id": page.id,
        "version": version,
        "current": True,
        "input": input_hash(page),
        "sha256": page.sha256,
        "name": page.name,
        "given": to_plain(page.given),
        "state": record["state"],
        "reason": record["reason"],
        "title": article["title"],
        "outlet": article["outlet"],
        "published": article["published"]["date"],
        "record": record,
        "added_at": moment,
    }
    return int(connection.execute(insert(reports).values(**row).returning(reports.c.key)).scalar_one()), content_hash(row, REPORTED)


def _write_text(connection: Connection, key: int, record: Json) -> None:
    row = {"key": key, "title": record["article"]["title"] or "", "body": record["article"]["text"]}
    connection.execute(text("INSERT INTO report_text (rowid, title, body) VALUES (:key, :title, :body)"), row)


def _write_names(connection: Connection, report: Report) -> None:
    """Places and actors that claims and mentions name, in what is known of them now."""
    for place in _places(report):
        row = to_plain(place)
        connection.execute(upsert(places).values(**row).on_conflict_do_update(index_elements=["id"], set_=row))
    for actor in _actors(report):
        row = to_plain(actor)
        connection.execute(upsert(actors).values(**row).on_conflict_do_update(index_elements=["id"], set_=row))


def _places(report: Report) -> Iterable[Place]:
    reading = report.reading
    mentions = [*(e.place for e in reading.events), *(c.place for c in reading.control), *reading.places]
    return {m.place.id: m.place for m in mentions if m and m.place}.values()


def _actors(report: Report) -> Iterable[Actor]:
    reading = report.reading
    sides = [mention for e in reading.events for mention in (*e.side_a, *e.side_b)]
    parties = [mention for c in reading.control for mention in (c.holder, c.previous, c.besieger) if mention]
    return {m.actor.id: m.actor for m in (*sides, *parties, *reading.actors) if m.actor}.values()


def _write_claims(connection: Connection, key: int, record: Json) -> None:
    rows = claim_rows(key, record)
    if rows:
        connection.execute(insert(claims), rows)


def claim_rows(key: int, record: Json) -> list[dict[str, Any]]:
    """The rows of `claims` that belong to a record."""
    return [*_claim_rows(key, "event", record["events"]), *_claim_rows(key, "control", record["control"])]


def _claim_rows(key: int, kind: str, told: list[Json]) -> Iterator[dict[str, Any]]:
    for position, claim in enumerate(told):
        place, deaths = claim["place"] or {}, claim.get("fatalities") or {}
        yield {
            "id": claim["id"],
            "report": key,
            "kind": kind,
            "position": position,
            "event_type": claim.get("event_type"),
            "sub_event_type": claim.get("sub_event_type"),
            "control_kind": claim.get("kind"),
            "holder": claim.get("holder"),
            "side_a": claim.get("side_a", []),
            "side_b": claim.get("side_b", []),
            "place": place.get("id"),
            "place_text": place.get("text"),
            "first_day": claim["date"]["start"],
            "last_day": claim["date"]["end"],
            "date_precision": claim["date"]["precision"],
            "fatalities_min": deaths.get("min"),
            "fatalities_max": deaths.get("max"),
            "status": claim["status"],
            "confidence": claim["confidence"],
        }


def add_failure(connection: Connection, name: str, line: int | None, state: str, reason: str, who: str) -> bool:
    """Note an input that gave no report; False when the same was noted before (only the moment is renewed)."""
    same = (failures.c.name == name, failures.c.line.is_(line), failures.c.state == state, failures.c.reason == reason)
    known = connection.execute(select(failures.c.key).where(*same)).scalar_one_or_none()
    if known is not None:
        connection.execute(update(failures).where(failures.c.key == known).values(last_seen=now()))
        return False
    moment = now()
    row = {"name": name, "line": line, "state": state, "reason": reason, "first_seen": moment}
    connection.execute(insert(failures).values(**row, last_seen=moment))
    log(connection, who, "fail", name, {"line": line, "state": state, "content": content_hash(row, FAILED)})
    return True


def add_judgement(connection: Connection, who: str, judgement: dict[str, Any]) -> str:
    """Append an analyst's decision (columns of `judgements` but id, at, who) and return its id."""
    at, count = now(), connection.execute(select(judgements.c.key).order_by(judgements.c.key.desc()).limit(1)).scalar_one_or_none()
    id_ = content_id("judgement", count or 0, at, who, judgement)
    row = {"id": id_, "at": at, "who": who, **judgement}
    connection.execute(insert(judgements).values(**row))
    content = content_hash(row, JUDGED)
    log(connection, who, "judge", str(judgement["target"]), {"judgement": id_, "verdict": judgement["verdict"], "content": content})
    return id_
