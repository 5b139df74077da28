"""Small helpers that the tests of documents share."""

from realpolitik.documents import Prepared, from_text


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of the blocks of a plain text."""
    return of(from_text(text))


def of(prepared: Prepared) -> list[tuple[str, str]]:
    """Kind and text of a document's blocks."""
    return [(b.kind, prepared.text[b.start : b.end]) for b in prepared.blocks]


def original(prepared: Prepared, words: str) -> str:
    """What stands in the original where some words stand in the clean text."""
    start = prepared.text.index(words)
    first, last = prepared.offsets.to_original(start, start + len(words))
    return prepared.original[first:last]


LONG = """
The two governments said on Tuesday that their delegations had met for the third time this year,
and that the talks on the border crossing would go on until the autumn.
""".strip().replace("\n", " ")
"""A paragraph that nobody could take for a headline."""

OTHER = """
Officials in the capital added that the customs posts would open again once both parliaments had
agreed to the text, which runs to forty pages and has not been published.
""".strip().replace("\n", " ")
"""Another."""
