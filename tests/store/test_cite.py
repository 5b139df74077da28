"""BibTeX that BibTeX can read, for the tool, its tables, and the data of a store."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from realpolitik import __version__
from realpolitik.store.cite import bibtex, imported
from tests.store import importing

ROOT = Path(__file__).parents[2]
ALL = ("icews", "gdelt", "polecat", "cameo")
REQUIRED = {
    "article": {"author", "title", "journal", "year"},
    "inproceedings": {"author", "title", "booktitle", "year"},
    "techreport": {"author", "title", "institution", "year"},
    "manual": {"title"},
    "misc": {"title", "year"},
    "software": {"author", "title", "version", "year"},
}


def parsed(text: str) -> dict[str, tuple[str, dict[str, str]]]:
    """By key the type and the fields of each entry; what is left over is a fault."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    entry = re.compile(r"@(\w+)\{([\w-]+),\n((?:  \w+ = \{.*\},\n)+)\}\n\n?")
    at = 0
    while at < len(text):
        match = entry.match(text, at)
        assert match, text[at : at + 80]
        fields = re.findall(r"^  (\w+) = \{(.*)\},$", match[3], re.M)
        assert match[2] not in found
        found[match[2]] = match[1], dict(fields)
        at = match.end()
    return found


@pytest.mark.parametrize("key", parsed(bibtex(ALL)))
def test_an_entry_has_what_its_type_requires(key: str) -> None:
    kind, fields = parsed(bibtex(ALL))[key]
    required = REQUIRED[kind] if kind != "software" or key == "realpolitik" else {"author", "title"}
    assert required <= set(fields)
    for value in fields.values():
        assert value.isascii()
        assert value.count("{") == value.count("}")
        assert not re.search(r"(?<!\\)[&%#_$]", value) or value.startswith("http")


def test_the_tool_is_cited_as_its_own_file_says() -> None:
    said = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    _, fields = parsed(bibtex())["realpolitik"]
    assert fields["version"] == __version__
    plain = fields["title"].replace("{", "").replace("}", "")
    assert f'title: "{plain}"' in said
    assert fields["author"].strip("{}") in said


def test_the_data_sets_that_a_store_holds(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    lines = [importing.ICEWS, importing.icews()]
    importing.imported(store, "icews", importing.written(tmp_path / "a.tab", lines))
    assert imported(store) == ["icews"]
    keys = set(parsed(bibtex(imported(store))))
    assert {"icews", "cameo"} <= keys
    assert not {"gdelt", "polecat"} & keys


def test_every_source_of_the_tables_is_cited() -> None:
    listed = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    names = [row.split("|")[1].strip() for row in listed.splitlines() if row.startswith("| ")]
    cited = bibtex(ALL).casefold().replace("{", "").replace("}", "")
    spelt = {
        "WDI": "world development indicators",
        "ICD 203": "directive 203",
        "CIA World Factbook": "the world factbook",
    }
    single = [each.strip() for name in names[2 : names.index("own")] for each in name.split(";")]
    known = [spelt.get(name, name).casefold() for name in single]
    assert [name for name in known if name not in cited] == []
