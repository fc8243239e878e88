"""The interface in the reader's language: words, dates, counts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request

FOLDER = Path(__file__).with_name("words")
LANGUAGES = ("en", "ar")
COOKIE = "marsad-lang"
EVENT_TYPES = {
    "Battles": "type_battles",
    "Explosions/Remote violence": "type_explosions",
    "Violence against civilians": "type_civilians",
    "Protests": "type_protests",
    "Riots": "type_riots",
    "Strategic developments": "type_strategic",
}


@dataclass(frozen=True, slots=True)
class Words:
    """One language. Called with a key it gives the words, with names filled in; an unknown key is an error in our code."""

    code: str
    table: dict[str, Any]

    def __call__(self, key: str, **names: object) -> str:
        text = str(self.table[key])
        return text.format(**names) if names else text

    @property
    def dir(self) -> str:
        """Direction of writing: ltr or rtl."""
        return str(self.table["dir"])

    def day(self, day: date | None, short: bool = True) -> str:
        """A day for people; the words for "no day stated" when there is none."""
        if day is None:
            return self("no_date")
        weekday, month = self.table["weekdays"][day.weekday()], self.table["months"][day.month - 1]
        return self("short_day_form" if short else "day_form", day=day.day, month=month, year=day.year, weekday=weekday)

    def tick(self, day: date) -> str:
        """A day on an axis: short, with its year where a year begins."""
        month = self.table["months_short"][day.month - 1]
        return f"{month} {day.year}" if day.day == 1 and day.month == 1 else f"{day.day} {month}"

    def span(self, first: date | None, last: date | None) -> str:
        """A day or a stretch of days."""
        if first is None or last is None or first == last:
            return self.day(first or last)
        return self("between", first=self.day(first), last=self.day(last))

    def count(self, key: str, n: int) -> str:
        """ "3 reports": the singular and the words for none are used where the language file has them."""
        special = {0: key + "_none", 1: key + "_one"}.get(n)
        return self(special) if special and special in self.table else self(key, n=n)

    def event_type(self, name: str) -> str:
        """ACLED's event type in this language."""
        return self(EVENT_TYPES[name]) if name in EVENT_TYPES else name

    def subtype(self, name: str) -> str:
        """ACLED's sub-event type in this language; the English name is the canonical one."""
        return str(self.table["subtypes"].get(name, name))

    def known(self, prefix: str, value: object) -> str:
        """The words for one of a closed list; the value itself where the list has grown."""
        return str(self.table.get(f"{prefix}_{value}", value))


@cache
def words(code: str) -> Words:
    """The words of one language."""
    return Words(code, tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8")))


def language(request: Request) -> str:
    """The language asked for: in the address, else chosen before, else the browser's first that we speak, else English."""
    accepted = [part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    asked = [request.query_params.get("lang", ""), request.cookies.get(COOKIE, ""), *accepted]
    return next((code for code in asked if code in LANGUAGES), LANGUAGES[0])
