"""Entries of `resources/cues/en/reporting.yaml`: words that tie what is told to who tells it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from marsad.vocab.schema.examples import failing_patterns, told_twice

Form = Literal[
    "verb",
    "passive",
    "preposition",
    "whose",
    "owned",
    "noun",
    "adverb",
    "quoting",
    "relaying",
    "contact",
    "none",
]
"""How a cue stands to speaker and content; see `Entry`."""


class Entry(BaseModel):
    """A cue, or a class of nouns for speakers.

    A cue (`use: cue`) has a `form`: "verb" whose subject speaks ("said"), "passive" of nobody named ("is said to"), "preposition" before
    the speaker ("according to"), "whose" after it ("in whose view"), "owned" by
    the speaker ("in the governor's words"), "noun" of its own ("rumour that"), "adverb" ("reportedly"),
    "quoting" whose object speaks and whose subject relays ("citing"), "relaying" participle before a medium ("carried by"), "contact" of a
    medium before "to say" ("rang up"), "none" words that look like a cue and are none ("according to plan").
    `kind`: what it says of the content ("say", "deny", "claim", "document": only a paper or picture "shows" something).
    `object`: a direct object can be the content ("announced the capture of"); `clause`: only with a clause as content ("charged that");
    `hearer`: the object hears ("told the paper").

    A noun class (`use` other than "cue") lists `words`: "medium" publishes what it is told, "hearer" does not, "document" and "office"
    speak for who owns them ("spokesman for the army"), "title" stays with a person ("governor"), "monitor" ... stand for a kind of source.
    """

    model_config = ConfigDict(extra="forbid")

    id: str
    use: Literal[
        "cue", "medium", "hearer", "document", "office", "title", "kind", "pronoun", "time", "state", "ministry", "government", "count"
    ] = "cue"
    form: Form = "verb"
    kind: Literal["say", "deny", "claim", "document"] = "say"
    object: bool = False
    clause: bool = False
    hearer: bool = False
    patterns: list[str] = []
    words: list[str] = []
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = []

    @model_validator(mode="after")
    def _has_words(self) -> Entry:
        if bool(self.patterns) != (self.use == "cue") or bool(self.words) == (self.use == "cue"):
            raise ValueError("a cue has patterns, a noun class has words")
        return self


def check(entries: list[Any]) -> list[str]:
    """Every example holds a pattern or word of its entry, no counter-example does, and no id stands twice."""
    failing = [problem for e in entries for problem in failing_patterns("reporting.yaml", e, [*e.patterns, *e.words])]
    return told_twice("reporting.yaml", (e.id for e in entries)) + failing
