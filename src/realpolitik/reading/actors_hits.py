"""Find the names, offices and head nouns of the gazetteer in a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from realpolitik.gazetteer.ambiguous import meaning, rules
from realpolitik.gazetteer.holders import HEADS, Holder
from realpolitik.gazetteer.names import Name, names
from realpolitik.gazetteer.nouns import Noun, nouns
from realpolitik.gazetteer.places import places, region_codes
from realpolitik.gazetteer.trie import pieces
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.columns import columns
from realpolitik.reading.doc import text_of

_VERBS = ("VB", "VBD", "VBP", "VBZ")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the gazetteer at the tokens ``start`` to ``end`` (exclusive).

    ``codes`` are the states that an ambiguous name may mean (two and ``sure`` false: not
    decided). ``part`` is true where the name is only part of its last token ("U.S.-backed").
    """

    start: int
    end: int
    name: Name
    codes: tuple[str, ...] = ()
    sure: bool = True
    part: bool = False


@dataclass(frozen=True, slots=True)
class NounHit:
    """An office or head noun at the tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    noun: Noun


@dataclass(frozen=True, slots=True)
class Hits:
    """All that was found: names and nouns by the token that they start at."""

    names: dict[int, Hit]
    nouns: dict[int, NounHit]


class _Finder:
    def __init__(self, doc: Doc, on: date | None) -> None:
        self.doc, self.on = doc, on
        self.pieces: list[str] = []
        self.tokens: list[int] = []
        for at, text in enumerate(columns(doc).text):
            for piece in pieces(text):
                self.pieces.append(piece)
                self.tokens.append(at)
        self.lower = [p.lower() for p in self.pieces]

    def find(self) -> Hits:
        found_names: dict[int, Hit] = {}
        found_nouns: dict[int, NounHit] = {}
        trie, noun_trie = names(), nouns()
        roots, noun_roots = trie.roots(), noun_trie.roots()
        at = 0
        while at < len(self.pieces):
            piece = self.pieces[at]
            hit = self._name(at) if piece in roots or self._shouted(at) else None
            if hit is not None:
                if hit.name.kind != "stop":
                    found_names.setdefault(hit.start, hit)
                    self._also_noun(at, hit, found_nouns)
                at = self._after(hit.end, at)
                continue
            if self.lower[at] in noun_roots:
                noun = self._noun(at)
                if noun is not None:
                    found_nouns.setdefault(noun.start, noun)
                    at = self._after(noun.end, at)
                    continue
            at += 1
        return Hits(found_names, found_nouns)

    def _also_noun(self, at: int, hit: Hit, found: dict[int, NounHit]) -> None:
        """ "Congress" is a name by itself and a noun in "the Philippine Congress"."""
        noun = self._noun(at) if hit.name.kind == "metonym" else None
        if noun is not None and noun.end == hit.end:
            found[noun.start] = noun

    def _after(self, token_end: int, at: int) -> int:
        at += 1
        while at < len(self.tokens) and self.tokens[at] < token_end:
            at += 1
        return at

    def _shouted(self, at: int) -> bool:
        piece = self.pieces[at]
        return piece.isupper() and len(piece) > 3 and piece.isalpha()

    def _name(self, at: int) -> Hit | None:
        sequence = self.pieces
        found = names().longest(sequence, at)
        if found is None and self._shouted(at):
            calm = [p.capitalize() if p.isupper() else p for p in sequence[at : at + 6]]
            found = names().longest(calm, 0)
            found = (found[0] + at, found[1]) if found else None
        if found is None:
            return None
        end, values = found
        first, last = self.tokens[at], self.tokens[end - 1]
        if at and self.tokens[at - 1] == first and self.pieces[at - 1] in ("'",):
            return None
        part = end < len(self.tokens) and self.tokens[end] == last and sequence[end] != "'s"
        return self._choose(first, last + 1, values, part)

    def _noun(self, at: int) -> NounHit | None:
        found = nouns().longest(self.lower, at)
        if found is None:
            return None
        end, values = found
        first, last = self.tokens[at], self.tokens[end - 1]
        inside = end < len(self.tokens) and self.tokens[end] == last
        if inside or (at and self.tokens[at - 1] == first):
            return None
        if self.doc[last].tag_[:2] != "NN" and (first == last or self.doc[last].tag_[:2] != "JJ"):
            return None
        return NounHit(first, last + 1, values[0])

    def _choose(self, start: int, end: int, values: list[Name], part: bool) -> Hit | None:
        if any(v.kind == "stop" for v in values):
            return Hit(start, end, values[0] if values[0].kind == "stop" else values[-1])
        if all(v.kind in ("person", "surname") for v in values):
            chosen = self._person(start, end, values)
            return Hit(start, end, chosen, part=part) if chosen else None
        values = [v for v in values if v.kind not in ("person", "surname")]
        if not self._fits(start, end, values[0]):
            return None
        return self._by_context(start, end, values, part)

    def _fits(self, start: int, end: int, name: Name) -> bool:
        first = self.doc[start]
        if name.kind == "adjective" and first.text in word_set("names", "prefixes"):
            return end < len(self.doc) and self.doc[end].text in ("-", "–")
        if end - start == 1 and first.tag_ in _VERBS and name.kind == "adjective":
            return False
        if (
            name.kind == "capital"
            and start
            and self.doc[start - 1].lower_ in word_set("names", "particles")
        ):
            return False
        if name.kind in ("capital", "metonym") and self._of_region(end, name.code):
            return False
        single = name.kind in ("metonym", "outlet", "capital") and end - start == 1
        if single and self._continued(first):
            return False
        return not _is_language(self.doc[end - 1], name)

    def _of_region(self, end: int, code: str | None) -> bool:
        """Whether a region of another state follows: "London, Ky.", "Moscow, Idaho"."""
        if end + 1 >= len(self.doc) or self.doc[end].text != ",":
            return False
        after = self.doc[end + 1].text
        found = {region.country for region in region_codes(after)}
        if not found and after[:1].isupper() and not names().starts(after):
            regions = (p for p in places(after) if p.kind in ("province", "region"))
            found = {c for p in regions for c in p.countries}
        return bool(found) and code not in found

    def _continued(self, token: Token) -> bool:
        """Whether an unknown name goes before: "Pan Africanist Congress"."""
        if token.i == 0:
            return False
        before = self.doc[token.i - 1]
        if before.tag_ != "NNP" or before.dep_ != "compound" or before.head.i != token.i:
            return False
        return not names().starts(pieces(before.text)[0]) if pieces(before.text) else False

    def _by_context(self, start: int, end: int, values: list[Name], part: bool) -> Hit | None:
        kinds = {v.kind for v in values}
        values = self._placed(end - 1, values)
        surface = self.doc[start:end].text
        elsewhere = "metonym" in kinds and values[0].kind == "capital"
        code = self._meaning(start, end, surface) if surface in rules() and not elsewhere else None
        if code == "-":
            return None
        if code is None:
            return Hit(start, end, values[0], part=part)
        codes = tuple(code.replace("+", ";").split(";"))
        fitting = next((v for v in values if v.code == codes[0]), values[0])
        return Hit(start, end, fitting, codes, sure=";" not in code, part=part)

    def _meaning(self, start: int, end: int, surface: str) -> str | None:
        before = " ".join(t.text for t in self.doc[max(0, start - 3) : start])
        after = " ".join(t.text for t in self.doc[end : end + 3])
        return meaning(surface, before, after, text_of(self.doc))

    def _placed(self, token: int, values: list[Name]) -> list[Name]:
        """Of a seat that is two things, the capital where it is a place, else the body."""
        kinds = {v.kind for v in values}
        if not {"capital", "metonym"} <= kinds:
            return values
        place = is_place(self.doc[token]) and self.doc[token].head.lower_ != "from"
        wanted = "capital" if place else "metonym"
        return [v for v in values if v.kind == wanted]

    def _person(self, start: int, end: int, values: list[Name]) -> Name | None:
        full = [v for v in values if v.kind == "person"]
        if full:
            return max(full, key=lambda v: _order(v.holder, self.on))
        if self.doc[start].tag_[:3] != "NNP":
            return None
        return self._surname(start, end, values)

    def _surname(self, start: int, end: int, values: list[Name]) -> Name | None:
        """A bare family name: known heads only; the rest waits for the document's own names."""
        if _continues(self.doc, start, end):
            return None
        heads = [
            v
            for v in values
            if v.holder
            and (v.holder.office in HEADS or v.holder.office == "secretary-general")
            and (v.holder.held(self.on) or self._recent(v.holder))
        ]
        before = self.doc[start - 1].text if start else ""
        if before in word_set("names", "feminine"):
            heads = [v for v in values if v.name.split()[0] in word_set("names", "female")]
        if not heads or self.doc[start].text in word_set("names", "common"):
            return None
        return max(heads, key=lambda v: _order(v.holder, self.on))

    def _recent(self, holder: Holder) -> bool:
        """Left office at most four years before the document, or is yet to take it within one."""
        if self.on is None or holder.valid_to is None:
            return self.on is None
        return -366 <= (self.on - holder.valid_to).days <= 4 * 366


def _order(holder: Holder | None, on: date | None) -> tuple[bool, bool, bool, date]:
    if holder is None:
        return (False, False, False, date.min)
    begun = (holder.valid_from or date.min) <= (on or date.max)
    return holder.prominent, holder.held(on), begun, holder.valid_from or date.min


def _continues(doc: Doc, start: int, end: int) -> bool:
    """Whether a family name is only part of somebody else's longer name."""
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    if after is not None and after.tag_ == "NNP" and after.ent_type_ == "PERSON":
        return True
    if before is None or before.tag_ != "NNP":
        return False
    if before.ent_type_ == "PERSON" and doc[start].ent_iob_ == "I":
        return True
    titled = nouns().starts(before.lower_) or before.text in word_set("names", "honorifics")
    given = before.dep_ == "compound" and before.head.i == end - 1
    return given and not titled and not names().starts(before.text)


def is_place(token: Token) -> bool:
    """Whether a capital is only where something happens ("in Paris", "a visit to Paris")."""
    while token.dep_ in ("conj", "compound", "appos") and token.head.i != token.i:
        token = token.head
    head = token.head
    if token.dep_ != "pobj":
        return False
    if head.lower_ in word_set("places", "locative"):
        return True
    if head.lower_ == "of":
        return head.head.lemma_.lower() in word_set("places", "parts")
    return head.lower_ == "to" and head.head.lemma_.lower() in word_set("places", "motion")


def _is_language(token: Token, name: Name) -> bool:
    if name.kind != "adjective" or token.tag_[:2] not in ("JJ", "NN"):
        return False
    head = token.head
    if token.dep_ == "pobj" and head.lower_ in ("in", "into", "from"):
        return not any(child.dep_ == "det" for child in token.children)
    if token.dep_ == "dobj" and head.lemma_ in ("speak", "learn", "teach", "study", "understand"):
        return True
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is not None and following.lower_ in ("language", "languages", "dialect")


def find_hits(doc: Doc, on: date | None) -> Hits:
    """Names and nouns of the gazetteer in a document of a given date, longest first."""
    return _Finder(doc, on).find()
