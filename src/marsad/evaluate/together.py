"""The sets that ask about many reports at once: each goes through a database of its own, as a user's reports do."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from marsad.database import Database
from marsad.export.bundle import bundle, timeline_json
from marsad.pipeline import Pipeline
from marsad.store import Links


def write_timeline(source: Path, out: Path, pipeline: Pipeline) -> None:
    """Who held each place that the reports of `source` speak of, one place a line, as `marsad control --all` writes it."""
    with _database_of(source, pipeline) as database:
        lines = [json.dumps(timeline_json(line), ensure_ascii=False) for line in database.links().timelines]
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_story(folder: Path, out: Path, pipeline: Pipeline) -> None:
    """The bundle of the storyline in `folder` as `<slug>.json`, and as known on each day its gold asks about as `<slug>/<day>.json`."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    with _database_of(folder / "reports.jsonl", pipeline) as database:
        _write(out / f"{folder.name}.json", database.links())
        for day in sorted({check["known_on"] for check in gold.get("as_known", [])}):
            _write(out / folder.name / f"{day}.json", database.links(date.fromisoformat(day)))


@contextmanager
def _database_of(source: Path, pipeline: Pipeline) -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="marsad-evaluate-") as folder:
        with Database.open(Path(folder) / "marsad.db", reader=pipeline) as database:
            database.add(source)
            yield database


def _write(path: Path, links: Links) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = bundle(links.copies, links.events, links.contradictions, links.timelines)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
