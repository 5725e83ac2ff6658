"""Ruled lines as they were drawn -> long lines, and which of them meet.

They come in dashes, doubled, cut at every cell, as thin boxes, with gaps and jitter where a scan
was looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.readers.pages import Ruling

NEAR = 4.0
"""Points: lines closer than this are one (double lines, jitter); no column is so narrow."""
GAP, OCR_GAP = 5.0, 12.0
"""Points: what lies between dashes of one line, or is lost of a line in a scan."""
TOUCH, OCR_TOUCH = 3.0, 7.0
"""Points: how near a line's end must come to the line it meets."""
SHORTEST = 8.0
"""Points: shorter lines are no side of a cell."""


@dataclass(slots=True)
class Line:
    """A line at `at` (x of a vertical, y of a horizontal one) from `start` to `end`."""

    at: float
    start: float
    end: float


def long_lines(rulings: Iterable[Ruling], *, ocr: bool) -> tuple[list[Line], list[Line]]:
    """The lines across and the lines down; lines of one position are joined over their gaps."""
    gap = OCR_GAP if ocr else GAP
    across: list[Line] = []
    down: list[Line] = []
    for ruling in rulings:
        left, top, right, bottom = ruling.box
        wide, high = right - left, bottom - top
        dot = max(wide, high) <= 2.5
        if wide >= high or dot:
            across.append(Line((top + bottom) / 2, left, right))
        if high > wide or dot:
            down.append(Line((left + right) / 2, top, bottom))
    return _chain(across, gap), _chain(down, gap)


def _chain(lines: list[Line], gap: float) -> list[Line]:
    """Lines of one position put together over their gaps."""
    lines.sort(key=lambda line: line.at)
    whole: list[Line] = []
    group: list[Line] = []
    for line in (*lines, None):
        if group and (line is None or line.at - group[0].at > NEAR / 2):
            whole += _joined(group, gap)
            group = []
        if line is not None:
            group.append(line)
    return [line for line in whole if line.end - line.start >= SHORTEST]


def _joined(group: list[Line], gap: float) -> list[Line]:
    group.sort(key=lambda line: line.start)
    joined = [Line(group[0].at, group[0].start, group[0].end)]
    for line in group[1:]:
        last = joined[-1]
        if line.start - last.end <= gap:
            last.end = max(last.end, line.end)
        else:
            joined.append(Line(line.at, line.start, line.end))
    return joined


def components(
    across: list[Line], down: list[Line], *, ocr: bool
) -> list[tuple[list[Line], list[Line]]]:
    """Lines that meet, table by table.

    One line across is enough below or above three lines down: browsers leave the table open at a
    page's end, and a page may begin with the rest of its last row.
    """
    touch = OCR_TOUCH if ocr else TOUCH
    across, down = _meeting(across, down, touch), down
    down = _meeting(down, across, touch)
    owner: dict[int, int] = {}
    found: list[tuple[list[Line], list[Line]]] = []
    for line in down:
        met = [i for i, other in enumerate(across) if _meet(line, other, touch)]
        groups = {owner[i] for i in met if i in owner}
        home = min(groups, default=len(found))
        if home == len(found):
            found.append(([], []))
        for group in groups - {home}:
            found[home][0].extend(found[group][0])
            found[home][1].extend(found[group][1])
            found[group] = ([], [])
            owner.update({i: home for i, held in owner.items() if held == group})
        found[home][1].append(line)
        for i in met:
            if i not in owner:
                found[home][0].append(across[i])
            owner[i] = home
    return [(a, d) for a, d in found if (len(a) > 1 and d) or (a and len(d) > 2)]


def _meeting(lines: list[Line], others: list[Line], touch: float) -> list[Line]:
    """Lines that meet two others, and those that meet one and end, as a second does, in the open.

    Browsers leave a table open at a page's end; an underline inside a cell meets nothing.
    """
    kept: list[Line] = []
    open_ended: list[Line] = []
    for line in lines:
        meets = 0
        for other in others:
            meets += _meet(line, other, touch)
            if meets > 1:
                kept.append(line)
                break
        else:
            open_ended += [line] if meets else []
    return kept + [
        line
        for line in open_ended
        if any(
            abs(line.at - other.at) > NEAR
            and (abs(line.start - other.start) <= NEAR or abs(line.end - other.end) <= NEAR)
            for other in (*kept, *open_ended)
        )
    ]


def _meet(line: Line, other: Line, touch: float) -> bool:
    return (
        line.start - touch <= other.at <= line.end + touch
        and other.start - touch <= line.at <= other.end + touch
    )
