"""Countries in the names and numbers of ISO 3166, ACLED, UCDP and Gleditsch and Ward."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.vocab.data_files import load_topic


@dataclass(frozen=True, slots=True)
class Country:
    """One country: `iso` ISO 3166 numeric, `gw` the number of Gleditsch and Ward; both None where that list has no number for it."""

    code: str
    name: str
    region: str
    iso: int | None = None
    gw: int | None = None
    ucdp: str = ""
    ucdp_region: str | None = None


def country_of(code: str | None) -> Country | None:
    """The country of an ISO 3166 alpha-2 code; None for none and for an unknown one."""
    return _table().get(code or "")


@cache
def _table() -> dict[str, Country]:
    return {
        e["code"]: Country(e["code"], e["name"], e["region"], e["iso"] or None, e["gw"], e["ucdp"], e["ucdp_region"])
        for e in load_topic("crosswalks")["countries"]
    }
