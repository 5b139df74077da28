"""A model that is missing, damaged or of another version is a coded error, never used."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from realpolitik.errors import ResourceError
from realpolitik.model.coder import EventModel
from realpolitik.model.files import NAME, manifest, shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped(), tmp_path / "weights"))


def refused(folder: Path) -> ResourceError:
    with pytest.raises(ResourceError) as error:
        EventModel(folder)
    assert str(folder) in str(error.value)
    return error.value


def test_the_shipped_model_is_whole() -> None:
    told = manifest()
    assert len(told.kinds) == 27
    assert told.network.stat().st_size < 25_000_000


@pytest.mark.parametrize("name", [NAME, "event_model.onnx", "tokenizer.json"])
def test_a_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    error = refused(folder)
    assert error.code == "R005"
    assert name in str(error)


@pytest.mark.parametrize("name", ["event_model.onnx", "tokenizer.json"])
def test_a_file_cut_short(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-1000])
    assert refused(folder).code == "R006"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', '{"format": 1, "version": "x"}'])
def test_a_damaged_manifest(folder: Path, text: str) -> None:
    (folder / NAME).write_text(text, encoding="utf-8")
    assert refused(folder).code == "R006"


def test_a_model_of_another_version(folder: Path) -> None:
    told = json.loads((folder / NAME).read_text(encoding="utf-8"))
    (folder / NAME).write_text(json.dumps({**told, "format": 99}), encoding="utf-8")
    error = refused(folder)
    assert error.code == "R007"
    assert "99" in str(error)


def test_a_network_that_is_no_network(folder: Path) -> None:
    network = folder / "event_model.onnx"
    network.write_bytes(b"not a network")
    told = json.loads((folder / NAME).read_text(encoding="utf-8"))
    told["sha256"][network.name] = hashlib.sha256(network.read_bytes()).hexdigest()
    (folder / NAME).write_text(json.dumps(told), encoding="utf-8")
    assert refused(folder).code == "R006"
