"""Keep what was read: one SQLite file with the pages as received, the records made of them, and what follows from all of them."""

from marsad.store.asof import AsOf
from marsad.store.links import Links
from marsad.store.reading import StoredReport
from marsad.store.store import Store
from marsad.store.writing import Added

__all__ = ["Added", "AsOf", "Links", "Store", "StoredReport"]
