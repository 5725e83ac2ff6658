"""Pages of pieces and rulings -> blocks in reading order, page by page.

Per page: ruled grids first, then rows of what lies outside them, then columns. Over the pages:
paragraphs and tables stay open at a page's end, and whatever stands between their halves (page
numbers, running heads, footnotes) waits until they are closed. Only two pages are looked ahead,
for running heads, so that memory does not grow with the file beyond its blocks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.issues import Issue, Stage
from models.text import RawBlock
from pipeline.readers.page_columns import Flow, order_rows
from pipeline.readers.page_furniture import Edge, find_running
from pipeline.readers.page_lines import PrintedLine, Row, join_parts
from pipeline.readers.page_paragraphs import (
    Margins,
    goes_on,
    goes_on_in_form,
    measure,
    paragraph,
)
from pipeline.readers.page_sheets import Sheet, take_apart, with_neighbours
from pipeline.readers.page_tables import OpenTable, TablePart
from pipeline.readers.page_unruled import find_unruled, is_header
from pipeline.readers.pages import Page


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of all pages in reading order, and what a researcher should know of them."""

    blocks: tuple[RawBlock, ...]
    issues: tuple[Issue, ...] = ()


def lay_out(pages: Iterable[Page], *, path: str) -> Layout:
    """The blocks of a document; pages are taken one by one and let go.

    Args:
        pages: in their order.
        path: the file's, for its issues.
    """
    builder = _Builder()
    for sheet, near in with_neighbours(map(take_apart, pages)):
        builder.add(sheet, near)
    blocks = builder.finish()
    message = "a header of task columns stands over rows that no lines or numbers make a table"
    issues = [
        Issue(path, Stage.READ, "table_without_lines", f"{message} (page {number})")
        for number in builder.unread
    ]
    return Layout(blocks, tuple(issues))


class _Builder:
    """Takes sheets in order; holds the open paragraph, the open table and what waits."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self.waiting: list[RawBlock] = []
        self.lines: list[PrintedLine] = []
        self.table: OpenTable | None = None
        self.margins: Margins | None = None
        self.tables = 0
        self.unread: list[int] = []
        """Pages with a header of columns whose rows stayed lines."""

    def add(self, sheet: Sheet, near: list[tuple[Edge, ...]]) -> None:
        """The next page."""
        aside = sheet.beside | find_running(sheet.edges, near)
        text = [i for i in range(len(sheet.rows)) if i not in aside and i not in sheet.notes]
        self.waiting += [
            paragraph([join_parts(sheet.rows[i])], furniture=True) for i in sorted(aside)
        ]
        if not self.lines:
            self._flush()
        fresh = True
        at = 0
        for top, part, is_table in (*sheet.tables, (float("inf"), None, False)):
            above = []
            while at < len(text) and sheet.rows[text[at]][0].top < top:
                above.append(sheet.rows[text[at]])
                at += 1
            if above:
                self._add_rows(above, fresh=fresh)
                fresh = False
            if part is not None:
                self._add_table(part, is_table=is_table, fresh=fresh)
                fresh = False
        self._add_notes([join_parts(sheet.rows[i]) for i in sorted(sheet.notes)])

    def finish(self) -> tuple[RawBlock, ...]:
        """All blocks, once the last page is in."""
        self._close_table()
        self._close_paragraph()
        return tuple(self.blocks)

    def _add_notes(self, lines: Sequence[PrintedLine]) -> None:
        """Footnotes wait until the paragraph or table at the page's end is closed."""
        group: list[PrintedLine] = []
        margins = measure(lines) if lines else None
        for line in lines:
            assert margins is not None
            if group and not goes_on(group[-1], line, margins):
                self.waiting.append(paragraph(group))
                group = []
            group.append(line)
        if group:
            self.waiting.append(paragraph(group))

    def _add_rows(self, rows: Sequence[Row], *, fresh: bool) -> None:
        """Rows outside ruled grids: tables without lines among them, and text."""
        at = 0
        while at < len(rows):
            open_table = self.table if fresh and at == 0 else None
            found = find_unruled(rows[at:], open_table.columns if open_table else None)
            first = at + found.first if found else len(rows)
            if first > at:
                self._add_text(rows[at:first], fresh=fresh and at == 0)
            if found is None:
                return
            part = found.part
            if open_table and first == 0:
                part.fit(open_table.edges)
            self._add_table(part, is_table=True, fresh=fresh and first == 0)
            at += found.last

    def _add_text(self, rows: Sequence[Row], *, fresh: bool) -> None:
        self._close_table()
        self.unread += [row[0].page for row in rows if is_header(row)][:1]
        flows = order_rows(rows)
        body = [line for flow in flows if not flow.forms and not flow.column for line in flow.lines]
        if body:
            self.margins = measure(body, before=self.margins)
        for number, flow in enumerate(flows):
            over_break = (fresh and number == 0) or (number > 0 and flow.column is not None)
            self._add_flow(flow, over_break=over_break)

    def _add_flow(self, flow: Flow, *, over_break: bool) -> None:
        margins = measure(flow.lines, flow.column) if flow.column or flow.forms else self.margins
        assert margins is not None
        for number, line in enumerate(flow.lines):
            if self.lines and not self._joins(line, margins, flow, number == 0 and over_break):
                self._close_paragraph()
            self.lines.append(line)
        if flow.forms:
            self._close_paragraph()

    def _joins(self, line: PrintedLine, margins: Margins, flow: Flow, over_break: bool) -> bool:
        last = self.lines[-1]
        if flow.forms:
            return line is not flow.lines[0] and goes_on_in_form(last, line)
        if line is flow.lines[0] and not over_break:
            return False
        return goes_on(last, line, margins, over_break=over_break)

    def _close_paragraph(self) -> None:
        if self.lines:
            self.blocks.append(paragraph(self.lines))
            self.lines = []
        self._flush()

    def _add_table(self, part: TablePart, *, is_table: bool, fresh: bool) -> None:
        if fresh and self.table and self.table.takes(part):
            self.table.add(part)
            return
        self._close_table()
        self._close_paragraph()
        if is_table:
            self.table = OpenTable(part)
            return
        for cell in part.cells:
            self.blocks += [paragraph(cell.lines)] if cell.lines else []

    def _close_table(self) -> None:
        if self.table:
            self.blocks += self.table.blocks(self.tables)
            self.table = None
            self.tables += 1
            self._flush()

    def _flush(self) -> None:
        if not self.table:
            self.blocks += self.waiting
            self.waiting = []
