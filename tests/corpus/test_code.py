"""Coding a corpus: every document once, whatever happens in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from realpolitik.corpus.code import Found, Summary, code
from realpolitik.errors import InputError
from realpolitik.store import Item, Store, Writer
from realpolitik.store.runs import Request
from tests.corpus import fake

REQUEST = Request("code", ("made",), fake.MODEL)


def run(path: Path, found: Iterable[Found], **options: object) -> Summary:
    """Code with the fake reading."""
    request = options.pop("request", REQUEST)
    with Writer(path) as writer:
        return code(found, writer, request, options=fake.OPTIONS, read=fake.read, **options)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.duckdb"


def one(path: Path, sql: str) -> object:
    """The one value of a query."""
    return next(iter(Store(path).rows(sql)[0].values()))


def test_everything_read_is_in_the_store(path: Path) -> None:
    summary = run(path, fake.documents(5))
    assert (summary.read, summary.failed, summary.there) == (5, 0, 0)
    store = Store(path)
    documents = store.table("documents").sort("name")
    assert documents["name"].to_list() == [f"d{n}" for n in range(5)]
    key = documents["document"][0]
    read = store.reading(key)
    assert read == replace(fake.of(read.document), run=None)
    assert store.text(key) == "Talks number 0 began."


def test_the_same_run_again_reads_nothing(path: Path) -> None:
    run(path, fake.documents(5))
    before = Store(path).table("inputs")
    summary = run(path, fake.documents(5))
    assert (summary.read, summary.skipped) == (0, 5)
    assert Store(path).table("inputs").equals(before)


def test_another_run_reads_only_what_is_new(path: Path) -> None:
    run(path, fake.documents(5))
    summary = run(path, fake.documents(7), request=replace(REQUEST, sources=("more",)))
    assert (summary.read, summary.there) == (2, 5)


@pytest.mark.parametrize(
    ("second", "documents", "ended"),
    [
        pytest.param(("Talks began.", "a", None), 1, ["read", "already there"], id="two ids"),
        pytest.param(("Talks began.", "b", "Lantern"), 2, ["read", "read"], id="two outlets"),
        pytest.param(("Talks ended.", "a", None), 2, ["read", "read"], id="two texts"),
    ],
)
def test_what_is_the_same_document(
    path: Path, second: tuple[str, str, str | None], documents: int, ended: list[str]
) -> None:
    text, name, outlet = second
    first = fake.document("Talks began.", name="z")
    run(path, [first, fake.document(text, name=name, outlet=outlet)])
    assert one(path, "SELECT count(*) FROM documents") == documents
    rows = Store(path).rows("SELECT result FROM inputs ORDER BY position")
    assert [row["result"] for row in rows] == ended


def test_an_interrupted_run_keeps_what_it_read_and_goes_on(path: Path) -> None:
    def stopped() -> Iterator[Found]:
        yield from fake.documents(20)[:12]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(path, stopped())
    kept = one(path, "SELECT count(*) FROM documents")
    assert one(path, "SELECT finished FROM runs") is None
    summary = run(path, fake.documents(20))
    assert summary.read + int(str(kept)) == 20
    assert one(path, "SELECT count(DISTINCT document) FROM documents") == 20
    assert one(path, "SELECT count(*) FROM runs WHERE finished IS NOT NULL") == 1


def error(source: str) -> InputError:
    """A document that could not be loaded."""
    found = InputError("D003", what=f"{source} was not read", why="it is an image", do="convert it")
    found.source = source
    return found


def test_failures_are_rows_with_their_reason(path: Path) -> None:
    found: list[Found] = [error("a.png"), fake.document("They stumble.", name="s")]
    summary = run(path, [*found, *fake.documents(2)])
    assert (summary.read, summary.failed) == (2, 2)
    rows = Store(path).rows("SELECT * FROM inputs WHERE result = 'failed' ORDER BY position")
    assert [(r["source"], r["code"]) for r in rows] == [
        ("a.png", "D003"),
        ("made.jsonl:s", "E000"),
    ]
    assert rows[0]["reason"] == "a.png was not read - it is an image"
    assert rows[0]["advice"] == "convert it"


def test_failures_are_left_alone_until_asked_for(path: Path) -> None:
    found: list[Found] = [error("a.png"), fake.document("They stumble.", name="s")]
    run(path, found)
    summary = run(path, found)
    assert (summary.failed, summary.failed_before) == (0, 2)
    summary = run(path, found, retry=True)
    assert (summary.failed, summary.failed_before) == (2, 0)
    assert one(path, "SELECT count(*) FROM inputs") == 2


def test_a_mended_file_is_read(path: Path) -> None:
    run(path, [error("made.jsonl:d0")])
    summary = run(path, fake.documents(1))
    assert summary.read == 1
    assert one(path, "SELECT result FROM inputs") == "read"


def test_a_limit_leaves_the_rest_for_later(path: Path) -> None:
    assert run(path, fake.documents(9), limit=4).read == 4
    assert one(path, "SELECT finished FROM runs") is None
    assert run(path, fake.documents(9)).read == 5


def test_texts_can_be_left_out(path: Path) -> None:
    run(path, fake.documents(2), keep_text=False)
    assert one(path, "SELECT count(*) FROM texts") == 0
    key = str(one(path, "SELECT document FROM documents LIMIT 1"))
    assert Store(path).text(key) is None


def test_every_item_is_told_with_the_counts_so_far(path: Path) -> None:
    told: list[tuple[int, str]] = []

    def tell(summary: Summary, item: Item) -> None:
        told.append((summary.items, item.result))

    run(path, [*fake.documents(2), error("a.png")], tell=tell)
    assert sorted(n for n, _ in told) == [1, 2, 3]
    assert sorted(result for _, result in told) == ["failed", "read", "read"]


def test_sentences_without_events_are_counted_by_reason(path: Path) -> None:
    summary = run(path, fake.documents(2))
    assert summary.reasons == {"no event between them": 2, "no known actor": 2}


def test_a_corpus_is_taken_as_it_is_needed(path: Path) -> None:
    """The memory is bounded: a million documents are never all at hand."""
    taken = 0

    def endless() -> Iterator[Found]:
        nonlocal taken
        for n in range(1_000_000):
            taken += 1
            yield fake.document(f"Talks number {n} began.", name=f"d{n}")

    run(path, endless(), limit=10)
    assert taken <= 1000


def test_many_copies_far_apart_are_one_document(path: Path) -> None:
    """Copies come while the first is being read, is written, and has been."""
    found = [fake.document(f"Talks number {n % 7} began.", name=f"d{n}") for n in range(700)]
    summary = run(path, [*found, *fake.documents(300)], jobs=2)
    assert summary.read == one(path, "SELECT count(*) FROM documents") == 300
    assert summary.there == 700
