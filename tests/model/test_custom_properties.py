"""For any file: what was written comes back, a mistake is told by its line, nothing else raised."""

from __future__ import annotations

import contextlib
import json
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from realpolitik import codebook
from realpolitik.errors import UsageError
from realpolitik.model.custom import CustomCategories
from realpolitik.model.custom_file import load
from realpolitik.model.custom_lines import places
from realpolitik.model.custom_marks import marked
from tests.model.by_hand import WHOLE

CODES = {f"U03{n}" for n in range(1, 10)}
PLOVER = [c.name for c in codebook.categories()]
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="<>"))
WORD = st.one_of(
    st.sampled_from(["met", "“so”", '"', "'", "\\", "#", "[", "]", "=", "{", ","]), WORDS
)
PHRASE = st.lists(WORD.filter(bool), min_size=1, max_size=4).map(" ".join)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def loaded(folder: Path, text: str | bytes) -> CustomCategories:
    path = folder / "mine.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str, str]:
    """A sentence with marks, its source and its target."""
    before, source, middle, target, after = (draw(PHRASE) for _ in range(5))
    if draw(st.booleans()):
        return f"{before} <s>{source}</s> {middle} <t>{target}</t> {after}", source, target
    return f"{before} <t>{target}</t> {middle} <s>{source}</s> {after}", source, target


@st.composite
def texts(draw: st.DrawFn, text: str) -> str:
    """A text as TOML writes it, in one of its ways."""
    ways = [json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")]
    if "'" not in text:
        ways += [f"'{text}'", f"'''{text}'''", f"'''\n{text}\n'''"]
    if '"' not in text and "\\" not in text:
        ways += [f'"""{text}"""', f'"""\n{text}"""']
    return draw(st.sampled_from(ways))


@st.composite
def breaks(draw: st.DrawFn) -> str:
    """What may stand between two items of a list."""
    return draw(st.sampled_from(["", " ", "\n", "\n\n  ", ' # a ] " note\n']))


@st.composite
def lists(draw: st.DrawFn, items: list[str]) -> str:
    written = [draw(breaks()) + draw(texts(item)) + draw(breaks()) for item in items]
    return "[" + ",".join(written) + draw(st.sampled_from(["", ","] if items else [""])) + "\n]"


@st.composite
def categories(draw: st.DrawFn, name: str) -> tuple[str, dict[str, Any]]:
    """A category as it is written and as it should be read."""
    wanted: dict[str, Any] = {"name": name}
    kind = draw(st.sampled_from(["rename", "split", "addition"]))
    lines = [f'name = "{name}"']
    if kind == "addition":
        wanted["quad"], wanted["score"] = draw(st.integers(1, 4)), draw(st.integers(-10, 10))
        lines += [f"quad = {wanted['quad']}", f"score = {wanted['score']}"]
    else:
        wanted["parent"] = draw(st.sampled_from(PLOVER))
        lines.append(f'{"renames" if kind == "rename" else "within"} = "{wanted["parent"]}"')
    if kind != "rename":
        made = draw(st.lists(sentences(), min_size=3, max_size=5))
        wanted["examples"] = [f"{s} {name}-{n}-" for n, (s, _, _) in enumerate(made)]
        lines.append(f"examples = {draw(lists(wanted['examples']))}")
    if kind == "split":
        others = [f"<s>A</s> left <t>B</t> {name} {n}" for n in range(3)]
        lines.append(f"counterexamples = {draw(lists(others))}")
    gaps = st.sampled_from(["", "# a [[category]]\n", "\n"])
    body = "".join(f"{draw(gaps)}{line}\n" for line in draw(st.permutations(lines)))
    return f"[[category]]\n{body}", wanted


@given(sentence=sentences())
def test_the_marks_stand_around_the_parties(sentence: tuple[str, str, str]) -> None:
    text, source, target = sentence
    pair = marked(text)
    assert pair.source and " ".join(source.split()) == pair.text[slice(*pair.source)]
    assert pair.target and " ".join(target.split()) == pair.text[slice(*pair.target)]
    assert pair.text == " ".join(pair.text.split())


@given(text=st.lists(st.sampled_from(["<s>", "</s>", "<t>", "</t>", "a", " "])).map("".join))
def test_marks_in_any_order(text: str) -> None:
    with contextlib.suppress(ValueError):
        pair = marked(text)
        assert pair.source and pair.target
        one, other = sorted([pair.source, pair.target])
        assert 0 <= one[0] < one[1] <= other[0] < other[1] <= len(pair.text)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_written_is_read(folder: Path, data: st.DataObject) -> None:
    names = [f"MINE_{n}" for n in range(data.draw(st.integers(1, 4)))]
    written = [data.draw(categories(name)) for name in names]
    read = loaded_or_not(folder, "\n".join(text for text, _ in written))
    for found, (_, wanted) in zip(read, written, strict=True):
        for key, value in wanted.items():
            value = tuple(map(marked, value)) if key == "examples" else value
            assert getattr(found, key) == value


def loaded_or_not(folder: Path, text: str) -> tuple[Any, ...]:
    """The categories; files that rename one twice are left out."""
    try:
        return loaded(folder, text).categories
    except UsageError as error:
        assert "has two new names" in error.what, error
        assume(False)
        raise


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_key_and_item_by_its_line(data: st.DataObject) -> None:
    names = [f"MINE_{n}" for n in range(data.draw(st.integers(1, 3)))]
    text = "\n".join(data.draw(categories(name))[0] for name in names)
    lines = text.split("\n")
    found = places(text, "category")
    tables = tomllib.loads(text)["category"]
    assert len(found.headers) == len(tables)
    for n, table in enumerate(tables):
        assert lines[found.line(n) - 1] == "[[category]]"
        for key in table:
            assert lines[found.line(n, key) - 1].startswith(key)
        for item, value in enumerate(table.get("examples", [])):
            at = found.line(n, "examples", item) - 1
            long = lines[at].endswith(("'''", '"""'))  # its words begin in the next line
            last = value.split()[-1]
            assert last in lines[at] or (long and last in lines[at + 1])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_stray_key_anywhere_is_told_by_its_line(folder: Path, data: st.DataObject) -> None:
    names = [f"MINE_{n}" for n in range(data.draw(st.integers(1, 3)))]
    text = "\n".join(data.draw(categories(name))[0] for name in names)
    at = data.draw(
        st.sampled_from([n for n, x in enumerate(text.split("\n")) if x == "[[category]]"])
    )
    lines = text.split("\n")
    lines.insert(at + 1, "stray = [\n 1,\n 2]")
    with pytest.raises(UsageError) as raised:
        loaded(folder, "\n".join(lines))
    assert f", line {at + 2}: " in raised.value.what


@settings(max_examples=300, deadline=None)
@given(text=st.text() | st.binary())
def test_any_file(folder: Path, text: str | bytes) -> None:
    with contextlib.suppress(UsageError):
        loaded(folder, text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, len(WHOLE)), cut=st.integers(0, 20), put=st.sampled_from(
    ["", '"', "'", "[", "]", "\n", "=", ",", "{", "}", "#", "x", "'''", '"""', "[[category]]", "\0"]
))  # fmt: skip
def test_a_file_with_a_slip_somewhere(folder: Path, at: int, cut: int, put: str) -> None:
    text = WHOLE[:at] + put + WHOLE[at + cut :]
    try:
        loaded(folder, text)
    except UsageError as error:
        assert error.code in CODES
        line = int(error.what.split(", line ")[1].split(":")[0])
        assert 1 <= line <= text.count("\n") + 1
