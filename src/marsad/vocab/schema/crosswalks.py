"""What an entry of `resources/crosswalks/` may say: one of ACLED's sub-event types in the words of other codebooks."""

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


def check(files: Mapping[str, Sequence[Entry]]) -> list[str]:
    """A sentence for each way in which the map is not total and one to one."""
    entries = [entry for file in files.values() for entry in file]
    counts = Counter(entry.sub_event_type for entry in entries)
    problems = [f"{name} stands {count} times" for name, count in counts.items() if count > 1]
    problems += [f"{e.sub_event_type} has no code and no note" for e in entries if not (e.plover and e.cameo) and not e.note]
    if len(counts) != SUB_EVENT_TYPES:
        problems.append(f"{len(counts)} sub-event types stand here, the codebook has {SUB_EVENT_TYPES}")
    return problems
