"""Roman numerals told by their strokes: tesseract reads III as `HI`, `IH`, `II` and `1H`.

How many upright strokes stand there can be counted among the pixels. Where the count makes no
numeral (the bar of a real H, the foot of an L, the flag of a 1), the word stays as it was read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median

import numpy as np
import regex
from PIL import Image

from pipeline.readers.ocr_tesseract import Word
from pipeline.readers.ocr_upright import Mask, find_dark

NUMERAL = regex.compile(
    r"(?P<before>[IHLl1|!]*)(?P<letter>[VX]?)(?P<after>[IHLl1|!]*)(?P<rest>[^\p{L}\p{N}].*)?"
)
"""What tesseract makes of I .. XIII, and what is printed behind it (`IH/2024`, `IL.MỤC`)."""
_LETTER = regex.compile(r"l\s?\)")  # the point l) of a list
_KNOWN = frozenset(
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
)
_BAND = (0.35, 0.8)  # of a letter's height: below flags and serifs, above feet
_SOLID = 0.9  # share of the band's rows that a stroke is dark in
_PITCH = 0.68  # letter heights from stroke to stroke; a point and a blank are wider
_EVEN = 0.2  # share by which pitches may differ
_FLAG = 0.08  # letter heights that a stroke may reach farther to one side
_TOP = 0.35  # of the height, where a 1 and an l have a flag to the left and an I has none


@dataclass(frozen=True, slots=True)
class _Run:
    """Columns that hold ink, and whether they are one upright stroke."""

    start: int
    end: int
    is_stroke: bool

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def with_numerals(grey: Image.Image, words: Sequence[Word]) -> list[Word]:
    """The words, those that may be Roman numerals as their strokes say."""
    dark: Mask | None = None
    told = []
    for word in words:
        match = NUMERAL.fullmatch(word.text)
        if match and (match["before"] or match["after"]) and not _LETTER.match(word.text):
            dark = find_dark(grey) if dark is None else dark
            word = replace(word, text=_told(_cut(dark, word), match) or word.text)
        told.append(word)
    return told


def _cut(dark: Mask, word: Word) -> Mask:
    left, top, right, bottom = map(int, word.box)
    cut = dark[top:bottom, left:right]
    rows = np.flatnonzero(cut.any(axis=1))
    return cut[rows[0] : rows[-1] + 1] if rows.size else cut


def _told(cut: Mask, match: regex.Match[str]) -> str | None:
    """The numeral with what follows it; None where the strokes say nothing sure."""
    runs = _runs(cut)
    before = list(takewhile(lambda run: run.is_stroke, runs)) if match["before"] else []
    after: list[_Run] = []
    if match["letter"] and match["after"]:
        rest = runs[len(before) :]
        letter = len(list(takewhile(lambda run: not run.is_stroke, rest)))
        after = list(takewhile(lambda run: run.is_stroke, rest[letter:]))
    groups = [_one_numeral(group, cut.shape[0]) for group in (before, after)]
    numeral = f"{'I' * len(groups[0])}{match['letter']}{'I' * len(groups[1])}"
    read = (match["before"], match["after"] if match["letter"] else "")
    if numeral not in _KNOWN or any(was and not now for was, now in zip(read, groups, strict=True)):
        return None
    doubtful = numeral == "I" or match["before"].isdecimal()
    if doubtful and not _are_capitals(cut, groups[0]):
        return None
    return numeral + (match["rest"] or "")


def _one_numeral(strokes: list[_Run], height: int) -> list[_Run]:
    """The strokes up to the first that stands too far off; none where they are uneven."""
    near = strokes[:1]
    for last, stroke in pairwise(strokes):
        if stroke.middle - last.middle > _PITCH * height:
            break
        near.append(stroke)
    pitches = [b.middle - a.middle for a, b in pairwise(near)]
    widths = [run.end - run.start for run in near]
    even = all(abs(one - median(pitches)) <= max(1.5, _EVEN * median(pitches)) for one in pitches)
    alike = all(abs(one - median(widths)) <= max(2, 0.4 * median(widths)) for one in widths)
    return near if even and alike else []


def _runs(cut: Mask) -> list[_Run]:
    """The runs of inked columns in the band, from left to right."""
    height = cut.shape[0]
    band = cut[round(_BAND[0] * height) : round(_BAND[1] * height)]
    if not band.size:
        return []
    inked = np.concatenate(([0], band.any(axis=0).astype(np.int8), [0]))
    edges = np.flatnonzero(np.diff(inked)).reshape(-1, 2)
    solid = band.mean(axis=0) >= _SOLID
    return [
        _Run(
            start, end, bool(solid[start:end].sum() * 2 >= end - start and end - start < height / 2)
        )
        for start, end in edges.tolist()
    ]


def _are_capitals(cut: Mask, strokes: Sequence[_Run]) -> bool:
    """True if strokes reach as far to the left as to the right, at their tops and at their feet."""
    height = cut.shape[0]
    gaps = [b.start - a.end for a, b in pairwise(strokes)]
    reach = max(2, min(round(0.3 * height), *(gap // 2 for gap in gaps), height))
    parts = (cut[: round(_TOP * height)], cut[round((1 - _TOP) * height) :])
    return not any(
        abs(_reach(part, run.start, -1, reach) - _reach(part, run.end - 1, 1, reach))
        > max(1, _FLAG * height)
        for part in parts
        for run in strokes
    )


def _reach(part: Mask, edge: int, step: int, most: int) -> int:
    """How many columns beside an edge hold ink, without a gap."""
    beside = (
        part[:, edge + 1 : edge + 1 + most] if step > 0 else part[:, max(0, edge - most) : edge]
    )
    inked = [bool(column.any()) for column in beside.T]
    return len(list(takewhile(bool, inked[::step])))
