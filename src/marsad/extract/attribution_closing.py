"""Speakers behind what they say, read by place: "... , two officials said on Friday". Holds where a lost comma misled the parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract.attribution_speaker import of_owner, office_of, speaker_of, without_article
from marsad.extract.scene import Scene
from marsad.model import Span, Speaker
from marsad.text.document import Sentence, Token, cover
from marsad.vocab.reporting import ReportingCue, ReportingWords

_NAME = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "POS", "HYPH", "PRP$", "JJR", "JJS"})
_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset({",", ".", "''", "``", ":", "-LRB-", "-RRB-", "_SP", '"'})
_LINKS = frozenset("on in at to from via through by during late early earlier later without after before this".split())
_BARRED = frozenset({"which", "who", "whom", "what", "that", "than", "whose", "how", "why", "where"})
_OWNING = frozenset({"office", "title", "ministry", "document", "medium"})
LONGEST = 12
"""Words that the name of a speaker may have."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Token indices of what is said, and who says it."""

    content: tuple[int, int]
    speakers: tuple[Speaker, ...]


def closing_phrase(scene: Scene, verb: Token, words: ReportingWords, cue: ReportingCue) -> Closing | None:
    """The speaker right before a finite verb that ends its clause, with all before as content; None where the verb does not close.

    A verb that does more than speak with a pronoun right behind a noun may be a relative clause ("a truce they declared")."""
    sentence = scene.sentence
    if _is_apart(sentence, verb):
        return None
    if verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or not _closes(sentence, verb, cue.hearer):
        return None
    first = _first_of_name(sentence, verb, words)
    if first is None or first < 2 or sentence.tokens[first - 1].lower in _BARRED:
        return None
    name = _without_time([t for t in sentence.tokens[first : verb.i] if t.tag not in ("RB", "HVS") and t.dep != "aux"], words)
    if not name or not any(t.tag in _NOUN for t in name) or not _tells(scene, first):
        return None
    if name[0].tag == "PRP" and sentence.tokens[first - 1].pos == "NOUN" and (cue.object or cue.clause):
        return None
    owner = _owner_of_clause(sentence, name[0], first)
    speakers = [_speaker(scene, name, words) if owner is None else speaker_of(scene, owner, words)]
    first = first if owner is None else sentence.subtree(owner)[0].i
    joined = _joined(scene, first, words)
    if joined is not None:
        first, other = joined
        speakers = [other, *speakers]
    last = _resumed(sentence, verb) or first - 1
    named = tuple(s for s in speakers if s is not None)
    return Closing((_start(sentence, first), last), named) if named else None


def _owner_of_clause(sentence: Sentence, word: Token, first: int) -> Token | None:
    """The noun whose relative clause ends in a pronoun before the verb: "the group that supports it said"."""
    before = sentence.tokens[first - 1]
    if word.tag != "PRP" or before.dep != "relcl" or not any(t.tag in ("WDT", "WP") for t in sentence.children(before, "nsubj")):
        return None
    return sentence.head(before)


def _joined(scene: Scene, first: int, words: ReportingWords) -> tuple[int, Speaker | None] | None:
    """Another speaker joined by "and" in front of the one at token `first`, behind a comma: where it begins, and who."""
    tokens = scene.sentence.tokens
    if first < 3 or tokens[first - 1].tag != "CC":
        return None
    start = _first_of_name(scene.sentence, tokens[first - 1], words)
    if start is None or start < 1 or tokens[start - 1].text not in ',"”':
        return None
    return start, _speaker(scene, tokens[start : first - 1], words)


def _is_apart(sentence: Sentence, verb: Token) -> bool:
    """Whether a comma sets subject and verb apart from what they tell, so that the parse can be trusted."""
    subject = sentence.children(verb, "nsubj")
    first = sentence.subtree(subject[0])[0].i if subject else 0
    clause = [t for t in sentence.children(verb, "ccomp", "parataxis") if t.i < first]
    return first > 0 and bool(clause) and sentence.tokens[first - 1].text in ',"”’'


def _closes(sentence: Sentence, verb: Token, hearer: bool) -> bool:
    """Whether nothing that the verb could introduce follows it."""
    after = [t for t in sentence.children(verb, "ccomp", "nsubj", "attr", *(() if hearer else ("dobj", "dative"))) if t.i > verb.i]
    if any(not _is_loose(sentence, t) for t in after):
        return False
    heard = max((sentence.subtree(t)[-1].i for t in sentence.children(verb, "dobj", "dative") if hearer and t.i > verb.i), default=verb.i)
    rest = [t for t in sentence.tokens[heard + 1 :] if t.tag not in ("RB", "``", "''")]
    if verb.tag == "VBN" and rest and rest[0].lower == "by":
        return False
    if not rest or rest[0].tag in (".", ":", "VBG", "CC") or rest[0].text in ',"”':
        return not rest or rest[0].text != ":"
    if rest[0].dep in ("mark", "advmod") and rest[0].tag in ("IN", "WRB") and rest[0].lower != "that":
        return True
    if rest[0].lower not in _LINKS and rest[0].tag not in ("NNP",):
        return False
    clause = _until_mark(rest)
    return not any(t.tag in _FINITE or t.lower == "that" for t in clause)


def _is_loose(sentence: Sentence, token: Token) -> bool:
    """A dependent that a comma, or an "-ing" form, sets apart from the verb."""
    between = sentence.tokens[token.head + 1 : sentence.subtree(token)[0].i]
    return token.tag == "VBG" or any(t.text == "," for t in between)


def _until_mark(tokens: Sequence[Token]) -> list[Token]:
    clause = []
    for token in tokens:
        if token.text in ",;" or token.tag == "VBG":
            break
        clause.append(token)
    return clause


def _first_of_name(sentence: Sentence, verb: Token, words: ReportingWords) -> int | None:
    """Where the noun phrase right before the verb begins."""
    at = verb.i
    while at > 0 and (sentence.tokens[at - 1].tag == "RB" or sentence.tokens[at - 1].dep == "aux"):
        at -= 1
    start = at
    while at > 0 and start - at < LONGEST:
        token = sentence.tokens[at - 1]
        if token.tag in ("DT", "PRP"):
            return at - 1
        if (token.tag == "IN" and at < start and _owns(sentence, at - 1, words)) or token.tag in _NAME:
            at -= 1
        else:
            break
    return at if at < start else None


def _owns(sentence: Sentence, at: int, words: ReportingWords) -> bool:
    """Whether a preposition inside a name belongs to it: "Observatory for", "ministry of"; not "city of"."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or before.tag not in _NOUN or sentence.tokens[at].lower not in ("of", "for"):
        return False
    classes = words.classes(before.text)
    if classes & _OWNING or any(c.startswith("kind:") for c in classes):
        return True
    return sentence.tokens[at].lower == "for" and before.tag.startswith("NNP")


def _without_time(tokens: list[Token], words: ReportingWords) -> list[Token]:
    while tokens and ("time" in words.classes(tokens[0].text) or tokens[0].tag == "POS"):
        tokens = tokens[1:]
    return tokens


def _tells(scene: Scene, first: int) -> bool:
    """Whether what stands before tells something: a verb or a trigger."""
    before = scene.sentence.tokens[:first]
    if any(t.pos in ("VERB", "AUX") for t in before):
        return True
    end = before[-1].span.end if before else 0
    return any(t.span.end <= end for t in scene.triggers)


def _start(sentence: Sentence, first: int) -> int:
    """The start of the clause: behind the last semicolon before the speaker."""
    return max((t.i + 1 for t in sentence.tokens[: first - 1] if t.text == ";"), default=0)


def _resumed(sentence: Sentence, verb: Token) -> int | None:
    """The end of a content that goes on behind the speaker: "a monitor said and caused damage", "the reader said, have fled"."""
    rest = [t for t in sentence.tokens[verb.i + 1 :] if t.tag not in ("RB",)]
    while rest and rest[0].text in ',"”':
        rest = rest[1:]
    if rest and rest[0].tag == "CC" and len(rest) > 1:
        return len(sentence.tokens) - 1 if rest[1].tag in ("VBD", "VBZ", "VBN") else None
    return len(sentence.tokens) - 1 if rest and rest[0].tag in _FINITE else None


def name_before(scene: Scene, verb: Token, words: ReportingWords) -> Speaker | None:
    """The noun phrase right before a verb as a speaker, for a parse that found no subject."""
    first = _first_of_name(scene.sentence, verb, words)
    before = scene.sentence.tokens[first : verb.i] if first is not None else ()
    name = _without_time([t for t in before if t.tag != "RB" and t.dep != "aux"], words)
    return _speaker(scene, name, words) if name and any(t.tag in _NOUN for t in name) else None


def _speaker(scene: Scene, tokens: Sequence[Token], words: ReportingWords) -> Speaker | None:
    span = cover(tokens)
    text = without_article(span.of(scene.text))
    if not text or text.lower() in ("i", "we", "you"):
        return None
    start = scene.text.find(text, span.start, span.end)
    exact = Span(start, start + len(text)) if start >= 0 else span
    return Speaker(exact, text, text, office_of(text, words) or of_owner(span.of(scene.text), words) or None)
