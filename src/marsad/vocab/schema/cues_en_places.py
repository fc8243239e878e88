"""Entries of `resources/cues/en/places.yaml` and `places_words.yaml`: the words around place names, and words that only look like one."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from marsad.vocab.schema.examples import failing_words, told_twice

Kind = Literal[
    "type",
    "site",
    "relation",
    "part",
    "part-noun",
    "direction",
    "distance",
    "locative",
    "title",
    "said",
    "organisation",
    "opener",
    "calendar",
    "party",
    "common",
    "given",
    "surname",
    "demonym",
    "qualifier",
    "thing",
    "no-place",
    "number",
    "about",
    "kin",
    "people",
    "marker",
    "list-marker",
    "name-lead",
]


class Entry(BaseModel):
    """Words of one kind.

    type: "the town of X", "X province"; `feature` is the GeoNames class, or class and code, of what it names. site: a head that makes a
    capitalised name a site ("X Airport"), `feature` as before. relation: words before a name that put the event beside it ("near").
    marker: a word beside a capitalised name that makes it a place even where no list has it ("the village of X", "X checkpoint");
    list-marker: the same before several names, "of" told ("the towns of X Y and Z"). name-lead: words that begin a name of two words
    ("Kafr X"). kin: relatives, before a person's name. people: adjectives of peoples and faiths, which are no names of places.
    part: adjectives of a part, part-noun: nouns of a part ("outskirts"). demonym: adjectives and people of `country`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    kind: Kind
    words: tuple[str, ...] = Field(min_length=1)
    feature: str = ""
    country: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


def check(entries: list[Any]) -> list[str]:
    """Examples without a word of their entry, counter-examples with one, ids told twice, types and demonyms that say nothing."""
    problems = told_twice("places.yaml", (e.id for e in entries))
    problems += [f"{e.id}: a {e.kind} needs its feature" for e in entries if e.kind in ("type", "site") and not e.feature]
    problems += [f"{e.id}: a demonym needs its country" for e in entries if e.kind == "demonym" and not e.country]
    return problems + [problem for e in entries for problem in failing_words("places.yaml", e, e.words)]
