"""All word lists that reading needs, loaded once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.vocab.actors import ActorLexicon
from marsad.vocab.confidence import Weights, load_weights
from marsad.vocab.data_files import load_topic, vocabulary_version
from marsad.vocab.dates import load_date_cues
from marsad.vocab.definite import DefiniteWords, load_definite_words
from marsad.vocab.events import EventWords, ModalWords, load_event_words, load_modal_words
from marsad.vocab.extent import ExtentWords, load_extent_words
from marsad.vocab.pages import PageCues, page_cues
from marsad.vocab.phrases import Cues
from marsad.vocab.places import PlaceCues, place_cues
from marsad.vocab.quantities import load_quantity_cues
from marsad.vocab.reporting import ReportingWords, load_reporting_words
from marsad.vocab.sources import SourceRegistry, load_sources


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The compiled vocabulary.

    `surrogates` maps a lower-case word to the one that the parser is shown; `abbreviations` are lower-case words after whose full stop a
    sentence goes on.
    """

    version: str
    events: EventWords
    modal: ModalWords
    extents: ExtentWords
    definite: DefiniteWords
    actors: ActorLexicon
    dates: Cues
    pages: PageCues
    reporting: ReportingWords
    sources: SourceRegistry
    quantities: Cues
    places: PlaceCues
    confidence: dict[str, Weights]
    surrogates: dict[str, str]
    abbreviations: frozenset[str]


@cache
def load_vocabulary() -> Vocabulary:
    """Everything that ships with the package (about a tenth of a second)."""
    surrogates = {word: shown for entry in load_topic("cues_en")["surrogates"] for word, shown in entry["words"].items()}
    return Vocabulary(
        version=vocabulary_version(),
        events=load_event_words(),
        modal=load_modal_words(),
        extents=load_extent_words(),
        definite=load_definite_words(),
        actors=ActorLexicon.load(),
        dates=load_date_cues(),
        pages=page_cues(),
        reporting=load_reporting_words(),
        sources=load_sources(),
        quantities=load_quantity_cues(),
        places=place_cues(),
        confidence=load_weights(),
        surrogates=surrogates,
        abbreviations=frozenset(word for entry in load_topic("cues_en")["abbreviations"] for word in entry["words"]),
    )
