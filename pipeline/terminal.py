"""How words reach the screen: wrapped under their label on a terminal, unbroken elsewhere."""

from collections.abc import Container, Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

UNBROKEN = 100_000
"""The width of what is no terminal: a line for `grep` and for files is never broken."""


def make_console() -> Console:
    """The console of standard output."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = UNBROKEN
    return console


def hanging(label: Text, words: Text, width: int) -> Table:
    """A label `width` columns wide, and words that stay to the right of it when they wrap."""
    grid = Table.grid()
    grid.add_column(width=width, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(label, words)
    return grid


def in_columns(lines: Sequence[Sequence[str]], right: Container[int] = ()) -> list[str]:
    """Lines of cells that stand under each other; those of the places `right` end together.

    For cells of one line that need no wrapping: a table of rich's takes a second for a thousand.

    >>> in_columns([("Nam Định", "80"), ("Huế", "100")], right=(1,))
    ['Nam Định   80', 'Huế       100']
    """
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    return ["  ".join(_cells(line, widths, right)).rstrip() for line in lines]


def _cells(line: Sequence[str], widths: Sequence[int], right: Container[int]) -> Iterator[str]:
    for place, (cell, width) in enumerate(zip(line, widths, strict=True)):
        if place in right:
            yield " " * (width - cell_len(cell)) + cell
        else:
            yield set_cell_size(cell, width)


def number_of(number: int, noun: str) -> str:
    """A number with its noun: ``1 file``, ``2 files``."""
    return f"{number} {plural(number, noun)}"


def plural(number: int, noun: str) -> str:
    """A noun as it stands after a number."""
    return noun if number == 1 else f"{noun}s"
