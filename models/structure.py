"""The build of a document: parts, the ladder of headings, tables as grids."""

from dataclasses import dataclass
from enum import StrEnum

from models.spans import Span
from models.values import built_fast


class Part(StrEnum):
    """Which part of the file a block belongs to; furniture is the site's, not the document's."""

    DECISION = "decision"
    PLAN = "plan"
    APPENDIX = "appendix"
    ARTICLE = "article"
    FURNITURE = "furniture"


@built_fast
@dataclass(frozen=True, slots=True)
class Section:
    """A heading or numbered item and everything below it.

    `level` counts from 1 at the top of its part; `path` joins the labels of the ladder
    (``II > 2 > a``). `span` runs from the heading to the next one of the same or a higher
    level; `heading` is the heading block's index, `blocks` the half-open block range.
    """

    index: int
    parent: int | None
    part: Part
    level: int
    label: str
    title: str
    path: str
    span: Span
    heading: int
    blocks: tuple[int, int]


@built_fast
@dataclass(frozen=True, slots=True)
class GridCell:
    """One seat of a grid: the half-open range of the blocks that fill it (equal where empty).

    `carried` is True where a cell merged over rows or columns is repeated here.
    """

    first: int = 0
    last: int = 0
    carried: bool = False

    @property
    def empty(self) -> bool:
        """True where nothing stands in the seat."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a full grid of rows of equal length; `span` covers it in the cleaned text."""

    index: int
    span: Span
    rows: tuple[tuple[GridCell, ...], ...]
