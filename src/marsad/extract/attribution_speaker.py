"""Who speaks: from the noun that a reporting word points at to the phrase that names the speaker, and whom a spokesman speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from marsad.extract.scene import Scene
from marsad.model import Span, Speaker
from marsad.text.document import Token, cover
from marsad.vocab.patterns import words_of
from marsad.vocab.reporting import ReportingWords

_LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod", "npadvmod", "case", "det", "punct", "dep"})
_DEFINING = frozenset({"of", "for", "by", "from", "with"})
_BREAKS = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "ccomp"})
_NAMED = frozenset({"NNP", "NNPS"})
_ARTICLE = re.compile(
    r"(?:(?:the|a|an|its|their|his|her|our|both|this|that|these|those|one|another|meanwhile|and|but|as)\s+)+", re.IGNORECASE
)
_AFTER_OFFICE = re.compile(r"\s*(?:of|for|with|from|at)\s+(?:the\s+|a\s+|an\s+)?", re.IGNORECASE)
_SILENT = frozenset("i we you me us who which that what this there one nobody none somebody someone".split())
PRONOUNS = frozenset({"he", "she", "it", "they"})


def speakers_of(scene: Scene, heads: Iterable[Token], words: ReportingWords) -> tuple[Speaker, ...]:
    """The speakers whose phrases have these heads, in text order, coordinated ones and a medium that members write for included."""
    found: list[Speaker] = []
    for head in heads:
        found += _with_medium(scene, head, words)
        for other in scene.sentence.children(head, "conj"):
            if other.pos in ("NOUN", "PROPN"):
                found += _with_medium(scene, other, words)
    return tuple(found)


def speaker_of(scene: Scene, head: Token, words: ReportingWords) -> Speaker | None:
    """The speaker with this head; None for words that name nobody. `organisation` is raw: the words for whom a spokesman speaks."""
    if head.lower in _SILENT:
        return None
    named = _named_apposition(scene, head, words)
    core = _phrase(scene, named or head)
    if core is None:
        return None
    said = _speaker(scene, core)
    own, about = office_of(said.text, words) or of_owner(core.of(scene.text), words), ""
    if named is not None:
        lead = _phrase(scene, head)
        about = office_of(lead.of(scene.text), words) if lead else ""
    for aside in scene.sentence.children(named or head, "appos"):
        span = _phrase(scene, aside)
        about = about or (office_of(span.of(scene.text), words) if span else "")
    return replace(said, organisation=own or about or None)


def office_of(phrase: str, words: ReportingWords) -> str:
    """The words for whom the holder of an office speaks: "army" of "army spokesman", "monitor" of "head of the monitor"."""
    office = words.offices(words_of(phrase))
    if office is None:
        return ""
    behind = _AFTER_OFFICE.match(phrase, office.end)
    if behind:
        return without_article(phrase[behind.end() :])
    return without_article(phrase[: office.start]).removesuffix("'s").removesuffix("’s")


def of_owner(phrase: str, words: ReportingWords) -> str:
    """ "its" of "its spokesman"."""
    owner = phrase.partition(" ")[0].lower()
    return owner if owner in ("its", "their") and words.offices(words_of(phrase)) is not None else ""


def without_article(phrase: str) -> str:
    """A phrase as one line without article or possessive pronoun at its start."""
    line = " ".join(phrase.split()).strip(" ,;:\"“”'‘’")
    lead = _ARTICLE.match(line)
    return line[lead.end() :] if lead else line


def _with_medium(scene: Scene, head: Token, words: ReportingWords) -> list[Speaker]:
    """The speaker, and the medium behind "journalists of the magazine"."""
    speaker = speaker_of(scene, head, words)
    if speaker is None:
        return []
    media = _media_of(scene, head, words) if "hearer" in words.classes(head.text) else []
    if media and (first := media[0].span) is not None and speaker.span is not None and speaker.span.holds(first):
        text = without_article(scene.text[speaker.span.start : head.span.end])
        speaker = replace(speaker, span=Span(speaker.span.start, head.span.end), text=text, name=text)
    return [speaker, *media]


def _media_of(scene: Scene, head: Token, words: ReportingWords) -> list[Speaker]:
    """Media that a noun belongs to."""
    behind = [p for p in scene.sentence.children(head, "prep") if p.lower in ("of", "from", "for")]
    media = [o for p in behind for o in scene.sentence.children(p, "pobj") if "medium" in words.classes(o.text)]
    return [m for o in media if (m := speaker_of(scene, o, words))]


def _named_apposition(scene: Scene, head: Token, words: ReportingWords) -> Token | None:
    """The proper name beside a common noun: "a monitoring group, the Syrian Observatory"."""
    if head.tag in _NAMED:
        return None
    return next((t for t in scene.sentence.children(head, "appos") if t.tag in _NAMED), None)


def _speaker(scene: Scene, span: Span) -> Speaker:
    text = without_article(span.of(scene.text))
    start = scene.text.find(text, span.start, span.end)
    exact = Span(start, start + len(text)) if start >= 0 and text else span
    return Speaker(exact, text, text)


def _phrase(scene: Scene, head: Token) -> Span | None:
    """The words of a noun phrase that name somebody: modifiers before its head, defining complements after it."""
    sentence = scene.sentence
    inside = [head]
    for child in reversed([t for t in sentence.children(head) if t.i < head.i]):
        branch = sentence.subtree(child)
        if child.dep not in _LEFT or branch[-1].i + 1 != min(t.i for t in inside):
            break
        if child.dep == "punct" and child.text != "-":
            break
        inside += branch
    inside += _complement(scene, head)
    return cover(_last_noun_phrase(sorted(inside, key=lambda t: t.i), head)) if inside else None


def _last_noun_phrase(tokens: list[Token], head: Token) -> list[Token]:
    """Without what a lost comma glued on in front: an article inside a phrase begins the real one."""
    inner = [n for n, t in enumerate(tokens) if t.i < head.i and t.tag == "DT"]
    return tokens[max((n for n in inner if not (n and tokens[n - 1].lower in ("of", "for"))), default=0) :]


def _complement(scene: Scene, head: Token) -> list[Token]:
    sentence, end = scene.sentence, head.i
    found: list[Token] = []
    for child in (t for t in sentence.children(head, "prep", "amod") if t.i > head.i):
        branch = sentence.subtree(child, _BREAKS)
        if (child.dep == "prep" and child.lower not in _DEFINING) or branch[0].i != end + 1:
            break
        found += branch
        end = branch[-1].i
    return found
