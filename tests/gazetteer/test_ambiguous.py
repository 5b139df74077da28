"""Names that mean a state only where the text speaks of it."""

import pytest

from realpolitik.gazetteer.ambiguous import meaning


@pytest.mark.parametrize(
    ("surface", "document", "expected"),
    [
        ("Male", "Male voters went for the challenger.", "-"),
        ("San Jose", "The mayor of San Jose met the chipmakers.", "-"),
        ("San Jose", "San Jose recalled its ambassador; Costa Rica has no army.", None),
    ],
)
def test_elsewhere_it_is_no_actor(surface: str, document: str, expected: str | None) -> None:
    assert meaning(surface, "", "", document) == expected
