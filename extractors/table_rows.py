"""The rows of a task table: headings over its width, rows of data, rows that go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from extractors.table_roles import WHO, Columns, cell_text, is_header_again
from models.plan import Plan
from models.structure import GridCell, Table

_SECTION_LABEL = regex.compile(r"[IVXL]{1,6}[.)]?|\p{Lu}[.)]?|(?:Phần|Mục|Chương)\s+\S+")
_CAPITALS = regex.compile(r"[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*")
_TOTAL = regex.compile(r"\W*(?:tổng(?:\s+cộng|\s+số)?|cộng)\W*", regex.IGNORECASE)
_LABELLED = regex.compile(r"([IVXL]{1,6}|\p{Lu}|\d+(?:\.\d+)*)[.)\s]\s*(?=\p{L})")
MIN_MERGED = 3
_ROMAN = regex.compile(r"[IVXL]{1,6}|\p{Lu}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A section row: its label without stop, its words, and its depth (0 is the highest)."""

    label: str
    title: str
    depth: int

    @property
    def is_deep(self) -> bool:
        """True for a sub-section: under another one, or numbered with figures."""
        return self.depth > 1


@dataclass(slots=True)
class Row:
    """A row of data: its seats, and the rows below that only go on with it."""

    cells: tuple[GridCell, ...]
    texts: tuple[str, ...]
    sections: tuple[Heading, ...] = ()
    more: list[tuple[GridCell, ...]] = field(default_factory=list)

    @property
    def own_blocks(self) -> tuple[int, int]:
        """The half-open range of the blocks that stand in this row and those that go on."""
        own = [c for row in (self.cells, *self.more) for c in row if not c.empty and not c.carried]
        return min(c.first for c in own), max(c.last for c in own)


def read_rows(plan: Plan, table: Table, columns: Columns) -> Iterator[Row]:
    """The data rows under their section rows; sub-sections hang under sections."""
    grid = table.rows[columns.first_row :]
    texts = [tuple(cell_text(plan, cell) for cell in row) for row in grid]
    sections: list[Heading] = []
    current: Row | None = None
    for index, (cells, words) in enumerate(zip(grid, texts, strict=True)):
        if not _has_own(cells) or is_header_again(columns, words) or _is_total(words):
            continue
        below = texts[index + 1] if index + 1 < len(texts) else ()
        if heading := _merged_heading(columns, cells, words):
            _open(sections, *heading)
            continue
        if _is_section(columns, cells, words, below):
            _open(sections, *_heading_words(columns, words))
            continue
        if current and _goes_on(columns, cells, words):
            current.more.append(cells)
            continue
        if current:
            yield current
        current = Row(cells, words, tuple(sections))
    if current:
        yield current


def _has_own(cells: Sequence[GridCell]) -> bool:
    return any(not cell.empty and not cell.carried for cell in cells)


def _is_total(texts: Sequence[str]) -> bool:
    return any(_TOTAL.fullmatch(text) for text in texts[:3])


def _is_section(
    columns: Columns, cells: Sequence[GridCell], texts: Sequence[str], below: Sequence[str]
) -> bool:
    """One text beside the label: merged over columns, in capitals, or with deeper rows below."""
    ordinals = set(columns.of("ordinal"))
    rest = {
        (cell.first, cell.last)
        for i, cell in enumerate(cells)
        if i not in ordinals and not cell.empty
    }
    label = next((texts[i] for i in ordinals), "")
    if not rest and label and not _SECTION_LABEL.fullmatch(label) and len(label) > 3:
        return True
    if rest and rest == {(cells[i].first, cells[i].last) for i in ordinals if not cells[i].carried}:
        return True  # one cell merged over the whole row, its label within
    if len(rest) != 1:
        return False
    seats = [i for i, cell in enumerate(cells) if i not in ordinals and not cell.empty]
    if all(cells[i].carried for i in seats):
        return False
    if len(seats) > 2 or _SECTION_LABEL.fullmatch(label) or _CAPITALS.fullmatch(texts[seats[0]]):
        return True
    if columns.roles[seats[0]] not in ("task", "objective"):
        return False
    return bool(label) and _is_deeper(label, next((below[i] for i in ordinals if below), ""))


def _is_deeper(label: str, below: str) -> bool:
    bare = label.strip(" .)")
    return (below.startswith(f"{bare}.") and below.strip(" .") != bare) or (
        bare.isdigit() and bool(regex.fullmatch(r"[-+*]|[a-zđ][.)]?", below))
    )


def _merged_heading(
    columns: Columns, cells: Sequence[GridCell], texts: Sequence[str]
) -> tuple[str, str] | None:
    """Label and title where one cell covers the task and who does it, or repeats its words there.

    Beside it stands at most a section's label, in whatever column (`Mục tiêu | STT | ...` has
    it under the goals); a goal merged over the rows and cells carried from above do not count.
    """
    tasks = columns.of("task")
    title = texts[tasks[0]] if tasks else ""
    seats = [i for i, text in enumerate(texts) if text == title]
    if not title or len(seats) < MIN_MERGED:
        return None
    if not any(columns.roles[i] in WHO or columns.roles[i] == "time" for i in seats):
        return None
    if all(cells[i].carried for i in seats):
        return None
    others = {
        texts[i]
        for i, cell in enumerate(cells)
        if not (cell.carried or cell.empty or texts[i] == title)
        and (columns.roles[i] != "objective" or _SECTION_LABEL.fullmatch(texts[i]))
    }
    if not others:
        return _split_label(title)
    label = others.pop()
    return None if others or not _SECTION_LABEL.fullmatch(label) else (label.strip(" .)"), title)


def _heading_words(columns: Columns, texts: Sequence[str]) -> tuple[str, str]:
    """Label and title of a section row: the label in its own column or before the title."""
    ordinals = columns.of("ordinal")
    label = texts[ordinals[0]].strip(" .)") if ordinals else ""
    title = next((t for i, t in enumerate(texts) if t and i not in ordinals), "") or label
    return _split_label(title) if not ordinals or title.strip(" .)") == label else (label, title)


def _split_label(title: str) -> tuple[str, str]:
    found = _LABELLED.match(title)
    return (found[1], title[found.end() :]) if found else ("", title)


def _open(sections: list[Heading], label: str, title: str) -> None:
    depth = _depth(label)
    while sections and sections[-1].depth >= depth:
        sections.pop()
    sections.append(Heading(label, title, depth))


def _depth(label: str) -> int:
    if not label or (len(label) == 1 and label.isupper() and label not in "IVX"):
        return 0
    if _ROMAN.fullmatch(label):
        return 1
    return 2 + label.count(".")


def _goes_on(columns: Columns, cells: Sequence[GridCell], texts: Sequence[str]) -> bool:
    """No ordinal of its own and only some cells: the row above was cut by a page or a merge."""
    ordinals = columns.of("ordinal")
    tasks = columns.of("task")
    if not tasks or (ordinals and texts[ordinals[0]] and not cells[ordinals[0]].carried):
        return False
    own = {columns.roles[i] for i, cell in enumerate(cells) if not cell.empty and not cell.carried}
    who_or_time = own & (WHO | {"time"})
    if "task" not in own:
        return not who_or_time or cells[tasks[0]].empty
    return (
        bool(ordinals)
        and not texts[ordinals[0]]
        and not who_or_time
        and (not any(texts[i] for i in columns.of("lead", "agencies", "time")))
    )
