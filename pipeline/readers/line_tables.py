"""Tables of dumps that print a row a line, its cells parted by tabs or by pipes.

A header tells where one begins: several cells, nearly all of them names of columns. A line
goes on with the row above where that is short of cells and no new label opens the line, or
where it begins in small letters; a table ends with the first other line.
"""

from collections.abc import Iterator

import regex

from models.columns import column_role
from models.spans import Span
from models.text import RawBlock
from pipeline.readers.sheets import Chunk, Sheet, seat_row

_TWO_MARKS = regex.compile(r"[|\t][^\n|\t]*[|\t]")
_LINE = regex.compile(r"[^\n]*\S[^\n]*")
_LABEL = regex.compile(r"(?:(?:\d{1,3}\.)*\d{1,3}|[IVXL]{1,6}|\p{Lu}|\p{Ll})[.)]?|[-+*]")
_CAPITALS = regex.compile(r"[^\p{Ll}\t]*\p{Lu}{2}[^\p{Ll}\t]*")
MIN_COLUMNS, MAX_COLUMNS, MAX_HEADER = 3, 20, 400
# the seats of a short row are weighed up to this width; the free ones of wider tables are the last
MAX_WEIGHED = 12

Row = list[Chunk]


def find_line_runs(source: str) -> Iterator[Span]:
    """The line-runs that are tables: a header and at least one row."""
    end = 0
    may_hold = "\t" in source or "|" in source
    for start, line in _headers(source) if may_hold else ():
        if start < end or not _names_columns(line):
            continue
        rows = _rows(source, start, len(source))
        if len(rows) > 1:
            end = max(cell.end for cell in rows[-1])
            yield Span(start, end)


def _headers(source: str) -> Iterator[tuple[int, str]]:
    """The lines that may be headers: two tabs, or two pipes behind a first cell, and no other mark."""
    start = 0
    for marks in _TWO_MARKS.finditer(source):
        if marks.start() < start:
            continue  # of the line before
        first, end = source.rfind("\n", 0, marks.start()) + 1, source.find("\n", marks.end())
        line = source[first : end if end >= 0 else len(source)]
        tabs, pipes = line.count("\t"), line.count("|")
        if (tabs > 1 and not pipes) or (pipes > 1 and not tabs and line[0] != "|"):
            yield first, line
        start = first + len(line)


def read_line_run(source: str, run: Span, number: int) -> Iterator[RawBlock]:
    """The cells of one table as blocks; a row with one text beside its label heads those below."""
    header, *rows = _rows(source, run.start, run.end)
    sheet = Sheet.under(header)
    for row in rows:
        if len(row) == 1:
            sheet.put(row[0], 0, colspan=len(header))
            sheet.end_row(carries=False)
        else:
            wide = len(header) > MAX_WEIGHED and len(row) > 2
            ends = [_chunk(source, row[-1].end, row[-1].end)] * (len(header) - len(row))
            seat_row(sheet, [*row, *ends] if wide else row)
    yield from sheet.blocks(number)


# `Năm 2024`, `2025`: a column of values
_OF_YEAR = regex.compile(r"(?:[Nn]ăm\s+)?(?:19|20)\d\d")


def _names_columns(line: str) -> bool:
    cells = [cell.strip() for cell in line.rstrip().split(_mark(line))]
    known = sum(column_role(cell) is not None for cell in cells)
    if known >= MIN_COLUMNS - 1:
        known += sum(bool(_OF_YEAR.fullmatch(cell)) for cell in cells)
    return (
        MIN_COLUMNS <= len(cells) <= MAX_COLUMNS
        and len(line) <= MAX_HEADER
        and known >= max(MIN_COLUMNS - 1, len(cells) // 2)
    )


def _rows(source: str, start: int, stop: int) -> list[Row]:
    """The header and the rows below it, up to the first line that is none of them."""
    rows: list[Row] = []
    mark = _mark(source[start : source.find("\n", start)])
    for line in _LINE.finditer(source, start, stop):
        pieces = _pieces(source, *line.span(), mark)
        if not rows:
            rows.append(pieces)
        elif _begins_another(rows[0], pieces):
            break
        elif _goes_on(rows, pieces):
            _join(source, rows[-1], pieces)
        elif len(pieces) > 1 or _CAPITALS.fullmatch(pieces[0].text):
            rows.append(pieces)
        else:
            break
        if len(rows) > 1:
            _fit(source, rows[-1], len(rows[0]))
    while len(rows) > 1 and len(rows[-1]) == 1:  # a line in capitals that heads no row
        rows.pop()
    return rows


def _begins_another(header: Row, pieces: Row) -> bool:
    """True for the header of the next table; the same header again is that of a next page."""
    return (
        len(pieces) >= MIN_COLUMNS
        and column_role(pieces[0].text) == "ordinal"
        and [piece.text for piece in pieces] != [piece.text for piece in header]
    )


def _goes_on(rows: list[Row], pieces: Row) -> bool:
    """True for a line within a cell of the row above, or from within one on."""
    width, above, first = len(rows[0]), rows[-1], pieces[0].text
    if len(rows) == 1:
        names = all(column_role(piece.text) for piece in pieces[1:])
        return first[:1].islower() and names and not _LABEL.fullmatch(first)
    if len(above) == 1 or not first or _LABEL.fullmatch(first):
        return False
    joined = len(above) + len(pieces) - 1
    return first[:1].islower() or (2 < len(above) < width and len(pieces) > 1 and joined <= width)


def _join(source: str, row: Row, pieces: Row) -> None:
    """The first piece goes on with the last cell, the others are further cells."""
    row[-1] = _chunk(source, row[-1].start, pieces[0].end)
    row += pieces[1:]


def _fit(source: str, row: Row, width: int) -> None:
    """Empty cells past the last column are left out, words there belong to the last cell."""
    while len(row) > width and not row[-1].text:
        row.pop()
    if len(row) > width:
        row[width - 1 :] = [_chunk(source, row[width - 1].start, row[-1].end)]


def _mark(header: str) -> str:
    """What parts the cells of a table: a tab where its header holds one."""
    return "\t" if "\t" in header else "|"


def _pieces(source: str, start: int, stop: int, mark: str) -> Row:
    row, at = [], start
    for piece in source[start:stop].split(mark):
        row.append(_chunk(source, at, at + len(piece)))
        at += len(piece) + 1
    return row


def _chunk(source: str, start: int, stop: int) -> Chunk:
    words = source[start:stop]
    left = start + len(words) - len(words.lstrip())
    text = words.strip()
    return Chunk(text, left, left + len(text), False)
