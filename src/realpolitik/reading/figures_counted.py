"""Numbers that count people, weapons, acts or things, by the noun that goes with them."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.doc import mention_at, text_of, token_at
from realpolitik.reading.figures_numbers import Number
from realpolitik.reading.figures_quantity import Quantity, made

_CASUAL = 10
"""People and acts fewer than this are a figure only where something happened to them."""
_MANY = 100
"""Things outside the tables are a figure from this number on."""
_COUNTING = frozenset({"nummod", "quantmod", "compound", "advmod", "amod"})
_PHYSICAL = frozenset({"length", "area", "mass", "volume", "energy"})
NATIONS = frozenset(
    [
        "country", "nation", "state", "republic", "city", "island", "territory", "kingdom",
        "emirate", "sultanate", "archipelago", "federation", "principality", "enclave",
    ]
)  # fmt: skip
_ONLY_PEOPLE = frozenset({"dead", "wounded", "arrested"})
_INTRANSITIVE = frozenset({"die", "perish", "drown"})
_STATES = frozenset({"dead", "wounded", "injured", "missing", "homeless"})
_NOTHING = tables.Term("", "", "")
_STRONG = re.compile(r"(?P<word>[\s-]strong)\s(?:[\w-]+\s){0,3}?(?P<noun>\w+)(?=[\s.,;])")
_MODEL = re.compile(r"(?P<maker>[A-Z][A-Za-z]{0,2})-\d+[A-Z]*s?")
"""How makers name their types: "F-35s", "MiG-29", "T-72s"."""


def counted(doc: Doc, number: Number) -> Quantity | None:
    """A number of people, weapons or things, by the noun that it counts."""
    last = token_at(doc, number.end - 1)
    amount = number.value if number.value is not None else number.low
    amount = _MANY if amount is None and number.odd else amount
    if amount is None:
        return None
    amount = abs(amount)
    state = _befallen_adjective(last)
    if state is not None:
        return _people(doc, number, state[0], state[1])
    noun = _noun(last) or _next_noun(last)
    if _is_model(doc, number, last, noun):
        return None
    force = _strong(doc, number)
    if force is not None:
        return force
    typed = _typed(last)
    if typed is not None:
        token, model = typed
        end = max(number.end, token.idx + len(token))
        return made(doc, number, (number.start, end), model, token) if amount >= 2 else None
    if noun is None:
        return _bare_people(doc, number, last) or _bare_total(doc, number, last)
    if noun.lemma_.lower() in tables.TIME_WORDS:
        return None
    unit = _unit_of(noun, amount)
    if unit is None or (amount < 2 and unit.kind != "people"):
        return None
    if amount < _CASUAL and (
        unit.kind == "acts" or (unit.measure == "people" and not _befallen(noun))
    ):
        return None
    if unit.measure == "people" and nation_of(noun) is not None:
        unit = replace(unit, measure="population")
    end = noun.idx + len(noun)
    if any(t.like_num for t in doc[last.i + 1 : noun.i]):
        end = number.end
    span = (number.start, end if number.end < end < number.end + 60 else number.end)
    return made(doc, number, span, unit, noun)


def _noun(token: Token) -> Token | None:
    """The noun that a number counts: "50 tanks", "dozens of tanks", "two dozen old tanks"."""
    if token.i + 1 < len(token.doc) and token.nbor().lower_ == "of":
        return next((p for p in token.nbor().children if p.dep_ == "pobj"), None)
    head = token
    while head.dep_ in _COUNTING and head.head.i > head.i:
        head = head.head
        if head.pos_ in ("NOUN", "PROPN") and not head.like_num and head.dep_ != "compound":
            return head
    shared = [c for c in head.children if c.dep_ == "conj" and c.tag_ == "NNS"]
    return shared[0] if head.pos_ == "ADJ" and head.i != token.i and shared else None


def _next_noun(token: Token) -> Token | None:
    """The plural right after a number that the parse left hanging elsewhere."""
    for after in token.doc[token.i + 1 : token.i + 4]:
        if after.tag_ == "NNS":
            return after
        if after.pos_ not in ("ADJ", "PROPN", "NOUN") or after.i == token.i + 3:
            break
    return None


def _is_model(doc: Doc, number: Number, last: Token, noun: Token | None) -> bool:
    """Whether a number belongs to the name of what another one counts: "14 Leopard 2 tanks"."""
    if last.i < 2 or noun is None or (number.value or 100) >= _MANY:
        return False
    maker, count = doc[last.i - 1], doc[last.i - 2]
    return maker.pos_ == "PROPN" and count.like_num and maker.sent.start == last.sent.start


def _strong(doc: Doc, number: Number) -> Quantity | None:
    """A force by its size: "an 8,000-strong force", "the 300-strong crew"."""
    match = _STRONG.match(text_of(doc), number.end)
    if match is None:
        return None
    token = token_at(doc, match.end("noun") - 1)
    unit = tables.units().get(token.lemma_.lower())
    measure = unit.measure if unit and unit.kind == "people" else "people"
    term = tables.terms().get((token.lemma_.lower(),))
    measure = term.measure if term and term.units == "people" else measure
    people = tables.Unit("people", 1, measure, "people")
    return made(doc, number, (number.start, match.end("word")), people, token)


def _unit_of(noun: Token, amount: float) -> tables.Unit | None:
    known = tables.units()
    lemma = noun.lemma_.lower()
    before = noun.nbor(-1) if noun.i else noun
    for words in (
        f"{before.lower_} {lemma}",
        f"{before.lemma_.lower()} {lemma}",
        lemma,
        noun.lower_,
    ):
        unit = known.get(words)
        if unit and unit.kind not in _PHYSICAL:
            small = unit.kind == "things" and amount < 100
            return None if small else unit
    if _is_people(noun) or (noun.tag_ == "NNS" and _dies(noun)):
        return known["people"]
    if amount >= _MANY and noun.tag_ == "NNS":
        return tables.Unit(noun.lower_, 1, noun.lower_, "things")
    return None


def _befallen(token: Token) -> bool:
    """Whether something is said to have happened to these people."""
    near = (
        [token.head, *token.head.children] if token.head.pos_ in ("VERB", "AUX") else [token.head]
    )
    acl = [c for c in token.children if c.dep_ in ("acl", "relcl")]
    first = token
    while first.dep_ == "conj":
        first = first.head
    near += [first.head] if first.i != token.i else []
    return any(tables.verbs().get(t.lemma_.lower(), _NOTHING).units == "people" for t in near + acl)


def _is_people(noun: Token) -> bool:
    """Whether a noun names a people: "9 million Icelanders", "700,000 Rohingya"."""
    if noun.tag_ in ("NNPS", "NNP") and noun.ent_type_ == "NORP":
        return True
    mention = mention_at(noun.doc, noun.i)
    return (
        mention is not None
        and noun.tag_ in ("NNPS", "NNS")
        and mention.root == noun.i
        and (mention.entities[0].via == "demonym")
    )


def _dies(noun: Token) -> bool:
    """Whether a verb says of a noun what only happens to people: "twelve potters died"."""
    verb = noun.head
    term = tables.verbs().get(verb.lemma_.lower(), _NOTHING)
    return (
        verb.pos_ == "VERB"
        and noun.dep_ in ("nsubj", "nsubjpass", "dobj")
        and term.units == "people"
        and term.measure in _ONLY_PEOPLE
        and (noun.dep_ != "nsubj" or verb.lemma_ in _INTRANSITIVE)
    )


def _typed(last: Token) -> tuple[Token, tables.Unit] | None:
    """The name of a type of weapon that a number counts: "35 F-35s"."""
    for token in last.doc[last.i + 1 : last.i + 3]:
        found = _MODEL.fullmatch(token.text)
        if found and found[0].endswith("s"):
            unit = tables.designations().get(found["maker"])
            return (token, unit) if unit else None
        if token.pos_ not in ("ADJ", "PROPN"):
            return None
    return None


def _bare_people(doc: Doc, number: Number, token: Token) -> Quantity | None:
    """People meant without a noun: "killing at least 40", "12 were wounded"."""
    if token.dep_ not in ("dobj", "nsubjpass", "nsubj", "pobj", "conj", "oprd", "attr", "ROOT"):
        return None
    if token.i + 1 < len(doc) and token.nbor().lower_ == "of":
        return None
    told = _predicate(token)
    if told is not None:
        return _people(doc, number, told, token)
    for near in (token.head, *token.children, *token.head.children):
        term = tables.verbs().get(near.lemma_.lower())
        if (
            term
            and term.units == "people"
            and term.measure != "troops"
            and abs(near.i - token.i) < 8
        ):
            return _people(doc, number, term.measure, token)
    return None


def _predicate(token: Token) -> str | None:
    """What is said of a bare number right after it: "8 are missing", "12 were wounded"."""
    after = token.doc[token.i + 1 : token.i + 4]
    if not len(after) or after[0].lemma_ not in ("be", "remain", "have") or after[0].pos_ == "NOUN":
        return None
    for word in after[1:]:
        term = tables.verbs().get(word.lower_) or tables.verbs().get(word.lemma_.lower())
        if term is not None and term.units == "people":
            return term.measure
    return None


def _bare_total(doc: Doc, number: Number, token: Token) -> Quantity | None:
    """People meant by what is said to number so many: "a population of 84 million"."""
    if token.dep_ not in ("pobj", "dobj", "attr", "npadvmod", "nummod", "nmod", "acomp"):
        return None
    if (number.value or number.low or 0) < _MANY and not (number.vague or number.odd):
        return None
    if nation_of(token) is not None:
        return _people(doc, number, "population", token)
    above = token.head.head if token.head.pos_ == "ADP" else token.head
    subjects = [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")]
    whole = _numbered(subjects)
    if whole is not None and token.dep_ in ("pobj", "attr", "dobj"):
        unit = tables.units()[whole.lemma_.lower()]
        return _people(doc, number, unit.measure, token)
    for near in (above, *subjects):
        lemma = near.lemma_.lower()
        for words in ((near.doc[max(near.i - 1, 0)].lower_, lemma), (lemma,)):
            term = tables.terms().get(words)
            if term and term.units == "people" and near.i != token.i:
                return _people(doc, number, term.measure, token)
    return None


def _numbered(subjects: list[Token]) -> Token | None:
    """The people of "the number of refugees", where what follows says how many they are."""
    for subject in subjects:
        if subject.lemma_.lower() in ("number", "total", "count"):
            below = (p for of in subject.children if of.lower_ == "of" for p in of.children)
            for noun in below:
                unit = tables.units().get(noun.lemma_.lower())
                if noun.dep_ == "pobj" and unit and unit.kind == "people":
                    return noun
    return None


def _people(doc: Doc, number: Number, measure: str, token: Token) -> Quantity:
    unit = tables.Unit("people", 1, measure, "people")
    end = max(number.end, token.idx + len(token))
    return made(doc, number, (number.start, end), unit, token)


def _befallen_adjective(last: Token) -> tuple[str, Token] | None:
    """The measure and the word of "14 dead", "31 wounded", with no noun after it."""
    doc = last.doc
    if last.i + 1 >= len(doc) or doc[last.i + 1].tag_.startswith("VBD"):
        return None
    word = doc[last.i + 1]
    after = doc[word.i + 1] if word.i + 1 < len(doc) else None
    if word.lower_ not in _STATES or (after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ")):
        return None
    return tables.verbs()[word.lower_].measure, word


def nation_of(token: Token) -> Token | None:
    """The noun of "a nation of 3 million", which says how many people it has."""
    of = token.head
    return of.head if of.lower_ == "of" and of.head.lemma_.lower() in NATIONS else None
