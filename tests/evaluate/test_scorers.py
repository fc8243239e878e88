"""The figures are taken out of what the scorers print; run on the gold itself, each scorer gives what it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.evaluate.scorers import figures_in, is_better, score
from marsad.evaluate.sets import SETS


@pytest.mark.parametrize(
    ("name", "text", "figures"),
    [
        ("reports", "E1 type + place       P 0.700  R 0.600  F1 0.646  [0.6, 0.7]\n", {"E1": 0.646}),
        ("reports", "   status, not asserted     0.529  (9 of 17)\n", {"status, not asserted": 0.529}),
        ("reports", "   traps coded              0.041  (12 of 292; lower is better)\n", {"traps coded": 0.041}),
        ("typing", "   accuracy 0.9  weighted F1 0.912  macro F1 0.903  commonest class 0.1\n", {"weighted F1": 0.912, "macro F1": 0.903}),
        ("sentences", "control      68 texts: F1 0.820 (P 0.8 R 0.8); with the day F1 0.750\n", {"control": 0.82}),
        ("sentences", "dates        58 texts: right 0.914, found 0.98\n", {"dates": 0.914}),
        (
            "sentences",
            "modality     72 texts: right 0.9, kept out 0.95, reason 0.8, status of what happened 0.85, found 0.9\n",
            {"modality, kept out": 0.95, "modality, status of what happened": 0.85},
        ),
        ("dates", "993 calendar dates: found 0.900, interval right 0.751; 950 predicted", {"found": 0.9, "interval right": 0.751}),
        ("control", "   changing away  days   149  accuracy 0.810   always 'x' 0.4\n   Brier 0.120 (0.250 = knows nothing)\n",
         {"changing away": 0.81, "Brier": 0.12}),
        (
            "storylines",
            "a-town   copies F1 0.10 (P 0.10 R 0.10)\nALL      copies F1 0.90 (P 0.90 R 0.90) · sources, two or more 0.50 of 33\n",
            {"copies": 0.9, "sources, two or more": 0.5},
        ),
        (
            "geo",
            "gwn   9 toponyms: exact P 0.1 R 0.2 F1 0.300; overlap F1 0.400; of all 9 with coordinates: within 161 km 0.500, "
            "within 25 km 0.600; found 0.7, placed 0.8 of those found; of those placed, within 161 km 0.900\n",
            {"gwn exact": 0.3, "gwn overlap": 0.4, "gwn near": 0.5, "gwn close": 0.6, "gwn placed": 0.9},
        ),
    ],
)  # fmt: skip
def test_figures_in(name: str, text: str, figures: dict[str, float]) -> None:
    assert figures_in(name, text) == figures


@pytest.mark.parametrize(("name", "new", "old", "better"), [("E1", 0.8, 0.7, True), ("traps coded", 0.8, 0.7, False)])
def test_is_better(name: str, new: float, old: float, better: bool) -> None:
    assert is_better(name, new, old) == better


@pytest.mark.parametrize(
    ("name", "figure", "value"),
    [("reports", "E1", 1.0), ("reports", "C2", 1.0), ("reports", "traps coded", 0.0), ("annotations", "E4", 1.0), ("dates", "found", 0.0)],
)
def test_gold_scored_against_itself(shared: Path, tmp_path: Path, name: str, figure: str, value: float) -> None:
    gold_set = SETS[name]
    for part, (_, answers) in gold_set.parts.items():
        (tmp_path / f"{part}.jsonl").write_bytes((shared / "gold" / answers).read_bytes())
    assert score(gold_set, shared / "gold", tmp_path, list_errors=False).figures[figure] == value


@pytest.mark.parametrize("name", sorted(SETS))
def test_every_file_of_a_set_is_there_and_hashed(shared: Path, name: str) -> None:
    assert SETS[name].files(shared / "gold")
    assert len(SETS[name].corpus(shared / "gold")) == 16
