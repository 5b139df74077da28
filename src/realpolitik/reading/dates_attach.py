"""Which date an act has: the one that hangs on its words, and on nothing else in the sentence."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from realpolitik.reading.doc import DateMention, span_at
from realpolitik.records import When

_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "acl", "csubj", "parataxis", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_BEFORE_NOUN = frozenset({"poss", "compound", "nmod", "nummod", "amod"})
_BEYOND = frozenset({"before", "after", "until", "till", "despite", "following", "than"})
"""What stands behind these is another time, or another act with its own time."""


def dates_in(doc: Doc, start: int, end: int) -> list[DateMention]:
    """The date mentions that begin within the characters ``start`` to ``end``.

    A century is left out: nothing that is dated is dated so coarsely.
    """
    return [d for d in doc._.rp_dates if start <= d.start < end and d.when.precision]


def when_at(doc: Doc, token_start: int, token_end: int) -> When | None:
    """The date attached to a verb or noun: the words from ``token_start`` to ``token_end``.

    That is the expression whose head chain reaches those words without passing through another
    clause, the nearest if there are several; else the only date of the clause they stand in.
    """
    mention = attached_to(doc, doc[token_start:token_end])
    return mention.when if mention else None


def attached_to(doc: Doc, words: Span | Token) -> DateMention | None:
    """The date mention that ``when_at`` goes by."""
    trigger = doc[words.i : words.i + 1] if isinstance(words, Token) else words
    sentence = trigger.sent
    found: list[tuple[int, DateMention]] = []
    same_clause: list[DateMention] = []
    for mention in dates_in(doc, sentence.start_char, sentence.end_char):
        root = _root(doc, mention)
        held = _holder(doc, mention, root)
        if held is not None:
            steps = 1 if trigger.start <= held.i < trigger.end else None
        else:
            steps = _steps_to(root, trigger.start, trigger.end)
        if steps is not None:
            found.append((steps, mention))
        elif held is None and _shares(root, trigger.root):
            same_clause.append(mention)
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    if len(same_clause) == 1:
        return same_clause[0]
    return _nearest(doc, trigger.root, same_clause)


def _nearest(doc: Doc, trigger: Token, dates: list[DateMention]) -> DateMention | None:
    """Of the dates that coordinated verbs share, the one with no other of the verbs between."""
    best: tuple[int, DateMention] | None = None
    for mention in dates:
        root = _root(doc, mention)
        low, high = sorted((root.i, trigger.i))
        parted = any(t.dep_ in {"ROOT", "conj"} and t.pos_ == "VERB" for t in doc[low + 1 : high])
        if not parted and (best is None or high - low < best[0]):
            best = high - low, mention
    return best[1] if best else None


def _root(doc: Doc, mention: DateMention) -> Token:
    """The token by which a date hangs on the rest; "On May 3 Chile" may be parsed as one name."""
    span = span_at(doc, mention.start, mention.end)
    opening = doc[span.sent.start]
    return opening if span.start == opening.i + 1 and opening.dep_ == "prep" else span.root


def _holder(doc: Doc, mention: DateMention, date: Token) -> Token | None:
    """The noun that a date before it belongs to, or that behind "before": "the May 3 attack"."""
    noun, first = date.head, span_at(doc, mention.start, mention.end).start
    behind = doc[date.head.i - 1] if date.dep_ == "pobj" and date.head.i else None
    if behind is not None and behind.dep_ == "pobj" and behind.head.lower_ in _BEYOND:
        return behind
    if date.dep_ != "poss" and first and doc[first - 1].pos_ == "ADP":
        return None
    if date.dep_ not in _BEFORE_NOUN or noun.i < date.i or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return None if noun.ent_type_ in ("DATE", "TIME") else noun


def _steps_to(token: Token, start: int, end: int) -> int | None:
    """How many heads up from ``token`` a token of the span stands in the same clause."""
    for steps, ancestor in enumerate((token, *token.ancestors)):
        if start <= ancestor.i < end:
            return steps
        if ancestor.dep_ in _CLAUSES or _is_verb_joined(ancestor) or _is_beyond(ancestor):
            return None
    return None


def _is_verb_joined(token: Token) -> bool:
    return token.dep_ == "conj" and token.pos_ == "VERB"


def _is_beyond(token: Token) -> bool:
    return token.dep_ in ("prep", "mark") and token.lower_ in _BEYOND


def _shares(date: Token, trigger: Token) -> bool:
    """Whether a date that hangs on no word of an act is still that of its clause.

    Verbs joined by "and" share a date that opens the sentence; otherwise only if they have one
    subject and one tense.
    """
    if any(_is_beyond(t) for t in (date, *date.ancestors)) or _clause(date) != _clause(trigger):
        return False
    mine, its = _verb(trigger), _opened_by(date, _verb(trigger))
    between = _joined_between(its, mine)
    if mine == its or between is None:
        return True
    opens = date.i < its.i < mine.i and all(
        date.i < c.i for c in its.children if c.dep_ in _SUBJECTS
    )
    own = any(c.dep_ in _SUBJECTS for verb in between for c in verb.children)
    return opens or (not own and mine.tag_ == its.tag_)


def _opened_by(date: Token, verb: Token) -> Token:
    """The verb whose clause a date stands in: of "…, and in May Peru left", the one behind it."""
    while _is_verb_joined(verb):
        joint = [c.i for c in verb.head.children if c.dep_ == "cc" and c.i > verb.head.i]
        if joint and joint[0] < date.i < verb.i:
            return verb
        verb = verb.head
    return _verb(date)


def _joined_between(one: Token, other: Token) -> list[Token] | None:
    """The verbs passed on the way between two that are joined; ``None`` for any other pair."""
    for low, high in ((one, other), (other, one)):
        passed = []
        node = low
        while _is_verb_joined(node):
            passed.append(node)
            node = node.head
            if node == high:
                return passed
    return None


def _verb(token: Token) -> Token:
    """The verb of the clause in which a token stands."""
    return next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), token)


def _clause(token: Token) -> int:
    """The token that heads the clause; coordinated verbs share one."""
    for ancestor in (token, *token.ancestors):
        if ancestor.dep_ in _CLAUSES or ancestor.dep_ == "ROOT":
            return int(ancestor.i)
    return int(token.i)
