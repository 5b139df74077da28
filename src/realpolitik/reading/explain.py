"""How a sentence was read, for ``realpolitik why``."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from realpolitik.reading.doc import Mention, Step, steps
from realpolitik.reading.outcomes import outcomes
from realpolitik.records import Entity


def explain(doc: Doc, number: int, shown: int) -> list[Step]:
    """The steps of sentence ``number`` of a doc, numbered ``shown`` in what is returned."""
    sent = list(doc.sents)[number]
    outcome = outcomes(doc)[number]
    told = [
        ("sentence", " ".join(sent.text.split())),
        ("parse", " ".join(f"{t.text}/{t.dep_}" for t in sent if not t.is_space)),
        *(("actors", text) for text in _actors(doc, sent)),
        *((s.stage, s.text) for s in steps(doc) if s.sentence == number),
        ("outcome", outcome.result + (f": {outcome.reason}" if outcome.reason else "")),
    ]
    return [Step(shown, stage, text) for stage, text in told]


def _actors(doc: Doc, sent: Span) -> Iterator[str]:
    for mention in doc._.rp_actors:
        if sent.start <= mention.start < sent.end:
            yield f"{doc[mention.start : mention.end].text}: {_entities(mention)}"


def _entities(mention: Mention) -> str:
    told = "; ".join(_entity(e) for e in mention.entities)
    return f"{told} (qualifies another noun)" if mention.modifier else told


def _entity(entity: Entity) -> str:
    code = f"{entity.code or 'unresolved'}{'/' + entity.sector if entity.sector else ''}"
    return f"{code} {entity.name} by {entity.via}" if entity.name else f"{code} by {entity.via}"
