"""The method page of an export: made from what is installed and from the reports themselves, so that it tells what was really done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from marsad.export.given import Given, Head

RULES = """\
- Reports are read by rules and dictionaries over a small language model; each field of a claim names the words and rule that decided it.
- What reports plan, threaten, suppose or deny is not an event. A day or a place that is not told stays empty; none is supposed.
- Copies of one wire text count once. A source is who says so, not who prints it; two outlets that quote one monitor are one source.
- Dead are a range from the lowest to the highest number told.
- Grades are Airwars': Confirmed where a party to the fighting accepts it, Fair from two independent sources, Weak from one, Contested
  where accounts exclude one another. The Admiralty pair is reliability of the best source (A-F) and credibility (1-6), by rule.
- Who held a place is worked out day by day from all statements about it: a statement against its speaker's own side weighs more, one for it
  less; certainty fades without news; days of which nobody speaks are empty.
- Points stand for settlements. Those of sites and quarters are rounded to about a kilometre."""


def method_page(given: Given) -> str:
    """The page, in Markdown."""
    return "\n".join(_lines(given)) + "\n"


def _lines(given: Given) -> Iterator[str]:
    heads = list(given.heads.values())
    days = sorted(head.published for head in heads if head.published)
    yield from ("# Method", "", f"Made by marsad {given.software} (version of the program + version of its vocabulary).", "")
    yield f"Reports: {len(heads)}" + (f", published {days[0]} to {days[-1]}." if days else ".")
    yield f"Asked for: {', '.join(given.asked.filters) or 'everything'}."
    if given.asked.known:
        yield f"Only what reports {given.asked.known} say."
    yield from ("", "## Rules", "", RULES, "", "## Outlets, and since when they are read", "")
    yield from ("A new outlet makes more events known, not more events happen: compare counts before and after with care.", "")
    yield from ("| outlet | reports | first added |", "|---|---|---|")
    for outlet, theirs in sorted(_by_outlet(heads).items()):
        yield f"| {outlet.replace('|', ' ')} | {len(theirs)} | {min(head.added for head in theirs)[:10]} |"


def _by_outlet(heads: list[Head]) -> dict[str, list[Head]]:
    found: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        found[" ".join((head.outlet or "not named").split())].append(head)
    return found
