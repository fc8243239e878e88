"""Labels that `extract` leaves on a claim's `rules` for `resolve`: how a value was told."""

from __future__ import annotations

TOLD_BEFORE = "place:told before"
"""The place is that of an earlier sentence."""
TOLD_AGAIN = "told again"
"""The trigger points back ("the attack") and may tell an event once more."""
WEAK = "weak trigger"
"""The trigger tells an effect (killed, wounded)."""
OPPONENT = "holder:opponent"
"""The holder is whom the acting side fights."""
OWN_COUNTRY = "country of the actor"
"""`PlaceMention.why` of "their country"."""
