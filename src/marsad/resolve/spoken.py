"""Which party speaks: what "we" and "our fighters" stand for."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import ActorMention, Attribution
from marsad.resolve.stance import is_armed

_OFFICIALS = "generic:government"
"""`rule` of "a spokesman", "officials": people who speak for others."""


def side_of_speaker(attribution: Attribution | None, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """A mention of the armed party that the speaker belongs to, or that is named in the speaker's words; None where there is none.

    `mentions` are the resolved mentions of the report.
    """
    armed = [m for m in mentions if m.actor is not None and is_armed(m.actor)]
    for speaker in attribution.chain if attribution is not None else ():
        own = next((m for m in armed if m.actor is not None and m.actor.name == speaker.side), None)
        told = (m for m in armed if speaker.span is not None and speaker.span.holds(m.span) and not m.rule.startswith(_OFFICIALS))
        found = own or next(told, None)
        if found is not None:
            return found
    return None
