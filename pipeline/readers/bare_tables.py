"""Tables of dumps that print a cell a line and nothing between them: no pipes, no blank lines.

Such a table is sure only by its header: the ordinal's name and three names of columns or more on
lines of their own, followed by the first row's label. A line in small letters goes on with the
one above it.
"""

from collections.abc import Iterator

import regex

from models.columns import column_role
from models.spans import Span
from models.text import RawBlock
from pipeline.readers.pipe_tables import LABEL, read_table
from pipeline.readers.sheets import Chunk

_LINE = regex.compile(r"[^\n]*\S[^\n]*")
_ORDINAL = regex.compile(r"(?im)^[^\S\n]*(?:STT|TT|Số\s+TT|Số\s+thứ\s+tự)[^\S\n]*$")
MIN_COLUMNS, MAX_COLUMNS, MAX_NAME = 4, 12, 60


def find_bare_runs(source: str) -> Iterator[Span]:
    """The line-runs that are tables: a header and at least one row of it."""
    if not _ORDINAL.search(source):
        return
    chunks = _chunks(source, 0, len(source))
    index = 0
    while index < len(chunks):
        after = _header_end(chunks, index)
        if after is None:
            index += 1
            continue
        table = read_table(chunks, index, None, chunks[index:after], after, 0)
        if table.after > after + 1:
            yield Span(chunks[index].start, chunks[table.after - 1].end)
        index = max(table.after, after)


def read_bare_run(source: str, run: Span, number: int) -> Iterator[RawBlock]:
    """The cells of one table as blocks."""
    chunks = _chunks(source, run.start, run.end)
    after = _header_end(chunks, 0) or 1
    yield from read_table(chunks, 0, None, chunks[:after], after, number).blocks


def _chunks(source: str, start: int, stop: int) -> list[Chunk]:
    """The lines, those in small letters joined with the line above."""
    chunks: list[Chunk] = []
    for line in _LINE.finditer(source, start, stop):
        text = line[0].strip()
        left = line.start() + line[0].index(text)
        before = chunks[-1] if chunks else None
        if before and text[0].islower() and not LABEL.fullmatch(before.text):
            end = left + len(text)
            chunks[-1] = Chunk(source[before.start : end], before.start, end, True)
        else:
            chunks.append(Chunk(text, left, left + len(text), True))
    return chunks


def _header_end(chunks: list[Chunk], index: int) -> int | None:
    """Where the names of columns that begin at `index` end; None where no header begins."""
    if column_role(chunks[index].text) != "ordinal":
        return None
    after = index + 1
    while after < len(chunks) and after - index < MAX_COLUMNS:
        text = chunks[after].text
        if len(text) > MAX_NAME or LABEL.fullmatch(text) or column_role(text) is None:
            break
        after += 1
    is_header = after - index >= MIN_COLUMNS and after < len(chunks)
    return after if is_header and LABEL.fullmatch(chunks[after].text) else None
