"""Clauses as pronouns need them: whose they are, and which "it" stands for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_register import SUBJECTS
from realpolitik.reading.columns import columns

_RELATIVES = ("who", "which", "that", "whom")
_FINITE = ("nsubj", "nsubjpass")


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb; for a relative pronoun, the noun that it goes back to."""
    for child in verb.children:
        if child.dep_ in _FINITE:
            relative = verb.dep_ == "relcl" and child.lower_ in _RELATIVES
            return verb.head if relative else child
    return _misparsed(verb)


def _misparsed(verb: Token) -> Token | None:
    """The noun, first of its row, right before a main verb that the parse left without subject."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.is_sent_start:
        return None
    noun = verb.nbor(-1)
    if noun.tag_ not in ("NNP", "NNPS"):
        return None
    while noun.dep_ == "conj" and noun.head.tag_ in ("NNP", "NNPS"):
        noun = noun.head
    return noun


def verbs_above(token: Token) -> Iterator[Token]:
    """The verbs that govern a token, innermost first."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            yield at


def reflexive(token: Token) -> bool:
    """Whether a pronoun may mean its own clause's subject."""
    return token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves"))


def governing(token: Token, *, fronted_too: bool = False) -> Iterator[Token]:
    """The subjects of the clauses that a pronoun stands in, innermost first.

    With ``fronted_too`` those of the if-clauses that come before it, nearer than the subject above
    ("warned that if Ada Roe won, her …"), except for the subject of what is said.
    """
    own = True
    waiting: list[Token] = []
    for verb in verbs_above(token):
        subject = subject_of(verb)
        if subject is not None:
            before = subject.i < token.i
            fronted = own and not before and not subject.is_ancestor(token)
            if (before and (not own or reflexive(token))) or (fronted and token.tag_ == "PRP$"):
                yield subject
        if fronted_too and not waiting:
            waiting = list(_fronted(verb, token))
        if waiting and not content_subject(token, verb):
            yield from waiting
            waiting = []
        own = False if subject is not None else own
    yield from waiting


def _fronted(verb: Token, token: Token) -> Iterator[Token]:
    for clause in verb.lefts:
        if clause.dep_ == "advcl" and clause.i < token.i and not clause.is_ancestor(token):
            subject = subject_of(clause)
            if subject is not None and subject.i < token.i:
                yield subject


def quoted(token: Token) -> bool:
    """Whether a quotation that opens in the sentence is still open at a token."""
    before = [t.text for t in token.doc[token.sent.start : token.i]]
    opened = before.count("“") - before.count("”")
    return opened > 0 or (before.count('"') + before.count("``") - before.count("''")) % 2 == 1


def said_of(token: Token) -> Iterator[Token]:
    """Of whom a quotation is said to be ("…,” he said of the rebels")."""
    for word in token.sent:
        if word.i > token.i and word.lower_ == "of" and word.head.lemma_ in ("say", "speak"):
            yield from (c for c in word.children if c.dep_ == "pobj")


def content_subject(token: Token, verb: Token) -> bool:
    """Whether a pronoun is the subject of a verb that tells what somebody says."""
    return token.dep_ in SUBJECTS and token.head.i == verb.i and verb.dep_ == "ccomp"


def beside(token: Token) -> Iterator[Token]:
    """The subjects of other clauses of the sentence that come before a pronoun, last first."""
    words = columns(token.doc)
    above = {verb.i for verb in verbs_above(token)}
    for at in range(token.i - 1, token.sent.start - 1, -1):
        if words.dep[at] in _FINITE and words.tokens[at].head.i not in above:
            yield words.tokens[at]


def subjects_in(start: int, end: int, root: Token) -> Iterator[Token]:
    """The subjects of a sentence: the main one, then the others from the last."""
    main = subject_of(root)
    if main is not None:
        yield main
    words = columns(root.doc)
    for at in range(end - 1, start - 1, -1):
        if words.dep[at] in _FINITE and (main is None or at != main.i):
            yield words.tokens[at]


def takes_up(token: Token) -> bool:
    """Whether a sentence goes on about what the sentence before was about.

    "It withdrew", "Their envoy left", "Whether it gave way is open"; not "Will it?", not "I think
    it will".
    """
    subject = token.head if token.tag_ == "PRP$" else token
    verb = subject.head
    if subject.dep_ not in SUBJECTS or token.sent[-1].text == "?":
        return False
    if verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT"):
        return True
    if verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and verb.i < verb.head.i:
        return _opens(token)
    return verb.dep_ in ("advcl", "csubj") and _opens(token)


def _opens(token: Token) -> bool:
    """Whether nothing is named before a token in its sentence."""
    return all(t.tag_[:2] not in ("NN", "PR") for t in token.doc[token.sent.start : token.i])


def empty(token: Token) -> bool:
    """Whether "it" stands for nothing or for a whole clause ("it is said that", "it came to war").

    "It is ready to help" has somebody in view.
    """
    if token.tag_ == "PRP$" or token.dep_ not in (*SUBJECTS, "expl"):
        return False
    if token.dep_ == "expl" or token.head.pos_ not in ("VERB", "AUX"):
        return True
    verb = token.head
    lemma = verb.lemma_.lower()
    if lemma == "be":
        return not _willing(verb)
    if token.dep_ == "nsubjpass":
        return any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    if lemma in word_set("pronouns", "transitive"):
        return not _takes_a_thing(verb)
    return lemma in word_set("pronouns", "empty") or _came_to(verb)


def _willing(verb: Token) -> bool:
    complements = [c for c in verb.children if c.dep_ == "acomp"]
    return any(c.lower_ in word_set("pronouns", "willing") for c in complements)


def _takes_a_thing(verb: Token) -> bool:
    """ "It took steps", not "it took three days", "it makes sense"."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    if not things or any(c.dep_ == "ccomp" for c in verb.children):
        return False
    timed = any(t.ent_type_ in ("DATE", "TIME", "MONEY") for t in things)
    return not timed and not any(t.lower_ in word_set("pronouns", "nothings") for t in things)


def _came_to(verb: Token) -> bool:
    if verb.lemma_ != "come":
        return False
    goals = [g for c in verb.children if c.dep_ == "prep" for g in c.children]
    return any(g.lower_ in word_set("pronouns", "nothings") for g in goals)
