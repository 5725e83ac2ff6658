"""Words of a text layer -> pieces of an upright page: what is seen, joined where it runs on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers.pages import Box, Piece
from pipeline.readers.pdf_drawing import Drawing
from pipeline.readers.pdf_geometry import Frame
from pipeline.readers.pdf_text import NEAR, WIDE, Run

MOST = 0.6
"""The share of the words that must lie on their side for the page to be turned."""


@dataclass(slots=True)
class Sifted:
    """The runs that a reader sees upright, and how many other words there were of which kind."""

    runs: list[Run]
    unseen: int = 0
    slanted: int = 0
    turned: int = 0
    outside: int = 0


def text_turn(runs: Sequence[Run], frame: Frame) -> int:
    """How most of the words run, where it differs from what the page's /Rotate says."""
    angles = Counter(run.style.angle for run in runs)
    if not angles or angles[frame.turn] * 2 >= len(runs):
        return frame.turn
    angle, count = angles.most_common(1)[0]
    return angle if angle is not None and count > MOST * len(runs) else frame.turn


def sift(runs: Sequence[Run], frame: Frame, drawing: Drawing, *, see_unseen: bool) -> Sifted:
    """Keeps what is printed upright inside the page; `see_unseen` keeps the layer of a scan."""
    sifted = Sifted([])
    left, bottom, right, top = frame.left, frame.bottom, frame.right, frame.top
    for run in runs:
        style = run.style
        x0, y0, x1, y1 = run.box
        if style.angle is None:
            sifted.slanted += _words(run)
        elif style.angle != frame.turn:
            sifted.turned += _words(run)
        elif (style.unseen and not see_unseen) or (style.white and not _shines(run.box, drawing)):
            sifted.unseen += _words(run)
        elif not (left <= (x0 + x1) / 2 <= right and bottom <= (y0 + y1) / 2 <= top):
            sifted.outside += _words(run)
        else:
            sifted.runs.append(run)
    return sifted


def _words(run: Run) -> int:
    return run.text.count(" ") + 1


def _shines(box: Box, drawing: Drawing) -> bool:
    """True if white letters stand on something."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    grounds = (*drawing.dark[:500], *drawing.pictures[:500])
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in grounds)


def make_pieces(runs: Sequence[Run], frame: Frame, *, join: bool) -> tuple[Piece, ...]:
    """Pieces in the order of the PDF; with `join`, runs of one style that go on are one piece."""
    upright = frame.upright()
    pieces: list[Piece] = []
    texts: list[str] = []
    box: Box = (0, 0, 0, 0)
    last: Run | None = None
    for run in runs:
        x0, top, x1, bottom = upright(*run.box)
        if last is not None:
            gap = x0 - box[2]
            size = run.style.size
            if (
                join
                and run.line == last.line
                and run.style is last.style
                and -NEAR * size <= gap <= WIDE * size
            ):
                texts += (" ", run.text) if run.spaced else (run.text,)
                box = (box[0], min(top, box[1]), x1, max(bottom, box[3]))
                last = run
                continue
            pieces.append(_piece("".join(texts), box, last))
        texts, box, last = [run.text], (x0, top, x1, bottom), run
    if last is not None:
        pieces.append(_piece("".join(texts), box, last))
    return tuple(pieces)


def _piece(text: str, box: Box, run: Run) -> Piece:
    style = run.style
    return Piece(text, box, style.size, style.bold, style.font.italic)
