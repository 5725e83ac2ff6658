"""The ruled lines of a straight scan: found as long dark runs, wiped before words are read.

Where they stay, tesseract reads words in lines that a tilt has broken into steps (`TT}`, `LÀ——`).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.readers.ocr_upright import Mask, find_faint
from pipeline.readers.pages import Box

MIN_ACROSS = 0.4
"""Inches; no stroke of a letter is so long, and a column of ordinal numbers is no narrower."""
MIN_DOWN = 0.25
"""Inches; more than a capital of a title, less than a row of one line."""
MAX_THICK = 0.06
"""Inches; thicker is a bar, a picture or a border."""
_GAP = 0.015  # inches that a scan may lose of a line
_SURE = 1.5  # inches; a line so long is no word
_BESIDE, _ON_IT = 0.02, 0.15  # inches beside a shorter line where hardly anything is dark
_SOLID = 0.8  # share of a line's pixels that are dark; grain of a photo has half
_MAX_RUNS = 20_000  # of a photo; no table has so many


@dataclass(slots=True)
class _Line:
    """A line under collection: its box, and the run last added to it."""

    left: int
    top: int
    right: int
    bottom: int
    last: tuple[int, int]


def find_rulings(grey: Image.Image, *, dpi: float) -> list[Box]:
    """Boxes in pixels of the horizontal lines, then of the vertical ones."""
    dark = find_faint(grey)
    across = _lines(dark, dpi, MIN_ACROSS)
    down = _lines(dark.T, dpi, MIN_DOWN)
    turned = [(top, left, bottom, right) for left, top, right, bottom in down]
    return [*across, *turned]


def wipe(grey: Image.Image, lines: list[Box], *, dpi: float) -> Image.Image:
    """Whitens the lines; what crosses them keeps the rest of its strokes."""
    pixels = np.array(grey)
    rim = max(1, round(dpi / 200))
    for left, top, right, bottom in lines:
        rows = slice(max(0, int(top) - rim), int(bottom) + rim)
        pixels[rows, max(0, int(left) - rim) : int(right) + rim] = 255
    return Image.fromarray(pixels)


def _lines(dark: Mask, dpi: float, inches: float) -> list[Box]:
    """The long runs of rows, those of neighbouring rows that overlap put together."""
    runs = _long_runs(dark, round(_GAP * dpi), round(inches * dpi))
    if len(runs) > _MAX_RUNS:
        return []
    done: list[_Line] = []
    open_: list[_Line] = []
    for row, start, end in runs.tolist():
        open_ = [line for line in open_ if line.bottom >= row - 1]
        line = next((one for one in open_ if one.last[0] < end and start < one.last[1]), None)
        if line is None:
            line = _Line(start, row, end, row, (start, end))
            open_.append(line)
            done.append(line)
        line.left, line.right = min(line.left, start), max(line.right, end)
        line.bottom, line.last = row, (start, end)
    boxes = [(line.left, line.top, line.right, line.bottom + 1) for line in done]
    return [
        box
        for box in boxes
        if box[3] - box[1] <= MAX_THICK * dpi
        and (box[2] - box[0] >= _SURE * dpi or _is_free(dark, box, round(_BESIDE * dpi)))
    ]


def _is_free(dark: Mask, box: tuple[int, int, int, int], beside: int) -> bool:
    """True if nothing stands on the line: the feet of a word in capitals look like one."""
    left, top, right, bottom = box
    rows = (max(0, top - beside), min(dark.shape[0] - 1, bottom - 1 + beside))
    return all(dark[row, left:right].mean() <= _ON_IT for row in rows)


def _long_runs(dark: Mask, gap: int, length: int) -> NDArray[np.intp]:
    """Rows of ``(row, start, end)``: dark runs of at least `length`, over gaps of `gap` pixels."""
    height, width = dark.shape
    padded = np.zeros((height, width + gap + 2), dtype=np.int8)
    padded[:, 1 : width + 1] = dark
    steps = np.diff(padded.ravel())
    starts, ends = np.flatnonzero(steps == 1) + 1, np.flatnonzero(steps == -1) + 1
    if not starts.size:
        return np.empty((0, 3), dtype=np.intp)
    apart = np.append(True, starts[1:] - ends[:-1] > gap)
    first = np.flatnonzero(apart)
    starts, ends = starts[first], ends[np.append(first[1:] - 1, ends.size - 1)]
    inked = np.append(0, padded.ravel().cumsum(dtype=np.intp))
    keep = (ends - starts >= length) & (inked[ends] - inked[starts] >= _SOLID * (ends - starts))
    row, column = np.divmod(starts[keep], padded.shape[1])
    found: NDArray[np.intp] = np.stack(
        [row, column - 1, column - 1 + (ends - starts)[keep]], axis=1
    )
    return found
