"""Whether the vocabulary the package carries is what `resources/` says today."""

from __future__ import annotations

import tempfile
from pathlib import Path

from marsad.vocab.build import build


def stale(resources: Path, committed: Path) -> list[str]:
    """One sentence for each file that a fresh build of `resources` would change, add or remove in `committed`."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = {path.name: path.read_bytes() for path in build(resources, Path(folder))}
    old = {path.name: path.read_bytes() for path in committed.glob("*.json")}
    return [
        f"{name} is {_trouble(name in old, name in fresh)}: run make vocabulary"
        for name in sorted(fresh.keys() | old.keys())
        if fresh.get(name) != old.get(name)
    ]


def _trouble(is_old: bool, is_fresh: bool) -> str:
    if is_old and is_fresh:
        return "not what resources/ says"
    return "missing" if is_fresh else "left over"
