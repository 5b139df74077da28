"""Whose a figure is: the states that it belongs to, and the pair that it lies between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Doc, Span, Token

from realpolitik.reading.doc import Mention, attribution_at, mention_at, mentions_in
from realpolitik.reading.figures_counted import nation_of
from realpolitik.reading.figures_measure import Measured
from realpolitik.reading.figures_quantity import Quantity
from realpolitik.records import codes

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
_LOOK_BACK = 4
_NATION_BACK = 60
_CLIMB = 4
_OWNING = frozenset({"poss", "compound", "amod", "nmod", "of", "by", "agent"})
_ADJOINED = frozenset({"compound", "amod", "nmod", "poss"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_WHERE = frozenset({"in", "for", "from", "across", "inside", "at", "on"})
_PARTNER = frozenset({"to", "with", "between", "among", "and", "towards", "into", "dative"})
_PAIRED = frozenset({"bilateral trade", "trade", "trade deficit", "trade surplus"})
_DIRECTED = frozenset(
    [
        "exports",
        "imports",
        "aid",
        "loan",
        "arms deal",
        "debt",
        "deal",
        "sales",
        "investment",
        "funding",
        "package",
    ]
)
_SUFFERED = frozenset(
    [
        "dead", "wounded", "displaced", "people", "arrested", "missing", "casualties", "targets",
        "strikes", "attacks", "raids", "explosions", "homes", "area",
    ]
)  # fmt: skip
_MOVED = frozenset({"weapons", "aircraft", "ships", "gas", "oil", "nuclear weapons", "mass"})
_TRANSFERS = frozenset(
    [
        "sell", "deliver", "ship", "send", "buy", "order", "purchase", "give", "donate", "supply",
        "sale", "delivery", "provide", "transfer", "lease", "export", "import", "acquire", "hand",
        "receive", "get", "purchase", "pump", "pipe",
    ]
)  # fmt: skip
_BODIES = ("IGO:", "NSA:")
Pair = tuple[str, str]


def whose(doc: Doc, quantity: Quantity, what: Measured) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes that a figure is ``between`` and those that it is ``of``."""
    name = (what.measure or "").removeprefix("growth of ").removeprefix("fall of ")
    sentence = quantity.token.sent
    nation = nation_of(quantity.token)
    if nation is not None:
        return (), _nation(doc, nation)
    if any(c.tag_ == "PRP$" and not mention_at(doc, c.i) for c in quantity.token.children):
        return (), ()
    owners, partners = _near(doc, quantity, what)
    both = tuple(dict.fromkeys((*owners, *partners)))
    mutual = bool(_MUTUAL.search(sentence.text)) or name == "bilateral trade"
    if name in _PAIRED and (mutual or partners or len(owners) > 1):
        return _pair(doc, sentence, both), ()
    if not owners and name in _SUFFERED:
        owners = _place(doc, quantity)
    moved = name in _MOVED and any(a.lemma_ in _TRANSFERS for a in quantity.token.ancestors)
    if (name in _DIRECTED or moved) and owners and partners:
        return both[:2] if len(both) > 1 else (), owners[:1]
    if name in _DIRECTED and partners:
        return (), ()
    if owners or partners:
        return (), owners or partners
    return (), _alone(doc, sentence)


def _place(doc: Doc, quantity: Quantity) -> tuple[str, ...]:
    """The state of the one place named in a sentence, where no state is."""
    sentence = quantity.token.sent
    inside = [p for p in doc._.rp_places if sentence.start <= p.start < sentence.end]
    countries = {p.where.country for p in inside if p.where.country}
    named = _alone(doc, sentence) or _states(doc, sentence.start, sentence.end)
    return tuple(countries) if len(countries) == 1 and not named else ()


def _nation(doc: Doc, noun: Token) -> tuple[str, ...]:
    """Which country is meant by "a nation of 3 million", "the country of 3 million"."""
    beside = [noun, *(c for c in noun.children if c.dep_ == "appos")]
    if noun.dep_ in ("appos", "attr", "conj", "npadvmod"):
        beside += [noun.head, *(c for c in noun.head.children if c.dep_ in _SUBJECT)]
    elif noun.head.pos_ in ("VERB", "AUX") and noun.head.lemma_ == "be":
        beside += [c for c in noun.head.children if c.dep_ in _SUBJECT]
    for token in beside:
        mention = mention_at(doc, token.i)
        if mention is not None and _codes(mention):
            return _codes(mention)
    after = [m for m in mentions_in(doc, noun.i, noun.sent.end) if m.start < noun.i + 8]
    if noun.i == noun.sent.start + 1 and after and doc[after[0].start - 1].text == ",":
        return _codes(after[0])
    if not any(c.lower_ in ("the", "this", "that") for c in noun.children):
        return ()
    earlier = [m for m in mentions_in(doc, max(noun.i - _NATION_BACK, 0), noun.i) if _codes(m)]
    return _codes(earlier[-1]) if earlier else ()


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
    sentence = quantity.token.sent
    for mention in mentions_in(doc, sentence.start, sentence.end):
        if what.measure in _SUFFERED and _speaks(doc, mention, quantity):
            continue
        role = _role(doc[mention.root], what.token, quantity.token)
        kind = _object(what) if role == "dobj" else _kind(role)
        if kind:
            roles[kind].extend(_owners(mention))
    order = (
        ["own", "where", "subject"] if what.measure in _SUFFERED else ["own", "subject", "where"]
    )
    first = next((kind for kind in order if roles[kind]), "own")
    rest = [c for kind in order if kind != first for c in roles[kind]]
    partners = roles["partner"] + ([] if what.measure in _SUFFERED else rest)
    return tuple(dict.fromkeys(roles[first])), tuple(dict.fromkeys(partners))


def _speaks(doc: Doc, mention: Mention, quantity: Quantity) -> bool:
    """Whether a mention only tells who claims the figure, or another one for the same thing."""
    token = doc[mention.root]
    verb = token.head
    if token.dep_ == "nsubj" and verb.lemma_ == "put" and verb.i not in _verbs(quantity.token):
        return True
    spans = [(v.start, v.end) for v in attribution_at(doc, quantity.start)]
    return any(s is not None and e is not None and s <= token.idx < e for s, e in spans)


def _object(what: Measured) -> str | None:
    """What the object of the verb is: who suffers, or who is given something."""
    name = what.measure or ""
    return "where" if name in _SUFFERED else "partner" if name in _DIRECTED else None


def _kind(role: str | None) -> str | None:
    """What a role makes of a state: owner, subject, place or partner."""
    kinds = {"own": _OWNING, "subject": _SUBJECT, "where": _WHERE, "partner": _PARTNER}
    return next((kind for kind, roles in kinds.items() if role in roles), None)


def _role(token: Token, named: Token, quantity: Token) -> str | None:
    """How a mention hangs on what is measured: its dependency, or the preposition between."""
    goals = {named.i, quantity.i}
    verbs = {*_verbs(named), *_verbs(quantity)}
    if token.i in goals:
        return "poss"
    role, linked, below = token.dep_, False, token
    for step, ancestor in enumerate(token.ancestors):
        if below.dep_ == "relcl" and ancestor.i not in goals:
            return None
        below = ancestor
        if ancestor.i in goals or (ancestor.i in verbs and not _shadowed(role, named, ancestor)):
            amount = ancestor.i == quantity.i and ancestor.i != named.i and role in _ADJOINED
            return "dative" if amount else role
        if step >= _CLIMB:
            break
        if ancestor.pos_ == "ADP" and not linked:
            role, linked = ancestor.lower_, True
        elif linked:
            continue
        elif role == "conj" or ancestor.dep_ in ("pobj", "compound", "poss", "dobj", "nsubj"):
            role = ancestor.dep_ if role in ("conj", "compound", "poss", "amod") else role
    return None


def _verbs(token: Token) -> Iterator[int]:
    """The verb above a token, and those that it shares its subject with: "wants to raise"."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            yield ancestor.i
            if ancestor.dep_ != "xcomp":
                return


def _shadowed(role: str, named: Token, verb: Token) -> bool:
    """A subject owns what its verb governs, unless the measure is that verb's subject itself."""
    return (
        role in ("nsubj", "nsubjpass") and named.head.i == verb.i and named.dep_.startswith("nsubj")
    )


def _codes(mention: Mention) -> tuple[str, ...]:
    """The states of a mention."""
    return tuple(c for c in codes(mention.entities) if len(c) == 3)


def _owners(mention: Mention) -> tuple[str, ...]:
    """The states, unions of states and armed groups of a mention."""
    return tuple(c for c in codes(mention.entities) if len(c) == 3 or c.startswith(_BODIES))


def _states(doc: Doc, start: int, end: int) -> list[str]:
    found = [c for m in mentions_in(doc, start, end) for c in _codes(m)]
    return list(dict.fromkeys(found))


def _alone(doc: Doc, sentence: Span) -> tuple[str, ...]:
    """The only state of a sentence, where no union or group is named beside it."""
    named = mentions_in(doc, sentence.start, sentence.end)
    found = list(dict.fromkeys(c for m in named for c in _owners(m)))
    return tuple(found) if len(found) == 1 and len(found[0]) == 3 else ()


def pair_in_view(doc: Doc, sentence: Span, member: str | None = None) -> Pair | None:
    """The two states that a reader has in mind at a sentence.

    The sentence itself and up to four before it are searched backwards, within the document: a
    pair named together ("between X and Y", "X and Y"), else a subject and a partner, else two
    states in neighbouring sentences. Last comes the pair that the document names together most.
    """
    seen: list[str] = [member] if member else []
    for earlier in _backwards(doc, sentence):
        pair = _in_one(doc, earlier, member or (seen[0] if seen else None))
        if pair:
            return pair
        seen.extend(c for c in _states(doc, earlier.start, earlier.end) if c not in seen)
        if len(seen) == 2:
            return seen[0], seen[1]
    return _most_frequent(doc, member)


def _backwards(doc: Doc, sentence: Span) -> Iterator[Span]:
    sentences = [s for s in doc.sents if s.start <= sentence.start]
    yield from reversed(sentences[-1 - _LOOK_BACK :])


def _in_one(doc: Doc, sentence: Span, member: str | None) -> Pair | None:
    """The pair that one sentence names together, the given member in it."""
    for mention in mentions_in(doc, sentence.start, sentence.end):
        own = _codes(mention)
        if len(own) == 2 and (member is None or member in own):
            return own[0], own[1]
    found = _states(doc, sentence.start, sentence.end)
    pairs = list(_joined(doc, sentence)) + ([(found[0], found[1])] if len(found) == 2 else [])
    pairs += _subject_and_partner(doc, sentence) if len(found) > 2 else []
    return next((p for p in pairs if member is None or member in p), None)


def _joined(doc: Doc, sentence: Span) -> Iterator[Pair]:
    mentions = [m for m in mentions_in(doc, sentence.start, sentence.end) if _codes(m)]
    for one, other in combinations(mentions, 2):
        gap = doc[one.end : other.start].text.strip().lower()
        if gap in ("and", "-", "–", "with", "&") or (gap == "" and one.end == other.start):
            first, second = _codes(one)[0], _codes(other)[0]
            if first != second:
                yield first, second


def _subject_and_partner(doc: Doc, sentence: Span) -> list[Pair]:
    mentions = [m for m in mentions_in(doc, sentence.start, sentence.end) if _codes(m)]
    subject = next((m for m in mentions if doc[m.root].dep_.startswith("nsubj")), None)
    if subject is None:
        return []
    first = _codes(subject)[0]
    others = [m for m in mentions if first not in _codes(m)]
    others.sort(key=lambda m: doc[m.root].dep_ not in ("dobj", "pobj", "dative"))
    return [(first, _codes(m)[0]) for m in others[:1]]


def _most_frequent(doc: Doc, member: str | None) -> Pair | None:
    counts: Counter[Pair] = Counter()
    for sentence in doc.sents:
        found = _states(doc, sentence.start, sentence.end)
        for first, second in combinations(found[:6], 2):
            pair = (first, second) if first < second else (second, first)
            if member is None or member in pair:
                counts[pair] += 1
    return counts.most_common(1)[0][0] if counts else None
