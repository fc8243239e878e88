"""Rows as the builder handles them: one a place, with all its names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

SCHEMA_VERSION = 2
"""Of the tables in the file; another version is refused."""

DEFAULT_PATH = Path(__file__).parent / "data" / "gazetteer.sqlite"
"""Where the package keeps its gazetteer."""

NAME, ALTERNATE, ABBREVIATION = 0, 1, 2
"""How a name stands to its place: the name it goes by, another spelling or name, a short form that wants its context ("NJ")."""

Names = dict[str, int]


@dataclass(slots=True)
class Row:
    """One place on its way into the file.

    `n` is the GeoNames id, or a number above `OWN` for an entry of ours, which has a `slug` ("sy/baghuz"). `admin1`, `admin2` are the `n`
    of the divisions it lies in. `code` is the ISO 3166-2 code (admin1) or the GeoNames code (admin2). `names` maps each name to its kind.
    `shown`: the name is that of our own list and is not to be changed.
    """

    n: int
    name: str
    country: str
    lat: float | None
    lon: float | None
    feature: str
    population: int = 0
    admin1: int | None = None
    admin2: int | None = None
    slug: str | None = None
    code: str | None = None
    source: str = "geonames"
    names: Names = field(default_factory=dict)
    shown: bool = False

    def call(self, names: Iterable[str], kind: int = ALTERNATE) -> None:
        """Add names; a name already there keeps the better of both kinds."""
        for name in names:
            self.names[name] = min(kind, self.names.get(name, kind))


OWN = 1 << 40
"""Numbers from here up are ours, below GeoNames'."""


def valid_point(lat: float | None, lon: float | None) -> bool:
    """Whether a pair of degrees can stand on the globe; both None is no point and valid."""
    if lat is None or lon is None:
        return lat is None and lon is None
    return -90 <= lat <= 90 and -180 <= lon <= 180
