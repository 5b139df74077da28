"""Which coder a name stands for, and what is said of a name that stands for none."""

from __future__ import annotations

import pytest

from realpolitik.errors import UsageError
from realpolitik.model.choose import check, coder
from realpolitik.model.coder import EventModel
from realpolitik.model.remote import RemoteCoder
from realpolitik.reading.options import Options

URL = "http://localhost:9/v1"


def test_each_name_gives_its_coder() -> None:
    assert coder("rules") is None
    assert isinstance(coder("model"), EventModel)
    assert isinstance(coder(URL, "large"), RemoteCoder)


@pytest.mark.parametrize(
    ("name", "model", "code"),
    [
        ("oracle", None, "U007"),
        ("", None, "U007"),
        ("Model", None, "U007"),
        ("ftp://localhost/v1", "large", "U007"),
        (URL, None, "U001"),
        (URL, "", "U001"),
        ("rules", "large", "U001"),
        ("model", "large", "U001"),
    ],
)
def test_what_is_no_coder_is_refused(name: str, model: str | None, code: str) -> None:
    for refused in (check, coder, lambda n, m: Options(coder=n, coder_model=m)):
        with pytest.raises(UsageError) as raised:
            refused(name, model)
        assert raised.value.code == code


@pytest.mark.parametrize("options", [Options(), Options(coder="rules"), Options("x", URL, "m")])
def test_options_come_back_from_the_record_of_a_run(options: Options) -> None:
    assert Options.of(options.model, options.told()) == options
