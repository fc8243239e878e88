"""Speakers of a report made one: "a monitor", "the Observatory", "he"; sources get their name, spokesmen their organisation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from marsad.model import Actor, ActorMention, Article, Attribution, Reading, Span, Speaker
from marsad.vocab.patterns import words_of
from marsad.vocab.reporting import ReportingWords
from marsad.vocab.sources import Source, SourceName, SourceRegistry

_INDEFINITE = re.compile(r"\b(?:an?|one|another|some|two|three|several)\s+$", re.IGNORECASE)
_PERSONAL = frozenset({"he", "she"})
_THING = frozenset({"it", "they", "its", "their"})
_KINDS: dict[str, tuple[str, ...]] = {
    "kind:monitor": ("monitor",),
    "kind:rights-group": ("rights-group", "monitor"),
    "kind:agency": ("agency", "party-media"),
    "kind:charity": ("charity",),
    "kind:broadcaster": ("outlet",),
    "kind:newspaper": ("outlet",),
    "kind:group": ("monitor", "rights-group", "charity"),
}
"""Which kinds of source a noun can stand for, in the order of trust (nouns: `resources/cues/en/reporting.yaml`)."""
_MODIFIED = frozenset({"kind:monitor", "kind:rights-group", "kind:charity"})
"""Nouns that keep their meaning under an adjective ("Britain-based monitor") or behind "a"."""
STATE_KINDS = frozenset({1, 8})
"""Kinds of actors that are parts of a state, at home or abroad."""
PEOPLE = frozenset({5, 6, 7})
"""Kinds of actors that are no party: their speakers keep the words of the report."""
NEAR = 60
"""Code points around a speaker in which its organisation is looked for."""
MEMORY = 60
"""Speakers told before among whom a short name is looked for."""


@dataclass(slots=True)
class _Report:
    """What is known of the speakers of one report while it is gone through in reading order."""

    text: str
    registry: SourceRegistry
    words: ReportingWords
    names: Sequence[SourceName]
    actors: Sequence[ActorMention]
    told: list[Speaker] = field(default_factory=list)


def resolve_speakers(
    attributions: Sequence[Attribution], article: Article, actors: Sequence[ActorMention], registry: SourceRegistry, words: ReportingWords
) -> dict[Attribution, Attribution]:
    """Each attribution with its speakers resolved: `text` in the fullest form the report has, `name` canonical, `organisation` of one who
    speaks for it, `side` the party. `actors` are the resolved mentions of the report."""
    listed = [w for b in article.blocks for w in words_of(article.received, b.span)]
    report = _Report(article.received, registry, words, registry.find(listed), actors)
    known: dict[tuple[Span | None, str], Speaker] = {}
    for speaker in sorted({s for a in attributions for s in a.chain}, key=_place):
        resolved = _resolve(speaker, report)
        known[speaker.span, speaker.text] = resolved
        report.told.append(resolved)
    return {a: replace(a, chain=_once(known[s.span, s.text] for s in a.chain)) for a in attributions}


def _place(speaker: Speaker) -> tuple[int, int, str]:
    return (speaker.span.start, speaker.span.end, speaker.text) if speaker.span else (-1, -1, speaker.text)


def _once(chain: Iterable[Speaker]) -> tuple[Speaker, ...]:
    return tuple({s.name: s for s in reversed(list(chain))}.values())[::-1]


def _resolve(speaker: Speaker, report: _Report) -> Speaker:
    lower = speaker.text.lower()
    if lower in _PERSONAL or lower in _THING or report.words.is_bare_document(lower):
        return _antecedent(speaker, lower in _PERSONAL, report)
    if speaker.organisation:
        return _officer(speaker, speaker.organisation, report)
    named = _registered(speaker, report) or _same_as_told(speaker, report) or _of_kind(speaker, report)
    return (
        named
        or _state_media(speaker, report)
        or _party(speaker, report)
        or _of_ministry(speaker, report)
        or replace(speaker, name=report.words.without_count(speaker.text))
    )


def _antecedent(speaker: Speaker, person: bool, report: _Report) -> Speaker:
    """Whom a pronoun or "the statement" stands for: the last speaker that can be a person, or a thing."""
    recent = [s for s in report.told[::-1][:MEMORY] if s.text.lower() not in _PERSONAL | _THING]
    if person:
        recent = [s for s in recent if not (s.text.islower() and s.text.endswith("s"))]
    fits = [s for s in recent if (s.name in report.registry.by_name) != person or s.organisation is not None]
    found = next(iter(fits or recent), None)
    return replace(found, span=speaker.span) if found is not None else speaker


def _officer(speaker: Speaker, organisation: str, report: _Report) -> Speaker:
    """One who speaks for an organisation: the organisation gets its own name, the person the fullest one."""
    if organisation.lower() in _THING:
        owner = _antecedent(Speaker(speaker.span, organisation, organisation), False, report)
        return replace(speaker, organisation=owner.organisation or owner.name, side=owner.side)
    known = _same_as_told(speaker, report)
    raw = _part(speaker, organisation, report)
    whole = (
        _registered(raw, report)
        or _of_kind(raw, report)
        or _party(raw, report)
        or _same_as_told(raw, report)
        or _of_ministry(raw, report)
        or raw
    )
    body = whole.organisation or whole.name
    if known is not None and known.organisation == body and len(known.text) > len(speaker.text):
        return replace(known, span=speaker.span)
    return replace(speaker, organisation=body, side=whole.side)


def _part(speaker: Speaker, words: str, report: _Report) -> Speaker:
    """The words of an organisation as a speaker of their own, at their place where they stand beside the speaker."""
    if speaker.span is None:
        return Speaker(None, words, words)
    near = report.text.find(words, max(0, speaker.span.start - 2 * NEAR), speaker.span.end + 2 * NEAR)
    at = report.text.find(words, speaker.span.start, speaker.span.end + 2 * NEAR)
    start = at if at >= 0 else near
    return Speaker(Span(start, start + len(words)) if start >= 0 else None, words, words)


def _registered(speaker: Speaker, report: _Report) -> Speaker | None:
    """A speaker whom the registry knows, or who belongs to one that it knows ("SANA reporter")."""
    found = report.registry.find(words_of(speaker.text))
    if not found:
        return None
    best = max(found, key=lambda f: (f.how != "weak", f.how == "person", f.span.end, len(f.span)))
    if best.how == "person":
        full = _fullest(speaker.text, report)
        return replace(speaker, text=full, name=full, organisation=best.source.name, side=best.source.side)
    rest = (speaker.text[: best.span.start] + " " + speaker.text[best.span.end :]).strip()
    if best.how == "weak" and rest:
        return None
    if best.span.end >= len(speaker.text.rstrip(".")) or report.words.classes(rest) & _KINDS.keys():
        full = _as_written(best.source, report) or speaker.text
        written = full if best.how == "weak" else best.span.of(speaker.text) if not report.words.classes(rest) else speaker.text
        return replace(speaker, text=written, name=best.source.name, side=best.source.side)
    if best.span.start == 0 and best.source.kind in ("agency", "outlet") and "title" in report.words.classes(rest):
        return replace(speaker, name=rest)
    belongs = best.span.start == 0 and report.words.classes(rest) & {"hearer", "office"}
    return replace(speaker, organisation=best.source.name, side=best.source.side) if belongs else replace(speaker, side=best.source.side)


def _as_written(source: Source, report: _Report) -> str | None:
    """The longest strong name of a source in the report."""
    written = [n.span.of(report.text) for n in report.names if n.source is source and n.how == "strong"]
    return max(written, key=len, default=None)


def _fullest(name: str, report: _Report) -> str:
    """The longest form of a person's name in the report that ends as `name` does."""
    written = [n.span.of(report.text) for n in report.names if n.how == "person"]
    last = name.split()[-1].lower()
    return max([name, *(w for w in written if w.split()[-1].lower() == last)], key=len)


def _same_as_told(speaker: Speaker, report: _Report) -> Speaker | None:
    """An earlier speaker whose words hold all words of this one: "the spokesman", "the sources", a surname."""
    if _is_indefinite(speaker, report):
        return None
    wanted = set(report.words.without_count(speaker.text).lower().split())
    for told in reversed(report.told[-MEMORY:]):
        if told.span is not None and speaker.span is not None and told.span.touches(speaker.span):
            continue
        if wanted <= set(told.text.lower().split()) and len(told.text) >= len(speaker.text):
            return replace(told, span=speaker.span)
    return None


def _is_indefinite(speaker: Speaker, report: _Report) -> bool:
    start = speaker.span.start if speaker.span else 0
    return bool(_INDEFINITE.search(report.text, max(0, start - 9), start)) and not speaker.text[:1].isupper()


def _of_kind(speaker: Speaker, report: _Report) -> Speaker | None:
    """ "The monitor", "the agency": the source of that kind which the report names, nearest before, else after."""
    for kind in sorted(report.words.classes(speaker.text) & _KINDS.keys(), key=list(_KINDS).index):
        if not _is_bare(speaker, kind, report):
            continue
        fitting = [n for n in report.names if n.source.kind in _KINDS[kind] and n.how == "strong"]
        start = speaker.span.start if speaker.span else 0
        before = [n for n in fitting if n.span.start < start]
        nearest = before[-1] if before else next(iter(fitting), None)
        if nearest is not None:
            full = _as_written(nearest.source, report) or nearest.source.name
            return replace(speaker, text=full, name=nearest.source.name, side=nearest.source.side)
    return None


def _is_bare(speaker: Speaker, kind: str, report: _Report) -> bool:
    if speaker.text.endswith("s") and speaker.text[1:].islower():
        return False
    if kind in _MODIFIED:
        return True
    return not _is_indefinite(speaker, report) and len(speaker.text.split()) <= 2 and speaker.text.islower()


def _party(speaker: Speaker, report: _Report) -> Speaker | None:
    """A speaker who is a party or belongs to one: armed groups by their canonical name, parts of a state by the fullest name told."""
    government = report.registry.states.government_in(speaker.text)
    if government is not None:
        return replace(speaker, name=government, side=government)
    mention = _mention(speaker, report)
    actor = _actor(mention)
    if mention is None or actor is None or actor.kind in PEOPLE:
        return None
    named = replace(speaker, side=actor.name)
    if "ministry" in report.words.classes(speaker.text):
        return None
    own = report.registry.states.without_possessive(speaker.text)
    shorter, longer = len(mention.text) < len(speaker.text) - 4, len(mention.text) > len(speaker.text) + 4
    if own != speaker.text or shorter or (longer and " " in speaker.text):
        return replace(named, name=own)
    head = "government" in report.words.classes(speaker.text.split()[-1])
    if actor.kind not in STATE_KINDS or mention.rule.startswith("country") or (actor.name.startswith("Government of") and head):
        return replace(named, name=actor.name if mention.rule.startswith(("name", "group", "country", "state")) else speaker.text)
    return replace(named, name=_with_owner(speaker, mention, report))


def _actor(mention: ActorMention | None) -> Actor | None:
    """The identity of a mention; of a country or capital that speaks, its government."""
    if mention is None:
        return None
    if mention.rule.startswith("country"):
        return next((a for a in mention.candidates if a.name.startswith("Government of")), mention.actor)
    return mention.actor


def _mention(speaker: Speaker, report: _Report) -> ActorMention | None:
    if speaker.span is None:
        return None
    inside = [m for m in report.actors if m.span.touches(speaker.span)]
    return max(inside, key=lambda m: len(m.span), default=None)


def _with_owner(speaker: Speaker, mention: ActorMention, report: _Report) -> str:
    """ "Congolese army" for "army": what the report or the registry calls this part of the state."""
    if len(speaker.text.split()) > 1 or mention.actor is None:
        return speaker.text
    adjective = report.registry.states.adjective(mention.actor.country) if mention.actor.kind in STATE_KINDS else None
    if adjective is not None:
        return f"{adjective} {speaker.text}"
    head = speaker.text.lower()
    same = [m.text for m in report.actors if m.actor == mention.actor and len(m.text.split()) <= 4]
    longer = [text for text in same if text.lower().endswith(" " + head)]
    return min(map(_bare, longer), key=len, default=mention.actor.name)


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE)


def _of_ministry(speaker: Speaker, report: _Report) -> Speaker | None:
    """ "The interior ministry" without a country: "Ministry of Interior of Afghanistan", of the state that the report names most."""
    words = speaker.text.split()
    if len(words) != 2 or not speaker.text.islower() or "ministry" not in report.words.classes(words[1]):
        return None
    country = report.registry.states.name(_country(report)) or ""
    name = f"{words[1].capitalize()} of {words[0].capitalize()}" + (f" of {country}" if country else "")
    return replace(speaker, name=name, side=f"Government of {country}" if country else None)


def _state_media(speaker: Speaker, report: _Report) -> Speaker | None:
    """ "State television" of the state that the report names most."""
    adjective = report.registry.states.adjective(_country(report))
    if adjective is None or len(speaker.text.split()) > 3 or "state" not in report.words.classes(speaker.text):
        return None
    listed = report.registry.find(words_of(f"{adjective} {speaker.text}"))
    if listed and listed[0].how == "strong":
        return replace(speaker, name=listed[0].source.name, side=listed[0].source.side)
    return replace(
        speaker, name=f"{adjective} {speaker.text.lower()}", side=f"Government of {report.registry.states.name(_country(report))}"
    )


def _country(report: _Report) -> str | None:
    """The country whose own forces or government the report names most, as its ISO code."""
    states = Counter(m.actor.country for m in report.actors if m.actor is not None and m.actor.kind == 1 and m.rule.startswith("state"))
    return next((code for code, _ in states.most_common(1)), None)


def with_speakers(
    reading: Reading, article: Article, actors: Sequence[ActorMention], registry: SourceRegistry, words: ReportingWords
) -> Reading:
    """A reading whose attributions, and those of its claims, have resolved speakers."""
    resolved = resolve_speakers(reading.attributions, article, actors, registry, words)
    return replace(
        reading,
        events=tuple(replace(e, attribution=resolved.get(e.attribution)) if e.attribution else e for e in reading.events),
        control=tuple(replace(c, attribution=resolved.get(c.attribution)) if c.attribution else c for c in reading.control),
        attributions=tuple(resolved[a] for a in reading.attributions),
    )
