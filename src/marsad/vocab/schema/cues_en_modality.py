"""Entries of `resources/cues/en/modality.yaml`: words that say whether a thing happened."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from marsad.vocab.schema.examples import failing_patterns

Effect = Literal[
    "happened",
    "hypothetical",
    "planned",
    "purpose",
    "threat",
    "negated",
    "denied",
    "unconfirmed",
    "open",
    "listed",
    "of a list",
    "support",
    "deceived",
    "opinion",
    "statistic",
    "history",
    "metaphor",
    "non-conflict",
]


class Entry(BaseModel):
    """Words and the effect they have on a trigger.

    `where` says how the words must stand to it: "governor" above it in the tree (wants to ..., plan to ...), "auxiliary" (would, will),
    "mark" a conjunction of its clause (if, unless), "beside" in the same clause, "sentence" anywhere in the sentence before or after.
    "between" stands between two actors or two places. "company"
    turns another reading in the same sentence: a negation becomes a denial, a plan or a
    hypothesis a threat. "ranked" (first, only) makes an infinitive tell what happened, and a negation not one of the event. "answer"
    stands in what another speaker says to a claim: "negated" excludes it, "open" leaves it as it was, "denied" is what a denial denies.
    "noun" is a governor only where it is no verb ("a report that", not "they report"). "limit" is a mark that leaves open what it stands
    before, unless that is told in the past ("until they withdraw"). "earlier" stands anywhere before it in the sentence. "shield" is a
    governor that keeps what is said of it from the trigger ("denied any role in"). "contrast" parts two coordinated verbs ("but").
    `effect`: "open" leaves the actors after it (or on both sides) as alternatives; "happened" shields against the others ("managed to").
    "listed" joins places ("as well as"), "of a list" may stand beside it ("the cities of").
    "support" makes what follows a part of another event.
    """

    model_config = ConfigDict(extra="forbid")

    id: str
    effect: Effect
    where: Literal[
        "governor",
        "auxiliary",
        "mark",
        "beside",
        "sentence",
        "between",
        "ranked",
        "company",
        "answer",
        "noun",
        "limit",
        "contrast",
        "earlier",
        "shield",
    ]
    patterns: list[str] = Field(min_length=1)
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = []


def check(entries: list[Any]) -> list[str]:
    """Every example holds one of its entry's patterns and no counter-example does."""
    return [problem for entry in entries for problem in failing_patterns("modality.yaml", entry, entry.patterns)]
