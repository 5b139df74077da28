"""Find the names, offices and head nouns of the gazetteer in a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from realpolitik.gazetteer.ambiguous import Rule, deciding, rules
from realpolitik.gazetteer.holders import HEADS, Holder, reigns, standing
from realpolitik.gazetteer.names import Name, names, prevailing, spoken_of
from realpolitik.gazetteer.nouns import Noun, nouns
from realpolitik.gazetteer.places import places, region_codes
from realpolitik.gazetteer.trie import pieces
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.columns import columns
from realpolitik.reading.doc import step, text_of

_VERBS = ("VB", "VBD", "VBP", "VBZ")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the gazetteer at the tokens ``start`` to ``end`` (exclusive).

    ``codes`` are the states that an ambiguous name may mean; ``sure`` is false where the text does
    not decide between two, or does not tell whose body it is. ``part`` is true where the name is
    only part of its last token ("U.S.-backed").
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
        self.in_text: dict[str, bool] = {}
        texts = columns(doc).text
        known = {text: pieces(text) for text in set(texts)}
        cut = [known[text] for text in texts]
        self.pieces = [piece for found in cut for piece in found]
        self.tokens = [at for at, found in enumerate(cut) for _ in found]
        lower = {piece: piece.lower() for piece in set(self.pieces)}
        self.lower = [lower[piece] for piece in self.pieces]

    def find(self) -> Hits:
        found_names: dict[int, Hit] = {}
        found_nouns: dict[int, NounHit] = {}
        trie, noun_trie = names(), nouns()
        roots, noun_roots = trie.roots(), noun_trie.roots()
        words = set(self.pieces)
        named = {p for p in words if p in roots or _shouted(p)}
        nominal = {p for p in words if p.lower() in noun_roots}
        either, free = named | nominal, 0
        for at in [at for at, piece in enumerate(self.pieces) if piece in either]:
            if at < free:
                continue
            hit = self._name(at) if self.pieces[at] in named else None
            if hit is not None:
                if hit.name.kind != "stop":
                    found_names.setdefault(hit.start, hit)
                    self._also_noun(at, hit, found_nouns)
                free = self._after(hit.end, at)
                continue
            noun = self._noun(at) if self.pieces[at] in nominal else None
            if noun is not None:
                found_nouns.setdefault(noun.start, noun)
                free = self._after(noun.end, at)
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

    def _name(self, at: int) -> Hit | None:
        sequence = self.pieces
        found = names().longest(sequence, at)
        if found is None and _shouted(sequence[at]):
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

    def _note(self, start: int, end: int, told: str) -> None:
        """Say in ``why`` and ``actors explain`` what decided about a name."""
        step(self.doc, start, "actors", lambda: f"{self.doc[start:end].text}: {told}")

    def _choose(self, start: int, end: int, values: list[Name], part: bool) -> Hit | None:
        ours, values = values, prevailing(values, self.on)
        if not values:
            self._note(start, end, "the row of your file does not hold on the day")
            return None
        if ours is not values and values[0].own is not None:
            self._note(start, end, f"line {values[0].own.line} of your file comes before our rows")
        if any(v.kind == "stop" for v in values):
            self._note(start, end, "no actor, by the table of names that are none")
            return Hit(start, end, values[0] if values[0].kind == "stop" else values[-1])
        if all(v.kind in ("person", "surname") for v in values):
            chosen = self._person(start, end, values)
            return Hit(start, end, chosen, part=part) if chosen else None
        values = [v for v in values if v.kind not in ("person", "surname")]
        misfit = self._misfit(start, end, values[0])
        if misfit:
            self._note(start, end, f"not taken as {values[0].name}: {misfit}")
            return None
        return self._by_context(start, end, values, part)

    def _misfit(self, start: int, end: int, name: Name) -> str | None:
        """Why a name cannot be meant where it stands."""
        first = self.doc[start]
        if name.kind == "adjective" and first.text in word_set("names", "prefixes"):
            tied = end < len(self.doc) and self.doc[end].text in ("-", "–")
            return None if tied else "no hyphen behind it"
        if end - start == 1 and first.tag_ in _VERBS and name.kind == "adjective":
            return "a verb here"
        if (
            name.kind == "capital"
            and start
            and self.doc[start - 1].lower_ in word_set("names", "particles")
        ):
            return "part of a person's name"
        if name.kind in ("capital", "metonym") and self._of_region(end, name.code):
            return "a town of another state's region"
        single = name.kind in ("metonym", "outlet", "capital") and end - start == 1
        if single and self._continued(first):
            return "part of a longer name"
        return "a language here" if _is_language(self.doc[end - 1], name) else None

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
        ours = surface in rules() and not elsewhere and values[0].own is None
        rule = self._rule(start, end, surface) if ours else None
        if rule is None:
            return Hit(start, end, values[0], part=part)
        code = rule.code
        self._note(start, end, f"{_told(code)}, {rule.named}")
        if code == "-":
            return None
        if code == "?":
            return Hit(start, end, values[0], sure=False, part=part)
        codes = tuple(code.replace("+", ";").split(";"))
        fitting = next((v for v in values if v.code == codes[0]), values[0])
        return Hit(start, end, fitting, codes, sure=";" not in code, part=part)

    def _rule(self, start: int, end: int, surface: str) -> Rule | None:
        before = " ".join(t.text for t in self.doc[max(0, start - 3) : start])
        after = " ".join(t.text for t in self.doc[end : end + 3])
        return deciding(surface, before, after, text_of(self.doc))

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
            chosen = max(full, key=lambda v: _order(v.holder, self.on))
            korean = chosen.code in word_set("names", "family_first")
            if korean and name_goes_on(self.doc, end):
                return None
            if len(full) > 1:
                told = chosen.holder.office if chosen.holder else chosen.name
                day = f"on {self.on}" if self.on else "now"
                self._note(start, end, f"{told}, of {len(full)} tenures the one {day} or nearest")
            return chosen
        if self.doc[start].tag_[:3] != "NNP":
            return None
        found = self._surname(start, end, values)
        if found is None:
            why = "a bare family name: must be a head's, in office or lately, and no common one"
            self._note(start, end, why)
        return found

    def _surname(self, start: int, end: int, values: list[Name]) -> Name | None:
        """A bare family name: known heads only; the rest waits for the document's own names."""
        if _continues(self.doc, start, end):
            return None
        heads = [v for v in values if v.holder and self._well_known(v.holder)]
        before = self.doc[start - 1].text if start else ""
        somewhere = before.lower() in word_set("places", "locative")
        if not heads and not somewhere and self._household(start, end):
            heads = [v for v in values if v.holder and v.holder.prominent]
        if before.capitalize() in word_set("names", "honorifics") and before.isupper():
            return None
        if before in word_set("names", "feminine"):
            heads = [v for v in values if v.name.split()[0] in word_set("names", "female")]
        if not heads or self.doc[start].text in word_set("names", "common"):
            return None
        return max(heads, key=lambda v: _order(v.holder, self.on))

    def _household(self, start: int, end: int) -> bool:
        return self.doc[start:end].text in word_set("names", "household")

    def _well_known(self, holder: Holder) -> bool:
        """Whether a bare family name is enough to mean somebody."""
        leads = holder.office in HEADS or holder.office == "secretary-general"
        known = leads and (holder.held(self.on) or self._recent(holder))
        return known and self._in_view(holder)

    def _in_view(self, holder: Holder) -> bool:
        """Whether somebody of less renown is the one meant: the text names his state."""
        if holder.prominent:
            return True
        if holder.code not in self.in_text:
            self.in_text[holder.code] = spoken_of(holder.code, text_of(self.doc))
        return self.in_text[holder.code]

    def _recent(self, holder: Holder) -> bool:
        """Left office at most four years before the document, or is yet to take it within one."""
        if self.on is None:
            return True
        if holder.valid_from is not None and 0 < (holder.valid_from - self.on).days <= 366:
            return True
        if holder.valid_to is None:
            return False
        return -366 <= (self.on - holder.valid_to).days <= 4 * 366


def _told(code: str) -> str:
    """What a rule of ``ambiguous.csv`` says.

    >>> _told("-"), _told("KOR;PRK"), _told("KOR+PRK")
    ('no actor here', 'KOR or PRK, left open', 'KOR and PRK')
    """
    if code == "-":
        return "no actor here"
    if code == "?":
        return "of which state is not told"
    told = code.replace("+", " and ").replace(";", " or ")
    return f"{told}, left open" if ";" in code else told


def _shouted(piece: str) -> bool:
    """Whether a piece is in capitals and no abbreviation ("RUSSIA ATTACKS")."""
    return piece.isupper() and len(piece) > 3 and piece.isalpha()


def _order(
    holder: Holder | None, on: date | None
) -> tuple[bool, bool, tuple[bool, bool, bool, date]]:
    if holder is None:
        return False, False, (False, False, False, date.min)
    return reigns(holder, on), holder.prominent, standing(holder, on)


def name_goes_on(doc: Doc, end: int) -> bool:
    """Whether a hyphen carries a given name on: "Cho Hyun" in "Cho Hyun-dong"."""
    if end + 1 >= len(doc):
        return False
    following = doc[end + 1]
    glued = doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_
    return glued and following.text.islower() and following.tag_[:2] not in ("VB", "JJ")


def _continues(doc: Doc, start: int, end: int) -> bool:
    """Whether a family name is only part of somebody else's longer name."""
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    if after is not None and after.tag_ == "NNP" and after.ent_type_ == "PERSON":
        return True
    if before is None or before.tag_ != "NNP":
        return False
    honoured = before.text in word_set("names", "honorifics")
    if before.ent_type_ == "PERSON" and doc[start].ent_iob_ == "I" and not honoured:
        return True
    titled = nouns().starts(before.lower_) or honoured
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
