"""The stage ``realpolitik_actors``: who is named, of which state, in which capacity."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.gazetteer.overlaid import Overlay, using
from realpolitik.gazetteer.overlay import again
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_epithets import stand_ins
from realpolitik.reading.actors_groups import compass, counterparts, groups, of_groups
from realpolitik.reading.actors_hits import find_hits
from realpolitik.reading.actors_merge import merge
from realpolitik.reading.actors_offices import heirs, later_offices, sent, spread, with_owner
from realpolitik.reading.actors_phrases import phrases
from realpolitik.reading.actors_pronouns import pronouns
from realpolitik.reading.actors_register import (
    Register,
    correct_surnames,
    later_surnames,
)
from realpolitik.reading.actors_related import neighbours, of_whom
from realpolitik.reading.actors_site import Site
from realpolitik.reading.actors_speakers import first_persons, labelled
from realpolitik.reading.actors_strangers import familiar, strangers
from realpolitik.reading.actors_view import in_view
from realpolitik.reading.doc import Mention, add_flags, evidence, register
from realpolitik.records import Flag


def read_actors(doc: Doc) -> tuple[tuple[Mention, ...], tuple[Flag, ...]]:
    """The mentions of a parsed document, in order, and the name slips seen on the way."""
    on = doc._.rp_context.date
    site = Site(doc, find_hits(doc, on), on)
    known = Register(site, merge(site, phrases(site)))
    correct_surnames(known)
    known.add(stand_ins(known))
    later_offices(known)
    known.add(labelled(known))
    known.add(strangers(known))
    known.add(later_surnames(known))
    known.add(familiar(known))
    known.add(compass(known))
    counterparts(known)
    known.add(groups(known))
    of_groups(known)
    of_whom(known)
    in_view(known)
    stands_for = pronouns(known)
    stands_for += first_persons(known)
    resolved = {d.start: d for d in stands_for}
    with_owner(known, resolved)
    heirs(known, resolved)
    known.add(neighbours(known, resolved))
    known.add(stands_for)
    sent(known)
    spread(known)
    return tuple(d.mention(doc) for d in known.drafts), tuple(_flags(doc, known.drafts))


def _flags(doc: Doc, drafts: list[Draft]) -> list[Flag]:
    found: list[Flag] = []
    for draft in drafts:
        if draft.slip is None or draft.person_at is None:
            continue
        start = doc[draft.person_at].idx
        where = evidence(doc, start, start + len(draft.slip.text))
        person = draft.slip.holder.person
        found.append(
            Flag(
                kind="name slip",
                text=draft.slip.text,
                expected=person,
                why=draft.slip.why,
                evidence=where,
            )
        )
    return found


@Language.factory(
    "realpolitik_actors",
    default_config={"overlay": None},
    assigns=["doc._.rp_actors", "doc._.rp_flags"],
    requires=["token.tag", "token.dep", "token.head", "doc.sents"],
)
def component(nlp: Language, name: str, overlay: list[str] | None) -> Callable[[Doc], Doc]:
    """The component that finds actors; ``overlay`` is the path and digest of a user's file."""
    return partial(actors, overlay=again(*overlay) if overlay else None)


def actors(doc: Doc, overlay: Overlay | None = None) -> Doc:
    """Write ``doc._.rp_actors`` and raise "name slip" flags."""
    register()
    with using(overlay):
        doc._.rp_actors, flags = read_actors(doc)
    add_flags(doc, flags)
    return doc
