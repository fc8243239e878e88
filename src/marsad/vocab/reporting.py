"""The words that tie what is told to who tells it, compiled: `resources/cues/en/reporting.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.model.span import Span
from marsad.vocab.data_files import load_topic
from marsad.vocab.patterns import Found, PatternIndex, Word, words_of


@dataclass(frozen=True, slots=True)
class ReportingCue:
    """Words found in a text that may tie content to a speaker: fields as in `vocab.schema.cues_en_reporting.Entry`.

    `span` is of all its words, `first` of the first one.
    """

    id: str
    form: str
    kind: str
    object: bool
    clause: bool
    hearer: bool
    span: Span
    first: Span


class ReportingWords:
    """Finds cues, and says what class of speaker a noun names."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        listed = list(entries)
        self._cues = {e["id"]: e for e in listed if e.get("use", "cue") == "cue"}
        self._index = PatternIndex((p, e["id"]) for e in self._cues.values() for p in e["patterns"])
        classes = [e for e in listed if e.get("use", "cue") != "cue"]
        self._class_index = PatternIndex((w, f"{e['use']}:{e['id']}") for e in classes for w in e["words"])

    def cues(self, words: Sequence[Word]) -> list[ReportingCue]:
        """All cues of a row of words in order; one inside a longer one is left out, of two on the same words
        the reader's sentence decides."""
        kept: list[ReportingCue] = []
        for found in sorted(self._index.find_in(words), key=self._rank):
            if not kept or kept[-1].span == found.span or not kept[-1].span.touches(found.span):
                kept.append(self._cue(found.label, found.span, found.first))
        return [c for c in kept if c.form != "none"]

    def _rank(self, found: Found) -> tuple[int, int, bool]:
        """First in the text, longest, and of two as long the one without a gap ("in whose view" before "in ... view")."""
        return found.span.start, -len(found.span), self._cues[found.label].get("form") == "owned"

    def classes(self, text: str) -> frozenset[str]:
        """Classes of the words of a phrase: "office", "medium", ... and "kind:monitor" for a kind of source."""
        return frozenset(self.class_of(f.label) for f in self._class_index.find_in(words_of(text)))

    def offices(self, words: Sequence[Word]) -> Span | None:
        """Where a phrase names the office of one who speaks for others; the last such words, None without any."""
        found = [f.span for f in self._class_index.find_in(words) if f.label.startswith("office:")]
        return max(found, key=lambda span: (span.end, len(span)), default=None)

    def without_count(self, text: str) -> str:
        """A phrase without the number in front: "two security sources" are security sources."""
        first, _, rest = text.partition(" ")
        return rest if rest and ("count" in self.classes(first) or first.isdigit()) else text

    def is_bare_document(self, text: str) -> bool:
        """Whether a phrase is one word for a paper: "statement"."""
        return " " not in text and "document" in self.classes(text)

    @staticmethod
    def class_of(label: str) -> str:
        """The class in a label "use:id"; for the use "kind" the label itself."""
        use = label.partition(":")[0]
        return label if use == "kind" else use

    def _cue(self, id_: str, span: Span, first: Span) -> ReportingCue:
        entry = self._cues[id_]
        return ReportingCue(
            id_,
            entry.get("form", "verb"),
            entry.get("kind", "say"),
            entry.get("object", False),
            entry.get("clause", False),
            entry.get("hearer", False),
            span,
            first,
        )


@cache
def load_reporting_words() -> ReportingWords:
    """The reporting words that ship with the package."""
    return ReportingWords(load_topic("cues_en")["reporting"])
