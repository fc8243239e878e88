"""The words that date expressions are made of."""

from __future__ import annotations

from functools import cache

from marsad.vocab.data_files import load_topic
from marsad.vocab.phrases import Cues, phrase_table


@cache
def load_date_cues() -> Cues:
    """The date words of the installed vocabulary; InstallationError when the compiled file is missing."""
    return phrase_table(load_topic("cues_en")["dates"])
