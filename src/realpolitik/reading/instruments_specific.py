"""Whether a noun phrase singles out one instrument, by name, parties, topic, format or place."""

from __future__ import annotations

from realpolitik.reading.doc import mention_at, mentions_in
from realpolitik.reading.instruments_find import Candidate, in_construction
from realpolitik.reading.instruments_phrase import determiner, words_of_role

_MAKING = frozenset(
    {
        *("under construction", "revived", "completed", "launched", "opened", "proposed"),
        *("suspended", "financed", "announced", "cancelled", "expanded", "resumed", "shelved"),
    }
)
_MADE = frozenset({"signed", "ratified", "concluded"})
_NAMED_BY_PLACE = frozenset({"process", "format", "mechanism"})
_OFTEN_NAMED = frozenset({"exercise", "drill", "manoeuvre"})
_ASSEMBLIES = frozenset({"forum", "conference", "summit"})
_TO_MAKE = (" build", " rebuild", " develop", " revive", " restore", " complete", " fund", " open")


def is_specific(candidate: Candidate, action: str | None, parties: tuple[str, ...]) -> bool:
    """Whether a phrase singles out one instrument, by name, parties, topic, format or place."""
    by_name = candidate.named and candidate.kind not in ("dialogue", "project", "organisation")
    if candidate.known or by_name:
        return bool(candidate.known) or candidate.needs not in ("party", "parties") or bool(parties)
    if candidate.needs in ("title", "apposed"):
        called = candidate.needs == "title" and is_called(candidate)
        whose = bool(parties) or candidate.kind != "project"
        return whose and (bool(candidate.title) or called)
    if candidate.needs == "resolution" and action is not None and _resolves(candidate):
        return True
    if candidate.needs == "named" or _bare(candidate, action, parties):
        return False
    if candidate.title and candidate.kind == "project":
        return bool(parties)
    own = len(candidate.parties)
    if candidate.needs == "parties":
        founded = action is not None and len(parties) > 1
        return (
            own > 1 or founded or (own == 1 and bool(candidate.words) and _has_partner(candidate))
        )
    if candidate.needs == "specific":
        return (
            own > 1
            or (own == 1 and _has_partner(candidate))
            or _on_topic(candidate, action, parties)
            or _is_dated(candidate)
        )
    if candidate.needs == "party":
        return own > 0 or (action is not None and len(parties) > 1)
    if candidate.needs == "resolution":
        numbered = any(w.isdigit() for w in candidate.words)
        return own > 0 or numbered
    if candidate.needs == "format":
        return _is_dialogue(candidate, parties)
    return _is_project(candidate, action, parties)


def is_called(candidate: Candidate) -> bool:
    """Whether a name stands before the noun or is the noun: "the X process", "the X Council"."""
    doc, phrase = candidate.phrase.doc, candidate.phrase
    whole = mention_at(doc, phrase.head)
    if whole is not None and whole.kind == "organisation":
        return False
    noun = candidate.head.lemma_.lower()
    places = noun in _NAMED_BY_PLACE
    if not (places or candidate.named or noun in _OFTEN_NAMED):
        return False
    for token in phrase.modifiers:
        named = token.pos_ == "PROPN" and token.text[0].isupper() and not token.is_sent_start
        taken = mention_at(doc, token.i) is not None and not places
        if named and not taken and token.ent_type_ not in ("DATE", "PERSON"):
            return places or token.ent_type_ != "GPE"
    return False


def _bare(candidate: Candidate, action: str | None, parties: tuple[str, ...]) -> bool:
    """A mass noun or plain plural: "in agreement", "dialogue", "treaties"."""
    alone = candidate.phrase.end - candidate.phrase.start == 1
    plural = candidate.head.tag_ == "NNS" and determiner(candidate.phrase) is None
    if candidate.needs == "specific" and plural and len(candidate.parties) < 2:
        made = action in _MADE and len(parties) > 1
        general = candidate.head.lemma_ in ("deal", "agreement", "arrangement")
        return general and not (candidate.named or made)
    return alone and not candidate.definite and candidate.head.lower_ not in ("sanctions",)


def _is_dated(candidate: Candidate) -> bool:
    """ "The treaty of 1959", "the 1996 truce": a year tells it from others."""
    years = [w for w in candidate.words if w.isdigit() and len(w) == 4]
    return bool(years) and candidate.head.tag_ in ("NN", "NNP")


def _resolves(candidate: Candidate) -> bool:
    """Whether a resolution says what it demands, or the United Nations are named beside it."""
    doc, head = candidate.phrase.doc, candidate.head
    after = doc[candidate.phrase.end] if candidate.phrase.end < len(doc) else head
    demands = after.tag_ == "VBG" or (after.lower_ == "that" and after.dep_ in ("mark", "nsubj"))
    sentence = head.sent
    named = mentions_in(doc, sentence.start, sentence.end)
    return demands or any(e.code == "IGO:UN" for m in named for e in m.entities)


def _has_partner(candidate: Candidate) -> bool:
    """Whether "with X", "between X and …" or "X's" ties a party to the noun."""
    tail = candidate.phrase.doc[candidate.phrase.head + 1 : candidate.phrase.end]
    ties = {"with", "between", "among"}
    return any(t.lower_ in ties for t in tail) or any(
        m.end <= candidate.phrase.head for m in candidate.mentions
    )


def _on_topic(candidate: Candidate, action: str | None, parties: tuple[str, ...]) -> bool:
    """A subject matter, and states that made or broke it in the same clause."""
    following = candidate.phrase.doc[candidate.head.i + 1 : candidate.head.i + 2]
    clause = any(t.lower_ == "that" for t in following)
    made = action in _MADE or bool(parties)
    return bool(candidate.words) and action is not None and made and not clause


def _is_dialogue(candidate: Candidate, parties: tuple[str, ...]) -> bool:
    if candidate.formats:
        return True
    head = candidate.head.lemma_.lower()
    if head in ("dialogue", "dialog"):
        topic = {t.lower_ for t in candidate.phrase.modifiers} & words_of_role("topic")
        return bool(topic) and (bool(parties) or candidate.head.tag_ == "NNS" or candidate.named)
    if head in _ASSEMBLIES:
        kinds = {w for t in candidate.phrase.modifiers for w in (t.lower_, t.lemma_.lower())}
        return candidate.named or bool(kinds & words_of_role("conference"))
    return head in ("format", "mechanism") and (candidate.named or is_called(candidate))


def _is_project(candidate: Candidate, action: str | None, parties: tuple[str, ...]) -> bool:
    doc, phrase = candidate.phrase.doc, candidate.phrase
    names = [t for t in doc[phrase.start : phrase.end] if t.pos_ == "PROPN"]
    placed = bool(names) or bool(candidate.parties)
    told = action in _MAKING or (action or "").endswith(_TO_MAKE)
    made = in_construction(candidate) or told
    if candidate.needs == "carrier":
        return placed and bool(candidate.words) and made and bool(parties)
    if candidate.needs == "name":
        return (placed and bool(names)) or (made and (placed or len(parties) > 1))
    return made and (placed or len(parties) > 1)
