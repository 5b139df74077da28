"""Files of other data sets, made by us, and what an import of them left in a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from realpolitik.store import Store, Writer
from realpolitik.store.imports import Report, import_file

ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\t"
    "City\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
)


def icews(
    number: str = "1",
    day: str = "2018-06-01",
    source: str = "Japan",
    code: str = "042",
    target: str = "Vietnam",
    **more: str,
) -> str:
    """A row of the 20 columns."""
    cells = {
        "Event ID": number,
        "Event Date": day,
        "Source Name": source,
        "Event Text": "Make a visit",
        "CAMEO Code": code,
        "Intensity": "1.9",
        "Target Name": target,
        "Story ID": "900",
        "Sentence Number": "2",
        "Publisher": "Daily Paper",
        "City": "Hanoi",
        "Country": "Vietnam",
        "Latitude": "21.02",
        "Longitude": "105.84",
    }
    cells |= {name.replace("_", " "): value for name, value in more.items()}
    return "\t".join(cells.get(name, "NA") for name in ICEWS.split("\t"))


def written(path: Path, lines: Sequence[str], end: str = "\n", encoding: str = "utf-8") -> Path:
    """A file of these lines."""
    path.write_bytes("".join(line + end for line in lines).encode(encoding))
    return path


def imported(
    store: Path, dataset: str, path: Path, options: Mapping[str, str] | None = None
) -> Report:
    """The report of an import; a store that is not there yet is a copy of an empty one."""
    if not store.exists():
        store.write_bytes(_empty())
    with Writer(store) as writer:
        return import_file(writer, dataset, path, options)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with Writer(path):
            pass
        return path.read_bytes()


def events(store: Path) -> list[dict[str, Any]]:
    """The events with what was imported of them, by their own id and day."""
    return Store(store).rows(
        """SELECT e.*, i.* EXCLUDE (event, run) FROM events e JOIN imported i ON i.event = e.id
        ORDER BY i.name, e.day, e.id"""
    )


def codes(store: Path) -> list[tuple[str | None, str | None, str | None]]:
    """Actor, category and recipient of every row of the dyads."""
    rows = Store(store).rows("SELECT actor, category, recipient FROM dyads ORDER BY ALL")
    return [(row["actor"], row["category"], row["recipient"]) for row in rows]
