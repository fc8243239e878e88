"""Fit the weights of `marsad.resolve.confidence` on the annotated storylines (texts and annotations written for this project).

    python -m tools.fit_confidence [STORYLINES]

Reads every report with the reader as it stands, marks each claim as right when it pairs with an annotated one (the scorer's own pairing:
type group and place; for control place, holder and kind), fits a logistic model with a ridge of 2, and writes the weights with the number
of claims, the share right and a five-fold calibration table to `src/marsad/vocab/learned/confidence.json`. Takes seconds; needs numpy,
which comes with the language library.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from marsad.acquire import read_pages
from marsad.model import Page, Report
from marsad.model.record import to_record
from marsad.pipeline import Pipeline
from marsad.resolve import confidence
from marsad.vocab.confidence import PATH
from marsad.vocab.crosswalks import codes_of

RIDGE, SEEN, FOLDS = 2.0, 6, 5
Features = Mapping[str, float]


def main(storylines: Path) -> int:
    """Fit both models and write them."""
    sys.path.insert(0, str(storylines.parent))
    import score_reports

    confidence.LEAST = 0.0
    reader = Pipeline.open()
    events: list[tuple[Features, bool, str]] = []
    control: list[tuple[Features, bool, str]] = []
    for folder in sorted(p for p in storylines.iterdir() if p.is_dir()):
        gold = {g["id"]: g for g in map(json.loads, (folder / "annotations.jsonl").read_text(encoding="utf-8").splitlines())}
        for page in read_pages(folder / "reports.jsonl"):
            if isinstance(page, Page):
                report = reader.read(page)
                _collect(report, gold[report.id], score_reports, events, control)
    models = {"event": fit(events), "control": fit(control)}
    PATH.write_text(json.dumps({"trained on": "storylines (dev)", "models": models}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for kind, model in models.items():
        print(kind, model["claims"], "claims, right", model["right"], "calibration", model["calibration"])
    return 0


def _collect(report: Report, gold: dict[str, Any], scorer: Any, events: list[Any], control: list[Any]) -> None:
    record = to_record(report, codes_of)
    right = {j for _, j in scorer.pair(gold["events"], record["events"], scorer.agreement)}
    held = {j for _, j in scorer.pair(gold["control"], record["control"], scorer.control_agreement)}
    events += [(confidence.event_features(c, n), n in right, report.id) for n, c in enumerate(report.reading.events)]
    control += [(confidence.control_features(c), n in held, report.id) for n, c in enumerate(report.reading.control)]


def fit(rows: Sequence[tuple[Features, bool, str]]) -> dict[str, Any]:
    """Weights over all rows, and the calibration of models that had not seen the row's report."""
    names = [k for k, n in Counter(k for f, _, _ in rows for k in f).items() if n >= SEEN]
    weights = _solve(rows, names)
    reports = sorted({r for _, _, r in rows})
    fold = {r: n % FOLDS for n, r in enumerate(reports)}
    tested: list[tuple[float, bool]] = []
    for k in range(FOLDS):
        part = _solve([row for row in rows if fold[row[2]] != k], names)
        tested += [(_probability(part, names, f), ok) for f, ok, r in rows if fold[r] == k]
    return {
        "bias": round(float(weights[-1]), 3),
        "weights": {name: round(float(w), 3) for name, w in zip(names, weights, strict=False)},
        "claims": len(rows),
        "right": round(sum(ok for _, ok, _ in rows) / len(rows), 3),
        "calibration": _table(tested),
    }


def _solve(rows: Sequence[tuple[Features, bool, str]], names: Sequence[str]) -> Any:
    matrix = np.array([[f.get(k, 0.0) for k in names] + [1.0] for f, _, _ in rows])
    right = np.array([ok for _, ok, _ in rows], float)
    ridge = RIDGE * np.eye(matrix.shape[1])
    ridge[-1, -1] = 0.01
    weights = np.zeros(matrix.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (p - right) + ridge @ weights
        weights -= 0.7 * np.linalg.solve((matrix * (p * (1 - p))[:, None]).T @ matrix + ridge, gradient)
    return weights


def _probability(weights: Any, names: Sequence[str], features: Features) -> float:
    score = weights[-1] + sum(w * features.get(k, 0.0) for k, w in zip(names, weights, strict=False))
    return float(1 / (1 + np.exp(-score)))


def _table(tested: Sequence[tuple[float, bool]]) -> dict[str, list[float]]:
    """Bins of a fifth: [claims, mean given, share right]."""
    table = {}
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = [(p, ok) for p, ok in tested if low <= p < low + 0.2]
        if inside:
            table[f"{low:.1f}"] = [
                len(inside),
                round(sum(p for p, _ in inside) / len(inside), 2),
                round(sum(o for _, o in inside) / len(inside), 2),
            ]
    return table


if __name__ == "__main__":
    raise SystemExit(
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared" / "gold" / "storylines")
    )
