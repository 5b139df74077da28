"""The codebook's tables hold what PLOVER 2.0 says, and agree with one another."""

import pytest

from realpolitik import codebook, tables

NAMES = {c.name for c in codebook.categories()}
FILES = ("categories.csv", "modes.csv", "contexts.csv", "sectors.csv", "cameo.csv", "future.csv")


@pytest.mark.parametrize("name", FILES)
def test_every_row_names_its_source_and_is_clean(name: str) -> None:
    for row in tables.rows("codebook", name):
        assert row["source"]
        assert all(value.isprintable() for value in row.values())


@pytest.mark.parametrize(
    ("name", "key", "count"),
    [
        ("categories.csv", ("category",), 16),
        ("modes.csv", ("category", "mode"), 67),
        ("contexts.csv", ("context",), 37),
        ("sectors.csv", ("code",), 25),
        ("future.csv", ("category",), 16),
        ("cameo.csv", ("code",), 318),
    ],
)
def test_keys_are_unique_and_counts_are_the_manual_s(
    name: str, key: tuple[str, ...], count: int
) -> None:
    rows = tables.rows("codebook", name)
    assert len(rows) == count
    assert len({tuple(row[k] for k in key) for row in rows}) == count


@pytest.mark.parametrize(
    ("quad", "names"),
    [
        (1, {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"}),
        (2, {"COOPERATE", "AID", "RETREAT"}),
        (3, {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}),
        (4, {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}),
    ],
)
def test_quads(quad: int, names: set[str]) -> None:
    assert {n for n in NAMES if codebook.quad(n) == quad} == names


def test_the_three_categories_that_need_a_recipient() -> None:
    needing = {c.name for c in codebook.categories() if c.recipient_required}
    assert needing == {"COOPERATE", "AID", "SANCTION"}


def test_modes_and_future_name_known_categories() -> None:
    assert {row["category"] for row in tables.rows("codebook", "modes.csv")} <= NAMES
    for row in tables.rows("codebook", "future.csv"):
        assert row["category"] in NAMES
        assert row["becomes"] in NAMES


def test_request_and_reject_share_their_modes() -> None:
    assert [m.name for m in codebook.modes("REQUEST")] == [m.name for m in codebook.modes("REJECT")]


def test_scores_have_the_sign_of_their_quad() -> None:
    for category in codebook.categories():
        scores = [category.score, *(m.score for m in codebook.modes(category.name))]
        assert all(-10 <= s <= 10 for s in scores)
        if category.quad < 3:
            assert all(s > 0 for s in scores)
        elif category.name != "REQUEST":
            assert all(s < 0 for s in scores)


def test_cameo_leads_only_to_what_the_codebook_has() -> None:
    for row in tables.rows("codebook", "cameo.csv"):
        code = row["code"]
        assert code.isdigit()
        assert 2 <= len(code) <= 4
        coding = codebook.cameo(code)
        assert set(coding.contexts) <= set(codebook.contexts())
        if coding.category is None:
            assert code[:2] in {"01", "02"}
            assert coding.mode is None
        else:
            codebook.score(coding.category, coding.mode)


def test_every_cameo_code_has_its_parent() -> None:
    known = {row["code"] for row in tables.rows("codebook", "cameo.csv")}
    assert {code[:2] for code in known} == {f"{n:02}" for n in range(1, 21)}
