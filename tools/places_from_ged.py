"""Make resources/places/ged.yaml from UCDP GED rows: `places_from_ged.py OUT.yaml CSV...`.

One entry a `where_coordinates` of a named place, with its point, class and the first row that tells it. Rows whose point stands for
something else than the place named (where_prec 5 to 7, and 2 unless the place has no better row: there the point is that of the nearest
known place) are left out. UCDP GED is CC BY 4.0 (Sundberg and Melander 2013; Davies, Pettersson and Oberg).
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

KINDS = {
    "town": "P.PPL",
    "village": "P.PPL",
    "city": "P.PPL",
    "hamlet": "P.PPL",
    "settlement": "P.PPL",
    "suburb": "P.PPLX",
    "neighbourhood": "P.PPLX",
    "neighborhood": "P.PPLX",
    "quarter": "P.PPLX",
    "camp": "S.CMP",
    "refugee camp": "S.CMPRF",
    "district": "A.ADM2",
    "municipality": "A.ADM2",
    "province": "A.ADM1",
    "governorate": "A.ADM1",
    "state": "A.ADM1",
    "department": "A.ADM1",
    "region": "A.ADM1",
    "oblast": "A.ADM1",
    "raion": "A.ADM2",
    "oil field": "L.OILF",
    "gas field": "L.GASF",
    "airport": "S.AIRP",
    "airbase": "S.AIRB",
    "airfield": "S.AIRF",
    "air base": "S.AIRB",
    "island": "T.ISL",
    "dam": "S.DAM",
    "valley": "T.VAL",
    "river": "H.STM",
    "mountain": "T.MT",
    "mountains": "T.MTS",
    "hill": "T.HLL",
    "bridge": "S.BDG",
    "crossing": "S.CSTM",
    "forest": "V.FRST",
    "base": "S.INSM",
    "military base": "S.INSM",
}
KIND = re.compile(rf" (?P<kind>{'|'.join(sorted(KINDS, key=len, reverse=True))})$", re.IGNORECASE)
LEADING = re.compile(r"^Mount (?P<rest>.+)$")
VAGUE = re.compile(
    r"[-–+&,;:0-9\"]| (?:and|between|near|of|border|area|road|highway|sub)\b|^(?:near|between|border|former|north|south|east|west)",
    re.IGNORECASE,
)
UNTYPED = {
    "Eastern Ghouta": "L.RGN",
    "Western Ghouta": "L.RGN",
    "Grozny": "P.PPL",
    "Makhachkala": "P.PPL",
    "Nazran": "P.PPL",
    "Karabulak": "P.PPL",
    "Mohmand agency": "A.ADM2",
    "Orakzai agency": "A.ADM2",
    "Beni territory": "A.ADM2",
    "Kongolo territory": "A.ADM2",
    "Barkin Ladi lga": "A.ADM2",
    "Donga lga": "A.ADM2",
    "Bahunde area": "L.RGN",
    "Thoppigala area": "L.RGN",
    "Vuhlehirska thermal power plant": "S.PS",
    "Bakwa plains": "T.PLN",
    "Jabal at Turkuman": "T.MT",
    "Anjouan island": "T.ISL",
}
UNTYPED_KIND = re.compile(r" (?:agency|territory|lga|area|plains|island)$")
ODD_COUNTRIES = {
    "DR Congo (Zaire)": "CD",
    "Bosnia-Herzegovina": "BA",
    "Yemen (North Yemen)": "YE",
    "Myanmar (Burma)": "MM",
    "Russia (Soviet Union)": "RU",
    "Serbia (Yugoslavia)": "RS",
    "Cambodia (Kampuchea)": "KH",
    "Zimbabwe (Rhodesia)": "ZW",
    "Ivory Coast": "CI",
    "Kingdom of eSwatini (Swaziland)": "SZ",
    "Madagascar (Malagasy)": "MG",
    "Macedonia, FYR": "MK",
    "Turkey": "TR",
    "Syria": "SY",
    "Iran": "IR",
    "Russia": "RU",
    "Venezuela": "VE",
    "Tanzania": "TZ",
    "Bolivia": "BO",
    "Laos": "LA",
    "Vietnam (North Vietnam)": "VN",
    "Moldova": "MD",
    "United States of America": "US",
    "Congo": "CG",
}


def main(out: str, *files: str) -> int:
    """Read the CSV files, write the YAML, print counts."""
    best: dict[tuple[str, str], dict[str, Any]] = {}
    read = 0
    for file in files:
        for row in csv.DictReader(Path(file).read_text(encoding="utf-8").splitlines()):
            read += 1
            entry = entry_of(row, Path(file).name)
            if entry:
                key = entry["id"], entry["feature"][0]
                if key not in best or entry["_prec"] < best[key]["_prec"]:
                    best[key] = entry
    unique = {e["id"]: e for e in sorted(best.values(), key=lambda e: (e["feature"][0] != "P", e["_prec"]), reverse=True)}
    Path(out).write_text(as_yaml(sorted(unique.values(), key=lambda e: e["id"])), encoding="utf-8")
    print(f"{read} rows read, {len(unique)} places written to {out}")
    return 0


def entry_of(row: dict[str, str], file: str) -> dict[str, Any] | None:
    """The entry of one row, None when its point does not stand for one named place."""
    where, precision, country = row["where_coordinates"].strip(), int(float(row["where_prec"])), country_code(row["country"])
    found = KIND.search(where) or None
    leading = LEADING.match(where)
    if not country or precision > 4 or (not found and not leading and where not in UNTYPED):
        return None
    feature = UNTYPED.get(where) or (KINDS[found["kind"].lower()] if found else "T.MT")
    bare = UNTYPED_KIND.sub("", where) if where in UNTYPED else where[: found.start()] if found else where
    names = [n.strip() for part in bare.split("/") for n in re.split(r"[()]", part) if n.strip()]
    if (
        not names
        or (where not in UNTYPED and VAGUE.search(bare.replace("/", " ").split("(")[0].replace("-", "")))
        or (feature[0] == "A") != (precision >= 3)
    ):
        return None
    lat, lon = float(row["latitude"]), float(row["longitude"])
    tail = "" if feature[0] == "P" else "-" + slug(found["kind"] if found and where not in UNTYPED else feature[2:])
    return {
        "id": f"{country.lower()}/{slug(names[0])}{tail}",
        "name": names[0],
        "names": names[1:],
        "country": country,
        "admin1": KIND.sub("", row["adm_1"]) or None,
        "lat": round(lat, 5),
        "lon": round(lon, 5),
        "feature": feature,
        "source": f"UCDP GED, CC BY 4.0: {file}, id {row['id'].split('.')[0]}",
        "_prec": precision,
    }


def country_code(name: str) -> str | None:
    """ISO 3166 alpha-2 of a GED country name."""
    import pycountry

    if name in ODD_COUNTRIES:
        return ODD_COUNTRIES[name]
    found = pycountry.countries.get(name=name) or pycountry.countries.get(common_name=name)
    return found.alpha_2 if found else None


def slug(name: str) -> str:
    """`name` as a word for an id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def as_yaml(entries: list[dict[str, Any]]) -> str:
    """One flow mapping a line: short, and easy to compare."""
    head = "# Made by tools/places_from_ged.py from UCDP GED (CC BY 4.0, Uppsala Conflict Data Program). Do not edit by hand.\n"
    lines = (
        ", ".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in e.items() if v not in (None, []) and k[0] != "_") for e in entries
    )
    return head + "".join(f"- {{{line}}}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
