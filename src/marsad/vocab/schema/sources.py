"""Entries of `resources/sources/`: who tells the news, for whom they speak and whom they copy."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SourceKind = Literal["agency", "outlet", "monitor", "rights-group", "charity", "institution", "official", "party-media"]
Name = Annotated[str, Field(min_length=2, max_length=100)]


class Entry(BaseModel):
    """One source.

    `strong` names always mean it; `weak` ones only where a strong one stands in the same report or a speaker is named by them with a
    capital. `people` are public persons who speak for it and for nobody else. `side` is the canonical name of the actor it speaks for,
    None when it is neutral; `country` where it sits, `owner` who owns it, `copies` ids of sources whose text it prints.
    """

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Name
    kind: SourceKind
    strong: list[Name] = []
    weak: list[Name] = []
    people: list[Name] = []
    side: Name | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    owner: Name | None = None
    copies: list[str] = []
    examples: list[str] = []
    counter_examples: list[str] = []


def check(files: dict[str, list[Entry]]) -> list[str]:
    """A sentence for each problem: ids or strong names told twice, links that lead nowhere, examples that fail."""
    from marsad.vocab.sources import SourceRegistry  # the registry is built of what is checked here

    entries = [e for found in files.values() for e in found]
    registry = SourceRegistry([e.model_dump(mode="json") for e in entries])
    return [*_doubles(entries), *_loose(entries), *_examples(entries, registry.ids_in)]


def _doubles(entries: list[Entry]) -> list[str]:
    owners: dict[str, str] = {}
    problems = []
    for entry in entries:
        for key in {f"id {entry.id}", *(f"name {n.casefold()}" for n in (entry.name, *entry.strong))}:
            if key in owners:
                problems.append(f"{key} stands for {owners[key]} and {entry.id}")
            owners[key] = entry.id
    return problems


def _loose(entries: list[Entry]) -> list[str]:
    known = {e.id for e in entries}
    return [f"{e.id} copies {link}, which is not there" for e in entries for link in e.copies if link not in known]


def _examples(entries: list[Entry], ids_in: object) -> list[str]:
    assert callable(ids_in)
    missed = [f"{e.id} is not found in its example {x!r}" for e in entries for x in e.examples if e.id not in ids_in(x)]
    return missed + [f"{e.id} is found in its counter-example {x!r}" for e in entries for x in e.counter_examples if e.id in ids_in(x)]
