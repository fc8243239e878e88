"""Which reports are one text: candidates by minhash of their paragraphs, then a decision by exact containment, with its reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rensa import RMinHash

from marsad.link.sets import DisjointSets
from marsad.link.words import LinkWords, normal, share, shingles, tokens
from marsad.model import Copy, CopyGroup, CopyKind, ReportText

PERMUTATIONS, ROWS = 32, 2
"""Minhash values a paragraph and values a band: 16 bands of two find paragraphs that share about a quarter of their words in a row."""
KEPT = 8
"""How many of the oldest texts of a bucket a new text is compared with: what keeps ten thousand copies of one text linear."""
NEAR_DAYS = 10
"""Copies of a wire text are printed within days of it; the same words weeks later are background."""
MIN_SHARE, MIN_LEAD = 0.35, 0.65
"""Share of the shorter text and of the opening paragraph that must stand in the other."""
OWN_SHARE = 0.85
"""An outlet that prints its own text again prints nearly all of it; less is a series with a template."""
FOOTER_TIMES = 3
_GAP = re.compile(r"\n\s*\n|\n")
_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Text:
    source: ReportText
    paragraphs: tuple[frozenset[str], ...]
    shingles: frozenset[str]
    leads: tuple[frozenset[str], ...]
    figures: Counter[str]
    corrected: bool


def find_copies(reports: Iterable[ReportText], words: LinkWords | None = None) -> tuple[CopyGroup, ...]:
    """The groups of reports that are one text, oldest report first; reports without a copy are in no group.

    Order of input does not matter. Cost grows linearly with the number of reports.
    """
    ordered = sorted(reports, key=_age)
    texts = _read(ordered, words or LinkWords())
    found = [copy for left, right in _candidates(texts) if (copy := _judge(texts[left], texts[right]))]
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
    parted = [[tokens(p) for p in _GAP.split(r.text) if p.strip()] for r in reports]
    footers = _footers(reports, parted)
    return [
        _text(report, [p for p in parts if (normal(report.outlet or ""), " ".join(p)) not in footers], words)
        for report, parts in zip(reports, parted, strict=True)
    ]


def _footers(reports: Sequence[ReportText], parted: Sequence[list[list[str]]]) -> frozenset[tuple[str, str]]:
    """Paragraphs that an outlet prints under several different openings."""
    openings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report, parts in zip(reports, parted, strict=True):
        opening = next((" ".join(p) for p in parts if len(p) >= 12), "")
        for part in parts:
            line = " ".join(part)
            if line != opening:
                openings[normal(report.outlet or ""), line].add(opening)
    return frozenset(key for key, heads in openings.items() if len(heads) >= FOOTER_TIMES)


def _text(report: ReportText, parts: list[list[str]], words: LinkWords) -> _Text:
    long = [p for p in parts if len(p) >= 12]
    every = [w for p in long for w in p]
    said = normal(report.title or "") + " " + normal(report.text[-400:])
    figures = Counter(_FIGURE.findall(report.text))
    corrected = any(f" {phrase} " in f" {said} " for phrase in words.correction)
    leads = tuple(shingles(p) for p in long[:2])
    return _Text(report, tuple(shingles(p, 2) for p in long), shingles(every), leads, figures, corrected)


def _candidates(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    """Pairs (older, newer) that share a bucket of a paragraph."""
    flat = [p for t in texts for p in t.paragraphs]
    owner = [n for n, t in enumerate(texts) for _ in t.paragraphs]
    digests = RMinHash.digests_from_token_sets([sorted(p) for p in flat], PERMUTATIONS, 1) if flat else []
    buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for n, digest in zip(owner, digests, strict=True):
        for band in range(0, PERMUTATIONS, ROWS):
            bucket = buckets[(band, *digest[band : band + ROWS])]
            pairs.update((old, n) for old in bucket if old != n)
            if len(bucket) < KEPT and n not in bucket:
                bucket.append(n)
    return sorted(pairs)


def _judge(old: _Text, new: _Text) -> Copy | None:
    """Whether `new` is the text of `old`, and how."""
    if not _near(old.source, new.source):
        return None
    common = len(old.shingles & new.shingles)
    shorter = min(len(old.shingles), len(new.shingles))
    part = common / shorter if shorter else 0.0
    lead = max([share(h, new.shingles) for h in old.leads[:1]] + [share(h, old.shingles) for h in new.leads])
    if part < MIN_SHARE or lead < MIN_LEAD or (_same_outlet(old, new) and not _reprint(old, new, part, common)):
        return None
    kind = _kind(old, new, common)
    reason = f"{kind}: {part:.0%} of the shorter text and {lead:.0%} of an opening paragraph stand in the other"
    return Copy(old.source.report, new.source.report, kind, round(part, 3), reason)


def _near(old: ReportText, new: ReportText) -> bool:
    return not old.published or not new.published or abs((new.published - old.published).days) <= NEAR_DAYS


def _same_outlet(old: _Text, new: _Text) -> bool:
    return bool(old.source.outlet) and normal(old.source.outlet or "") == normal(new.source.outlet or "")


def _reprint(old: _Text, new: _Text, part: float, common: int) -> bool:
    """Whether an outlet prints its own text again: nearly all of it, and other figures only where it says that it corrects."""
    jaccard = common / len(old.shingles | new.shingles)
    same_figures = old.figures == new.figures or old.source.published == new.source.published
    return part >= OWN_SHARE and jaccard >= OWN_SHARE - 0.1 and (same_figures or new.corrected or old.corrected)


def _kind(old: _Text, new: _Text, common: int) -> CopyKind:
    if new.corrected:
        return "corrected"
    of_old, of_new = common / len(old.shingles), common / len(new.shingles)
    if of_old >= 0.9 and of_new >= 0.9:
        return "verbatim"
    if of_new >= 0.8:
        return "shortened"
    return "extended" if of_old >= 0.8 else "reworked"


def _group(texts: list[_Text], copies: list[Copy]) -> CopyGroup:
    named = [a for t in texts for a in (*t.source.agencies, *([t.source.outlet] if t.source.outlet in t.source.agencies else []))]
    agency = Counter(named).most_common(1)[0][0] if named else None
    return CopyGroup(tuple(t.source.report for t in texts), tuple(copies), agency)
