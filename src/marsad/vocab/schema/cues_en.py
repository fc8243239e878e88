"""Entries of `resources/cues/en/`: each file has a model of its own in `cues_en_STEM`."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from pydantic import BaseModel

import marsad.vocab.schema as schemas

_MODULES = {m.name.removeprefix("cues_en_"): m.name for m in pkgutil.iter_modules(schemas.__path__) if m.name.startswith("cues_en_")}
ENTRIES: dict[str, type[BaseModel]] = {stem: importlib.import_module(f"{schemas.__name__}.{name}").Entry for stem, name in _MODULES.items()}


def check(files: dict[str, list[Any]]) -> list[str]:
    """The problems that the modules of the files find in their entries."""
    problems: list[str] = []
    for stem, entries in files.items():
        module = importlib.import_module(f"{schemas.__name__}.{_MODULES[stem]}")
        problems += getattr(module, "check", lambda _: [])(entries)
    return problems
