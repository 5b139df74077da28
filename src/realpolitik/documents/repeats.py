"""Whether a file has said the same before, within bounded memory."""

from __future__ import annotations

from hashlib import blake2b

_MOST = 100_000
_DIGEST_BITS = 64
_DIGEST_MASK = (1 << _DIGEST_BITS) - 1


class Seen:
    """Ids with the texts they stood for, of the last 100,000 to 200,000 documents.

    Only hashes of 64 bits are kept, in two generations of which the older is dropped as a whole;
    that takes some 20 MB at most.

    >>> seen = Seen()
    >>> seen.first(1, "a", "text"), seen.first(2, "a", "text"), seen.first(3, "a", "other")
    (None, (1, True), (1, False))
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._young: dict[int, int] = {}
        self._old: dict[int, int] = {}

    def first(self, number: int, identifier: str, text: str) -> tuple[int, bool] | None:
        """Where the id stood first, and whether with the same text; ``None`` where it is new."""
        key, digest = _hash(identifier), _hash(text)
        known = self._young.get(key) or self._old.get(key)
        if known is None:
            self._keep(key, number << _DIGEST_BITS | digest)
            return None
        return known >> _DIGEST_BITS, known & _DIGEST_MASK == digest

    def _keep(self, key: int, value: int) -> None:
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        self._young[key] = value


def _hash(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BITS // 8)
    return int.from_bytes(digest.digest())
