"""What an entry of `resources/crosswalks/` may say: a sub-event type of ACLED in the words of other codebooks, or a country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SUB_EVENT_TYPES = 25

EventType = Literal["Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments"]
DisorderType = Literal["Political violence", "Demonstrations", "Strategic developments", "Political violence; Demonstrations"]
Plover = Annotated[str, Field(pattern=r"^[A-Z]+(/[a-z-]+)?$")]
Cameo = Annotated[str, Field(pattern=r"^\d{3,4}$")]


class Entry(BaseModel):
    """One sub-event type; `plover` and `cameo` null only with a `note` that says why."""

    model_config = ConfigDict(extra="forbid")

    sub_event_type: str
    event_type: EventType
    disorder_type: DisorderType
    plover: Plover | None
    cameo: Cameo | None
    ucdp: Literal["by-sides", "one-sided", "none"]
    note: str = ""


class Country(BaseModel):
    """One country or territory: `iso` 0 and `gw` null where that list has no number for it, `ucdp_region` null where UCDP has none."""

    model_config = ConfigDict(extra="forbid")

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    iso: Annotated[int, Field(ge=0, le=999)]
    name: str
    region: str
    gw: Annotated[int, Field(ge=2, le=990)] | None
    ucdp: str
    ucdp_region: Literal["Africa", "Americas", "Asia", "Europe", "Middle East"] | None


ENTRIES: dict[str, type[BaseModel]] = {"sub_event_types": Entry, "countries": Country}


def check(files: Mapping[str, Sequence[BaseModel]]) -> list[str]:
    """A sentence for each way in which the maps are not total and one to one."""
    entries = [entry for file in files.values() for entry in file]
    types, countries = [e for e in entries if isinstance(e, Entry)], [e for e in entries if isinstance(e, Country)]
    return [
        *_check_types(types),
        *(f"{code} stands {count} times" for code, count in Counter(c.code for c in countries).items() if count > 1),
    ]


def _check_types(entries: Sequence[Entry]) -> list[str]:
    counts = Counter(entry.sub_event_type for entry in entries)
    problems = [f"{name} stands {count} times" for name, count in counts.items() if count > 1]
    problems += [f"{e.sub_event_type} has no code and no note" for e in entries if not (e.plover and e.cameo) and not e.note]
    if len(counts) != SUB_EVENT_TYPES:
        problems.append(f"{len(counts)} sub-event types stand here, the codebook has {SUB_EVENT_TYPES}")
    return problems
