"""The tense around a date expression, told from the verbs nearest to it without a parse."""

from __future__ import annotations

from typing import Literal

from marsad.extract.date_points import Row

Tense = Literal["past", "future", "would", "perfect", ""]
_CUES: dict[str, Tense] = {"told": "past", "future": "future", "would": "would", "perfect": "perfect"}
_BACK, _AHEAD = 25, 12


def tense_around(row: Row, first: int, after: int) -> Tense:
    """past, future, would (future in the past), perfect, or "" where no verb is known; looks at bounded windows of the sentence."""
    before, distance = _before(row, first)
    following, ahead = _following(row, after)
    if following == "past" and ahead <= 2 and distance > 3:
        return "past"
    if before == "past" and distance > 3 and following == "future" and ahead <= 5:
        return "future"
    return before or following


def _before(row: Row, first: int) -> tuple[Tense, int]:
    for i in range(first - 1, max(first - _BACK, 0) - 1, -1):
        kind = row.kind(i)
        if kind in ("end", "break"):
            break
        if kind in _CUES and not (kind == "told" and _in_passive(row, i)):
            return ("perfect" if _is_perfect(row, i) else _CUES[kind]), first - i
    return "", 0


def _in_passive(row: Row, i: int) -> bool:
    """ "will be held": the participle does not tell the past."""
    return any(row.kind(k) == "be" or row.tokens[k].text.lower().endswith(" be") for k in range(max(i - 3, 0), i))


def _is_perfect(row: Row, i: int) -> bool:
    """ "has had", "have been", "has repeatedly been shelled"."""
    return row.kind(i) == "told" and any(row.kind(k) == "perfect" for k in range(max(i - 3, 0), i))


def _following(row: Row, after: int) -> tuple[Tense, int]:
    for i in range(after, min(after + _AHEAD, len(row.tokens))):
        kind = row.kind(i)
        if kind in ("end", "break"):
            break
        if kind in _CUES:
            return _CUES[kind], i - after
    return "", 0
