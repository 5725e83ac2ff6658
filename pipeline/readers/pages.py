"""What a paged source gives, however it was read: pieces of text and ruled lines on pages.

The text layer of a PDF (pdf.py) and a scan (ocr.py) both come as pages; page_layout.py puts their
pieces together into blocks in reading order. All lengths are points from the page's top left.
"""

from dataclasses import dataclass
from typing import Literal

Box = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one line: a word, or more of a line that one font printed together.

    `size` is of the letters, None where unknown. A piece never runs over a wide gap (a column's).
    """

    text: str
    box: Box
    size: float | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line, or the edge of a drawn box: horizontal or vertical, thin."""

    box: Box

    @property
    def direction(self) -> Literal["horizontal", "vertical"]:
        """The longer side decides."""
        left, top, right, bottom = self.box
        return "horizontal" if right - left >= bottom - top else "vertical"


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright: `pieces` in the source's own order, which may be any order.

    `doubts` are figures of a scan that two readings read differently.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rulings: tuple[Ruling, ...] = ()
    ocr: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def doubt(self) -> str:
        """What a researcher should know of the doubts; no words where there are none."""
        return f"figures that read in two ways: {', '.join(self.doubts)}" if self.doubts else ""
