"""The weights that turn what a claim rests on into a confidence: fitted by `tools/fit_confidence.py`, see `docs/methods.md`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from marsad.errors import InstallationError

PATH = Path(__file__).parent / "learned" / "confidence.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of a logistic model by feature name; unknown features weigh nothing."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """The chance that a claim with these features is right, in 0..1."""
        score = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-score))


@cache
def load_weights() -> dict[str, Weights]:
    """The weights that ship with the package: "event" and "control". InstallationError when the file is missing."""
    try:
        content = json.loads(PATH.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InstallationError(f"the file of weights {PATH.name} is missing; install marsad again") from error
    return {kind: Weights(entry["bias"], entry["weights"]) for kind, entry in content["models"].items()}
