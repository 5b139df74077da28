"""The wheel does by itself what the source tree does: build it, install it, run the demo."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_BYTES = 40 * 2**20
# Whoever opens a connection in the installed package fails: the demo needs no network.
NO_NETWORK = """
import socket

def _refuse(*arguments):
    raise OSError("the demo must not use the network")

socket.socket.connect = socket.socket.connect_ex = _refuse
socket.getaddrinfo = _refuse
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of an environment that has the wheel and not the source tree.

    Its dependencies are those already installed here, so that the test needs no network: a .pth
    file puts our site-packages behind its own. Python reads .pth files only in its own site
    folders, so the one that makes this source tree importable here has no effect there.
    """
    home = tmp_path_factory.mktemp("env") / "venv"
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(home)
    folder = "Scripts" if os.name == "nt" else "bin"
    python = home / folder / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index"]
    subprocess.run([*install, "--no-deps", str(wheel)], check=True, capture_output=True)
    base = {"base": str(home), "platbase": str(home)}
    site = Path(sysconfig.get_path("purelib", scheme="venv", vars=base))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (site / "sitecustomize.py").write_text(NO_NETWORK)
    return home / folder


def run(folder: Path, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return subprocess.run(
        [str(folder / command[0]), *command[1:]],
        cwd=cwd,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_it_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST_BYTES


def test_it_holds_what_it_needs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "realpolitik").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= names
    assert {"realpolitik/examples/column.md", "realpolitik/examples/agency.md"} <= names
    strangers = {n for n in names if not re.match(r"realpolitik(-[^/]+\.dist-info)?/", n)}
    assert not strangers
    assert any(n.endswith("licenses/LICENSE") for n in names)


def test_the_source_tree_is_out_of_reach(installed: Path, tmp_path: Path) -> None:
    code = "import realpolitik, sys; print(realpolitik.__file__)"
    done = run(installed, "python", "-c", code, cwd=tmp_path)
    assert str(installed.parent) in done.stdout, done.stderr
    assert str(ROOT / "src") not in done.stdout


def test_it_passes_the_demo(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "realpolitik", "demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page = tmp_path / "realpolitik-demo.html"
    assert page.as_uri() in done.stdout
    assert "WHO DID WHAT" in done.stdout
    assert "implausible" in page.read_text(encoding="utf-8")


def test_it_passes_the_doctor(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "realpolitik", "doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "Everything needed is there." in done.stdout
