"""Tables of Markdown crawls: rows on lines of their own, cells between pipes."""

from collections.abc import Iterator

import regex

from models.spans import Place, Span
from models.text import BlockKind, Cell, RawBlock

_RUN = regex.compile(r"(?:^[^\S\n]*\|[^\n]*[^\s|][^\n]*\|[^\S\n]*(?:\n|\Z)){2,}", regex.MULTILINE)
_ROW = regex.compile(r"[^\n]+")
_RULE = regex.compile(r"[\s|:\-–]+")
_CELL = regex.compile(r"(?:\\\||[^|])+")
MIN_CELLS = 2


def find_runs(source: str) -> Iterator[Span]:
    """The line-runs that are tables: two lines or more with at least two cells each."""
    for match in _RUN.finditer(source):
        first = _ROW.search(match[0])
        if first and len(_CELL.findall(first[0].strip().strip("|"))) >= MIN_CELLS:
            yield Span(*match.span())


def read_run(source: str, run: Span, number: int) -> Iterator[RawBlock]:
    """The cells of one table as blocks; the rule under the header (`|---|---|`) is no row."""
    row = 0
    for line in _ROW.finditer(source, run.start, run.end):
        if _RULE.fullmatch(line[0]):
            continue
        left = source.index("|", line.start()) + 1
        right = source.rindex("|", line.start(), line.end())
        for column, (start, end) in enumerate(_cells(source, left, right)):
            text = source[start:end].strip()
            if text:
                at = source.index(text, start)
                place = Place(at, at + len(text))
                yield RawBlock(text, place, BlockKind.CELL, Cell(number, row, column))
        row += 1


def _cells(source: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    start = left
    while start <= right:
        end = start
        while end < right and not (source[end] == "|" and source[end - 1] != "\\"):
            end += 1
        yield start, end
        start = end + 1
