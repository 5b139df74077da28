"""The file that docs/categories.md shows is one that is read."""

from __future__ import annotations

import re
from pathlib import Path

from realpolitik.model.custom_file import load
from tests.model.by_hand import act_of, features

PAGE = Path(__file__).parents[2] / "docs" / "categories.md"


def test_the_worked_case(tmp_path: Path) -> None:
    shown = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    (tmp_path / "summits.toml").write_text(shown[1], encoding="utf-8")
    found = load(tmp_path / "summits.toml")
    assert [(c.name, c.kind, c.parent) for c in found.categories] == [
        ("SUMMIT", "split", "CONSULT"),
        ("PRAISE", "rename", "SUPPORT"),
    ]
    assert found.prepare(features).choose(*act_of("They praised it.", "SUPPORT")).name == "PRAISE"
