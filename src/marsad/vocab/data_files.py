"""The compiled vocabulary files that ship with the package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from marsad.errors import InstallationError

DATA = Path(__file__).parent / "data"


def load_topic(topic: str, data: Path = DATA) -> dict[str, list[dict[str, Any]]]:
    """Entries of a topic ("actors", "cues_en") by file stem. InstallationError when the file is missing or damaged."""
    path = data / f"{topic}.json"
    try:
        content: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        fault = f"the vocabulary file {path.name} cannot be read ({type(error).__name__})"
        raise InstallationError(f"{fault}; run 'make vocabulary' or install marsad again") from error
    return content


def vocabulary_version() -> str:
    """A hash of all compiled vocabulary files."""
    return str(json.loads((DATA / "version.json").read_text(encoding="utf-8"))["version"])
