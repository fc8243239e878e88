"""Floors of the figures: a change may not fall below them, they only rise, and lowering one is a logged act."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from marsad.errors import MalformedError, UsageError
from marsad.evaluate.scorers import Figures, is_better

# What a figure may lose by an innocent change elsewhere before it counts as a loss.
SLACK = 0.01
# A quote that does not read back is a fault, never a trade-off.
EXACT = frozenset({"spans read back"})


@dataclass(slots=True)
class Floors:
    """Floors by set and figure, the corpus each set was measured on, and the log of those that were lowered."""

    corpus: dict[str, str] = field(default_factory=dict)
    floors: dict[str, Figures] = field(default_factory=dict)
    lowered: list[dict[str, str | float]] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Floors:
        """The floors in a file, none when there is no file; MalformedError when it is not of this form."""
        if not path.is_file():
            return cls()
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as error:
            raise MalformedError(f"{path} is no file of floors: {error}") from error

    def write(self, path: Path) -> None:
        """Write the file anew, keys in order so that a change shows as one line."""
        content = {"corpus": self.corpus, "floors": self.floors, "lowered": self.lowered}
        path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")

    def below(self, name: str, figures: Figures) -> list[str]:
        """One sentence for each figure of set `name` that is worse than its floor, or is no longer measured."""
        return [
            f"{name}, {figure}: {figures.get(figure, math.nan):.3f} is worse than the floor {floor:.3f}"
            for figure, floor in self.floors.get(name, {}).items()
            if figure not in figures or not is_better(figure, figures[figure], floor)
        ]

    def raise_to(self, name: str, figures: Figures, corpus: str) -> list[str]:
        """Lift the floors of set `name` to the figures less a slack where that is higher; say which rose."""
        known = self.floors.setdefault(name, {})
        self.corpus[name] = corpus
        lifted = _with_slack(figures)
        risen = {figure: new for figure, new in lifted.items() if figure not in known or not is_better(figure, known[figure], new)}
        known |= risen
        return [f"{name}, {figure}: floor {new:.3f}" for figure, new in risen.items()]

    def lower(self, what: str, measured: Mapping[str, Figures], why: str) -> str:
        """Lower one floor, named "set, figure", to what is measured now, and log it with the reason; UsageError when there is none."""
        name, _, figure = what.partition(", ")
        if figure not in self.floors.get(name, {}) or figure not in measured.get(name, {}):
            raise UsageError(f"no floor and figure named {what!r}; say it as it is printed, for example 'reports, E1'")
        if not why.strip():
            raise UsageError("a floor is lowered for a reason: give it with --why")
        old, new = self.floors[name][figure], _with_slack(measured[name])[figure]
        self.floors[name][figure] = new
        self.lowered.append({"what": what, "from": old, "to": new, "why": why.strip()})
        return f"{what}: floor lowered from {old:.3f} to {new:.3f}"


def _with_slack(figures: Figures) -> Figures:
    return {name: round(_floor(name, value), 4) for name, value in figures.items()}


def _floor(name: str, value: float) -> float:
    if name in EXACT:
        return value
    return value - SLACK if is_better(name, 1.0, 0.0) else value + SLACK
