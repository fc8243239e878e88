"""Name keys: the one form under which all spellings of a place name meet.

`name_key` undoes case, diacritics, apostrophes, hyphens and the letter variants of Arabic script. `bare_key` also drops the Arabic article
("Al-Bukamal" and "Bukamal" meet). `sound_key` folds transliterations ("Dayr az Zawr", "Deir ez-Zor", "Deir Ezzor" meet); it is lossy and
wants evidence from around.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_NAME = 120
"""Longer names, in code points, have no key: no place on Earth is called so."""

_LETTERS = str.maketrans(
    {
        "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a",
        "ة": "ه", "ى": "ي", "ٱ": "ا", "ـ": None, "ک": "ك", "ی": "ي",
        "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "ʿ": None, "ʾ": None, "`": None, "´": None,
        "ˈ": None, "ʹ": None, "ˌ": None, "″": None,
    }
)  # fmt: skip
_MARKS = str.maketrans("", "", "'`")
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:al|el|a[zrsntd]|e[zrsntd]|ash|esh|ath|adh|as|es|ul) (?=\w{2})")
_INNER_ARTICLE = re.compile(r" (?:al|el|ul|il|a[zrsntd]|e[zrsntd]|ash|esh|ath|adh|as|es) (?=\w)")
_GLUED = re.compile(r" [aeiu](?=(?:zz|rr|ss|nn|dd|tt|ssh|shsh))|(?:^| )[ae]l(?=[bcdfghjklmnqrstvwxz]\w{2})")
_SHORT_FORMS = {"st": "saint", "mt": "mount", "ft": "fort", "pt": "point"}
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("eiyow", "aaauu")
_ROUND = re.compile(r"a*u[au]*")
_FOLDS = (
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("tch", "c"),
    ("ch", "c"),
    ("sh", "c"),
    ("sch", "c"),
    ("q", "k"),
    ("c", "c"),
)
_FINAL_H = re.compile(r"(?<=[aeiouwy])[ht](?= |$)")


@lru_cache(maxsize=32768)
def name_key(name: str) -> str:
    """`name` lower-cased, without diacritics and apostrophes, words parted by one space; "" when nothing is left or it is too long."""
    if len(name) > MAX_NAME:
        return ""
    words = _NOT_WORD.sub(" ", name.lower().translate(_MARKS) if name.isascii() else _plain(name)).split()
    return " ".join([_SHORT_FORMS.get(word, word) for word in words])


def _plain(name: str) -> str:
    """Small letters without diacritics and apostrophes."""
    parted = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join([c for c in parted if not unicodedata.combining(c)]).translate(_LETTERS)


def bare_key(key: str) -> str:
    """A name key without its leading Arabic article; the same key when it has none."""
    return _ARTICLE.sub("", key)


@lru_cache(maxsize=32768)
def sound_key(key: str) -> str:
    """The transliteration key of a name key in Latin letters; "" when it would be too short to mean anything."""
    if not key.isascii():
        return ""
    folded = _ARTICLE.sub("", _INNER_ARTICLE.sub(" ", _INNER_ARTICLE.sub(" ", key))) if " " in key else key
    folded = _GLUED.sub(" ", folded)
    folded = _FINAL_H.sub("", folded)
    for old, new in _FOLDS:
        folded = folded.replace(old, new)
    folded = _ROUND.sub("u", folded.replace(" ", "").translate(_VOWELS))
    folded = _DOUBLE.sub(r"\1", folded)
    return folded if len(folded) >= 4 and len(folded) - folded.count("a") - folded.count("u") >= 2 else ""
