"""Mentions that stand side by side for one and the same: appositions and abbreviations."""

from __future__ import annotations

from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_site import Site

_CLOSING = (",", ".", ";", ")", ":", "—", "–", "who", "?", "!", "and")


def merge(site: Site, drafts: list[Draft]) -> list[Draft]:
    """ "Ada Roe, the foreign minister of Utopia," and "the United Nations (UN)" become one."""
    merged: list[Draft] = []
    for draft in drafts:
        before = merged[-1] if merged else None
        if before is not None and _abbreviates(site, before, draft):
            before.end = draft.end + 1
        elif before is not None and _same_body(site, before, draft):
            draft.start = _with_article(site, before.start)
            merged[-1] = draft
        elif before is not None and _outlet_s_kind(before, draft):
            before.end = draft.end
        elif before is not None and _apposed(site, before, draft):
            _join(before, draft)
        elif (name := _name_before(site, draft)) is not None and not _covers(before, name):
            _give_name(site, draft, name)
            merged.append(draft)
        else:
            merged.append(draft)
    return merged


def _abbreviates(site: Site, before: Draft, draft: Draft) -> bool:
    opening, closing = site.token(before.end), site.token(draft.end)
    if opening is None or closing is None or draft.start != before.end + 1:
        return False
    if opening.text != "(" or closing.text != ")":
        return False
    return before.code is not None and before.code == draft.code and draft.kind == before.kind


def _same_body(site: Site, before: Draft, draft: Draft) -> bool:
    """ "Japanese Self-Defense Forces", "the Russian daily Kommersant"."""
    if before.entities or before.code not in (None, draft.code):
        return False
    if draft.kind == "outlet":
        media = before.sector == "JRN" and before.kind == "group"
        return (media or before.modifier) and _runs_to(site, before.end, draft.start)
    metonym = before.modifier and before.kind == "state" and draft.via == "metonym"
    return metonym and before.code is not None and before.end == draft.start


def _runs_to(site: Site, start: int, end: int) -> bool:
    """Whether only a few adjectives and nouns stand between two places."""
    return end - start <= 3 and all(site.in_run(t) for t in site.tokens[start:end])


def _with_article(site: Site, start: int) -> int:
    before = site.token(start - 1)
    return start - 1 if before is not None and before.lower_ == "the" else start


def _outlet_s_kind(before: Draft, draft: Draft) -> bool:
    """ "Tasnim news agency"."""
    media = draft.sector == "JRN" and draft.kind == "group" and draft.code is None
    return before.kind == "outlet" and before.end == draft.start and media


def _apposed(site: Site, before: Draft, draft: Draft) -> bool:
    """Whether an office after a comma is that of the person named before it."""
    comma = site.token(before.end)
    if comma is None or comma.text != "," or draft.start != before.end + 1:
        return False
    titled = before.noun is not None and before.noun.rank < 4
    if before.kind != "person" or titled or not _nameless_office(draft):
        return False
    if not _closed(site, draft.end):
        return False
    return draft.code is None or before.code in (None, draft.code)


def _nameless_office(draft: Draft) -> bool:
    office = draft.noun is not None and draft.noun.kind == "office" and not draft.noun.plural
    return office and draft.person is None and not draft.modifier and not draft.entities


def _closed(site: Site, at: int) -> bool:
    following = site.token(at)
    return following is None or bool(following.is_sent_start) or following.text in _CLOSING


def _join(before: Draft, draft: Draft) -> None:
    before.end = draft.end
    before.noun = draft.noun
    if before.code is None:
        before.code, before.sector = draft.code, draft.sector
    before.former = before.former or draft.former


def _name_before(site: Site, draft: Draft) -> tuple[int, int] | None:
    """An unknown person's name, closed by the comma before an office."""
    comma = site.token(draft.start - 1)
    if comma is None or comma.text != "," or not _nameless_office(draft):
        return None
    if draft.code is None or not _closed(site, draft.end):
        return None
    end = start = comma.i
    while start > 0 and site.doc[start - 1].ent_type_ == "PERSON":
        start -= 1
        if site.doc[start].ent_iob_ == "B":
            break
    return (start, end) if end - start > 1 and site.doc[start].tag_ == "NNP" else None


def _covers(before: Draft | None, name: tuple[int, int]) -> bool:
    return before is not None and before.end > name[0]


def _give_name(site: Site, draft: Draft, name: tuple[int, int]) -> None:
    draft.person = draft.name = site.doc[name[0] : name[1]].text
    draft.person_at = draft.start = name[0]
    draft.holder, draft.kind = None, "person"
