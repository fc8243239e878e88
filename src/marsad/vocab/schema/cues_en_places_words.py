"""Entries of `resources/cues/en/places_words.yaml`: long lists of the kinds that `cues_en_places` knows."""

from __future__ import annotations

from marsad.vocab.schema.cues_en_places import Entry, check

__all__ = ["Entry", "check"]
