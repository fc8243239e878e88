"""Events of many reports: what is one event, what is two, who counts as a source."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.link import Decisions, block_of, blocks_near, find_copies, link_events, tellings_known_on
from marsad.link.cluster import SAMPLE, WINDOW
from marsad.link.items import Item
from marsad.link.score import score
from marsad.model import Copy, CopyGroup, Event, EventTelling, Place, Telling, Voice
from tests.growth import growth
from tests.link.made import BLUE, DAY, RED, TOWN, WORDS, carrier, day, event, held, text


def events_of(*tellings: Telling, **more: Any) -> tuple[Event, ...]:
    return link_events(tellings, words=WORDS, **more).events


NEXT = DAY + timedelta(days=1)
FAR = Place("made:2", "Tel Sara", "XX", lat=15.0, lon=20.0)
OLD_TOWN = Place("made:3", "Old Town, Tel Sara", "XX", lat=10.0, lon=20.0)
MONTH = day(date(2021, 5, 1), date(2021, 5, 31), "month")


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ({}, {}, 1),
        ({}, {"when": day(NEXT)}, 1),
        ({}, {"when": day(DAY + timedelta(days=4))}, 2),
        ({}, {"side_a": ()}, 1),
        ({"kind": "Suicide bomb"}, {"kind": "Remote explosive/landmine/IED"}, 1),
        ({}, {"kind": "Air/drone strike"}, 2),
        ({}, {"place": FAR}, 2),
        ({}, {"place": replace(TOWN, id="name:tel sara", lat=None, lon=None)}, 1),
        ({"place": OLD_TOWN}, {"place": replace(OLD_TOWN, id="name:old town", name="Old Town", lat=None, lon=None)}, 1),
        ({"kind": "Armed clash", "side_b": (RED,)}, {"kind": "Armed clash", "side_a": (RED,), "side_b": (BLUE,)}, 1),
        (
            {"kind": "Non-state actor overtakes territory", "side_b": (RED,)},
            {"kind": "Non-state actor overtakes territory", "side_a": (RED,), "side_b": (BLUE,)},
            2,
        ),
        ({}, {"when": MONTH, "quote": "a tells of an attack"}, 1),
    ],
)
def test_two_reports_tell_one_event_or_two(left: dict[str, Any], right: dict[str, Any], count: int) -> None:
    assert len(events_of(event("a", **left), event("b", **right))) == count


def test_a_link_tells_its_reasons() -> None:
    (found,) = events_of(event("a"), event("b", when=day(NEXT)))
    (link,) = found.links
    assert any("same place" in r for r in link.reasons)
    assert any("next day" in r for r in link.reasons)


def test_two_statements_of_one_report_stay_two_events() -> None:
    first = event("a", id="1", quote="gunmen shot at a bus by the mill")
    second = event("a", id="2", quote="four men were beaten near the well")
    assert len(events_of(first, second)) == 2


def test_copies_link_sentence_by_sentence() -> None:
    mill, well = "gunmen shot at a bus by the mill", "four men were beaten near the well"
    told = [event(r, id=f"{r}{n}", quote=q) for r in ("a", "b", "c") for n, q in enumerate((mill, well))]
    found = events_of(*told, copies=[CopyGroup(("a", "b", "c"), (), "Wire")])
    assert sorted(e.reports for e in found) == [("a", "b", "c"), ("a", "b", "c")]
    assert {e.sources[0].name for e in found} == {"Wire"}


def test_what_an_outlet_adds_to_a_copy_is_its_own() -> None:
    told = [event("a", quote="gunmen shot at a bus by the mill"), event("b", quote="gunmen shot at a bus by the mill")]
    told += [event("b", "Arrests", quote="our reporter saw police lead off two men")]
    found = events_of(*told, copies=[CopyGroup(("a", "b"), (), "Wire")])
    assert {e.sub_event_type: e.sources[0].name for e in found} == {"Attack": "Wire", "Arrests": "Paper of b"}


def test_a_copy_that_lost_its_speaker_gets_it_back() -> None:
    said = "gunmen shot at a bus by the mill and killed the driver"
    told = [event("a", quote=said, by=("Monitor",)), event("b", quote=f"{said} on his way home")]
    (found,) = events_of(*told, copies=[CopyGroup(("a", "b"), (), "Wire")])
    assert [s.name for s in found.sources] == ["Monitor"]


def test_one_sentence_of_many_copies_is_read_one_way() -> None:
    said = "gunmen shot at a bus by the mill and killed the driver"
    copies = [CopyGroup(("a", "b", "c", "d"), (Copy("a", "d", "corrected", 1.0, ""),), "Wire")]
    told = [
        event("a", quote=said),
        event("b", quote=said),
        event("c", quote=said, side_a=(RED,), when=day(NEXT)),
        event("d", quote=said, side_a=(RED,)),
    ]
    linked = link_events(told, copies, words=WORDS)
    read = {t.carrier.report: linked.book.settled(t) for t in told}
    assert isinstance(read["c"], EventTelling)
    assert (read["c"].side_a, read["c"].when) == ((BLUE,), day())
    assert read["d"] is told[3]  # a correction keeps what it says


@pytest.mark.parametrize("kind", ["same", "different"])
def test_an_analyst_decides(kind: str) -> None:
    far = day(DAY + timedelta(days=9))
    left, right = (event("a"), event("b", when=far if kind == "same" else day()))
    pair = frozenset({frozenset((left.id, right.id))})
    assert len(events_of(left, right, decisions=Decisions(**{kind: pair}))) == (1 if kind == "same" else 2)


def test_not_the_same_holds_through_third_reports() -> None:
    a, b, c = event("a"), event("b"), event("c")
    found = events_of(a, b, c, decisions=Decisions(different=frozenset({frozenset((a.id, b.id))})))
    assert all(not {a.id, b.id} <= set(e.tellings) for e in found)


@pytest.mark.parametrize(
    ("tellings", "names"),
    [
        ([event("a"), event("b")], {"Paper of a", "Paper of b"}),
        ([event("a", by=("Monitor",)), event("b", by=("Monitor",)), event("c", by=("the Monitor of X",))], {"Monitor", "the Monitor of X"}),
        ([event("a", by=("UN spokesman",)), event("b", by=("UN rights office",))], {"United Nations"}),
        ([event("a", by=("residents",)), event("b", by=("residents of Tel Sara",))], {"residents"}),
        ([event("a"), event("b", background=True)], {"Paper of a"}),
        ([event("a", background=True)], {"Paper of a"}),
        ([event("a"), event("b", by=("Ministry",), status="denied")], {"Paper of a"}),
        ([event("a", by=("unnamed",))], {"Paper of a"}),
        ([event("a", by=("unnamed",)), event("b", by=("Monitor",))], {"Paper of a", "Monitor"}),
        ([event("a", by=("Monitor",)), event("b", printed=carrier("b", NEXT, "Paper of a"))], {"Monitor"}),
        ([event("a"), event("b", by=("Monitor",), printed=carrier("b", NEXT, "Paper of a"))], {"Monitor", "Paper of a"}),
        ([event("a", printed=carrier("a", agencies=("Wire",))), event("b", printed=carrier("b", agencies=("Wire",)))], {"Wire"}),
        (
            [
                event("a", printed=carrier("a", side="Government of Xland")),
                event("b", printed=carrier("b", side="Military Forces of Xland")),
            ],
            {"Paper of a"},
        ),
    ],
)
def test_independent_sources_are_those_who_say_it(tellings: list[EventTelling], names: set[str]) -> None:
    (found,) = events_of(*tellings)
    assert {s.name for s in found.sources} == names


@pytest.mark.parametrize(
    ("tellings", "grade"),
    [
        ([event("a")], "Weak"),
        ([event("a"), event("b")], "Fair"),
        ([event("a", by=()), event("b", printed=carrier("b", side=BLUE))], "Confirmed"),
        ([event("a"), event("b", side_a=(RED,), by=("Ministry",))], "Contested"),
    ],
)
def test_grade(tellings: list[EventTelling], grade: str) -> None:
    (found,) = events_of(*tellings)
    assert found.grade == grade


def test_an_event_keeps_its_id_when_later_reports_join() -> None:
    (before,) = events_of(event("b"))
    (after,) = events_of(event("b"), event("a", printed=carrier("a", NEXT)))
    assert after.id == before.id


def test_tolls_give_a_range_with_support() -> None:
    (found,) = events_of(event("a", dead=4), event("b", dead=(7, None)))
    assert (found.fatalities.min, found.fatalities.max) == (4, 7)
    assert {s.value for s in found.support if s.field == "fatalities"} == {"4 to 4", "7 to ?"}


def test_a_telling_without_a_day_joins_what_was_known() -> None:
    late = carrier("b", DAY + timedelta(days=30))
    (found,) = events_of(event("a"), event("b", printed=late, when=day().unknown(), quote="a tells of an attack"))
    assert found.reports == ("a", "b")


def test_kidnapping_told_by_366_reports_is_one_event() -> None:
    rng = random.Random(7)
    told = [_kidnapping(rng, n) for n in range(366)]
    linked = link_events(told, words=WORDS)
    assert [len(e.reports) for e in linked.events] == [366]
    assert linked.contradictions


def _kidnapping(rng: random.Random, n: int) -> EventTelling:
    taken = rng.choice(("276 girls", "about 200 pupils", "230 schoolgirls", "more than 100 girls", "students"))
    how = rng.choice(("seized", "abducted", "carried off", "kidnapped")) + rng.choice(
        (" at night", " from their beds", " before exams", "")
    )
    sides = rng.choice(((BLUE,), (BLUE,), (), ("Unidentified Armed Group (XX)",), (RED,)))
    near = replace(TOWN, lat=10.0 + rng.choice((0, 0, 0.01)))
    when = day(DAY + timedelta(days=rng.choice((0, 0, 0, 1)))) if n % 9 else day(DAY, DAY + timedelta(days=3), "week")
    return event(
        f"r{n}", "Abduction/forced disappearance", side_a=sides, place=near, when=when, dead=rng.choice((None, None, 1, 2)),
        quote=f"Gunmen {how} {taken} from a school in Tel Sara", printed=carrier(f"r{n}", DAY + timedelta(days=n % 60)),
    )  # fmt: skip


def test_chorus_of_fifty_rewrites_is_one_source_and_flagged() -> None:
    told = [event(f"r{n}", quote=f"version {n} of a false story about the bridge") for n in range(50)]
    (found,) = events_of(*told)
    assert len(found.sources) == 1
    assert found.sources[0].chorus == 50
    assert "chorus" in found.notes[0]


def test_outlets_with_other_reports_are_no_chorus() -> None:
    told = [event(f"r{n}", printed=carrier(f"r{n}", outlet=f"Daily {n}")) for n in range(6)]
    told += [event(f"s{n}", "Arrests", printed=carrier(f"s{n}", outlet=f"Daily {n}"), place=FAR) for n in range(6)]
    found = {e.sub_event_type: e for e in events_of(*told)}
    assert len(found["Attack"].sources) == 6


def test_as_known_on_leaves_out_what_came_later() -> None:
    told = [
        event("a"),
        event("b", printed=carrier("b", DAY + timedelta(days=3))),
        event("c", printed=replace(carrier("c"), published=None)),
    ]
    assert [t.carrier.report for t in tellings_known_on(told, NEXT)] == ["a"]


KINDS = ("Attack", "Armed clash", "Air/drone strike")


@st.composite
def stories(draw: st.DrawFn) -> list[Telling]:
    count = draw(st.integers(2, 14))
    told: list[Telling] = []
    for n in range(count):
        when = (
            day(DAY + timedelta(days=draw(st.integers(0, 4))), DAY + timedelta(days=draw(st.integers(4, 6))))
            if draw(st.booleans())
            else day()
        )
        printed = carrier(f"r{draw(st.integers(0, 7))}", DAY + timedelta(days=draw(st.integers(0, 9))))
        printed = replace(printed, published=DAY + timedelta(days=int(printed.report[1:])))
        sides = {"side_a": draw(st.sampled_from(((BLUE,), (RED,), ()))), "side_b": draw(st.sampled_from(((RED,), (BLUE,), ())))}
        status = draw(st.sampled_from(("asserted", "asserted", "denied")))
        told.append(
            event(
                printed.report,
                draw(st.sampled_from(KINDS)),
                id=f"t{n}",
                printed=printed,
                when=when,
                status=status,
                dead=draw(st.integers(0, 3)),
                **sides,
            )
        )
        told.append(
            held(
                printed.report,
                draw(st.sampled_from(("gained", "held", "lost"))),
                draw(st.sampled_from((BLUE, RED))),
                id=f"c{n}",
                printed=printed,
                when=when,
            )
        )
    return told


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_order_does_not_matter(told: list[Telling], rng: random.Random) -> None:
    mixed = list(told)
    rng.shuffle(mixed)
    one, other = link_events(told, words=WORDS), link_events(mixed, words=WORDS)
    assert one.events == other.events
    assert one.contradictions == other.contradictions


@settings(max_examples=60, deadline=None)
@given(stories(), st.data())
def test_nothing_undoes_not_the_same(told: list[Telling], data: st.DataObject) -> None:
    ids = sorted(t.id for t in told if isinstance(t, EventTelling))
    pairs = data.draw(st.lists(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True), max_size=4))
    apart = frozenset(frozenset(p) for p in pairs)
    one = data.draw(st.sampled_from(ids))
    same = frozenset(frozenset((one, i)) for i in ids if i != one)
    events = link_events(told, decisions=Decisions(same, apart), words=WORDS).events
    assert all(not pair <= set(e.tellings) for e in events for pair in apart)


def test_ten_thousand_statements_of_one_report_cost_what_they_are_long() -> None:
    def work(size: int) -> None:
        link_events([event("a", id=f"t{n}", quote=f"statement {n} tells of man {n % 97}") for n in range(size)], words=WORDS)

    assert growth(work, 600) < 7


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({}, 1),
        ({"when": day(NEXT)}, 2),
        ({"side_a": (RED,)}, 2),
        ({"kind": "Arrests"}, 2),
    ],
)
def test_a_telling_without_a_place_joins_the_event_that_it_fits(other: dict[str, Any], count: int) -> None:
    placed = event("a", quote="gunmen fired at a bus full of pilgrims", dead=9)
    lost = event("b", **({"place": None, "quote": "pilgrims shot in a bus", "dead": 9} | other))
    assert len(events_of(placed, lost)) == count


def test_a_telling_without_a_place_that_fits_two_events_joins_none() -> None:
    told = [event("a"), event("c", place=FAR, quote="a tells of an attack"), event("b", place=None, quote="a tells of an attack")]
    assert len(events_of(*told)) == 3


@pytest.mark.parametrize(("second", "count"), [("they beat four men near the well", 2), ("the bus by the mill came under fire", 1)])
def test_a_rewritten_sentence_is_another_one_only_beside_the_first(second: str, count: int) -> None:
    first = "gunmen shot at a bus by the mill on the road"
    told = [event("a", id="1", quote=first), event("b", id="2", quote=second)]
    beside = [event("a", id="3", quote=second)] if count == 2 else []
    found = events_of(*told, *beside, copies=[CopyGroup(("a", "b"), (), "Wire")])
    assert len(found) == count


@pytest.mark.parametrize("tolls", [1, 97])
def test_a_crowded_place_and_day_is_compared_a_bounded_number_of_times(tolls: int, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counted(left: Item, right: Item) -> tuple[float, tuple[str, ...]]:
        nonlocal calls
        calls += 1
        return score(left, right)

    monkeypatch.setattr("marsad.link.cluster.score", counted)
    told = [event(f"r{n}", dead=n % tolls, quote=f"report {n}", printed=carrier(f"r{n}", outlet=f"o{n % 50}")) for n in range(2000)]
    assert len(events_of(*told)) <= tolls
    assert calls < 2000 * (WINDOW + SAMPLE * SAMPLE)


def test_texts_and_tellings_go_together() -> None:
    wire = (
        "Men of the Blue Front fired at a bus full of pilgrims on the mill road near Tel Sara and killed nine, the company said.\n\nShut."
    )
    told = [event(r, quote="fired at a bus full of pilgrims on the mill road", by=()) for r in ("a", "b", "c")]
    copies = find_copies([text(r, wire) for r in ("a", "b", "c")], WORDS)
    (found,) = events_of(*told, copies=copies)
    assert len(found.sources) == 1


def test_voices_of_one_party_are_one() -> None:
    told = [replace(event(r), voices=(Voice(n, None, BLUE),)) for r, n in (("a", "Blue spokesman"), ("b", "Blue field command"))]
    (found,) = events_of(*told)
    assert len(found.sources) == 1


@pytest.mark.parametrize(
    ("other", "near"),
    [
        ({}, True),
        ({"place": replace(TOWN, id="x", name="Mill", lat=10.03)}, True),
        ({"place": replace(TOWN, lat=11.0)}, False),
        ({"kind": "Armed clash"}, False),
        ({"place": replace(TOWN, lat=None, lon=None)}, True),
    ],
)
def test_blocks_find_what_may_be_one_event(other: dict[str, Any], near: bool) -> None:
    assert (block_of(event("b", **other)) in blocks_near(event("a"))) is near
