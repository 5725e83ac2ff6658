"""Tables of Markdown crawls: rows on lines of their own, cells between pipes.

A row may be broken within a cell; rows may lack the pipes at their edges where a rule
(``---|---``) under the header says that a table stands there. Letterheads and signatures that
a page had laid out as tables are paragraphs.
"""

from collections.abc import Iterator

import regex

from models.spans import Place, Span
from models.text import BlockKind, Cell, RawBlock
from pipeline.readers.html_layout import DATELINE, LETTERHEAD, NUMBER_LINE, SIGNATURE

# A row: a line between pipes, or one that goes on over the next lines up to the closing pipe.
_ROW_FORM = (
    r"(?>[^\S\n]*+\|(?=[^\S\n|]*+(?:\|[^\S\n|]*+)*+[^\s|])[^\n]*+"
    r"(?:\n(?![^\S\n]*+(?:\||\n|\Z))[^\n]*+){0,5}?(?<=\|[^\S\n]*)(?=\n|\Z))"
)
_WORDS_BEHIND_PIPE = regex.compile(r"\|[^\S\n]*[^\s|]")  # each row has such a place
_RUN = regex.compile(rf"^(?:{_ROW_FORM}(?:\n|\Z)){{2,}}", regex.MULTILINE)
_ROW = regex.compile(rf"^{_ROW_FORM}", regex.MULTILINE)
_RULE_FORM = r"[^\S\n]*:?-{2,}:?[^\S\n]*(?:\|[^\S\n]*:?-{2,}:?[^\S\n]*)+"
_OPEN_RUN = regex.compile(
    rf"^[^\n|]*+\|[^\n]*\n{_RULE_FORM}(?:\n[^\n|]*+\|[^\n]*)+", regex.MULTILINE
)
_LINE = regex.compile(r"[^\n]+")
_RULE = regex.compile(r"[\s|:\-–]+")
_CELL = regex.compile(r"(?:\\\||[^|])+")
MIN_CELLS = 2
_LAYOUT_COLUMNS, _LAYOUT_ROWS = 3, 8


def find_runs(source: str) -> Iterator[Span]:
    """The line-runs that are tables: two lines or more with at least two cells each."""
    runs = _RUN.finditer(source) if _WORDS_BEHIND_PIPE.search(source) else ()
    found = [Span(*match.span()) for match in runs if _has_cells(match[0])]
    taken = iter([*found, Span(len(source), len(source))])
    fence = next(taken)
    for match in _OPEN_RUN.finditer(source) if "-|" in source or "- |" in source else ():
        run = Span(*match.span())
        while fence.end <= run.start and fence.start < len(source):
            fence = next(taken)
        if not fence.overlaps(run):
            found.append(run)
    yield from sorted(found)


def read_run(source: str, run: Span, number: int) -> Iterator[RawBlock]:
    """The cells of one table as blocks; the rule under the header (`|---|---|`) is no row."""
    lines = (row for row in _rows(source, run) if not _RULE.fullmatch(source, row.start, row.end))
    rows = [_cells(source, line) for line in lines]
    if _is_layout(source, rows):
        cells = (cell for row in rows for cell in row)
        yield from (RawBlock(source[s:e], Place(s, e)) for s, e in cells if e > s)
        return
    for row, seats in enumerate(rows):
        for column, (start, end) in enumerate(seats):
            if end > start:
                cell = Cell(number, row, column)
                yield RawBlock(source[start:end], Place(start, end), BlockKind.CELL, cell)


def _has_cells(run: str) -> bool:
    first = _LINE.search(run)
    return first is not None and len(_CELL.findall(first[0].strip().strip("|"))) >= MIN_CELLS


def _rows(source: str, run: Span) -> Iterator[Span]:
    """The rows of a run; of one without pipes at the edges, its lines."""
    closed = _ROW.match(source, run.start, run.end) is not None
    form = _ROW if closed else _LINE
    for match in form.finditer(source, run.start, run.end):
        yield Span(*match.span())


def _cells(source: str, row: Span) -> list[tuple[int, int]]:
    """The places of a row's cells, white space around them left out."""
    text = source[row.start : row.end]
    left = row.start + len(text) - len(text.lstrip())
    right = row.start + len(text.rstrip())
    left += source[left : left + 1] == "|"
    right -= right > left and source[right - 1] == "|" and source[right - 2] != "\\"
    places: list[tuple[int, int]] = []
    start = left
    while start <= right:
        end = start
        while end < right and not (source[end] == "|" and source[end - 1] != "\\"):
            end += 1
        words = source[start:end]
        first = start + len(words) - len(words.lstrip())
        places.append((first, max(first, start + len(words.rstrip()))))
        start = end + 1
    return places


def _is_layout(source: str, rows: list[list[tuple[int, int]]]) -> bool:
    """True for a small table that is a letterhead or a signature."""
    if len(rows) > _LAYOUT_ROWS or max(map(len, rows), default=0) > _LAYOUT_COLUMNS:
        return False
    cells = [source[start:end].strip("*_ ") for row in rows for start, end in row]
    if any(LETTERHEAD.first(cell[:400]) or SIGNATURE.first(cell[:400]) for cell in cells):
        return True
    numbered = any(NUMBER_LINE.first(cell[:100]) for cell in cells)
    return numbered and any(DATELINE.first(cell[:100]) for cell in cells)
