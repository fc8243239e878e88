"""Run the scorers that lie beside the gold, and take the figures out of what they print."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import InstallationError
from marsad.evaluate.sets import GoldSet

Figures = dict[str, float]
LOWER_IS_BETTER = frozenset({"traps coded", "Brier", "median error in days"})

REPORTS = (
    r"^(?P<name>[EC]\d) .*F1 (?P<value>[\d.]+)",
    r"^   (?P<name>[a-z][a-z, -]+?) +(?P<value>[\d.]+)  \(\d+ of \d+",
)
# Sets that share another's scorer.
SCORER = {"annotations": "reports", "linking": "storylines"}
# One expression or more a scorer: `name` and `value` of each figure in the scorer's output.
PATTERNS: dict[str, tuple[str, ...]] = {
    "reports": REPORTS,
    "typing": (r"(?P<name>weighted F1) (?P<value>[\d.]+)", r"(?P<name>macro F1) (?P<value>[\d.]+)"),
    "sentences": (r"^(?P<name>[a-z]+) +\d+ texts: (?:right|F1) (?P<value>[\d.]+)",),
    "dates": (r"(?P<name>found) (?P<value>[\d.]+)", r"(?P<name>interval right) (?P<value>[\d.]+)"),
    "control": (
        r"^   (?P<name>all|changing|away|changing away) +days +\d+  accuracy (?P<value>[\d.]+)",
        r"(?P<name>Brier) (?P<value>[\d.]+)",
        r"(?P<name>of ALL changes within 7 days) (?P<value>[\d.]+)",
    ),
    "storylines": (r"(?P<name>[a-z, ]+?) (?:F1 )?(?P<value>\d\.\d+) (?:\(P|of)",),
}
MODALITY = (r"^modality .*?(?P<name>status of what happened) (?P<value>[\d.]+)", r"^modality .*?(?P<name>kept out) (?P<value>[\d.]+)")
GEO = re.compile(
    r"^(?P<set>\w+) +\d+ toponyms: exact .*?F1 (?P<exact>[\d.]+); overlap F1 (?P<overlap>[\d.]+);.*?within 161 km (?P<near>[\d.]+), "
    r"within 25 km (?P<close>[\d.]+);.*of those placed, within 161 km (?P<placed>[\d.]+)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Scored:
    """What a scorer printed of one set, and the figures in it (shares between 0 and 1 unless the name says days)."""

    name: str
    text: str
    figures: Figures


def score(gold_set: GoldSet, gold: Path, records: Path, list_errors: bool) -> Scored:
    """Score what lies in `records` (one `<part>.jsonl` a part; for storylines one `<slug>.json`) with the set's own scorer."""
    scorer = gold / f"score_{SCORER.get(gold_set.name, gold_set.name)}.py"
    text = _run(scorer, _arguments(gold_set, gold, records), list_errors and scorer.name != "score_storylines.py")
    return Scored(gold_set.name, text, figures_in(gold_set.name, text))


def figures_in(name: str, text: str) -> Figures:
    """The figures that the scorer of set `name` printed."""
    if name == "geo":
        return {f"{m['set']} {key}": float(m[key]) for m in GEO.finditer(text) for key in ("exact", "overlap", "near", "close", "placed")}
    if name in ("storylines", "linking"):
        text = text[text.rfind("ALL ") + len("ALL") :]
    found = _matches(PATTERNS[SCORER.get(name, name)], text)
    if name == "sentences" and found.pop("modality", None) is not None:
        found |= {f"modality, {key}": value for key, value in _matches(MODALITY, text).items()}
    return found


def _matches(patterns: tuple[str, ...], text: str) -> Figures:
    return {m["name"].strip(): float(m["value"]) for pattern in patterns for m in re.finditer(pattern, text, re.MULTILINE)}


def is_better(name: str, new: float, old: float) -> bool:
    """Whether `new` is at least as good as `old` for the figure of this name."""
    return new <= old if name in LOWER_IS_BETTER else new >= old


def _arguments(gold_set: GoldSet, gold: Path, records: Path) -> list[Path | str]:
    if gold_set.shape in ("bundles", "claims"):
        return ["--all", gold / "storylines", records]
    if gold_set.name == "sentences":
        return [gold / "sentences", records]
    answers = [gold / answer for _, answer in gold_set.parts.values()]
    given = [records / f"{part}.jsonl" for part in gold_set.parts]
    return [_joined(answers, records / f"{gold_set.name}.gold"), _joined(given, records / f"{gold_set.name}.all")]


def _joined(paths: list[Path], into: Path) -> Path:
    if len(paths) == 1:
        return paths[0]
    into.write_text("".join(path.read_text(encoding="utf-8").rstrip("\n") + "\n" for path in paths), encoding="utf-8")
    return into


def _run(scorer: Path, arguments: list[Path | str], list_errors: bool) -> str:
    command = [sys.executable, str(scorer), *map(str, arguments), *(["--list"] if list_errors else [])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise InstallationError(f"{scorer.name} failed: {done.stderr.strip().splitlines()[-1:] or 'no message'}")
    return done.stdout


def as_json(scored: list[Scored]) -> str:
    """All figures by set, for a file."""
    return json.dumps({s.name: s.figures for s in scored}, indent=1) + "\n"
