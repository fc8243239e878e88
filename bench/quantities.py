"""Write records with casualties only, each text read as one event: python bench/quantities.py INPUT.jsonl > RECORDS.jsonl."""

from __future__ import annotations

import json
import sys

from marsad.extract.cue_tokens import Lexed
from marsad.extract.quantities import read_casualties
from marsad.extract.quantity_counts import find_counts
from marsad.model import Span
from marsad.vocab.quantities import load_quantity_cues


def record(report: dict[str, str]) -> dict[str, object]:
    """The record of one report as far as casualties go."""
    text = report["text"]
    fatalities, injured = read_casualties(find_counts(Lexed(text), [Span(0, len(text))], load_quantity_cues()))
    sides = {"a": fatalities.a, "b": fatalities.b, "civilians": fatalities.civilians, "unknown": fatalities.unknown}
    killed = {"min": fatalities.total.min, "max": fatalities.total.max, "by_side": sides}
    return {"id": report["id"], "events": [{"fatalities": killed, "injured": {"min": injured.min, "max": injured.max}}]}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            print(json.dumps(record(json.loads(line))))
