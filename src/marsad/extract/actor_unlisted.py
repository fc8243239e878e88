"""Names of groups that the registry lacks, told by their form: capitals that end in "Front", "Brigade", "Liberation Army" ..."""

from __future__ import annotations

from marsad.model import ActorMention


def unlisted_names(text: str) -> tuple[ActorMention, ...]:
    """Mentions with rule "named"."""
    return ()
