"""Tables in dumps that print one cell a line-run, parted by lines holding only `|`.

Rows are told by their labels (1, 2, 3 ... under I, II ...).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from models.columns import ColumnRole, column_role
from models.spans import Place
from models.text import RawBlock
from pipeline.readers.sheets import Chunk, Sheet, best_seats, seat_row

LABEL = regex.compile(r"(?:\d{1,3}|(?:\d{1,2}\.){1,3}\d{1,2}|[IVX]{1,5}|\p{Lu}|[a-zđ])[.)]?")
_ROMAN = regex.compile(r"[IVX]{1,5}[.)]?|[A-H][.)]?")
MIN_COLUMNS, MAX_COLUMNS = 3, 12
MAX_HEADER = 90


@dataclass(frozen=True, slots=True)
class PipeTable:
    """A table found: its blocks stand for chunks ``first .. after-1``."""

    first: int
    after: int
    blocks: tuple[RawBlock, ...]


def find_pipe_tables(chunks: list[Chunk], number: int = 0) -> Iterator[PipeTable]:
    """The tables of a dump, in order, counted from `number`."""
    index = 0
    while index < len(chunks):
        header = _header(chunks, index)
        if header is None:
            index += 1
            continue
        lead_in, cells, after = header
        table = read_table(chunks, index, lead_in, cells, after, number)
        yield table
        number += 1
        index = table.after


def _header(chunks: list[Chunk], index: int) -> tuple[Chunk | None, list[Chunk], int] | None:
    """The header cells that begin at `index`: the last line of its chunk names the ordinals."""
    first = chunks[index]
    if not first.piped or not first.text:
        return None
    cut = first.text.rfind("\n") + 1
    if column_role(first.text[cut:]) != "ordinal":
        return None
    cells, after = [first.tail(cut)], index + 1
    while after < len(chunks) and len(cells) < MAX_COLUMNS:
        cell = chunks[after]
        if not cell.piped or len(cell.text) > MAX_HEADER or LABEL.fullmatch(cell.text):
            break
        cells.append(cell)
        after += 1
    known = sum(column_role(cell.text) is not None for cell in cells)
    if len(cells) < MIN_COLUMNS or known < MIN_COLUMNS - 1:
        return None
    lead_in = None
    if cut:
        text = first.text[:cut].rstrip()
        lead_in = Chunk(text, first.start, first.start + len(text), False)
    return lead_in, cells, after


def read_table(
    chunks: list[Chunk],
    first: int,
    lead_in: Chunk | None,
    header: list[Chunk],
    after: int,
    number: int,
    merges: frozenset[ColumnRole] | None = None,
) -> PipeTable:
    """The table under a header whose cells end before chunk `after`, as far as its rows go."""
    sheet = Sheet.under(header, merges)
    previous = 0
    while after < len(chunks):
        row = _row(chunks, after, len(header), previous)
        if row is None:
            break
        cells, after, previous = row
        if len(cells) == len(header) and _is_foreign(sheet, cells, chunks, after, previous):
            cells, after = cells[:-1], after - 1
        seat_row(sheet, cells)
    blocks = sheet.blocks(number)
    if lead_in:
        blocks.insert(0, RawBlock(lead_in.text, Place(lead_in.start, lead_in.end)))
    return PipeTable(first, after, tuple(blocks))


def _is_foreign(
    sheet: Sheet, cells: list[Chunk], chunks: list[Chunk], after: int, previous: int
) -> bool:
    """True where the last cell of a last row is no cell but what the page prints next."""
    if len(cells) < MIN_COLUMNS or (after < len(chunks) and _starts_row(chunks, after, previous)):
        return False
    roles, texts = sheet.roles[1:], cells[1:]
    return best_seats(roles, texts[:-1])[1] > best_seats(roles, texts)[1]


def _row(
    chunks: list[Chunk], index: int, width: int, previous: int
) -> tuple[list[Chunk], int, int] | None:
    """The cells of the row that begins at `index`, where the next begins, and its number."""
    label = chunks[index].text
    if not chunks[index].piped or not LABEL.fullmatch(label):
        return None
    number = int(label.strip(".)")) if label.strip(".)").isdigit() else None
    cells, after = [chunks[index]], index + 1
    while after < len(chunks) and len(cells) < width:
        chunk = chunks[after]
        if _starts_row(chunks, after, number if number is not None else previous):
            break
        cells.append(chunk)
        after += 1
        if not chunk.piped:  # the dump's cells end with a pipe: prose follows
            break
    return cells, after, number if number is not None else previous


def _starts_row(chunks: list[Chunk], index: int, number: int) -> bool:
    text = chunks[index].text
    if not LABEL.fullmatch(text):
        return False
    bare = text.strip(".)")
    if bare.isdigit():
        return int(bare) in (number + 1, 1)
    if "." in bare:
        return True
    follower = chunks[index + 1].text if index + 1 < len(chunks) else ""
    return bool(_ROMAN.fullmatch(text)) and follower[:1].isupper()
