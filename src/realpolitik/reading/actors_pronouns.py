"""Pronouns: to the nearest compatible subject, or to nobody.

The search is conservative. It walks the subjects that govern the pronoun's clause, then those of
the sentences before, and gives up where another noun could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_clauses import (
    beside,
    empty,
    governing,
    quoted,
    said_of,
    subject_of,
    subjects_in,
    takes_up,
    verbs_above,
)
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_objects import object_pronoun, own_subject, same
from realpolitik.reading.actors_register import SUBJECTS, Register, copied, moved
from realpolitik.reading.columns import columns

_REACH = 2
_PLACES = ("GPE", "ORG", "LOC", "NORP", "FAC", "DATE")
_QUOTES = ("”", '"', "''", "’", "'")
_FORMS = ("he", "she", "it", "they")
_CLAUSES = ("ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "parataxis", "pcomp")


def pronouns(register: Register) -> list[Draft]:
    """Mentions for the pronouns that can be resolved, in order; each may serve the next."""
    found: list[Draft] = []
    resolved: dict[int, Draft] = {}
    words, by_token = columns(register.site.doc), register.by_token
    forms = _forms()
    for at in register.site.where(frozenset(forms)):
        tag, token, form = words.tag[at], words.tokens[at], forms[words.lower[at]]
        if tag not in ("PRP", "PRP$") or (tag == "PRP" and by_token.get(at) is not None):
            continue
        if _emphatic(token):
            continue
        draft = _resolve(register, token, form, resolved)
        if draft is not None:
            resolved[token.i] = draft
            found.append(draft)
    return found


@cache
def _forms() -> dict[str, str]:
    """By pronoun, which of the four it is a form of."""
    return {word: form for form in reversed(_FORMS) for word in word_set("pronouns", form)}


def _emphatic(token: Token) -> bool:
    """Whether "himself" only stresses the noun before it."""
    if not token.lower_.endswith(("self", "selves")) or token.i == 0:
        return False
    return token.nbor(-1).tag_[:2] == "NN" or token.nbor(-1).tag_ == "PRP"


def _resolve(
    register: Register, token: Token, form: str, resolved: dict[int, Draft]
) -> Draft | None:
    if form == "it" and empty(token):
        return None
    own = own_subject(register, token, resolved)
    found, open_still = _by_subject(register, token, form, resolved, own)
    if found is None and form != "it":
        found = object_pronoun(
            register, token, lambda d: _compatible(register, d, form, register.root(d)), own
        )
    if found is None and open_still and form in ("he", "she"):
        found = _only_person(register, token, own)
    return _made(register, token, found, form) if found is not None else None


def _by_subject(
    register: Register, token: Token, form: str, resolved: dict[int, Draft], own: Draft | None
) -> tuple[Draft | None, bool]:
    """Whom the nearest fitting subject names, and whether the question is still open if nobody."""
    for subject in _subjects(register, token, form):
        draft = register.by_token.get(subject.i) or resolved.get(subject.i)
        if form in ("he", "she") and (draft is None or draft.kind not in ("person", "office")):
            draft = _possessor(register, subject) or draft
        if subject.i in register.site.labels:
            continue
        if draft is None:
            if _could_be_meant(subject, form):
                return None, False
            continue
        if same(register, draft, own):
            continue
        if _compatible(register, draft, form, subject):
            rivalled = _rivalled(register, token, form, subject, draft)
            return (None, False) if rivalled else (draft, False)
        if form in ("it", "they") and _could_be_meant(subject, form):
            return None, False
    return None, True


def _rivalled(register: Register, token: Token, form: str, subject: Token, chosen: Draft) -> bool:
    """Whether something between the subject and the pronoun could be meant as well."""
    if form == "they" or subject.sent.start != token.sent.start:
        return False
    between = register.between(chosen.end, token.i)
    between = [d for d in between if not d.modifier and not d.start <= token.i < d.end]
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


def _subjects(register: Register, token: Token, form: str) -> Iterator[Token]:
    """The subjects that could be meant, likeliest first."""
    personal = form in ("he", "she")
    yield from governing(token, fronted_too=personal)
    yield from beside(token)
    if form == "they" and quoted(token):
        yield from said_of(token)
        return
    if personal:
        yield from _outside(register, token, form)
    elif not takes_up(token):
        return
    here = register.sentence(token.i)
    for number in range(here - 1, max(-1, here - 1 - (_REACH if personal else 1)), -1):
        start, end = register.sentences[number]
        if register.paragraph(start) != register.paragraph(token.i) and number < here - 1:
            return
        root = register.site.doc[start:end].root
        if personal and not _after_quote(token):
            yield from _of_persons(register, start, end, root, form)
        elif (subject := subject_of(root)) is not None:
            yield subject


def _after_quote(token: Token) -> bool:
    """Whether a pronoun names who has just spoken ("…,” he said"): the one who spoke before."""
    return token.i > 0 and token.nbor(-1).text in _QUOTES


def _of_persons(
    register: Register, start: int, end: int, root: Token, form: str
) -> Iterator[Token]:
    """The subjects of a sentence; a woman who is not its main subject must be known for one."""
    main = subject_of(root)
    for subject in subjects_in(start, end, root):
        draft = register.by_token.get(subject.i)
        known = draft is not None and _is_female(draft)
        if subject == main or form == "he" or known:
            yield subject


def _outside(register: Register, token: Token, form: str) -> Iterator[Token]:
    """The one person of the sentence whom a clause goes on about: "with Kim, whose …, his …"."""
    clause = next(verbs_above(token), None)
    if clause is None or clause.dep_ not in _CLAUSES or token.dep_ not in ("poss", *SUBJECTS):
        return
    sentence = register.sentences[register.sentence(token.i)][0]
    before = register.site.doc[sentence : token.i]
    people = [
        d
        for d in register.between(sentence, token.i)
        if d.start not in register.site.labels and _compatible(register, d, form, register.root(d))
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


def _could_be_meant(subject: Token, form: str) -> bool:
    """Whether a noun outside the gazetteer competes for the pronoun."""
    if subject.tag_ in ("NN", "NNP"):
        named = subject.tag_ == "NNP" and subject.ent_type_ not in _PLACES
        return form == "it" or subject.ent_type_ == "PERSON" or (named and form != "they")
    if subject.tag_ in ("NNS", "NNPS"):
        return form == "they"
    return False


def _compatible(register: Register, draft: Draft, form: str, subject: Token) -> bool:
    several = bool(draft.entities) or len(register.entities(draft)) > 1
    plural = several or _plural(draft, subject)
    if form == "they":
        return (plural or draft.kind == "armed group") and draft.kind != "outlet"
    if plural:
        return False
    if form == "it":
        return draft.kind not in ("person", "office") and draft.kind != "outlet"
    if draft.kind == "state" and draft.via == "demonym" and subject.tag_ in ("NN", "NNP"):
        return subject.dep_ in SUBJECTS
    return draft.kind in ("person", "office") and _gender_fits(draft, form)


def _plural(draft: Draft, subject: Token) -> bool:
    """Whether a mention is about many: "the Kenyans", "the Houthis"; not "the Philippines"."""
    if draft.kind == "state":
        return draft.via == "demonym" and subject.tag_ in ("NNS", "NNPS")
    if draft.kind == "armed group" and subject.text.endswith("s"):
        return any(c.lower_ == "the" for c in subject.children)
    return subject.tag_ in ("NNS", "NNPS")


def _gender_fits(draft: Draft, form: str) -> bool:
    title = draft.noun.key if draft.noun else ""
    female = _is_female(draft)
    if form == "she":
        told = female or draft.kind == "office" or " " in (draft.person or draft.name or "")
        return female is not False and told and title not in word_set("pronouns", "masculine")
    return female is not True and title not in word_set("pronouns", "feminine")


def _is_female(draft: Draft) -> bool | None:
    """Known for holders of offices, unknown for others unless the given name tells."""
    name = draft.name or draft.person or ""
    first = name.split()[0] if name else ""
    if first in word_set("names", "female") or name in word_set("names", "female"):
        return True
    return False if draft.holder is not None else None


def _only_person(register: Register, token: Token, own: Draft | None) -> Draft | None:
    """Without a fitting subject: the one person named in this sentence and the one before."""
    form = "she" if token.lower_ in word_set("pronouns", "she") else "he"
    near = [
        d
        for d in register.before(token.i, 1)
        if d.kind == "person"
        and not d.entities
        and d.start not in register.site.labels
        and _gender_fits(d, form)
    ]
    others = [d for d in near if not same(register, d, own)]
    return others[0] if len({d.name for d in others}) == 1 else None
