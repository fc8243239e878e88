"""Entries of `resources/event_types/`: words that name an event of an ACLED sub-event type, with the roles of what stands around them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from marsad.vocab.patterns import PatternIndex

SUB_EVENT_TYPES = (
    "Armed clash",
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Chemical weapon",
    "Air/drone strike",
    "Suicide bomb",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Abduction/forced disappearance",
    "Peaceful protest",
    "Protest with intervention",
    "Excessive force against protesters",
    "Violent demonstration",
    "Mob violence",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
    "Other",
)
ThingClass = Literal[
    "place",
    "person",
    "actor",
    "weapon",
    "aircraft",
    "goods",
    "building",
    "civil",
    "protest",
    "country",
    "force",
    "police",
    "crowd",
    "receives",
    "government",
    "armour",
    "none",
]


class ControlSpec(BaseModel):
    """The control statement that an entry makes besides its event, or alone."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["gained", "held", "lost", "besieged", "contested", "none"]
    holder: str | None = "subject"
    place: str | None = None
    previous: str | None = None
    besieger: str | None = None
    extent: Literal["all", "most", "part", "edges", "unspecified"] | None = None


class Entry(BaseModel):
    """One sense of one or more patterns (language of patterns: `marsad.vocab.patterns`).

    `sub_event_type` is ACLED's, "Territory" (which of the two is decided by who takes), "Violence" (a clash or an attack on civilians,
    decided by who is hit), or None for words that tell control alone. `refine` lets weapon words of the clause decide the type; `weak`
    words (killed, wounded) tell an effect and make an event only where no other trigger of the clause does; `generic` ones (attack,
    target) give way to a more exact trigger of the clause; one with `overrides` (intercept, defuse) takes the place of the triggers in
    its own arguments. `subject` and `object` name classes of things that must stand in that role (a subject only where there is one,
    unless `needs_subject`), `not_subject` and `not_object` classes that must not, `near` patterns of which one must stand in the
    sentence (with `near_party` a named armed group will do), `without` patterns that must not.
    `roles` says where the acting side ("a"), the side acted on ("b") and the place stand when
    not in the usual role: "subject", "object" or a preposition.
    """

    model_config = ConfigDict(extra="forbid")

    id: str
    sub_event_type: str | None = None
    patterns: list[str] = Field(min_length=1)
    refine: bool = False
    weak: bool = False
    generic: bool = False
    overrides: bool = False
    subject: list[ThingClass] = []
    object: list[ThingClass] = []
    not_subject: list[ThingClass] = []
    not_object: list[ThingClass] = []
    needs_subject: bool = False
    near: list[str] = []
    near_party: bool = False
    without: list[str] = []
    roles: dict[Literal["a", "b", "place"], str] = {}
    control: ControlSpec | None = None
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = []


class Refinement(BaseModel):
    """Weapon words that decide the sub-event type of a trigger with `refine`; the first file entry that matches wins."""

    model_config = ConfigDict(extra="forbid")

    id: str
    sub_event_type: str
    patterns: list[str] = Field(min_length=1)
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = []


class Rank(BaseModel):
    """Sub-event types of one rank: of the events that one sentence tells, the one of the first rank here is what it is about.

    `ladder` names a family whose members are steps of one event, the severest first.
    """

    model_config = ConfigDict(extra="forbid")

    id: str
    sub_event_types: list[str] = Field(min_length=1)
    ladder: str | None = None


class Thing(BaseModel):
    """Common nouns of one class of things."""

    model_config = ConfigDict(extra="forbid")

    id: ThingClass
    patterns: list[str] = Field(min_length=1)
    examples: list[str] = Field(min_length=1)


ENTRIES: dict[str, type[BaseModel]] = dict.fromkeys(
    ("territory", "battles", "explosions", "civilians", "demonstrations", "strategic", "control"), Entry
) | {"refinements": Refinement, "things": Thing, "ranks": Rank}


def check(files: dict[str, list[Any]]) -> list[str]:
    """Every example holds one of its entry's patterns, no counter-example does with its conditions, ids are told once, types exist."""
    problems: list[str] = []
    seen: set[str] = set()
    for stem, entries in files.items():
        for entry in entries:
            label = f"{stem}.yaml: {entry.id}"
            if f"{stem}:{entry.id}" in seen:
                problems.append(f"{label} is told twice")
            seen.add(f"{stem}:{entry.id}")
            if isinstance(entry, Rank):
                problems += [f"{label} has no ACLED sub-event type: {t}" for t in entry.sub_event_types if t not in SUB_EVENT_TYPES]
                continue
            wanted = getattr(entry, "sub_event_type", None)
            if wanted is not None and wanted not in (*SUB_EVENT_TYPES, "Territory", "Violence"):
                problems.append(f"{label} has no ACLED sub-event type: {wanted}")
            index = PatternIndex((pattern, entry.id) for pattern in entry.patterns)
            problems += [f"{label} does not match its example: {e}" for e in entry.examples if not index.find(e)]
    return problems
