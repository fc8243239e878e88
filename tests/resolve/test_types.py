"""Which of ACLED's types a claim has when it depends on who acts, who is hit and where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.model import Actor, ActorMention, EventClaim, Place, PlaceMention, Span
from marsad.resolve.types import actors_of, final_type

RAQQA = PlaceMention(Span(0, 5), "Raqqa", place=Place("geonames:172955", "Raqqa", "SY"))
SYRIA = Actor("military-forces-syria", "Military Forces of Syria", 1, "SY")
RUSSIA = Actor("military-forces-russia", "Military Forces of Russia", 1, "RU")
REBELS = Actor("opposition-rebels-syria", "Opposition Rebels (Syria)", 2, "SY")
LOYAL = Actor("loyal", "Pro-Government Militia (Syria)", 3, "SY")
TRIBE = Actor("tribe", "Rabia Tribal Militia", 3, "SY")
CIVILIANS = Actor("civilians-syria", "Civilians (Syria)", 7, "SY")
CROWD = Actor("protesters-syria", "Protesters (Syria)", 6, "SY")

REGAINS, OVERTAKES = "Government regains territory", "Non-state actor overtakes territory"


def claim(kind: str, a: tuple[Actor | None, ...] = (), b: tuple[Actor | None, ...] = (), place: PlaceMention | None = RAQQA) -> EventClaim:
    """A claim with these sides; None is a mention that nobody knows."""

    def side(parties: tuple[Actor | None, ...]) -> tuple[ActorMention, ...]:
        return tuple(ActorMention(Span(0, 1), "x", actor) for actor in parties)

    return EventClaim(kind, "body", Span(0, 1), Span(0, 1), side(a), side(b), place=place)


@pytest.mark.parametrize(
    ("rules", "acts", "expected"),
    [
        (("event:bombing",), (REBELS,), "Remote explosive/landmine/IED"),
        (("event:bombardment",), (TRIBE,), "Shelling/artillery/missile attack"),
        (("event:bombing",), (SYRIA,), "Air/drone strike"),
        (("event:bombing", "weapon:Air/drone strike"), (REBELS,), "Air/drone strike"),
        (("event:bombardment",), (), "Air/drone strike"),
    ],
)
def test_groups_without_aircraft_bomb_from_the_ground(rules, acts, expected):
    assert final_type(replace(claim("Air/drone strike", acts, (CIVILIANS,)), rules=rules)) == expected


@pytest.mark.parametrize(
    ("takers", "losers", "expected"),
    [
        ((SYRIA,), (REBELS,), REGAINS),
        ((LOYAL,), (REBELS,), REGAINS),
        ((REBELS,), (SYRIA,), OVERTAKES),
        ((TRIBE,), (REBELS,), OVERTAKES),
        ((RUSSIA,), (), OVERTAKES),
        ((RUSSIA, SYRIA), (REBELS,), REGAINS),
        ((), (REBELS,), REGAINS),
        ((), (SYRIA,), OVERTAKES),
        ((), (), OVERTAKES),
        ((None,), (None,), OVERTAKES),
    ],
)
def test_who_takes_a_place(takers: tuple[Actor | None, ...], losers: tuple[Actor | None, ...], expected: str) -> None:
    assert final_type(claim("Territory", takers, losers)) == expected


def test_a_state_takes_a_place_that_nobody_knows() -> None:
    assert final_type(claim("Territory", (RUSSIA,), place=None)) == REGAINS


@pytest.mark.parametrize(
    ("actors", "hit", "expected"),
    [
        ((REBELS,), (CIVILIANS,), "Attack"),
        ((REBELS,), (CROWD,), "Attack"),
        ((REBELS,), (SYRIA,), "Armed clash"),
        ((REBELS,), (SYRIA, CIVILIANS), "Attack"),
        ((REBELS,), (), "Armed clash"),
        ((), (), "Attack"),
    ],
)
def test_violence_is_an_attack_or_a_clash(actors: tuple[Actor, ...], hit: tuple[Actor, ...], expected: str) -> None:
    assert final_type(claim("Violence", actors, hit)) == expected


@pytest.mark.parametrize("kind", ["Air/drone strike", "Looting/property destruction", "Other"])
def test_all_other_types_stay(kind: str) -> None:
    assert final_type(claim(kind, (REBELS,), (CIVILIANS,))) == kind


def test_only_known_parties_count() -> None:
    assert actors_of(claim("Other", (SYRIA, None)).side_a) == [SYRIA]


@pytest.mark.parametrize(
    ("takers", "held", "expected"),
    [
        ((REBELS,), (CIVILIANS,), "Abduction/forced disappearance"),
        ((LOYAL,), (CIVILIANS,), "Abduction/forced disappearance"),
        ((SYRIA,), (CIVILIANS,), "Arrests"),
        ((REBELS,), (SYRIA,), "Arrests"),
        ((), (CIVILIANS,), "Arrests"),
    ],
)
def test_only_who_governs_arrests(takers: tuple[Actor | None, ...], held: tuple[Actor | None, ...], expected: str) -> None:
    assert final_type(claim("Arrests", takers, held)) == expected
