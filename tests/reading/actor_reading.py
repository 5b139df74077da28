"""How the tests of the actor stage read a text."""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.reading.actors import actors
from realpolitik.reading.doc import Context, Mention
from realpolitik.records import DocumentKind, Entity

JUNE_2024 = date(2024, 6, 25)


def read(
    nlp: Language,
    text: str,
    on: date | None = JUNE_2024,
    kind: DocumentKind = "news",
    outlet: str | None = None,
) -> Doc:
    """The text with its mentions."""
    doc = nlp(text)
    doc._.rp_context = Context(date=on, kind=kind, outlet=outlet)
    return actors(doc)


def mention(doc: Doc, text: str) -> Mention:
    """The mention with exactly these words."""
    found = [m for m in doc._.rp_actors if doc[m.start : m.end].text == text]
    assert found, (text, [doc[m.start : m.end].text for m in doc._.rp_actors])
    return found[-1]


def entity(doc: Doc, text: str) -> Entity:
    """The only entity of the mention with these words."""
    entities = mention(doc, text).entities
    assert len(entities) == 1
    return entities[0]


def codes(doc: Doc) -> list[str | None]:
    """The codes of all entities, in order."""
    return [e.code for m in doc._.rp_actors for e in m.entities]
