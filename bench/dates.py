"""Write records with date mentions only, for the scorers: python bench/dates.py INPUT.jsonl > RECORDS.jsonl; without input: speed."""

from __future__ import annotations

import json
import sys
import time
from datetime import date

from marsad.extract.cue_tokens import Lexed
from marsad.extract.dates import find_dates
from marsad.vocab.dates import load_date_cues


def record(report: dict[str, str | None]) -> dict[str, object]:
    """The record of one report as far as dates go."""
    published = report.get("published")
    mentions = find_dates(Lexed(report["text"] or ""), date.fromisoformat(published) if published else None, load_date_cues())
    dates = [
        {
            "span": [m.span.start, m.span.end],
            "text": m.text,
            "start": m.interval.start and m.interval.start.isoformat(),
            "end": m.interval.last and m.interval.last.isoformat(),
            "precision": m.interval.precision,
        }
        for m in mentions
        if m.span
    ]
    return {"id": report["id"], "mentions": {"dates": dates}}


def speed() -> None:
    """Seconds for 128 and 512 kB of one sentence without an end: the second must be about four times the first."""
    sentence = "early on Friday 3 March 2017 two days after the raid since May "
    for size in (2**17, 2**19):
        text = sentence * (size // len(sentence))
        begun = time.perf_counter()
        count = len(find_dates(Lexed(text), date(2017, 11, 11), load_date_cues()))
        print(f"{size // 1024} kB: {count} dates in {time.perf_counter() - begun:.2f} s")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as lines:
            for line in lines:
                print(json.dumps(record(json.loads(line))))
    else:
        speed()
