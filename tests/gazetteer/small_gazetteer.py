"""A gazetteer of thirty places, written with the real writer: what the tests of places look names up in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from marsad.gazetteer.build import write_gazetteer
from marsad.gazetteer.rows import ABBREVIATION, ALTERNATE, NAME, Row
from marsad.vocab.places import PlaceCues, place_cues_of

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

COUNTRIES = [
    (163843, "Syria", "SY", 35.0, 38.0, 16906283, ()),
    (99237, "Iraq", "IQ", 33.0, 44.0, 38433600, ()),
    (6252001, "United States", "US", 39.83, -98.58, 327167434, ("US", "U.S.", "America")),
    (614540, "Georgia", "GE", 42.0, 43.5, 3731000, ()),
    (203312, "Democratic Republic of the Congo", "CD", 0.0, 25.0, 84068091, ("DRC", "Congo")),
    (298795, "Turkey", "TR", 39.0, 35.0, 82319724, ("Türkiye",)),
]
STATES = [
    (170792, "Deir Ezzor", "SY", 35.17, 40.28, ("Dayr az Zawr",)),
    (172957, "Ar Raqqah", "SY", 36.0, 38.99, ("Raqqa",)),
    (99592, "Al Anbār", "IQ", 33.0, 41.9, ("Anbar",)),
    (4197000, "Georgia", "US", 32.75, -83.5, ()),
    (4736286, "Texas", "US", 31.25, -99.25, ()),
    (206938, "Nord-Kivu", "CD", -0.67, 28.9, ("North Kivu",)),
]
TOWNS = [
    (174448, "Albu Kamal", "SY", 170792, 34.45, 40.92, 57572, ("Al-Bukamal", "Abu Kamal", "البوكمال")),
    (170794, "Dayr az Zawr", "SY", 170792, 35.34, 40.14, 271800, ("Deir Ezzor", "دير الزور")),
    (172955, "Ar Raqqah", "SY", 172957, 35.95, 39.01, 531952, ("Raqqa",)),
    (91545, "Rāwah", "IQ", 99592, 34.48, 41.92, 13000, ("Rawa",)),
    (8049540, "Rawa", "CN", None, 31.72, 93.82, 0, ()),
    (99347, "Al Qā’im", "IQ", 99592, 34.37, 41.09, 74100, ("Al Qaim",)),
    (4180439, "Atlanta", "US", 4197000, 33.75, -84.39, 498715, ()),
    (4717560, "Paris", "US", 4736286, 33.66, -95.56, 24171, ()),
    (2988507, "Paris", "FR", None, 48.85, 2.35, 2138551, ()),
    (4174757, "Tampa", "US", None, 27.95, -82.46, 384959, ()),
    (216281, "Goma", "CD", 206938, -1.67, 29.23, 432587, ()),
    (2639577, "Reading", "GB", None, 51.46, -0.97, 244070, ()),
    (2654710, "Hadley", "GB", None, 51.0, -1.0, 900, ()),
    (4409896, "Springfield", "US", None, 37.2, -93.3, 170188, ()),
    (4951788, "Springfield", "US", None, 42.1, -72.59, 155929, ()),
]


def rows() -> list[Row]:
    """The thirty places."""
    made = []
    for n, name, code, lat, lon, people, names in COUNTRIES:
        made.append(Row(n, name, code, lat, lon, "A.PCLI", people, code=code, names={name: NAME}))
        made[-1].call(names, NAME)
    for n, name, code, lat, lon, names in STATES:
        made.append(Row(n, name, code, lat, lon, "A.ADM1", 2_000_000, names={name: NAME}))
        made[-1].call(names, NAME)
    made[-2].call(["TX", "Tex."], ABBREVIATION)
    for n, name, code, state, lat, lon, people, names in TOWNS:
        made.append(Row(n, name, code, lat, lon, "P.PPL", people, state, names={name: NAME}))
        made[-1].call(names, ALTERNATE)
    made.append(Row((1 << 40) + 7, "Tabqa Dam", "SY", None, None, "S.DAM", slug="sy/tabqa-dam", source="memory", names={"Tabqa Dam": NAME}))
    made.append(
        Row((1 << 40) + 8, "Euphrates", "", None, None, "H.STM", slug="water/euphrates", source="memory", names={"Euphrates": NAME})
    )
    return made


def small_gazetteer(folder: Path) -> Path:
    """Write it into `folder`."""
    return write_gazetteer(folder / "small.sqlite", rows())


@cache
def cues() -> PlaceCues:
    """The cues of the resources, compiled without the built vocabulary."""
    folder = RESOURCES / "cues" / "en"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return place_cues_of(
        entry for stem in ("places", "places_words") for entry in yaml.load((folder / f"{stem}.yaml").read_text(encoding="utf-8"), loader)
    )
