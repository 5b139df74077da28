"""Which of a user's own categories an act goes to, with words in the place of the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from realpolitik import codebook
from realpolitik.model.custom import Choice, Chooser, CustomCategories, CustomCategory
from realpolitik.model.custom_file import load
from realpolitik.model.inputs import Pair
from tests.model.by_hand import ADDITION, RENAME, act_of, features


def table(name: str, head: str, examples: list[str], against: Sequence[str] = ()) -> str:
    """A category as it is written, with the parties put before the words of its examples."""
    lists = {"examples": examples, "counterexamples": against}
    return f'[[category]]\nname = "{name}"\n{head}\n' + "".join(
        f"{key} = {[f'<s>A</s> <t>B</t> {text}' for text in texts]}\n"
        for key, texts in lists.items()
        if texts
    )


MEETS = ["met face to face", "met face to face today", "came face to face and met"]
CALLS = ["spoke by phone", "spoke by phone today", "spoke long by phone"]
LETTERS = ["wrote a letter again", "wrote one letter", "wrote a letter"]
SPIES = ["bugged the embassy", "bugged an embassy", "bugged the old embassy"]

SUMMIT = table("SUMMIT", 'within = "CONSULT"', MEETS, CALLS)
PHONE = table("PHONE", 'within = "CONSULT"', CALLS)
SPYING = table("SPYING", "quad = 4\nscore = -5", SPIES, MEETS)
LETTER = table("LETTER", 'within = "CONSULT"', LETTERS)


def prepared(folder: Path, text: str) -> Chooser:
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    return load(folder / "mine.toml").prepare(features)


@pytest.mark.parametrize(
    ("text", "act", "kind", "name"),
    [
        # a part: what is like the examples, and of the parent
        (SUMMIT, "met face to face twice", "CONSULT", "SUMMIT"),
        (SUMMIT, "spoke by phone twice", "CONSULT", "CONSULT"),
        (SUMMIT, "sent a wreath", "CONSULT", "CONSULT"),
        (SUMMIT, "met face to face twice", "SUPPORT", "SUPPORT"),
        (SUMMIT, "met face to face twice", "AGREE", "AGREE"),
        # parts among themselves need no counterexamples
        (PHONE + LETTER, "wrote a letter home", "CONSULT", "LETTER"),
        (PHONE + LETTER, "met face to face", "CONSULT", "CONSULT"),
        # two parts: the closer
        (SUMMIT + PHONE, "met face to face twice", "CONSULT", "SUMMIT"),
        (SUMMIT + PHONE, "spoke by phone twice", "CONSULT", "PHONE"),
        (SUMMIT + PHONE, "sent a wreath", "CONSULT", "CONSULT"),
        # a new name, also for what no part takes
        (RENAME, "praised", "SUPPORT", "PRAISE"),
        (RENAME, "praised", "AID", "AID"),
        (SUMMIT + RENAME.replace("SUPPORT", "CONSULT"), "sent a wreath", "CONSULT", "PRAISE"),
        (SUMMIT + RENAME.replace("SUPPORT", "CONSULT"), "met face to face", "CONSULT", "SUMMIT"),
        # an addition: of any category, but only what is like its examples
        (SPYING, "bugged the embassy twice", "ACCUSE", "SPYING"),
        (SPYING, "bugged the embassy twice", "COERCE", "SPYING"),
        (SPYING, "met face to face", "CONSULT", "CONSULT"),
        (SPYING, "sent a wreath", "SUPPORT", "SUPPORT"),
        # a part goes before an addition
        (SPYING + SUMMIT, "met face to face", "CONSULT", "SUMMIT"),
        (SPYING + SUMMIT, "bugged the embassy", "CONSULT", "SPYING"),
        (table("BUGS", 'within = "COERCE"', [f"{t} now" for t in SPIES], MEETS) + SPYING,
         "bugged the embassy now", "COERCE", "BUGS"),
    ],
)  # fmt: skip
def test_names(tmp_path: Path, text: str, act: str, kind: str, name: str) -> None:
    assert prepared(tmp_path, text).choose(*act_of(f"A B {act}", kind.split(".")[0])).name == name


def test_a_part_has_what_its_category_has(tmp_path: Path) -> None:
    found = prepared(tmp_path, SUMMIT).choose(*act_of("A B met face to face"))
    assert (found.parent, found.quad, found.score) == ("CONSULT", 1, codebook.score("CONSULT"))
    assert found.similarity is not None and 0.5 < found.similarity <= 1


def test_an_addition_has_its_own(tmp_path: Path) -> None:
    found = prepared(tmp_path, SPYING).choose(*act_of("A B bugged the embassy", "AID"))
    assert (found.parent, found.quad, found.score) == (None, 4, -5.0)
    assert found.similarity is not None


def test_what_is_not_touched(tmp_path: Path) -> None:
    chooser = prepared(tmp_path, ADDITION)
    for told in codebook.categories():
        found = chooser.choose(*act_of("sent a wreath", told.name))
        assert found == Choice(told.name, told.name, told.quad, told.score, None)


def test_a_rename_asks_the_encoder_nothing(tmp_path: Path) -> None:
    def never(pairs: Sequence[Pair]) -> list[NDArray[np.float64]]:
        raise AssertionError(pairs)

    (tmp_path / "mine.toml").write_text(RENAME, encoding="utf-8")
    chooser = load(tmp_path / "mine.toml").prepare(never)
    assert chooser.choose(*act_of("x", "SUPPORT")) == Choice("PRAISE", "SUPPORT", 1, 5.0, None)


def test_the_encoder_is_asked_once_for_each_example(tmp_path: Path) -> None:
    asked: list[Pair] = []

    def kept(pairs: Sequence[Pair]) -> list[NDArray[np.float64]]:
        asked.extend(pairs)
        return features(pairs)

    (tmp_path / "mine.toml").write_text(SUMMIT + PHONE + SPYING, encoding="utf-8")
    load(tmp_path / "mine.toml").prepare(kept)
    assert len(asked) == len(set(asked)) == len(MEETS + CALLS + SPIES)


def test_every_example_goes_to_its_category(tmp_path: Path) -> None:
    chooser = prepared(tmp_path, SUMMIT + PHONE + SPYING)
    for name, kind, texts in (
        ("SUMMIT", "CONSULT", MEETS), ("PHONE", "CONSULT", CALLS), ("SPYING", "COERCE", SPIES)
    ):  # fmt: skip
        assert [chooser.choose(*act_of(f"A B {t}", kind)).name for t in texts] == [name] * 3


def test_the_closeness_is_a_mean_of_the_nearest_third_of_three_at_least() -> None:
    """Seen through three numbers a view: eight examples in a fan, and an act beside the first."""
    # Of 12 examples a third is four: the cosines of the four nearest, 0, 5, 10 and 15 degrees.
    for count, nearest in ((3, 3), (8, 3), (12, 4), (30, 10)):
        fan = {f"E{n}": np.deg2rad(5 * n) for n in range(count)}
        found = measured(fan).choose(*seen(0.0))
        wanted = np.cos(np.deg2rad(5 * np.arange(nearest))).mean()
        assert found.similarity == pytest.approx(wanted)


def test_the_floor_is_what_the_least_typical_example_keeps() -> None:
    """Examples at 0, 10 and 40 degrees: the last is on average as close as cos 40 and cos 30."""
    chooser = measured({"E0": 0.0, "E1": np.deg2rad(10), "E2": np.deg2rad(40)})
    floor = (np.cos(np.deg2rad(40)) + np.cos(np.deg2rad(30))) / 2
    assert chooser.fields["CONSULT"].measured[0].floor == pytest.approx(floor)
    assert chooser.choose(*seen(np.deg2rad(45))).name == "SUMMIT"
    assert chooser.choose(*seen(np.deg2rad(50))).name == "CONSULT"


def test_examples_that_look_all_the_same_take_themselves() -> None:
    chooser = measured({"E0": 0.3, "E1": 0.3, "E2": 0.3})
    assert chooser.choose(*seen(0.3)).name == "SUMMIT"
    assert chooser.choose(*seen(0.4)).name == "CONSULT"


def test_a_view_without_length_is_like_nothing() -> None:
    chooser = measured({"E0": 0.0, "E1": 0.1, "E2": 0.2})
    assert chooser.choose(np.zeros(2), "CONSULT").name == "CONSULT"


def test_counterexamples_at_hand_decide_by_the_middle() -> None:
    """All views lie within 20 degrees; seen from their middle the two sides lie apart."""
    sides = {"E0": 0.0, "E1": 0.04, "E2": 0.08, "C0": 0.27, "C1": 0.31, "C2": 0.35}
    chooser = measured(sides)
    assert chooser.choose(*seen(0.06)).name == "SUMMIT"
    assert chooser.choose(*seen(0.29)).name == "CONSULT"


def test_views_too_few_are_not_taken_for_others(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(SUMMIT, encoding="utf-8")
    with pytest.raises(ValueError, match="shorter"):
        load(tmp_path / "mine.toml").prepare(lambda pairs: features(pairs)[1:])


def view(angle: float) -> NDArray[np.float64]:
    """A direction in a plane."""
    return np.array([np.cos(angle), np.sin(angle)])


def seen(angle: float) -> tuple[NDArray[np.float64], str]:
    """An act of CONSULT whose view points there."""
    return view(angle), "CONSULT"


def measured(angles: dict[str, float]) -> Chooser:
    """SUMMIT with examples (E…) and counterexamples (C…) that point somewhere in a plane."""
    pairs = {name: Pair(name, (0, 1), (1, 2)) for name in angles}
    category = CustomCategory(
        name="SUMMIT", kind="split", parent="CONSULT", quad=1, score=2.5,
        examples=tuple(p for n, p in pairs.items() if n[0] == "E"),
        counterexamples=tuple(p for n, p in pairs.items() if n[0] == "C"),
    )  # fmt: skip
    made = CustomCategories(Path("mine.toml"), "0" * 12, (category,))
    return made.prepare(lambda asked: [view(angles[p.text]) for p in asked])
