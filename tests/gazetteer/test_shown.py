"""The name a place is shown by."""

from __future__ import annotations

import pytest

from marsad.gazetteer.rows import ALTERNATE, NAME, Row
from marsad.gazetteer.shown import plain_name, show_names


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Ḩimş", "Hims"),
        ("‘Irbīn", "Irbin"),
        ("Dayr az Zawr", "Dayr az Zawr"),
        ("Kup’yans’k", "Kupyansk"),
        ("حمص", "حمص"),
        ("", ""),
    ],
)
def test_plain_names(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("country", "name", "names", "shown"),
    [
        ("SY", "Ḩamāh", ["Hama", "Hamath"], "Hama"),
        ("SY", "Ar Raqqah", ["Raqqa", "Rakka"], "Raqqa"),
        ("IQ", "Hajīn", [], "Hajin"),
        ("BR", "São Paulo", ["Sao Paulo"], "São Paulo"),
        ("TR", "Şırnak", ["Sirnak"], "Şırnak"),
    ],
)
def test_the_name_shown(country: str, name: str, names: list[str], shown: str) -> None:
    row = Row(1, name, country, 1.0, 1.0, "P.PPL", names={name: NAME})
    row.call(names, ALTERNATE)
    show_names([row])
    assert row.name == shown
    assert name in row.names


def test_a_division_is_shown_by_its_seat_and_our_own_names_stay() -> None:
    town = Row(1, "Homs", "SY", 34.7, 36.7, "P.PPL", 775404, admin1=2, names={"Homs": NAME, "Ḩimş": ALTERNATE})
    division = Row(2, "Ḩimş", "SY", 34.5, 37.0, "A.ADM1", names={"Ḩimş": NAME, "Homs": NAME})
    own = Row(3, "Al Qā’im", "IQ", 34.4, 41.1, "P.PPL", names={"Al Qā’im": NAME}, shown=True)
    show_names([town, division, own])
    assert (division.name, own.name) == ("Homs", "Al Qā’im")
