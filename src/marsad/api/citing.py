"""How to cite an event or a place as shown: plain, BibTeX, RIS and CSL-JSON, with the day, the filters and a hash."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

FORMS = {
    "txt": "text/plain",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl": "application/vnd.citationstyles.csl+json",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: `what` names it, `address` reopens it, `digest` is of what it showed on `seen`."""

    ident: str
    what: str
    address: str
    seen: date
    digest: str
    version: str


def digest(shown: Any) -> str:
    """SHA-256, 16 hex digits, of what is shown, as JSON with sorted keys."""
    return sha256(json.dumps(shown, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def plain(c: Citation) -> str:
    """One line for a footnote."""
    return f"{c.what}. Marsad {c.version}, record {c.digest}, {c.address}, seen {c.seen.isoformat()}."


def escaped(text: str) -> str:
    """Text for a BibTeX field."""
    return re.sub(r"([&%$#_])", r"\\\1", re.sub(r"[\\{}~^]", "", text))


def bibtex(c: Citation) -> str:
    """A BibTeX entry."""
    key = re.sub(r"[^a-zA-Z0-9]", "", c.ident)[:24]
    return (
        f"@misc{{marsad-{key},\n  title = {{{escaped(c.what)}}},\n  howpublished = {{Marsad {c.version}}},\n"
        f"  url = {{{c.address}}},\n  urldate = {{{c.seen.isoformat()}}},\n  note = {{record {c.digest}}}\n}}\n"
    )


def ris(c: Citation) -> str:
    """A RIS entry; lines end with CR LF."""
    flat = " ".join(c.what.split())
    rows = [
        "TY  - DATA",
        f"TI  - {flat}",
        "PB  - Marsad " + c.version,
        f"UR  - {c.address}",
        f"Y2  - {c.seen:%Y/%m/%d}",
        f"N1  - record {c.digest}",
        "ER  - ",
    ]
    return "\r\n".join(rows) + "\r\n"


def csl(c: Citation) -> str:
    """A CSL-JSON list of one item."""
    seen = {"date-parts": [[c.seen.year, c.seen.month, c.seen.day]]}
    item = {"id": c.ident, "type": "dataset", "title": c.what, "publisher": f"Marsad {c.version}", "URL": c.address, "accessed": seen}
    return json.dumps([{**item, "note": f"record {c.digest}"}], ensure_ascii=False, indent=1)


WRITERS: dict[str, Callable[[Citation], str]] = {"txt": plain, "bib": bibtex, "ris": ris, "csl": csl}
