"""Signal 9 at random moments, with the real command and the real reading."""

from __future__ import annotations

import sys

import pytest

from benchmarks.killing import measure


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal 9")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_run_ends_as_one_left_alone(jobs: int) -> None:
    found = measure(documents=60, kills=4, jobs=jobs, within=6.0)
    assert found["equal"], found["different"]
