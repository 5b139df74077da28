"""Small questions put to the parse: who is the subject, what is the object, which clause is this.

The labels are those of spaCy's English pipelines (CLEAR style). Every function takes and returns
tokens of one sentence; a question without an answer gives an empty list.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
OBJECT_CONTROL = frozenset(
    [
        "allow", "ask", "authorize", "authorise", "command", "compel", "convince", "encourage",
        "enable", "forbid", "force", "help", "implore", "instruct", "invite", "let", "order",
        "permit", "persuade", "press", "pressure", "push", "request", "tell", "urge", "warn", "beg",
        "call", "appeal", "want", "expect", "require", "oblige", "train", "lobby", "challenge",
    ]
)  # fmt: skip
"""Verbs whose object, not subject, is understood as the doer of the infinitive."""

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_DEPTH = 6


def children(token: Token, *labels: str) -> list[Token]:
    """The children with one of the labels, in order."""
    return [c for c in token.children if c.dep_ in labels]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated after it: "Seoul" of "Seoul and Tokyo" gives both."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ != "VERB":
            found.extend(conjuncts(child))
    return found


def is_passive(verb: Token) -> bool:
    """True for "was attacked" and for the bare participle of "missiles fired by X"."""
    if any(c.dep_ in {"auxpass", "nsubjpass", "agent"} for c in verb.children):
        return True
    return verb.tag_ == "VBN" and not _has_perfect(verb) and not children(verb, *OBJECTS)


def _has_perfect(verb: Token) -> bool:
    """True where "have" (its own, or of the verb it is coordinated with) makes a VBN active."""
    if any(c.lemma_ in {"have", "'ve"} and c.dep_ == "aux" for c in verb.children):
        return True
    return (
        verb.dep_ == "conj"
        and verb.head.pos_ in {"VERB", "AUX"}
        and (verb.head.tag_ != "VBN" or _has_perfect(verb.head))
    )


def antecedent(token: Token, verb: Token) -> Token:
    """For a relative pronoun, the noun that it stands for."""
    if token.lower_ in _RELATIVES and token.pos_ in {"PRON", "DET", "SCONJ"}:
        clause = verb
        for _ in range(_DEPTH):
            if clause.dep_ == "relcl":
                return clause.head
            if clause.head == clause:
                break
            clause = clause.head
    return token


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does what the verb says, as written or as understood by control and coordination."""
    if is_passive(verb):
        return agents(verb)
    own = [antecedent(c, verb) for c in verb.children if c.dep_ in SUBJECTS]
    if own or depth > _DEPTH:
        return own
    return _understood(verb, depth)


def agents(verb: Token) -> list[Token]:
    """The doers that a passive names with "by"."""
    found = [p for by in children(verb, "agent") for p in children(by, "pobj")]
    if not found and verb.dep_ == "conj" and is_passive(verb.head):
        return agents(verb.head)
    return found


def _understood(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb that has none of its own."""
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return patients(head) if is_passive(head) else subjects(head, depth + 1)
    if verb.dep_ in {"xcomp", "ccomp"} and head.pos_ in {"VERB", "AUX", "ADJ"}:
        controllers = patients(head) or _called_on(head)
        if controllers and (is_passive(head) or head.lemma_ in OBJECT_CONTROL):
            return controllers
        return subjects(head if head.pos_ != "ADJ" else head.head, depth + 1)
    if verb.dep_ == "advcl":
        return patients(head) if is_passive(head) else subjects(head, depth + 1)
    if verb.dep_ == "acl":
        return [head] if verb.tag_ == "VBG" else []
    if verb.dep_ == "relcl":
        return []
    if verb.dep_ == "pcomp":
        return _of_governor(head, depth)
    if verb.dep_ == "acomp" or (verb.dep_ == "attr" and head.pos_ == "AUX"):
        return subjects(head, depth + 1)
    return []


def _called_on(verb: Token) -> list[Token]:
    """Whom "called on China to …" and "appealed to China to …" leave to do it."""
    if verb.lemma_ not in {"call", "appeal"}:
        return []
    return [o for p, o in prepositions(verb) if p in {"on", "upon", "to"} and o.dep_ == "pobj"]


def _of_governor(prep: Token, depth: int) -> list[Token]:
    """For "climbed the ladder by widening …": the subject of the verb above the preposition."""
    governor = prep.head
    if governor.pos_ in {"NOUN", "PROPN"} and governor.dep_ in {"dobj", "pobj", "attr"}:
        governor = next((a for a in governor.ancestors if a.pos_ in {"VERB", "AUX"}), governor)
    if governor.pos_ not in {"VERB", "AUX"}:
        return []
    if prep.lower_ in {"of", "for", "from", "into"} and not is_passive(governor):
        blamed = patients(governor)
        if blamed and prep.head == governor:
            return blamed
    return patients(governor) if is_passive(governor) else subjects(governor, depth + 1)


def patients(verb: Token) -> list[Token]:
    """The direct object, or the subject of a passive."""
    if is_passive(verb):
        own = [antecedent(c, verb) for c in verb.children if c.dep_ in PASSIVE_SUBJECTS]
        if not own and verb.dep_ == "acl":
            return [verb.head]
        if not own and verb.dep_ == "conj" and is_passive(verb.head):
            return patients(verb.head)
        return own
    own = [antecedent(c, verb) for c in verb.children if c.dep_ in OBJECTS]
    own = own or _misattached(verb)
    if own:
        return own
    raised = [s for c in children(verb, "ccomp") for s in _small_clause_subject(c)]
    if raised and verb.lemma_ in OBJECT_CONTROL:
        return raised
    if verb.dep_ == "relcl" and not any(
        c.dep_ in SUBJECTS and c.lower_ in _RELATIVES for c in verb.children
    ):
        return [verb.head] if children(verb, *SUBJECTS) else []
    shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
    return [o for c in shared[:1] for o in children(c, *OBJECTS) if not _has_object_gap(verb)]


def _misattached(verb: Token) -> list[Token]:
    """The object that the parser hung on an adjunct: "reiterated during the talks their vow".

    A true apposition is set off by a comma; one that is not, and opens with a determiner or a
    possessive, is the object of the verb.
    """
    for prep in children(verb, "prep"):
        for noun in children(prep, "pobj"):
            for late in children(noun, "appos"):
                first = late.doc[subtree_bounds(late)[0]]
                if first.pos_ in {"DET", "PRON"} and not first.nbor(-1).is_punct:
                    return [late]
    return []


def _has_object_gap(verb: Token) -> bool:
    """True where the verb takes no object of its own ("met and discussed trade")."""
    return any(c.dep_ in {"prep", "xcomp", "ccomp", "prt"} for c in verb.children)


def _small_clause_subject(clause: Token) -> list[Token]:
    """The "Ukraine" of "allow Ukraine to use": an infinitive's subject that the parser saw."""
    if any(c.tag_ == "TO" for c in clause.children) or clause.tag_ == "VB":
        return children(clause, "nsubj")
    return []


def datives(verb: Token) -> list[Token]:
    """The indirect object: "Kyiv" of "sent Kyiv shells"."""
    found: list[Token] = []
    for child in children(verb, "dative"):
        found.extend(children(child, "pobj") or ([child] if child.pos_ != "ADP" else []))
    return found


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Each preposition that hangs on a token with its object, nested ones ("out of") included."""
    for child in token.children:
        if child.lower_ == "according":
            continue
        if child.dep_ not in {"prep", "agent", "dative"} or child.pos_ not in {
            "ADP",
            "SCONJ",
            "VERB",
            "ADV",
        }:
            continue
        for grand in child.children:
            if grand.dep_ in {"pobj", "pcomp"}:
                yield child.lower_, grand
            elif grand.dep_ == "prep":
                for deep in children(grand, "pobj", "pcomp"):
                    yield grand.lower_, deep


def complements(verb: Token) -> list[Token]:
    """The heads of the clauses that a verb governs.

    After "pushed Mali to reopen the road" the parser may take the infinitive for an adverbial.
    """
    found = [c for c in verb.children if c.dep_ in COMPLEMENTS]
    if found or verb.lemma_ not in OBJECT_CONTROL:
        return found
    late = [c for c in children(verb, "advcl") if any(g.tag_ == "TO" for g in c.children)]
    return late if children(verb, *OBJECTS) else []


def particles(verb: Token) -> set[str]:
    """Every word behind a verb that can be its particle, however the parser labelled it."""
    loose = {"prt", "advmod", "prep"}
    return {c.lower_ for c in verb.children if c.dep_ in loose and c.i - verb.i in {1, 2}}


def particle(verb: Token) -> str:
    """The "out" of "carry out"; empty where there is none."""
    return next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")


def clause_of(token: Token) -> Token:
    """The verb (or copula) whose clause holds a token, the token itself if it is one."""
    if token.pos_ in {"VERB", "AUX"}:
        return token
    return next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), token.sent.root)


def subtree_bounds(token: Token, drop: frozenset[str] = frozenset()) -> tuple[int, int]:
    """First and last-plus-one token index of a subtree, some children's subtrees left out."""
    left = right = token.i
    for child in token.children:
        if child.dep_ in drop:
            continue
        low, high = subtree_bounds(child)
        left, right = min(left, low), max(right, high - 1)
    return left, right + 1


def governing_verb(noun: Token) -> Token | None:
    """The verb whose object (or passive subject) an act-noun is, directly or by coordination."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    if head.dep_ in {"dobj", "nsubjpass"} and head.head.pos_ == "VERB":
        return head.head
    in_phrase = head.dep_ == "pobj" and head.head.lower_ in {"in", "on", "into", "out", "with"}
    if in_phrase and head.head.head.pos_ == "VERB":
        return head.head.head
    return None
