"""One writer, many readers; newer stores, other files, full disks."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from realpolitik.corpus.code import code
from realpolitik.errors import StoreError
from realpolitik.store import Store, Writer, connect, schema
from realpolitik.store.runs import Request
from tests.corpus import fake

REQUEST = Request("code", ("made",), fake.MODEL)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with three documents."""
    found = tmp_path / "s.duckdb"
    with Writer(found) as writer:
        code(fake.documents(3), writer, REQUEST, options=fake.OPTIONS, read=fake.read)
    return found


@contextmanager
def process(source: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Another process; it says "ready" and then waits for its standard input to close."""
    started = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(source), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdin is not None
    try:
        assert started.stdout.readline().strip() == "ready"
        yield started
    finally:
        started.stdin.close()
        started.wait(timeout=30)
        started.stdout.close()


HOLD_WRITER = """
    import sys
    from realpolitik.store import Writer
    with Writer(sys.argv[1], "realpolitik code wire.jsonl"):
        print("ready", flush=True)
        sys.stdin.read()
"""
HOLD_FILE = """
    import sys, duckdb
    connection = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "read")
    print("ready", flush=True)
    sys.stdin.read()
"""


def refused(path: Path) -> StoreError:
    """What a second writer is told."""
    with pytest.raises(StoreError) as raised, Writer(path):
        pass
    return raised.value


def test_a_second_writer_is_refused_and_told_who_writes(path: Path) -> None:
    with process(HOLD_WRITER, path) as other:
        error = refused(path)
        assert error.code == "S002"
        assert f"process {other.pid} (realpolitik code wire.jsonl, since " in error.why
    with Writer(path):
        pass


def test_a_writer_that_was_killed_does_not_block_the_next(path: Path) -> None:
    with process(HOLD_WRITER, path) as other:
        other.kill()
        other.wait(timeout=30)
    assert Path(f"{path}.writer").exists()
    with Writer(path):
        pass


def test_readers_read_between_the_moments_of_a_writer(path: Path) -> None:
    with process(HOLD_WRITER, path):
        assert Store(path).table("documents").height == 3


def test_many_read_at_once(path: Path) -> None:
    with process(HOLD_FILE, path, "read"), process(HOLD_FILE, path, "read"):
        assert Store(path).table("documents").height == 3


def test_a_reader_waits_for_a_while_and_then_says_for_whom(path: Path) -> None:
    with process(HOLD_FILE, path, "write") as other:
        began = time.monotonic()
        with pytest.raises(StoreError) as raised:
            Store(path, patience=0.3)
        assert time.monotonic() - began >= 0.3
    assert raised.value.code == "S003"
    assert f"process {other.pid}" in raised.value.why


def test_a_writer_waits_for_a_reader(path: Path) -> None:
    with (
        process(HOLD_FILE, path, "read"),
        pytest.raises(StoreError) as raised,
        connect.writing(path, patience=0.2),
    ):
        pass
    assert raised.value.code == "S003"


def test_reading_goes_on_while_documents_are_written(path: Path) -> None:
    source = """
        import sys
        from pathlib import Path
        from realpolitik.corpus.code import code
        from realpolitik.store import Writer
        from realpolitik.store.runs import Request
        from tests.corpus import fake
        with Writer(sys.argv[1]) as writer:
            print("ready", flush=True)
            request = Request("code", ("more",), fake.MODEL)
            code(fake.documents(400), writer, request, options=fake.OPTIONS, read=fake.read)
    """
    counts: list[int] = []
    with process(source, path) as other:
        while other.poll() is None:
            counts.append(Store(path, patience=30).table("documents").height)
    assert other.returncode == 0
    assert counts == sorted(counts)
    assert Store(path).table("documents").height == 400


def test_a_store_of_a_newer_version_is_left_untouched(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET schema_version = 99")
    before = path.read_bytes()
    assert refused(path).code == "S001"
    with pytest.raises(StoreError, match="S001"):
        Store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"Talks began.\n" * 500, b"\x89PNG\r\n\x1a\n" + b"\0" * 9000, b"x"],
    ids=["text", "image", "one byte"],
)
def test_another_file_is_left_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "s.duckdb"
    path.write_bytes(content)
    assert refused(path).code == "S005"
    with pytest.raises(StoreError, match="S005"):
        Store(path)
    assert path.read_bytes() == content


def test_another_duckdb_file_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "mine.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE mine (x INTEGER)")
    before = path.read_bytes()
    assert refused(path).code == "S005"
    assert path.read_bytes() == before


def test_nothing_there_to_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="S006"):
        Store(tmp_path / "none.duckdb")


def test_no_folder_to_write_in(tmp_path: Path) -> None:
    assert refused(tmp_path / "none" / "s.duckdb").code == "S004"


@pytest.mark.skipif(sys.platform == "win32", reason="the limit on file sizes is a Unix one")
def test_a_disk_that_is_full_leaves_the_store_intact(path: Path) -> None:
    """The system refuses to let any file grow; what was there before is whole."""
    source = f"""
        import resource, signal, sys
        from pathlib import Path
        from realpolitik.corpus.code import code
        from realpolitik.errors import StoreError
        from realpolitik.store import Writer
        from realpolitik.store.runs import Request
        from tests.corpus import fake
        print("ready", flush=True)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = {path.stat().st_size} + 100_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            with Writer(sys.argv[1]) as writer:
                request = Request("code", ("more",), fake.MODEL)
                code(fake.documents(20_000), writer, request, options=fake.OPTIONS, read=fake.read)
        except StoreError as error:
            sys.exit(0 if error.code == "S004" else 3)
        sys.exit(4)
    """
    with process(source, path) as other:
        pass
    assert other.returncode == 0
    store = Store(path)
    assert store.table("documents").height >= 3
    documents = store.rows("SELECT document FROM documents")
    assert len(store.reading(documents[0]["document"]).events) == 3
    whole = "SELECT count(DISTINCT document) AS n FROM events"
    assert store.rows(whole)[0]["n"] == len(documents)
    with Writer(path) as writer:
        summary = code(fake.documents(3), writer, REQUEST, options=fake.OPTIONS, read=fake.read)
    assert summary.skipped == 3


def test_migrations_go_step_by_step_and_whole_or_not_at_all(tmp_path: Path) -> None:
    first = schema.migrations()[0]
    second = "ALTER TABLE documents ADD COLUMN mood VARCHAR"
    broken = "ALTER TABLE documents ADD COLUMN mood2 VARCHAR; CREATE TABLE documents (x INTEGER)"
    with duckdb.connect(str(tmp_path / "s.duckdb")) as connection:
        assert schema.migrate(connection, "s", [first]) == 1
        assert schema.migrate(connection, "s", [first]) == 0
        with pytest.raises(duckdb.Error):
            schema.migrate(connection, "s", [first, second, broken])
        assert schema.version(connection, "s") == 1
        columns = [row[0] for row in connection.execute("DESCRIBE documents").fetchall()]
        assert "mood" not in columns
        assert schema.migrate(connection, "s", [first, second]) == 1
        assert schema.version(connection, "s") == 2


def test_an_older_store_is_not_read_as_it_is_but_written_after_migration(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = (*schema.migrations(), "ALTER TABLE documents ADD COLUMN mood VARCHAR")
    monkeypatch.setattr(schema, "migrations", lambda: steps)
    with pytest.raises(StoreError, match="S007"):
        Store(path)
    with Writer(path):
        pass
    assert "mood" in Store(path).table("documents").columns


def test_a_store_is_made_beside_its_place_so_that_a_kill_leaves_none_or_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.duckdb"

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("realpolitik.store.schema.migrate", killed)
        with pytest.raises(KeyboardInterrupt), Writer(path):
            pass
    assert not path.exists()
    with Writer(path):
        pass
    assert Store(path).table("documents").height == 0
    assert [p.name for p in tmp_path.glob(".*.new*")] == []
