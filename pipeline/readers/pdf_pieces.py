"""Words of a text layer -> pieces of an upright page: what is seen, joined where it runs on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers.pages import Box, Piece
from pipeline.readers.pdf_drawing import Drawing
from pipeline.readers.pdf_geometry import Frame
from pipeline.readers.pdf_text import Word

WIDE = 0.6
"""Letter sizes: a wider gap may part columns, so that words beside it are pieces of their own."""
MOST = 0.6
"""The share of the words that must lie on their side for the page to be turned."""


@dataclass(slots=True)
class Sifted:
    """The words that a reader sees upright, and how many others there were of which kind."""

    words: list[Word]
    unseen: int = 0
    slanted: int = 0
    turned: int = 0
    outside: int = 0


def text_turn(words: Sequence[Word], frame: Frame) -> int:
    """How most of the words run, where it differs from what the page's /Rotate says."""
    angles = Counter(word.style.angle for word in words)
    if not angles or angles[frame.turn] * 2 >= len(words):
        return frame.turn
    angle, count = angles.most_common(1)[0]
    return angle if angle is not None and count > MOST * len(words) else frame.turn


def sift(words: Sequence[Word], frame: Frame, drawing: Drawing, *, see_unseen: bool) -> Sifted:
    """Keeps what is printed upright inside the page; `see_unseen` keeps the layer of a scan."""
    sifted = Sifted([])
    left, bottom, right, top = frame.left, frame.bottom, frame.right, frame.top
    for word in words:
        style = word.style
        x0, y0, x1, y1 = word.box
        if style.angle != frame.turn:
            if style.angle is None:
                sifted.slanted += 1
            else:
                sifted.turned += 1
        elif (style.unseen and not see_unseen) or (style.white and not _shines(word.box, drawing)):
            sifted.unseen += 1
        elif not (left <= (x0 + x1) / 2 <= right and bottom <= (y0 + y1) / 2 <= top):
            sifted.outside += 1
        else:
            sifted.words.append(word)
    return sifted


def _shines(box: Box, drawing: Drawing) -> bool:
    """True if white letters stand on something."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    grounds = (*drawing.dark[:500], *drawing.pictures[:500])
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in grounds)


def make_pieces(words: Sequence[Word], frame: Frame, *, join: bool) -> tuple[Piece, ...]:
    """Pieces in the order of the PDF; with `join`, words of one style that run on are one piece."""
    upright = frame.upright()
    pieces: list[Piece] = []
    texts: list[str] = []
    box: Box = (0, 0, 0, 0)
    last: Word | None = None
    for word in words:
        x0, top, x1, bottom = upright(*word.box)
        if last is not None:
            gap = x0 - box[2]
            size = word.style.size
            if (
                join
                and word.line == last.line
                and word.style is last.style
                and -size * 0.2 <= gap <= WIDE * size
            ):
                texts += (" ", word.text) if word.spaced else (word.text,)
                box = (box[0], min(top, box[1]), x1, max(bottom, box[3]))
                last = word
                continue
            pieces.append(_piece("".join(texts), box, last))
        texts, box, last = [word.text], (x0, top, x1, bottom), word
    if last is not None:
        pieces.append(_piece("".join(texts), box, last))
    return tuple(pieces)


def _piece(text: str, box: Box, word: Word) -> Piece:
    style = word.style
    return Piece(text, box, style.size, style.bold, style.font.italic)
