"""From names and head nouns to noun phrases: who is meant, of which state, in which capacity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Token

from realpolitik.gazetteer.holders import Holder, holder_of, person, with_surname
from realpolitik.gazetteer.nouns import Noun
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_hits import Hit, Hits, NounHit
from realpolitik.reading.doc import MentionKind

# Tags that may stand between a nationality and the noun that it belongs to.
_RUN = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "HYPH"})
_LEFT = frozenset({"DT", "PDT", "JJ", "JJR", "JJS", "CD", "VBN"})
_NOMINAL = ("NN", "NNS", "NNP", "NNPS", "VBG", "JJ", "CD", "HYPH", "VBN")
_KINDS: dict[str, MentionKind] = {
    "state": "state",
    "adjective": "state",
    "demonym": "state",
    "capital": "state",
    "metonym": "organisation",
    "person": "person",
    "surname": "person",
    "organisation": "organisation",
    "armed group": "armed group",
    "outlet": "outlet",
}
_VIA = {"adjective": "demonym", "state": "name", "organisation": "name", "person": "name"}
_VIA |= {"armed group": "name", "outlet": "name"}
_LOCATIVE = frozenset(
    "in at from near outside around inside into through toward towards via".split()
)
_MOTION = frozenset(
    "visit trip travel go fly arrive return come tour flight head journey drive march way road "
    "advance move".split()
)
_HYPHENS = ("-", "–", "—", "/")
_HONORIFICS = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Sir", "Dr.", "Dr", "Lord"})


class Phrases:
    """Builds the drafts of one document, left to right."""

    def __init__(self, doc: Doc, hits: Hits, on: date | None) -> None:
        self.doc, self.hits, self.on = doc, hits, on

    def build(self) -> list[Draft]:
        """The drafts in order, not overlapping."""
        drafts: list[Draft] = []
        at = 0
        while at < len(self.doc):
            made = self._at(at)
            for draft in made:
                drafts.append(self._widen(draft, drafts[-1].end if drafts else 0))
            at = max([at + 1, *(d.end for d in made)])
        return drafts

    def _at(self, at: int) -> list[Draft]:
        hit = self.hits.names.get(at)
        if hit is not None:
            return self._named(hit)
        noun = self.hits.nouns.get(at)
        return self._unnamed(noun) if noun is not None else []

    # -- phrases that begin with a name ------------------------------------------------------

    def _named(self, hit: Hit) -> list[Draft]:
        if hit.name.kind == "outlet":
            return [self._plain(hit)]
        joined = self._coordinated(hit)
        if joined:
            return joined
        possessive = self._is_possessive(hit.end)
        begin = hit.end + 1 if possessive else hit.end
        if hit.part or self._hyphenated(hit):
            return self._compound(hit)
        if possessive or self._qualifies(hit):
            owned = self._owned(hit, begin)
            if owned is not None:
                return [owned]
        draft = self._plain(hit)
        draft.modifier = not possessive and self._qualifies(hit) and draft.kind != "person"
        if possessive:
            draft.via = draft.via if draft.via in ("capital", "metonym") else "possessive"
        return [draft]

    def _is_possessive(self, at: int) -> bool:
        return at < len(self.doc) and self.doc[at].tag_ == "POS"

    def _hyphenated(self, hit: Hit) -> bool:
        if hit.end + 1 >= len(self.doc):
            return False
        mark, after = self.doc[hit.end], self.doc[hit.end + 1]
        tight = not self.doc[hit.end - 1].whitespace_ and not mark.whitespace_
        return mark.text in _HYPHENS and tight and after.text[:1].isalpha()

    def _compound(self, hit: Hit) -> list[Draft]:
        """ "US-led coalition", "Russia-backed rebels", "Russia-DPRK alliance"."""
        draft = self._plain(hit)
        draft.modifier = True
        word = self.doc[min(hit.end + 1, len(self.doc) - 1)]
        if word.lower_ == "led" and not hit.part:
            noun = self._head_noun(hit.end + 2)
            if noun is not None:
                return [self._phrase(hit, noun)]
        return [draft]

    def _qualifies(self, hit: Hit) -> bool:
        """Whether the name stands before a noun that it modifies."""
        if hit.end >= len(self.doc):
            return False
        last, following = self.doc[hit.end - 1], self.doc[hit.end]
        if following.tag_ not in _NOMINAL and following.tag_ != "RB":
            return False
        if following.i in self.hits.names and self.hits.names[following.i].name.kind == "outlet":
            return False
        if hit.name.kind == "adjective":
            return following.tag_ not in ("VBG", "VBN", "RB") or last.head.i > last.i
        return last.dep_ in ("compound", "amod", "nmod", "poss", "det", "nummod") and (
            last.head.i > last.i
        )

    def _owned(self, hit: Hit, begin: int) -> Draft | None:
        noun = self._head_noun(begin)
        if noun is None or noun.noun.kind == "thing":
            if noun is not None and not self._is_possessive(hit.end):
                draft = self._plain(hit)
                draft.modifier, draft.sector = True, noun.noun.sector
                return draft
            return None
        if self._is_possessive(hit.end) and self._goes_on(noun.end):
            return None
        return self._phrase(hit, noun)

    def _run_end(self, begin: int) -> int:
        """Where the run of nouns and adjectives that starts at a token ends."""
        at = begin
        while at < len(self.doc) and self.doc[at].tag_ in _RUN:
            other = self.hits.names.get(at)
            if other is not None and at > begin and other.name.kind not in ("person", "surname"):
                break
            at += 1
        return at

    def _head_noun(self, begin: int) -> NounHit | None:
        """The last office or head noun in the run, before any person's name."""
        end = self._run_end(begin)
        found: NounHit | None = None
        at = begin
        while at < end:
            if at in self.hits.names:
                break
            noun = self.hits.nouns.get(at)
            if noun is not None:
                found = noun
                if noun.noun.kind == "office" and self._person_follows(noun.end):
                    break
                at = noun.end
                continue
            at += 1
        return found

    def _person_follows(self, at: int) -> bool:
        hit = self.hits.names.get(at)
        if hit is not None:
            return hit.name.kind in ("person", "surname")
        return at < len(self.doc) and self.doc[at].ent_type_ == "PERSON"

    def _phrase(self, hit: Hit, noun: NounHit) -> Draft:
        """A state (or person, or body) and the people or force that belong to it."""
        draft = Draft(hit.start, noun.end, "group", _via(hit, self.doc), noun=noun.noun)
        draft.code = self._code(hit)
        draft.sector = self._sector(hit, noun)
        draft.kind = "office" if noun.noun.kind == "office" else "group"
        draft.former = any(t.lower_ in ("former", "ex") for t in self.doc[hit.start : noun.end])
        if hit.name.kind in ("person", "surname"):
            draft.via = "possessive" if self._is_possessive(hit.end) else "name"
        if noun.noun.kind == "office" and not noun.noun.plural:
            self._attach_person(draft, noun.end)
        if draft.person is None and not hit.part:
            draft.modifier = self._goes_on(noun.end)
        return self._name_it(draft)

    def _goes_on(self, at: int) -> bool:
        """Whether the noun is itself only a modifier: "Chinese government statement"."""
        if at >= len(self.doc):
            return False
        last, following = self.doc[at - 1], self.doc[at]
        return (
            following.tag_ in ("NN", "NNS", "VBG", "NNP")
            and last.dep_ in ("compound", "amod", "nmod")
            and last.head.i >= at
        )

    def _sector(self, hit: Hit, noun: NounHit) -> str | None:
        """The office's sector, unless a body between says otherwise ("police spokesman")."""
        sector = noun.noun.sector
        if noun.noun.kind == "office" and noun.noun.rank < 4:
            return sector
        for at in range(hit.end, noun.start):
            between = self.hits.nouns.get(at)
            if between is not None and between.noun.kind != "office":
                return between.noun.sector
        if noun.noun.kind == "office" and hit.name.kind in ("metonym", "armed group"):
            return hit.name.sector
        return sector

    def _code(self, hit: Hit) -> str | None:
        if not hit.sure:
            return None
        if hit.name.holder is not None:
            return hit.name.holder.code
        return hit.codes[0] if hit.codes else hit.name.code

    # -- plain names ---------------------------------------------------------------------------

    def _plain(self, hit: Hit) -> Draft:
        name = hit.name
        draft = Draft(hit.start, hit.end, _KINDS[name.kind], _via(hit, self.doc), name.name)
        draft.code, draft.sector, draft.holder = self._code(hit), name.sector, name.holder
        if not hit.sure:
            draft.name = self.doc[hit.start : hit.end].text
            draft.via = "unresolved: " + " or ".join(hit.codes)
        elif len(hit.codes) > 1:
            draft.entities = [_member(self.doc, hit, code) for code in hit.codes]
        if name.kind in ("person", "surname"):
            self._as_person(draft)
        return draft

    def _as_person(self, draft: Draft) -> None:
        draft.person, draft.person_at = draft.text(self.doc), draft.start
        draft.former = _left_office(draft.holder, self.on)
        if draft.former:
            draft.sector = "ELI"

    # -- offices and groups without a nationality ----------------------------------------------

    def _unnamed(self, noun: NounHit) -> list[Draft]:
        head = self._last_of(noun)
        owner = self._of_phrase(head)
        if owner is not None:
            return [owner]
        draft = Draft(noun.start, head.end, "group", "noun", noun=head.noun)
        draft.sector = self._sector_between(noun, head)
        draft.code = head.noun.code
        draft.kind = "office" if head.noun.kind == "office" else "group"
        if head.noun.kind == "office" and not head.noun.plural:
            self._attach_person(draft, head.end)
        draft.former = draft.former or self._former_before(noun.start)
        draft.owner = self._owning_pronoun(noun.start)
        if draft.person is None and draft.owner is None and not self._stands_alone(head):
            return []
        return [self._name_it(draft)]

    def _last_of(self, noun: NounHit) -> NounHit:
        found = noun
        while found.end in self.hits.nouns and found.end not in self.hits.names:
            if found.noun.kind == "office" and self._person_follows(found.end):
                break
            found = self.hits.nouns[found.end]
        return found

    def _sector_between(self, first: NounHit, head: NounHit) -> str:
        if first is not head and first.noun.kind != "office" and head.noun.rank == 4:
            return first.noun.sector
        return head.noun.sector

    def _stands_alone(self, noun: NounHit) -> bool:
        """Whether the noun may be an actor by itself."""
        kind, token = noun.noun.kind, self.doc[noun.end - 1]
        if kind in ("owned", "thing") or token.dep_ in ("compound", "amod", "nmod"):
            return False
        if kind == "actor":
            return token.tag_[:2] == "NN"
        article = noun.start > 0 and self.doc[noun.start - 1].lower_ in ("the", "a", "an", "its")
        plural = noun.noun.plural
        return token.tag_[:2] == "NN" and (plural or article or noun.noun.rank <= 2)

    def _of_phrase(self, noun: NounHit) -> Draft | None:
        """ "the president of Russia", "the police in Hong Kong"."""
        at = noun.end
        if at + 1 >= len(self.doc) or self.doc[at].lower_ not in ("of", "in"):
            return None
        begin = at + 2 if self.doc[at + 1].lower_ == "the" else at + 1
        hit = self.hits.names.get(begin)
        if hit is None or hit.name.kind in ("person", "surname", "outlet", "adjective", "demonym"):
            return None
        if noun.noun.kind == "thing" or (noun.noun.key == "ambassador to the UN"):
            return None
        draft = Draft(noun.start, noun.end, "group", "name", noun=noun.noun)
        draft.code, draft.sector = self._code(hit), noun.noun.sector
        draft.kind = "office" if noun.noun.kind == "office" else "group"
        if self.doc[at].lower_ == "of":
            draft.end = hit.end
        if noun.noun.kind == "office" and not noun.noun.plural:
            self._attach_person(draft, draft.end)
        draft.former = draft.former or self._former_before(noun.start)
        return self._name_it(draft)

    def _owning_pronoun(self, start: int) -> int | None:
        at = start - 1
        while at >= 0 and self.doc[at].tag_ in ("JJ", "JJS", "CD", "NN", "NNP", "VBN", "HYPH"):
            at -= 1
        return at if at >= 0 and self.doc[at].tag_ == "PRP$" else None

    def _former_before(self, start: int) -> bool:
        near = self.doc[max(0, start - 3) : start]
        return any(t.lower_ in ("former", "ex", "ousted", "deposed", "late") for t in near)

    # -- persons -------------------------------------------------------------------------------

    def _attach_person(self, draft: Draft, at: int) -> None:
        comma = at < len(self.doc) and self.doc[at].text == ","
        begin = at + 1 if comma else at
        end = self._person_end(begin)
        if end is None or (comma and not self._closes(begin, end)):
            return
        while begin < end and self.doc[begin].text in _HONORIFICS:
            begin += 1
        draft.person, draft.person_at, draft.end = self.doc[begin:end].text, begin, end
        draft.kind = "person"

    def _person_end(self, begin: int) -> int | None:
        hit = self.hits.names.get(begin)
        if hit is not None:
            if hit.name.kind not in ("person", "surname"):
                return None
            return hit.end
        at = begin
        while at < len(self.doc) and at - begin < 5 and self._is_name_part(at, begin):
            at += 1
        return at if at > begin and self.doc[at - 1].text[:1].isupper() else None

    def _is_name_part(self, at: int, begin: int) -> bool:
        token = self.doc[at]
        hit = self.hits.names.get(at)
        if hit is not None and hit.name.kind not in ("person", "surname"):
            return False
        if token.is_sent_start and at > begin:
            return False
        if token.text in _HONORIFICS:
            return True
        if token.tag_ in ("NNP", "NNPS") and token.text[:1].isalpha():
            return token.ent_type_ in ("PERSON", "", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART")
        inner = token.text in ("-", "al", "bin", "de", "von", "der", "van", "el", "da", "du", "di")
        return inner and at > begin

    def _closes(self, begin: int, end: int) -> bool:
        """Whether a name after a comma is an apposition, closed by a mark or the sentence."""
        if self.hits.names.get(begin) is None and end - begin < 2:
            return False
        if end >= len(self.doc) or self.doc[end].is_sent_start:
            return True
        return self.doc[end].text in (",", ".", ";", ")", ":", "—", "–", "who", "?", "!")

    # -- names and offices ---------------------------------------------------------------------

    def _name_it(self, draft: Draft) -> Draft:
        if draft.person is not None:
            self._identify(draft)
        elif draft.kind == "office":
            self._by_office(draft)
        if draft.name is None:
            draft.name = _bare(draft.text(self.doc))
        if draft.former and draft.kind in ("person", "office"):
            draft.sector = "ELI"
        return draft

    def _by_office(self, draft: Draft) -> None:
        noun = draft.noun
        if noun is None or noun.plural or draft.code is None or draft.former or noun.rank > 2:
            return
        holder = next(_office_holders(noun, draft.code, self.on), None)
        draft.via = "office"
        if holder is not None:
            draft.name, draft.holder = holder.person, holder

    def _identify(self, draft: Draft) -> None:
        """Resolve the person named after an office, as of the document's date."""
        assert draft.person is not None
        draft.name = draft.person
        holder = _best_holder(draft, self.on)
        if holder is None:
            return
        draft.holder, draft.name = holder, holder.person
        if draft.code is None:
            draft.code = holder.code
        if draft.noun is None or (draft.noun.rank == 4 and holder.held(self.on)):
            draft.sector = holder.sector

    # -- coordination --------------------------------------------------------------------------

    def _coordinated(self, hit: Hit) -> list[Draft]:
        """ "Russian and Chinese officials": one mention with a member a state."""
        chain = [hit, *self._chain(hit)]
        if len(chain) < 2 or any(h.name.kind in ("person", "surname", "outlet") for h in chain):
            return []
        last = chain[-1]
        noun = self._head_noun(last.end)
        if noun is None or noun.noun.kind == "thing" or self._goes_on(noun.end):
            return []
        if not (noun.noun.plural or self.doc[noun.end - 1].tag_ in ("NNS", "NNPS")):
            return []
        if last.name.kind != "adjective" and not self._qualifies(last):
            return []
        draft = Draft(hit.start, noun.end, "group", "demonym", noun=noun.noun)
        tail = self.doc[last.end : noun.end].text
        for each in chain:
            words = self.doc[each.start : each.end]
            part = self._plain(each)
            part.name = f"{words.text} {tail}"
            part.sector = self._sector(last, noun)
            part.via = _via(each, self.doc)
            draft.entities.append(part.entity(self.doc))
        return [draft]

    def _chain(self, hit: Hit) -> Iterator[Hit]:
        at = hit.end
        while at + 1 < len(self.doc):
            if self.doc[at].lower_ not in (",", "and", "or", "&"):
                return
            at += 1
            if self.doc[at].lower_ in ("and", "or"):
                at += 1
            following = self.hits.names.get(at)
            if following is None or following.name.kind not in ("adjective", "state"):
                return
            yield following
            at = following.end

    # -- edges ---------------------------------------------------------------------------------

    def _widen(self, draft: Draft, floor: int) -> Draft:
        """Take in the determiner and adjectives on the left."""
        if draft.kind in ("outlet",) or (draft.modifier and draft.noun is None):
            return draft
        if draft.noun is None:
            return self._take_the(draft, floor)
        start = draft.start
        while start > floor and self._belongs(self.doc[start - 1], draft):
            start -= 1
        draft.start = start
        return draft

    def _take_the(self, draft: Draft, floor: int) -> Draft:
        at = draft.start - 1
        if at >= floor and draft.kind != "person" and self.doc[at].lower_ == "the":
            draft.start = at
        return draft

    def _belongs(self, token: Token, draft: Draft) -> bool:
        if token.i in self.hits.names and token.tag_ not in ("DT",):
            return False
        if token.tag_ == "PRP$":
            return True
        if token.tag_ not in _LEFT and token.lower_ != "former":
            return False
        return draft.start <= token.head.i < draft.end + 2


def _bare(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0].lower() in ("the", "a", "an", "some", "its", "his", "their"):
        words.pop(0)
    return " ".join(words)


def _member(doc: Doc, hit: Hit, code: str):  # type: ignore[no-untyped-def]
    from realpolitik.gazetteer.states import state

    draft = Draft(hit.start, hit.end, "state", "name", code=code, sector=hit.name.sector)
    known = state(code)
    draft.name = known.name if known else None
    return draft.entity(doc)


def _left_office(holder: Holder | None, on: date | None) -> bool:
    if holder is None or on is None:
        return False
    current = person(holder.person, on)
    return current is not None and current.valid_to is not None and current.valid_to < on


def _office_holders(noun: Noun, code: str, on: date | None) -> Iterator[Holder]:
    holder = holder_of(noun.key, code, on)
    if holder is not None:
        yield holder
    if noun.key == "leader":
        for key in ("leader", "supreme leader", "president", "prime minister", "chancellor"):
            found = holder_of(key, code, on)
            if found is not None:
                yield found


def _best_holder(draft: Draft, on: date | None) -> Holder | None:
    """The tenure meant by an office, a state and a name; ``None`` where none fits."""
    text = draft.person or ""
    full = person(text, on)
    if full is not None and draft.code in (None, full.code):
        return full
    candidates = with_surname(text)
    if draft.code is not None:
        candidates = [h for h in candidates if h.code == draft.code]
    if draft.noun is not None and draft.noun.rank <= 2 and draft.noun.key != "leader":
        same = [h for h in candidates if h.office == draft.noun.key]
        candidates = same or [h for h in candidates if draft.noun.key == "minister"]
    elif draft.code is None:
        candidates = []
    return max(candidates, key=lambda h: _fit(h, on), default=None)


def _fit(holder: Holder, on: date | None) -> tuple[bool, bool, date]:
    begun = (holder.valid_from or date.min) <= (on or date.max)
    return holder.held(on), begun, holder.valid_from or date.min


def _via(hit: Hit, doc: Doc) -> str:
    kind = hit.name.kind
    if kind != "capital":
        return _VIA.get(kind, kind)
    return "capital" if _is_place(doc[hit.end - 1]) else "metonym"


def _is_place(token: Token) -> bool:
    """Whether a capital is only where something happens."""
    while token.dep_ in ("conj", "compound", "appos") and token.head.i != token.i:
        token = token.head
    head = token.head
    if token.dep_ != "pobj":
        return False
    if head.lower_ in _LOCATIVE:
        return True
    return head.lower_ == "to" and head.head.lemma_.lower() in _MOTION
