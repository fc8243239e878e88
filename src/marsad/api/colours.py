"""Colours and letters of parties: one small table that people edit."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("colours.toml")
INK = "#14181a"
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Party:
    """How one party looks: `colour` as #rrggbb, `letter` one or two letters, `on` the colour of a letter upon it."""

    id: str
    letter: str
    colour: str
    on: str


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 black to 1 white (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def initials(name: str) -> str:
    """Two letters for a party without an entry: the first letters of its last two words in capitals."""
    words = [word for word in name.replace("(", " ").replace(")", " ").split() if word[:1].isupper()]
    return ("".join(word[0] for word in words[-2:]) or name[:2]).upper()


class Colours:
    """The table, asked by canonical name."""

    def __init__(self, table: dict[str, Any], palette: str = "safe") -> None:
        self.palette = palette if palette in table["palettes"] else "safe"
        self.parties: list[dict[str, Any]] = table["parties"]
        self.reserve: list[str] = table["reserve"]

    def party(self, name: str) -> Party:
        """The look of a party; the same for the same name, always."""
        for entry in self.parties:
            if any(fnmatchcase(name, pattern) for pattern in entry["names"]):
                return look(entry["id"], entry["letter"], entry[self.palette])
        pick = int(sha256(name.encode()).hexdigest(), 16) % len(self.reserve)
        return look(f"reserve-{pick}", initials(name), self.reserve[pick])


def look(ident: str, letter: str, colour: str) -> Party:
    """A party with the letter colour that reads best upon its own."""
    on = PAPER if contrast(colour, PAPER) >= contrast(colour, INK) else INK
    return Party(ident, letter, colour, on)


def read_table(path: Path = TABLE) -> dict[str, Any]:
    """The table as parsed from TOML."""
    table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return table
