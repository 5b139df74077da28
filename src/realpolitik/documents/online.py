"""The documents at an address of the internet."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, cast

from realpolitik.documents import limits
from realpolitik.documents.content import Wanted, read
from realpolitik.documents.fetch import Fetched, Fetcher, shown
from realpolitik.documents.formats import by_content_type, packing
from realpolitik.documents.metadata import Metadata, prefer
from realpolitik.documents.packed import unpacked
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_MAGIC = {"gz": b"\x1f\x8b", "zst": b"\x28\xb5\x2f\xfd"}


@cache
def fetcher(allow_private: bool) -> Fetcher:
    """The fetcher of this process, which remembers when it asked whom."""
    return Fetcher(allow_private=allow_private)


def documents(address: str, wanted: Wanted) -> Iterator[Prepared | InputError]:
    """Fetch an address and read what it gives.

    Raises:
        InputError: ``D019`` to ``D022`` and those of the formats, with the address as their place.
    """
    name = shown(address)
    try:
        fetched = fetcher(wanted.allow_private).get(address)
        yield from _read(fetched, wanted, name)
    except InputError as error:
        raise limits.located(error, name) from None


def _read(fetched: Fetched, wanted: Wanted, name: str) -> Iterator[Prepared | InputError]:
    said = fetched.headers.get("content-type", "")
    kind = by_content_type(said, fetched.address.path)
    if kind == "unknown":
        raise limits.unknown_content(name, said.partition(";")[0])
    found = _CHARSET.search(said)
    where = Metadata(url=str(fetched.address))
    wanted = replace(wanted, metadata=prefer(wanted.metadata, where))
    stream = _stream(fetched, name)
    yield from read(stream, kind, wanted, name, charset=found[1] if found else None)


def _stream(fetched: Fetched, name: str) -> io.BufferedReader:
    """The body, unpacked where it is a packed file that no server has unpacked on its way."""
    plain = io.BytesIO(fetched.body)
    how = packing(fetched.address.path)
    if how and fetched.body.startswith(_MAGIC[how]):
        return unpacked(plain, how, name)
    return io.BufferedReader(cast(Any, plain))
