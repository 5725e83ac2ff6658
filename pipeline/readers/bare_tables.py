"""Tables of dumps that print a cell a line and nothing between them: no pipes, no blank lines.

Such a table is sure only by its header: the ordinal's name and three names of columns or more on
lines of their own, followed by the first row's label. A line in small letters goes on with the
one above it.
"""

from collections.abc import Iterator, Sequence

import regex

from models.columns import ColumnRole, column_role
from models.spans import Span
from models.text import RawBlock
from pipeline.readers.pipe_tables import LABEL, read_table
from pipeline.readers.sheets import Chunk

_NAME = r"(?:STT|TT|Số\s+TT|Số\s+thứ\s+tự)"
_ORDINAL = regex.compile(rf"[^\S\n]*{_NAME}[^\S\n]*(?:\n|\Z)", regex.IGNORECASE)
# with words on the line below: in dumps whose cells are parted by pipes only a pipe stands there
_OVER_WORDS = regex.compile(
    rf"[^\w\n]*(?:{_NAME}|\#)(?!\p{{L}})[^\n]*\n\s*+(?!\|[|\s]*?(?:\n|\Z))", regex.IGNORECASE
)
MIN_COLUMNS, MAX_COLUMNS, MAX_NAME = 4, 12, 60
MERGES: frozenset[ColumnRole] = frozenset(("objective",))
"""A goal is merged over its tasks; any other cell that is not there may be merged or left empty."""


def find_bare_runs(source: str, starts: Sequence[int]) -> Iterator[Span]:
    """The line-runs that are tables: a header and at least one row of it.

    Args:
        source: the dump.
        starts: its `ordinal_lines`.
    """
    if not any(_ORDINAL.match(source, at) for at in starts) or not any(
        _OVER_WORDS.match(source, at) for at in starts
    ):
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
    yield from read_table(chunks, 0, None, chunks[:after], after, number, MERGES).blocks


def _chunks(source: str, start: int, stop: int) -> list[Chunk]:
    """The lines, those in small letters joined with the line above."""
    chunks: list[Chunk] = []
    at = start
    for line in source[start:stop].split("\n"):
        text = line.strip()
        if text:
            left = at + line.index(text)
            end = left + len(text)
            before = chunks[-1] if chunks else None
            if before and text[0].islower() and not LABEL.fullmatch(before.text):
                chunks[-1] = Chunk(source[before.start : end], before.start, end, True)
            else:
                chunks.append(Chunk(text, left, end, True))
        at += len(line) + 1
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
