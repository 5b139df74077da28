"""Reading in several processes: in order, and whatever happens to a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from realpolitik.corpus.work import Work, keyed
from realpolitik.corpus.workers import BATCH_DOCUMENTS, batches, read_all
from realpolitik.records import Reading
from tests.corpus import fake


def works(number: int, **other: str) -> list[Work]:
    """So many documents as work; ``other`` gives the text of some by their number."""
    texts = {int(k[1:]): v for k, v in other.items()}
    found = fake.documents(number)
    return [keyed(fake.document(texts[n]) if n in texts else d, n) for n, d in enumerate(found)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_with_their_work(jobs: int) -> None:
    given = works(30)
    found = list(read_all(given, jobs=jobs, options=fake.OPTIONS, read=fake.read))
    assert [work.position for work, _ in found] == list(range(30))
    for work, result in found:
        assert isinstance(result, Reading)
        assert result.document.id == work.key


def test_errors_cross_from_the_processes_whole() -> None:
    found = list(
        read_all(works(3, d1="They stumble."), jobs=2, options=fake.OPTIONS, read=fake.read)
    )
    assert [getattr(result, "code", "read") for _, result in found] == ["read", "E000", "read"]
    assert getattr(found[1][1], "do", None) == "run it again"


def test_a_process_that_dies_costs_only_its_document() -> None:
    given = works(40, d5="They kill the reader.", d33="They kill the reader, too.")
    found = list(read_all(given, jobs=2, options=fake.OPTIONS, read=fake.read))
    assert [work.position for work, _ in found] == list(range(40))
    failed = [work.position for work, result in found if not isinstance(result, Reading)]
    assert failed == [5, 33]
    assert {getattr(r, "code", "") for _, r in found if not isinstance(r, Reading)} == {"E003"}


def test_work_is_not_taken_far_ahead() -> None:
    taken = 0

    def endless() -> Iterator[Work]:
        nonlocal taken
        for work in works(2000):
            taken += 1
            yield work

    results = read_all(endless(), jobs=2, options=fake.OPTIONS, read=fake.read)
    next(results)
    assert taken <= 6 * BATCH_DOCUMENTS
    results.close()  # type: ignore[attr-defined]


def test_batches_are_bounded_by_documents_and_characters() -> None:
    long = "They talked. " * 6000
    found = list(batches(works(20, d3=long, d4=long)))
    assert [len(batch) for batch in found] == [4, 1, 8, 7]
    assert [w.position for batch in found for w in batch] == list(range(20))
