"""Set the floors of the reader: `python -m tools.floors raise [SET...]` or `lower "SET, FIGURE" --why TEXT`.

Raising measures the sets (all where none is named) and lifts each floor that the figures allow; it never lowers one. Lowering measures the
one set, takes its floor down to what is measured, and keeps the reason in `tests/evaluate/floors.json`. Needs the gold in `../shared`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from marsad.evaluate.run import FLOORS, FloorActs, evaluate

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks; 1 where a figure is still below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("raise").add_argument("sets", nargs="*")
    lower = verbs.add_parser("lower")
    lower.add_argument("what", help='as it is printed: "reports, E1"')
    lower.add_argument("--why", required=True)
    asked = parser.parse_args(arguments)
    if asked.verb == "raise":
        return evaluate(asked.sets, asked.gold, floors=ROOT / FLOORS, acts=FloorActs(lift=True))
    acts = FloorActs(lower=asked.what, why=asked.why)
    return evaluate([asked.what.partition(", ")[0]], asked.gold, floors=ROOT / FLOORS, acts=acts)


if __name__ == "__main__":
    raise SystemExit(main())
