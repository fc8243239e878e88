"""Which party speaks: what "we" and "our fighters" stand for."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import ActorMention, Attribution
from marsad.resolve.stance import is_armed


def side_of_speaker(attribution: Attribution | None, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """A mention of the armed party that the speaker belongs to, or that is named in the speaker's words; None where there is none.

    `mentions` are the resolved mentions of the report.
    """
    for speaker in attribution.chain if attribution is not None else ():
        for mention in mentions:
            named = mention.actor is not None and is_armed(mention.actor)
            if named and mention.actor is not None and mention.actor.name == speaker.side:
                return mention
        for mention in mentions:
            if mention.actor is not None and is_armed(mention.actor) and speaker.span is not None and speaker.span.holds(mention.span):
                return mention
    return None
