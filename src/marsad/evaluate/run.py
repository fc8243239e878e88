"""Measure the reader on the gold sets: read, write the records, score, compare with the floors and with an earlier run."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from marsad.acquire import read_pages
from marsad.errors import NotFoundError, UsageError
from marsad.evaluate import against as comparison
from marsad.evaluate import calibration, framing
from marsad.evaluate.floors import Floors
from marsad.evaluate.judge import Judge
from marsad.evaluate.scorers import Scored, as_json, score
from marsad.evaluate.sets import GoldSet, chosen, rows
from marsad.evaluate.spans import read_back
from marsad.evaluate.storylines import write_bundles
from marsad.evaluate.together import write_story, write_timeline
from marsad.link import LinkWords
from marsad.model import Page
from marsad.model.record import to_record
from marsad.pipeline import Pipeline
from marsad.vocab.crosswalks import codes_of
from marsad.vocab.data_files import load_topic

FLOORS = Path("tests/evaluate/floors.json")


@dataclass(frozen=True, slots=True)
class FloorActs:
    """What to do with the floors beside comparing: lift them to what is measured, or lower one, named as printed, for a reason."""

    lift: bool = False
    lower: str | None = None
    why: str = ""


def evaluate(
    sets: Sequence[str],
    gold: Path,
    out: Path | None = None,
    against: Path | None = None,
    list_errors: bool = False,
    *,
    floors: Path = FLOORS,
    acts: FloorActs | None = None,
) -> int:
    """Measure the sets of these names (all for none) in the folder `gold` and print the figures; 1 when one is below its floor, else 0.

    `out` keeps the records, one folder a set; `against` is such a folder of an earlier run, and what was gained and lost is listed.
    """
    if not (gold / "reports").is_dir():
        raise NotFoundError(f"{gold} is no folder of gold sets; name it with --gold")
    known, scored = Floors.read(floors), []
    with _folder(out) as records:
        pipeline = Pipeline.open()
        for gold_set in chosen(list(sets)):
            scored.append(_measure(gold_set, gold, records / gold_set.name, pipeline, list_errors))
            if against is not None:
                _compare(gold_set, gold, against / gold_set.name, records / gold_set.name)
        (records / "figures.json").write_text(as_json(scored), encoding="utf-8")
    below = _hold(known, scored, gold, acts or FloorActs())
    if acts is not None:
        known.write(floors)
    return 1 if below else 0


def write_records(source: Path, out: Path, pipeline: Pipeline) -> None:
    """Read every page of `source` and write one record a line to `out`, as `marsad read --format jsonl` does."""
    with out.open("w", encoding="utf-8") as lines:
        for report in pipeline.read_many(page for page in read_pages(source) if isinstance(page, Page)):
            lines.write(json.dumps(to_record(report, codes_of), ensure_ascii=False) + "\n")


def _measure(gold_set: GoldSet, gold: Path, records: Path, pipeline: Pipeline, list_errors: bool) -> Scored:
    gold_set.files(gold)
    records.mkdir(parents=True, exist_ok=True)
    print(f"reading {gold_set.name}: {gold_set.about}", file=sys.stderr)
    scored = _scored(gold_set, gold, records, pipeline, list_errors)
    print(f"\n{gold_set.name}: {gold_set.about}\n{scored.text.rstrip()}")
    if gold_set.name in ("reports", "annotations"):
        print(calibration.told(_curve(gold_set, gold, records)))
    return scored


def _scored(gold_set: GoldSet, gold: Path, records: Path, pipeline: Pipeline, list_errors: bool) -> Scored:
    if gold_set.shape == "framing":
        measured = framing.measure(gold, pipeline)
        return Scored(gold_set.name, framing.told(measured, list_errors), {name: round(f.unchanged, 3) for name, f in measured.items()})
    _read(gold_set, gold, records, pipeline)
    scored = score(gold_set, gold, records, list_errors)
    if gold_set.shape != "records":
        return scored
    share = read_back(row for part in gold_set.parts for row in rows(records / f"{part}.jsonl"))
    text = f"{scored.text.rstrip()}\n   spans read back          {share:.4f}"
    return Scored(scored.name, text, {**scored.figures, "spans read back": round(share, 4)})


def _read(gold_set: GoldSet, gold: Path, records: Path, pipeline: Pipeline) -> None:
    """Write what the scorer of the set takes into the folder `records`."""
    if gold_set.shape == "claims":
        write_bundles(gold / "storylines", records, LinkWords.of(load_topic("cues_en").get("linking", [])))
    for part, (source, _) in gold_set.parts.items():
        if gold_set.shape == "records":
            write_records(gold / source, records / f"{part}.jsonl", pipeline)
        elif gold_set.shape == "timeline":
            write_timeline(gold / source, records / f"{part}.jsonl", pipeline)
        elif gold_set.shape == "bundles":
            write_story((gold / source).parent, records, pipeline)


def _curve(gold_set: GoldSet, gold: Path, records: Path) -> list[calibration.Bin]:
    judge = Judge(gold)
    judged = []
    for part, (_, answers) in gold_set.parts.items():
        read = {row["id"]: row for row in rows(records / f"{part}.jsonl")}
        for row in rows(gold / answers):
            judged += [(e["confidence"], right) for e, right in judge.event_pairs(row, read.get(row["id"], {}))]
    return calibration.curve(judged)


def _compare(gold_set: GoldSet, gold: Path, before: Path, after: Path) -> None:
    if gold_set.shape != "records":
        print(f"{gold_set.name}: answers of this set hang together, so they are not compared one by one", file=sys.stderr)
        return
    print(comparison.told(list(comparison.changes(gold_set, gold, before, after, Judge(gold)))))


def _hold(known: Floors, scored: Sequence[Scored], gold: Path, acts: FloorActs) -> list[str]:
    """Compare with the floors, say what is below, and do what was asked with them; the figures still below."""
    measured = {s.name: s.figures for s in scored}
    corpus = {s.name: s.corpus(gold) for s in chosen(list(measured))}
    if acts.lower:
        print(known.lower(acts.lower, measured, acts.why))
    elif acts.why:
        raise UsageError("--why belongs to --lower")
    below = [line for name, figures in measured.items() for line in known.below(name, figures)]
    for name in measured:
        if known.corpus.get(name, corpus[name]) != corpus[name]:
            print(f"{name}: the gold has changed since its floors were set", file=sys.stderr)
    print("\n" + "\n".join(below or ["no figure is below its floor" if known.floors else "there are no floors to compare with"]))
    if acts.lift:
        print("\n".join(line for name, figures in measured.items() for line in known.raise_to(name, figures, corpus[name])))
    return below


@contextmanager
def _folder(out: Path | None) -> Iterator[Path]:
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        yield out
        return
    with tempfile.TemporaryDirectory(prefix="marsad-evaluate-") as folder:
        yield Path(folder)
