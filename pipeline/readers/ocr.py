"""A page that is only a picture: made upright, its ruled lines found, its words read."""

from collections.abc import Iterator
from statistics import median

from PIL import Image

from models.issues import ReadError
from pipeline.heartbeat import MOST_PAGES, MOST_S, beat, has_time
from pipeline.readers.ocr_apart import reread_unsure
from pipeline.readers.ocr_figures import check_figures
from pipeline.readers.ocr_numerals import with_numerals
from pipeline.readers.ocr_rulings import find_rulings, wipe
from pipeline.readers.ocr_second_look import find_left_out, with_signs
from pipeline.readers.ocr_tesseract import (
    Word,
    knows_orientation,
    read_turn,
    read_words,
    why_unavailable,
)
from pipeline.readers.ocr_upright import find_tilt, straighten, to_grey, whiten, without_specks
from pipeline.readers.pages import Box, Page, Piece, Ruling
from pipeline.readers.text_quality import is_believable

__all__ = ["RESOLUTION", "ocr_page", "set_upright", "why_unavailable"]

RESOLUTION = 200
"""Dots an inch at which a page is drawn before it is read (docs/decisions/0008-scans.md)."""
MAX_PIXELS = 25_000_000
"""A3 at 350 dpi; a larger picture is reduced first."""
_SPARSE = 11
"""tesseract's `sparse text`: every word where it stands; the layout is put together from boxes."""
_POINTS = 72
_EM = 1.05
"""Of Times, the size for each unit of height of most words (ascenders and marks, few descenders)."""
_SAME_SIZE = 0.3


def ocr_page(image: Image.Image, *, number: int, dpi: float) -> Page:
    """The words and ruled lines of a picture of one page, in points of the upright page.

    A page that reads as nonsense is turned as tesseract's orientation says and read again.

    Args:
        image: the page in any mode of Pillow, in any of the four directions.
        number: of the page in its file, from 1.
        dpi: dots an inch of `image`.

    Raises:
        ReadError: ``ocr_missing`` without tesseract or its Vietnamese; ``ocr_timeout``,
            ``ocr_failed`` for this page; ``scan_too_long`` for this and the further ones.
    """
    if reason := why_unavailable():
        raise ReadError("ocr_missing", reason)
    if not has_time():
        most = f"{MOST_PAGES} scanned pages or {MOST_S:.0f} s of reading"
        raise ReadError("scan_too_long", f"no more than {most} a file: the rest was left out")
    grey, dpi = _reduced(to_grey(image), dpi)
    page = _read(grey, number, dpi)
    if not _is_good(page) and knows_orientation():
        turn = read_turn(without_specks(grey), dpi=dpi)
        turned = _read(grey.rotate(turn, expand=True), number, dpi) if turn else page
        page = turned if _is_good(turned) else page
    beat()
    return page


def set_upright(image: Image.Image, *, dpi: float) -> Image.Image:
    """A picture of a page as `ocr_page` saw it, in its own colours: the boxes of words fit it.

    Raises:
        ReadError: as `ocr_page`.
    """
    grey, coarse = _reduced(to_grey(image), dpi)
    turn = read_turn(without_specks(grey), dpi=coarse) if knows_orientation() else 0
    if turn and _is_good(_read(grey, 1, coarse)):
        turn = 0  # what reads well was never turned
    if turn:
        grey, image = grey.rotate(turn, expand=True), image.rotate(turn, expand=True)
    tilt = find_tilt(grey, dpi=coarse)
    return image.rotate(-tilt, Image.Resampling.BICUBIC, fillcolor="white") if tilt else image


def _reduced(grey: Image.Image, dpi: float) -> tuple[Image.Image, float]:
    factor = 1
    while grey.width * grey.height > MAX_PIXELS * factor * factor:
        factor += 1
    return (grey.reduce(factor), dpi / factor) if factor > 1 else (grey, dpi)


def _read(grey: Image.Image, number: int, dpi: float) -> Page:
    straight = straighten(grey, dpi=dpi)
    lines = find_rulings(straight, dpi=dpi)
    clean = without_specks(wipe(whiten(straight), lines, dpi=dpi))
    scale = _POINTS / dpi
    read = read_words(clean, dpi=dpi, segmentation=_SPARSE)
    words = with_signs(clean, [word for word in read if not _is_line(word, lines)])
    words = reread_unsure(clean, words, dpi=dpi)
    words += find_left_out(clean, words, lines, dpi=dpi)
    words, doubts = check_figures(clean, with_numerals(clean, words), dpi=dpi)
    return Page(
        number=number,
        width=grey.width * scale,
        height=grey.height * scale,
        pieces=tuple(_pieces(words, scale)),
        rulings=tuple(Ruling(_scaled(line, scale)) for line in lines),
        ocr=True,
        doubts=tuple(doubts),
    )


def _is_line(word: Word, lines: list[Box]) -> bool:
    """True for dashes and bars that tesseract read in a ruled line."""
    if any(map(str.isalnum, word.text)):
        return False
    left, top, right, bottom = word.box
    return any(x0 < right and left < x1 and y0 < bottom and top < y1 for x0, y0, x1, y1 in lines)


def _pieces(words: list[Word], scale: float) -> Iterator[Piece]:
    """Each word with the size of its line's letters.

    Boxes fit the letters, so that `2025` is lower than `ngày`: the size is of lines, and of the
    page where a line differs little from it, that no number looks raised.
    """
    heights: dict[tuple[str, ...], list[float]] = {}
    for word in words:
        if any(map(str.isalpha, word.text)):
            heights.setdefault(word.line, []).append(word.box[3] - word.box[1])
    sizes = {line: median(found) * _EM * scale for line, found in heights.items()}
    usual = median(sizes.values()) if sizes else None
    for word in words:
        size = sizes.get(word.line, usual)
        if size and usual and abs(size - usual) < _SAME_SIZE * usual:
            size = usual
        yield Piece(word.text, _scaled(word.box, scale), size and round(size, 1))


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = (round(edge * scale, 2) for edge in box)
    return left, top, right, bottom


def _is_good(page: Page) -> bool:
    return is_believable(" ".join(piece.text for piece in page.pieces))
