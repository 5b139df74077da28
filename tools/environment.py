"""Makes the virtual environment: ``python3 tools/environment.py .venv``.

Runs on the system's Python with nothing installed. Debian parts ``ensurepip`` from Python, so that
``python3 -m venv`` fails on a bare machine; then the environment is made without pip, and pip is
put in by the system's pip, or by the installer that its authors publish.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

INSTALLER = "https://bootstrap.pypa.io/get-pip.py"


def make(home: Path) -> None:
    """Make the environment, with pip in it."""
    bundled = importlib.util.find_spec("ensurepip") is not None
    venv.EnvBuilder(with_pip=bundled, symlinks=sys.platform != "win32").create(home)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not bundled:
        _put_pip(str(python))


def _put_pip(python: str) -> None:
    if importlib.util.find_spec("pip") is not None:
        command = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "pip"]
        if subprocess.run(command).returncode == 0:
            return
    with urllib.request.urlopen(INSTALLER, timeout=60) as answer:
        subprocess.run([python, "-", "--quiet"], input=answer.read(), check=True)


if __name__ == "__main__":
    try:
        make(Path(sys.argv[1]))
    except (OSError, subprocess.CalledProcessError) as error:
        remedy = "Do: apt-get install python3-venv."
        sys.exit(f"No virtual environment could be made - {error}. {remedy}")
