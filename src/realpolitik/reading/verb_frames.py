"""The frame of a verb or predicate adjective: who does what it says, and to whom."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from realpolitik import codebook
from realpolitik.lexicon.acts import Act
from realpolitik.reading.doc import block_at, mention_at, text_of, token_at
from realpolitik.reading.drafts import Draft, conditions, is_seat, named, speaker_party
from realpolitik.reading.grammar import (
    agents,
    children,
    complements,
    datives,
    governing_verb,
    is_passive,
    patients,
    prepositions,
    subjects,
)
from realpolitik.reading.match import adjective_act, noun_act, verb_act
from realpolitik.reading.roles import (
    POSSESSED,
    Party,
    after,
    doers_of_noun,
    governed_doers,
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


def of_verb(doc: Doc, verb: Token, used: set[int]) -> Draft | None:
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
        f"verb {act.lemma}{conditions(act)}",
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
    return named(doc, subjects(verb)) or _lead_in(doc, verb)


def _lead_in(doc: Doc, verb: Token) -> list[Party]:
    """The subject of a bullet that has none: it stands before the colon that opens the list."""
    top = verb.head if verb.dep_ in {"conj", "xcomp"} else verb
    block = block_at(doc, verb.idx) if top.dep_ == "ROOT" else None
    if block is None or verb.idx >= block.end or block.kind != "bullet" or is_passive(verb):
        return []
    above = [b for b in doc._.rp_blocks if b.end <= block.start and b.kind != "bullet"]
    if not above or not text_of(doc)[above[-1].start : above[-1].end].rstrip().endswith(":"):
        return []
    last = token_at(doc, above[-1].end - 1).sent
    nearest = next((t for t in reversed(last) if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    return named(doc, [nearest]) if nearest is not None else []


def _doers_elsewhere(doc: Doc, verb: Token) -> list[Party]:
    """The doers of a verb without a subject: "Japan's decision to cut exports"."""
    if is_passive(verb) and not agents(verb):
        found = after(doc, verb, ("by",)) or _announcer(doc, verb)
        places = [verb, *(c for c in verb.children if c.dep_ in {"prt", "advmod", "prep"})]
        return found or [p for t in places for p in after(doc, t, ("in",)) if is_seat(p)]
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return _authors(doc, verb.head)
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    if verb.dep_ not in {"acl", "relcl"} or not infinitive or is_passive(verb):
        return []
    noun = verb.head
    found = doers_of_noun(doc, noun)
    above = governing_verb(noun)
    if found or above is None or above.lemma_.lower() not in _HAVING | words("doing"):
        return found
    return named(doc, subjects(above))


def _authors(doc: Doc, noun: Token) -> list[Party]:
    """Who speaks through a paper: "Tunisia drafted a resolution demanding that …"."""
    found = doers_of_noun(doc, noun)
    above = governing_verb(noun)
    return found or (named(doc, subjects(above)) if above is not None else [])


def _announcer(doc: Doc, verb: Token) -> list[Party]:
    """Who announces what "will be done" without a doer: an official speaks for his state."""
    ahead = any(c.lower_ in {"will", "shall", "would"} for c in children(verb, "aux"))
    found = speaker_party(doc, verb.idx) if ahead else []
    return [p for p in found if any(e.code and e.sector in _OFFICIAL for e in p.entities)]


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
        found = [p for t in toward if noun_act(t) is None for p in named(doc, [t])]
        own = {e.code for p in named(doc, subjects(verb)) for e in p.entities}
        found = [p for p in found if {e.code for e in p.entities} - own - {None}]
        found = found or after(doc, clause, ("to", "with", "against", "on", "from"))
        if found:
            return [Party(p.entities, min(p.strength, POSSESSED), p.token) for p in found]
    return []


def _at_place(doc: Doc, verb: Token, act: Act, place: str) -> list[Party]:
    """The parties at one place of a verb's frame."""
    if place == "subj":
        return named(doc, subjects(verb))
    if place == "mutual":
        return after(doc, verb, ("with",))
    if place == "clause":
        return [
            p
            for c in complements(verb)
            for t in (subjects(c) or patients(c))
            for p in named(doc, [t])
        ]
    if place == "obj":
        return _at_object(doc, verb, act)
    found = named(doc, datives(verb)) if place == "to" else []
    found = found or after(doc, verb, (place,))
    nested = [*patients(verb), *(o for _, o in prepositions(verb) if noun_act(o) is None)]
    nested += [o for n in patients(verb) for p, o in prepositions(n) if p in {"of", "on"}]
    return found or [p for o in nested for p in after(doc, o, (place,))]


def _at_object(doc: Doc, verb: Token, act: Act) -> list[Party]:
    """The object's parties; for speech about an act ("condemned the attack by X") its doer."""
    found: list[Party] = named(doc, datives(verb))
    for obj in patients(verb):
        inner = noun_act(obj)
        if (
            inner is not None
            and mention_at(doc, obj.i) is None
            and codebook.quad(act.category) in _SPEECH
        ):
            found.extend(doers_of_noun(doc, obj, inner))
        else:
            found.extend(named(doc, [obj]))
    return found


def of_adjective(doc: Doc, word: Token) -> Iterator[Draft]:
    act = adjective_act(word)
    if act is None:
        return
    predicate = word.head if word.head.pos_ in {"AUX", "VERB"} else word
    actors = named(doc, subjects(predicate))
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
        f"adjective {act.lemma}{conditions(act)}",
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
