"""How well many reports are understood, from gold claims: each storyline linked, as it stood in the end and as known on each day asked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.control import control_timeline
from marsad.evaluate.gold_claims import Storyline, read_storyline
from marsad.export.bundle import bundle
from marsad.link import LinkWords, find_copies, link_events, reports_known_on, tellings_known_on

Json = dict[str, Any]


def story_bundle(story: Storyline, words: LinkWords, known_on: date | None = None) -> Json:
    """The bundle of a storyline's gold claims, with the reports published up to `known_on` (all when None)."""
    texts: Sequence[Any] = story.reports if known_on is None else reports_known_on(story.reports, known_on)
    told = story.tellings if known_on is None else tellings_known_on(story.tellings, known_on)
    linked = link_events(told, find_copies(texts, words), words=words)
    return bundle(linked.copies, linked.events, linked.contradictions, control_timeline(told, linked.book, known_on, story.parts))


def write_bundles(storylines: Path, out: Path, words: LinkWords) -> list[Path]:
    """Write `<slug>.json` and `<slug>/<day>.json` for the as-known checks of every storyline under `storylines`; return the bundles."""
    written = []
    for folder in sorted(p for p in storylines.iterdir() if (p / "gold.json").exists()):
        story = read_storyline(folder)
        written.append(_write(out / f"{folder.name}.json", story_bundle(story, words)))
        for day in sorted({check["known_on"] for check in story.gold.get("as_known", [])}):
            _write(out / folder.name / f"{day}.json", story_bundle(story, words, date.fromisoformat(day)))
    return written


def _write(path: Path, content: Json) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return path
