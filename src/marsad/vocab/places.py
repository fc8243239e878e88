"""The words around place names, compiled: cues of `resources/cues/en/places.yaml` and `places_words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from marsad.vocab.data_files import load_topic

SILENT = ("calendar", "opener", "part")
"""Kinds whose words, and demonyms, are never taken for a name that they only sound like."""
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlaceCues:
    """Words by kind, lower-cased. `types` and `sites` map a word to the GeoNames class it speaks of, `demonyms` to a country code.

    Made of these for speed: `site_heads` and `marker_ends`, the last words of sites and markers; `silent`, words that alone sound like no
    name; `no_pieces`, words that with a capital are no piece of a longer name.
    """

    words: Mapping[str, frozenset[str]]
    types: Mapping[str, str]
    sites: Mapping[str, str]
    demonyms: Mapping[str, str]
    site_heads: frozenset[str] = field(default=_NOTHING)
    silent: frozenset[str] = field(default=_NOTHING)
    no_pieces: frozenset[str] = field(default=_NOTHING)
    marker_ends: frozenset[str] = field(default=_NOTHING)

    def of(self, kind: str) -> frozenset[str]:
        """The words of a kind."""
        return self.words.get(kind, _NOTHING)


def place_cues_of(entries: Iterable[Mapping[str, Any]]) -> PlaceCues:
    """Compile entries as the build wrote them."""
    words: dict[str, set[str]] = {}
    maps: dict[str, dict[str, str]] = {"type": {}, "site": {}, "demonym": {}}
    for entry in entries:
        lowered = [w.lower() for w in entry["words"]]
        if entry["kind"] in maps:
            told = entry.get("feature") or entry.get("country", "")
            maps[entry["kind"]].update((w, told) for w in lowered if w not in maps[entry["kind"]])
        else:
            words.setdefault(entry["kind"], set()).update(lowered)
    heads = frozenset(w.split()[-1] for w in maps["site"])
    silent = frozenset(maps["demonym"]).union(*(words.get(kind, ()) for kind in SILENT))
    no_pieces = silent.union(maps["type"])
    ends = frozenset(w.split()[-1] for w in words.get("marker", ()))
    known = {k: frozenset(v) for k, v in words.items()}
    return PlaceCues(known, maps["type"], maps["site"], maps["demonym"], heads, silent, no_pieces, ends)


@cache
def place_cues() -> PlaceCues:
    """The cues that ship with the package. InstallationError when they are missing."""
    files = load_topic("cues_en")
    return place_cues_of([*files["places"], *files["places_words"]])


def one_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of `words`, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))
