"""The words of events, control and modality as compiled look-ups: what `extract` asks of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.model import Span
from marsad.vocab.data_files import load_topic
from marsad.vocab.patterns import Found, PatternIndex, Word

_EVENT_FILES = ("demonstrations", "territory", "battles", "explosions", "civilians", "strategic", "control")


@dataclass(frozen=True, slots=True)
class ControlSense:
    """The control statement of a sense: see `vocab.schema.event_types.ControlSpec`."""

    kind: str
    holder: str | None
    place: str | None
    previous: str | None
    besieger: str | None
    extent: str | None


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a trigger: see `vocab.schema.event_types.Entry`. `order` is its rank in the files: earlier wins among equals."""

    id: str
    order: int
    sub_event_type: str | None
    refine: bool
    weak: bool
    generic: bool
    overrides: bool
    subject: frozenset[str]
    object: frozenset[str]
    not_subject: frozenset[str]
    not_object: frozenset[str]
    needs_subject: bool
    roles: Mapping[str, str]
    control: ControlSense | None
    needs_near: bool
    near_party: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of a text that may name an event, with every sense they have, best first; `verbal` when the pattern wants a verb."""

    span: Span
    first: Span
    verbal: bool
    senses: tuple[Sense, ...]


class EventWords:
    """Finds triggers and what the vocabulary says about the words around them."""

    def __init__(self, entries: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        listed = [e for stem in _EVENT_FILES for e in entries.get(stem, ())]
        self.senses = {str(e["id"]): _sense(e, n) for n, e in enumerate(listed)}
        self._triggers = PatternIndex((p, e["id"]) for e in listed for p in e["patterns"])
        self._near = PatternIndex((p, e["id"]) for e in listed for p in e.get("near", ()))
        self._without = PatternIndex((p, e["id"]) for e in listed for p in e.get("without", ()))
        self._things = PatternIndex((p, e["id"]) for e in entries["things"] for p in e["patterns"])
        refinements = entries["refinements"]
        self._weapons = PatternIndex((p, e["id"]) for e in refinements for p in e["patterns"])
        self.ranks = {t: n for n, e in enumerate(r for r in entries["ranks"] if "ladder" not in r) for t in e["sub_event_types"]}
        self.ladders = [tuple(e["sub_event_types"]) for e in entries["ranks"] if "ladder" in e]
        self.weapon_types = {str(e["id"]): str(e["sub_event_type"]) for e in refinements}

    def triggers(self, words: Sequence[Word]) -> list[Trigger]:
        """All triggers of a row of words in order; of overlapping ones the longest stand, shorter ones inside only with their own words."""
        by_span: dict[tuple[Span, Span, bool], list[Sense]] = {}
        for found in self._triggers.find_in(words):
            by_span.setdefault((found.span, found.first, found.verbal), []).append(self.senses[found.label])
        return [Trigger(*key, tuple(sorted(senses, key=lambda x: x.order))) for key, senses in sorted(by_span.items())]

    def near(self, words: Sequence[Word]) -> frozenset[str]:
        """Ids of senses of which a word that must stand near is here."""
        return frozenset(f.label for f in self._near.find_in(words))

    def without(self, words: Sequence[Word]) -> list[Found]:
        """Words that must not stand with a sense (`label` is its id)."""
        return self._without.find_in(words)

    def things(self, words: Sequence[Word]) -> list[Found]:
        """Common nouns with the class of thing they name as `label`."""
        return self._things.find_in(words)

    def weapons(self, words: Sequence[Word]) -> list[Found]:
        """Weapon words (`label` is the refinement's id)."""
        return self._weapons.find_in(words)


def _sense(entry: Mapping[str, Any], order: int) -> Sense:
    control = entry.get("control")
    return Sense(
        id=entry["id"],
        order=order,
        sub_event_type=entry.get("sub_event_type"),
        refine=entry.get("refine", False),
        weak=entry.get("weak", False),
        generic=entry.get("generic", False),
        overrides=entry.get("overrides", False),
        subject=frozenset(entry.get("subject", ())),
        object=frozenset(entry.get("object", ())),
        not_subject=frozenset(entry.get("not_subject", ())),
        not_object=frozenset(entry.get("not_object", ())),
        needs_subject=entry.get("needs_subject", False),
        roles=entry.get("roles", {}),
        control=None if control is None else _control(control),
        needs_near=bool(entry.get("near")),
        near_party=entry.get("near_party", False),
    )


def _control(spec: Mapping[str, Any]) -> ControlSense:
    holder = spec.get("holder", "subject")
    return ControlSense(spec["kind"], holder, spec.get("place"), spec.get("previous"), spec.get("besieger"), spec.get("extent"))


@dataclass(frozen=True, slots=True)
class ModalCue:
    """Words that say whether a thing happened: see `vocab.schema.cues_en_modality.Entry`."""

    id: str
    effect: str
    where: str
    span: Span


class ModalWords:
    """Finds the words of `cues/en/modality.yaml`."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        listed = list(entries)
        self._cues = {e["id"]: e for e in listed}
        self._index = PatternIndex((p, e["id"]) for e in listed for p in e["patterns"])

    def find(self, words: Sequence[Word]) -> list[ModalCue]:
        """All cues of a row of words in order."""
        return [ModalCue(f.label, self._cues[f.label]["effect"], self._cues[f.label]["where"], f.span) for f in self._index.find_in(words)]


@cache
def load_event_words() -> EventWords:
    """The event vocabulary that ships with the package."""
    return EventWords(load_topic("event_types"))


@cache
def load_modal_words() -> ModalWords:
    """The modality cues that ship with the package."""
    return ModalWords(load_topic("cues_en")["modality"])
