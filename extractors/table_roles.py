"""Which columns a task table has: by its header rows, or without them by what the cells hold."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractors.unit_words import are_units
from extractors.unnamed_columns import find_tasks, find_times, roles_by_content
from models.columns import ColumnRole, column_role, looks_like_time
from models.facts import Role
from models.plan import Plan
from models.structure import GridCell, Table

_NUMBERING = regex.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?|\p{Lu}")
_MARK = regex.compile(r"[xX×✓✔*]")
_PERIOD = regex.compile(r"(?:quý|tháng|năm|bắt|kết)\b", regex.IGNORECASE)
_PARTS = regex.compile(r"\s*(?:[/,;&+]|\s-\s|\bvà\b)\s*", regex.IGNORECASE)
MAX_HEADER_ROWS, MAX_SUBHEADER = 3, 60
# a section row holds its label and its title, perhaps in every seat
MAX_SECTION_TEXTS = 2
_FURTHER = regex.compile(
    r"\b(?!.*\b(?:chủ\s+trì|tham\s+mưu|thực\s+hiện|phối\s+hợp)\b)(?:(?P<advise>(?:cơ\s+quan|đơn\s+vị|cấp)[^.]{0,20}\b(?:thẩm\s+định|phê\s+duyệt|ban\s+hành))"
    r"|(?P<monitor>(?:cơ\s+quan|đơn\s+vị)[^.]{0,20}\b(?:theo\s+dõi|giám\s+sát|đôn\s+đốc))"
    r"|(?P<person>lãnh\s+đạo|người|đồng\s+chí|chuyên\s+viên))\b",
    regex.IGNORECASE,
)
WHO = frozenset(("lead", "coordinate", "agencies"))
SAMPLE = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns, the words of its sub-headers, and its first data row.

    `further` names the columns of bodies that neither lead nor help (`Cơ quan thẩm định`),
    `timed` those whose cells end with the time (`Sản phẩm/Thời gian hoàn thành`).
    """

    roles: tuple[ColumnRole | None, ...]
    names: tuple[str, ...]
    first_row: int
    further: tuple[tuple[int, Role], ...] = ()
    timed: tuple[int, ...] = ()

    def of(self, *roles: ColumnRole) -> list[int]:
        """The columns that play one of the roles, from left to right."""
        return [i for i, role in enumerate(self.roles) if role in roles]


def cell_text(plan: Plan, cell: GridCell) -> str:
    """The words of a seat; the paragraphs of one cell are parted by a space."""
    if cell.empty:
        return ""
    blocks = plan.blocks
    return plan.text[blocks[cell.first].span.start : blocks[cell.last - 1].span.end]


def read_columns(plan: Plan, table: Table) -> Columns:
    """The columns by the header rows, or by content where no row is one."""
    rows = [[cell_text(plan, cell) for cell in row] for row in table.rows[: SAMPLE + MAX_HEADER_ROWS]]  # fmt: skip
    first = next((i for i in range(min(2, len(rows))) if _is_header(table.rows[i], rows[i])), None)
    if first is None:
        return Columns(roles_by_content(rows), ("",) * len(rows[0]), 0)
    last = first + 1
    while last < min(len(rows), first + MAX_HEADER_ROWS) and _goes_on(
        table.rows[last], rows[last], table.rows[last - 1], rows[last - 1]
    ):
        last += 1
    names = tuple(rows[last - 1])
    roles = [_header_role([row[c] for row in rows[first:last]]) for c in range(len(names))]
    further: list[tuple[int, Role]] = []
    for c, name in enumerate(names):
        if sign := _FURTHER.search(name):
            roles[c] = None
            if sign.lastgroup != "person":
                further.append((c, "advise" if sign.lastgroup == "advise" else "monitor"))
    if last < len(rows) and _is_numbering(rows[last]):
        last += 1
    for c in _marked(names, rows[last:]):
        roles[c] = "time"
    timed = _timed(roles, names)
    if "time" not in roles and not timed:
        find_times(roles, rows[last:])
    if not {"task", "objective"} & set(roles) and {"lead", "coordinate"} & set(roles):
        find_tasks(roles, rows[last:])
    data = [row for row in rows[last:] if len(set(filter(None, row))) > MAX_SECTION_TEXTS]
    for c, role in enumerate(roles):
        if role == "agencies" and are_units(row[c] for row in data):
            roles[c] = "unit"
    return Columns(_settled(roles), names, last, tuple(further), timed)


def _marked(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Columns headed by a quarter, month or year that hold only marks (`x`): they say when."""
    marked: list[int] = []
    for c, name in enumerate(names):
        filled = [row[c] for row in rows if row[c] and len(set(row)) > MAX_SECTION_TEXTS]
        if looks_like_time(name) and any(filled) and all(map(is_mark, filled)):
            marked.append(c)
    return marked


def is_mark(text: str) -> bool:
    """True for a cell that only ticks its column."""
    return _MARK.fullmatch(text) is not None


def is_header_again(columns: Columns, texts: Sequence[str]) -> bool:
    """True for the header printed again at the top of a page, or its line of numbers."""
    same = sum(bool(text) and text == name for text, name in zip(texts, columns.names, strict=True))
    return same >= max(2, len(texts) - 1) or _is_numbering(texts)


def _is_header(row: Sequence[GridCell], texts: Sequence[str]) -> bool:
    distinct = {(cell.first, cell.last): text for cell, text in zip(row, texts, strict=True)}
    known = [column_role(text) for text in distinct.values()]
    return len(distinct) > 1 and sum(role is not None for role in known) >= min(3, len(distinct))


def _goes_on(
    row: Sequence[GridCell], texts: Sequence[str], over: Sequence[GridCell], above: Sequence[str]
) -> bool:
    """A second header row: cells of the first carried down, or printed again, beside new short ones.

    The new ones are names of columns, or all stand below a cell that is merged over theirs.
    """
    seats = list(zip(row, texts, above, strict=True))
    own = [
        c for c, (cell, text, up) in enumerate(seats) if text and not cell.carried and text != up
    ]
    carried = [text for cell, text, up in seats if text and (cell.carried or text == up)]
    if not own or any(len(texts[c]) > MAX_SUBHEADER for c in own):
        return False
    if carried and all(_is_merged(over, c) for c in own):
        return True
    named = all(column_role(texts[c]) or _PERIOD.match(texts[c]) for c in own)
    return named and (bool(carried) or len(own) < len(texts))


def _is_merged(row: Sequence[GridCell], column: int) -> bool:
    """True for a seat of a cell that covers the seat beside it too."""
    cell = row[column]
    beside = [row[c] for c in (column - 1, column + 1) if 0 <= c < len(row)]
    return not cell.empty and any((b.first, b.last) == (cell.first, cell.last) for b in beside)


def _header_role(levels: list[str]) -> ColumnRole | None:
    """The role of a column by its lowest name, else by the names above it."""
    distinct = list(dict.fromkeys(level for level in levels if level))
    if len(distinct) > 1 and column_role(distinct[0]) == "time":
        return "time"
    for name in reversed(distinct):
        if role := column_role(name):
            return role
    return column_role(" ".join(distinct))


def _is_numbering(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    plain = [text.strip("()") for text in filled if _NUMBERING.fullmatch(text)]
    return len(filled) > 2 and len(plain) == len(filled) and len(set(plain)) == len(filled)


def _settled(roles: Sequence[ColumnRole | None]) -> tuple[ColumnRole | None, ...]:
    """One task column: of two the first is the objective; without one the objective is the task."""
    settled = list(roles)
    tasks = [i for i, role in enumerate(settled) if role == "task"]
    if len(tasks) > 1 and "objective" not in settled:
        settled[tasks.pop(0)] = "objective"
    for extra in tasks[1:]:
        settled[extra] = None
    if not tasks and "objective" in settled:
        settled[len(settled) - 1 - settled[::-1].index("objective")] = "task"
    return tuple(settled)


def _timed(roles: list[ColumnRole | None], names: Sequence[str]) -> tuple[int, ...]:
    """Columns named for something and for its time, where no other holds the times."""
    found: list[int] = []
    for c, name in enumerate(names):
        said = [role for part in _PARTS.split(name) if (role := column_role(part))]
        other = next((role for role in said if role != "time"), None)
        if other and "time" in said:
            roles[c] = other
            found.append(c)
    return () if "time" in roles else tuple(found)
