"""Writes small PDF files, as plain as the format allows."""

from __future__ import annotations

_HEAD = b"%PDF-1.4\n"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"

Printed = tuple[float, float, str]
"""Where a line stands, in points from the lower left corner, and what it says."""


def pdf(*pages: list[Printed], size: int = 11) -> bytes:
    """A PDF of pages of lines."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        _FONT,
    ]
    for at, lines in enumerate(pages):
        objects += _page(5 + 2 * at), _stream(lines, size)
    return _file(objects)


def column(lines: list[str], *, top: float = 700, left: float = 72) -> list[Printed]:
    """Lines one below the other; an empty one leaves a gap."""
    return [(left, top - 14 * at, line) for at, line in enumerate(lines) if line]


def _page(content: int) -> bytes:
    fonts = "/Resources << /Font << /F1 3 0 R >> >>"
    box = "/MediaBox [0 0 595 842]"
    return f"<< /Type /Page /Parent 2 0 R {box} /Contents {content} 0 R {fonts} >>".encode()


def _stream(lines: list[Printed], size: int) -> bytes:
    shown = "\n".join(f"1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj" for x, y, text in lines)
    content = f"BT /F1 {size} Tf\n{shown}\nET".encode("cp1252")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: list[bytes]) -> bytes:
    body = _HEAD
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    xref = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    return body + xref + end
