"""From a PDF's own coordinates (from the bottom left) to a page that stands upright."""

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, degrees

import pypdfium2 as pdfium

from pipeline.readers.pages import Box

Angle = int | None
"""Degrees counter-clockwise, 0, 90, 180 or 270; None for slanted text."""
SLANT = 10
"""Degrees: scans lie up to so much askew; what is turned more is a watermark."""


def text_angle(a: float, b: float) -> Angle:
    """The direction of text by the first two numbers of its matrix.

    >>> text_angle(12, 0), text_angle(0, 12), text_angle(12, 0.4), text_angle(7, 7)
    (0, 90, 0, None)
    """
    angle = degrees(atan2(b, a)) % 360
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) <= SLANT else None


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a page is shown: its box in the PDF's coordinates, and how its text runs.

    `turn` is the angle of the text in the PDF's coordinates: turning the page by so much
    clockwise sets it upright. It follows from /Rotate, or from the text itself where a page was
    stored lying on its side.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page, points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in (90, 270) else (width, height)

    def upright(self) -> Callable[[float, float, float, float], Box]:
        """The function from a PDF box (left, bottom, right, top) to one of the upright page."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        if self.turn == 90:
            return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        if self.turn == 180:
            return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
        if self.turn == 270:
            return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)
        return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)


def frame_of(page: pdfium.PdfPage) -> Frame:
    """The page as its own crop box and /Rotate show it."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() % 360)
