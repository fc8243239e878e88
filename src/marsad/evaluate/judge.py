"""Which single answers of a gold set a record gets right: what `--against` compares and the calibration curve is drawn from.

The judging itself is done by the functions of the scorers beside the gold, so that there is one truth about what is right.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]
Outcomes = dict[str, bool]
WORDS = 110


class Judge:
    """Answers judged by the scorers in the folder `gold`."""

    def __init__(self, gold: Path) -> None:
        if str(gold) not in sys.path:
            sys.path.insert(0, str(gold))
        self._reports: Any = importlib.import_module("score_reports")
        self._sentences: Any = importlib.import_module("score_sentences")
        self._dates: Any = importlib.import_module("score_dates")
        self._geo: ModuleType = importlib.import_module("score_geo")

    def outcomes(self, name: str, part: str, row: Row, record: Row) -> Outcomes:
        """Each answer asked for by the gold `row` of a set's part, told in words, and whether `record` has it."""
        ways: dict[str, Callable[[Row, Row], Outcomes]] = {"dates": self._date_outcomes, "geo": self._geo_outcomes}
        if name == "sentences" or name == "typing":
            return self._sentence_outcomes(part, row, record)
        return ways.get(name, self._report_outcomes)(row, record)

    def event_pairs(self, row: Row, record: Row) -> list[tuple[Row, bool]]:
        """Each event of the record, and whether a gold event agrees with it in type group, place and day."""
        golds, gots = row["events"], record.get("events") or []
        pairs = self._reports.pair(golds, gots, self._reports.agreement)
        right = {j for i, j in pairs if self._reports.same_day(golds[i].get("date"), gots[j].get("date"))}
        return [(event, number in right) for number, event in enumerate(gots)]

    def _report_outcomes(self, row: Row, record: Row) -> Outcomes:
        events, control = record.get("events") or [], record.get("control") or []
        out: Outcomes = {}
        pairs = dict(self._reports.pair(row["events"], events, self._reports.agreement))
        for number, gold in enumerate(row["events"]):
            out |= self._event_levels(gold, events[pairs[number]] if number in pairs else None)
        out |= {f"not told: event '{_short(e)}'": False for n, e in enumerate(events) if n not in pairs.values()}
        found = dict(self._reports.pair(row["control"], control, self._reports.control_agreement))
        out |= {f"control '{_short(c)}'": n in found for n, c in enumerate(row["control"])}
        out |= {f"not told: control '{_short(c)}'": False for n, c in enumerate(control) if n not in found.values()}
        return out

    def _event_levels(self, gold: Row, got: Row | None) -> Outcomes:
        dated = got is not None and self._reports.same_day(gold.get("date"), got.get("date"))
        sides = got is not None and dated and self._reports.same_sides(gold, got)
        return {f"{level} '{_short(gold)}'": bool(right) for level, right in (("type and place", got), ("day", dated), ("sides", sides))}

    def _sentence_outcomes(self, part: str, row: Row, record: Row) -> Outcomes:
        if part == "control":
            return self._sentence_control(row, record)
        right = getattr(self._sentences, part)(row, record)["right"]
        asked = row.get("expression") or row.get("mention") or row.get("trigger") or row.get("sub_event_type") or ""
        return {f"{part} [{asked}] '{row['text'][:WORDS]}'": bool(right)}

    def _sentence_control(self, row: Row, record: Row) -> Outcomes:
        golds = [{**c, "place": {"name": c["place"], "text": c["place"], "precision": 1}} for c in row["control"]]
        gots = record.get("control") or []
        found = dict(self._reports.pair(golds, gots, self._reports.control_agreement))
        says = row["text"][:WORDS]
        out = {f"control {c['kind']} {c['place']['name']} by {c.get('holder')} '{says}'": n in found for n, c in enumerate(golds)}
        return out | {f"not told: control '{_short(c)}'": False for n, c in enumerate(gots) if n not in found.values()}

    def _date_outcomes(self, row: Row, record: Row) -> Outcomes:
        mentions = (record.get("mentions") or {}).get("dates") or []
        out = {}
        for timex in row["timex"]:
            if want := self._dates.interval(timex["value"]):
                hits = [m for m in mentions if self._geo.overlap(m["span"], [timex["start"], timex["end"]])]
                label = f"'{timex['text']}' at {timex['start']} = {' to '.join(want)}"
                out[label] = any((m.get("start"), m.get("end")) == want for m in hits)
        return out

    def _geo_outcomes(self, row: Row, record: Row) -> Outcomes:
        places = (record.get("mentions") or {}).get("places") or []
        out = {}
        for gold in row["toponyms"]:
            if gold.get("kind") not in self._geo.OUT and gold.get("lat") is not None:
                hits = [p for p in places if self._geo.overlap(p["span"], [gold["start"], gold["end"]]) and p.get("lat") is not None]
                out[f"'{gold['text']}' at {gold['start']}"] = any(self._reports.kilometres(gold, p) <= 161 for p in hits)
        return out


def _short(told: Row) -> str:
    return (told.get("quote") or "")[:WORDS].replace("\n", " ")
