"""From names and head nouns to noun phrases: who is meant, of which state, in which capacity."""

from __future__ import annotations

from spacy.tokens import Token

from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_hits import Hit, NounHit
from realpolitik.reading.actors_joined import coordinated, several
from realpolitik.reading.actors_persons import (
    attach_person,
    attach_posted,
    identify,
    left_office,
    owned_person,
)
from realpolitik.reading.actors_site import PERSONS, Site

_DOERS = ("nsubj", "nsubjpass")
_LEFT = frozenset({"DT", "PDT", "JJ", "JJR", "JJS", "CD", "VBN", "PRP$"})


def phrases(site: Site) -> list[Draft]:
    """The mentions of a document in order, not overlapping."""
    drafts: list[Draft] = []
    floor = 0
    for at in sorted(site.hits.names.keys() | site.hits.nouns.keys()):
        draft = _at(site, at) if at >= floor else None
        if draft is not None:
            drafts.append(_widen(site, draft, floor))
            floor = draft.end
    return drafts


def _at(site: Site, at: int) -> Draft | None:
    if site.in_title(at):
        return None
    hit = site.hits.names.get(at)
    if hit is not None:
        return _named(site, hit)
    return _unnamed(site, site.hits.nouns[at])


# -- phrases that begin with a name ----------------------------------------------------------------


def _named(site: Site, hit: Hit) -> Draft | None:
    if hit.name.kind == "outlet":
        return site.draft(hit)
    if site.after_hyphen(hit.start) in word_set("groups", "leaning") or _obscure(site, hit):
        return None
    joined = coordinated(site, hit)
    if joined is not None:
        return joined
    if hit.name.kind == "region":
        return _regional(site, hit)
    possessive = site.possessive(hit.end)
    if possessive and (somebody := owned_person(site, hit)) is not None:
        return somebody
    if hit.part or (site.tied(hit.end) and not possessive):
        return _compound(site, hit)
    qualifies = site.qualifies(hit)
    if possessive or qualifies:
        owned = _owned(site, hit, hit.end + 1 if possessive else hit.end)
        if owned is not None:
            return owned
    if qualifies and not possessive and hit.name.kind in PERSONS and _namesake(site, hit):
        return None
    draft = _plain(site, hit)
    draft.modifier = not possessive and (qualifies or _shares_noun(site, hit))
    if possessive and draft.via not in ("capital", "metonym"):
        draft.via = "possessive"
    return draft


def _regional(site: Site, hit: Hit) -> Draft | None:
    """ "European countries", "Baltic states", or the region itself where it does something."""
    possessive = site.possessive(hit.end)
    if hit.part or (site.tied(hit.end) and not possessive):
        return None
    owned = _owned(site, hit, hit.end + 1 if possessive else hit.end)
    if owned is not None:
        if hit.name.members and owned.noun is not None and owned.noun.sector == "GOV":
            owned.entities = several(site, hit, owned)
        return owned
    root, before = site.doc[hit.end - 1], site.token(hit.start - 1)
    named = before is not None and before.tag_ == "NNP"
    article = before is not None and before.lower_ == "the"
    if root.dep_ not in _DOERS or named or (hit.name.name == "West" and not article):
        return None
    return site.draft(hit)


def _obscure(site: Site, hit: Hit) -> bool:
    """Whether a bare family name is little known and its state is not spoken of."""
    holder = hit.name.holder
    if hit.name.kind != "surname" or holder is None or holder.prominent:
        return False
    return holder.code not in site.places


def _shares_noun(site: Site, hit: Hit) -> bool:
    """ "Canadian" in "Canadian and Russian gas"."""
    token = site.doc[hit.end - 1]
    if hit.name.kind != "adjective" or token.tag_[:2] != "JJ":
        return False
    first = token.head if token.dep_ == "conj" else token
    return first.dep_ in ("amod", "compound", "nmod")


def _namesake(site: Site, hit: Hit) -> bool:
    """Whether something is only called after the person: an airport, a prize, a tower."""
    following = site.token(hit.end)
    return following is not None and following.tag_[:3] == "NNP"


def _plain(site: Site, hit: Hit) -> Draft:
    draft = site.draft(hit)
    if hit.name.kind in PERSONS:
        draft.person, draft.person_at = draft.text(site.doc), draft.start
        draft.former = left_office(draft.holder, site.on)
        draft.sector = "ELI" if draft.former else draft.sector
    elif len(hit.codes) > 1 and hit.sure:
        draft.entities = several(site, hit)
    return draft


def _compound(site: Site, hit: Hit) -> Draft:
    """ "US-led coalition", "Russia-backed rebels", "Russia-DPRK alliance"."""
    draft = _plain(site, hit)
    draft.modifier = True
    word = site.token(hit.end + 1)
    if word is not None and word.lower_ == "led" and not hit.part:
        noun = site.head_noun(hit.end + 2)
        if noun is not None and noun.noun.kind != "thing":
            return _phrase(site, hit, noun)
    return draft


def _owned(site: Site, hit: Hit, begin: int) -> Draft | None:
    """A state, person or body with the people or force that belong to it."""
    noun = site.head_noun(begin)
    possessive = begin > hit.end
    if noun is None:
        return None
    if noun.noun.kind == "thing":
        if possessive:
            return None
        draft = _plain(site, hit)
        draft.modifier, draft.sector = True, noun.noun.sector
        return draft
    if possessive and site.goes_on(noun.end):
        return None
    return _phrase(site, hit, noun)


def _phrase(site: Site, hit: Hit, noun: NounHit) -> Draft:
    draft = Draft(hit.start, noun.end, "group", site.via(hit), noun=noun.noun)
    draft.code, draft.sector = site.code(hit), site.sector(hit, noun)
    draft.kind = "office" if noun.noun.kind == "office" else "group"
    between = site.doc[hit.start : noun.end]
    draft.former = site.former_before(hit.start) or any(
        t.lower_ in word_set("offices", "former") for t in between
    )
    if site.possessive(hit.end):
        draft.via = "possessive"
    single_office = noun.noun.kind == "office" and not noun.noun.plural
    somebody = site.doc[noun.end - 1].tag_ == "NN" and site.person_follows(noun.end)
    if single_office or somebody:
        attach_person(site, draft, noun.end)
    if single_office and noun.noun.key in word_set("offices", "posted"):
        attach_posted(site, draft)
    if draft.person is None:
        draft.modifier = site.goes_on(noun.end)
    draft.owner = _owning_pronoun(site, hit.start)
    draft.vague = _vague(site, hit, noun)
    identify(site, draft)
    return draft


def _vague(site: Site, hit: Hit, noun: NounHit) -> bool:
    """Whether the office is some office, not the one: "a Libyan militia leader"."""
    before = site.token(hit.start - 1)
    if before is not None and before.lower_ in word_set("offices", "vague"):
        return True
    between = site.doc[hit.end : noun.start]
    return site.lesser(noun.start) or any(
        t.tag_[:2] == "NN" or t.lower_ in word_set("offices", "vague") for t in between
    )


# -- offices and groups without a nationality ------------------------------------------------------


def _unnamed(site: Site, noun: NounHit) -> Draft | None:
    head = _last_of(site, noun)
    owned = _of_phrase(site, noun, head)
    if owned is not None:
        return owned
    draft = Draft(noun.start, head.end, "group", "noun", noun=head.noun)
    draft.code, draft.sector = _titled(site, head), _sector_between(noun, head)
    draft.kind = "office" if head.noun.kind == "office" else "group"
    if head.noun.kind == "office" and not head.noun.plural:
        attach_person(site, draft, head.end)
    draft.former = site.former_before(noun.start)
    draft.vague = site.lesser(noun.start)
    draft.owner = _owning_pronoun(site, noun.start)
    if head.noun.kind == "thing" or site.tied(head.end):
        return None
    if draft.person is None and draft.owner is None and not _stands_alone(site, head):
        return None
    if draft.owner is None and head.noun.key in word_set("offices", "relative"):
        return None
    if draft.person is None and site.goes_on(head.end):
        return None
    identify(site, draft)
    return draft


def _titled(site: Site, noun: NounHit) -> str | None:
    """The state that a title tells ("secretary of state"), unless others are spoken of alone."""
    code = noun.noun.code
    others = {c for c in site.places if state(c) is not None}
    return code if not others or code in site.codes or code == site.home else None


def _last_of(site: Site, noun: NounHit) -> NounHit:
    """The last of head nouns in a row ("government" … "spokesman")."""
    found = noun
    while found.end in site.hits.nouns and found.end not in site.hits.names:
        if found.noun.kind == "office" and site.person_follows(found.end):
            break
        found = site.hits.nouns[found.end]
    return found


def _sector_between(first: NounHit, head: NounHit) -> str:
    if first is not head and first.noun.kind != "office" and head.noun.rank == 4:
        return first.noun.sector
    return head.noun.sector


def _stands_alone(site: Site, noun: NounHit) -> bool:
    """Whether the noun may be an actor by itself."""
    kind, token = noun.noun.kind, site.doc[noun.end - 1]
    if kind == "thing" or token.tag_[:2] != "NN" or _in_a_name(site, noun):
        return False
    if kind == "owned":
        many = noun.noun.sector in ("CVL", "LAB", "EDU", "BUS", "MED") and token.tag_ == "NNS"
        acts = token.dep_ in _DOERS and noun.noun.key in word_set("groups", "crowds")
        return many and (acts or any(c.dep_ == "nummod" for c in token.children))
    if kind == "actor":
        return True
    before = site.token(noun.start - 1)
    article = before is not None and before.lower_ in ("the", "a", "an", "its")
    return noun.noun.plural or article or noun.noun.rank <= 2


def _in_a_name(site: Site, noun: NounHit) -> bool:
    """Whether the noun ends the name of something else: the ship "Galaxy Leader"."""
    before, token = site.token(noun.start - 1), site.doc[noun.end - 1]
    if before is None or before.tag_ != "NNP" or token.tag_ != "NNP":
        return False
    return before.dep_ == "compound" and before.head.i == token.i


def _of_phrase(site: Site, noun: NounHit, head: NounHit) -> Draft | None:
    """ "the president of Russia", "the police in Hong Kong"."""
    link, first = site.token(head.end), site.token(head.end + 1)
    if link is None or first is None or link.lower_ not in ("of", "in"):
        return None
    hit = site.hits.names.get(first.i + 1 if first.lower_ == "the" else first.i)
    if hit is None or hit.name.kind not in ("state", "capital", "metonym", "organisation"):
        return None
    if head.noun.kind == "thing" or site.goes_on(hit.end):
        return None
    if link.lower_ == "in" and not _local(site, noun, head):
        return None
    via = "name" if link.lower_ == "of" else "context"
    draft = Draft(noun.start, head.end, "group", via, noun=head.noun)
    draft.code, draft.sector = site.code(hit), head.noun.sector
    draft.kind = "office" if head.noun.kind == "office" else "group"
    if link.lower_ == "of":
        draft.end = hit.end
    if head.noun.kind == "office" and not head.noun.plural:
        attach_person(site, draft, draft.end)
    draft.former = site.former_before(noun.start)
    draft.vague = site.lesser(noun.start)
    identify(site, draft)
    return draft


def _local(site: Site, noun: NounHit, head: NounHit) -> bool:
    """Whether people in a state are likely its own: the police are, troops may be anybody's."""
    local = head.noun.sector in word_set("groups", "local")
    return local and _owning_pronoun(site, noun.start) is None


def _owning_pronoun(site: Site, start: int) -> int | None:
    at = start - 1
    while at >= 0 and site.doc[at].tag_ in ("JJ", "JJS", "CD", "NN", "NNP", "VBN", "HYPH"):
        at -= 1
    return at if at >= 0 and site.doc[at].tag_ in ("PRP$", "WP$") else None


# -- edges -----------------------------------------------------------------------------------------


def _widen(site: Site, draft: Draft, floor: int) -> Draft:
    """Take in the determiner and adjectives on the left."""
    if draft.kind == "outlet" or (draft.modifier and draft.noun is None):
        return draft
    if draft.noun is None:
        before = site.token(draft.start - 1)
        the = before is not None and before.i >= floor and before.lower_ == "the"
        draft.start -= 1 if the and draft.kind != "person" else 0
        return draft
    start = draft.start
    while start > floor and _belongs(site, site.doc[start - 1], draft):
        start -= 1
    draft.start = start
    return draft


def _belongs(site: Site, token: Token, draft: Draft) -> bool:
    if token.i in site.hits.names or token.is_punct:
        return False
    if token.lower_ in word_set("offices", "former"):
        return True
    return token.tag_ in _LEFT and draft.start <= token.head.i < draft.end + 2
