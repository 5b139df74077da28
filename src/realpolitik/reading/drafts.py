"""Drafts of events: an act that the lexicon knows, with the parties that its clause gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from realpolitik import codebook
from realpolitik.lexicon.acts import Act, supports
from realpolitik.reading.cues import cues
from realpolitik.reading.doc import mention_at, span_at, statement_at, text_of, token_at
from realpolitik.reading.grammar import (
    agents,
    children,
    clause_of,
    complements,
    datives,
    is_passive,
    particles,
    patients,
    prepositions,
    subjects,
)
from realpolitik.reading.match import adjective_act, noun_act, verb_act
from realpolitik.reading.roles import (
    POSSESSED,
    SPOKEN,
    Party,
    after,
    doers_of_noun,
    governed_doers,
    is_doer,
    modifiers,
    parties,
    possessors,
    within,
    words,
)

_SPEECH = frozenset({1, 3})
_TOWARD = ("against", "on", "for", "to", "with", "toward", "towards")
"""Behind an object, whom it concerns: "vetoed a loan for Kyiv"."""

_BENEFITS = frozenset({"CONCEDE", "RETREAT", "AGREE"})
"""Categories whose recipient may stand anywhere in the object: "released funds kept from X"."""

_HAVING = frozenset({"have", "get", "gain", "acquire", "possess", "lack", "retain"})
_OFFICIAL = frozenset({"GOV", "MIL", None})
_ENDING = {"ended": "presupposed", "cancelled": "negated"}


@dataclass(slots=True)
class Draft:
    """An event being put together. ``tokens`` are the trigger words; ``support`` the light verb."""

    act: Act
    trigger: Token
    tokens: list[Token]
    actors: list[Party]
    recipients: list[Party]
    category: str
    mode: str | None
    rule: str
    support: Token | None = None
    forced: str | None = None
    conditional_on: str | None = None
    dropped: str | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def quad(self) -> int:
        """The quad class of the category as it stands."""
        return codebook.quad(self.category)


def drafts(doc: Doc, sent: Span) -> list[Draft]:
    """The drafts of one sentence, in order of their triggers."""
    found: list[Draft] = []
    used: set[int] = set()
    for token in sent:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.tag_ != "MD"):
            draft = _of_verb(doc, token, used)
            if draft is not None:
                found.append(draft)
    for token in sent:
        if token.pos_ == "ADJ" and token.dep_ in {"acomp", "oprd", "ccomp", "ROOT", "conj"}:
            found.extend(_of_adjective(doc, token))
        elif (token.pos_ == "NOUN" or _is_verbal_noun(token)) and token.i not in used:
            found.extend(_of_noun(doc, token))
    return sorted(found, key=lambda d: d.trigger.i)


def _is_verbal_noun(token: Token) -> bool:
    """The "shelling" of "the shelling of Gori", which the parser may take for a verb."""
    return token.tag_ == "VBG" and any(c.dep_ == "det" for c in token.children)


def speaker_party(doc: Doc, offset: int, strength: float = SPOKEN) -> list[Party]:
    """The innermost speaker of what stands at an offset, as a party."""
    said = statement_at(doc, offset)
    if said is None or said.speaker.start is None or said.speaker.end is None:
        return []
    span = span_at(doc, said.speaker.start, said.speaker.end)
    mention = mention_at(doc, span.root.i)
    if mention is None or mention.kind == "outlet":
        return []
    return [Party(mention.entities, strength, mention.root)]


def _named(doc: Doc, tokens: list[Token]) -> list[Party]:
    """The parties of some noun phrases; "we" and "I" stand for the speaker."""
    found: list[Party] = []
    for token in tokens:
        if token.pos_ == "PRON" and token.lower_ in {"we", "i", "us"}:
            found.extend(speaker_party(doc, token.idx, 0.85))
        else:
            found.extend(parties(doc, token))
    return found


def _of_verb(doc: Doc, verb: Token, used: set[int]) -> Draft | None:
    matched = verb_act(doc, verb)
    if matched is None:
        return None
    act, objects = matched
    used.update(o.i for o in objects if not _tells_its_own(act, o))
    tokens = [verb, *(c for c in verb.children if c.dep_ == "prt"), *objects[:1]]
    draft = Draft(
        act,
        verb,
        tokens,
        _actors_of_verb(doc, verb, act),
        [],
        act.category,
        act.mode,
        f"verb {act.lemma}{_condition(act)}",
    )
    if not draft.actors:
        draft.actors = _doers_elsewhere(doc, verb)
    draft.recipients = _recipients_of_verb(doc, verb, act, objects, draft)
    return draft


def _tells_its_own(act: Act, noun: Token) -> bool:
    """True where a verdict leaves the act judged to be coded too: "condemned the raid on X"."""
    inner = noun_act(noun)
    return act.category == "ACCUSE" and inner is not None and codebook.quad(inner.category) == 4


def _judged(doc: Doc, verb: Token, act: Act) -> list[Party]:
    """Whoever did what a verdict or demand is about, before any other place is looked at."""
    if codebook.quad(act.category) not in _SPEECH:
        return []
    found: list[Party] = []
    for obj in patients(verb):
        inner = noun_act(obj) if mention_at(doc, obj.i) is None else None
        if inner is not None and codebook.quad(inner.category) == 4:
            found.extend(doers_of_noun(doc, obj, inner))
    return found


def _actors_of_verb(doc: Doc, verb: Token, act: Act) -> list[Party]:
    """The subject, or for a verb that turns the roles round ("received aid from X") its source."""
    for place in act.agent:
        found = _at_place(doc, verb, act, place)
        if found:
            return found
    if act.agent:
        return []
    return _named(doc, subjects(verb)) or _lead_in(doc, verb)


def _lead_in(doc: Doc, verb: Token) -> list[Party]:
    """The subject of a bullet that has none: it stands before the colon that opens the list."""
    top = verb.head if verb.dep_ in {"conj", "xcomp"} else verb
    blocks = [b for b in doc._.rp_blocks if b.start <= verb.idx < b.end]
    if top.dep_ != "ROOT" or not blocks or blocks[0].kind != "bullet" or is_passive(verb):
        return []
    above = [b for b in doc._.rp_blocks if b.end <= blocks[0].start and b.kind != "bullet"]
    if not above or not text_of(doc)[above[-1].start : above[-1].end].rstrip().endswith(":"):
        return []
    last = token_at(doc, above[-1].end - 1).sent
    nearest = next((t for t in reversed(last) if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    return _named(doc, [nearest]) if nearest is not None else []


def _doers_elsewhere(doc: Doc, verb: Token) -> list[Party]:
    """The doers of a verb without a subject: "Japan's decision to cut exports"."""
    if is_passive(verb) and not agents(verb):
        found = after(doc, verb, ("by",)) or _announcer(doc, verb)
        places = [verb, *(c for c in verb.children if c.dep_ in {"prt", "advmod", "prep"})]
        return found or [p for t in places for p in after(doc, t, ("in",)) if _is_seat(p)]
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return _authors(doc, verb.head)
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    if verb.dep_ not in {"acl", "relcl"} or not infinitive or is_passive(verb):
        return []
    noun = verb.head
    found = doers_of_noun(doc, noun)
    above = _governing_verb(noun)
    if found or above is None or above.lemma_.lower() not in _HAVING | words("doing"):
        return found
    return _named(doc, subjects(above))


def _is_seat(party: Party) -> bool:
    """A capital where something "was turned down" stands for its government."""
    return any(e.via == "capital" for e in party.entities)


def _is_metonym(party: Party) -> bool:
    """Before a noun, a capital is where something is held ("the Washington summit")."""
    return all(e.via == "metonym" for e in party.entities)


def _authors(doc: Doc, noun: Token) -> list[Party]:
    """Who speaks through a paper: "Tunisia drafted a resolution demanding that …"."""
    found = doers_of_noun(doc, noun)
    above = _governing_verb(noun)
    return found or (_named(doc, subjects(above)) if above is not None else [])


def _announcer(doc: Doc, verb: Token) -> list[Party]:
    """Who announces what "will be done" without a doer: an official speaks for his state."""
    ahead = any(c.lower_ in {"will", "shall", "would"} for c in children(verb, "aux"))
    found = speaker_party(doc, verb.idx) if ahead else []
    return [p for p in found if any(e.code and e.sector in _OFFICIAL for e in p.entities)]


def _condition(act: Act) -> str:
    parts = [act.particle, *act.object[:3], *act.prep[:3]]
    return "".join(f"+{p}" for p in parts if p)


def _recipients_of_verb(
    doc: Doc, verb: Token, act: Act, objects: list[Token], draft: Draft
) -> list[Party]:
    judged = _judged(doc, verb, act)
    if judged:
        return judged
    for place in act.recipient:
        if place == "none":
            return []
        found = _at_place(doc, verb, act, place)
        if found:
            return found
    if "mutual" in act.recipient:
        return after(doc, verb, ("with",))
    below = _below_clause(doc, verb) if act.complement else []
    if below:
        return below
    fallback = governed_doers(doc, verb) if draft.quad in _SPEECH else []
    fallback = fallback or [p for o in patients(verb) for p in after(doc, o, _TOWARD)]
    required = codebook.category(act.category).recipient_required
    if not fallback and (required or act.category in _BENEFITS):
        known = {e.code for p in draft.actors for e in p.entities if e.code}
        fallback = [p for o in patients(verb) for p in within(doc, o, known)]
    return fallback


def _below_clause(doc: Doc, verb: Token) -> list[Party]:
    """Whom the governed clause is aimed at: "refused to join the American fleet"."""
    for clause in complements(verb):
        toward = [*datives(clause), *patients(clause)]
        found = [p for t in toward if noun_act(t) is None for p in _named(doc, [t])]
        own = {e.code for p in _named(doc, subjects(verb)) for e in p.entities}
        found = [p for p in found if {e.code for e in p.entities} - own - {None}]
        found = found or after(doc, clause, ("to", "with", "against", "on", "from"))
        if found:
            return [Party(p.entities, min(p.strength, POSSESSED), p.token) for p in found]
    return []


def _at_place(doc: Doc, verb: Token, act: Act, place: str) -> list[Party]:
    """The parties at one place of a verb's frame."""
    if place == "subj":
        return _named(doc, subjects(verb))
    if place == "mutual":
        return after(doc, verb, ("with",))
    if place == "clause":
        return [
            p
            for c in complements(verb)
            for t in (subjects(c) or patients(c))
            for p in _named(doc, [t])
        ]
    if place == "obj":
        return _at_object(doc, verb, act)
    found = _named(doc, datives(verb)) if place == "to" else []
    found = found or after(doc, verb, (place,))
    nested = [*patients(verb), *(o for _, o in prepositions(verb) if noun_act(o) is None)]
    nested += [o for n in patients(verb) for p, o in prepositions(n) if p in {"of", "on"}]
    return found or [p for o in nested for p in after(doc, o, (place,))]


def _at_object(doc: Doc, verb: Token, act: Act) -> list[Party]:
    """The object's parties; for speech about an act ("condemned the attack by X") its doer."""
    found: list[Party] = _named(doc, datives(verb))
    for obj in patients(verb):
        inner = noun_act(obj)
        if (
            inner is not None
            and mention_at(doc, obj.i) is None
            and codebook.quad(act.category) in _SPEECH
        ):
            found.extend(doers_of_noun(doc, obj, inner))
        else:
            found.extend(_named(doc, [obj]))
    return found


def _of_adjective(doc: Doc, word: Token) -> Iterator[Draft]:
    act = adjective_act(word)
    if act is None:
        return
    predicate = word.head if word.head.pos_ in {"AUX", "VERB"} else word
    actors = _named(doc, subjects(predicate))
    recipients: list[Party] = []
    for place in act.recipient:
        if place not in {"none", "mutual", "obj", "clause"}:
            recipients = after(doc, word, (place,)) or _below(doc, word, place)
        if recipients:
            break
    yield Draft(
        act,
        word,
        [word],
        actors,
        recipients,
        act.category,
        act.mode,
        f"adjective {act.lemma}{_condition(act)}",
    )


def _below(doc: Doc, word: Token, place: str) -> list[Party]:
    """The doers of what an adjective speaks of: "averse to the course that X has taken"."""
    for child in word.children:
        if child.dep_ != "prep" or child.lower_ != place:
            continue
        for noun in child.subtree:
            if noun.pos_ == "NOUN":
                found = doers_of_noun(doc, noun)
                if found:
                    return found
    return []


def _of_noun(doc: Doc, noun: Token) -> Iterator[Draft]:
    if noun.dep_ in {"compound", "npadvmod", "nmod"} or _inside_actor(doc, noun):
        return
    act = noun_act(noun)
    if act is None:
        return
    draft = Draft(
        act,
        noun,
        [noun],
        doers_of_noun(doc, noun, act),
        [],
        act.category,
        act.mode,
        f"noun {act.lemma}{_condition(act)}",
    )
    draft.recipients = _recipients_of_noun(doc, noun, act, draft.actors)
    _blame(doc, draft)
    _support(doc, draft)
    _attend(doc, draft)
    yield draft


def _inside_actor(doc: Doc, noun: Token) -> bool:
    mention = mention_at(doc, noun.i)
    return mention is not None


def _recipients_of_noun(doc: Doc, noun: Token, act: Act, actors: list[Party]) -> list[Party]:
    taken = {p.token for p in actors}
    for place in act.recipient:
        if place == "none":
            break
        if place in {"poss", "mod"}:
            found = possessors(doc, noun) if place == "poss" else modifiers(doc, noun)
            found = [p for p in found if not _is_seat(p) and not _is_metonym(p)]
        else:
            found = after(doc, noun, ("with",) if place == "mutual" else (place,))
        found = [p for p in found if p.token not in taken]
        if found:
            return found
    named = [p for p in modifiers(doc, noun) if _is_topic(p) and p.token not in taken]
    return named if "none" not in act.recipient else []


def _is_topic(party: Party) -> bool:
    """True for a state's plain name before a noun ("Iran sanctions"), not for a capital."""
    return not is_doer(party) and all(e.via == "name" for e in party.entities)


def _support(doc: Doc, draft: Draft) -> None:
    """Let the verb above an act-noun give what it lacks: "X launched an attack on Y"."""
    noun = draft.trigger
    verb = _governing_verb(noun)
    if verb is None:
        return
    lemma = verb.lemma_.lower()
    rows = [
        s
        for s in supports().get(lemma, ())
        if s.takes(noun.lemma_.lower()) and s.particle in {"", *particles(verb)}
    ]
    if rows or lemma in words("doing") | words("receiving"):
        draft.support = verb
    if rows:
        draft.forced = _ENDING.get(rows[0].effect, rows[0].effect)
        draft.forced = None if draft.forced == "actual" else draft.forced
    if lemma in words("receiving"):
        draft.recipients = draft.recipients or _named(doc, subjects(verb))
        draft.actors = draft.actors or after(doc, verb, ("from", "by"))
    elif lemma in words("doing") or rows:
        if not draft.actors:
            draft.actors = _named(doc, subjects(verb))
            draft.tokens = [verb, noun]
        draft.recipients = draft.recipients or _beside(doc, verb, draft.act)


def _blame(doc: Doc, draft: Draft) -> None:
    """Whoever is blamed for an act is its alleged doer: "blamed Iran for the attack"."""
    prep = draft.trigger.head
    if draft.actors or draft.trigger.dep_ != "pobj" or prep.lower_ not in {"for", "of", "with"}:
        return
    cue = cues("verb").get(prep.head.lemma_.lower())
    if cue is not None and cue.family == "accuse":
        draft.actors = _named(doc, patients(prep.head))


def _attend(doc: Doc, draft: Draft) -> None:
    """Whoever comes "for talks with X" takes part in them."""
    codes = {e.code for p in (*draft.actors, *draft.recipients) for e in p.entities}
    if "mutual" not in draft.act.recipient or len(codes) > 1 or draft.trigger.dep_ != "pobj":
        return
    verb = clause_of(draft.trigger)
    if not codes and draft.trigger.head.lower_ in {"of", "after", "during", "in", "following"}:
        both = _named(doc, subjects(verb))
        if len({e.code for p in both for e in p.entities} - {None}) > 1:
            draft.actors = both
    elif verb.pos_ == "VERB" and draft.trigger.head.lower_ in {"for", "in", "at", "to", "during"}:
        who = patients(verb) if is_passive(verb) else subjects(verb)
        comers = [p for p in _named(doc, who) if not {e.code for e in p.entities} & codes]
        if comers:
            draft.actors, draft.recipients = comers, [*draft.actors, *draft.recipients]


def _governing_verb(noun: Token) -> Token | None:
    """The verb whose object (or passive subject) an act-noun is, directly or by coordination."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    if head.dep_ in {"dobj", "nsubjpass"} and head.head.pos_ == "VERB":
        return head.head
    in_phrase = head.dep_ == "pobj" and head.head.lower_ in {"in", "on", "into", "out", "with"}
    if in_phrase and head.head.head.pos_ == "VERB":
        return head.head.head
    return None


def _beside(doc: Doc, verb: Token, act: Act) -> list[Party]:
    """A recipient that the parser hung on the light verb: "imposed sanctions last year on X"."""
    places = [p for p in act.recipient if p not in {"none", "mutual", "poss", "mod", "obj"}]
    found = _named(doc, datives(verb)) if "to" in places else []
    return found or after(doc, verb, ("with",) if "mutual" in act.recipient else places)


def host_clause(draft: Draft) -> Token:
    """The verb whose clause a draft belongs to."""
    return clause_of(draft.trigger)


def is_governed_by(low: Token, high: Token) -> bool:
    """True where ``high`` governs ``low`` through complements, objects and prepositions."""
    node = low
    for _ in range(6):
        if node.dep_ == "conj" and node.head == high:
            return False
        if node.dep_ not in {
            "xcomp",
            "ccomp",
            "pcomp",
            "pobj",
            "dobj",
            "prep",
            "acl",
            "conj",
            "dative",
        }:
            return False
        node = node.head
        if node == high:
            return True
        if node.dep_ == "ROOT":
            return False
    return False
