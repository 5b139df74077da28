"""The tables of this room: keys unique, values allowed, patterns sound."""

import re

import pytest

from realpolitik.documents.dates import parse_date
from realpolitik.tables import parts, rows, toml

TABLES = {
    "agencies.csv": "key",
    "boilerplate.csv": "pattern",
    "function_words.csv": "word",
    "kinds.csv": None,
}


@pytest.mark.parametrize("name", TABLES)
def test_rows(name: str) -> None:
    table = rows("documents", name)
    assert table
    for row in table:
        assert row["source"]
        assert all(ord(c) >= 32 for value in row.values() for c in value)
    key = TABLES[name]
    keys = [row[key] if key else (row["place"], row["pattern"]) for row in table]
    assert len(set(keys)) == len(keys)


def test_boilerplate() -> None:
    for row in rows("documents", "boilerplate.csv"):
        assert row["kind"] in {"line", "list", "rest"}
        pattern = re.compile(row["pattern"], re.IGNORECASE)
        assert not pattern.fullmatch("")
        # Unbounded repetition of anything is what makes a pattern slow.
        assert not re.search(r"(?<!\\)\.[*+]", row["pattern"])


def test_kinds() -> None:
    kinds = {"news", "opinion", "official", "transcript", "other"}
    for row in rows("documents", "kinds.csv"):
        assert row["place"] in {"prefix", "suffix", "start", "field"}
        assert row["kind"] in kinds
        re.compile(row["pattern"])


def test_function_words() -> None:
    table = rows("documents", "function_words.csv")
    assert len(table) >= 60
    for row in table:
        assert row["word"].isalpha() and row["word"].islower()
        assert all(re.fullmatch("[a-z]{2}", code) for code in parts(row["also"]))


def test_furniture() -> None:
    for name, words in toml("documents", "furniture.toml").items():
        if name != "source":
            assert words == sorted(set(words), key=words.index)
            assert all(parse_date(w) is None and w.strip() == w for w in words)
