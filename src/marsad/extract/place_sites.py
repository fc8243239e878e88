"""Sites that carry their own head: "Haifa Street", "Mosul University", "Lake Assad"; known to the gazetteer or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.place_evidence import THRESHOLD, part_of_name
from marsad.extract.place_scan import Candidate
from marsad.extract.place_tokens import Word
from marsad.vocab.places import PlaceCues

LONGEST = 5
_LEADING = frozenset({"lake", "mount", "fort", "camp", "port", "cape"})
_AT = frozenset(
    {
        "at",
        "in",
        "near",
        "inside",
        "outside",
        "into",
        "to",
        "around",
        "hit",
        "struck",
        "of",
        "on",
        "opposite",
        "bombed",
        "shelled",
        "targeted",
    }
)
_OF = frozenset({"university", "gulf", "bay", "strait", "isle", "port", "sea", "straits"})


@dataclass(slots=True)
class Site:
    """Words `first` to before `last` of a block that name a site; `feature` is the class its head speaks of, `kind` the head.

    `inner` is the town whose name it carries, None where it carries none. `unlisted`: a name without a head of its own
    that the words beside it make a place.
    """

    words: Sequence[Word]
    first: int
    last: int
    kind: str
    feature: str
    inner: Candidate | None = None
    unlisted: bool = False


def sites(words: Sequence[Word], found: Sequence[Candidate], cues: PlaceCues) -> Iterator[Site]:
    """The sites of a block, in order. `found` are its place candidates, in order."""
    at = 0
    ends = iter(sorted(c.last for c in found if words[c.last - 1].possessive and _may_own(c)))
    owner = next(ends, None)
    owners = [0]
    for n, word in enumerate(words):
        while owner is not None and owner <= n:
            owners, owner = [owner], next(ends, None)
        if n < at or word.plain or word.case != "up":
            continue
        site = _headed(words, n, cues, max([at, *owners])) or _led(words, n, cues)
        if site is not None and not _no_place(site, cues) and (site.feature != "S.BLDG" or _located(site)):
            site.inner = next((c for c in found if _is_carried(c, site)), None)
            yield site
            at = site.last


def _is_carried(town: Candidate, site: Site) -> bool:
    """Whether a site carries the name of a town: "Goma Airport"; "St Mary's Church" is no place by a town called St Mary."""
    inside = site.first <= town.first and town.last <= site.last and town.last - town.first < site.last - site.first
    return inside and not site.words[town.last - 1].possessive


def _may_own(candidate: Candidate) -> bool:
    """Whether a site behind "X's" is X's own and X no piece of its name: so for places ("Aleppo's Citadel"), not for "St Mary's Church"."""
    return candidate.score >= THRESHOLD and not candidate.key.startswith("saint ")


def _headed(words: Sequence[Word], n: int, cues: PlaceCues, floor: int) -> Site | None:
    """ "NAME NAME Head", where the head is one word or two, and begins at `floor` or later."""
    if words[n].lower not in cues.site_heads or n == 0 or words[n].gap != " ":
        return None
    following = words[n + 1] if n + 1 < len(words) else None
    if following is not None and following.gap == " " and following.lower in cues.site_heads and following.case == "up":
        return None
    two = f"{words[n - 1].lower} {words[n].lower}"
    kind = two if two in cues.sites else words[n].lower
    first = n
    while (
        first > floor
        and n - first < LONGEST
        and (words[first].gap in (" ", "-") or (words[first].gap == ". " and words[first - 1].key == "saint"))
        and part_of_name(words[first - 1], cues) | _side(words[first - 1], cues)
    ):
        first -= 1
        if words[first].possessive and n - first > 1:
            break
    named = n - first - (1 if kind == two else 0)
    if named < 1 or kind not in cues.sites or words[first].lower in cues.of("title"):
        return None
    return Site(words, first, n + 1, kind, cues.sites[kind])


def _located(site: Site) -> bool:
    """Whether an institution is told as a place: "at the Rabia hospital", not "a study of Rabia University"."""
    before = [w.lower for w in site.words[max(0, site.first - 3) : site.first]]
    owned = site.first > 0 and site.words[site.first - 1].possessive
    return owned or site.words[site.first].possessive or bool(_AT.intersection(before[-1:] if before[-1:] != ["the"] else before[-2:]))


def _no_place(site: Site, cues: PlaceCues) -> bool:
    return " ".join(w.lower for w in site.words[site.first : site.last]) in cues.of("no-place")


def _side(word: Word, cues: PlaceCues) -> bool:
    return (
        word.case == "up" and not word.plain and (word.lower in cues.of("part") or word.lower in cues.demonyms or word.lower in cues.types)
    )


def _led(words: Sequence[Word], n: int, cues: PlaceCues) -> Site | None:
    """ "Lake NAME", "University of NAME"."""
    kind = words[n].lower
    if kind in _LEADING:
        last = _name_end(words, n + 1, cues)
    elif kind in _OF and n + 2 < len(words) and words[n + 1].lower == "of" and words[n + 1].gap == words[n + 2].gap == " ":
        last = _name_end(words, n + 2, cues)
    else:
        return None
    return Site(words, n, last, kind, cues.sites.get(kind, "S.FCL")) if last else None


def _name_end(words: Sequence[Word], n: int, cues: PlaceCues) -> int | None:
    last = n
    while (
        last < len(words)
        and last - n < 3
        and words[last].gap in (" ", "-", ". ")
        and words[last].case == "up"
        and part_of_name(words[last], cues)
    ):
        last += 1
        if words[last - 1].possessive:
            break
    return last if last > n else None
