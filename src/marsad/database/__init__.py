"""One database with all that follows from it: adding reports, linking them, asking for events and for who held a place."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marsad.database.adding import Outcome, Tally
    from marsad.database.answers import Held
    from marsad.database.database import Database
    from marsad.database.filters import EventFilters, Removed
    from marsad.store import AsOf

__all__ = ["AsOf", "Database", "EventFilters", "Held", "Outcome", "Removed", "Tally"]
_HOMES = {
    "AsOf": "marsad.store", "Database": "marsad.database.database", "EventFilters": "marsad.database.filters",
    "Held": "marsad.database.answers",
    "Outcome": "marsad.database.adding", "Removed": "marsad.database.filters", "Tally": "marsad.database.adding",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """A name from its module when it is first asked for: reading a page needs no database library, which takes half a second to load."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
