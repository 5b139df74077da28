"""What a Python user calls refuses what the command line refuses."""

import pytest

import realpolitik
from realpolitik.errors import UsageError


@pytest.mark.parametrize("day", ["27 June", "2024-06-31", "20240627", "2024-W26-4"])
def test_a_date_is_a_day_of_the_calendar(day: str) -> None:
    with pytest.raises(UsageError) as error:
        realpolitik.read("Iran signed.", date=day)
    assert error.value.code == "U002"
