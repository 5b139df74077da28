"""The dossier in the terminal: the cards in their groups, at most 100 columns wide."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from realpolitik.records import Reading, Run
from realpolitik.report import wording
from realpolitik.report.cards import Card, Kind, Section, cards, groups

WIDTH = 100
_QUOTE = 180
_COLOURS: dict[Kind, str] = {
    "deed": "red",
    "word": "blue",
    "spoken": "magenta",
    "statement": "cyan",
    "forecast": "yellow",
    "instrument": "green",
    "figure": "bright_blue",
    "flag": "bright_red",
}
_LEFT_OUT = ("class", "context", "read by", "says")
_REASONS = ("why", "ratio", "nearest fit")
_VERDICT = ("why", "bound", "ratio", "nearest fit", "expected")


def show(
    reading: Reading, *, console: Console | None = None, kinds: Sequence[Kind] | None = None
) -> None:
    """Print the dossier.

    Args:
        reading: what was found in one document.
        console: where to print; standard output by default.
        kinds: the kinds of card to show; all by default.
    """
    console = console or _console()
    console.print(Group(*_parts(reading, kinds)), width=min(console.width, WIDTH))


def _console() -> Console:
    """Standard output; as wide as we write where it is no terminal and says no width."""
    plain = Console(highlight=False)
    known = plain.is_terminal or "COLUMNS" in os.environ
    return plain if known else Console(highlight=False, width=WIDTH)


def _parts(reading: Reading, kinds: Sequence[Kind] | None) -> Iterator[RenderableType]:
    document = reading.document
    title = wording.plain(document.title or document.path or "untitled")
    yield Rule(Text(title, style="bold"), align="left", style="dim")
    yield Text(wording.byline(document), style="dim")
    made = cards(reading)
    for group in groups(made):
        shown = [s for s in group.sections if kinds is None or s.kind in kinds]
        if not shown:
            continue
        yield Text("\n" + group.heading.upper(), style="bold")
        if not any(s.cards for s in shown):
            yield Text("  " + group.nothing, style="dim")
        for section in shown:
            yield from _section(section, headed=len(group.sections) > 1)
    yield Text("\n" + wording.counts(reading), style="bold")
    yield Text("[n] is the sentence: `realpolitik why FILE --sentence n` shows how it was read.")
    if reading.run:
        yield Text(_provenance(reading.run), style="dim")


def _section(section: Section, *, headed: bool) -> Iterator[RenderableType]:
    if not section.cards:
        return
    if headed:
        yield Text.assemble(
            ("  " + section.heading, f"bold {_COLOURS[section.kind]}"),
            (f" · {section.gloss}", "dim"),
        )
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", min_width=4, style="dim")
    grid.add_column()
    for card in section.cards:
        grid.add_row(str(card.number), Text("\n").join([_head(card), *_body(card)]))
    yield grid


def _head(card: Card) -> Text:
    head = Text.assemble((card.title, "bold"), "  ")
    head.append(card.coded, style="bold red" if card.alarm else _COLOURS[card.kind])
    if card.status:
        head.append(f"  {card.status}")
    return head if _says_more(card) else head.append_text(_where(card))


def _body(card: Card) -> Iterator[Text]:
    hidden = _LEFT_OUT if card.alarm else (*_LEFT_OUT, *_REASONS)
    facts = [(label, value) for label, value in card.facts if label not in hidden]
    about = [f"{label} {value}" for label, value in facts if label not in _VERDICT]
    verdict = [f"{label} {value}" for label, value in facts if label in _VERDICT]
    if about:
        yield Text(" · ".join(about))
    if verdict:
        yield Text(" · ".join(verdict), style="red" if card.alarm else "")
    if _says_more(card):
        quote = Text(f"“{_short(_quote(card))}”", style="italic")
        yield quote.append_text(_where(card))


def _quote(card: Card) -> str:
    said = dict(card.facts).get("says", wording.plain(card.evidence.text))
    return said.strip('“”"')


def _says_more(card: Card) -> bool:
    """Whether the words of the text add anything to the title made of them."""
    return _quote(card) != card.title


def _where(card: Card) -> Text:
    return Text(f"  [{card.evidence.sentence}]", style="not italic dim")


def _short(text: str) -> str:
    return text if len(text) <= _QUOTE else text[: _QUOTE - 2].rsplit(" ", 1)[0] + " …"


def _provenance(run: Run) -> str:
    return f"realpolitik {run.version}, {run.model}, {len(run.tables)} tables, {run.duration:.1f} s"
