"""The name a place is shown by: the spelling English readers know, without the dots and macrons of a transliteration.

Latin-script countries keep their letters (Zürich, São Paulo). Elsewhere the first that holds: the name of our own list; for a division
named for its seat, the seat's name; the primary name in plain letters, without article and final h where that spelling is among its names
("Ḩamāh" is Hama); the primary name in plain letters. All names stay findable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from marsad.gazetteer.keys import name_key
from marsad.gazetteer.rows import NAME, Row

TRANSLITERATED = frozenset(
    (
        "SY IQ LB JO IL PS YE SA OM AE QA BH KW EG LY TN DZ MA MR SD DJ ER ET TD IR AF PK UA RU BY GE AM KZ KG TJ UZ MM IN BD NP LK "
        "BT KH LA TH CN TW JP KR KP MN GR CY BG MK"
    ).split()
)
"""Countries whose names come to English from another script."""
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ə": "a", "đ": "d", "ø": "o", "ð": "d"})
_MARKS = re.compile(r"[‘’ʼʻʿʾ`´ʹʺ″ˈ]")
_ARTICLE = re.compile(r"^(?:al|el|a[zrsntd]|ash|ath|adh)[ -](?=\w{3})", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Z][A-Za-z' -]+$")
_DIVISIONS = frozenset({"A.ADM1", "A.ADM2"})


def plain_name(name: str) -> str:
    """`name` without diacritics and the marks of transliteration; unchanged when it is not in Latin letters."""
    parted = unicodedata.normalize("NFKD", _MARKS.sub("", name.translate(_LETTERS)))
    bare = "".join(c for c in parted if not unicodedata.combining(c))
    return bare if bare.isascii() and bare else name


def show_names(rows: Iterable[Row]) -> None:
    """Set the name each row is shown by; the name it had stays one of its names."""
    rows = list(rows)
    for row in rows:
        if row.country in TRANSLITERATED and not row.shown:
            _show(row, _known_form(row))
    seats = _seats(rows)
    for row in rows:
        if row.feature in _DIVISIONS and row.country in TRANSLITERATED and not row.shown and row.n in seats:
            _show(row, seats[row.n].name)


def _show(row: Row, name: str) -> None:
    row.call((row.name, name), NAME)
    row.name = name


def _known_form(row: Row) -> str:
    """The plain primary name, or the shorter one of it that its names hold."""
    plain = plain_name(row.name)
    if not plain.isascii():
        return plain
    short = _short(plain)
    held = {name.casefold(): name for name in sorted(row.names) if _PLAIN.match(name)}
    return held.get(short.casefold(), plain) if short != plain else plain


def _short(name: str) -> str:
    bare = _ARTICLE.sub("", name)
    return bare[:-1] if bare.endswith("ah") and len(bare) > 3 else bare


def _seats(rows: Iterable[Row]) -> dict[int, Row]:
    """Of each division the most populous town in it that shares a name with it, where the names say so in the primary form."""
    divisions = {row.n: {name_key(name) for name in row.names} for row in rows if row.feature in _DIVISIONS}
    seats: dict[int, Row] = {}
    for row in rows:
        if row.feature[0] != "P":
            continue
        keys = {name_key(name) for name, kind in row.names.items() if kind == NAME} | {name_key(row.name)}
        for n in (row.admin1, row.admin2):
            if n in divisions and keys & divisions[n] and (n not in seats or row.population > seats[n].population):
                seats[n] = row
    return seats
