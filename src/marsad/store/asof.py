"""Two times: when a report was published, and when it was added here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AsOf:
    """Whose knowledge is asked for: that of reports published by the one day and added by the other, both included; None is no bound.

    A report without a day of publication counts as published on the day it was added.
    """

    published: date | None = None
    added: date | None = None

    @classmethod
    def of(cls, day: date | AsOf | None) -> AsOf:
        """What a bare day stands for: published by then."""
        return day if isinstance(day, AsOf) else cls(day)

    @property
    def last(self) -> date | None:
        """The last day of which anything can be known, None without a bound."""
        return min((day for day in (self.published, self.added) if day), default=None)

    def __str__(self) -> str:
        """In words for people."""
        bounds = (("published", self.published), ("added", self.added))
        return " and ".join(f"{what} by {day}" for what, day in bounds if day)
