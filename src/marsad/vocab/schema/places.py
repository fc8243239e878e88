"""An entry of `resources/places/`: a place the gazetteer lacks, other names of one it has, or a region of several countries."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Entry(BaseModel):
    """One place. With `of` (a GeoNames id) it adds names to a place that is there; otherwise it stands for itself and has an `id`.

    `names` are other spellings, original script included; `short` short forms that count only beside a parent ("NJ"). `source` names
    file and row, or is "memory": then there is no point. `members` are the countries of a region, whose point is the mean of theirs,
    `divisions` the first-order divisions of a region within one country likewise. `until` says when a name went out of use; it still
    finds the place.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, StringConstraints(pattern=r"^[a-z-]+/[a-z0-9-]+$")] | None = None
    of: int | None = None
    name: str | None = None
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    country: Country | None = None
    admin1: str | None = None
    members: tuple[Country, ...] = ()
    divisions: tuple[str, ...] = ()
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)
    feature: Annotated[str, StringConstraints(pattern=r"^[AHLPRSTUV]\.[A-Z0-9]+$")] | None = None
    population: int | None = Field(None, ge=0)
    until: str | None = None
    source: str

    @model_validator(mode="after")
    def _whole(self) -> Entry:
        if self.of is None and not (self.id and self.name and self.feature):
            raise ValueError("an entry without `of` needs id, name and feature")
        if self.of is None and not (self.country or self.members):
            raise ValueError("an entry without `of` needs its country or its members")
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon go together")
        if self.source == "memory" and self.lat is not None:
            raise ValueError("a place known only from memory has no point")
        return self


def check(files: dict[str, list[Entry]]) -> list[str]:
    """Ids told twice in one file; two files may tell of one place, the build joins them."""
    problems = []
    for stem, entries in files.items():
        counts = Counter(entry.id for entry in entries if entry.id)
        problems += [f"{stem}: the id {id} is told {n} times" for id, n in sorted(counts.items()) if n > 1]
    return problems
