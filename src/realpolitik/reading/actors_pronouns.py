"""Pronouns: to the nearest compatible subject, or to nobody.

The search is conservative. It walks the subjects that govern the pronoun's clause, then those of
the sentences before, and gives up where another noun could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_register import SUBJECTS, Register, copied, moved
from realpolitik.reading.columns import columns

_REACH = 2
_FORMS = ("he", "she", "it", "they")
_CLAUSES = ("ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "parataxis", "pcomp")


def pronouns(register: Register) -> list[Draft]:
    """Mentions for the pronouns that can be resolved, in order; each may serve the next."""
    found: list[Draft] = []
    resolved: dict[int, Draft] = {}
    words = columns(register.site.doc)
    for token, tag in zip(words.tokens, words.tag, strict=True):
        if tag not in ("PRP", "PRP$"):
            continue
        form = next((f for f in _FORMS if token.lower_ in word_set("pronouns", f)), None)
        if form is None or (register.by_token.get(token.i) is not None and token.tag_ == "PRP"):
            continue
        if _emphatic(token):
            continue
        draft = _resolve(register, token, form, resolved)
        if draft is not None:
            resolved[token.i] = draft
            found.append(draft)
    return found


def _emphatic(token: Token) -> bool:
    """Whether "himself" only stresses the noun before it."""
    if not token.lower_.endswith(("self", "selves")) or token.i == 0:
        return False
    return token.nbor(-1).tag_[:2] == "NN" or token.nbor(-1).tag_ == "PRP"


def _resolve(
    register: Register, token: Token, form: str, resolved: dict[int, Draft]
) -> Draft | None:
    if form == "it" and _empty(token):
        return None
    for subject in _subjects(register, token, form):
        draft = register.by_token.get(subject.i) or resolved.get(subject.i)
        if form in ("he", "she") and (draft is None or draft.kind not in ("person", "office")):
            draft = _possessor(register, subject) or draft
        if draft is None:
            if _could_be_meant(subject, form):
                return None
            continue
        if _compatible(register, draft, form, subject):
            if _rivalled(register, token, form, subject, draft):
                return None
            return _made(register, token, draft, form)
        if form in ("it", "they") and _could_be_meant(subject, form):
            return None
    return _only_person(register, token) if form in ("he", "she") else None


def _rivalled(register: Register, token: Token, form: str, subject: Token, chosen: Draft) -> bool:
    """Whether something between the subject and the pronoun could be meant as well."""
    if form == "they" or subject.sent.start != token.sent.start:
        return False
    between = [d for d in register.drafts if chosen.end <= d.start < token.i and not d.modifier]
    rivals = [d for d in between if d.name != chosen.name and d.code != chosen.code]
    if any(_compatible(register, d, form, register.root(d)) for d in rivals):
        return not _content_of(token, subject)
    if form != "it" or token.dep_ != "nsubjpass":
        return False
    objects = [c for c in subject.head.children if c.dep_ == "dobj" and c.i < token.i]
    return any(c.tag_ == "NN" for c in objects)


def _content_of(token: Token, subject: Token) -> bool:
    """Whether the pronoun is the subject of what the subject says ("Iran said it would …")."""
    clause = token.head
    return token.dep_ in SUBJECTS and clause.dep_ == "ccomp" and clause.head.i == subject.head.i


def _made(register: Register, token: Token, draft: Draft, form: str) -> Draft:
    new = copied(register.site, token.i, token.i + 1, draft, "pronoun")
    new.noun = None
    if form == "they":
        entities = register.entities(draft)
        if len(entities) > 1:
            new.entities = moved(register.site, token.i, token.i + 1, entities, "pronoun")
    return new


def _empty(token: Token) -> bool:
    """Whether "it" stands for nothing or for a whole clause."""
    if token.tag_ == "PRP$":
        return False
    if token.dep_ == "expl" or token.dep_ not in SUBJECTS:
        return token.dep_ == "expl"
    return token.head.lemma_.lower() in word_set("pronouns", "empty")


def _subjects(register: Register, token: Token, form: str) -> Iterator[Token]:
    """The subjects that could be meant, likeliest first."""
    yield from _governing(token)
    yield from _beside(register, token)
    personal = form in ("he", "she")
    if personal:
        yield from _outside(register, token, form)
    elif not _takes_up(token):
        return
    here = register.sentence(token.i)
    for number in range(here - 1, max(-1, here - 1 - (_REACH if personal else 1)), -1):
        start, end = register.sentences[number]
        if register.paragraph(start) != register.paragraph(token.i) and number < here - 1:
            return
        subject = _subject_of(register.site.doc[start:end].root)
        if subject is not None:
            yield subject


def _takes_up(token: Token) -> bool:
    """Whether a statement goes on about what the sentence before was about.

    "It withdrew", "Their envoy left"; not "Will it?", not "I think it will".
    """
    subject = token.head if token.tag_ == "PRP$" else token
    verb = subject.head
    if subject.dep_ not in SUBJECTS or token.sent[-1].text == "?":
        return False
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def _governing(token: Token) -> Iterator[Token]:
    """The subjects of the clauses that the pronoun stands in, innermost first."""
    own = True
    reflexive = token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves"))
    for verb in _verbs_above(token):
        subject = _subject_of(verb)
        if subject is None:
            continue
        before = subject.i < token.i
        fronted = own and not before and not subject.is_ancestor(token)
        if (before and (not own or reflexive)) or (fronted and token.tag_ == "PRP$"):
            yield subject
        own = False


def _beside(register: Register, token: Token) -> Iterator[Token]:
    """The subjects of other clauses of the sentence that come before the pronoun."""
    above = {verb.i for verb in _verbs_above(token)}
    start = register.sentences[register.sentence(token.i)][0]
    for at in range(token.i - 1, start - 1, -1):
        word = register.site.tokens[at]
        if word.dep_ in ("nsubj", "nsubjpass") and word.head.i not in above:
            yield word


def _outside(register: Register, token: Token, form: str) -> Iterator[Token]:
    """The one person of the sentence whom a clause goes on about: "with Kim, whose …, his …"."""
    clause = next(_verbs_above(token), None)
    if clause is None or clause.dep_ not in _CLAUSES or token.dep_ not in ("poss", *SUBJECTS):
        return
    sentence = register.sentences[register.sentence(token.i)][0]
    before = register.site.doc[sentence : token.i]
    people = [
        d
        for d in register.drafts
        if sentence <= d.start < token.i and _compatible(register, d, form, register.root(d))
    ]
    unknown = any(_may_be_person(t) for t in before if register.by_token.get(t.i) is None)
    outside = bool(people) and people[0].end <= clause.left_edge.i and not people[0].modifier
    if outside and not unknown and len({d.name for d in people}) == 1:
        yield register.root(people[0])


def _may_be_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and token.dep_ in SUBJECTS)


def _possessor(register: Register, subject: Token) -> Draft | None:
    """The person to whom a subject belongs ("Macron's plan")."""
    owners = [c for c in subject.children if c.dep_ == "poss"]
    draft = register.by_token.get(owners[0].i) if owners else None
    return draft if draft is not None and draft.kind == "person" else None


def _verbs_above(token: Token) -> Iterator[Token]:
    """The verbs that govern a token, innermost first."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            yield at


def _subject_of(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return child
    return None


def _could_be_meant(subject: Token, form: str) -> bool:
    """Whether a noun outside the gazetteer competes for the pronoun."""
    if subject.tag_ in ("NN", "NNP"):
        return form == "it" or (form in ("he", "she") and subject.ent_type_ == "PERSON")
    if subject.tag_ in ("NNS", "NNPS"):
        return form == "they"
    return False


def _compatible(register: Register, draft: Draft, form: str, subject: Token) -> bool:
    several = bool(draft.entities) or len(register.entities(draft)) > 1
    people = draft.kind == "state" and draft.via == "demonym"
    plural = several or subject.tag_ in ("NNS", "NNPS")
    if form == "they":
        return (plural or draft.kind == "armed group") and draft.kind != "outlet"
    if plural and (draft.kind != "state" or people):
        return False
    if several:
        return False
    if form == "it":
        return draft.kind not in ("person", "office") and draft.kind != "outlet"
    return draft.kind in ("person", "office") and _gender_fits(draft, form)


def _gender_fits(draft: Draft, form: str) -> bool:
    title = draft.noun.key if draft.noun else ""
    female = _is_female(draft)
    if form == "she":
        return female is not False and title not in word_set("pronouns", "masculine")
    return female is not True and title not in word_set("pronouns", "feminine")


def _is_female(draft: Draft) -> bool | None:
    """Known for holders of offices, unknown for others unless the given name tells."""
    name = draft.name or draft.person or ""
    first = name.split()[0] if name else ""
    if first in word_set("names", "female") or name in word_set("names", "female"):
        return True
    return False if draft.holder is not None else None


def _only_person(register: Register, token: Token) -> Draft | None:
    """Without a fitting subject: the one person named in this sentence and the one before."""
    form = "she" if token.lower_ in word_set("pronouns", "she") else "he"
    near = [
        d
        for d in register.before(token.i, 1)
        if d.kind == "person" and not d.entities and _gender_fits(d, form)
    ]
    names = {d.name for d in near}
    if len(names) != 1:
        return None
    return copied(register.site, token.i, token.i + 1, near[0], "pronoun")
