"""What the steps of the actor stage pass to each other: mentions that can still change."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from realpolitik.gazetteer.holders import Holder
from realpolitik.gazetteer.nouns import Noun
from realpolitik.reading.actors_slips import Slip
from realpolitik.reading.doc import Mention, MentionKind
from realpolitik.records import Entity


@dataclass(slots=True)
class Draft:
    """A mention in the making; fields as in ``Mention`` and ``Entity``.

    ``noun`` is the office or head noun, ``person`` the name as the text spells it, ``holder`` the
    tenure that it resolved to, ``owner`` the token of a pronoun that owns the noun ("its army"),
    ``vague`` marks an office that is not the only one of its kind ("a minister"),
    ``entities`` the members where there are several, ``candidates`` the codes between which the
    text does not decide, ``slip`` a misspelling that was seen through, ``source`` the earlier
    mention that a pronoun repeats.
    """

    start: int
    end: int
    kind: MentionKind
    via: str
    name: str | None = None
    code: str | None = None
    sector: str | None = None
    modifier: bool = False
    noun: Noun | None = None
    person: str | None = None
    person_at: int | None = None
    holder: Holder | None = None
    owner: int | None = None
    former: bool = False
    vague: bool = False
    candidates: tuple[str, ...] = ()
    slip: Slip | None = None
    source: Draft | None = None
    identifier: str | None = None
    entities: list[Entity] = field(default_factory=list)

    def text(self, doc: Doc) -> str:
        """The words of the mention."""
        return str(doc[self.start : self.end].text)

    def entity(self, doc: Doc) -> Entity:
        """The mention as one entity."""
        span = doc[self.start : self.end]
        return Entity(
            text=span.text,
            start=span.start_char,
            end=span.end_char,
            name=self.name,
            code=self.code,
            sector=self.sector,
            identifier=self.holder.identifier if self.holder else self.identifier,
            via=self.via,
        )

    def mention(self, doc: Doc) -> Mention:
        """The finished mention."""
        entities = tuple(self.entities) or (self.entity(doc),)
        return Mention(self.start, self.end, self.root(doc), entities, self.kind, self.modifier)

    def root(self, doc: Doc) -> int:
        """The token that the rest of the sentence hangs on; never an article or a mark."""
        root = doc[self.start : self.end].root
        if root.tag_[:2] in ("NN", "PR") or self.end - self.start == 1:
            return int(root.i)
        nouns = [t.i for t in doc[self.start : self.end] if t.tag_[:2] == "NN"]
        return nouns[-1] if nouns else int(root.i)
