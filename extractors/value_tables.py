"""Tables of indicators: a row each, its unit in a column, a column for each year or plan.

The header says what a column holds: `Đơn vị tính`, `Thực hiện năm 2023` (a result),
`Kế hoạch năm 2024` (a target). Cells hold bare numbers, so they are read here and not as prose.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import regex

from extractors.clause_patterns import SUBSET
from extractors.counted_tables import lines_above, subject_of, what_is_counted
from extractors.dues import Due
from extractors.figure_links import FigureLinker
from extractors.levels import in_order, read_levels
from extractors.measured import tidy
from extractors.numbers import NUMBER, parse_number
from extractors.qualifiers import read_baseline
from extractors.unit_words import are_units, unit_of_words
from models.columns import ColumnRole, column_role
from models.dates import DateInterval
from models.facts import Change, Comparator, Figure, Modality
from models.plan import Plan
from models.structure import GridCell, Table

_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_OF_YEAR = regex.compile(r"(?i)(?:năm\s*)*(?:19|20)\d\d")
_RESULT = regex.compile(
    r"(?i)thực\s+hiện|kết\s+quả|hiện\s+trạng|ước|đã\s+đạt|thực\s+trạng|cùng\s+kỳ|so\s+với|tăng|giảm|lũy\s+kế"
)
_AIM = regex.compile(
    r"(?i)kế\s+hoạch|chỉ\s+tiêu|mục\s+tiêu|phấn\s+đấu|nhiệm\s+vụ|đến\s+năm|lộ\s+trình|giao"
)
_VALUE = regex.compile(
    rf"""\W{{0,3}}?(?:(?P<ge>≥|>=|từ(?=.*trở\s+lên)|tối\s+thiểu|ít\s+nhất|không\s+dưới)|(?P<le>≤|<=|không\s+quá|tối\s+đa)|(?P<gt>>|trên|hơn)|(?P<lt><|dưới)|(?P<approx>khoảng|~)|(?P<top>(?:trong\s+)?(?:top|tốp|nhóm))|từ)?\s*
        (?P<low>{NUMBER})(?:\s*[-–]\s*(?P<high>{NUMBER}))?\s*(?P<unit>%|[\p{{L}}][\p{{L}}\s/.\d]{{0,24}}?)?\s*(?P<up>trở\s+lên)?\W*""",
    regex.VERBOSE | regex.IGNORECASE,
)
_UNIT_IN_NAME = regex.compile(r"\(\s*(%|[\p{L}/.\d\s]{1,20})\s*\)\s*$")
# `Mức giảm`, `Giảm tỷ lệ hộ nghèo`; `Tốc độ tăng trưởng` is a rate of its own
_CHANGE_NAMED = regex.compile(
    r"(?i)(?!.*\b(?:xuống|còn|lên)\b)\W*(?:(?:mức|số|tỷ\s+lệ|tỉ\s+lệ)\s+)?(?:(?P<down>(?:cắt\s+|kéo\s+|mức\s+)?giảm)|(?P<up>tăng(?:\s+thêm)?))\s+(?!trưởng|dân\s+số|tự\s+nhiên|nghèo\b)\p{L}"
)
_MEASURE = regex.compile(r"(?i)%|\bđiểm\b|\b(?:thứ|xếp)?\s*hạng\b")
_NO_VALUES: Final = frozenset(
    ("ordinal", "unit", "note", "budget", "time", "lead", "coordinate", "agencies")
)
MIN_ROWS: Final = 2


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of values: what its header says they are, and of which year."""

    index: int
    modality: Modality
    year: int | None


@dataclass(frozen=True, slots=True)
class ValueTable:
    """A table of indicators: which columns name, measure and value them, from which row on."""

    table: Table
    name: int
    unit: int | None
    values: tuple[_Column, ...]
    first_row: int
    measure: str
    subject: str = ""  # what all rows count, where their names only say where or who


def find_value_table(plan: Plan, table: Table, first_year: int | None) -> ValueTable | None:
    """The table as one of indicators, or None: it needs a column of values with an aim or a year."""
    for first_row in range(1, min(4, len(table.rows))):
        if _measures_itself(_own_words(plan, table.rows[first_row - 1])):
            return None  # the row over it is one of values: no header goes so far down
        headers = [_header(plan, table, column, first_row) for column in range(len(table.rows[0]))]
        roles = [_role(plan, table, i, header, first_row) for i, header in enumerate(headers)]
        if _is_header(plan, table.rows[first_row]):
            continue
        if "product" in roles:
            return None
        values = tuple(
            column
            for index, header in enumerate(headers)
            if roles[index] not in _NO_VALUES
            and (column := _value_column(index, header, first_year))
            and _mostly_numbers(plan, table, index, first_row)
        )
        name = next((i for i, role in enumerate(roles) if role in ("objective", "task")), None)
        if name is None:
            name = _first_text(plan, table, first_row)
        unit = roles.index("unit") if "unit" in roles else None
        known = unit is not None or any(_MEASURE.search(header) for header in headers)
        known = known or _measures_itself(
            _words(plan, row[c.index]) for row in table.rows[first_row:] for c in values
        )
        known = known or (name is not None and _named_units(plan, table, name, first_row))
        kept = tuple(column for column in values if column.index != name)
        if name is not None and not known and any(c.modality == "target" for c in values):
            over = [headers[column.index] for column in values]
            if counted := what_is_counted(lines_above(plan, table), over):
                return ValueTable(table, name, unit, kept, first_row, counted, subject_of(over))
        if name is not None and known and any(c.modality == "target" for c in values):
            measures = [_MEASURE.search(headers[column.index]) for column in values]
            measure = next((found[0].strip() for found in measures if found), "")
            return ValueTable(table, name, unit, kept, first_row, measure)
    return None


def _named_units(plan: Plan, table: Table, name: int, first_row: int) -> bool:
    """True where the names say the units of half the rows: `Tỷ lệ hộ nghèo (%)`."""
    rows = table.rows[first_row:]
    named = sum(bool(_UNIT_IN_NAME.search(_words(plan, row[name]))) for row in rows)
    return named >= MIN_ROWS and 2 * named >= len(rows)


def _role(plan: Plan, table: Table, column: int, header: str, first_row: int) -> ColumnRole | None:
    role = column_role(header)
    if role == "time" and _OF_YEAR.fullmatch(header):
        return None  # `Năm` over `2021`, `2022`: values of a year, not times
    cells = (row[column] for row in table.rows[first_row:])  # a section row's title is no unit
    if role == "agencies" and are_units(_words(plan, c) for c in cells if not c.carried):
        return "unit"
    return role


def _is_header(plan: Plan, row: tuple[GridCell, ...]) -> bool:
    """True for a second row of headers: of its own it says years, and no other numbers."""
    own = _own_words(plan, row)
    numbers = [words for words in own if _VALUE.fullmatch(words)]
    return any(_YEAR.search(words) for words in own) and all(map(_YEAR.fullmatch, numbers))


def _own_words(plan: Plan, row: tuple[GridCell, ...]) -> list[str]:
    return [_words(plan, seat) for seat in row if not seat.empty and not seat.carried]


def _measures_itself(cells: Iterable[str]) -> bool:
    """True where half of the numbers say their unit themselves (`15%`), and two at least."""
    found = [match for cell in cells if (match := _VALUE.fullmatch(cell))]
    measured = sum(bool(match["unit"] or match["top"]) for match in found)
    return measured >= MIN_ROWS and 2 * measured >= len(found)


def _header(plan: Plan, table: Table, column: int, rows: int) -> str:
    """The words over a column, from all rows of the header."""
    words = [_words(plan, table.rows[row][column]) for row in range(rows)]
    return " ".join(dict.fromkeys(word for word in words if word))


def _words(plan: Plan, seat: GridCell) -> str:
    return " ".join(plan.words(block) for block in range(seat.first, seat.last))


def _value_column(index: int, header: str, first_year: int | None) -> _Column | None:
    years = [int(year) for year in _YEAR.findall(header)]
    year = years[-1] if years else None
    if _RESULT.search(header) and not _AIM.search(header):
        return _Column(index, "result", year)
    if _AIM.search(header):
        past = year is not None and first_year is not None and year < first_year
        return _Column(index, "result" if past else "target", year)
    if year is None:
        return None
    return _Column(index, "result" if first_year and year < first_year else "target", year)


def _mostly_numbers(plan: Plan, table: Table, column: int, first_row: int) -> bool:
    cells = [_words(plan, row[column]) for row in table.rows[first_row:] if not row[column].empty]
    numbers = sum(bool(_VALUE.fullmatch(cell)) for cell in cells)
    return len(cells) >= MIN_ROWS and 2 * numbers >= len(cells)


def _first_text(plan: Plan, table: Table, first_row: int) -> int | None:
    """The first column whose cells are words."""
    for column in range(len(table.rows[0])):
        cells = [
            _words(plan, row[column]) for row in table.rows[first_row:] if not row[column].empty
        ]
        if len(cells) >= MIN_ROWS and sum(len(cell) > 12 for cell in cells) * 2 >= len(cells):
            return column
    return None


def read_value_table(
    plan: Plan, found: ValueTable, links: FigureLinker, period: DateInterval | None, offset: int
) -> list[Figure]:
    """The figures of a table, row by row; `offset` is how many figures the document has before.

    A row that begins `Trong đó` narrows the last one that did not.
    """
    figures: list[Figure] = []
    parents: dict[int, int] = {}
    for row in found.table.rows[found.first_row :]:
        name = row[found.name]
        if name.empty or name.carried:
            continue
        words = _words(plan, name)
        subset = SUBSET.first(words[:20]) is not None
        for column in found.values:
            figure = _figure(plan, found, row, column, words, period)
            if figure is None:
                continue
            parent = parents.get(column.index) if subset else None
            figure = links.link_words(replace(figure, parent=parent), _label(words))
            if not subset:
                parents[column.index] = offset + len(figures)
            figures.append(figure)
    return figures


def _label(words: str) -> str:
    return tidy(_UNIT_IN_NAME.sub("", SUBSET.pattern.sub("", words, count=1).lstrip(" :,")))


def _figure(
    plan: Plan,
    found: ValueTable,
    row: tuple[GridCell, ...],
    column: _Column,
    name: str,
    period: DateInterval | None,
) -> Figure | None:
    seat = row[column.index]
    if seat.empty or seat.carried:
        return None
    match = _VALUE.fullmatch(_words(plan, seat))
    if match is None:
        return None
    low, high = parse_number(match["low"]), parse_number(match["high"] or match["low"])
    unit, unit_text, scale = _unit(plan, found, row, match["unit"], name)
    if match["top"]:
        unit, scale = "rank", 1
    if low is None or high is None:
        return None
    start = plan.blocks[min(row[found.name].first, seat.first)].span.start
    end = plan.blocks[seat.last - 1].span.end
    due = _due(column.year, period)
    return Figure(
        evidence=plan.evidence(start, end, "table.value"),
        modality=column.modality,
        indicator_text=f"{found.subject}: {_label(name)}" if found.subject else _label(name),
        unit=unit,
        comparator=_comparator(match),
        value_low=low * scale,
        value_high=high * scale,
        unit_text=unit_text,
        change=_change(name),
        baseline=read_baseline(name),
        levels=in_order({level for _, level in read_levels(name, ())}),
        due=due.interval if due else None,
        due_source=due.source if due else None,
    )


def _change(name: str) -> Change | None:
    """The change that a row promises: `Mức giảm tai nạn so với năm 2020`; a rate is a level."""
    found = _CHANGE_NAMED.match(name)
    return None if found is None else "decrease" if found["down"] else "increase"


def _comparator(match: "regex.Match[str]") -> Comparator:
    if match["high"]:
        return "range"
    if match["ge"] or match["up"]:
        return "ge"
    kinds: tuple[Comparator, ...] = ("le", "gt", "lt", "approx", "top")
    return next((kind for kind in kinds if match[kind]), "eq")


def _unit(
    plan: Plan, found: ValueTable, row: tuple[GridCell, ...], own: str | None, name: str
) -> tuple[str, str | None, int]:
    """Unit code, words and scale: the cell's own, the unit column's, the name's or the headers'."""
    in_name = _UNIT_IN_NAME.search(name)
    column = _words(plan, row[found.unit]) if found.unit is not None else ""
    words = (own or column or (in_name[1] if in_name else found.measure)).strip()
    code, scale = unit_of_words(words)
    return code, words or None, scale


def _due(year: int | None, period: DateInterval | None) -> Due | None:
    if year is not None:
        return Due(DateInterval.year(year), "own")
    return Due(period, "period") if period else None


def table_blocks(tables: Iterator[Table]) -> frozenset[int]:
    """The blocks of some tables."""
    return frozenset(
        block
        for table in tables
        for row in table.rows
        for seat in row
        for block in range(seat.first, seat.last)
    )
