"""Whose a figure is: the states that it belongs to, and the pair that it lies between."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.doc import Mention, mention_at, mentions_in, token_at
from realpolitik.reading.figures_claims import ADJOINED, claims, of_company, only_acts, speaker
from realpolitik.reading.figures_counted import NATIONS, nation_of
from realpolitik.reading.figures_ellipsis import owner_by_verb, owner_of_gap
from realpolitik.reading.figures_measure import Measured
from realpolitik.reading.figures_quantity import Quantity
from realpolitik.reading.figures_roles import (
    DIRECTED,
    SUFFERED,
    accused,
    asks,
    kind_of,
    object_kind,
    receives,
    role_of,
)
from realpolitik.reading.figures_states import owners_of, states_of
from realpolitik.reading.figures_view import pair_in_view

Owned = tuple[tuple[str, ...], tuple[str, ...]]
_MUTUAL = re.compile(
    r"""\b(?:bilateral|mutual|two-way|reciprocal|between\s(?:the\stwo|them|both)|both\s(?:sides|countries
    |nations|states)|the\stwo\s(?:countries|sides|nations|states|neighbours|neighbors))\b""",
    re.I | re.X,
)
_REGIONS = re.compile(
    r"""\b(?:between|with|and)\s(?:the\s)?(?:rest\sof\sthe\s)?(?:\w+\s)?(?:Europe|Africa|Asia
    |Latin\sAmerica|Middle\sEast|Gulf|world|continent|Caribbean|Pacific)\b""",
    re.X,
)
"""Trade with a region is not that of the two states in view."""
_NATION_BACK = 60
_PAIRED = frozenset({"bilateral trade", "trade", "trade deficit", "trade surplus"})
_MOVED = frozenset({"weapons", "aircraft", "ships", "gas", "oil", "nuclear weapons", "mass"})
_NOBODYS = frozenset({"distance"})
"""Measures of the earth, not of a state."""
_LENT = frozenset({"loan", "aid", "funding", "package", "debt relief"})
_LENDERS = frozenset({"IGO:IMF", "IGO:WORLDBANK", "IGO:ADB", "IGO:AIIB", "IGO:EBRD", "IGO:EIB"})
_TOWARDS = frozenset({"to", "into", "for", "towards", "toward"})
_JOINT = frozenset({"ships", "weapons", "aircraft", "power", "deal", "gas", "oil", "sales", ""})


def whose(doc: Doc, quantity: Quantity, what: Measured) -> Owned:
    """The codes that a figure is ``between`` and those that it is ``of``."""
    name = (what.measure or "").removeprefix("growth of ").removeprefix("fall of ")
    told = _told(doc, quantity, name)
    if told is not None:
        return told
    owners, partners = _near(doc, quantity, what)
    both = tuple(dict.fromkeys((*owners, *partners)))
    if name in _JOINT and len(pair := _together(doc, quantity)) == 2:
        return pair, ()
    if name in _LENT and len(both) == 2:
        return _lent(quantity, owners, partners, both)
    sentence = quantity.token.sent
    mutual = bool(_MUTUAL.search(sentence.text)) or name == "bilateral trade"
    if name in _PAIRED and (mutual or partners or len(owners) > 1):
        return _pair(doc, sentence, both), ()
    if name in SUFFERED:
        owners = _sufferers(doc, quantity, owners)
    if not owners and not partners:
        owners = _the_country(doc, quantity, what) or speaker(doc, quantity)
    moved = (name in _MOVED or quantity.kind == "things") and any(
        a.lemma_ in tables.doing("transfers") for a in quantity.token.ancestors
    )
    if (name in DIRECTED or moved) and owners and partners:
        return both[:2] if len(both) > 1 else (), owners[:1]
    if name in DIRECTED and partners:
        return (), ()
    if owners or (partners and name != "people"):
        return (), owners or partners
    return (), () if name == "people" else _alone(doc, sentence, quantity)


def _the_country(doc: Doc, quantity: Quantity, what: Measured) -> tuple[str, ...]:
    """Which one "the country's debt" is of: the last that was named."""
    for token in (what.token, quantity.token):
        if any(c.dep_ == "poss" and c.lemma_.lower() in NATIONS for c in token.children):
            earlier = mentions_in(doc, max(token.i - _NATION_BACK, 0), token.i)
            named = [m for m in earlier if states_of(m) and not claims(doc, m, quantity)]
            return states_of(named[-1])[:1] if named else ()
    return ()


def _told(doc: Doc, quantity: Quantity, name: str) -> Owned | None:
    """Whose it is where its own words settle it, or it can be nobody's."""
    if name in _NOBODYS and not _at_border(quantity):
        return (), ()
    own = _said_beside(doc, quantity)
    if own and name not in _PAIRED:
        return (), own
    nation = nation_of(quantity.token)
    if nation is not None:
        return (), _nation(doc, nation)
    if any(c.tag_ == "PRP$" and not mention_at(doc, c.i) for c in quantity.token.children):
        return (), ()
    return None


def _lent(
    quantity: Quantity, owners: tuple[str, ...], partners: tuple[str, ...], both: tuple[str, ...]
) -> Owned:
    """Of money lent or given between two: the giver's, where it is given and not only asked for."""
    if asks(quantity):
        return both, ()
    lender = next((c for c in both if c in _LENDERS), None)
    if lender is not None:
        return both, (lender,)
    if owners and partners and receives(quantity):
        return both, partners[:1]
    return (both, owners[:1]) if owners and partners else ((), owners or ())


def _sufferers(doc: Doc, quantity: Quantity, owners: tuple[str, ...]) -> tuple[str, ...]:
    """Those to whom a thing happens: where it happens, not whoever does it."""
    if owners and _is_doer(doc, quantity, owners):
        return _place(doc, quantity, owners) or owners
    return _where_clause(doc, quantity) or owners or _place(doc, quantity)


def _where_clause(doc: Doc, quantity: Quantity) -> tuple[str, ...]:
    """The state of "Cameroon, where 60 people were killed"."""
    for verb in quantity.token.ancestors:
        if verb.dep_ == "relcl":
            where = any(c.lower_ == "where" for c in verb.children)
            mention = mention_at(doc, verb.head.i) if where else None
            return states_of(mention) if mention is not None else ()
    return ()


def _said_beside(doc: Doc, quantity: Quantity) -> tuple[str, ...]:
    """Whose it is by the word beside it: "four Chinese soldiers", "350 in Gabon", "China 26 %"."""
    if quantity.like is not None:
        return _of_its_own(doc, quantity)
    if quantity.kind not in ("people", "weapons"):
        return ()
    if quantity.token.dep_ == "conj" and not _place_after(doc, quantity):
        first = quantity.token.head
        beside = (mention_at(doc, c.i) for c in first.children if c.dep_ in ADJOINED)
        shared = [m for m in beside if m is not None and _native(m)]
        if shared and first.dep_ != "conj":
            return _native(shared[0])
    last = token_at(doc, quantity.start)
    while last.i + 1 < len(doc) and last.nbor().like_num and last.nbor().idx < quantity.end:
        last = last.nbor()
    after = doc[last.i + 1] if last.i + 1 < last.sent.end else None
    if after is None or (after.dep_ not in ADJOINED and after.tag_ != "JJ"):
        return ()
    mention = mention_at(doc, after.i)
    return _native(mention) if mention is not None else ()


def _of_its_own(doc: Doc, quantity: Quantity) -> tuple[str, ...]:
    """The owner or the place that a quantity like another one has for itself."""
    name, at = owner_of_gap(quantity) or owner_by_verb(quantity.token), quantity.token.i
    tokens = [name] if name is not None else list(doc[at + 1 : at + 5])
    found = [m for t in tokens if (m := mention_at(doc, t.i)) is not None]
    if found:
        return owners_of(found[0])
    places = (p.where.country for p in doc._.rp_places if at < p.start <= at + 3)
    return tuple(code for code in places if code)[:1]


def _place_after(doc: Doc, quantity: Quantity) -> bool:
    """Whether a quantity has a place or an owner of its own after it."""
    after = doc[quantity.token.i + 1 : quantity.token.i + 4]
    return any(mention_at(doc, t.i) is not None for t in after)


def _native(mention: Mention) -> tuple[str, ...]:
    """The states of a mention that tells where somebody is from."""
    from_there = any(e.via in ("demonym", "name") for e in mention.entities)
    return states_of(mention) if from_there else ()


def _at_border(quantity: Quantity) -> bool:
    """Whether a length is that of a border, which states have."""
    near = quantity.token.doc[max(quantity.token.i - 8, quantity.token.sent.start) :][:12]
    return any(t.lemma_.lower() in ("border", "frontier", "boundary") for t in near)


def _is_doer(doc: Doc, quantity: Quantity, owners: tuple[str, ...]) -> bool:
    """Whether the owners so far are those who do it to others: "gunmen of X killed 20 people"."""
    verb = quantity.token.head
    if quantity.token.dep_ != "dobj" or verb.pos_ != "VERB" or verb.lemma_ in tables.doing("has"):
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    named = (m for s in subjects for m in mentions_in(doc, s.left_edge.i, s.i + 1))
    return any(set(owners) & set(owners_of(m)) for m in named)


def _together(doc: Doc, quantity: Quantity) -> tuple[str, ...]:
    """The two states that do a thing together: "Nepal and India agreed to trade …"."""
    verbs = [a for a in quantity.token.ancestors if a.pos_ == "VERB"]
    if not any(v.lemma_.lower() in tables.doing("jointly") for v in verbs):
        return ()
    subjects = [c for v in verbs for c in v.children if c.dep_ == "nsubj"]
    both = [t for s in subjects for t in (s, *s.conjuncts)]
    mentions = [m for t in both if (m := mention_at(doc, t.i)) is not None]
    return tuple(dict.fromkeys(c for m in mentions for c in states_of(m)))


def _place(doc: Doc, quantity: Quantity, doers: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The state of the one place named in a sentence, where no state is but the doers'."""
    sentence = quantity.token.sent
    end = quantity.until or sentence.end
    inside = [
        p
        for p in doc._.rp_places
        if sentence.start <= p.start < end and doc[max(p.start - 1, 0)].lower_ not in _TOWARDS
    ]
    countries = {p.where.country for p in inside if p.where.country}
    named = [
        code
        for mention in mentions_in(doc, sentence.start, end)
        if not claims(doc, mention, quantity)
        for code in states_of(mention)
        if code not in doers and code not in countries
    ]
    return tuple(countries) if len(countries) == 1 and not named else ()


def _nation(doc: Doc, noun: Token) -> tuple[str, ...]:
    """Which country is meant by "a nation of 3 million", "the country of 3 million"."""
    beside = [noun, *(c for c in noun.children if c.dep_ == "appos")]
    if noun.dep_ in ("appos", "attr", "conj", "npadvmod"):
        beside += [noun.head, *(c for c in noun.head.children if c.dep_ in ("nsubj", "nsubjpass"))]
    elif noun.head.pos_ in ("VERB", "AUX") and noun.head.lemma_ == "be":
        beside += [c for c in noun.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    for token in beside:
        mention = mention_at(doc, token.i)
        if mention is not None and states_of(mention):
            return states_of(mention)
    after = [m for m in mentions_in(doc, noun.i, noun.sent.end) if m.start < noun.i + 8]
    if noun.i == noun.sent.start + 1 and after and doc[after[0].start - 1].text == ",":
        return states_of(after[0])
    if not any(c.lower_ in ("the", "this", "that") for c in noun.children):
        return ()
    earlier = [m for m in mentions_in(doc, max(noun.i - _NATION_BACK, 0), noun.i) if states_of(m)]
    return states_of(earlier[-1]) if earlier else ()


def _pair(doc: Doc, sentence: Span, found: tuple[str, ...]) -> tuple[str, ...]:
    if len(found) >= 2:
        return found[:2]
    if _REGIONS.search(sentence.text):
        return found
    return pair_in_view(doc, sentence, found[0] if found else None) or found


def _near(doc: Doc, quantity: Quantity, what: Measured) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states that own the measure or the quantity, and those that it is directed at.

    Where something happened counts as whose it is, unless an owner or a doer is named; of those
    who suffered something, the place and the adjective tell more than the doer.
    """
    roles: dict[str, list[str]] = {"own": [], "subject": [], "where": [], "partner": []}
    for mention in _beside(doc, quantity):
        if (
            _of_attack(doc, mention)
            or claims(doc, mention, quantity)
            or only_acts(doc, mention, quantity, what)
        ):
            continue
        role = role_of(doc[mention.root], what.token, quantity.token)
        role = "nsubj" if accused(doc[mention.root], quantity) else role
        kind = object_kind(what) if role == "dobj" else kind_of(role)
        if kind:
            roles[kind].extend(owners_of(mention))
    order = ["own", "where", "subject"] if what.measure in SUFFERED else ["own", "subject", "where"]
    if not roles["subject"] and not roles["own"]:
        roles["subject"].extend(_meant_by_it(doc, quantity))
    first = next((kind for kind in order if roles[kind]), "own")
    rest = [c for kind in order if kind != first for c in roles[kind]]
    partners = roles["partner"] + ([] if what.measure in SUFFERED else rest)
    return tuple(dict.fromkeys(roles[first])), tuple(dict.fromkeys(partners))


def _of_attack(doc: Doc, mention: Mention) -> bool:
    """Whether a mention only tells whose attack it was: "in American air strikes"."""
    root = doc[mention.root]
    return root.dep_ in ADJOINED and root.head.lemma_.lower() in tables.doing("attacks")


def _beside(doc: Doc, quantity: Quantity) -> list[Mention]:
    """The mentions of a quantity's part of its sentence: up to a semicolon, where some are there.

    Names of companies ("Qatar Airways") are none of the state's.
    """
    sentence = quantity.token.sent
    every = mentions_in(doc, sentence.start, quantity.until or sentence.end)
    marks = [t.i for t in sentence if t.text == ";"]
    start = max((i for i in marks if i < quantity.token.i), default=sentence.start)
    end = min((i for i in marks if i > quantity.token.i), default=sentence.end)
    named = [m for m in every if not of_company(doc, m)]
    return [m for m in named if start <= m.start < end and owners_of(m)] or named


def _meant_by_it(doc: Doc, quantity: Quantity) -> tuple[str, ...]:
    """Who "it" is, where nobody has said: the subject of the part of the sentence before."""
    verb = next((a for a in quantity.token.ancestors if a.pos_ == "VERB"), None)
    subjects = [c for c in verb.children if c.dep_ == "nsubj"] if verb is not None else []
    if not subjects or subjects[0].lower_ != "it" or mention_at(doc, subjects[0].i) is not None:
        return ()
    for mention in reversed(mentions_in(doc, quantity.token.sent.start, subjects[0].i)):
        if doc[mention.root].dep_ == "nsubj" and mention.kind == "state":
            return states_of(mention) if len(states_of(mention)) == 1 else ()
    return ()


def _alone(doc: Doc, sentence: Span, quantity: Quantity) -> tuple[str, ...]:
    """The only state of a sentence, where no union or group is named beside it."""
    every = mentions_in(doc, sentence.start, sentence.end)
    named = [m for m in every if not claims(doc, m, quantity)]
    found = list(dict.fromkeys(c for m in named for c in owners_of(m)))
    return tuple(found) if len(found) == 1 and len(found[0]) == 3 else ()
