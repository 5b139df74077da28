"""Actors, voices and dates set by hand, so that a stage is tested without the stages before it."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.reading.doc import DateMention, Mention, MentionKind
from realpolitik.records import Entity, When

STATES = {
    "RUS": "Russia|Russian|Moscow|Kremlin|Putin",
    "USA": "United States|US|U.S.|American|Washington|Biden",
    "CHN": "China|Chinese|Beijing",
    "JPN": "Japan|Japanese|Tokyo",
    "IND": "India|Indian|Delhi",
    "PAK": "Pakistan|Pakistani|Islamabad",
    "IRN": "Iran|Iranian|Tehran",
    "ISR": "Israel|Israeli",
    "TUR": "Turkey|Turkish|Ankara|Erdogan",
    "GRC": "Greece|Greek|Athens",
    "DEU": "Germany|German|Berlin",
    "FRA": "France|French|Paris|Macron",
    "GBR": "Britain|British|London",
    "POL": "Poland|Polish|Warsaw",
    "UKR": "Ukraine|Ukrainian|Kiev|Kyiv",
    "BLR": "Belarus|Belarusian|Minsk",
    "SRB": "Serbia|Serbian|Belgrade",
    "HUN": "Hungary|Hungarian|Budapest",
    "PRK": "North Korea|North Korean|DPRK|Pyongyang",
    "KOR": "South Korea|South Korean|Seoul",
    "VNM": "Vietnam|Vietnamese|Hanoi",
    "AUS": "Australia|Australian|Canberra",
    "MLI": "Mali|Malian|Bamako",
    "EGY": "Egypt|Egyptian|Cairo",
    "ETH": "Ethiopia|Ethiopian",
    "SAU": "Saudi Arabia|Saudi|Riyadh",
    "KAZ": "Kazakhstan|Kazakh|Astana",
    "UZB": "Uzbekistan|Uzbek|Tashkent",
    "BRA": "Brazil|Brazilian",
    "ARG": "Argentina|Argentine",
    "IGO:EU": "European Union|EU|Brussels",
    "IGO:NATO": "NATO",
    "IGO:UN": "United Nations|UN Security Council|UN|Security Council",
}
_CODE = {name: code for code, names in STATES.items() for name in names.split("|")}
_PATTERN = re.compile(
    r"(?<!\w)(?:"
    + "|".join(re.escape(n) for n in sorted(_CODE, key=len, reverse=True))
    + r")(?!\w)"
)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of sentences beside the tests."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(nlp: Language, text: str, dates: dict[str, str] | None = None) -> Doc:
    """Parse a text and mark the states in it, and the dates given as words: value."""
    doc = nlp(text)
    doc._.rp_actors = tuple(_mentions(doc))
    found = []
    for words, value in (dates or {}).items():
        at = text.index(words)
        when = When(value=value, precision="day", basis="stated")
        found.append(DateMention(at, at + len(words), when))
    doc._.rp_dates = tuple(found)
    return doc


def _mentions(doc: Doc) -> list[Mention]:
    found = []
    for hit in _PATTERN.finditer(doc.text):
        span = doc.char_span(hit.start(), hit.end(), alignment_mode="expand")
        if span is None or len(span.text) > len(hit.group()) + 2:
            continue
        code = _CODE[hit.group()]
        kind: MentionKind = "organisation" if code.startswith("IGO:") else "state"
        entity = Entity(
            text=hit.group(), start=hit.start(), end=hit.end(), name=hit.group(), code=code
        )
        modifier = span.root.dep_ in ("amod", "compound", "nmod")
        found.append(Mention(span.start, span.end, span.root.i, (entity,), kind, modifier))
    return found
