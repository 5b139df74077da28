"""The pages say what the program does: commands, options, error codes, shown output."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from realpolitik.store import schema
from tools import command_reference, shown, store_dictionary

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CODE = re.compile(r"\"([DERSTU][0-9]{3})\"")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def raised() -> set[str]:
    """Every error code that stands in the source."""
    return {
        code
        for path in (ROOT / "src").rglob("*.py")
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }


def test_every_error_code_has_a_heading_and_every_heading_a_code() -> None:
    assert set(re.findall(r"^### (\w\d{3})$", page("docs/errors.md"), re.M)) == raised()


def test_the_command_reference_is_current() -> None:
    assert page("docs/commands.md") == command_reference.page(), "run `make docs`"


def test_the_data_dictionary_is_current_and_explains_every_column() -> None:
    assert page("docs/store.md") == store_dictionary.page(), "run `make docs`"
    bare = [f"{c.table}.{c.name}" for c in schema.dictionary() if not (c.note and c.table_note)]
    assert bare == []


@pytest.mark.parametrize("command", command_reference.names())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`realpolitik {command}" in page("README.md")


@pytest.mark.parametrize("path", shown.pages(), ids=lambda p: p.name)
def test_what_the_pages_show_is_what_comes_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == shown.refreshed(text), "run `make docs` and look at what changed"


def test_the_readme_begins_with_something_that_runs() -> None:
    first = page("README.md").split("```")[1]
    assert first.startswith("python\n")
    assert re.search(r"```python\n.*?```\n\n```text\n\S", page("README.md"), re.DOTALL)


def test_links_between_pages_lead_somewhere() -> None:
    for path in [*shown.pages(), *ROOT.glob("*.md"), *(ROOT / "examples").glob("README.md")]:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            assert (path.parent / link).exists(), f"{path.name} links to {link}"


def test_every_table_source_is_listed() -> None:
    from realpolitik import tables

    listed = page("docs/sources.md")
    for room, name in (n.split("/") for n in tables.hashes() if n.endswith(".csv")):
        for source in {row["source"] for row in tables.rows(room, name)}:
            known = re.split(r"[:;(]| digest| \d", source)[0].strip()
            assert known in listed, f"{room}/{name} takes from {source!r}"


def test_make_help_lists_every_target() -> None:
    makefile = page("Makefile")
    targets = re.findall(r"^\.PHONY: (.*)$", makefile, re.M)[0].split()
    assert all(re.search(rf"^{target}:.*## \w", makefile, re.M) for target in targets)
