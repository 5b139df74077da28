"""Which events are compared with which, and how: copies, candidates, days, what keeps apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from realpolitik.store.linking_accounts import Days, Event, joining
from realpolitik.store.linking_score import KEPT_APART, Judged, judge
from realpolitik.store.linking_words import cosine, differ, settings

_RAREST = 3
_UNDATED = 9_999_999


def fold(events: Sequence[Event]) -> tuple[list[Event], list[tuple[Event, Event]]]:
    """The events without those that a copy of the same text tells again, and whom these repeat.

    Args:
        events: those of two parties, in order.

    Returns:
        The events that are left, and every other one with the one that it repeats.
    """
    told: dict[tuple[object, ...], list[list[Event]]] = defaultdict(list)
    left: list[Event] = []
    copies: list[tuple[Event, Event]] = []
    for event in events:
        own = event.account
        groups = told[event.origin, event.status, own.trigger, own.kind, own.parties]
        found = next((g for g in groups if _repeats(event, g)), None) if event.origin else None
        if found is None:
            left.append(event)
            groups.append([event])
        else:
            copies.append((event, found[0]))
            found.append(event)
    return left, copies


def _repeats(event: Event, group: Sequence[Event]) -> bool:
    one, other = event.account, group[0].account
    if any(e.document == event.document for e in group) or differ(one.figures, other.figures):
        return False
    alike = cosine(one.words, other.words) >= settings()["decision"]["same_text"]
    return alike or not (one.words and other.words)


def compared(events: Sequence[Event]) -> Iterator[tuple[Event, Event, Judged]]:
    """The pairs of one block that were worth a look, with what was found.

    Args:
        events: those of two parties, in order.
    """
    for block in _blocks(events):
        for one, other in _candidates(block):
            found = compare(one, other)
            if found is not None:
                yield one, other, found


def compare(one: Event, other: Event) -> Judged | None:
    """Whether two events of one block are of the same act; ``None`` where nothing speaks for it."""
    same_document = one.document == other.document
    if (same_document and one.sentence == other.sentence) or not _parties_fit(one, other):
        return None
    context = closeness(one.days, other.days, same_document=same_document)
    if context is None:
        return KEPT_APART if _both_stated(one, other) else None
    if one.alone and other.alone:
        if one.sectors and other.sectors and not one.sectors & other.sectors:
            return None
        context = min(context, _alone(one, other))
    return judge(one.account, other.account, context)


def closeness(one: Days | None, other: Days | None, *, same_document: bool) -> float | None:
    """How much of a shared context the days make; ``None`` where they keep apart.

    >>> monday, tuesday = Days(738_000, 738_000, True), Days(738_001, 738_001, True)
    >>> closeness(monday, monday, same_document=False)
    0.32
    >>> closeness(monday, tuesday, same_document=False)
    0.23
    """
    table = settings()["days"]
    if one is None or other is None:
        return float(table["same_document" if same_document else "unknown"])
    stated = one.stated and other.stated
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap > table["slack_stated" if stated else "slack_told"]:
        return None
    if one.wide or other.wide:
        return float(table["overlap"])
    if same_document or (stated and gap <= 0):
        return float(table["same_document" if same_document else "same"])
    return float(table["near" if gap <= 1 else "overlap"])


def _alone(one: Event, other: Event) -> float:
    """What the days of one who acts upon nobody are worth: the same word is soon said again."""
    table = settings()["days"]
    return float(table["near" if _both_stated(one, other) else "alone"])


def _both_stated(one: Event, other: Event) -> bool:
    return bool(one.days and other.days and one.days.stated and other.days.stated)


def _parties_fit(one: Event, other: Event) -> bool:
    """Actors and recipients overlap, each on its side; without a direction, as one set."""
    (actors, recipients), (others, their) = one.account.parties, other.account.parties
    if one.mutual or other.mutual:
        here, there = actors | recipients, others | their
        return len(here & there) >= min(2, len(here), len(there))
    return bool(actors & others) and bool(recipients & their or not (recipients or their))


def _blocks(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Events of one class of status and one category, or of two that join by the same word."""
    blocks: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in events:
        blocks[event.status, event.category].append(event)
        for pair in joining():
            if event.category in pair and event.account.trigger:
                blocks[event.status, *sorted(pair), event.account.trigger].append(event)
    for key, block in blocks.items():
        if len(key) == 2 or len({e.category for e in block}) == 2:
            yield block


def _candidates(block: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Pairs within reach of each other's days.

    In a crowd, and where one has no day, only those that share one of their rarest words, and of
    these the nearest.
    """
    slack, crowd = settings()["days"]["slack_told"], settings()["decision"]["dense"]
    starts = [event.order[0] for event in block]
    rare = _by_rare_word(block)
    undated = bisect_right(starts, _UNDATED - 1)
    for at, event in enumerate(block):
        end = bisect_right(starts, event.days.last + slack) if event.days else at
        partners = set(_sharing(event, rare, max(at, undated - 1), len(block), crowd))
        if end - at - 1 <= crowd:
            partners.update(range(at + 1, end))
        else:
            partners.update(_sharing(event, rare, at, end, crowd))
        yield from ((event, block[n]) for n in sorted(partners))


def _sharing(
    event: Event, rare: Mapping[str, list[int]], after: int, before: int, most: int
) -> Iterator[int]:
    """The next events between two places that share a rare word."""
    for word in _rarest(event):
        places = rare[word]
        first = bisect_right(places, after)
        yield from (n for n in places[first : first + most] if n < before)


def _by_rare_word(block: Sequence[Event]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, event in enumerate(block):
        for word in _rarest(event):
            found[word].append(at)
    return found


def _rarest(event: Event) -> list[str]:
    """The words that tell most of an event; the word for the act where there are no others."""
    words = event.account.words
    return sorted(words, key=lambda w: (-words[w], w))[:_RAREST] or [event.account.trigger]
