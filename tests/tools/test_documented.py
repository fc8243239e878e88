"""What is documented is real, and what is real is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from marsad import errors
from marsad.vocab.schema import actors, event_types
from tools import make_docs

ROOT = Path(__file__).resolve().parents[2]
PROSE = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("name", sorted(make_docs.PAGES))
def test_generated_pages_are_fresh(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == make_docs.PAGES[name]().rstrip() + "\n", "run make docs"


def test_every_setting_is_documented() -> None:
    used = {name for path in (ROOT / "src").rglob("*.py") for name in re.findall(r"\bMARSAD_[A-Z_]+", path.read_text(encoding="utf-8"))}
    told = {name for path in PROSE for name in re.findall(r"\bMARSAD_[A-Z_]+", path.read_text(encoding="utf-8"))}
    assert used <= told, f"not documented: {sorted(used - told)}"
    assert told <= used | {"MARSAD_CI"}, f"documented, not there: {sorted(told - used)}"


def tree(root: type[errors.MarsadError]) -> Iterator[type[errors.MarsadError]]:
    yield root
    for child in root.__subclasses__():
        yield from tree(child)


def test_every_exit_code_is_documented() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "model.md").read_text(encoding="utf-8"), re.MULTILINE)}
    assert {e.exit_code for e in tree(errors.MarsadError)} <= told


def commands_in_prose() -> list[tuple[str, str]]:
    """Every command line that begins with `marsad` in a page of the documentation, with the page it stands in."""
    pattern = re.compile(r"(?:^|`)(?:\.venv/bin/)?marsad ([a-z][^`\n|>]*)", re.MULTILINE)
    found = ((path, line.strip()) for path in PROSE for line in pattern.findall(_code(path.read_text(encoding="utf-8"))))
    return sorted({(path.name, line) for path, line in found})


def _code(text: str) -> str:
    """Only what stands in code: fenced blocks without their prompt, and `spans`."""
    blocks = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`[^`\n]+`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))])


@pytest.mark.parametrize(("page", "line"), commands_in_prose())
def test_commands_in_the_documentation_exist(page: str, line: str) -> None:
    words = line.split(" #")[0].split()
    command = make_docs.command(words)
    options = {flag for p in command.params for flag in (*p.opts, *p.secondary_opts)} | {"--help"}
    shared = {flag for p in make_docs.command([]).params for flag in (*p.opts, *p.secondary_opts)}
    unknown = [w.split("=")[0] for w in words if w.startswith("-") and w != "-" and w.split("=")[0] not in options | shared]
    assert not unknown, f"{page}: marsad {line}"


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{path.name}: {target}"
        for path in PROSE
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_the_entries_shown_to_contributors_are_valid() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
    shown = [entry for block in blocks for entry in yaml.safe_load(block)]
    for model, entry in zip((actors.Entry, event_types.Entry), shown, strict=True):
        model.model_validate(entry)
    assert event_types.check({"explosions": [event_types.Entry.model_validate(shown[1])]}) == []
