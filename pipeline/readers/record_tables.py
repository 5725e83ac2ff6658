"""Tables of dumps that print a cell a line, each behind the name of its column.

`STT 1`, `Nội dung Kiểm tra ...`, `Cơ quan chủ trì: Sở Y tế`: so pages for small screens print the
rows of a table. A record begins with the ordinal; the first one names the columns, later ones
may leave some out. The names of the first record become the header.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from models.columns import column_role, names_of_columns
from models.spans import Place, Span
from models.text import BlockKind, Cell, RawBlock

_LINE = regex.compile(r"[^\n]*\S[^\n]*")
_ORDINAL = regex.compile(
    r"[^\S\n]*(?P<name>STT|TT|Số\s+TT|Số\s+thứ\s+tự)[^\S\n]*[:.\t]?[^\S\n]*(?P<value>\d{1,3})[.)]?[^\S\n]*",
    regex.IGNORECASE,
)
_FIRST = regex.compile(r"[^\S\n]*(?:STT|TT|Số)\b[^\n]*\d", regex.IGNORECASE)
MIN_RECORDS, MIN_COLUMNS = 2, 3


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line: the name of a column and the words behind it."""

    name: Span
    value: Span
    key: str


Record = list[_Entry]


def find_record_runs(source: str, starts: Iterable[int]) -> Iterator[Span]:
    """The line-runs that are records: two at least, of three columns or more.

    Args:
        source: the dump.
        starts: its `ordinal_lines`.
    """
    end = 0
    for start in starts:
        if start < end or not _FIRST.match(source, start):
            continue
        records = _records(source, start)
        if len(records) >= MIN_RECORDS:
            end = max(entry.value.end for entry in records[-1])
            yield Span(start, end)


def read_record_run(source: str, run: Span, number: int) -> Iterator[RawBlock]:
    """The cells of one table as blocks: the names of the columns, then a row for each record."""
    records = _records(source, run.start)
    columns = [entry.key for entry in records[0]]
    for column, entry in enumerate(records[0]):
        yield _block(source, entry.name, Cell(number, 0, column))
    for row, record in enumerate(records, 1):
        for entry in record:
            yield _block(source, entry.value, Cell(number, row, columns.index(entry.key)))


def _records(source: str, start: int) -> list[Record]:
    """The records from `start` on, up to the first line that belongs to none."""
    records: list[Record] = []
    for line in _LINE.finditer(source, start):
        ordinal = _ORDINAL.fullmatch(line[0])
        if ordinal and (not records or len(records[0]) >= MIN_COLUMNS):
            records.append([_entry(line.start(), ordinal)])
        elif not records or ordinal:
            break
        elif line[0].lstrip()[:1].islower() and len(records[-1]) > 1:
            last = records[-1][-1]
            value = Span(last.value.start, line.start() + len(line[0].rstrip()))
            records[-1][-1] = _Entry(last.name, value, last.key)
        elif not (entry := _named(source, line)) or not _belongs(entry, records):
            break
        else:
            records[-1].append(entry)
    whole = [record for record in records if len(record) > 1]
    return whole if records and len(records[0]) >= MIN_COLUMNS else []


def _belongs(entry: _Entry, records: list[Record]) -> bool:
    """A column of the first record, each once a record."""
    known = len(records) == 1 or any(entry.key == one.key for one in records[0])
    return known and all(entry.key != one.key for one in records[-1])


def _entry(at: int, found: "regex.Match[str]") -> _Entry:
    name, value = found.span("name"), found.span("value")
    key = "ordinal"
    return _Entry(Span(at + name[0], at + name[1]), Span(at + value[0], at + value[1]), key)


def _named(source: str, line: "regex.Match[str]") -> _Entry | None:
    """A line that begins with the name of a column: the longest name that fits."""
    left = line.start() + len(line[0]) - len(line[0].lstrip())
    name = names_of_columns().match(source, left, line.end())
    if name is None or column_role(name["name"]) is None:
        return None
    value = source[name.end() : line.end()].rstrip()
    if not value:
        return None
    start = name.end() + len(value) - len(value.lstrip())
    stop = name.end() + len(value)
    return _Entry(
        Span(*name.span("name")), Span(start, stop), " ".join(name["name"].lower().split())
    )


def _block(source: str, span: Span, cell: Cell) -> RawBlock:
    words = source[span.start : span.end]
    return RawBlock(words, Place(span.start, span.end), BlockKind.CELL, cell)
