"""Calls that a stage must not make, and settings read where they must not be: what import rules cannot see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

STAGES = ("page", "extract", "resolve", "link", "control")
READ_SETTINGS = ("cli", "api", "batch", "evaluate", "__init__.py", "__main__.py")
CLOCK = ("now", "today", "utcnow")
ENVIRONMENT = re.compile(r"\bos\.(environ(?!\.setdefault)|getenv)\b")  # setting a default for a library is no reading
FILES = ("open", "print", "input", "read_text", "write_text", "read_bytes", "write_bytes")


def impure_calls(package: Path) -> list[str]:
    """One sentence for each call in a stage that asks the clock or opens something."""
    return [
        f"{path.relative_to(package)}, line {node.lineno}: {name}()"
        for stage in STAGES
        for path in sorted((package / stage).rglob("*.py"))
        for node, name in _calls(path)
        if name in CLOCK + FILES
    ]


def settings_read(package: Path) -> list[str]:
    """One sentence for each line outside the rooms that read settings that asks the environment."""
    return [
        f"{path.relative_to(package)}, line {number}: reads the environment"
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).parts[0] not in READ_SETTINGS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if ENVIRONMENT.search(line)
    ]


def _calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node, node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
