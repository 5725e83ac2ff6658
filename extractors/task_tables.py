"""Tasks from the tables of a plan: one a row, with product, agencies and time."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

import regex

from extractors.cell_agencies import cell_assignments
from extractors.deadlines import parse_deadline
from extractors.reform_areas import area_of_heading
from extractors.table_roles import WHO, Columns, cell_text, is_mark, read_columns
from extractors.table_rows import Row, read_rows
from models.columns import ColumnRole, looks_like_time
from models.dates import DateInterval, Deadline
from models.facts import Assignment, Role, Task
from models.issues import Issue
from models.plan import Plan
from models.structure import GridCell, Part

RULE = "task.table_row"
_AGENCY_RULE = "task.table_cell"
MIN_ROWS, MIN_COLUMNS = 3, 3
_BEFORE_TIME = regex.compile(
    r"\A|[(;,\n:]|\s[-–]\s|\.\s|\s(?=(?:trước|tháng|quý|năm|hoàn)\s)", regex.IGNORECASE
)
_DONE = regex.compile(r"(?:hoàn\s+thành|xong)\s+", regex.IGNORECASE)
_ROLE_OF: dict[str, Role] = {"lead": "lead", "coordinate": "coordinate", "agencies": "lead"}


def table_tasks(
    plan: Plan, *, on: date | None, period: DateInterval | None, reform: bool
) -> Iterator[Task | Issue]:
    """The tasks of every task table in order; an issue for each larger table that is none.

    Args:
        plan: The document.
        on: Its date, which resolves agency names.
        period: The years it governs, for times without a year.
        reform: True where section rows may name areas of administrative reform.
    """
    for table in plan.tables:
        if plan.parts[plan.block_at(table.span.start).index] is Part.FURNITURE:
            continue
        columns = read_columns(plan, table)
        reason = why_left(columns)
        if reason is None:
            reader = _Reader(plan, columns, on, period, reform)
            for row in read_rows(plan, table, columns):
                yield from reader.read(row)
        elif len(table.rows) >= MIN_ROWS and len(table.rows[0]) >= MIN_COLUMNS:
            yield plan.issue("table_left", f"no task table: {reason}", table.span)


def why_left(columns: Columns) -> str | None:
    """Why a table is no task table, or None where it is one."""
    roles = set(columns.roles)
    if "task" not in roles:
        return "no column of tasks"
    if not roles & (WHO | {"time"}):
        return "no column of agencies or times"
    if not roles & WHO and roles & {"unit", "value", "result"}:
        return "its columns hold values"
    return None


@lru_cache(maxsize=1024)
def _deadline(words: str, period: DateInterval | None) -> Deadline | None:
    """A column of times repeats a few of them."""
    return parse_deadline(words, period=period)


def split_time(words: str) -> tuple[str, str]:
    """What stands before the time that ends a cell, and the time; all and "" where none does.

    >>> split_time("Báo cáo (trước ngày 30/9/2025)"), split_time("Quy chế; đề án")
    (('Báo cáo', 'trước ngày 30/9/2025'), ('Quy chế; đề án', ''))
    """
    for cut in _BEFORE_TIME.finditer(words):
        tail = _DONE.sub("", words[cut.end() :].strip(" .;)"))
        if looks_like_time(tail):
            return words[: cut.start()].strip(" .,;:-–("), tail
    return words, ""


class _Reader:
    """Reads the rows of one table."""

    def __init__(
        self,
        plan: Plan,
        columns: Columns,
        on: date | None,
        period: DateInterval | None,
        reform: bool,
    ) -> None:
        self.plan, self.columns, self.on, self.period, self.reform = (
            plan,
            columns,
            on,
            period,
            reform,
        )

    def read(self, row: Row) -> Iterator[Task]:
        words = self._words(row, "task")
        if not words:
            return
        first, last = row.own_blocks
        if self.plan.parts[first] is Part.FURNITURE:
            return
        start, end = self.plan.blocks[first].span.start, self.plan.blocks[last - 1].span.end
        assignments = tuple(self._assignments(row))
        timeframe, deadline = self._time(row)
        product = self._words(row, "product")
        if product and set(self.columns.timed) & set(self.columns.of("product")):
            product = split_time(product)[0] or None
        yield Task(
            evidence=self.plan.evidence(start, end, RULE),
            source="table",
            task=words,
            row_label=(self._words(row, "ordinal") or "").strip(" .") or None,
            area=self._area(row),
            objective=self._objective(row),
            product=product,
            leads_text=self._words(row, "lead", "agencies"),
            coordinators_text=self._words(row, "coordinate"),
            budget_text=self._words(row, "budget"),
            timeframe_text=timeframe,
            deadline=deadline,
            assignments=assignments,
        )

    def _cells(self, row: Row, *roles: ColumnRole) -> Iterator[GridCell]:
        """The cells of some columns, those of the rows that go on after the row's own."""
        seen: set[tuple[int, int]] = set()
        for cells in (row.cells, *row.more):
            for column in self.columns.of(*roles):
                cell = cells[column]
                if not cell.empty and (cell.first, cell.last) not in seen:
                    seen.add((cell.first, cell.last))
                    yield cell

    def _words(self, row: Row, *roles: ColumnRole) -> str | None:
        texts = [cell_text(self.plan, cell) for cell in self._cells(row, *roles)]
        return " ".join(dict.fromkeys(text for text in texts if text)) or None

    def _assignments(self, row: Row) -> Iterator[Assignment]:
        """Column by column; a cell merged over two of them speaks for the first."""
        seen: set[tuple[int, int]] = set()
        for column, role in self._agency_columns():
            for cells in (row.cells, *row.more):
                cell = cells[column]
                if cell.empty or (cell.first, cell.last) in seen:
                    continue
                seen.add((cell.first, cell.last))
                start = self.plan.blocks[cell.first].span.start
                end = self.plan.blocks[cell.last - 1].span.end
                yield from cell_assignments(
                    self.plan, start, end, role, on=self.on, rule=_AGENCY_RULE
                )

    def _agency_columns(self) -> list[tuple[int, Role]]:
        """The columns of leads first, then of helpers, then of others."""
        named = [
            (column, _ROLE_OF[role])
            for role in ("lead", "agencies", "coordinate")
            for column, here in enumerate(self.columns.roles)
            if here == role
        ]
        return [*named, *self.columns.further]

    def _time(self, row: Row) -> tuple[str | None, Deadline | None]:
        """The time cell, or the names of the columns that a mark stands in."""
        texts: list[str] = []
        for column in self.columns.of("time"):
            text = row.texts[column]
            texts.append(self.columns.names[column] if is_mark(text) else text)
        more = [t for c in self._cells(row, "time") if (t := cell_text(self.plan, c)) not in texts]
        texts += [text for text in more if not is_mark(text)]
        texts += [split_time(row.texts[column])[1] for column in self.columns.timed]
        words = ", ".join(dict.fromkeys(text for text in texts if text))
        if not words:
            return None, None
        return words, _deadline(words, self.period)

    def _objective(self, row: Row) -> str | None:
        """The objective cell, or the sub-section row where the table has no such column.

        A section row of the first level names the area of the tasks below it, no objective.
        """
        if not self.columns.of("objective"):
            return row.sections[-1].title if row.sections and row.sections[-1].is_deep else None
        paragraphs = [
            self.plan.words(block)
            for cell in self._cells(row, "objective")
            for block in range(cell.first, cell.last)
        ]
        kept = [one for before, one in pairwise((None, *paragraphs)) if one and one != before]
        return " ".join(kept) or None

    def _area(self, row: Row) -> int | None:
        if not self.reform:
            return None
        for section in reversed(row.sections):
            area = area_of_heading(section.title)
            if area is not None:
                return area
        return None
