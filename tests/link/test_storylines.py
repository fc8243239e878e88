"""The storylines of the gold, from their annotated claims: floors below which linking and control must not fall."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from marsad.evaluate.storylines import write_bundles
from marsad.link import LinkWords

FLOORS = {
    "copies": 0.99,
    "events": 0.94,
    "links": 0.94,
    "sources": 0.88,
    "sources, two or more": 0.75,
    "contradictions": 0.84,
    "control": 0.95,
    "control, certain": 0.97,
    "as known": 0.87,
}


@pytest.fixture(scope="module")
def result(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    out = tmp_path_factory.mktemp("bundles")
    write_bundles(shared / "gold" / "storylines", out, _words())
    return _scored(shared / "gold", out)


def _words() -> LinkWords:
    import yaml

    path = Path(__file__).parents[2] / "resources" / "cues" / "en" / "linking.yaml"
    return LinkWords.of(yaml.safe_load(path.read_text(encoding="utf-8")))


def _scored(gold: Path, out: Path) -> dict[str, float]:
    sys.path.insert(0, str(gold))
    try:
        scorer: Any = importlib.import_module("score_storylines")
    finally:
        sys.path.remove(str(gold))
    totals: dict[str, list[int]] = {}
    for folder in sorted(p for p in (gold / "storylines").iterdir() if (p / "gold.json").exists()):
        bundle = json.loads((out / f"{folder.name}.json").read_text(encoding="utf-8"))
        for key, counts in scorer.score(folder, bundle, out / folder.name).items():
            totals[key] = [a + b for a, b in zip(totals.get(key, [0] * len(counts)), counts, strict=True)]
    return {key: scorer.f1(*n)[2] if len(n) == 3 else n[0] / n[1] for key, n in totals.items()}


@pytest.mark.parametrize("measure", list(FLOORS))
def test_floor(measure: str, result: dict[str, float]) -> None:
    assert result[measure] >= FLOORS[measure]
