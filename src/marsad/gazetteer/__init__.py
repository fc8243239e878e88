"""Where the places are: a read-only SQLite file built from open lists, and the look-up over it."""

from marsad.gazetteer.lookup import Gazetteer, Hit, open_gazetteer

__all__ = ["Gazetteer", "Hit", "open_gazetteer"]
