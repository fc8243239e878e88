"""Many reports to one record: copies, events, contradictions, independent sources."""

from marsad.link.blocks import block_of, blocks_near
from marsad.link.changes import changes_between
from marsad.link.cluster import Decisions
from marsad.link.copies import find_copies
from marsad.link.events import Linked, link_events
from marsad.link.known import reports_known_on, tellings_known_on
from marsad.link.parties import VoiceBook
from marsad.link.tellings import tellings_of, text_of
from marsad.link.words import LinkWords, load_link_words

__all__ = [
    "Decisions",
    "LinkWords",
    "Linked",
    "VoiceBook",
    "block_of",
    "blocks_near",
    "changes_between",
    "find_copies",
    "link_events",
    "load_link_words",
    "reports_known_on",
    "tellings_known_on",
    "tellings_of",
    "text_of",
]
