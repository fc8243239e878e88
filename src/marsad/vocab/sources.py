"""The registry of sources, compiled: outlets, agencies, monitors, officials and party media of `resources/sources/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.model.span import Span
from marsad.vocab.data_files import load_topic
from marsad.vocab.patterns import Word, words_of


@dataclass(frozen=True, slots=True)
class Source:
    """One source: fields as in `vocab.schema.sources.Entry`."""

    id: str
    name: str
    kind: str
    side: str | None = None
    country: str | None = None
    owner: str | None = None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceName:
    """A name of a source found in a text: `how` is "strong", "weak" or "person"."""

    source: Source
    span: Span
    how: str


class StateVoices:
    """How states are called where they speak: by adjective ("Congolese army"), by capital ("Kinshasa")."""

    def __init__(self, states: Iterable[Mapping[str, Any]]) -> None:
        self._adjectives: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        for state in states:
            code, adjectives = state["code"], state.get("adj", ())
            self._names[code] = ("the " if state.get("article") else "") + state["name"]
            if adjectives:
                self._adjectives[code] = adjectives[0]
            self._capitals.update((c.lower(), code) for c in state.get("capital", ()))
            self._codes.update((n.lower(), code) for n in (state["name"], *state.get("names", ())))

    def name(self, code: str | None) -> str | None:
        """The name of a state by its ISO code, as it stands behind "of"."""
        return self._names.get(code or "")

    def adjective(self, code: str | None) -> str | None:
        """The adjective of a state by its ISO code."""
        return self._adjectives.get(code or "")

    def government_in(self, capital: str) -> str | None:
        """The government that a capital stands for: "Baghdad" speaks for the Government of Iraq."""
        code = self._capitals.get(capital.lower())
        return f"Government of {self._names[code]}" if code else None

    def without_possessive(self, phrase: str) -> str:
        """ "Rwanda's army" as "Rwandan army"; other phrases as they are."""
        owner, mark, rest = phrase.replace("’", "'").partition("'s ")
        adjective = self.adjective(self._codes.get(owner.lower()))
        return f"{adjective} {rest}" if mark and adjective else phrase


class SourceRegistry:
    """Finds names of sources; cost grows with the length of the text, not with the number of sources."""

    def __init__(self, entries: Iterable[Mapping[str, Any]], states: Iterable[Mapping[str, Any]] = ()) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], bool, str, Source]]] = {}
        self.by_name: dict[str, Source] = {}
        self.states = StateVoices(states)
        for entry in entries:
            self._add(entry)
        for rows in self._rows.values():
            rows.sort(key=lambda row: -len(row[0]))

    def _add(self, entry: Mapping[str, Any]) -> None:
        source = Source(
            entry["id"],
            entry["name"],
            entry["kind"],
            entry.get("side"),
            entry.get("country"),
            entry.get("owner"),
            tuple(entry.get("copies", ())),
        )
        self.by_name[source.name] = source
        named: list[tuple[str, str]] = [(entry["name"], "strong"), *((n, "strong") for n in entry.get("strong", ()))]
        named += [*((n, "weak") for n in entry.get("weak", ())), *((n, "person") for n in entry.get("people", ()))]
        scraped = [(re.sub(r"['’]s\b", "s", name), how) for name, how in named]
        for name, how in dict.fromkeys((*named, *scraped)):
            words = tuple(w.lower for w in words_of(name))
            exact = len(words) == 1
            self._rows.setdefault(words[0], []).append((words, exact, how, source))

    def find(self, words: Sequence[Word]) -> list[SourceName]:
        """Names in a row of words, in order, longest first; a name of one word needs a capital."""
        found: list[SourceName] = []
        i = 0
        while i < len(words):
            rows = self._rows.get(words[i].lower)
            row = next((r for r in rows if _fits(words, i, r[0], r[1])), None) if rows else None
            if row is None:
                i += 1
                continue
            end = i + len(row[0])
            found.append(SourceName(row[3], Span(words[i].span.start, words[end - 1].span.end), row[2]))
            i = end
        return found

    def ids_in(self, text: str) -> set[str]:
        """Ids of the sources that a text names."""
        return {found.source.id for found in self.find(words_of(text))}


def _fits(words: Sequence[Word], start: int, wanted: tuple[str, ...], exact: bool) -> bool:
    here = words[start : start + len(wanted)]
    if len(here) < len(wanted) or any(w.lower != x for w, x in zip(here, wanted, strict=True)):
        return False
    if any(w.apart for w in here[1:]):
        return False
    return not exact or here[0].text[:1].isupper()


@cache
def load_sources() -> SourceRegistry:
    """The registry that ships with the package."""
    return SourceRegistry((entry for entries in load_topic("sources").values() for entry in entries), load_topic("actors")["states"])
