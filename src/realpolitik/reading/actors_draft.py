"""What the steps of the actor stage pass to each other: mentions that can still change."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from realpolitik.gazetteer.holders import Holder
from realpolitik.gazetteer.nouns import Noun
from realpolitik.reading.actors_slips import Slip
from realpolitik.reading.columns import columns
from realpolitik.reading.doc import Mention, MentionKind, text_of
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
    rooted: tuple[int, int, int] | None = None

    def extent(self, doc: Doc) -> tuple[int, int]:
        """The characters of the doc that the mention covers."""
        tokens = columns(doc).tokens
        last = tokens[self.end - 1]
        return tokens[self.start].idx, last.idx + len(last)

    def text(self, doc: Doc) -> str:
        """The words of the mention."""
        start, end = self.extent(doc)
        return text_of(doc)[start:end]

    def entity(self, doc: Doc) -> Entity:
        """The mention as one entity."""
        start, end = self.extent(doc)
        return Entity(
            text=text_of(doc)[start:end],
            start=start,
            end=end,
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
        if self.end - self.start == 1:
            return self.start
        if self.rooted is None or self.rooted[:2] != (self.start, self.end):
            self.rooted = (self.start, self.end, self._root(doc))
        return self.rooted[2]

    def _root(self, doc: Doc) -> int:
        tag = columns(doc).tag
        root = int(doc[self.start : self.end].root.i)
        if tag[root][:2] in ("NN", "PR"):
            return root
        nouns = [i for i in range(self.start, self.end) if tag[i][:2] == "NN"]
        return nouns[-1] if nouns else root
