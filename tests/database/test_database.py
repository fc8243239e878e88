"""The open database: adding in any order, linking by itself, and answers that say why they are empty."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from marsad.database import AsOf, Database, EventFilters
from marsad.database.filters import Called, select_events, type_names
from marsad.errors import NotFoundError, UsageError
from marsad.export.objects import event_object
from marsad.model import DateInterval, Event, Place, Range
from tests.database.reader import HandReader
from tests.model.handmade import TELL, TEXT


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "m.db", reader=HandReader()) as opened:
        yield opened


def corpus(folder: Path, count: int = 3, seed: int | None = None) -> Path:
    """Reports of other outlets about the same capture, in an order of their own."""
    lines: list[dict[str, Any]] = [
        {"id": f"r{n}", "text": f"{TEXT}\nNote {n}\n", "outlet": f"Outlet {n}", "published": f"2017-03-{8 + n:02d}"} for n in range(count)
    ]
    if seed is not None:
        random.Random(seed).shuffle(lines)
    path = folder / f"reports-{seed}.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def everything(database: Database) -> list[Any]:
    return [[event_object(e) for e in database.links().events], database.links(), [(r.id, r.record) for r in database.store.reports()]]


def test_adding_tells_how_it_went_and_twice_changes_nothing(database: Database, tmp_path: Path) -> None:
    path = corpus(tmp_path)
    tally = database.add(path)
    assert (tally.new, tally.same, tally.failed, tally.events, tally.control) == (3, 0, 0, 6, 3)
    before = everything(database)
    again = database.add(path)
    assert (again.new, again.same) == (0, 3)
    assert everything(database) == before


def test_adding_one_by_one_gives_what_adding_all_at_once_gives(tmp_path: Path) -> None:
    path = corpus(tmp_path, 5)
    with Database.open(tmp_path / "all.db", reader=HandReader()) as database:
        database.add(path)
        at_once = everything(database)
    with Database.open(tmp_path / "one.db", reader=HandReader()) as database:
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            single = tmp_path / f"single-{n}.jsonl"
            single.write_text(f"{line}\n", encoding="utf-8")
            database.add(single)
            database.links()
        assert everything(database)[:2] == at_once[:2]


@pytest.mark.parametrize(("day", "odd"), [("2199-01-01", "in the future"), ("0025-03-08", "first newspapers"), ("2017-03-08", None)])
def test_a_report_of_an_odd_day_is_kept_with_a_note_that_names_it(database: Database, tmp_path: Path, day: str, odd: str | None) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps({"id": "r", "text": TEXT, "published": day}) + "\n", encoding="utf-8")
    (outcome,) = database.adding([path])
    assert outcome.what == "new"
    assert [note for note in outcome.notes if "day of publication" in note] == (
        [note for note in outcome.notes if odd in note and "odd.jsonl" in note] if odd else []
    )


def test_any_order_gives_the_same_record(tmp_path: Path) -> None:
    results = []
    for seed in (1, 2):
        with Database.open(tmp_path / f"{seed}.db", reader=HandReader()) as database:
            database.add(corpus(tmp_path, 5, seed))
            results.append(everything(database))
    names = {"name"}
    assert json.dumps(results[0][0]) == json.dumps(results[1][0])
    assert results[0][1] == results[1][1]
    assert [(id_, {k: v for k, v in record.items() if k not in names}) for id_, record in results[0][2]] == results[1][2]


def test_broken_parts_are_noted_and_the_rest_is_read(database: Database, tmp_path: Path) -> None:
    path = corpus(tmp_path, 2)
    path.write_text(path.read_text() + "{broken\n" + json.dumps({"id": "x", "text": "A recipe for soup."}) + "\n")
    tally = database.add(path, tmp_path / "missing.txt")
    assert (tally.new, tally.failed) == (3, 2)
    assert [(p.state, p.what) for p in tally.problems] == [("malformed", "failed"), ("not-article", "new"), ("not-found", "failed")]
    assert len(database.store.failures()) == 2
    assert database.add(path).problems[-1].state == "not-article"


def test_stopping_early_still_links_what_was_added(database: Database, tmp_path: Path) -> None:
    adding = database.adding([corpus(tmp_path)])
    next(adding)
    adding.close()  # type: ignore[attr-defined]
    assert database.store.counts()["reports"] == 1
    assert database.doctor()["linked"]


def test_links_are_mended_after_an_interruption(database: Database, tmp_path: Path) -> None:
    path = corpus(tmp_path)
    database.add(path)
    with database.store._writes() as connection:
        connection.exec_driver_sql("UPDATE links_made SET fingerprint = 'old'")
        connection.exec_driver_sql("DELETE FROM linked_events")
    assert not database.doctor()["linked"]
    assert database.links().events


@pytest.mark.parametrize("name", ["Tell Zaytun", "tell zaytun", "TELL-ZAYTUN", "marsad:sy/tell-zaytun"])
def test_who_held_a_place_in_any_spelling(database: Database, tmp_path: Path, name: str) -> None:
    database.add(corpus(tmp_path))
    held = database.held(name, date(2017, 3, 8))
    assert held.span.holder == "Military Forces of Syria"
    assert {r for s in held.because for r in (s.telling.carrier.report, *s.copied_in)} == {"r0", "r1", "r2"}


@pytest.mark.parametrize(
    ("place", "day", "words"),
    [
        ("Tell Zaytin", date(2017, 3, 8), "Did you mean Tell Zaytun"),
        ("Nowhere", date(2017, 3, 8), "Reports speak of Tell Zaytun"),
        ("Tell Zaytun", date(2016, 1, 1), "the record speaks of 2017-03-0"),
    ],
)
def test_no_answer_says_why(database: Database, tmp_path: Path, place: str, day: date, words: str) -> None:
    database.add(corpus(tmp_path))
    with pytest.raises(NotFoundError, match=words):
        database.held(place, day)


def test_empty_database_says_what_to_do(database: Database) -> None:
    with pytest.raises(NotFoundError, match="marsad add"):
        database.timeline("Tell Zaytun")


def test_as_known_on_leaves_out_later_reports(database: Database, tmp_path: Path) -> None:
    database.add(corpus(tmp_path))
    assert {r for e in database.links(date(2017, 3, 8)).events for r in e.reports} == {"r0"}
    assert {r for e in database.links(date(2017, 3, 9)).events for r in e.reports} == {"r0", "r1"}
    assert database.links(date(2017, 3, 1)).events == ()


def event(**changes: Any) -> Event:
    values: dict[str, Any] = {
        "id": "e",
        "sub_event_type": "Armed clash",
        "place": TELL,
        "side_a": ("Islamic State",),
        "side_b": ("Hezbollah",),
    }
    values |= {
        "when": DateInterval.days(date(2017, 3, 7), date(2017, 3, 9)),
        "side_a_open": False,
        "fatalities": Range(),
        "status": "asserted",
    }
    values |= {"grade": "Weak", "admiralty": "C3", "tellings": (), "reports": (), "sources": ()}
    return Event(**{**values, **changes})


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, True),
        ({"place": "tell zaytun"}, True),
        ({"place": "marsad:sy/tell-zaytun"}, True),
        ({"place": "Elsewhere"}, False),
        ({"actor": "islamic state"}, True),
        ({"actor": "hezb"}, True),
        ({"actor": "state of"}, False),
        ({"actor": "lamic"}, False),
        ({"type": "Battles"}, True),
        ({"type": "armed clash"}, True),
        ({"type": "Protests"}, False),
        ({"since": date(2017, 3, 9)}, True),
        ({"since": date(2017, 3, 10)}, False),
        ({"until": date(2017, 3, 7)}, True),
        ({"until": date(2017, 3, 6)}, False),
        ({"status": "asserted"}, True),
        ({"status": "denied"}, False),
    ],
)
def test_filters(filters: dict[str, Any], kept: bool) -> None:
    found, removed = select_events([event()], EventFilters(**filters))
    assert bool(found) == kept
    assert [r.count for r in removed] == [int(not kept)] * len(filters)


def test_each_filter_says_what_it_took_away() -> None:
    events = [event(id="a"), event(id="b", side_a=("Nobody",)), event(id="c", when=DateInterval.unknown())]
    found, removed = select_events(events, EventFilters(actor="Islamic State", since=date(2017, 1, 1), until=date(2017, 12, 31)))
    assert [e.id for e in found] == ["a"]
    assert [(r.name, r.count) for r in removed] == [("actor", 1), ("since", 1), ("until", 0)]


@pytest.mark.parametrize(
    "filters",
    [{"status": "sure"}, {"type": "Skirmish"}, {"since": date(2018, 1, 2), "until": date(2018, 1, 1)}],
)
def test_filters_that_make_no_sense_are_refused(filters: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        EventFilters(**filters)


@pytest.mark.parametrize(
    ("words", "count"),
    [("Battles", 3), ("battles", 3), ("Air/drone strike", 1), ("Air", 1), ("Attack", 1), ("Violence against civilians", 3)],
)
def test_type_names(words: str, count: int) -> None:
    assert len(type_names(words)) == count


SYRIA = Place("geonames:163843", "Syria", "SY", feature="A.PCLI")
IDLIB = Place("geonames:169387", "Idlib", "SY", feature="A.ADM1")
HAMA = Place("geonames:170015", "Hama", "SY", feature="A.ADM1")


@pytest.mark.parametrize(("found", "kept"), [([SYRIA], True), ([IDLIB], True), ([HAMA], False), ([TELL], True), ([], False)])
def test_place_may_be_the_country_or_province_around(found: list[Place], kept: bool) -> None:
    left, _ = select_events([event()], EventFilters(place="a name"), Called.of(found))
    assert bool(left) == kept


def test_place_of_that_name_goes_before_the_province_of_that_name() -> None:
    town = Place("geonames:7", "Idlib", "SY", "Idlib", None, 35.9, 36.6)
    left, _ = select_events([event(id="in"), event(id="at", place=town)], EventFilters(place="idlib"), Called.of([IDLIB, town]))
    assert [e.id for e in left] == ["at"]


def _added(database: Database, ident: str, day: str) -> None:
    """Say that a report was added on that day."""
    with database.store._writes() as connection:
        connection.execute(text("UPDATE reports SET added_at = :at WHERE id = :id"), {"at": f"{day}T10:00:00+00:00", "id": ident})


@pytest.mark.parametrize(
    ("published", "added", "reports"),
    [
        (None, None, {"r0", "r1", "r2"}),
        ("2017-03-09", None, {"r0", "r1"}),
        (None, "2017-04-01", {"r1", "r2"}),
        ("2017-03-09", "2017-04-01", {"r1"}),
        (None, "2017-01-01", set()),
    ],
)
def test_what_was_known_has_two_times(
    database: Database, tmp_path: Path, published: str | None, added: str | None, reports: set[str]
) -> None:
    database.add(corpus(tmp_path))
    for ident, day in (("r0", "2017-05-01"), ("r1", "2017-04-01"), ("r2", "2017-03-15")):
        _added(database, ident, day)
    asked = AsOf(*(date.fromisoformat(d) if d else None for d in (published, added)))
    assert {r for e in database.links(asked).events for r in e.reports} == reports
    assert {stored.id for stored in database.store.reports(asked)} == reports
