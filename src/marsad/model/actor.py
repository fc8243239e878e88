"""Who: actors of the registry and their mentions in a report."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A party of the record.

    `name` is canonical ("Military Forces of Syria"); `kind` ACLED's inter code 1-8 (VOCABULARY), None when not known; `country` the home
    country, ISO 3166 alpha-2, None for those without one.
    """

    id: str
    name: str
    kind: int | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name or stand for an actor. `actor` None with `candidates` means not resolved. `backer` acts behind it ("X-backed Y")."""

    span: Span
    text: str
    actor: Actor | None = None
    candidates: tuple[Actor, ...] = ()
    backer: Actor | None = None
    rule: str = ""
