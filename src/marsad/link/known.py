"""What was known on a day: reports and tellings published by then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class _Published(Protocol):
    @property
    def published(self) -> date | None:
        """The publication day."""


class _Carried(Protocol):
    @property
    def carrier(self) -> _Published:
        """The report that prints it."""


P = TypeVar("P", bound=_Published)
C = TypeVar("C", bound=_Carried)


def tellings_known_on(tellings: Iterable[C], day: date) -> tuple[C, ...]:
    """The tellings of reports published up to and including `day`; those without a publication day stay out."""
    return tuple(t for t in tellings if _by(t.carrier, day))


def reports_known_on(reports: Iterable[P], day: date) -> tuple[P, ...]:
    """The reports published up to and including `day`; those without a publication day stay out."""
    return tuple(r for r in reports if _by(r, day))


def _by(what: _Published, day: date) -> bool:
    return what.published is not None and what.published <= day
