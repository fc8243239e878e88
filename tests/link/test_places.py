"""Ids that stand for one place."""

from __future__ import annotations

import pytest

from marsad.link.places import one_place
from marsad.model import Place


def place(id_: str, name: str = "Tel Sara", lat: float | None = 10.0, feature: str = "P.PPL") -> Place:
    return Place(id_, name, "XX", lat=lat, lon=None if lat is None else 20.0, feature=feature)


@pytest.mark.parametrize(
    ("places", "merged"),
    [
        ([place("a"), place("b", lat=10.02)], {"b": "a"}),
        ([place("a"), place("b", lat=12.0)], {}),
        ([place("a"), place("b", "Tel Sarah")], {}),
        ([place("a"), place("b", lat=None)], {"b": "a"}),
        ([place("a"), place("b", lat=12.0), place("c", lat=None)], {}),
        ([place("a", lat=None), place("b", lat=None)], {"b": "a"}),
        ([place("a"), place("b", feature="A.ADM1")], {}),
        ([place("a"), place("b", "TEL-SARA", lat=10.01)], {"b": "a"}),
        ([place("a", "Old Town, Tel Sara"), place("b", "Old Town", lat=None)], {"b": "a"}),
        ([place("a", "Old Town, Tel Sara"), place("b", "Old Town, Homs", lat=12.0), place("c", "Old Town", lat=None)], {}),
    ],
)
def test_one_place(places: list[Place], merged: dict[str, str]) -> None:
    assert one_place(places) == merged
    assert one_place(reversed(places)) == merged
