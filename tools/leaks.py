"""Lines that name a registry's host or a folder of one machine: none may stand in the repository."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

# Written in pieces so that this file does not find itself.
HOSTS = ("pypi" + r"\.org", "python" + "hosted", r"registry\.npm" + "js", r"deb\.deb" + "ian")
FOLDERS = ("wo" + "rk/", "fa" + "rm/", "tm" + "p/[a-z]", "ro" + "ot/", "home/" + "[a-z]+/")
PATTERN = re.compile("|".join((*HOSTS, *(rf"(?<![\w.<*]){re.escape('/')}{folder}" for folder in FOLDERS))))
LARGEST = 2_000_000


def tracked(root: Path) -> list[Path]:
    """Files that git tracks or would add, absolute; empty outside a checkout."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stdout
    return [root / name for name in listed.split("\0") if name and (root / name).is_file()]


def text_of(path: Path) -> str:
    """The file as text; empty for binary files and those above 2 MB."""
    data = path.read_bytes() if path.stat().st_size <= LARGEST else b"\0"
    return "" if b"\0" in data[:8192] else data.decode("utf-8", "replace")


def leaks(root: Path) -> list[str]:
    """One sentence for each line that names a host or a machine's folder."""
    found = []
    for path in tracked(root):
        for number, line in enumerate(text_of(path).splitlines(), start=1):
            if match := PATTERN.search(line):
                found.append(f"{path.relative_to(root)}, line {number}: {match.group()}")
    return found
