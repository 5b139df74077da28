"""The stage ``realpolitik_actors``: who is named, of which state, in which capacity."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.reading.actors_hits import find_hits
from realpolitik.reading.actors_phrases import Phrases
from realpolitik.reading.doc import Mention, register


def read_actors(doc: Doc) -> tuple[Mention, ...]:
    """The mentions of a parsed document, in order."""
    on = doc._.rp_context.date
    drafts = Phrases(doc, find_hits(doc, on), on).build()
    return tuple(d.mention(doc) for d in drafts)


@Language.component(
    "realpolitik_actors",
    assigns=["doc._.rp_actors", "doc._.rp_flags"],
    requires=["token.tag", "token.dep", "token.head", "doc.sents"],
)
def actors(doc: Doc) -> Doc:
    """Write ``doc._.rp_actors`` and raise "name slip" flags."""
    register()
    doc._.rp_actors = read_actors(doc)
    return doc
