"""The tables of the database. `migrations/` builds them; a test holds the two together.

`pages`, `reports`, `claims`, `failures` are the record; nothing in them is overwritten but `reports.current` and `failures.last_seen`.
`judgements` and `audit` only grow. `places`, `actors`, `report_text` (FTS5, made by the migration) serve searching. What stands under
"links" is derived from the record and may be thrown away and made again at any time.
Days are text "YYYY-MM-DD", both ends included; moments are text in UTC, "YYYY-MM-DDTHH:MM:SSZ"; lists and objects are JSON text.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

REVISIONS = ("0001",)
"""Layouts this version knows, oldest first; the last one is its own."""
APPLICATION_ID = 0x4D525344
"""SQLite's mark in the file's header that says whose it is: "MRSD"."""

metadata = MetaData()

pages = Table(
    "pages",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("media", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("first_seen", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("input", Text, nullable=False),
    Column("sha256", Text, ForeignKey("pages.sha256"), nullable=False),
    Column("name", Text, nullable=False),
    Column("given", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("record", JSON, nullable=False),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("id", "version"),
    Index("reports_input", "id", "input"),
    Index("reports_current", "id", "current"),
    Index("reports_published", "published"),
    sqlite_autoincrement=True,
)

places = Table(
    "places",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("admin1", Text),
    Column("admin2", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("feature", Text, nullable=False),
    Column("population", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Index("places_name", "name"),
)

actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Integer),
    Column("country", Text),
)

claims = Table(
    "claims",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("report", Integer, ForeignKey("reports.key"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("event_type", Text),
    Column("sub_event_type", Text),
    Column("control_kind", Text),
    Column("holder", Text),
    Column("side_a", JSON, nullable=False),
    Column("side_b", JSON, nullable=False),
    Column("place", Text, ForeignKey("places.id")),
    Column("place_text", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("date_precision", Text, nullable=False),
    Column("fatalities_min", Integer),
    Column("fatalities_max", Integer),
    Column("status", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    UniqueConstraint("report", "id"),
    Index("claims_id", "id"),
    Index("claims_place", "place", "first_day"),
    Index("claims_type", "sub_event_type", "first_day"),
)

failures = Table(
    "failures",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("line", Integer),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Index("failures_name", "name", "line"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("target_kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("field", Text),
    Column("value", JSON),
    Column("reason", Text),
    Column("replaces", Text, ForeignKey("judgements.id")),
    Index("judgements_target", "target"),
    sqlite_autoincrement=True,
)

audit = Table(
    "audit",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", JSON, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

linked_events = Table(
    "linked_events",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("event_type", Text, nullable=False),
    Column("sub_event_type", Text, nullable=False),
    Column("place", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("status", Text),
    Column("grade", Text),
    Column("sources", Integer, nullable=False),
    Column("body", JSON, nullable=False),
)

linked_control = Table(
    "linked_control",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("place", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("body", JSON, nullable=False),
)

linked_others = Table(
    "linked_others",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("body", JSON, nullable=False),
)

links_made = Table(
    "links_made",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("at", Text, nullable=False),
)

LINKS = (linked_events, linked_control, linked_others, links_made)
APPEND_ONLY = (judgements, audit)
