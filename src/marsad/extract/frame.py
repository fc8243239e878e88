"""Who does what to whom around a trigger: subject, object and prepositions, read from the dependency tree.

Passives, participles, infinitives, relative clauses and nouns under light verbs all come out in the same roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from marsad.extract.scene import VERBAL
from marsad.model import Span
from marsad.text.document import Sentence, Token

_APART = frozenset({"outside", "near", "beside", "behind", "beyond"})
Roles = dict[str, tuple[Token, ...]]


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger in its clause. `head` is its own top word, `verb` the verb that governs it (itself when it is one), None without any.

    `roles` maps "subject", "object" and each preposition to the heads of the phrases in that role, coordinated ones included.
    """

    head: Token
    verb: Token | None
    roles: Roles = field(default_factory=dict)

    def role(self, name: str) -> tuple[Token, ...]:
        """The phrase heads in a role; () when there are none."""
        return self.roles.get(name, ())


def frame_of(sentence: Sentence, span: Span, receiving: frozenset[int] = frozenset()) -> Frame | None:
    """The frame of the trigger at `span`; None when it lies outside the sentence.

    `receiving` are the verbs (token indices) whose subject is no agent of a noun under them: "faced attacks", "condemned the raid".
    """
    head = sentence.top(span)
    if head is None:
        return None
    head = _raised(sentence, head, span)
    if is_verbal(head):
        return Frame(head, head, _verb_roles(sentence, head, span))
    return _noun_frame(sentence, head, receiving)


def _raised(sentence: Sentence, head: Token, span: Span) -> Token:
    """The verb that tells the act in a trigger with a word of report in it: "fired" of "jets were reported to have fired"."""
    inner = next((t for t in sentence.children(head, "xcomp") if t.span.touches(span)), None)
    return inner if inner is not None and sentence.children(head, "nsubjpass") else head


def is_verbal(token: Token) -> bool:
    """Whether a token acts as a verb: by its word class, or as the main word of a clause."""
    return token.pos in VERBAL or token.tag.startswith("VB")


def with_conjuncts(sentence: Sentence, tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens and all that are coordinated with them, in order."""
    found: list[Token] = []
    queue = list(tokens)
    while queue:
        token = queue.pop(0)
        if token not in found:
            found.append(token)
            queue += [t for t in sentence.children(token, "conj", "appos") if t.dep == "conj"]
    return tuple(sorted(found, key=lambda t: t.i))


def _verb_roles(sentence: Sentence, verb: Token, span: Span) -> Roles:
    roles = _prepositions(sentence, verb)
    for inner in sentence.children(verb, "dobj", "prt", "advmod", "acomp", "attr", "xcomp", "oprd"):
        if inner.span.touches(span) or inner.dep == "dobj":
            _merge(roles, _prepositions(sentence, inner))
    subject, patient = _arguments(sentence, verb)
    roles["subject"] = with_conjuncts(sentence, subject)
    roles["object"] = with_conjuncts(sentence, patient)
    return roles


def _arguments(sentence: Sentence, verb: Token, depth: int = 0) -> tuple[list[Token], list[Token]]:
    """Logical subject and object of a verb."""
    agents = [p for a in sentence.children(verb, "agent") for p in sentence.children(a, "pobj")]
    passive = sentence.children(verb, "nsubjpass", "csubjpass")
    if passive:
        return agents, _antecedents(sentence, verb, passive)
    objects = _antecedents(sentence, verb, sentence.children(verb, "dobj", "oprd") or sentence.children(verb, "attr"))
    subject = sentence.children(verb, "nsubj", "csubj")
    if subject and not objects and _is_bare_passive(sentence, verb):
        return agents or _by(sentence, verb), _antecedents(sentence, verb, subject)
    if subject:
        return _antecedents(sentence, verb, subject), objects or _relative_object(sentence, verb, subject)
    above = sentence.head(verb)
    if above is None or depth > 6:
        return agents, objects
    return _inherited(sentence, verb, above, agents, objects, depth)


def _is_bare_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle without auxiliary has its agent after it: "School hit by grenade", as headlines write it."""
    return verb.tag in ("VBN", "VBD") and not sentence.children(verb, "aux", "auxpass") and bool(_by(sentence, verb))


def _by(sentence: Sentence, verb: Token) -> list[Token]:
    return [o for p in sentence.children(verb, "prep", "agent") if p.lower == "by" for o in sentence.children(p, "pobj")]


def _relative_object(sentence: Sentence, verb: Token, subject: Sequence[Token]) -> list[Token]:
    """The noun that a clause without relative pronoun hangs on is its object: "the trench they had left"."""
    above = sentence.head(verb)
    if verb.dep != "relcl" or above is None or any(s.tag in ("WDT", "WP") or s.lower == "that" for s in subject):
        return []
    return [above]


def _inherited(
    sentence: Sentence, verb: Token, above: Token, agents: list[Token], objects: list[Token], depth: int
) -> tuple[list[Token], list[Token]]:
    """Arguments that a verb without a subject of its own takes from what it hangs on."""
    past = verb.tag in ("VBN", "VBD") and not objects
    if verb.dep in ("acl", "amod", "relcl"):
        return (agents, [above]) if past else ([above], objects)
    controlled = _controlled_by_object(sentence, verb, above) if not past else []
    if controlled:
        return controlled, objects
    governor = above if is_verbal(above) else next((t for t in sentence.ancestors(above) if is_verbal(t)), None)
    if governor is None:
        return agents, objects
    subject, patient = _arguments(sentence, governor, depth + 1)
    if verb.dep == "conj" and past and verb.tag == "VBN" and sentence.children(governor, "nsubjpass"):
        return agents, objects or patient
    if past and verb.tag == "VBN" and verb.dep in ("advcl", "ccomp", "dep"):
        return agents, subject
    return agents or subject, objects


def _controlled_by_object(sentence: Sentence, verb: Token, above: Token) -> list[Token]:
    """Who acts in "forced them to attack", "were seen firing", "accused them of shelling": the object of the verb above."""
    if verb.dep == "xcomp":
        return sentence.children(above, "dobj") or sentence.children(above, "nsubjpass")
    governor = sentence.head(above)
    if verb.dep == "pcomp" and governor is not None and above.lower in ("of", "for", "from"):
        return sentence.children(governor, "dobj") or sentence.children(governor, "nsubjpass")
    return []


def _antecedents(sentence: Sentence, verb: Token, arguments: list[Token]) -> list[Token]:
    """The arguments of a verb; a relative pronoun among them stands for the noun that its clause hangs on."""
    above = sentence.head(verb) if verb.dep == "relcl" else None
    noun = what_lies(sentence, above) if above is not None else None
    return [noun if noun is not None and (t.tag in ("WDT", "WP") or t.lower == "that") else t for t in arguments]


def what_lies(sentence: Sentence, noun: Token) -> Token:
    """A clause behind "the X outside the Y" tells of X, to whatever the parse ties "outside"."""
    prep = sentence.head(noun)
    if prep is None or prep.dep != "prep" or prep.lower not in _APART:
        return noun
    before = next((t for t in sentence.tokens if t.i == prep.i - 1), None)
    return before if before is not None and before.pos == "NOUN" else noun


def _noun_frame(sentence: Sentence, noun: Token, receiving: frozenset[int]) -> Frame:
    roles = _prepositions(sentence, noun)
    owners = sentence.children(noun, "poss", "compound", "amod", "nmod")
    subject: tuple[Token, ...] = (*owners, *roles.get("by", ()))
    patient = tuple(t for prep in ("on", "against", "upon", "of", "targeting", "at") for t in roles.get(prep, ()))
    verb = next((t for t in sentence.ancestors(noun) if is_verbal(t)), None)
    if verb is not None and _close(sentence, noun, verb):
        above_subject, above_object, above_preps = _from_governor(sentence, noun, verb)
        if verb.i in receiving:
            above_subject = ()
        _merge(roles, above_preps)
        subject, patient = (*subject, *above_subject), (*patient, *above_object)
    clauses = sentence.children(noun, "acl")
    subject = (*subject, *(o for c in clauses if c.tag == "VBN" and c.i not in receiving for o in _by(sentence, c)))
    gerunds = [t for t in clauses if t.tag == "VBG"]
    patient = (*patient, *(o for g in gerunds for o in sentence.children(g, "dobj")))
    roles["subject"], roles["object"] = with_conjuncts(sentence, subject), with_conjuncts(sentence, patient)
    return Frame(noun, verb, roles)


def _close(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether noun and verb stand in one clause: at most two prepositions and their objects between them."""
    for steps, above in enumerate(sentence.ancestors(noun), start=1):
        if above.i == verb.i:
            return True
        if steps > 5 or above.dep in ("relcl", "acl"):
            return False
    return False


def _from_governor(sentence: Sentence, noun: Token, verb: Token) -> tuple[tuple[Token, ...], tuple[Token, ...], Roles]:
    """Subject, object and prepositions that a noun takes from the verb above it."""
    subject, patient = _arguments(sentence, verb)
    preps = _prepositions(sentence, verb)
    chain = _link(sentence, noun, verb)
    if chain == "nsubj":
        return (), tuple(patient), preps
    if chain == "nsubjpass":
        return tuple(subject), (), preps
    if chain in ("dobj", "attr"):
        return tuple(subject), (), preps
    if chain in ("agent", "by"):
        return (), tuple(patient), preps
    if chain in ("in", "during", "from", "after", "with", "through", "amid", "when"):
        return tuple(s for s in subject if s.i != noun.i), tuple(patient), preps
    return (), (), preps


def _link(sentence: Sentence, noun: Token, verb: Token) -> str:
    """How the branch of a noun hangs on the verb: its label, or the preposition."""
    branch = noun
    for above in sentence.ancestors(noun):
        if above.i == verb.i:
            break
        branch = above
    return branch.lower if branch.dep == "prep" else branch.dep


def _prepositions(sentence: Sentence, token: Token) -> Roles:
    """Objects of the prepositions that hang on a token, by preposition; nested ones too ("out of", "back from")."""
    roles: Roles = {}
    for prep in sentence.children(token, "prep", "agent", "prt", "advmod"):
        own = sentence.children(prep, "pobj", "pcomp")
        if own:
            roles[prep.lower] = (*roles.get(prep.lower, ()), *with_conjuncts(sentence, own))
        for inner in sentence.children(prep, "prep"):
            objects = with_conjuncts(sentence, sentence.children(inner, "pobj"))
            roles[inner.lower] = (*roles.get(inner.lower, ()), *objects)
    return roles


def _merge(roles: Roles, more: Roles) -> None:
    for name, tokens in more.items():
        roles[name] = (*roles.get(name, ()), *(t for t in tokens if t not in roles.get(name, ())))
