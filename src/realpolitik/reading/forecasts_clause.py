"""The clause of a forecast: its subject, its extent, its tense, the condition it hangs on."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Span, Token

from realpolitik.tables import rows

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_MARKS = frozenset({"if", "unless", "provided", "providing", "lest"})
_INVERTED = frozenset({"should", "were", "had"})
_EDGE = frozenset({",", ";", ":", "-", "–", "—", "and", "but", "or", "that", "so", "yet", "for"})
_LONGEST_SUBJECT = 80


@cache
def stops(why: str) -> frozenset[str]:
    """The words of ``lexicon/forecast_stops.csv`` that are listed for one reason.

    >>> "comment" in stops("refusal in the past")
    True
    """
    return frozenset(r["word"] for r in rows("lexicon", "forecast_stops.csv") if r["why"] == why)


def subject_of(verb: Token) -> Token | None:
    """The subject of a clause; the antecedent of a relative, the shared one of a joined clause."""
    node = verb
    for _ in range(6):
        own = next((c for c in node.children if c.dep_ in _SUBJECTS), None)
        if own is not None:
            relative = own.tag_ in ("WDT", "WP") and node.dep_ == "relcl"
            return node.head if relative and own.lower_ != "who" else own
        if node.dep_ not in ("conj", "xcomp", "acomp", "oprd", "aux"):
            return None
        node = node.head
    return None


def has_own_subject(verb: Token) -> bool:
    """Whether the subject stands in the clause itself."""
    return any(c.dep_ in _SUBJECTS or c.dep_ == "expl" for c in verb.children)


def extent(verb: Token, cue: list[int]) -> Span:
    """The words of a clause: no joined clauses, no condition, no conjunction at its edge."""
    left_out: set[int] = set()
    for token in verb.subtree:
        if _other_clause(token, verb) and not any(i in cue for i in _indices(token)):
            left_out.update(_indices(token))
    kept = [i for t in verb.subtree if (i := t.i) not in left_out and not _is_blank(t)] + cue
    start, end = min(kept), max(kept) + 1
    doc = verb.doc
    start, end = max(start, verb.sent.start), min(end, verb.sent.end)
    start, end = _between_semicolons(doc, start, end, cue)
    while (
        start < min(cue) and start != verb.i and (doc[start].lower_ in _EDGE or doc[start].is_space)
    ):
        start += 1
    while end - 1 > max(cue) and end - 1 != verb.i and doc[end - 1].lower_ in _EDGE:
        end -= 1
    return doc[start:end]


def _between_semicolons(doc: Doc, start: int, end: int, cue: list[int]) -> tuple[int, int]:
    """The stretch around the cue that no semicolon parts."""
    marks = [i for i in range(start, end) if doc[i].text == ";"]
    before = [i + 1 for i in marks if i < min(cue)]
    after = [i for i in marks if i > max(cue)]
    return max([start, *before]), min([end, *after])


def with_subject(span: Span, verb: Token) -> str:
    """The clause's text, with the subject before it where that stands elsewhere."""
    subject = subject_of(verb)
    if subject is None or span.start <= subject.i < span.end:
        return span.text
    if verb.dep_ == "relcl" and subject.i == verb.head.i and subject.i < span.start:
        return span.doc[subject.left_edge.i : span.end].text
    if has_own_subject(verb):
        return span.text
    words = span.doc[subject.left_edge.i : subject.i + 1].text
    return f"{words} {span.text}" if len(words) <= _LONGEST_SUBJECT else span.text


def condition_of(verb: Token) -> Span | None:
    """The if-half that a clause depends on, without it being the if-half itself."""
    above = {verb.i, *(t.i for t in verb.ancestors), *(c.i for c in verb.children)}
    for mark in verb.sent:
        if mark.lower_ not in _MARKS or mark.dep_ not in ("mark", "advmod", "prep"):
            continue
        half = mark.head
        indices = _indices(half)
        if (
            half.head.i in above
            and verb.i not in indices
            and half.dep_ in ("advcl", "ccomp", "prep")
        ):
            return _trimmed(verb.doc, indices)
    for half in verb.children:
        if half.i < verb.i and _is_inverted(half):
            return _trimmed(verb.doc, _own_indices(half))
    return _event_condition(verb) or _opening_inversion(verb)


def half_around(token: Token) -> Token | None:
    """The verb of the if-half that a token stands in; ``None`` outside one."""
    for node in (token, *token.ancestors):
        opens = any(c.dep_ == "mark" and c.lower_ in _MARKS for c in node.children)
        if node.dep_ in ("advcl", "ccomp") and (opens or _is_inverted(node)):
            return node
    return None


def _is_inverted(half: Token) -> bool:
    """ "Should X attack, …", "Were X to attack, …", "Had X attacked, …"."""
    first = next((c for c in half.children if c.dep_ in ("aux", "auxpass")), None)
    if half.dep_ not in ("advcl", "ccomp") or first is None or first.lower_ not in _INVERTED:
        return False
    opens = first.i == half.left_edge.i
    subject = next((c for c in half.children if c.dep_ in _SUBJECTS), None)
    return opens and first.i < half.i and (subject is None or subject.i > first.i)


def _opening_inversion(verb: Token) -> Span | None:
    """ "Should X refuse, …" at the head of the sentence, whatever the parse made of it."""
    sentence = verb.sent
    first = next((t for t in sentence if t.is_alpha), None)
    comma = next((t.i for t in sentence if t.text == ","), sentence.end)
    if first is None or first.lower_ not in _INVERTED or not first.i + 1 < comma < verb.i:
        return None
    return None if is_question(sentence) else verb.doc[first.i : comma]


def _own_indices(half: Token) -> list[int]:
    """The words of a clause without what somebody says in between ("he said")."""
    left_out = {i for c in half.children if c.dep_ == "parataxis" for i in _indices(c)}
    return [i for i in _indices(half) if i not in left_out]


def in_condition(token: Token) -> bool:
    """Whether a token stands in an if-half or an embedded question."""
    subject = next((c for c in token.children if c.dep_ in _SUBJECTS), None)
    before = subject.left_edge.i - 1 if subject is not None else -1
    if before >= token.sent.start and token.doc[before].lower_ in _MARKS:
        return True
    return any(
        any(_asks(c, t) for c in t.children)
        for t in (token, *token.ancestors)
        if t.dep_ in ("advcl", "ccomp", "pcomp", "relcl") or t is token
    )


def _asks(child: Token, clause: Token) -> bool:
    """Whether a word opens a condition, or a question within a sentence ("when it would …")."""
    if child.dep_ == "mark" and child.lower_ in (*_MARKS, "whether"):
        return True
    if child.lower_ == "when" and child.dep_ == "advmod" and clause.dep_ in ("advcl", "relcl"):
        return True
    asked = clause.dep_ in ("ccomp", "pcomp") and clause.head.pos_ in ("VERB", "ADP")
    return asked and child.dep_ == "advmod" and child.tag_ == "WRB"


def is_reported(verb: Token) -> bool:
    """Whether a clause is the content of another verb or noun ("said that", "the fear that")."""
    return any(t.dep_ in ("ccomp", "acl") and t.head.pos_ in ("VERB", "NOUN") for t in _spine(verb))


def is_past(verb: Token) -> bool:
    """Whether a clause is told in the past tense."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "cop")]
    finite = helpers[0] if helpers else verb
    return finite.tag_ == "VBD"


def is_negated(verb: Token) -> bool:
    """Whether a clause is negated."""
    return any(c.dep_ == "neg" for c in verb.children)


def is_question(sentence: Span) -> bool:
    """Whether a sentence ends in a question mark."""
    last = [t.text for t in sentence if not t.is_space and not t.is_quote]
    return bool(last) and last[-1].startswith("?")


def _spine(verb: Token) -> list[Token]:
    found = [verb]
    while found[-1].dep_ in ("conj", "xcomp", "relcl", "advcl") and found[-1].head is not found[-1]:
        found.append(found[-1].head)
    return found


def _indices(token: Token) -> list[int]:
    return [t.i for t in token.subtree]


def _is_blank(token: Token) -> bool:
    return token.is_punct or token.is_space


def _other_clause(token: Token, verb: Token) -> bool:
    if token.head.i != verb.i:
        return False
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        return True
    return token.dep_ == "advcl" and (
        _is_inverted(token) or any(c.dep_ == "mark" and c.lower_ in _MARKS for c in token.children)
    )


def _event_condition(verb: Token) -> Span | None:
    """ "in the event of war", "in case of an attack"."""
    for word in verb.sent:
        opens = word.lower_ in ("event", "case") and word.i > 1 and word.i + 1 < len(verb.doc)
        if not opens or verb.doc[word.i + 1].lower_ not in ("of", "that"):
            continue
        first = word.i - 1 if verb.doc[word.i - 1].lower_ == "in" else word.i - 2
        if verb.doc[first].lower_ == "in":
            return _trimmed(verb.doc, [first, *_indices(word)])
    return None


def _trimmed(doc: Doc, indices: list[int]) -> Span:
    start, end = min(indices), max(indices) + 1
    while end - 1 > start and doc[end - 1].is_punct:
        end -= 1
    return doc[start:end]
