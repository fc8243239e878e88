"""What other codebooks call an event type: the answer of a crosswalk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from marsad.model.claim import EventClaim

UcdpType = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Codes:
    """One sub-event type in other vocabularies.

    `event_type` and `disorder_type` are ACLED's names; `plover` is "TYPE/mode" or "TYPE", `cameo` a code of two to four digits, both None
    where that codebook has no word; `ucdp` is 1 state-based, 2 non-state, 3 one-sided, None when it is not organised violence or the
    parties are not known.
    """

    event_type: str
    disorder_type: str
    plover: str | None = None
    cameo: str | None = None
    ucdp: UcdpType | None = None


CodesOf = Callable[[EventClaim], Codes]
