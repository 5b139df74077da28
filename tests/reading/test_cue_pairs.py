"""One act, seven wordings: what the words do to it must show in the record."""

import pytest

from tests.conftest import Read

Row = tuple[str, str, str, tuple[str, ...], str | None]

# sentence, then each event expected: category, status, voices, condition
CASES: list[tuple[str, list[Row]]] = [
    ("Iran did not attack Israel.", [("IRN>ISR", "ASSAULT", "negated", (), None)]),
    (
        "Iran denied attacking Israel.",
        [
            ("IRN>ISR", "REJECT", "actual", (), None),
            ("IRN>ISR", "ASSAULT", "negated", ("Iran",), None),
        ],
    ),
    ("Iran may attack Israel.", [("IRN>ISR", "ASSAULT", "hypothetical", (), None)]),
    (
        "If Iran attacks Israel, oil prices will rise.",
        [("IRN>ISR", "ASSAULT", "hypothetical", (), "If Iran attacks Israel")],
    ),
    (
        "Iran vowed to attack Israel.",
        [
            ("IRN>ISR", "THREATEN", "actual", (), None),
            ("IRN>ISR", "ASSAULT", "future", ("Iran",), None),
        ],
    ),
    ("Iran has attacked Israel.", [("IRN>ISR", "ASSAULT", "actual", (), None)]),
    (
        "Turkey said Iran had attacked Israel.",
        [("IRN>ISR", "ASSAULT", "actual", ("Turkey",), None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_cue_decides(text: str, expected: list[Row], read: Read) -> None:
    found = [
        (
            ",".join(str(a.code) for a in e.actors)
            + ">"
            + ",".join(str(r.code) for r in e.recipients),
            e.category,
            e.status,
            tuple(v.name for v in e.attribution),
            e.conditional_on,
        )
        for e in read(text).events
    ]
    assert found == expected


def test_the_seven_differ(read: Read) -> None:
    seen = {
        tuple((e.category, e.status, len(e.attribution), e.conditional_on) for e in read(t).events)
        for t, _ in CASES
    }
    assert len(seen) == len(CASES)
