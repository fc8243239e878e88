"""The reporting words of one sentence read: each with its speakers, those who relay them, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.extract.attribution_closing import closing_phrase, name_before
from marsad.extract.attribution_content import (
    Range,
    after_colon,
    clause_content,
    extent,
    positional_content,
    prepositional_content,
    span_of,
)
from marsad.extract.attribution_headline import headline
from marsad.extract.attribution_speaker import speaker_of, speakers_of
from marsad.extract.frame import is_verbal
from marsad.extract.scene import Scene
from marsad.model import Span, Speaker
from marsad.text.document import Sentence, Token
from marsad.vocab.reporting import ReportingCue, ReportingWords

_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis", "dep", "advcl"})


@dataclass(frozen=True, slots=True)
class Told:
    """What one cue tells: content, the cue's words, who speaks and who passes it on."""

    content: Span
    cue: Span | None
    speakers: tuple[Speaker, ...] = ()
    relays: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class _Here:
    """A cue at its token in a sentence."""

    scene: Scene
    cue: ReportingCue
    token: Token
    words: ReportingWords
    others: Sequence[ReportingCue]
    before: Sequence[Told]

    @property
    def sentence(self) -> Sentence:
        return self.scene.sentence

    def told(self, content: Range | None, speakers: Sequence[Speaker] = (), relays: Sequence[Speaker] = ()) -> Told | None:
        span = span_of(self.sentence, *content) if content is not None else None
        return Told(span, self.cue.span, tuple(speakers), tuple(relays)) if span is not None else None


def read_cues(scene: Scene, words: ReportingWords) -> list[Told]:
    """Everything that reporting words of a sentence say, in order of the cues."""
    found: list[Told] = []
    cues = words.cues(scene.words)
    for cue in cues:
        token = next(iter(scene.sentence.under(cue.first)), None)
        told = _READERS[cue.form](_Here(scene, cue, token, words, cues, found)) if token is not None else None
        if told is not None:
            found.append(told)
    return _with_citations(scene, words, cues, found) or headline(scene, words, Told)


def _verb(here: _Here) -> Told | None:
    """ "said", "told", "denied": what closes the sentence is read by place, the rest from the tree."""
    sentence, verb = here.sentence, _speaking(here)
    if verb is None or (_is_negated(sentence, verb) and here.cue.kind != "deny"):
        return None
    hears = here.cue.hearer or sentence.children(verb, "ccomp")
    hearers = sentence.children(verb, "dative") + (sentence.children(verb, "dobj") if hears else [])
    relays = [*(s for t in hearers if (s := _medium(here, t))), *_carried(here)]
    closing = closing_phrase(here.scene, verb, here.words, here.cue) if here.cue.kind != "document" else None
    if closing is not None:
        return here.told(closing.content, closing.speakers, relays)
    heads, relay_heads = _voices(here, verb)
    content = _verb_content(here, verb, heads, hearers)
    if content is None or (here.cue.kind == "document" and not _is_document(here, heads)):
        return None
    speakers = _verb_speakers(here, verb, heads)
    if not speakers and heads:
        return None
    return here.told(content, speakers, [*speakers_of(here.scene, relay_heads, here.words), *relays])


def _verb_content(here: _Here, verb: Token, heads: Sequence[Token], hearers: Sequence[Token]) -> Range | None:
    """What a verb says: its clause or object, else what its place gives ("what the nurses say", a colon, what goes before)."""
    sentence = here.sentence
    content = clause_content(sentence, verb, [*heads, *hearers], here.cue.object)
    if content is not None:
        return content
    if verb.dep == "pcomp" and any(t.tag == "WP" for t in sentence.children(verb, "dobj")):
        first, last = extent(sentence, verb)
        return prepositional_content(sentence, first - 1, last + 1)
    if not heads:
        return None
    by_place = verb.dep in _MAIN and (heads[0].i > verb.i or not here.cue.clause)
    return after_colon(sentence, verb.i) or (positional_content(sentence, verb, heads) if by_place else None)


def _verb_speakers(here: _Here, verb: Token, heads: Sequence[Token]) -> tuple[Speaker, ...]:
    """Who speaks: as in the cue before, the subject, or for a parse without one the noun phrase before the verb."""
    speakers = _same_voice(here, verb) or speakers_of(here.scene, heads, here.words)
    before = name_before(here.scene, verb, here.words) if not speakers and not heads else None
    return (before,) if before is not None else speakers


def _same_voice(here: _Here, verb: Token) -> tuple[Speaker, ...]:
    """The speakers of the cue before for a verb without a subject of its own: "told reporters ..., adding that ..."."""
    bare = verb.dep in ("advcl", "conj", "dep") and not here.sentence.children(verb, "nsubj", "agent", "nsubjpass")
    last = next((t for t in reversed(here.before) if t.speakers), None) if bare else None
    return last.speakers if last is not None else ()


def _speaking(here: _Here) -> Token | None:
    """The verb of a cue, where its words act as one."""
    verb = here.token
    return verb if is_verbal(verb) and not (verb.tag in ("VBN", "VBG") and verb.dep in ("amod", "compound")) else None


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    nobody = [d for t in sentence.children(verb, "nsubj") for d in sentence.children(t, "det", "preconj") if d.lower in ("no", "neither")]
    return bool(sentence.children(verb, "neg") or nobody)


def _voices(here: _Here, verb: Token) -> tuple[list[Token], list[Token]]:
    """Heads of the speakers of a verb, and of who passes on their words."""
    sentence = here.sentence
    above = sentence.head(verb)
    if verb.dep == "pcomp" and above is not None and above.lower == "as" and (quoting := sentence.head(above)) is not None:
        return _quoted(sentence, quoting)
    if verb.dep in ("ccomp", "xcomp") and above is not None and above.lower in ("had", "has", "have") and sentence.children(verb, "nsubj"):
        return sentence.children(verb, "nsubj"), sentence.children(above, "nsubj")
    return subjects(sentence, verb), []


def _quoted(sentence: Sentence, quoting: Token) -> tuple[list[Token], list[Token]]:
    """ "SANA quoted X as saying", "X was quoted by SANA as saying"."""
    passive = sentence.children(quoting, "nsubjpass")
    if passive:
        return passive, [o for a in sentence.children(quoting, "agent") for o in sentence.children(a, "pobj")]
    return sentence.children(quoting, "dobj"), subjects(sentence, quoting)


def subjects(sentence: Sentence, verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the logical subject of a speaking verb, taken from above where it has none of its own."""
    agents = [o for a in sentence.children(verb, "agent") for o in sentence.children(a, "pobj")]
    own = [*_nearest(sentence.children(verb, "nsubj"), verb), *agents]
    if depth:
        own = _nearest(sentence.children(verb, "nsubj", "nsubjpass"), verb)
    if not own and not sentence.children(verb, "nsubjpass"):
        own = _inverted(sentence, verb)
    above = sentence.head(verb)
    if own:
        relative = verb.dep == "relcl" and own[0].tag in ("WP", "WDT") and above is not None
        return [above] if relative and above is not None else own
    if above is None or depth > 4:
        return []
    if verb.dep in ("acl", "relcl") and above.pos in ("NOUN", "PROPN"):
        return [above]
    if is_verbal(above) and verb.dep in ("conj", "advcl", "xcomp", "dep", "ccomp"):
        return subjects(sentence, above, depth + 1)
    return []


def _nearest(tokens: list[Token], verb: Token) -> list[Token]:
    """Of several subjects that a parse gives, the one beside the verb."""
    return tokens if len(tokens) < 2 else [min(tokens, key=lambda t: abs(t.i - verb.i))]


def _inverted(sentence: Sentence, verb: Token) -> list[Token]:
    """ "swears a neighbour": a noun right behind the verb that the parser took for its object, with the clause before."""
    objects = sentence.children(verb, "dobj", "attr", "oprd", "npadvmod")
    before = [t for t in sentence.children(verb, "ccomp") if t.i < verb.i]
    at_end = verb.dep == "ROOT" and verb.i > 2
    return [t for t in objects[:1] if t.i > verb.i and (before or at_end) and extent(sentence, t)[0] == verb.i + 1]


def _medium(here: _Here, token: Token) -> Speaker | None:
    """A hearer that publishes what it is told."""
    speaker = speaker_of(here.scene, token, here.words)
    if speaker is None:
        return None
    classes = here.words.classes(token.text)
    named = token.pos == "PROPN" and "hearer" not in classes
    return speaker if "medium" in classes or named else None


def _carried(here: _Here) -> list[Speaker]:
    """Media that a participle names beside the statement: "in a statement carried by the state agency"."""
    found = []
    for cue in here.others:
        if cue.form == "relaying" and not cue.span.touches(here.cue.span):
            found += [s for t in _objects_behind(here.sentence, cue.span) if (s := _medium(here, t))]
    return found


def _objects_behind(sentence: Sentence, cue: Span) -> list[Token]:
    """Heads of the noun phrase that a cue's last word governs."""
    last = sentence.under(cue)[-1:]
    inner = [k for t in last for k in sentence.children(t, "prep")]
    return [o for t in (*last, *inner) for o in sentence.children(t, "pobj", "dobj")]


def _is_document(here: _Here, heads: Sequence[Token]) -> bool:
    return any(here.words.classes(t.text) & {"document", "medium"} for t in heads)


def _passive(here: _Here) -> Told | None:
    """ "is said to have fled": nobody speaks, or an agent does."""
    verb = next((t for t in reversed(here.sentence.under(here.cue.span)) if t.tag in ("VBN", "VBD") and is_verbal(t)), here.token)
    agents = [o for a in here.sentence.children(verb, "agent", "prep") if a.lower == "by" for o in here.sentence.children(a, "pobj")]
    return here.told(extent(here.sentence, verb), speakers_of(here.scene, agents, here.words))


def _preposition(here: _Here) -> Told | None:
    heads = _objects_behind(here.sentence, here.cue.span)
    speakers = speakers_of(here.scene, heads, here.words)
    if not speakers:
        return None
    first = here.sentence.under(here.cue.span)[0].i
    last = max(extent(here.sentence, t)[1] for t in heads)
    span = max(s.span.end for s in speakers if s.span)
    name_end = max(t.i for t in here.sentence.tokens if t.span.start < span)
    comma = next((t.i for t in here.sentence.tokens[name_end + 1 : last + 2] if t.text == ","), None)
    return here.told(prepositional_content(here.sentence, first, comma if first == 0 and comma else last), speakers)


def _owned(here: _Here) -> Told | None:
    """ "In the governor's words, ...": the owner of the noun speaks."""
    under = here.sentence.under(here.cue.span)
    owners = here.sentence.children(under[-1], "poss")
    if owners and owners[0].tag == "PRP$":
        owners = next((s for t in here.sentence.ancestors(under[-1]) if is_verbal(t) and (s := subjects(here.sentence, t))), owners)
    if not owners or under[-1].dep != "pobj":
        return None
    content = prepositional_content(here.sentence, under[0].i, under[-1].i)
    return here.told(content, speakers_of(here.scene, owners, here.words))


def _whose(here: _Here) -> Told | None:
    last = here.sentence.under(here.cue.span)[-1]
    verb = next((t for t in here.sentence.ancestors(last) if t.dep in ("relcl", "advcl")), None)
    first = here.sentence.under(here.cue.span)[0].i
    owner = next((t for t in reversed(here.sentence.tokens[:first]) if t.pos in ("NOUN", "PROPN")), None)
    if verb is None or owner is None:
        return None
    return here.told((last.i + 1, extent(here.sentence, verb)[1]), speakers_of(here.scene, [owner], here.words))


def _noun(here: _Here) -> Told | None:
    """ "a blog's story that ...", "rumours of ...", "figures from the group show ..."."""
    sentence, noun = here.sentence, here.token
    if noun.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    noun = next((t for t in sentence.under(here.cue.span) if t.pos == "NOUN"), noun)
    owners = [*sentence.children(noun, "poss"), *_governed(sentence, noun, "from", "by")]
    speakers = speakers_of(here.scene, owners, here.words)
    if clauses := _that_clauses(sentence, noun):
        return here.told((min(extent(sentence, t)[0] for t in clauses), max(extent(sentence, t)[1] for t in clauses)), speakers)
    if speakers and (content := after_colon(sentence, noun.i)):
        return here.told(content, speakers)
    things = _governed(sentence, noun, "of")
    return here.told(extent(sentence, things[0]), speakers) if things and here.cue.kind != "document" else None


def _governed(sentence: Sentence, token: Token, *prepositions: str) -> list[Token]:
    """The nouns that a token governs by one of the prepositions."""
    return [o for p in sentence.children(token, "prep", "agent") if p.lower in prepositions for o in sentence.children(p, "pobj")]


def _that_clauses(sentence: Sentence, noun: Token) -> list[Token]:
    """The "that" clauses of a noun: its own, or behind it those of the verb that it is subject or complement of."""
    around = (noun, *_governed(sentence, noun, "by", "of", "from"))
    own = [clause for t in around for clause in sentence.children(t, "acl", "ccomp", "relcl", "appos")]
    above = next((t for t in sentence.ancestors(noun) if t.dep == "ROOT"), None)
    if above is not None and above.pos == "AUX" and noun.dep in ("attr", "nsubj"):
        own += sentence.children(above, "ccomp")
    opened = [t for t in own if t.i > noun.i and any(k.lower == "that" for k in sentence.children(t))]
    return opened or _that_clause(sentence, noun)


def _that_clause(sentence: Sentence, noun: Token) -> list[Token]:
    """The clause that a "that" right behind a noun opens, whatever the parser hung it on."""
    after = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else None
    above = sentence.head(after) if after is not None and after.lower == "that" and after.dep == "mark" else None
    return [above] if above is not None and above.i > noun.i else []


def _adverb(here: _Here) -> Told | None:
    governor = next((t for t in here.sentence.ancestors(here.token) if is_verbal(t)), None)
    return here.told(extent(here.sentence, governor)) if governor is not None else None


def _quoting(here: _Here) -> Told | None:
    """ "The agency quoted him: ..."; "as saying" and "citing" are read with the verb that they go with."""
    if here.token.tag == "VBG" or not is_verbal(here.token):
        return None
    heads, relays = _quoted(here.sentence, here.token)
    content = after_colon(here.sentence, here.token.i)
    return here.told(content, speakers_of(here.scene, heads, here.words), speakers_of(here.scene, relays, here.words)) if content else None


def _contact(here: _Here) -> Told | None:
    """ "rang up the station to say": the verb of saying is read by itself, the medium is added here."""
    saying = [t for t in here.sentence.children(here.token, "xcomp", "advcl") if sum(1 for _ in here.sentence.children(t, "ccomp"))]
    reached = (here.token, *here.sentence.children(here.token, "prt", "prep"))
    objects = [o for t in reached for o in here.sentence.children(t, "dobj", "pobj")]
    media = [s for t in objects if (s := _medium(here, t))]
    if not saying or not media:
        return None
    content = clause_content(here.sentence, saying[0], [], False)
    return here.told(content, speakers_of(here.scene, subjects(here.sentence, here.token), here.words), media)


def _nothing(_: _Here) -> Told | None:
    return None


_READERS: dict[str, Callable[[_Here], Told | None]] = {
    "verb": _verb,
    "passive": _passive,
    "preposition": _preposition,
    "whose": _whose,
    "owned": _owned,
    "noun": _noun,
    "adverb": _adverb,
    "quoting": _quoting,
    "contact": _contact,
    "relaying": _nothing,
}


def _with_citations(scene: Scene, words: ReportingWords, cues: Sequence[ReportingCue], found: list[Told]) -> list[Told]:
    """Whom a speaker cites stands before the speaker: "Reuters reported, citing two officers"."""
    for cue in cues:
        token = next(iter(scene.sentence.under(cue.first)), None)
        if cue.form != "quoting" or token is None or token.tag != "VBG":
            continue
        cited = speakers_of(scene, _objects_behind(scene.sentence, cue.span), words)
        saying = [n for n, t in enumerate(found) if t.speakers and not t.content.holds(cue.span)]
        if cited and saying:
            n = min(saying, key=lambda n: abs((found[n].cue or found[n].content).start - cue.span.start))
            found[n] = Told(found[n].content, cue.span, cited, (*found[n].speakers, *found[n].relays))
    return found
