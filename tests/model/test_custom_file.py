"""A user's own categories: what a file may say, and what is said of one that may not."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from realpolitik import codebook
from realpolitik.errors import UsageError
from realpolitik.model.custom import CustomCategories
from realpolitik.model.custom_file import LARGEST, load
from tests.model.by_hand import ADDITION, RENAME, SPLIT, WHOLE


def loaded(folder: Path, text: str | bytes) -> CustomCategories:
    path = folder / "mine.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


def refused(folder: Path, text: str | bytes) -> UsageError:
    with pytest.raises(UsageError) as raised:
        loaded(folder, text)
    return raised.value


def test_split_rename_and_addition(tmp_path: Path) -> None:
    split, rename, addition = loaded(tmp_path, WHOLE).categories
    assert (split.name, split.kind, split.parent) == ("SUMMIT", "split", "CONSULT")
    assert split.meaning == "leaders meet in person"
    assert (split.quad, split.score) == (codebook.quad("CONSULT"), codebook.score("CONSULT"))
    assert (rename.name, rename.kind, rename.parent) == ("PRAISE", "rename", "SUPPORT")
    assert (rename.quad, rename.score) == (codebook.quad("SUPPORT"), codebook.score("SUPPORT"))
    assert (rename.examples, rename.meaning) == ((), None)
    assert (addition.name, addition.kind, addition.parent) == ("ESPIONAGE", "addition", None)
    assert (addition.quad, addition.score) == (4, -5.0)
    assert [len(c.examples) for c in (split, rename, addition)] == [3, 0, 3]
    assert [len(c.counterexamples) for c in (split, rename, addition)] == [3, 0, 0]


def test_parties_by_their_offsets(tmp_path: Path) -> None:
    pair = loaded(tmp_path, SPLIT).categories[0].examples[2]
    assert pair.text == "The emir was the guest of the sultan."
    assert pair.source and pair.text[slice(*pair.source)] == "the sultan"
    assert pair.target and pair.text[slice(*pair.target)] == "The emir"


def test_records_are_frozen(tmp_path: Path) -> None:
    found = loaded(tmp_path, SPLIT)
    for record, name in ((found, "digest"), (found.categories[0], "name")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, name, "x")


def test_the_digest_tells_files_apart(tmp_path: Path) -> None:
    one, other = loaded(tmp_path, SPLIT).digest, loaded(tmp_path, SPLIT + RENAME).digest
    assert one != other
    assert one == loaded(tmp_path, SPLIT).digest


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_as_editors_save_it(tmp_path: Path, ends: str, mark: str) -> None:
    text = mark + WHOLE.replace("\n", ends)
    assert loaded(tmp_path, text).categories == loaded(tmp_path, WHOLE).categories


def test_accents_in_a_name_composed_or_not(tmp_path: Path) -> None:
    made = [loaded(tmp_path, RENAME.replace("PRAISE", n)) for n in ("E\u0301LOGE", "\u00c9LOGE")]
    assert [m.categories[0].name for m in made] == ["\u00c9LOGE"] * 2


def test_two_splits_of_one_category_may_share_counterexamples(tmp_path: Path) -> None:
    other = SPLIT.replace("SUMMIT", "GALA").replace("palace", "ball").replace("capital", "opera")
    other = other.replace("the guest", "a guest")
    assert len(loaded(tmp_path, SPLIT + other).categories) == 2


# What is wrong: in which text, what is replaced by what, code, line, words of the message.
WRONG = [
    # not TOML
    (SPLIT, 'within = "CONSULT"', "within = CONSULT", "U032", 4, "not TOML"),
    (SPLIT, '"CONSULT"', "“CONSULT”", "U032", 4, "not curly"),
    (SPLIT, "neighbour</t>", 'neigh"bour</t>', "U032", 7, "within a text"),
    (SPLIT, "palace.", "palace.\n", "U032", 7, "lacks its closing quote"),
    (SPLIT, 'meaning = "', 'name = "', "U032", 5, "stands twice"),
    (SPLIT, "'''<t>", "\"\"\"<t>", "U032", 14, "not TOML"),
    (ADDITION, "-5", "9" * 5000, "U032", 5, "digits"),
    (SPLIT, "palace.\",", "palace.\"", "U032", 8, "the comma between"),
    (SPLIT, "in the capital.\",\n", "in the capital.\",\n  x,\n", "U032", 9, "neither a number"),
    # keys
    (SPLIT, "examples = [", "exampels = [", "U033", 6, "did you mean 'examples'?"),
    (SPLIT, "counterexamples", "counter_examples", "U033", 11, "did you mean 'counterexamples'?"),
    (SPLIT, "within", "parent", "U033", 4, "'parent' is no key"),
    (RENAME, "renames", "Rename", "U033", 4, "did you mean 'renames'?"),
    (SPLIT, "# Meetings", 'name = "X"\n# Meetings', "U033", 1, "'name' is outside of a category"),
    (SPLIT, "# Meetings", "[other]\nx = 1\n# Meetings", "U033", 1, "'other' is outside of"),
    (SPLIT, "[[category]]", "[category]", "U033", 2, "two brackets"),
    (SPLIT, SPLIT, "category = 3", "U033", 1, "two brackets"),
    (SPLIT, SPLIT, "\n# nothing\n", "U033", 1, "there is no category"),
    (SPLIT, SPLIT, "category = []", "U033", 1, "there is no category"),
    (SPLIT, "within =", "meaning =", "U032", 5, "stands twice"),
    (SPLIT, 'within = "CONSULT"', "", "U033", 2, "SUMMIT belongs nowhere"),
    (SPLIT, "within =", "renames =", "U033", 6, "'examples' does not go with 'renames'"),
    (SPLIT, "meaning =", "quad = 1\nmeaning =", "U033", 5, "'quad' does not go with 'within'"),
    (SPLIT, "meaning =", "score = 1\nmeaning =", "U033", 5, "'score' does not go with"),
    (RENAME, "renames", 'within = "AID"\nrenames', "U033", 4, "'within' does not go with"),
    (ADDITION, "quad = 4", "", "U033", 2, "ESPIONAGE has no 'quad'"),
    (ADDITION, "score = -5", "", "U033", 2, "ESPIONAGE has no 'score'"),
    # types
    (SPLIT, '"SUMMIT"', "1", "U033", 3, "takes a text in quotes - this is a number"),
    (SPLIT, '"leaders meet in person"', "1979-05-27", "U033", 5, "this is a date or time"),
    (SPLIT, '"CONSULT"', '["CONSULT"]', "U033", 4, "this is a list"),
    (ADDITION, "-5", '"-5"', "U033", 5, "takes a number - this is a text"),
    (ADDITION, "= 4", "= true", "U033", 4, "this is true or false"),
    (SPLIT, "  \"<s>The king", "  12,\n  \"<s>The king", "U033", 8, "this one is a number"),
    (ADDITION, ADDITION, ADDITION + "[category.counterexamples]\na = 1\n", "U033", 9, "a table"),
    (SPLIT, "counterexamples = [", 'counterexamples = "x"\nmeaning = [', "U032", 12,
     "stands twice"),
    (RENAME, "renames", 'counterexamples = "x"\nrenames', "U033", 4, "takes a list of texts"),
    # names
    (SPLIT, 'name = "SUMMIT"', "", "U034", 2, "a category has no name"),
    (SPLIT, "SUMMIT", "summit", "U034", 3, "write SUMMIT"),
    (SPLIT, "SUMMIT", " G-20 summit", "U034", 3, "write G_20_SUMMIT"),
    (SPLIT, "SUMMIT", "", "U034", 3, "choose another"),
    (SPLIT, "SUMMIT", "2PLUS4", "U034", 3, "choose another"),
    (SPLIT, "SUMMIT", "S" * 41, "U034", 3, "up to 39 more"),
    (SPLIT, "SUMMIT", "SUM\\u0007MIT", "U034", 3, "write SUM_MIT"),
    (SPLIT, "SUMMIT", "CONSULT", "U034", 3, "PLOVER has a category of that name"),
    (WHOLE, "PRAISE", "SUMMIT", "U034", 17, "line 3 has it"),
    # PLOVER's categories
    (SPLIT, "CONSULT", "consult", "U035", 4, "did you mean CONSULT?"),
    (SPLIT, "CONSULT", "SANCTIONS", "U035", 4, "did you mean SANCTION?"),
    (RENAME, "SUPPORT", "YIELD", "U035", 4, "accepted: AGREE, CONSULT,"),
    (WHOLE, "SUPPORT", "PRAISE", "U035", 18, "'PRAISE' is not a category of PLOVER"),
    (RENAME, RENAME, RENAME + RENAME.replace("PRAISE", "LAUD"), "U035", 8, "line 4 renames it"),
    # examples
    (SPLIT, "  '''<t>The emir</t> was the guest of <s>the sultan</s>.''',\n", "", "U036", 6,
     "SUMMIT has 2 examples"),
    (SPLIT, "examples = [", "examples = []\ncounterexamples = [", "U032", 12, "stands twice"),
    (SPLIT, SPLIT, '[[category]]\nname = "X"\nwithin = "AID"\n', "U036", 1, "X has 0 examples"),
    (SPLIT, '  "<s>The consul</s> wrote to <t>the mayor</t>.",', "", "U036", 11,
     "SUMMIT has 2 counterexamples"),
    (SPLIT, SPLIT, SPLIT.split("counterexamples")[0], "U036", 2, "SUMMIT has 0 counterexamples"),
    (SPLIT, "<s>The king</s>", "The king", "U037", 8, "it has no <s>"),
    (SPLIT, "</t> in the capital", " in the capital", "U037", 8, "it has no </t>"),
    (SPLIT, "<t>the chancellor</t>", "the chancellor", "U037", 8, "it has no <t>"),
    (SPLIT, "<s>The king</s>", "<s>The</s> <s>king</s>", "U037", 8, "it has <s> 2 times"),
    (SPLIT, "<s>The king</s>", "</s>The king<s>", "U037", 8, "around two parts that lie apart"),
    (SPLIT, "<s>The king</s>", "The king<s> </s>", "U037", 8, "no words between <s> and </s>"),
    (SPLIT, "<s>The envoy</s>", "The envoy", "U037", 12, "it has no <s>"),
    (SPLIT, "king</s> sat", "king sat", "U037", 8, "The king sat down with"),
    (WHOLE, "<s>Hackers</s> copied the cables of <t>the mission</t>",
     "<s>The king</s>  sat down with <t>the chancellor</t> in the capital", "U038", 26,
     "it stands in line 8"),
    (SPLIT, "<s>The envoy</s> phoned <t>the ministry</t>",
     "<s>The president</s> received <t>her neighbour</t> at the palace", "U038", 12, "line 7"),
    (ADDITION, "<s>Hackers</s> copied the cables of <t>the mission</t>",
     "<s>The service</s> ran a mole in <t>the cabinet</t>", "U038", 8, "line 7"),
    # numbers
    (ADDITION, "quad = 4", "quad = 5", "U039", 4, "no such quad class"),
    (ADDITION, "quad = 4", "quad = 0", "U039", 4, "no such quad class"),
    (ADDITION, "quad = 4", "quad = 2.5", "U039", 4, "no such quad class"),
    (ADDITION, "quad = 4", "quad = 0x" + "f" * 5000, "U039", 4, "no such quad class"),
    (ADDITION, "-5", "-10.1", "U039", 5, "from -10 (conflict) to 10 (cooperation)"),
    (ADDITION, "-5", "inf", "U039", 5, "no such score"),
    (ADDITION, "-5", "nan", "U039", 5, "no such score"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "old", "new", "code", "line", "words"), WRONG)
def test_a_mistake_by_its_line(
    tmp_path: Path, text: str, old: str, new: str, code: str, line: int, words: str
) -> None:
    assert old in text
    error = refused(tmp_path, text.replace(old, new, 1))
    assert error.code == code, error
    assert error.what.startswith(f"{tmp_path / 'mine.toml'}, line {line}: "), error
    assert words in str(error)
    assert error.why and error.do


def test_the_line_of_a_mistake_in_an_inline_table(tmp_path: Path) -> None:
    text = 'category = [\n  {name = "X", renames = "AID"},\n  {name = "Y", renames = "HELP"},\n]\n'
    assert f"{tmp_path / 'mine.toml'}, line 3: 'HELP'" in refused(tmp_path, text).what


def test_lists_too_deep(tmp_path: Path) -> None:
    error = refused(tmp_path, "x = " + "[" * 100_000)
    assert (error.code, error.why) == ("U032", "lists lie in lists too deep to read")


def test_the_bounds_are_allowed(tmp_path: Path) -> None:
    for score in ("-10", "10", "0.5", "-10.0"):
        assert loaded(tmp_path, ADDITION.replace("-5", score)).categories[0].score == float(score)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'[[category]]\nname = "\xe9LOGE"\n', "line 2 is not UTF-8"),
        ("[[category]]\n".encode("utf-16"), "line 1 is not UTF-8"),
        (b"#" * (LARGEST + 1), "it has more than 1,000,000 bytes"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, data: bytes, words: str) -> None:
    error = refused(tmp_path, data)
    assert error.code == "U031"
    assert str(tmp_path / "mine.toml") in error.what
    assert words in error.why


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    text = RENAME + "#" * (LARGEST - len(RENAME))
    assert len(loaded(tmp_path, text).categories) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [("gone.toml", "no such file"), ("", "is a directory"), ("a\0b", "null")],
)
def test_no_file(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UsageError) as raised:
        load(tmp_path / name)
    assert raised.value.code == "U031"
    assert words in raised.value.why


def test_a_file_is_checked_without_the_network(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(WHOLE, encoding="utf-8")
    code = (
        "import sys; from realpolitik.model.custom_file import load; load(sys.argv[1]);"
        "sys.exit('onnxruntime' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "mine.toml")], check=False)
    assert done.returncode == 0
