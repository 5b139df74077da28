"""Named columns: options, paths through nested records, and names that are not there."""

import json
from pathlib import Path

import pytest

from realpolitik.documents import Fields, Prepared, load
from realpolitik.errors import InputError, UsageError

LEFT = "The envoy left the city on Tuesday."


@pytest.mark.parametrize(
    "option", ["text", "text=", "=body", "body=text", "", "text body", "Text=body", "self=x"]
)
def test_options_that_are_none(option: str) -> None:
    with pytest.raises(UsageError) as caught:
        Fields.of([option])
    assert caught.value.code == "U006"


def test_a_field_given_twice() -> None:
    with pytest.raises(UsageError, match="twice"):
        Fields.of(["text=a", "text=b"])


def test_a_column_may_hold_an_equals_sign() -> None:
    assert Fields.of(["text = a=b"]).text == "a=b"


def lines(path: Path, *records: object) -> Path:
    path.write_text("\n".join(map(json.dumps, records)))
    return path


def test_paths_through_lines_of_json(tmp_path: Path) -> None:
    record = {"article": {"body": LEFT}, "who.wrote": "Jane", "ids": {"n": 7}, "title": "T"}
    fields = Fields.of(["text=article.body", "author=who.wrote", "id=ids.n"])
    (found,) = load(lines(tmp_path / "a.jsonl", record), fields=fields)
    assert isinstance(found, Prepared)
    document = found.document
    assert (document.author, document.id, document.title) == ("Jane", "7", "T")


@pytest.mark.parametrize("record", [{"body": LEFT}, {"text": {"body": LEFT}}, {"text": [LEFT]}])
def test_a_line_without_the_text(tmp_path: Path, record: object) -> None:
    path = lines(tmp_path / "a.jsonl", record, {"text": {"en": LEFT}})
    error, found = load(path, fields=Fields(text="text.en"))
    assert isinstance(error, InputError) and isinstance(found, Prepared)
    assert (error.code, error.source) == ("D009", f"{path}:1")
    assert f"`{next(iter(record))}`" in error.why  # type: ignore[call-overload]


def test_a_named_field_that_no_line_has_is_told_at_the_end(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": LEFT, "headline": "T"}, {"text": LEFT + " So."})
    first, second, error = load(path, fields=Fields(title="headlin"))
    assert isinstance(first, Prepared) and isinstance(second, Prepared)
    assert isinstance(error, InputError)
    assert (error.code, error.source) == ("D013", str(path))
    assert error.why.endswith("`text`, `headline`")
    assert len(list(load(path, fields=Fields(title="headline")))) == 2


def test_messages_show_no_more_columns_than_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",".join(f"column{n}{'x' * 999}" for n in range(999)) + "\n")
    (error,) = load(path)
    assert isinstance(error, InputError)
    assert len(str(error)) < 3000
