"""Outcomes: every sentence ends in one, with a reason where it gave no event."""

from __future__ import annotations

from spacy.tokens import Doc

from realpolitik.documents.text import Prepared
from realpolitik.records import Evidence, Flag, Outcome, Reading


def outcomes(doc: Doc) -> list[Outcome]:
    """One outcome a sentence, in order."""
    coded = {event.evidence.sentence for event in doc._.rp_events}
    reasons = doc._.rp_reasons or {}
    return [
        Outcome(
            sentence=number,
            result="events" if number in coded else "none",
            reason=None if number in coded else reasons.get(number, "not sure enough"),
            start=sent.start_char,
            end=sent.end_char,
        )
        for number, sent in enumerate(doc.sents)
    ]


def not_english(prepared: Prepared) -> Reading:
    """The reading of a document in another language: said, not coded."""
    language = prepared.document.language
    start, end = prepared.offsets.to_original(0, min(len(prepared.text), 80))
    flag = Flag(
        kind="not English",
        text=prepared.text[:80],
        expected="en",
        why=f"the text looks like {language}, and only English is read; nothing was coded",
        evidence=Evidence(sentence=0, start=start, end=end, text=prepared.text[:80]),
    )
    outcome = Outcome(sentence=0, result="none", reason=f"not English ({language})")
    return Reading(document=prepared.document, flags=(flag,), outcomes=(outcome,))
