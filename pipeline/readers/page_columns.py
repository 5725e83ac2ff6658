"""The rows of a page -> flows of lines in reading order.

Three things stand in columns: the letterhead (issuer and number beside quốc hiệu and date), the
signature (Nơi nhận beside the signer) and the prose of a gazette. Each column is read to its end.
Rows with wide gaps that are none of these stay rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import regex

from pipeline.readers.page_forms import (
    LEFT_HEAD,
    NARROWEST,
    RECIPIENTS,
    RIGHT_HEAD,
    SIGNER,
    part_at_nation,
    take_stamps,
)
from pipeline.readers.page_lines import WIDE, PrintedLine, Row, join_parts

PROSE_ROWS, PROSE_SHARE = 5, 0.3
"""Columns of prose: so many rows with both sides, each so wide a share of the rows' width."""
LOWER = 0.6
"""Letter sizes: a form begins no lower beside the other column's line."""
REACH = 3.5
"""A band of columns ends at an empty height of so many letter sizes, where one side is left."""
LABEL_GAP = 4.0
"""Letter sizes: a label's words begin no further away."""
_LABEL = regex.compile(
    r"[-–+*•]|(?:\d{1,2}\.)*\d{1,2}[.)]|[IVXL]{1,5}\.|[a-zđ]{1,2}[.)]|\p{Lu}[.)]"
)


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines read one after the other between the edges of their column (points).

    `forms` is True of lines that stand each for itself: letterhead, signature.
    """

    lines: tuple[PrintedLine, ...]
    forms: bool = False
    column: tuple[float, float] | None = None


@dataclass(slots=True)
class _Band:
    """Rows from `first` to before `last` that a gutter parts."""

    first: int
    last: int
    gutter: tuple[float, float]


def order_rows(rows: Sequence[Row]) -> list[Flow]:
    """The flows of a page in reading order."""
    stamps, rows = take_stamps(rows)
    rows = [part_at_nation(_join_label(row)) for row in rows]
    flows = [Flow((stamp,), forms=True) for stamp in stamps]
    at = 0
    plain: list[PrintedLine] = []
    while at < len(rows):
        gutter = _gutter(rows, at)
        if gutter is None:
            plain.append(rows[at][0])
            at += 1
            continue
        band = _grow(rows, at, gutter)
        columns = _columns(rows[band.first : band.last], band.gutter)
        if not columns:
            plain.append(join_parts(rows[at]))
            at += 1
            continue
        held = at - band.first
        flows.append(Flow(tuple(plain[: len(plain) - held])))
        flows += columns
        plain = []
        at = band.last
    flows.append(Flow(tuple(plain)))
    return [flow for flow in flows if flow.lines]


def _join_label(row: Row) -> Row:
    """An item's label and its words, which a tab keeps apart, are one part."""
    if len(row) == 1 or not _LABEL.fullmatch(row[0].text):
        return row
    label, first = row[0], row[1]
    near = first.left - label.right < LABEL_GAP * label.size
    return [join_parts(row[:2]), *row[2:]] if near else row


def _gutter(rows: Sequence[Row], at: int) -> tuple[float, float] | None:
    """The widest gap of a row; of a row of one part the gap to a form that stands lower beside it.

    Letters of the two columns differ in size, and so do their lines in height.
    """
    row = rows[at]
    if len(row) > 1:
        gaps = ((a.right, b.left) for a, b in pairwise(row))
        return max(gaps, key=lambda gap: gap[1] - gap[0])
    part = row[0]
    for below in rows[at + 1 : at + 3]:
        other = below[0]
        left, right = (part, other) if part.left <= other.left else (other, part)
        if right.left - left.right < WIDE * left.size or _far(row, below, LOWER):
            break
        if len(below) == 1 and (
            RECIPIENTS.match(left.text) or SIGNER.match(right.text) or RIGHT_HEAD.match(right.text)
        ):
            return left.right, right.left
    return None


def _grow(rows: Sequence[Row], at: int, gutter: tuple[float, float]) -> _Band:
    """The rows around `at` that the gutter parts too."""
    band = _Band(at, at + 1, gutter)
    while band.first and _holds(band, rows[band.first - 1]):
        above = rows[band.first - 1]
        if above[-1].right <= band.gutter[0] or _far(above, rows[band.first], REACH):
            break
        _narrow(band, above)
        band.first -= 1
    while band.last < len(rows) and _holds(band, rows[band.last]):
        _narrow(band, rows[band.last])
        band.last += 1
    _trim(rows, band)
    return band


def _holds(band: _Band, row: Row) -> bool:
    """True if no part of the row stands across the gutter's middle, or leaves none of it."""
    middle = sum(band.gutter) / 2
    left = max((part.right for part in row if part.centre < middle), default=band.gutter[0])
    right = min((part.left for part in row if part.centre >= middle), default=band.gutter[1])
    left, right = max(left, band.gutter[0]), min(right, band.gutter[1])
    return right - left >= NARROWEST


def _narrow(band: _Band, row: Row) -> None:
    middle = sum(band.gutter) / 2
    lefts = [part.right for part in row if part.centre < middle]
    rights = [part.left for part in row if part.centre >= middle]
    band.gutter = (max(band.gutter[0], *lefts, 0), min([band.gutter[1], *rights]))


def _far(above: Row, below: Row, sizes: float) -> bool:
    return below[0].top - above[0].bottom > sizes * above[0].size


def _trim(rows: Sequence[Row], band: _Band) -> None:
    """Leaves out what follows the columns far below, on one side only."""
    both = [
        i
        for i in range(band.first, band.last)
        if rows[i][0].right <= band.gutter[0] and rows[i][-1].left >= band.gutter[1]
    ]
    for i in range((both or [band.first])[-1] + 1, band.last):
        left_only = rows[i][-1].right <= band.gutter[0]
        later_right = any(rows[j][-1].left >= band.gutter[1] for j in range(i, band.last))
        if left_only and not later_right and _far(rows[i - 1], rows[i], REACH):
            band.last = i
            return


def _columns(rows: Sequence[Row], gutter: tuple[float, float]) -> list[Flow]:
    """The two columns of a band, or nothing where it is no letterhead, signature or prose."""
    middle = sum(gutter) / 2
    left = _side(rows, lambda part: part.centre < middle)
    right = _side(rows, lambda part: part.centre >= middle)
    if not left or not right:
        return []
    heads = any(RIGHT_HEAD.match(line.text) for line in right[:6])
    if heads and (len(rows) > 1 or LEFT_HEAD.match(left[0].text)):
        return [Flow(left, forms=True), Flow(right, forms=True)]
    if any(RECIPIENTS.match(line.text) for line in left) or (
        any(SIGNER.match(line.text) for line in right)
    ):
        signer_left = any(SIGNER.match(line.text) for line in left)
        return [Flow(left, forms=signer_left, column=_extent(left)), Flow(right, forms=True)]
    return _prose(rows, left, right)


def _side(rows: Sequence[Row], belongs: Callable[[PrintedLine], bool]) -> tuple[PrintedLine, ...]:
    sides = [[part for part in row if belongs(part)] for row in rows]
    return tuple(join_parts(side) for side in sides if side)


def _extent(lines: Sequence[PrintedLine]) -> tuple[float, float]:
    return min(line.left for line in lines), max(line.right for line in lines)


def _prose(
    rows: Sequence[Row], left: tuple[PrintedLine, ...], right: tuple[PrintedLine, ...]
) -> list[Flow]:
    if min(len(left), len(right)) < PROSE_ROWS or sum(len(row) == 2 for row in rows) < PROSE_ROWS:
        return []
    start, end = _extent((*left, *right))
    for side in (left, right):
        if median(line.right - line.left for line in side) < PROSE_SHARE * (end - start):
            return []
    return [Flow(left, column=_extent(left)), Flow(right, column=_extent(right))]
