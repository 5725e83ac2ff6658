"""What the first reading of a page leaves out or cannot tell: lone figures in cells, ≥ and ≤.

tesseract drops a figure that stands alone in a cell, and its Vietnamese knows no ≥. Both are in
the picture: the figures are cut out, set under each other as a column and read once more; a bar
under `>` is looked for among its pixels.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import regex
from PIL import Image

from pipeline.readers.ocr_tesseract import Word, read_words
from pipeline.readers.ocr_upright import Mask, find_dark
from pipeline.readers.pages import Box

FIGURE = regex.compile(r"\d{1,4}(?:[.,]\d{1,3})?%?|[IVX]{1,4}|S?TT|[xX+-]|\([1-9]\)")
"""What a cell may hold that tesseract leaves out: an ordinal number, a value, a cross."""
MOST = 80  # cells of a page that are read again
_COLUMN = 6  # tesseract's page segmentation for one even block of text
_SIGNS = {">": "≥", "<": "≤"}
_LEAST_HIGH, _MOST_HIGH, _MOST_WIDE = 0.05, 0.2, 0.7  # inches of a figure
_GAP = 0.12  # inches between figures; the letters of one stand closer
_RIM = 4  # pixels kept around a figure
_BAR = 0.7  # share of its width that the bar under ≥ is long


def find_left_out(
    grey: Image.Image, words: Sequence[Word], lines: Sequence[Box], *, dpi: float
) -> list[Word]:
    """Figures inside ruled tables that `words` do not hold.

    Raises:
        ReadError: ``ocr_failed``, ``ocr_timeout``.
    """
    table = _ruled_area(lines)
    if table is None:
        return []
    dark = find_dark(grey)
    for box in (*(word.box for word in words), *lines):
        left, top, right, bottom = map(int, box)
        dark[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = False
    blobs = list(_blobs(dark, table, dpi))
    if not 0 < len(blobs) <= MOST:
        return []
    return list(_read_blobs(grey, blobs, dpi))


def with_signs(grey: Image.Image, words: Sequence[Word]) -> list[Word]:
    """The words, `>` and `<` with a bar under them as ≥ and ≤."""
    if not any(word.text[0] in _SIGNS for word in words):
        return list(words)
    dark = find_dark(grey)
    return [
        replace(word, text=_SIGNS[word.text[0]] + word.text[1:])
        if word.text[0] in _SIGNS and _has_bar(dark, word.box)
        else word
        for word in words
    ]


def _has_bar(dark: Mask, box: Box) -> bool:
    """True if the first letter of a box ends in a row that is dark over nearly all its width."""
    left, top, right, bottom = map(int, box)
    high = bottom - top
    letter = dark[top : bottom + high // 2, left:right]
    gaps = np.flatnonzero(~letter[:high].any(axis=0))
    wide = next((int(gap) for gap in gaps if gap > high // 3), right - left)
    longest = letter[high // 2 :, :wide].sum(axis=1).max(initial=0)
    return bool(longest >= _BAR * wide)


def _ruled_area(lines: Sequence[Box]) -> Box | None:
    """The area that vertical lines span; None where there are not two of them."""
    down = [box for box in lines if box[3] - box[1] > box[2] - box[0]]
    if len(down) < 2:
        return None
    left, top, right, bottom = zip(*down, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _blobs(dark: Mask, area: Box, dpi: float) -> Iterator[Box]:
    """Boxes of ink as high as a letter, parted by rows and then by gaps."""
    left, top, right, bottom = map(int, area)
    part = dark[top:bottom, left:right]
    for first, last in _runs(part, 1):
        for start, end in _runs(part[first:last].T, round(_GAP * dpi)):
            rows = np.flatnonzero(part[first:last, start:end].any(axis=1))
            high, wide = rows[-1] + 1 - rows[0], end - start
            if _LEAST_HIGH * dpi <= high <= _MOST_HIGH * dpi and wide <= _MOST_WIDE * dpi:
                y = top + first + int(rows[0])
                yield (left + start, y, left + end, y + int(high))


def _runs(dark: Mask, gap: int) -> list[tuple[int, int]]:
    """Half-open runs of rows that hold ink, those less than `gap` apart as one."""
    marks = np.any(dark, axis=1).astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marks, [0]))))
    runs: list[tuple[int, int]] = []
    for start, end in edges.reshape(-1, 2).tolist():
        if runs and start - runs[-1][1] < gap:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _read_blobs(grey: Image.Image, blobs: Sequence[Box], dpi: float) -> Iterator[Word]:
    """The blobs set under each other and read; only what reads as a figure is kept."""
    step = round(_MOST_HIGH * dpi) + 2 * _RIM + round(_GAP * dpi)
    margin = round(_GAP * dpi) * 2
    column = Image.new("L", (round(_MOST_WIDE * dpi) + 2 * margin, step * len(blobs) + margin), 255)
    for number, (left, top, right, bottom) in enumerate(blobs):
        cut = grey.crop((int(left) - _RIM, int(top) - _RIM, int(right) + _RIM, int(bottom) + _RIM))
        column.paste(cut, (margin, margin // 2 + number * step))
    found: dict[int, list[str]] = {}
    for word in read_words(column, dpi=dpi, segmentation=_COLUMN):
        middle = (word.box[1] + word.box[3]) / 2 - margin / 2
        found.setdefault(int(middle // step), []).append(word.text)
    for number, texts in sorted(found.items()):
        if number < len(blobs) and len(texts) == 1 and FIGURE.fullmatch(texts[0].strip(".,")):
            yield Word(texts[0].strip(".,"), blobs[number], ("second look", str(number)))
