"""Who says "I" and "we": the one with the label in a transcript, the one quoted elsewhere."""

from __future__ import annotations

from spacy.tokens import Token

from realpolitik.gazetteer.holders import Holder, with_surname
from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_register import Register, copied
from realpolitik.reading.actors_site import Site
from realpolitik.reading.columns import columns

_OPEN, _CLOSE, _EITHER = ("“", "``"), ("”", "''"), ('"',)


def labelled(register: Register) -> list[Draft]:
    """Mentions for the labels whose bearer held an office on the day ("MR. CARNEY:")."""
    site = register.site
    found: list[Draft] = []
    for start, end in site.label_spans:
        if any(register.by_token.get(at) is not None for at in range(start, end)):
            continue
        holder = bearer(site, start, end)
        if holder is not None:
            draft = Draft(start, end, "person", "label", holder.person, holder.code, holder.sector)
            draft.holder, draft.person, draft.person_at = holder, holder.person, end - 1
            found.append(draft)
    return found


def bearer(site: Site, start: int, end: int) -> Holder | None:
    """The one official of the day with the family name of a label; ``None`` if several or none."""
    if site.on is None or site.doc[start].text.capitalize() not in word_set("names", "honorifics"):
        return None
    name = site.doc[end - 1].text.title()
    held = {h.person: h for h in with_surname(name) if h.held(site.on)}
    return next(iter(held.values())) if len(held) == 1 else None


def first_persons(register: Register) -> list[Draft]:
    """Mentions for "I", "we" and their kin."""
    words = columns(register.site.doc)
    ones, many = word_set("pronouns", "i"), word_set("pronouns", "we")
    found: list[Draft] = []
    turns, quoting = _turns(register), None
    for at in register.site.where(ones | many):
        if words.tag[at] not in ("PRP", "PRP$"):
            continue
        if quoting is None:
            quoting = _quoting(register)
        speaker = quoting.get(at) or turns.get(register.sentence(at))
        if speaker is not None and speaker.start <= at < speaker.end:
            continue
        draft = _said(register, words.tokens[at], speaker, one=words.lower[at] in ones)
        if draft is not None:
            found.append(draft)
    return found


def _said(register: Register, token: Token, speaker: Draft | None, *, one: bool) -> Draft | None:
    home = register.site.home
    if speaker is not None and one:
        return copied(register.site, token.i, token.i + 1, speaker, "pronoun")
    code = speaker.code if speaker is not None else home if not one else None
    if code is None:
        return None
    known = state(code)
    kind = "state" if known is not None else "organisation"
    name = known.name if known is not None else code.partition(":")[2]
    return Draft(token.i, token.i + 1, kind, "pronoun", name, code, "GOV")  # type: ignore[arg-type]


def _turns(register: Register) -> dict[int, Draft]:
    """By sentence, the mention of the label under which it is said."""
    found: dict[int, Draft] = {}
    starts = dict(register.site.label_spans)
    speaker: Draft | None = None
    if not starts:
        return found
    blocks = {b.start: (b, m) for b, m in register.site.turns}
    for number, (start, _) in enumerate(register.sentences):
        entry = blocks.get(register.site.doc[start].idx)
        if entry is not None and entry[1] is not None:
            speaker = register.by_token.get(starts[start] - 1) if start in starts else None
        if speaker is not None:
            found[number] = speaker
    return found


def _quoting(register: Register) -> dict[int, Draft]:
    """By token within quotation marks, the mention of whoever is quoted."""
    found: dict[int, Draft] = {}
    opened: int | None = None
    for at, text in enumerate(columns(register.site.doc).text):
        closes = text in _CLOSE or (text in _EITHER and opened is not None)
        if closes and opened is not None:
            speaker = _quoted(register, opened, at)
            if speaker is not None:
                found.update(dict.fromkeys(range(opened, at), speaker))
            opened = None
        elif text in _OPEN or text in _EITHER:
            opened = at
    return found


def _quoted(register: Register, start: int, end: int) -> Draft | None:
    """The subject of the verb of speech beside a quotation."""
    here = register.sentence(start)
    first, last = register.sentences[here][0], register.sentences[register.sentence(end)][1]
    told = word_set("pronouns", "telling")
    subjects = [
        t
        for t in register.site.tokens[first:last]
        if (t.i < start or t.i > end)
        and t.dep_ in ("nsubj", "nsubjpass")
        and t.head.lemma_ in told
        and not start < t.head.i < end
    ]
    found = [d for t in subjects if (d := register.by_token.get(t.i)) is not None]
    known = [d for d in found if d.code is not None and not d.entities and d.kind != "outlet"]
    return known[0] if len({d.name for d in known}) == 1 and len(subjects) == len(known) else None
