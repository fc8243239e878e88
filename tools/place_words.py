"""Make the long word lists of resources/cues/en/places_words.yaml: `place_words.py GAZETTEER OUT.yaml`.

Common words that are place names too: words of web2 (public domain) in small letters that stand among the 25,000 most frequent of wordfreq
(Apache-2.0 code, CC BY-SA data) and are a key of the gazetteer. Given names and surnames: the most frequent of the 1990 US census (package
`names`, MIT); surnames only where they are a key of the gazetteer. Needs english-words, wordfreq and names; run by hand, output committed.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import names
from english_words import get_english_words_set
from wordfreq import top_n_list

from marsad.gazetteer import Gazetteer, open_gazetteer


def main(gazetteer: str, out: str) -> int:
    """Write the lists."""
    places = open_gazetteer(Path(gazetteer))
    lower = {w for w in get_english_words_set(["web2"]) if w.islower()}
    common = sorted(w for w in top_n_list("en", 25000) if w.isalpha() and w in lower and places.hits(w) and not is_state(places, w))
    given = sorted({n for file in ("first:male", "first:female") for n in census(file, 700)})
    surnames = sorted(n for n in census("last", 4000) if places.hits(n.lower()) and not is_state(places, n.lower()))
    entries = (
        ("common-words", "common", common, "Reading is fun.", "Tessalit."),
        ("given-names", "given", given, "James spoke.", "Tessalit."),
        ("surnames", "surname", surnames, "Jackson spoke.", "Tessalit."),
    )
    text = "# Made by tools/place_words.py. Do not edit by hand.\n"
    for name, kind, words, yes, no in entries:
        listed = textwrap.fill(", ".join(f'"{w}"' for w in words), 138, initial_indent="    ", subsequent_indent="    ")
        text += f"- id: {name}\n  kind: {kind}\n  examples: [{yes!r}]\n  counter_examples: [{no!r}]\n  words: [\n{listed}\n  ]\n"
    Path(out).write_text(text, encoding="utf-8")
    return 0


def census(file: str, most: int) -> list[str]:
    """The `most` frequent names of one census list."""
    lines = Path(names.FILES[file]).read_text(encoding="utf-8").splitlines()
    return [line.split()[0].capitalize() for line in lines[:most]]


def is_state(places: Gazetteer, word: str) -> bool:
    """Whether the word names a country."""
    return any(hit.place.feature == "A.PCLI" and hit.kind < 2 for hit in places.hits(word))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
