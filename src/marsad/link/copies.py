"""Which reports are one text: candidates by minhash of their paragraphs, then a decision by exact containment, with its reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rensa import RMinHash

from marsad.link.sets import DisjointSets
from marsad.link.words import LinkWords, load_link_words, normal, share, shingles, tokens
from marsad.model import Copy, CopyGroup, CopyKind, ReportText

PERMUTATIONS, ROWS = 32, 2
"""Minhash values a paragraph and values a band: 16 bands of two find paragraphs that share about a quarter of their words in a row."""
KEPT = 8
"""How many texts of a bucket, newest first, a new text is compared with: what keeps ten thousand copies of one text linear."""
NEAR_DAYS = 10
"""Copies of a wire text are printed within days of it; the same words weeks later are background."""
MIN_SHARE, MIN_LEAD = 0.35, 0.65
"""Share of the shorter text and of the opening paragraph that must stand in the other."""
OWN_SHARE = 0.85
"""An outlet that prints its own text again prints nearly all of it; less is a series with a template."""
FOOTER_TIMES = 3
SHORT = 12
"""Lines of fewer words (headings, bylines, teasers) are no paragraph."""
CHUNK, KEPT_WORDS = 2000, 512
"""Texts hashed at once, and texts whose runs of words are held in memory."""
_GAP = re.compile(r"\n\s*\n|\n")
_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Text:
    """A report without footers and short lines, in normal form."""

    source: ReportText
    paragraphs: tuple[str, ...]
    corrected: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """What two texts are compared by: runs of words of all, and of the first two paragraphs; figures with their number."""

    runs: frozenset[str]
    leads: tuple[frozenset[str], ...]
    figures: Counter[str]


def find_copies(reports: Iterable[ReportText], words: LinkWords | None = None) -> tuple[CopyGroup, ...]:
    """The groups of reports that are one text, oldest report first; reports without a copy are in no group.

    Order of input does not matter. Cost grows linearly with the number of reports.
    """
    ordered = sorted(reports, key=_age)
    texts = _read(ordered, words or load_link_words())
    known = lru_cache(maxsize=KEPT_WORDS)(_words)
    found = [copy for left, right in _candidates(texts) if (copy := _judge(texts[left], texts[right], known))]
    index = {t.source.report: n for n, t in enumerate(texts)}
    sets = DisjointSets(len(texts))
    for copy in found:
        sets.join(index[copy.original], index[copy.copy])
    by_root: dict[int, list[Copy]] = defaultdict(list)
    for copy in found:
        by_root[sets.find(index[copy.original])].append(copy)
    return tuple(_group([texts[n] for n in group], by_root[group[0]]) for group in sets.groups() if len(group) > 1)


def _age(report: ReportText) -> tuple[str, str, str]:
    return (report.published.isoformat() if report.published else "9999", report.sort or "99", report.report)


def _read(reports: Sequence[ReportText], words: LinkWords) -> list[_Text]:
    parted = [[line for p in _GAP.split(r.text) if (line := " ".join(tokens(p)))] for r in reports]
    footers = _footers(reports, parted)
    return [_text(r, [p for p in parts if (r.outlet, p) not in footers], words) for r, parts in zip(reports, parted, strict=True)]


def _long(line: str) -> bool:
    return line.count(" ") >= SHORT - 1


def _footers(reports: Sequence[ReportText], parted: Sequence[list[str]]) -> frozenset[tuple[str | None, str]]:
    """Paragraphs that an outlet prints under several different openings."""
    openings: dict[tuple[str | None, str], set[str]] = {}
    again = {
        key
        for key, times in Counter((r.outlet, p) for r, parts in zip(reports, parted, strict=True) for p in parts).items()
        if times >= FOOTER_TIMES
    }
    for report, parts in zip(reports, parted, strict=True):
        opening = next((p for p in parts if _long(p)), "")
        for line in parts:
            if line != opening and (report.outlet, line) in again:
                openings.setdefault((report.outlet, line), set()).add(opening)
    return frozenset(key for key, heads in openings.items() if len(heads) >= FOOTER_TIMES)


def _text(report: ReportText, parts: list[str], words: LinkWords) -> _Text:
    said = f" {normal(report.title or '')} {' '.join(tokens(report.text[-400:]))} "
    corrected = any(f" {phrase} " in said for phrase in words.correction)
    return _Text(report, tuple(p for p in parts if _long(p)), corrected)


def _words(text: _Text) -> _Words:
    split = [p.split() for p in text.paragraphs]
    runs = shingles([w for p in split for w in p])
    return _Words(runs, tuple(shingles(p) for p in split[:2]), Counter(_FIGURE.findall(text.source.text)))


def _candidates(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    """Pairs (older, newer) that share a bucket of a paragraph and lie near in time."""
    buckets: dict[int, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for n, digest in _digests(texts):
        for band in range(0, PERMUTATIONS, ROWS):
            bucket = buckets.setdefault(hash((band, *digest[band : band + ROWS])), [])
            pairs.update((old, n) for old in bucket if old != n and _near(texts[old].source, texts[n].source))
            if n not in bucket:
                bucket.append(n)
                del bucket[:-KEPT]
    return sorted(pairs)


def _digests(texts: Sequence[_Text]) -> Iterator[tuple[int, list[int]]]:
    """The minhash of each paragraph, with the index of its text."""
    for start in range(0, len(texts), CHUNK):
        flat = [(n, p) for n in range(start, min(len(texts), start + CHUNK)) for p in texts[n].paragraphs]
        if flat:
            digests = RMinHash.digests_from_token_sets([list(shingles(p.split(), 2)) for _, p in flat], PERMUTATIONS, 1)
            yield from ((n, digest) for (n, _), digest in zip(flat, digests, strict=True))


def _judge(old: _Text, new: _Text, known: Callable[[_Text], _Words]) -> Copy | None:
    """Whether `new` is the text of `old`, and how."""
    a, b = known(old), known(new)
    common = len(a.runs & b.runs)
    shorter = min(len(a.runs), len(b.runs))
    part = common / shorter if shorter else 0.0
    if part < MIN_SHARE:
        return None
    lead = _opening(a, b)
    if lead < MIN_LEAD or (_same_outlet(old, new) and not _reprint((old, new), (a, b), part, common)):
        return None
    kind = _kind(a, b, common, new.corrected)
    reason = f"{kind}: {part:.0%} of the shorter text and {lead:.0%} of an opening paragraph stand in the other"
    return Copy(old.source.report, new.source.report, kind, round(part, 3), reason)


def _opening(old: _Words, new: _Words) -> float:
    """How far the news itself is the same: an opening paragraph in the other text, or the second of one as the first of the other."""
    first = [share(words.leads[0], other.runs) for words, other in ((old, new), (new, old)) if words.leads]
    second = [share(words.leads[1], other.leads[0]) for words, other in ((old, new), (new, old)) if len(words.leads) > 1 and other.leads]
    return max(first + second, default=0.0)


def _near(old: ReportText, new: ReportText) -> bool:
    return not old.published or not new.published or abs((new.published - old.published).days) <= NEAR_DAYS


def _same_outlet(old: _Text, new: _Text) -> bool:
    return bool(old.source.outlet) and normal(old.source.outlet or "") == normal(new.source.outlet or "")


def _reprint(pair: tuple[_Text, _Text], words: tuple[_Words, _Words], part: float, common: int) -> bool:
    """Whether an outlet prints its own text again: nearly all of it, and other figures only where it says that it corrects."""
    old, new = pair
    jaccard = common / len(words[0].runs | words[1].runs)
    same_figures = words[0].figures == words[1].figures or old.source.published == new.source.published
    return part >= OWN_SHARE and jaccard >= OWN_SHARE - 0.1 and (same_figures or new.corrected or old.corrected)


def _kind(old: _Words, new: _Words, common: int, corrected: bool) -> CopyKind:
    if corrected:
        return "corrected"
    of_old, of_new = common / len(old.runs), common / len(new.runs)
    if of_old >= 0.9 and of_new >= 0.9:
        return "verbatim"
    if of_new >= 0.8:
        return "shortened"
    return "extended" if of_old >= 0.8 else "reworked"


def _group(texts: list[_Text], copies: list[Copy]) -> CopyGroup:
    named = [a for t in texts for a in (*t.source.agencies, *([t.source.outlet] if t.source.outlet in t.source.agencies else []))]
    agency = Counter(named).most_common(1)[0][0] if named else None
    return CopyGroup(tuple(t.source.report for t in texts), tuple(copies), agency)
