"""Entries of `resources/actors/`: parties by region, and `states.yaml`, after which the parts of states are called."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Inter = Annotated[int, Field(ge=1, le=8)]
Words = Annotated[str, Field(min_length=2, max_length=120)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class KindRule(_Strict):
    """Another ACLED inter code from `since` (included) up to `until` (excluded), in `countries`, or `abroad` of the home country."""

    kind: Inter
    since: date | None = None
    until: date | None = None
    countries: list[CountryCode] = []
    abroad: bool = False


class Becomes(_Strict):
    """From `since` on the name means `id`; only in `countries` where they are told."""

    id: Slug
    since: date
    countries: list[CountryCode] = []


class Entry(_Strict):
    """One party.

    `strong` names always mean it; `weak` ones only in context (a theatre country in the report, or its name elsewhere in it).
    `theatre` lists the countries where it acts, `country` its home. `wing_of` is the party that a wing counts as, `member_of` umbrellas
    it belongs to under its own name. `traits` are what a report may call it by ("jihadist", "kurdish", "separatist", "coalition").
    `since`, `until`: days [since, until) on which it bore this name.
    """

    id: Slug
    name: Words
    kind: Inter
    country: CountryCode | None = None
    theatre: list[CountryCode] = []
    strong: list[Words] = []
    weak: list[Words] = []
    native: dict[str, str] = {}
    since: date | None = None
    until: date | None = None
    becomes: list[Becomes] = []
    wing_of: Slug | None = None
    member_of: list[Slug] = []
    traits: list[str] = []
    kinds: list[KindRule] = []
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]*$")] | None = None
    examples: list[str] = []
    counter: list[str] = []


class Ruler(_Strict):
    """A head of state whose name owns the forces ("Assad's troops") in [since, until)."""

    name: Words
    since: date | None = None
    until: date | None = None


class State(_Strict):
    """One state: `article` says that its name takes "the"; `own` gives its forces' own names by branch; `backers` are the foreign
    states whose "backed" forces there are the state's own; `army` is whose soldiers stand there, where it has none of its own."""

    code: CountryCode
    name: Words
    article: bool = False
    names: list[Words] = []
    adj: list[Words] = []
    people: list[Words] = []
    capital: list[Words] = []
    rulers: list[Ruler] = []
    backers: list[CountryCode] = []
    army: CountryCode | None = None
    own: dict[str, list[Words]] = {}
    examples: list[str] = []
    counter: list[str] = []


ENTRIES: defaultdict[str, type[BaseModel]] = defaultdict(lambda: Entry, {"states": State})


def check(files: dict[str, list[BaseModel]]) -> list[str]:
    """A sentence for each problem: ids told twice, links that lead nowhere, examples that do not match, counter-examples that do."""
    from marsad.vocab.actors import ActorLexicon  # the lexicon is built of what is checked here

    entries = [e for stem, found in files.items() if stem != "states" for e in found if isinstance(e, Entry)]
    lexicon = ActorLexicon.of({stem: [e.model_dump(mode="json") for e in found] for stem, found in files.items()}, [])
    return [*_doubles(entries), *_loose_links(entries), *_examples(files, lexicon.ids_in)]


def _doubles(entries: list[Entry]) -> list[str]:
    seen: set[str] = set()
    problems = []
    for entry in entries:
        if entry.id in seen:
            problems.append(f"id {entry.id} is told twice")
        seen.add(entry.id)
    names = Counter(e.name for e in entries if not e.wing_of)
    return problems + [f"name {name} is borne by {count} entries" for name, count in names.items() if count > 1]


def _loose_links(entries: list[Entry]) -> list[str]:
    known = {e.id for e in entries}
    links = [(e.id, link) for e in entries for link in [*(b.id for b in e.becomes), *e.member_of, *([e.wing_of] if e.wing_of else [])]]
    return [f"{source} points to {link}, which is not there" for source, link in links if link not in known]


def _examples(files: dict[str, list[BaseModel]], ids_in: object) -> list[str]:
    assert callable(ids_in)
    problems = []
    for entry in (e for found in files.values() for e in found):
        key = entry.id if isinstance(entry, Entry) else f"state:{getattr(entry, 'code', '')}"
        problems += [f"{key} is not found in its example {x!r}" for x in getattr(entry, "examples", []) if key not in ids_in(x)]
        problems += [f"{key} is found in its counter-example {x!r}" for x in getattr(entry, "counter", []) if key in ids_in(x)]
    return problems
