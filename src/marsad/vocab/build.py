"""Validate `resources/` and write it as compact JSON to `vocab/data/`: what the package reads at run time.

A topic is a folder of `resources/` (`actors`, `event_types`, `sources`, `cues/en`, `crosswalks`, `places`) with a module of its name in
`marsad.vocab.schema` (`cues/en` has `cues_en`). That module holds `Entry`, the pydantic model of one entry, or a mapping `ENTRIES` from
file stem to model where files differ; and may hold `check(files)`, which returns a sentence for each problem: an example that does not
match, a counter-example that does, an id told twice.
Every YAML file is a list of entries. Output: `{"file stem": [entries]}` a topic, sorted by file name, in file order inside.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from marsad.errors import MalformedError

TOPICS = ("actors", "event_types", "sources", "cues/en", "crosswalks", "places")
DATA = Path(__file__).parent / "data"


def build(resources: Path, out: Path = DATA, topics: Sequence[str] = TOPICS) -> list[Path]:
    """Write one JSON file a topic and `version.json` (a hash of all that lie in `out`); return what was written.

    Topics without a file yet are left out. Raises MalformedError naming file, entry and problem.
    """
    out.mkdir(parents=True, exist_ok=True)
    there = [topic for topic in topics if any((resources / topic).glob("*.yaml"))]
    written = [_write(out / f"{_module_name(topic)}.json", read_topic(resources, topic)) for topic in there]
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in sorted(out.glob("*.json")) if p.stem != "version")).hexdigest()[:12]
    return [*written, _write(out / "version.json", {"version": digest})]


def read_topic(resources: Path, topic: str) -> dict[str, list[dict[str, Any]]]:
    """All entries of a topic by file stem, validated; MalformedError lists every problem."""
    schema = importlib.import_module(f"marsad.vocab.schema.{_module_name(topic)}")
    files = {path.stem: _read_file(path, _model(schema, path.stem)) for path in sorted((resources / topic).glob("*.yaml"))}
    problems = schema.check(files) if hasattr(schema, "check") else []
    if problems:
        raise MalformedError(f"resources/{topic}: " + "; ".join(problems))
    return {stem: [e.model_dump(mode="json", exclude_defaults=True) for e in entries] for stem, entries in files.items()}


def _model(schema: Any, stem: str) -> type[BaseModel]:
    model: type[BaseModel] = schema.ENTRIES[stem] if hasattr(schema, "ENTRIES") else schema.Entry
    return model


def _read_file(path: Path, model: type[BaseModel]) -> list[BaseModel]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = []
    for number, raw in enumerate(yaml.load(path.read_text(encoding="utf-8"), loader) or [], start=1):
        try:
            entries.append(model.model_validate(raw))
        except ValidationError as error:
            raise MalformedError(f"{path.name}, entry {number} ({str(raw)[:80]}): {error}") from error
    return entries


def _module_name(topic: str) -> str:
    return topic.replace("/", "_")


def _write(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    for written in build(Path(__file__).resolve().parents[3] / "resources", topics=sys.argv[1:] or TOPICS):
        print(written.name, written.stat().st_size)
