"""Several states in one phrase: "Russian and Chinese officials", "the two Koreas"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from realpolitik.gazetteer.states import state
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_hits import Hit
from realpolitik.reading.actors_site import PERSONS, Site
from realpolitik.records import Entity


def coordinated(site: Site, hit: Hit) -> Draft | None:
    """One mention with a member a state, where several states share a plural noun."""
    chain = [hit, *_chain(site, hit)]
    if len(chain) < 2 or any(h.name.kind in (*PERSONS, "outlet") for h in chain):
        return None
    last = chain[-1]
    noun = site.head_noun(last.end)
    if noun is None or noun.noun.kind == "thing" or site.goes_on(noun.end):
        return None
    if not (noun.noun.plural or site.doc[noun.end - 1].tag_ in ("NNS", "NNPS")):
        return None
    if not site.qualifies(last):
        return None
    draft = Draft(hit.start, noun.end, "group", site.via(hit), noun=noun.noun)
    tail = site.doc[last.end : noun.end].text
    for each in chain:
        part = site.draft(each)
        part.name, part.sector = f"{part.text(site.doc)} {tail}", site.sector(last, noun)
        draft.entities.append(part.entity(site.doc))
    return draft


def _chain(site: Site, hit: Hit) -> Iterator[Hit]:
    """The names that follow, parted by commas and "and"."""
    at = hit.end
    while (mark := site.token(at)) is not None and mark.lower_ in (",", "and", "or", "&"):
        at += 1
        following = site.token(at)
        if following is not None and following.lower_ in ("and", "or"):
            at += 1
        other = site.hits.names.get(at)
        if other is None or other.name.kind not in ("adjective", "state", "region"):
            return
        yield other
        at = other.end


def several(site: Site, hit: Hit, draft: Draft | None = None) -> list[Entity]:
    """One entity for each state that a name means ("the Koreas", "Baltic states")."""
    entity = (draft or site.draft(hit)).entity(site.doc)
    codes = hit.codes or hit.name.members
    names = {code: known.name for code in codes if (known := state(code))}
    return [replace(entity, code=code, name=names.get(code)) for code in codes]
