"""The first layout."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEARCH = "CREATE VIRTUAL TABLE report_text USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')"
FROZEN = "CREATE TRIGGER {table}_keeps_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"


def upgrade() -> None:
    """From nothing to the first layout."""
    _record()
    _names()
    _claims()
    _logs()
    _links()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SEARCH)
        for table in ("judgements", "audit"):
            for verb in ("UPDATE", "DELETE"):
                op.execute(FROZEN.format(table=table, verb=verb))


def downgrade() -> None:
    """There is nothing before the first layout."""
    raise NotImplementedError("the first layout has none before it")


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _json(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=nullable)


def _key(name: str = "key") -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), primary_key=True)


def _record() -> None:
    op.create_table(
        "pages",
        sa.Column("sha256", sa.Text(), primary_key=True, nullable=False),
        _text("media"),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        _text("first_seen"),
    )
    op.create_table(
        "reports",
        _key(),
        _text("id"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        _text("input"),
        sa.Column("sha256", sa.Text(), sa.ForeignKey("pages.sha256"), nullable=False),
        _text("name"),
        _json("given"),
        _text("state"),
        *(_text(name, nullable=True) for name in ("reason", "title", "outlet", "published")),
        _json("record"),
        _text("added_at"),
        sa.UniqueConstraint("id", "version"),
        sqlite_autoincrement=True,
    )
    op.create_index("reports_current", "reports", ["id", "current"])
    op.create_index("reports_input", "reports", ["id", "input"])
    op.create_index("reports_published", "reports", ["published"])
    told = map(_text, ("state", "reason", "first_seen", "last_seen"))
    op.create_table("failures", _key(), _text("name"), sa.Column("line", sa.Integer()), *told)
    op.create_index("failures_name", "failures", ["name", "line"])


def _names() -> None:
    op.create_table(
        "places",
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        *map(_text, ("name", "country")),
        *(_text(name, nullable=True) for name in ("admin1", "admin2")),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        _text("feature"),
        sa.Column("population", sa.Integer(), nullable=False),
        _text("source"),
    )
    op.create_index("places_name", "places", ["name"])
    op.create_table(
        "actors",
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        _text("name"),
        sa.Column("kind", sa.Integer()),
        _text("country", nullable=True),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        _key(),
        _text("id"),
        sa.Column("report", sa.Integer(), sa.ForeignKey("reports.key"), nullable=False),
        _text("kind"),
        sa.Column("position", sa.Integer(), nullable=False),
        *(_text(name, nullable=True) for name in ("event_type", "sub_event_type", "control_kind", "holder")),
        *map(_json, ("side_a", "side_b")),
        sa.Column("place", sa.Text(), sa.ForeignKey("places.id")),
        *(_text(name, nullable=True) for name in ("place_text", "first_day", "last_day")),
        _text("date_precision"),
        sa.Column("fatalities_min", sa.Integer()),
        sa.Column("fatalities_max", sa.Integer()),
        _text("status"),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.UniqueConstraint("report", "id"),
    )
    op.create_index("claims_id", "claims", ["id"])
    op.create_index("claims_place", "claims", ["place", "first_day"])
    op.create_index("claims_type", "claims", ["sub_event_type", "first_day"])


def _logs() -> None:
    op.create_table(
        "judgements",
        _key(),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        *map(_text, ("at", "who", "target_kind", "target", "verdict")),
        _text("field", nullable=True),
        _json("value", nullable=True),
        _text("reason", nullable=True),
        sa.Column("replaces", sa.Text(), sa.ForeignKey("judgements.id")),
        sqlite_autoincrement=True,
    )
    op.create_index("judgements_target", "judgements", ["target"])
    op.create_table(
        "audit",
        _key(),
        *map(_text, ("at", "who", "action", "subject")),
        _json("detail"),
        _text("previous"),
        sa.Column("hash", sa.Text(), nullable=False, unique=True),
        sqlite_autoincrement=True,
    )


def _links() -> None:
    op.create_table(
        "linked_events",
        _key("position"),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        *map(_text, ("event_type", "sub_event_type")),
        *(_text(name, nullable=True) for name in ("place", "first_day", "last_day", "status", "grade")),
        sa.Column("sources", sa.Integer(), nullable=False),
        _json("body"),
    )
    op.create_table("linked_control", _key("position"), *map(_text, ("place", "name")), _json("body"))
    op.create_table("linked_others", _key("position"), _text("kind"), _json("body"))
    op.create_table("links_made", _key(), *map(_text, ("fingerprint", "at")))
