"""Persons: the name after an office, and who held that office on the day."""

from __future__ import annotations

from datetime import date

from realpolitik.gazetteer.holders import (
    HEADS,
    Holder,
    holder_of,
    holders_of,
    leading,
    person,
    standing,
    surname,
    with_surname,
)
from realpolitik.gazetteer.nouns import Noun
from realpolitik.gazetteer.trie import fold
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_hits import Hit, name_goes_on
from realpolitik.reading.actors_site import PERSONS, Site
from realpolitik.reading.actors_slips import slip_of

_FRESH = 31
"""Days for which who has just fallen is still told as who he was."""

_CLOSING = (",", ".", ";", ")", ":", "—", "–", "who", "?", "!")
_NAMED_AS = ("PERSON", "", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "PRODUCT")
_INNER = ("-", "al", "bin", "de", "von", "der", "van", "el", "da", "du", "di", "al-", "bint")
_LEADERS = ("leader", "supreme leader", "president", "prime minister", "chancellor", "king")
# Offices so general that the name decides which one is meant.
_GENERAL = frozenset({"minister", "leader", "chief", "politician", "counterpart", "diplomat"})


def attach_posted(site: Site, draft: Draft) -> None:
    """ "Peru's ambassador in Oslo, Ana Eksempel, …": the name stands after the posting."""
    link = site.token(draft.end)
    if draft.person is not None or link is None or link.lower_ not in ("in", "to", "at"):
        return
    comma = next((t for t in site.tokens[link.i + 1 : link.i + 6] if t.text == ","), None)
    if comma is None or any(t.pos_ == "VERB" for t in site.tokens[link.i : comma.i]):
        return
    begin = comma.i + 1
    end = _person_end(site, begin)
    if end is None or end - begin < 2 or not _closes(site, begin, end):
        return
    draft.person, draft.person_at = site.doc[begin:end].text, begin
    draft.kind = "person"


def attach_person(site: Site, draft: Draft, at: int) -> None:
    """Take the person's name that follows an office, with or without a comma, into the mention."""
    token = site.token(at)
    comma = token is not None and token.text == ","
    begin = at + 1 if comma else at
    end = _person_end(site, begin)
    if end is None or (comma and not _closes(site, begin, end)):
        return
    skipped = word_set("names", "honorifics") | word_set("names", "partisans")
    while begin < end - 1 and site.doc[begin].text in skipped:
        begin += 1
    draft.person, draft.person_at, draft.end = site.doc[begin:end].text, begin, end
    draft.kind = "person"


def _person_end(site: Site, begin: int) -> int | None:
    hit = site.hits.names.get(begin)
    if hit is not None:
        return hit.end if hit.name.kind in PERSONS else None
    at = begin
    while at < len(site.doc) and at - begin < 5 and _is_name_part(site, at, begin):
        at += 1
    while at > begin and not site.doc[at - 1].text[:1].isupper():
        at -= 1
    if at == begin:
        return None
    return at + 2 if name_goes_on(site.doc, at) else at


def _is_name_part(site: Site, at: int, begin: int) -> bool:
    token = site.doc[at]
    hit = site.hits.names.get(at)
    if hit is not None and hit.name.kind not in PERSONS:
        return False
    if token.is_sent_start and at > begin:
        return False
    if token.text in word_set("names", "honorifics"):
        return True
    if token.tag_ in ("NNP", "NNPS") and token.text[:1].isalpha():
        return token.ent_type_ in _NAMED_AS
    return at > begin and token.lower_ in _INNER


def _closes(site: Site, begin: int, end: int) -> bool:
    """Whether a name after a comma is an apposition, closed by a mark or the sentence."""
    if site.hits.names.get(begin) is None and end - begin < 2:
        return False
    following = site.token(end)
    return following is None or bool(following.is_sent_start) or following.text in _CLOSING


def owned_person(site: Site, hit: Hit) -> Draft | None:
    """ "Ghana's Ama Eksempel": one mention of the person, of that state."""
    code, begin = site.code(hit), hit.end + 1
    if hit.name.kind not in ("state", "capital", "organisation", "metonym") or code is None:
        return None
    known = site.hits.names.get(begin)
    if known is not None and known.name.kind == "person":
        end = known.end
        if known.name.code != code:
            return None
    else:
        end = _unknown_name(site, begin) if known is None else begin
    following = site.token(end)
    if end - begin < 2 or (following is not None and following.tag_[:2] == "NN"):
        return None
    draft = Draft(hit.start, end, "person", "possessive", code=code)
    draft.person, draft.person_at = site.doc[begin:end].text, begin
    identify(site, draft)
    draft.former = left_office(draft.holder, site.on)
    draft.sector = "ELI" if draft.former else draft.sector
    return draft


def _unknown_name(site: Site, begin: int) -> int:
    """Where the name of a person whom no table knows ends, if it takes part in what happens."""
    end = begin
    while end < len(site.doc) and _part_of_name(site, end, begin):
        end += 1
    if end == begin or site.doc[begin].ent_iob_ != "B":
        return begin
    root = site.doc[begin:end].root
    place = root.dep_ == "pobj" and root.head.lower_ in word_set("places", "locative")
    takes_part = root.dep_ in ("nsubj", "nsubjpass", "conj", "dobj", "pobj")
    return end if takes_part and not place else begin


def _part_of_name(site: Site, at: int, begin: int) -> bool:
    token = site.doc[at]
    if token.ent_type_ != "PERSON" or at in site.hits.names or at in site.hits.nouns:
        return False
    return token.tag_ == "NNP" or (at > begin and token.lower_ in _INNER)


def identify(site: Site, draft: Draft) -> None:
    """Name the mention: the person as of the day, else the office's holder, else its words."""
    if draft.person is not None:
        _identify_person(site, draft)
    elif draft.kind == "office":
        _identify_office(site, draft)
    if draft.name is None:
        draft.name = bare(draft.text(site.doc))
    if draft.former and draft.kind in ("person", "office"):
        draft.sector = "ELI"


def _identify_office(site: Site, draft: Draft) -> None:
    noun = draft.noun
    if noun is None or noun.plural or draft.code is None or draft.former or noun.rank > 2:
        return
    if draft.vague:
        return
    draft.via = "office"
    holder = office_holder(noun, draft.code, site.on)
    if holder is not None:
        draft.name, draft.holder = holder.person, holder


def office_holder(noun: Noun, code: str, on: date | None) -> Holder | None:
    """Who holds an office on a day; "leader" is the head, whatever the title.

    Nobody where the day is not known.
    """
    if on is None or noun.key in _GENERAL - {"leader"}:
        return None
    keys = leading(code, on) if noun.key == "leader" else (noun.key,)
    return next((h for k in keys if (h := holder_of(k, code, on)) is not None), None)


def _identify_person(site: Site, draft: Draft) -> None:
    text = draft.person or ""
    draft.name = text
    holder = best_holder(site, draft, text)
    if holder is None:
        holder = _misspelt(site, draft, text) or _sharing_words(site, draft, text)
    if holder is not None:
        _settle(site, draft, holder)


def _misspelt(site: Site, draft: Draft, text: str) -> Holder | None:
    draft.slip = None if draft.former else slip_of(text, _rivals(site, draft), site.on)
    return draft.slip.holder if draft.slip else None


def _settle(site: Site, draft: Draft, holder: Holder) -> None:
    draft.holder, draft.name = holder, holder.person
    if draft.person and set(_folded(holder.person)) < set(_folded(draft.person)):
        draft.name = draft.person
    if draft.code is None:
        draft.code = holder.code
        draft.via = "office"
    if draft.noun is None or (draft.noun.rank == 4 and holder.held(site.on)):
        draft.sector = holder.sector


def _rivals(site: Site, draft: Draft) -> list[Holder]:
    """Whoever held that very office on that day: of the state, or of those the text names."""
    noun = draft.noun
    if noun is None or draft.vague or noun.key in _GENERAL - {"leader"}:
        return []
    keys = _LEADERS if noun.key == "leader" else (noun.key,)
    if noun.key in HEADS:
        keys = (*keys, "leader")
    codes = {draft.code} if draft.code else site.codes
    return [h for key in keys for code in sorted(codes) for h in holders_of(key, code, site.on)]


def best_holder(site: Site, draft: Draft, text: str) -> Holder | None:
    """The tenure meant by an office, a state and a name; ``None`` where none fits."""
    full = person(text, site.on)
    if full is not None and " " in text.strip() and draft.code in (None, full.code):
        if not _yet_to_come(full, site.on):
            return _in_office(draft, full, site.on)
        return None
    candidates = with_surname(text)
    if draft.code is not None:
        candidates = [h for h in candidates if h.code == draft.code]
    if draft.noun is not None and draft.noun.key not in _GENERAL:
        headed = ("leader",) if draft.noun.key in HEADS else ()
        same = [h for h in candidates if h.office in (draft.noun.key, *headed)]
        known = candidates if draft.code is not None else _by_rank(site, draft.noun, candidates)
        candidates = same or known
    candidates = _of_one_state(site, draft, candidates)
    return max(candidates, key=lambda h: standing(h, site.on), default=None)


def _by_rank(site: Site, noun: Noun, candidates: list[Holder]) -> list[Holder]:
    """Whom a rank or robe may mean ("Colonel Roe"): heads of the day whose state is named."""
    if noun.rank < 4 or noun.sector not in ("MIL", "REL"):
        return []
    return [h for h in candidates if h.held(site.on) and h.code in site.places]


def _yet_to_come(holder: Holder, on: date | None) -> bool:
    """Whether a body's head is told years before he led it, when he was a state's man."""
    begun = holder.valid_from
    if on is None or begun is None or not holder.code.startswith("IGO:"):
        return False
    return (begun - on).days > 366


def _sharing_words(site: Site, draft: Draft, text: str) -> Holder | None:
    """The holder of that very office on the day, of whose names the text gives a part."""
    words = _folded(text)
    found = {
        h.person: h
        for h in _rivals(site, draft)
        if set(words) <= set(_folded(h.person)) or _only_family(h, words)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _only_family(holder: Holder, words: list[str]) -> bool:
    """Whether the table knows just the family name, and the text ends in part of it."""
    return (
        holder.office == "leader" and not holder.prominent and words[-1] in _folded(holder.person)
    )


def _folded(name: str) -> list[str]:
    return fold(name).lower().replace("-", " ").split()


def _in_office(draft: Draft, holder: Holder, on: date | None) -> Holder:
    """The same person's tenure of the office that the text names, where the table has it."""
    if draft.noun is None:
        return holder
    same = [
        h
        for h in with_surname(surname(holder.person, holder.code))
        if h.person == holder.person and h.office == draft.noun.key
    ]
    return max(same, key=lambda h: standing(h, on), default=holder)


def _of_one_state(site: Site, draft: Draft, candidates: list[Holder]) -> list[Holder]:
    """Candidates of several states are told apart by the states the document names."""
    if draft.code is not None or not candidates:
        return candidates
    known = [h for h in candidates if h.held(site.on)] or candidates
    if len({h.code for h in known}) > 1:
        known = [h for h in known if h.code in site.codes]
    return known if len({h.code for h in known}) == 1 else []


def left_office(holder: Holder | None, on: date | None) -> bool:
    """Whether a person's last known tenure had ended by a day, and not in the news just then."""
    if holder is None or on is None:
        return False
    last = person(holder.person, on)
    if last is None or last.valid_to is None:
        return False
    return (on - last.valid_to).days > _FRESH


def bare(text: str) -> str:
    """The words of a mention without article and possessive pronoun.

    >>> bare("the Chinese side")
    'Chinese side'
    """
    words = text.split()
    while len(words) > 1 and words[0].lower() in ("the", "a", "an", "some", "its", "his", "their"):
        words.pop(0)
    return " ".join(words)
