"""From bytes to text: which encoding, and what to say when none fits."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SIGNATURES = ((b"%PDF", "a PDF file"), (b"PK\x03\x04", "a zip or Office file"), (b"\x1f\x8b", "a gzip file"), (b"\x89PNG", "a picture"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page; `binary` says what it is instead when it is none, `warning` what to mistrust."""

    text: str
    binary: str | None = None
    warning: str | None = None


def decode(data: bytes) -> Decoded:
    """The text of `data`: by byte-order mark, as UTF-8, by its own charset declaration, else as Windows-1252 with a warning.

    A byte-order mark stays in the text, so that offsets count as in the file.
    """
    for mark, name in _SIGNATURES:
        if data.startswith(mark):
            return Decoded("", binary=name)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(Decoded(data.decode(encoding, "replace")))
    if data.count(b"\x00", 0, 4096) > 0:
        return Decoded("", binary="a binary file")
    return _checked(_without_mark(data))


def _without_mark(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        declared = _declared(data)
    if declared:
        return Decoded(data.decode(declared, "replace"))
    warning = "The text is not UTF-8 and names no encoding; it was read as Windows-1252, so names may be garbled: save it as UTF-8."
    return Decoded(data.decode("cp1252", "replace"), warning=warning)


def _declared(data: bytes) -> str | None:
    found = _META.search(data, 0, 4096)
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name if found else None
    except LookupError:
        return None
    return name if name not in ("utf-8", None) else None


def _checked(decoded: Decoded) -> Decoded:
    """Text in which control characters or characters that could not be read stand thick is no text."""
    sample = decoded.text[:20_000]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return Decoded("", binary="a binary file") if odd * 20 > len(sample) else decoded
