"""How well actors are told: state, sector, person or office, on the day of the document.

``python -m benchmarks.actors FILE.jsonl [FILE …] [--misses]`` prints one JSON object on golds laid
out as ``benchmarks/actors_gold.py`` says. Every passage is read as a user's text with its date is
(one from a White House briefing with that outlet too), by all stages; what is scored is the actor
mentions that events are made of. Our answer to marked words is the mention that overlaps them most,
first of all their head, the words before a preposition or comma (of two the shorter); a possessive
pronoun of ours ("its army") answers to nothing but itself. Where the words stand for several
states, all mentions within them answer.

- ``state``: the share of the mentions (kind ``none`` left out) whose codes are a right set; where
  nobody can know, no code is right;
- ``sector``, ``who``: the share right of those where it is a question: every sector that we give is
  a fair one; the name, or that of another mention of ours within the words, is one of the fair
  ones, or the office in its words;
- ``pronouns``, ``groups``: of pronouns and of group references, the share with the right codes
  and, where it is a question, the right person; ``pronouns_and_groups`` both together;
- ``wrong``: the share of all mentions, ``none`` among them, with a code where it is not right;
  ``unresolved``: the share without a code where one is due;
- ``found``: the share of the mentions, ``none`` left out, where any actor is found;
- ``by_kind``, ``by_region``, ``by_years``: the same for parts.

``--misses`` names each miss on standard error, for the parts that rules are written for.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.actors_gold import GoldMention, Passage, load, strange_codes
from realpolitik.documents import Metadata, from_text
from realpolitik.errors import InputError
from realpolitik.gazetteer.trie import pieces
from realpolitik.reading import pipeline
from realpolitik.records import Entity

_NOT_HEAD = re.compile(r",| (?:of|for|from|in|at|to|under|by) ")
_POSSESSIVES = {"my", "our", "your", "his", "her", "its", "their", "whose"}
_RANKS = {"vice", "deputy", "former", "shadow", "assistant"}


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of ours, by the characters of the passage."""

    start: int
    end: int
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Marked words with what we say of them; ``ours`` is empty where we find no actor there.

    ``within`` are the mentions of ours that lie within the words.
    """

    passage: Passage
    gold: GoldMention
    ours: tuple[Found, ...]
    within: tuple[Found, ...] = ()

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Whom we take the words for."""
        return tuple(e for found in self.ours for e in found.entities)

    @property
    def codes(self) -> frozenset[str]:
        """The states that we take them for."""
        return frozenset(e.code for e in self.entities if e.code)


def _metadata(passage: Passage) -> Metadata:
    """What a user knows of the document: its day, and its outlet where it is a briefing's."""
    is_briefing = passage.source.startswith("White House")
    return Metadata(published=passage.date, outlet="The White House" if is_briefing else None)


def read(passages: list[Passage]) -> Iterator[list[Found]]:
    """The actor mentions of each passage, as a user's reading of it has them."""
    prepared = [from_text(p.text, metadata=_metadata(p)) for p in passages]
    mentions: list[list[Found]] = [[] for _ in prepared]
    # `read` clears the parsed text, and with it the mentions, before it hands out its records.
    english = [n for n, one in enumerate(prepared) if one.document.language in {None, "en"}]
    parsed = pipeline._parsed([prepared[n] for n in english], pipeline.Options())
    for at, doc, base in parsed:
        number = english[at]
        for m in doc._.rp_actors:
            span = doc[m.start : m.end]
            start, end = prepared[number].offsets.to_original(
                span.start_char + base, span.end_char + base
            )
            mentions[number].append(Found(start, end, m.entities))
        doc.user_data.clear()
    return iter(mentions)


def answers(passage: Passage, found: list[Found]) -> Iterator[Answer]:
    """Each mark with ours at its words."""
    for gold in passage.mentions:
        over = [f for f in found if _overlap(f, gold) and _may_answer(f, gold, passage)]
        within = tuple(f for f in over if gold.start <= f.start and f.end <= gold.end)
        yield Answer(passage, gold, _best(gold, over, within), within)


def _may_answer(found: Found, gold: GoldMention, passage: Passage) -> bool:
    """Whether ours is no possessive within the mark, and does not answer to longer words."""
    words = passage.text[found.start : found.end]
    if words.lower() in _POSSESSIVES and words != gold.words:
        return False
    around = [m for m in passage.mentions if m is not gold and _covers(m, gold)]
    return not any(_of(found, gold, m) for m in around)


def _best(gold: GoldMention, over: list[Found], within: tuple[Found, ...]) -> tuple[Found, ...]:
    if not over:
        return ()
    top = gold.start + len(_NOT_HEAD.split(gold.words)[0])
    best = max(over, key=lambda f: (_overlap(f, gold, top), _overlap(f, gold), f.start - f.end))
    several = any(len(codes) > 1 for codes in gold.states)
    return within if several and best in within else (best,)


def _covers(outer: GoldMention, inner: GoldMention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.words != inner.words


def _of(found: Found, inner: GoldMention, outer: GoldMention) -> bool:
    """Whether ours answers to the longer words around a mark rather than to the mark."""
    return _overlap(found, outer) > _overlap(found, inner)


def _overlap(found: Found, gold: GoldMention, end: int | None = None) -> int:
    """How many characters of the mark, up to ``end``, are ours."""
    last = gold.end if end is None else end
    return max(min(found.end, last) - max(found.start, gold.start), 0)


def state_right(answer: Answer) -> bool:
    """Whether the codes are a right set."""
    return answer.codes in answer.gold.states


def sector_right(answer: Answer) -> bool:
    """Whether a sector is given, and none that is not fair."""
    given = {e.sector for e in answer.entities if e.sector}
    return bool(given) and given <= set(answer.gold.sectors)


def who_right(answer: Answer) -> bool:
    """Whether ours is the person, or the office, that is meant."""
    entities = (*answer.entities, *(e for f in answer.within for e in f.entities))
    names = [e.name for e in entities if e.name]
    return any(same(fair, name) for fair in answer.gold.who for name in names)


def whole_right(answer: Answer) -> bool:
    """Whether the codes are right, and the person where it is a question."""
    return state_right(answer) and (not answer.gold.who or who_right(answer))


def same(fair: str, ours: str) -> bool:
    """Whether a name of ours is the fair one, in full or in part.

    A person may go by the family name, or have more given names; an office may have its state.

    >>> same("Sergei Lavrov", "Lavrov"), same("George H. W. Bush", "George W. Bush")
    (True, False)
    >>> same("foreign minister", "Danish foreign minister"), same("minister", "prime minister")
    (True, False)
    >>> same("president", "vice president of Iran")
    False
    """
    ones, others = ([p.lower() for p in pieces(n) if p[0].isalnum()] for n in (fair, ours))
    if fair == fair.lower():
        spare = {*others} - {*ones}
        whole = any(others[n : n + len(ones)] == ones for n in range(len(others)))
        return whole and not spare & _RANKS and ("prime" in ones) == ("prime" in others)
    initials = [{p[0] for p in name if len(p.strip(".")) == 1} for name in (ones, others)]
    if all(initials) and initials[0] != initials[1]:
        return False
    return set(ones) <= set(others) or set(others) <= set(ones)


Part = Callable[[Answer], str]


def shares(found: list[Answer]) -> dict[str, object]:
    """The figures of some answers; ``None`` where there is nothing to share out."""
    actors = [a for a in found if a.gold.kind != "none"]
    pronouns = [a for a in actors if a.gold.kind == "pronoun"]
    groups = [a for a in actors if a.gold.kind == "group reference"]
    due = [a for a in actors if frozenset() not in a.gold.states]
    return {
        "mentions": len(found),
        "state": _share(state_right(a) for a in actors),
        "sector": _share(sector_right(a) for a in actors if a.gold.sectors),
        "who": _share(who_right(a) for a in actors if a.gold.who),
        "pronouns": _share(map(whole_right, pronouns)),
        "groups": _share(map(whole_right, groups)),
        "pronouns_and_groups": _share(map(whole_right, pronouns + groups)),
        "wrong": _share(bool(a.codes) and not state_right(a) for a in found),
        "unresolved": round(sum(not a.codes for a in due) / max(len(found), 1), 4),
        "found": _share(bool(a.ours) for a in actors),
    }


def _share(right: Iterable[bool]) -> float | None:
    told = list(right)
    return round(sum(told) / len(told), 4) if told else None


def _parts(found: list[Answer], part: Part) -> dict[str, dict[str, object]]:
    kept = ("mentions", "state", "sector", "who", "wrong", "found")
    grouped = groupby(sorted(found, key=part), key=part)
    scored = {name: shares(list(group)) for name, group in grouped}
    return {name: {key: all_[key] for key in kept} for name, all_ in scored.items()}


def _years(answer: Answer) -> str:
    decade = answer.passage.date.year // 10 * 10
    return f"{decade}-{decade + 9}"


def score(passages: list[Passage], misses: bool = False) -> dict[str, object]:
    """The figures of some passages, as printed."""
    both = zip(passages, read(passages), strict=True)
    found = [a for passage, ours in both for a in answers(passage, ours)]
    if misses:
        for answer in found:
            _tell(answer)
    return {
        "passages": len(passages),
        **shares(found),
        "sectors_asked": sum(bool(a.gold.sectors) for a in found),
        "who_asked": sum(bool(a.gold.who) for a in found),
        "pronouns_and_groups_asked": sum(
            a.gold.kind in ("pronoun", "group reference") for a in found
        ),
        "codes_not_in_our_tables": len(strange_codes(passages)),
        "by_kind": _parts(found, lambda a: a.gold.kind),
        "by_region": _parts(found, lambda a: a.passage.region),
        "by_years": _parts(found, _years),
    }


def _tell(answer: Answer) -> None:
    """Name on standard error what differs, with what was expected."""
    gold, told = answer.gold, []
    given = ", ".join(sorted(answer.codes)) or "no code"
    if not state_right(answer):
        fair = " or ".join("+".join(sorted(s)) or "no code" for s in gold.states)
        told.append(f"{'wrong' if answer.codes else 'unresolved'}: {given}, expected {fair}")
    if gold.sectors and not sector_right(answer):
        sectors = ", ".join(str(e.sector) for e in answer.entities)
        told.append(f"sector: {sectors}, expected {'/'.join(gold.sectors)}")
    if gold.who and not who_right(answer):
        names = ", ".join(str(e.name) for e in answer.entities)
        told.append(f"who: {names}, expected {'/'.join(gold.who)}")
    if not answer.ours and gold.kind != "none":
        told.append("not found")
    if told:
        words = [answer.passage.text[f.start : f.end] for f in answer.ours]
        place = f"{answer.passage.id} {answer.passage.date} {gold.kind} {gold.words!r}"
        via = ", ".join(dict.fromkeys(e.via for e in answer.entities))
        ours = f" (ours {words}, via {via})" if words else ""
        print(f"{place}{ours}\n    {'; '.join(told)}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of the files named.

    Returns:
        0; 2 where a file is not there; 1 where one is laid out otherwise than expected.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.actors")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.jsonl")
    parser.add_argument("--misses", action="store_true", help="name what differs")
    asked = parser.parse_args(arguments)
    for path in asked.files:
        if not path.is_file():
            print(f"{path} is not there; name a FILE.jsonl", file=sys.stderr)
            return 2
    try:
        passages = [p for path in asked.files for p in load(path)]
    except (InputError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    inputs = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in asked.files}
    print(json.dumps({**score(passages, asked.misses), "sha256": inputs}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
