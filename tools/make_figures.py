"""Write `docs/figures.md` from a measurement: `marsad evaluate --out FOLDER`, then `python -m tools.make_figures FOLDER/figures.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from marsad.evaluate.scorers import LOWER_IS_BETTER, Figures
from marsad.evaluate.sets import SETS

ROOT = Path(__file__).resolve().parents[1]
INTRO = """\
# Figures

What `marsad evaluate` measured on the gold sets, on the commit that wrote this page. The rules were written with these sets at hand, so on
reports of other outlets and wars expect less. The floors that a change must hold stand in `tests/evaluate/floors.json`.

Three kinds of figure are flattered beyond that, because entries of the index of places were made from the very sets that are measured
here (`tools/places_from_gold.py`): `resources/places/towns_ukraine.yaml` holds the towns of the control set with their points, and
`resources/places/storylines.yaml` the places of the storylines. So **places, control and storylines** (with `annotations`, which are
the storylines' reports) show how well a place is read that the index knows; in another war many front-line villages are not in it, and
what happened there is left without a place. The confidences are fitted on the storylines too. `linking` starts from gold claims and
reads no page.

E1 to E4 are F1 over events: type group and place; and the day; and the sub-event type; and instead the sides. C1 is F1 over statements of
control, C2 with the day. The shares below them are of the events that were found. Shares go from 0 to 1; in those marked with an arrow
down less is better.
"""


def page(figures: dict[str, Figures]) -> str:
    """The page for the figures of each set."""
    return "\n".join([INTRO, *(_table(name, found) for name, found in figures.items())])


def _table(name: str, figures: Figures) -> str:
    rows = [f"| {figure}{' ↓' if figure in LOWER_IS_BETTER else ''} | {value:.3f} |" for figure, value in figures.items()]
    return "\n".join(
        [f"## {name}", "", f"{SETS[name].about[0].upper()}{SETS[name].about[1:]}.", "", "| figure | value |", "|---|---|", *rows, ""]
    )


if __name__ == "__main__":
    (ROOT / "docs" / "figures.md").write_text(page(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="utf-8")
