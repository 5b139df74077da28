"""The coder's part in a reading: it vouches for what the rules found, and finds more.

Every act that the rules give two parties, and are not sure of, is put to the coder (the event
model, unless the user chose another), and so are the pairs that the grammar allows and no rule told
of (``candidates``).
Its answer raises the confidence of an act that it sees too, gives a party to one that lacks it,
and makes an act of its own of a pair of which it is sure enough, by the threshold of its category
in ``model/thresholds.csv``. It takes nothing away: on our own texts it was wrong too often where
it saw no act.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from realpolitik import codebook, tables
from realpolitik.lexicon.acts import Act
from realpolitik.model.choose import Coder
from realpolitik.model.guess import Guess
from realpolitik.model.inputs import Pair
from realpolitik.reading.candidates import Candidate, candidates, pair_of
from realpolitik.reading.drafts import Draft
from realpolitik.reading.grammar import governing_verb

LEAST = 0.6
"""How likely there must be an act before a party is given to one that the rules found."""

SURE = 0.85
"""Words that the lexicon holds this sure are not asked about: that would cost time for nothing."""

_TO_THINGS = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "RETREAT"})


@cache
def thresholds() -> dict[str, float]:
    """From which confidence the coder alone makes an act, by category.

    >>> set(thresholds()) == {c.name for c in codebook.categories()}
    True
    """
    return {
        row["category"]: float(row["confidence"]) for row in tables.rows("model", "thresholds.csv")
    }


def consult(doc: Doc, sents: Sequence[Span], drafts: list[Draft], coder: Coder) -> list[Draft]:
    """The drafts as the coder sees them, and those that it adds."""
    open_ = [d for d in drafts if d.dropped is None and d.act.weight < SURE]
    ours = [(d, p) for d in open_ if (p := _pair_of(d)) is not None]
    told = _told(drafts)
    more = [c for s in sents for c in candidates(doc, s) if _is_open(c, told.get(c.verb.i))]
    guesses = coder.guesses([*(p for _, p in ours), *(c.pair for c in more)])
    for (draft, _), guess in zip(ours, guesses, strict=False):
        _weigh(draft, guess)
    return [*drafts, *_added(_best(more, guesses[len(ours) :]), drafts, told)]


def _added(
    found: list[tuple[Candidate, Guess]], drafts: list[Draft], told: dict[int, Draft]
) -> list[Draft]:
    """The acts that no rule told of; one that a rule told of in part is filled in its place."""
    known = {_key(d) for d in drafts if d.dropped is None}
    added = []
    for candidate, guess in found:
        if candidate.verb.i in told:
            _fill(told[candidate.verb.i], candidate, guess)
            continue
        made = _draft(candidate, guess)
        if guess.confidence >= thresholds()[guess.category] and _key(made) not in known:
            known.add(_key(made))
            added.append(made)
    return added


def _pair_of(draft: Draft) -> Pair | None:
    """The first party on each side, where both stand in the sentence of the act."""
    sent = draft.trigger.sent
    sides = [
        next((draft.trigger.doc[p.token] for p in side if _is_in(p.token, sent)), None)
        for side in (draft.actors, draft.recipients)
    ]
    if sides[0] is None or sides[1] is None:
        return None
    return pair_of(sent, sides[0], sides[1])


def _is_in(token: int, sent: Span) -> bool:
    return sent.start <= token < sent.end


def _told(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """The act that the rules found in each verb, or in a noun below it."""
    found: dict[int, Draft] = {}
    for draft in drafts:
        if draft.dropped is not None:
            continue
        above = governing_verb(draft.trigger) if draft.act.pos == "noun" else None
        for token in (above, draft.support, *draft.tokens):
            if token is not None and (token.i not in found or found[token.i].act.pos == "noun"):
                found[token.i] = draft
    return found


def _is_open(candidate: Candidate, draft: Draft | None) -> bool:
    """Whether a pair is worth asking about.

    It is not where the rules have said already to whom the verb's act is done, or that another did
    it; nor, where they know nothing of the verb, if it is done to a mere thing.
    """
    if draft is None:
        return not candidate.is_thing
    theirs = {p.token for p in draft.actors}
    if not theirs:
        return True
    return not draft.recipients and bool(theirs & {p.token for p in candidate.source})


def _key(draft: Draft) -> tuple[object, ...]:
    """Acts that are told twice have one key: category, and who is on each side."""
    sides = [
        frozenset(e.code or e.text for p in side for e in p.entities)
        for side in (draft.actors, draft.recipients)
    ]
    return (draft.trigger.sent.start, draft.category, *sides)


def _weigh(draft: Draft, guess: Guess) -> None:
    """Let the coder's view of an act of the rules set how sure it is."""
    draft.sure = guess.happens * guess.categories.get(draft.category, 0.0)


def _best(more: list[Candidate], guesses: Sequence[Guess]) -> list[tuple[Candidate, Guess]]:
    """For each verb and doer the target that fits best: somebody known, or else the surest."""
    best: dict[tuple[int, int], tuple[Candidate, Guess]] = {}
    for candidate, guess in zip(more, guesses, strict=True):
        if guess.happens < LEAST or not _fits(candidate, guess):
            continue
        key = (candidate.verb.i, candidate.source[0].token)
        if key not in best or _rank(candidate, guess) > _rank(*best[key]):
            best[key] = (candidate, guess)
    return list(best.values())


def _fits(candidate: Candidate, guess: Guess) -> bool:
    """Whether such a target can be one of such an act.

    A thing can be seized, bombed or given back, but nobody talks to it; where something is agreed
    is not with whom.
    """
    if candidate.is_place and codebook.quad(guess.category) < 4 and guess.category != "AID":
        return False
    if candidate.is_arm:
        return False
    return not candidate.is_thing or guess.category in _TO_THINGS


def _rank(candidate: Candidate, guess: Guess) -> tuple[bool, float]:
    return candidate.is_known, guess.confidence


def _fill(draft: Draft, candidate: Candidate, guess: Guess) -> None:
    """Give an act of the rules the parties that they missed, if the coder sees the same act."""
    if guess.category != draft.category and codebook.quad(guess.category) != draft.quad:
        return
    draft.sure = guess.happens * guess.categories.get(draft.category, 0.0)
    if not draft.actors:
        draft.actors = list(candidate.source)
    if not draft.recipients and draft.act.recipient != ("none",):
        draft.recipients = list(candidate.target)


def _draft(candidate: Candidate, guess: Guess) -> Draft:
    verb = candidate.verb
    act = _act(verb.lemma_, guess.category, guess.mode)
    tokens: list[Token] = [verb, *(c for c in verb.children if c.dep_ == "prt")]
    draft = Draft(
        act,
        verb,
        tokens,
        list(candidate.source),
        list(candidate.target),
        guess.category,
        guess.mode,
        f"model {verb.lemma_}",
    )
    draft.sure = guess.confidence
    return draft


@cache
def _act(lemma: str, category: str, mode: str | None) -> Act:
    """What the lexicon would say of a verb that the model understood."""
    codebook.category(category)
    return Act(
        lemma=lemma, pos="verb", particle="", object=(), prep=(), category=category, mode=mode,
        contexts=(), recipient=(), agent=(), complement="", force="", weight=1.0, example="",
        source="the event model", line=0,
    )  # fmt: skip
