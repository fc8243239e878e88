"""The words that counts of people, dead and injured are made of."""

from __future__ import annotations

from functools import cache

from marsad.vocab.data_files import load_topic
from marsad.vocab.phrases import Cues, phrase_table


@cache
def load_quantity_cues() -> Cues:
    """The casualty words of the installed vocabulary; InstallationError when the compiled file is missing."""
    return phrase_table(load_topic("cues_en")["quantities"])
