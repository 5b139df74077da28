"""JSONL: each line a document, each bad line named, and no good one lost."""

import json
from pathlib import Path

import pytest

from realpolitik.documents import Metadata, Prepared, limits, load
from realpolitik.errors import InputError

LEFT = "The envoy left the city on Tuesday."
CAME = "The envoy came back on Friday."


def lines(path: Path, *records: object) -> Path:
    """A file with some records, strings as they are."""
    text = [r if isinstance(r, str) else json.dumps(r) for r in records]
    path.write_text("\n".join(text), encoding="utf-8")
    return path


BAD = [
    ('{"text": ', "D008", ""),
    ("[1, 2]", "D008", "a list"),
    ("3", "D008", "a number"),
    ("[" * 100_000, "D008", "nested"),
    ('{"text": ' + "9" * 5000 + "}", "D008", ""),
    ("{}", "D009", "missing"),
    ('{"text": null}', "D009", "null"),
    ('{"text": ["a"]}', "D009", "a list"),
    ('{"text": "a", "title": 3}', "D009", "a number"),
    ('{"text": "a", "published": 20240625}', "D009", "a number"),
    ('{"text": "a", "id": true}', "D009", "true or false"),
    ('{"text": "a", "author": {}}', "D009", "an object"),
    ('{"text": " "}', "D002", ""),
    ('{"text": "a\0"}', "D003", ""),
]


@pytest.mark.parametrize(("bad", "code", "why"), BAD)
def test_a_bad_line_is_named_and_the_others_are_read(
    tmp_path: Path, bad: str, code: str, why: str
) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": LEFT}, bad, {"text": CAME})
    found = list(load(path))
    (error,) = (f for f in found if isinstance(f, InputError))
    assert error.code == code
    assert f"{path}:2" in error.what
    assert why in error.why
    assert [f.text for f in found if isinstance(f, Prepared)] == [LEFT, CAME]


@pytest.mark.parametrize("field", ["id", "title", "author", "outlet", "published", "kind", "url"])
def test_the_field_of_the_wrong_type_is_named(tmp_path: Path, field: str) -> None:
    (error,) = load(lines(tmp_path / "a.jsonl", {"text": LEFT, field: [1]}))
    assert isinstance(error, InputError)
    assert f"`{field}`" in error.what


def test_fields(tmp_path: Path) -> None:
    record = {"text": LEFT, "id": 7, "title": "T", "author": "A", "outlet": "O", "kind": "news"}
    record |= {"published": "2024-06-25T08:00:00Z", "url": "https://example.org", "more": [1]}
    (found,) = load(lines(tmp_path / "a.jsonl", record), metadata=Metadata(outlet="Mine", id="x"))
    assert isinstance(found, Prepared)
    document = found.document
    assert (document.id, document.title, document.author) == ("7", "T", "A")
    assert (document.outlet, document.kind) == ("Mine", "news")
    assert (document.published, document.url) == ("2024-06-25", "https://example.org")
    assert document.path is not None and document.path.endswith("a.jsonl:1")


def test_an_id_of_two_texts(tmp_path: Path) -> None:
    records = [{"id": "a", "text": LEFT}, {"id": "a", "text": CAME}, {"id": "b", "text": CAME}]
    found = list(load(lines(tmp_path / "a.jsonl", *records)))
    (error,) = (f for f in found if isinstance(f, InputError))
    assert (error.code, "line 1" in error.why) == ("D010", True)
    assert [f.document.id for f in found if isinstance(f, Prepared)] == ["a", "b"]


@pytest.mark.parametrize("first", [{"id": "a", "text": LEFT}, {"text": LEFT}])
def test_a_line_that_repeats_another_is_skipped_and_said(
    tmp_path: Path, first: dict[str, str]
) -> None:
    found = list(load(lines(tmp_path / "a.jsonl", first, first, {"text": CAME}, first)))
    assert [f.text for f in found if isinstance(f, Prepared)] == [LEFT, CAME]
    notes = [f.notes[-1] for f in found if isinstance(f, Prepared)]
    assert notes == [
        "line 2 repeats the id and text of line 1; skipped",
        "line 4 repeats the id and text of line 1; skipped",
    ]


def test_blank_lines_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", "\ufeff" + json.dumps({"text": LEFT}), "", " ", "")
    assert [f.text for f in load(path) if isinstance(f, Prepared)] == [LEFT]


def test_a_line_beyond_the_limit_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "JSON_LINE_BYTES", 60)
    path = lines(tmp_path / "a.jsonl", {"text": LEFT * 9}, {"text": CAME}, {"text": CAME * 9})
    found = list(load(path))
    assert [f.text for f in found if isinstance(f, Prepared)] == [CAME]
    errors = [f.what for f in found if isinstance(f, InputError)]
    assert [e.split()[0] for e in errors] == [f"{path}:1", f"{path}:3"]
