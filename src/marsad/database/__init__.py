"""One database with all that follows from it: adding reports, linking them, asking for events and for who held a place."""

from marsad.database.adding import Outcome, Tally
from marsad.database.answers import Held
from marsad.database.database import Database
from marsad.database.filters import EventFilters, Removed
from marsad.store import AsOf

__all__ = ["AsOf", "Database", "EventFilters", "Held", "Outcome", "Removed", "Tally"]
