"""Letters of unusual size and spacing: raised digits, letters set wide or printed one by one."""

from itertools import pairwise
from statistics import median

import regex

from models.syllables import is_syllable, split_glued
from pipeline.readers.pages import Box, Piece

SMALL, RAISED = 0.8, 0.12
"""A raised digit: its size and how far it ends above the line, in sizes of the line."""
THIN = 0.1
"""Gaps of more than so many letter sizes are spaces; fonts set letters closer."""
_SPACED = regex.compile(r"\p{L}(?:[ ]{1,4}\p{L}){3,}")
_MARK = regex.compile(r"[(\[]?\d{1,3}[)\]]?")
_POWER_OF = regex.compile(r"(?:^|[\s\d/(.])(?:[kcdm]?m|dặm)$")
_SUPERSCRIPTS = str.maketrans("0123456789()[]", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁽⁾")


def main_size(pieces: list[Piece]) -> float:
    """The size of most letters; where sizes are unknown, of the tallest box."""
    letters: dict[float, int] = {}
    for piece in pieces:
        if piece.size:
            letters[piece.size] = letters.get(piece.size, 0) + len(piece.text)
    if letters:
        return max(letters, key=letters.__getitem__)
    return max(size_of(piece.box) for piece in pieces)


def size_of(box: Box) -> float:
    """The size of letters by the height of their box, points."""
    return max(1.0, (box[3] - box[1]) * 0.85)


def raised(piece: Piece, size: float, floor: float, before: list[str]) -> str | None:
    """What stands for digits set small and high; None for other pieces.

    The mark of a footnote behind a word is left out: beside `90%` it would make `90%1`. Before a
    footnote it is kept as a superscript, and of `m2` the plain digit stays. A scan's boxes hold
    the ink alone and tell neither size nor height.
    """
    text = piece.text.strip()
    small = piece.size is not None and piece.size <= SMALL * size
    if not small or piece.box[3] > floor or not _MARK.fullmatch(text):
        return None
    words = "".join(before[-2:])
    if text in ("2", "3") and _POWER_OF.search(words):
        return text
    return "" if words.strip() else text.translate(_SUPERSCRIPTS)


def spread(pieces: list[Piece]) -> str:
    """Letters printed one by one, put together; the wider gaps part the words."""
    gaps = [right.box[0] - left.box[2] for left, right in pairwise(pieces)]
    usual = median(gaps)
    size = main_size(pieces)
    letters = [pieces[0].text.strip()]
    for gap, piece in zip(gaps, pieces[1:], strict=True):
        letters.append((" " if gap > 1.6 * max(usual, THIN * size) else "") + piece.text.strip())
    return "".join(letters)


def unspaced(text: str) -> str:
    """`K Ế  H O Ạ C H` -> `KẾ HOẠCH`, where the syllables leave one reading."""
    if len(text) < 7 or text[1:2] != " " or not _SPACED.fullmatch(text):
        return text
    words = regex.split(" {2,}", text)
    whole = [word.replace(" ", "") for word in words]
    if len(whole) == 1:
        whole = list(split_glued(whole[0]) or whole)
    return " ".join(whole) if all(map(is_syllable, whole)) else text
