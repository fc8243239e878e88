"""The record of one report as plain JSON values, and back: the layout that `marsad read --format jsonl` writes.

Offsets count code points of the text as received, which the record carries as `article.page_text`. Days are inclusive at both ends.
`marsad.export.schema` holds the JSON Schema of this layout. Fields may be added, never renamed.
"""

from __future__ import annotations

from marsad.model.record_reading import from_record
from marsad.model.record_writing import Json, event_chain, to_record

__all__ = ["Json", "event_chain", "from_record", "to_record"]
