"""The state that the last sentences are about: "the defence minister" there is its own."""

from __future__ import annotations

from spacy.tokens import Token

from realpolitik.gazetteer.holders import has_office
from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_clauses import subject_of
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_register import Register

_BACK = 2


def topic(register: Register, draft: Draft) -> str | None:
    """Whose office or body it is, where exactly one state was lately the subject.

    The offices and bodies are those that a state has once; anybody else's are left alone.
    """
    if register.site.spoken or says_more(register, draft) or house_style(register, draft):
        return None
    if not _a_state_s_own(register, draft):
        return None
    here = register.sentence(draft.start)
    codes: list[str] = []
    for number in range(here - 1, max(-1, here - 1 - _BACK), -1):
        code = _subject_code(register, number)
        codes += [code] if code is not None else []
    if len(set(codes)) != 1 or _others_here(register, draft, codes[0]):
        return None
    if not can_have(draft, codes[0]):
        return None
    return None if len(codes) == 1 and _met_another(register, here, codes[0]) else codes[0]


def says_more(register: Register, draft: Draft) -> bool:
    """Whether words after an office tell whose it is: "adviser to …", "members of …"."""
    root = register.root(draft)
    return any(c.dep_ == "prep" and c.lower_ in ("of", "to", "for") for c in root.children)


def house_style(register: Register, draft: Draft) -> bool:
    """Whether "the President" is written as by his own people, who never say of where."""
    noun = draft.noun
    if noun is None or noun.kind != "office" or noun.rank > 2 or draft.person is not None:
        return False
    last = register.site.tokens[draft.end - 1]
    return last.text[:1].isupper() and not last.is_sent_start


def can_have(draft: Draft, code: str) -> bool:
    """Whether a state has the office at all, where it is that of a head."""
    noun = draft.noun
    if noun is None or noun.kind != "office" or noun.rank != 1 or noun.key == "leader":
        return True
    plain = noun.key in ("president", "prime minister") and has_office("leader", code)
    return has_office(noun.key, code) or plain


def _met_another(register: Register, here: int, code: str) -> bool:
    """Whether the last sentences name another state too, that may be meant as well."""
    near = range(max(0, here - _BACK), here)
    named = {d.code for n in near for d in register.by_sentence.get(n, []) if d.kind != "outlet"}
    return any(state(c) is not None for c in named - {code} if c is not None)


def _a_state_s_own(register: Register, draft: Draft) -> bool:
    noun = draft.noun
    if noun is None or noun.plural or draft.former or draft.vague:
        return False
    words = register.site.doc[draft.start : draft.end]
    if any(t.lower_ in word_set("offices", "vague") for t in words):
        return False
    titled = draft.person is not None
    if not titled and words[0].lower_ != "the":
        return False
    if noun.kind != "office":
        return noun.key in word_set("offices", "of_state_bodies")
    if noun.key == "spokesman":
        return any(t.lower_ in word_set("offices", "spoken_for") for t in words)
    return noun.key in word_set("offices", "of_state")


def _subject_code(register: Register, number: int) -> str | None:
    """The state whose doing a sentence tells; ``None`` for other subjects."""
    start, end = register.sentences[number]
    root = register.site.doc[start:end].root
    subject = subject_of(root)
    draft = register.by_token.get(subject.i) if subject is not None else None
    if draft is None or draft.kind == "outlet" or len(register.entities(draft)) > 1:
        return None
    return draft.code if state(draft.code or "") is not None else None


def _others_here(register: Register, draft: Draft, code: str) -> bool:
    """Whether the sentence names another state before the office."""
    number = register.sentence(draft.start)
    before = [d for d in register.by_sentence.get(number, []) if d.end <= draft.start]
    return any(d.code not in (None, code) and d.kind != "outlet" for d in before)


def of_the_subject(register: Register, draft: Draft) -> str | None:
    """Whose people they are whom somebody sends or names, or whose parliament he tells.

    "Peru sent an envoy", "the premier told parliament".
    """
    noun = draft.noun
    root = register.root(draft)
    if noun is None or root.dep_ not in ("dobj", "dative", "pobj"):
        return None
    verb = root.head if root.dep_ != "pobj" else root.head.head
    told = noun.key == "parliament" and draft.end - draft.start == 1
    sent = verb.lemma_ in word_set("offices", "sending") and root.dep_ == "dobj"
    if not (told or (sent and _can_be_sent(draft))):
        return None
    return _doer_code(register, verb)


def _can_be_sent(draft: Draft) -> bool:
    noun = draft.noun
    return noun is not None and (
        noun.kind == "office" or noun.key in word_set("offices", "sent_bodies")
    )


def _doer_code(register: Register, verb: Token) -> str | None:
    for _ in range(3):
        subject = subject_of(verb)
        if subject is not None:
            draft = register.by_token.get(subject.i)
            return draft.code if draft is not None and not draft.entities else None
        if verb.dep_ not in ("conj", "xcomp"):
            return None
        verb = verb.head
    return None
