"""What the sample plans say, apart from any format: read from ``plans/NAME.toml``."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import regex

HERE = Path(__file__).parent
NAMES = ("phu_tho", "tay_ninh", "ca_mau", "thai_nguyen")
Level = Literal["roman", "number", "letter", "dash", "plus", "text"]
ABOVE, LEFT = "^", "<"
"""Cells merged with the one above, or the one to the left."""

_LABELS: tuple[tuple[Level, str], ...] = (
    ("roman", r"[IVX]+\."),
    ("number", r"\d+\."),
    ("letter", r"[a-zđ]\)"),
    ("dash", "-"),
    ("plus", r"\+"),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its label apart: ``a)`` and the words behind it."""

    level: Level
    label: str
    text: str

    @property
    def line(self) -> str:
        """The paragraph as it is printed."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class TaskTable:
    """An appendix: its headings, its column titles and rows; widths in millimetres."""

    label: str
    title: str
    attached: str
    landscape: bool
    widths: tuple[int, ...]
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]

    def is_section(self, row: tuple[str, ...]) -> bool:
        """Whether a row is a label and one cell over all other columns."""
        return len(row) == 2

    def grid(self) -> list[tuple[str, ...]]:
        """All rows at full width, section rows by merging to the left."""
        width = len(self.widths)
        wide = (r + (LEFT,) * (width - len(r)) for r in self.rows)
        return [*self.header, *wide]

    def resolved(self) -> list[list[str]]:
        """The grid with merged cells repeated: what a reader must see."""
        grid: list[list[str]] = []
        for row in self.grid():
            cells: list[str] = []
            for column, cell in enumerate(row):
                above, left = (cell == ABOVE), (cell == LEFT)
                cells.append(grid[-1][column] if above else cells[-1] if left else cell)
            grid.append(cells)
        return grid


@dataclass(frozen=True, slots=True)
class AttachedPlan:
    """The plan that a decision promulgates: printed after the decision's signature."""

    type: str
    title: str
    note: str
    body: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """One document from letterhead to appendix."""

    name: str
    authority: tuple[str, ...]
    number: str
    symbol: str
    place: str
    day: str
    month: str
    year: str
    type: str
    title: str
    body: tuple[Paragraph, ...]
    signature: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    remark: str
    attached: AttachedPlan | None
    appendix: TaskTable | None

    @property
    def number_line(self) -> str:
        """``Số: 12/KH-UBND``."""
        return f"Số: {self.number}{self.symbol}"

    @property
    def date_line(self) -> str:
        """``Phú Thọ, ngày 18 tháng 12 năm 2023``."""
        return f"{self.place}, ngày {self.day} tháng {self.month} năm {self.year}"

    @property
    def date(self) -> str:
        """``18/12/2023``, as the tables of legal sites print it."""
        return f"{self.day.zfill(2)}/{self.month.zfill(2)}/{self.year}"

    @property
    def nation(self) -> tuple[str, str]:
        """The two lines at the top right."""
        return "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"

    @property
    def unit(self) -> str:
        """``Tỉnh Phú Thọ``, as legal sites name who issued it."""
        return self.authority[-1].title()

    def blank(self, *, month: bool = False) -> "SamplePlan":
        """The plan before it is numbered: number and day left open, the month too if asked."""
        return load_plan(
            self.name, number=" " * 9, day=" " * 5, **({"month": " " * 4} if month else {})
        )


def load_plan(name: str, **changes: str) -> SamplePlan:
    """One of the sample plans, with some of its fields changed."""
    data = tomllib.loads((HERE / "plans" / f"{name}.toml").read_text("utf-8")) | changes
    head = ("authority", "signature", "recipients")
    plain = ("number", "symbol", "place", "day", "month", "year", "type", "title", "signer")
    return SamplePlan(
        name=name,
        **{key: tuple(data[key]) for key in head},
        **{key: data[key] for key in plain},
        remark=data["remark"],
        body=tuple(_paragraphs(data["body"])),
        attached=_attached(data),
        appendix=_appendix(data),
    )


def without_labels(plan: SamplePlan) -> SamplePlan:
    """The plan with its paragraphs' labels gone, as where the program that wrote it counts."""
    return replace(plan, body=tuple(replace(p, label="") for p in plan.body))


def _paragraphs(body: str) -> Iterator[Paragraph]:
    for line in body.strip().splitlines():
        for level, label in _LABELS:
            if found := regex.match(rf"({label})\s+(.+)", line):
                yield Paragraph(level, found[1], found[2])
                break
        else:
            yield Paragraph("text", "", line)


def _filled(words: str, data: dict[str, Any]) -> str:
    return words.format_map(
        {key: data[key] for key in ("number", "symbol", "day", "month", "year")}
    )


def _attached(data: dict[str, Any]) -> AttachedPlan | None:
    if (plan := data.get("attached")) is None:
        return None
    body = tuple(_paragraphs(plan["body"]))
    return AttachedPlan(plan["type"], plan["title"], _filled(plan["note"], data), body)


def _appendix(data: dict[str, Any]) -> TaskTable | None:
    if (table := data.get("appendix")) is None:
        return None
    return TaskTable(
        label=table["label"],
        title=table["title"],
        attached=_filled(table["attached"], data),
        landscape=table["landscape"],
        widths=tuple(table["widths"]),
        header=tuple(map(tuple, table["header"])),
        rows=tuple(map(tuple, table["rows"])),
    )
