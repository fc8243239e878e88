"""Make resources/places/storylines.yaml and towns_ukraine.yaml from the gold sets: `places_from_gold.py GOLD_FOLDER OUT_FOLDER`.

Storylines (written for this project; towns, sites and points as told there) and the towns of the control set (points simplemaps, CC BY 4.0;
histories Wikipedia, CC BY-SA 3.0, through controlCitiesUkraine). Towns the gazetteer has join it by name and nearness at the build.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EVERYWHERE = {"old city", "old town", "city centre"}
SITES = {"airport": "S.AIRP", "hill": "T.HLL", "camp": "S.CMPRF", "bridge": "S.BDG", "dam": "S.DAM"}


def main(gold: str, out: str) -> int:
    """Write both files."""
    write(
        Path(out) / "storylines.yaml",
        list(storyline_places(Path(gold))),
        "storylines written for this project: places and points as told there",
    )
    write(
        Path(out) / "towns_ukraine.yaml", list(control_towns(Path(gold))), "points simplemaps CC BY 4.0; town list Wikipedia CC BY-SA 3.0"
    )
    return 0


def storyline_places(gold: Path) -> Iterator[dict[str, Any]]:
    """Places of the storylines that are no part of another one."""
    for path in sorted(gold.glob("storylines/*/gold.json")):
        for name, place in json.loads(path.read_text(encoding="utf-8"))["places"].items():
            feature = SITES.get(name.split()[-1].lower(), "P.PPLX" if place.get("part_of") else "P.PPL")
            prefix = f"{slug(place['part_of'])}-" if place.get("part_of") and feature == "P.PPLX" else ""
            common = name.lower() in EVERYWHERE
            yield {
                "id": f"{place['country'].lower()}/{prefix}{slug(name)}",
                "name": f"{name}, {place['part_of']}" if common else name,
                "short": [name] if common else [],
                "country": place["country"],
                "lat": place["lat"],
                "lon": place["lon"],
                "feature": feature,
                "source": f"marsad storylines: {path.parent.name}/gold.json, {name}",
            }


def control_towns(gold: Path) -> Iterator[dict[str, Any]]:
    """Towns of the control set, with the oblast its text names."""
    texts = {r["id"]: r["text"] for r in map(json.loads, (gold / "control" / "input.jsonl").read_text(encoding="utf-8").splitlines())}
    for town in map(json.loads, (gold / "control" / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        oblast = re.search(r", ([\w' -]+ Oblast|Crimea)", texts.get(f"ua-{town['town']}", ""))
        yield {
            "id": f"ua/{slug(town['town'])}",
            "name": town["name"],
            "country": "UA",
            "admin1": oblast[1] if oblast else None,
            "lat": town["lat"],
            "lon": town["lon"],
            "feature": "P.PPL",
            "source": f"simplemaps, CC BY 4.0: control gold, {town['town']}",
        }


def slug(name: str) -> str:
    """`name` as a word for an id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def write(path: Path, entries: list[dict[str, Any]], credit: str) -> None:
    """One flow mapping a line."""
    lines = (", ".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in e.items() if v) for e in entries)
    head = f"# Made by tools/places_from_gold.py ({credit}). Do not edit by hand.\n"
    path.write_text(head + "".join(f"- {{{line}}}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
