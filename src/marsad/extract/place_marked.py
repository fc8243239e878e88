"""Names that the words beside them make places, listed or not: "the village of X", "X checkpoint", "the towns of X and Y", "in X, Iraq"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.extract.place_evidence import THRESHOLD, WEIGHTS, Context, in_countries, part_of_name
from marsad.extract.place_scan import Candidate
from marsad.extract.place_sites import Site
from marsad.extract.place_tokens import Word
from marsad.vocab.places import PlaceCues

LONGEST = 4
LONGEST_LIST = 60
"""Words of a list of names; what follows is read as any text."""
_ARTICLES = frozenset("al el as es ash an ar at az ez ed ad".split())
_FREE_ARTICLES = frozenset({"al", "el"})
_JOINED = frozenset({" ", "-", "‑", "–"})
_PARTED = frozenset({" ", ", "})
_AND = frozenset({"and", "or"})
_LEAST_LETTERS = 3
_BEFORE_PARENT = {", ": frozenset("in at near from around outside".split()), " ": frozenset({"in", "near", "to"})}
"""Words before a name that the next name may hold: "from X, Iraq", "to X in Iraq"."""
_PARENTS = ("A.PCLI", "A.ADM1", "A.ADM2")


def marked(words: Sequence[Word], found: list[Candidate], cues: PlaceCues, context: Context) -> list[Site]:
    """The marked names of a block that no candidate gives; candidates that are only a piece of one are taken out of `found`.

    Candidates inside a list after a plural type word ("the towns of") gain by it.
    """
    standing = {n: c for c in found for n in range(c.first, c.last)}
    told: list[Site] = []
    lists, ends = cues.of("list-marker"), cues.marker_ends
    for n, word in enumerate(words):
        if word.case != "low" or word.plain or (word.lower not in ends and word.lower not in lists):
            continue
        if word.lower in lists and n + 2 < len(words) and words[n + 1].lower == "of":
            told += _of_list(words, n, standing, cues, context)
        elif word.lower in cues.of("marker") or f"{words[n - 1].lower} {word.lower}" in cues.of("marker"):
            told += _of_one(words, n, standing, cues, context)
    for candidate in found:
        if candidate.score >= THRESHOLD:
            told += _of_parent(candidate, standing, cues, context)
    swallowed = {id(standing[n]) for s in told for n in range(s.first, s.last) if n in standing}
    found[:] = [c for c in found if id(c) not in swallowed]
    return told


def _of_one(words: Sequence[Word], n: int, standing: dict[int, Candidate], cues: PlaceCues, context: Context) -> Iterator[Site]:
    """ "The village of NAME", "a village called NAME", else "NAME village"."""
    kind = words[n].lower
    first = n + 2
    named = n > 0 and words[n].gap == " " and words[n - 1].case == "up" and _is_piece(words, n - 1, cues)
    if not named and first < len(words) and words[n + 1].lower in ("of", "called", "named") and words[n + 1].gap == words[first].gap == " ":
        last = _forward(words, first, cues)
    else:
        last = n if f"{words[n - 1].lower} {kind}" not in cues.of("marker") else n - 1
        first = _backward(words, last, cues) if words[last].gap == " " else last
        kind = " ".join(w.lower for w in words[last : n + 1])
    whole = standing.get(first)
    if whole is not None and (whole.first, whole.last) == (first, last) and _fits(whole, context):
        _lift(whole)
    elif first < last and _is_unlisted(words, first, last, standing, cues, context):
        yield _site(words, first, last, kind, cues)


def _of_parent(parent: Candidate, standing: dict[int, Candidate], cues: PlaceCues, context: Context) -> Iterator[Site]:
    """ "In NAME, Iraq", "to NAME in Anbar province": an unknown name before a country or division that is told to hold it."""
    words, last, gap = parent.words, parent.first, parent.words[parent.first].gap
    if gap == " " and last and words[last - 1].lower == "in" and words[last - 1].gap == " ":
        last -= 1
    elif gap != ", ":
        return
    first = _backward(words, last, cues) if any(h.place.feature in _PARENTS for h in parent.hits) else last
    led = 0 < first < last and words[first].gap == " " and words[first - 1].lower in _BEFORE_PARENT[gap]
    if led and _is_unlisted(words, first, last, standing, cues, context):
        yield _site(words, first, last, "", cues)


def _site(words: Sequence[Word], first: int, last: int, kind: str, cues: PlaceCues) -> Site:
    """The name alone for a settlement or district; with its head behind it for a site ("Tin Adar checkpoint")."""
    feature = cues.types.get(kind) or cues.sites.get(kind) or "P"
    headed = feature[0] in "SLRT" and last < len(words) and words[last].lower in kind.split()
    return Site(words, first, last + len(kind.split()) if headed else last, kind, feature, unlisted=True)


def _is_unlisted(words: Sequence[Word], first: int, last: int, standing: dict[int, Candidate], cues: PlaceCues, context: Context) -> bool:
    """Whether the words are a name of their own, and no candidate that may stay lies among them."""
    run = words[first:last]
    if sum(len(w.text) for w in run) < _LEAST_LETTERS or " ".join(w.lower for w in run) in cues.of("no-place"):
        return False
    if any(w.key in context.persons or w.lower in cues.of("title") or w.lower in cues.of("organisation") for w in run):
        return False
    if all(w.lower in cues.of("common") or w.lower in cues.of("people") or w.lower in cues.of("opener") for w in run):
        return False
    inside = {id(standing[n]): standing[n] for n in range(first, last) if n in standing}.values()
    return not any(_stays(c, first, last, context) for c in inside)


def _stays(candidate: Candidate, first: int, last: int, context: Context) -> bool:
    """A candidate that is the whole name, or is told of the report's countries; a far one inside a longer name gives way."""
    if candidate.score < THRESHOLD:
        return False
    whole = candidate.first <= first and candidate.last >= last
    return (
        whole
        or in_countries(candidate, context.countries)
        or (not candidate.alike and candidate.standing in ("country", "state", "million"))
    )


def _forward(words: Sequence[Word], first: int, cues: PlaceCues) -> int:
    """Where the name that begins at `first` ends."""
    n = first
    while n < len(words) and n - first < LONGEST and (n == first or words[n].gap in _JOINED) and _is_piece(words, n, cues):
        n += 1
        if words[n - 1].possessive:
            break
    return n


def _backward(words: Sequence[Word], last: int, cues: PlaceCues) -> int:
    """Where the name that ends before `last` begins."""
    n = last
    while (
        n > 0
        and last - n < LONGEST
        and (n == last or words[n].gap in _JOINED)
        and not words[n - 1].possessive
        and _is_piece(words, n - 1, cues)
    ):
        n -= 1
    if n < last and words[n].opens and (words[n].lower in cues.of("common") or words[n].lower in cues.of("locative")):
        n += 1
    return n


def _is_piece(words: Sequence[Word], n: int, cues: PlaceCues) -> bool:
    """Whether a word may belong to a marked name: capitalised, or an article before a capital."""
    word = words[n]
    if word.case == "low":
        following = words[n + 1] if n + 1 < len(words) else None
        joined = following is not None and following.case == "up" and (following.gap == "-" or word.lower in _FREE_ARTICLES)
        return joined and word.lower in _ARTICLES
    acronym = word.case == "all" and len(word.text) <= 5
    return part_of_name(word, cues) and not acronym and word.lower not in cues.of("people") and word.lower not in cues.of("title")


def _of_list(words: Sequence[Word], n: int, standing: dict[int, Candidate], cues: PlaceCues, context: Context) -> Iterator[Site]:
    """The names after "towns of": what stands between known ones is a name too."""
    first = at = n + 2
    kind, gap = words[n].lower, at
    counted: set[int] = set()
    while at < len(words) and at - first < LONGEST_LIST:
        candidate = standing.get(at)
        if candidate is not None and candidate.first == at and _fits(candidate, context) and not _led(candidate, cues):
            yield from _between(words, gap, at, kind, cues, context)
            if id(candidate) not in counted and at > first:
                counted.add(id(candidate))
                _lift(candidate)
            at = gap = candidate.last
        elif at > first and words[at].lower in _AND and words[at].gap in _PARTED:
            yield from _between(words, gap, at, kind, cues, context)
            gap = at = at + 1
        elif (at == first or words[at].gap in _PARTED or words[at].gap == "-") and _is_piece(words, at, cues):
            if at > gap and words[at].gap == ", ":
                yield from _between(words, gap, at, kind, cues, context)
                gap = at
            at += 1
        else:
            break
    yield from _between(words, gap, min(at, len(words)), kind, cues, context)


def _fits(candidate: Candidate, context: Context) -> bool:
    """Whether a candidate of a list is one of its names: known by that name, and of the report's countries where these are told."""
    if "no name" in candidate.reasons:
        return False
    return in_countries(candidate, context.countries) or (not candidate.alike and not context.countries)


def _led(candidate: Candidate, cues: PlaceCues) -> bool:
    """Whether a word that begins names stands before one that only sounds alike, or is all of it ("Khan" of "Khan X")."""
    after = candidate.after
    lead = candidate.last - candidate.first == 1 and candidate.key in cues.of("name-lead")
    if lead and after is not None and after.gap == " " and (after.case == "up" or after.lower in _ARTICLES):
        return True
    before = candidate.before
    return (
        candidate.alike and before is not None and before.key in cues.of("name-lead") and candidate.words[candidate.first].gap in (" ", "-")
    )


def _lift(candidate: Candidate) -> None:
    """The evidence of the type word holds for all names of the list, and being beside others is none against them."""
    against = [r for r in candidate.reasons if r in ("part of a longer name", "leads a longer name", "piece of a name elsewhere")]
    candidate.reasons = [r for r in candidate.reasons if r not in against]
    gained = [] if "type word" in candidate.reasons else ["type word"]
    candidate.reasons += gained
    candidate.score += sum(WEIGHTS[r] for r in gained) - sum(WEIGHTS[r] for r in against)


def _between(words: Sequence[Word], first: int, last: int, kind: str, cues: PlaceCues, context: Context) -> Iterator[Site]:
    """The names that the words between two known ones make: two words are one name, more are parted at words that begin names."""
    for begin, end in _names(words, first, last, cues):
        if _is_unlisted(words, begin, end, {}, cues, context):
            yield _site(words, begin, end, kind, cues)


def _names(words: Sequence[Word], first: int, last: int, cues: PlaceCues) -> Iterator[tuple[int, int]]:
    units = list(_units(words, first, last, cues))
    at = 0
    while at < len(units):
        begin, end = units[at]
        row = next((n for n, u in enumerate(units[at:]) if u[1] - u[0] > 1), len(units) - at)
        if row == 2:
            end = units[at + 1][1]
        yield begin, end
        at += 2 if end != units[at][1] else 1


def _units(words: Sequence[Word], first: int, last: int, cues: PlaceCues) -> Iterator[tuple[int, int]]:
    """Words that belong together: an article or a word that begins names with what follows, parts joined by a hyphen."""
    at = first
    while at < last:
        end = at + 1
        while end < last and (words[end].gap == "-" or words[end - 1].lower in _ARTICLES or words[end - 1].lower in cues.of("name-lead")):
            end += 1
        yield at, end
        at = end


def repeated(worded: Sequence[Sequence[Word]], found: Sequence[list[Candidate]], unlisted: Sequence[list[Site]]) -> list[list[Site]]:
    """`unlisted` with every further mention of the names in it, where no kept candidate stands."""
    known = {tuple(w.lower for w in s.words[s.first : s.last]): s for sites in unlisted for s in sites}
    if not known:
        return [list(sites) for sites in unlisted]
    beginnings: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(known, key=len, reverse=True):
        beginnings.setdefault(name[0], []).append(name)
    return [
        [*told, *_again(words, candidates, told, beginnings, known)]
        for words, candidates, told in zip(worded, found, unlisted, strict=True)
    ]


def _again(
    words: Sequence[Word],
    candidates: list[Candidate],
    told: list[Site],
    beginnings: dict[str, list[tuple[str, ...]]],
    known: dict[tuple[str, ...], Site],
) -> Iterator[Site]:
    kept: list[Candidate | Site] = [c for c in candidates if c.score >= THRESHOLD]
    taken = {n for one in (*kept, *told) for n in range(one.first, one.last)}
    for n, word in enumerate(words):
        for name in beginnings.get(word.lower, ()):
            span = range(n, n + len(name))
            if (word.case == "low" and len(name) == 1) or taken.intersection(span):
                continue
            if tuple(w.lower for w in words[n : n + len(name)]) == name:
                taken.update(span)
                site = known[name]
                yield Site(words, n, n + len(name), site.kind, site.feature, unlisted=True)
                break
