"""Words of futurity and likelihood (``lexicon/likelihood.csv``), each with the clause it marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from realpolitik.reading.columns import columns
from realpolitik.reading.doc import mention_at
from realpolitik.reading.forecasts_clause import is_past, is_reported, stops
from realpolitik.tables import rows

_COPULAS = frozenset({"be", "seem", "look", "appear", "remain", "become", "stay", "prove", "sound"})
_EPISTEMIC = frozenset({"seem", "look", "appear"})
_RAISING = frozenset(
    {"raise", "increase", "carry", "run", "pose", "face", "reduce", "dim", "boost", "heighten"}
) | {
    "see",
    "have",
    "offer",
    "open",
    "create",
    "hold",
    "warn",
    "remain",
    "exist",
    "lessen",
    "raises",
}
_DEGREE = frozenset({"very", "highly", "almost", "nearly", "most", "more", "less", "extremely"}) | {
    "increasingly",
    "virtually",
    "not",
    "n't",
}
_LONGEST_PHRASE = 5

Range = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of the likelihood table in one sentence.

    ``tokens`` are token offsets, ``clause`` the verb of the clause that they qualify.
    """

    tokens: tuple[int, ...]
    form: str
    low: float | None
    high: float | None
    clause: Token


@cache
def table(form: str) -> dict[str, Range]:
    """The wordings of one form with their ranges; ``(None, None)`` for words outside ICD 203.

    >>> table("adjective")["unlikely"]
    (0.2, 0.45)
    """
    found: dict[str, Range] = {}
    for row in rows("lexicon", "likelihood.csv"):
        if row["form"] == form:
            low, high = row["low"], row["high"]
            found[row["words"]] = (float(low) if low else None, float(high) if high else None)
    return found


def cues(sentence: Span) -> list[Cue]:
    """Every cue of a sentence, in order, each word used once."""
    found: list[Cue] = []
    used: set[int] = set()
    for cue in (*_phrases(sentence), *_single_words(sentence)):
        if not used & set(cue.tokens):
            found.append(cue)
            used.update(cue.tokens)
    return sorted(found, key=lambda c: c.tokens)


def clause_of(token: Token) -> Token:
    """The verb of the clause that holds a token."""
    for node in (token, *token.ancestors):
        if node.pos_ in ("VERB", "AUX") and node.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return node
    return token.sent.root


def straight(token: Token) -> str:
    """A token in lower case with its apostrophe straight."""
    return token.lower_.replace("’", "'")


def _single_words(sentence: Span) -> Iterator[Cue]:
    words, surface, lemmas = columns(sentence.doc), _surface(), _lemmas()
    for i in range(sentence.start, sentence.end):
        if words.lemma[i] not in lemmas and words.lower[i].replace("’", "'") not in surface:
            continue
        for finder in (_modal, _adjective, _adverb, _semi_modal, _noun, _verb, _is_to):
            cue = finder(words.tokens[i])
            if cue is not None:
                yield cue
                break


@cache
def _surface() -> frozenset[str]:
    """Every word that one of the finders looks for as it is written, its apostrophe straight."""
    forms = ("modal", "adjective", "adverb", "semi-modal")
    return frozenset(word.replace("’", "'") for form in forms for word in table(form))


@cache
def _lemmas() -> frozenset[str]:
    """Every lemma that one of the finders looks for."""
    return frozenset({"be", *table("noun"), *table("verb")})


def _modal(token: Token) -> Cue | None:
    entry = table("modal").get(straight(token))
    if entry is None or token.tag_ != "MD":
        return None
    if token.dep_ in ("aux", "auxpass") and token.head.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
        return None
    verb = token.head if token.dep_ in ("aux", "auxpass") else token
    return Cue((token.i,), "modal", *entry, verb)


def _adjective(token: Token) -> Cue | None:
    if token.lower_ not in table("adjective") or token.pos_ not in ("ADJ", "ADV"):
        return None
    if token.dep_ not in ("acomp", "attr", "oprd", "ccomp", "xcomp", "conj", "ROOT"):
        return None
    copula = _copula(token)
    if copula is None or _told_as_past(copula) or _idle_adjective(token, copula):
        return None
    before = _degrees(token)
    words = " ".join(t.lower_.replace("n't", "not") for t in (*before, token))
    entry = table("adjective").get(words)
    if entry is None:
        entry = (None, None) if before else table("adjective")[token.lower_]
    seeming = (copula.i,) if copula.lemma_ in _EPISTEMIC else ()
    return Cue((*seeming, *(t.i for t in before), token.i), "adjective", *entry, copula)


def _copula(token: Token) -> Token | None:
    node = token
    while node.dep_ == "conj" and node.head.pos_ == "ADJ":
        node = node.head
    if node.head.lemma_ in _COPULAS and node.head is not node:
        return node.head
    return next((c for c in node.children if c.lemma_ in _COPULAS and c.dep_ == "cop"), None)


def _idle_adjective(token: Token, copula: Token) -> bool:
    """Wordings that only look like forecasts: "possible to see", "remote" of places."""
    subject = next((c for c in copula.children if c.dep_ in ("nsubj", "csubj")), None)
    if token.lower_ in ("possible", "impossible"):
        return any(c.dep_ == "xcomp" for c in (*token.children, *copula.children))
    if token.lower_ == "remote":
        return subject is None or subject.lemma_ not in table("noun")
    if token.lower_ == "certain":
        return not any(c.dep_ in ("ccomp", "xcomp") for c in token.children)
    return False


def _degrees(token: Token) -> list[Token]:
    doc = token.doc
    found: list[Token] = []
    for j in range(token.i - 1, max(token.sent.start, token.i - 4) - 1, -1):
        if doc[j].lower_ not in _DEGREE:
            break
        found.insert(0, doc[j])
    return found


def _adverb(token: Token) -> Cue | None:
    if token.lower_ not in table("adverb") or token.pos_ not in ("ADV", "ADJ", "INTJ"):
        return None
    if token.dep_ in ("amod", "acomp", "attr") or token.head.pos_ not in ("VERB", "AUX"):
        return None
    if _of_a_phrase(token):
        return None
    before = [t for t in _degrees(token) if t.lower_ not in ("not", "n't")]
    words = " ".join(t.lower_ for t in (*before, token))
    entry = table("adverb").get(words) or table("adverb")[token.lower_]
    if words not in table("adverb") and before:
        entry = (None, None)
    form = "certainty" if words in stops("needs a future") else "adverb"
    return Cue((*(t.i for t in before), token.i), form, *entry, clause_of(token))


def _of_a_phrase(token: Token) -> bool:
    """Whether an adverb weighs the next noun or number rather than the clause."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.doc[token.i + 1]
    if any(t.tag_ in ("JJS", "RBS") for t in token.doc[token.i + 1 : token.i + 4]):
        return True
    opens = token.is_sent_start or token.doc[token.i - 1].is_punct
    of_copula = token.head.lemma_ == "be" and token.head.i < token.i
    return after.pos_ == "NUM" or (after.pos_ == "DET" and not opens and not of_copula)


def _semi_modal(token: Token) -> Cue | None:
    entry = table("semi-modal").get(token.lower_)
    doc = token.doc
    if entry is None or token.i + 2 >= len(doc):
        return None
    after = doc[token.i + 1]
    if after.lower_ != "to":
        return _appointed(token, entry)
    if doc[token.i + 2].tag_ not in ("VB", "RB"):
        return None
    helpers = [c for c in token.children if c.dep_ in ("aux", "auxpass") and c.lemma_ == "be"]
    copula = helpers[0] if helpers else token.head
    if copula.lemma_ not in _COPULAS or _told_as_past(token if helpers else copula):
        return None
    negation = [c.i for c in (token if helpers else copula).children if c.dep_ == "neg"]
    seeming = [copula.i] if copula.lemma_ in _EPISTEMIC else []
    tokens = (*seeming, *negation, token.i, token.i + 1)
    return Cue(tuple(sorted(tokens)), "semi-modal", *entry, token if helpers else copula)


def _appointed(token: Token, entry: Range) -> Cue | None:
    """ "Is due in Ankara", "are expected on Friday": an arrival foretold without its verb."""
    after = token.doc[token.i + 1]
    if token.lower_ not in stops("appointed") or after.lower_ not in stops("where or when"):
        return None
    helpers = [c for c in token.children if c.dep_ in ("aux", "auxpass") and c.lemma_ == "be"]
    copula = helpers[0] if helpers else token.head
    if copula.lemma_ != "be" or _told_as_past(token if helpers else copula):
        return None
    return Cue((token.i,), "semi-modal", *entry, token if helpers else copula)


def _noun(token: Token) -> Cue | None:
    entry = table("noun").get(token.lemma_.lower())
    if entry is None or token.pos_ != "NOUN" or token.dep_ in ("compound", "nmod"):
        return None
    verb = token.head if token.dep_ in ("attr", "nsubj", "dobj", "pobj") else None
    if token.dep_ == "pobj" and verb is not None:
        verb = verb.head if verb.lower_ in ("of", "about") and verb.head.lemma_ == "warn" else None
    past = verb is not None and verb.lemma_ != "warn" and _told_as_past(verb)
    if verb is None or past or not _completed(token, verb):
        return None
    there = any(c.dep_ == "expl" for c in verb.children)
    if not (there or verb.lemma_ in _RAISING or (verb.lemma_ == "be" and token.dep_ == "nsubj")):
        return None
    before = [c.i for c in token.children if c.dep_ in ("amod", "neg", "det") and c.i < token.i]
    kept = [i for i in before if token.doc[i].lower_ not in ("a", "an", "the")]
    return Cue((*kept, token.i), "noun", *entry, verb)


def _completed(token: Token, verb: Token) -> bool:
    """Whether the noun says of what: "of war", "that …", "for …", "to …"; "the risk is that …"."""
    own = any(c.dep_ in ("prep", "acl", "ccomp", "advcl", "relcl") for c in token.children)
    if token.dep_ == "nsubj" and verb.lemma_ == "be":
        return any(c.dep_ in ("ccomp", "advcl") for c in verb.children)
    in_verb = any(c.dep_ in ("prep", "ccomp", "advcl") and c.i > token.i for c in verb.children)
    return own or (in_verb and verb.lemma_ == "be")


def _verb(token: Token) -> Cue | None:
    lemma = token.lemma_.lower()
    entry = table("verb").get(lemma)
    below = {c.dep_ for c in token.children}
    mistaken = lemma == "doubt" and token.dep_ == "ROOT" and "nsubj" in below
    if entry is None or (token.pos_ != "VERB" and not mistaken):
        return None
    if lemma in _EPISTEMIC:
        told = token.tag_ in ("VBZ", "VBP") and (below & {"ccomp"} or _to_infinitive(token))
        never = any(c.lower_ == "never" for c in token.children)
        told = told and not never and lemma != "look"
        return Cue((token.i,), "inference", *entry, token) if told else None
    if lemma in stops("intention"):
        return _intention(token, entry)
    if lemma == "loom":
        return Cue((token.i,), "verb", *entry, token) if token.tag_ != "VBD" else None
    wanted = below & {"ccomp", "xcomp", "dobj"} and below & {"nsubj"}
    passive = "auxpass" in below
    if lemma == "doubt":
        told = wanted and not passive and _doubted(token)
        return Cue((token.i,), "doubt", *entry, token) if told else None
    return Cue((token.i,), "prediction", *entry, token) if wanted and not passive else None


def _intention(token: Token, entry: Range) -> Cue | None:
    """ "Plans to launch", "is preparing to leave": told in the present, or as somebody said."""
    helpers = {c.lemma_: c for c in token.children if c.dep_ == "aux"}
    going_on = token.tag_ == "VBG" and "be" in helpers and not _told_as_past(token)
    present = token.tag_ in ("VBZ", "VBP") and not helpers
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    of_actor = subject is not None and mention_at(token.doc, subject.i) is not None
    told = present or going_on or (token.tag_ == "VBD" and is_reported(token) and of_actor)
    if not told or not _to_infinitive(token) or any(c.dep_ == "neg" for c in token.children):
        return None
    return Cue((token.i,), "plan", *entry, token)


def _doubted(token: Token) -> bool:
    """Whether what is doubted lies ahead, or was asked just before: "I doubt it"."""
    below = [c for c in token.children if c.dep_ in ("ccomp", "dobj")]
    ahead = any(g.tag_ == "MD" for c in below for g in c.children)
    return ahead or any(c.lower_ in ("it", "that", "this") for c in below)


def _to_infinitive(token: Token) -> bool:
    return any(
        c.dep_ == "xcomp" and any(g.tag_ == "TO" for g in c.children) for c in token.children
    )


def _is_to(token: Token) -> Cue | None:
    """ "is to visit": what has been arranged."""
    doc = token.doc
    if token.lemma_ != "be" or token.tag_ not in ("VBZ", "VBP") or token.i + 2 >= len(doc):
        return None
    if doc[token.i + 1].lower_ != "to" or doc[token.i + 2].tag_ != "VB":
        return None
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lemma_.lower() in stops("subject of purpose"):
        return None
    passive = doc[token.i + 2].lower_ == "be"
    who = subject.pos_ in ("PROPN", "PRON") and subject.tag_ not in ("WP", "WDT", "DT")
    if not (passive or who or mention_at(doc, subject.i)):
        return None
    return Cue((token.i, token.i + 1), "semi-modal", None, None, token)


def _phrases(sentence: Span) -> Iterator[Cue]:
    lower = columns(sentence.doc).lower[sentence.start : sentence.end]
    text = " ".join(lower)
    for form in ("echo", "phrase"):
        for words, (low, high) in table(form).items():
            if words not in text:
                continue
            wanted = words.split()
            for k in range(len(lower) - len(wanted) + 1):
                if lower[k : k + len(wanted)] != wanted:
                    continue
                first = sentence.start + k
                clause = clause_of(sentence.doc[first])
                if not _told_as_past(clause):
                    yield Cue(tuple(range(first, first + len(wanted))), form, low, high, clause)


def _told_as_past(verb: Token) -> bool:
    """Past tense, unless it is what somebody said in the past ("said war was likely")."""
    return is_past(verb) and not is_reported(verb)
