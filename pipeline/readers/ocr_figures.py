"""Figures looked at twice: tesseract doubles or drops digits (98,5% as 98,59%) without a sign.

Digits are of one breadth, so that the breadth of a word tells how many signs it holds. Where it
does not fit, or the word is no figure in form (`8Ơ%`, `5.9978`), its picture is set in a column
and read once more as figures alone. What stays unsettled stays as read, and is told.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np
import regex
from PIL import Image

from pipeline.readers.ocr_apart import read_apart
from pipeline.readers.ocr_tesseract import Word
from pipeline.readers.ocr_upright import Mask, find_dark

MOST = 60
"""Words of a page that are read again; where more do not fit, the measure is wrong."""
_LIKE = regex.compile(
    r"\(?(?=[^%]*\d)[\dIlOoQ|.,/%]{2,}[;:)]*|\(?(?=.*\d)[^\s%]{1,7}%[.,;:)]*|\(?\p{L}\p{L}?%[.,;:)]*"
)
_WELL = regex.compile(
    r"""\(?(?: (?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?%? | \d+\.\d{1,2}%? | \d{1,4}(?:/\d{1,4}){1,2}
      | \d{1,2}(?:\.\d{1,2}){1,4} )[.,;:)]*""",
    regex.VERBOSE,
)
_ROMAN = regex.compile(r"\(?[IVX]+\/")  # quý II/2024
_UNITS = {".": 0.5, ",": 0.5, ";": 0.55, ":": 0.55, "/": 0.55, "%": 1.65, "(": 0.65, ")": 0.65}
"""Breadths in digits, of Times and Arial alike."""
_BRACKET = 0.33  # of a word's height that its opening bracket is broad
_BEARINGS = 0.12  # digits that the box is narrower than its signs
_FITS, _OFF = 0.35, 0.45
"""Digits by which a breadth fits; by which it does not, dates with their narrow ones and slashes."""
_RATIO = 0.75  # breadth of a digit to its height, until the page's own is known
_ENOUGH = 5  # figures that tell the page's own
_JOINED = 0.45  # digits between parts of one figure; a blank is wider
_FIGURES = "0123456789.,/%();:"


def check_figures(
    grey: Image.Image, words: Sequence[Word], *, dpi: float
) -> tuple[list[Word], list[str]]:
    """The words, figures looked at again where they do not fit; and those that stay in doubt.

    Raises:
        ReadError: ``ocr_failed``, ``ocr_timeout``.
    """
    dark = find_dark(grey)
    ratio = _ratio(dark, words)
    words = _joined(dark, words, ratio)
    suspects = [i for i, word in enumerate(words) if _is_suspect(dark, word, ratio)]
    doubts: list[str] = []
    if not 0 < len(suspects) <= MOST:
        return words, doubts
    apart = read_apart(grey, [words[i] for i in suspects], dpi=dpi, signs=_FIGURES)
    for i, found in zip(suspects, apart, strict=True):
        text = "".join(word.text for word in found)
        old, new = words[i], replace(words[i], text=text)
        if old.text == text:
            continue
        if _WELL.fullmatch(text) and abs(_misfit(dark, new, ratio)) < _FITS:
            words[i] = new
        elif "%" in old.text or not regex.search(r"\p{L}", old.text):  # `10o` may be a word
            doubts.append(old.text)
    return words, doubts


def _is_suspect(dark: Mask, word: Word, ratio: float) -> bool:
    if not _LIKE.fullmatch(word.text) or _ROMAN.match(word.text):
        return False
    return not _WELL.fullmatch(word.text) or abs(_misfit(dark, word, ratio)) > _OFF


def _joined(dark: Mask, words: Sequence[Word], ratio: float) -> list[Word]:
    """The words, `3.` and `717,8` that stand as near as the digits of one figure as one."""
    done: list[Word] = []
    for word in words:
        last = done[-1] if done else None
        if (
            last
            and last.line == word.line
            and regex.fullmatch(r"\(?\d[\d.]*[.,]", last.text)
            and regex.match(r"\d", word.text)
            and 0 <= word.box[0] - last.box[2] < _JOINED * ratio * _height(dark, word)
        ):
            box = (last.box[0], min(last.box[1], word.box[1]), word.box[2], max(last.box[3], word.box[3]))  # fmt: skip
            done[-1] = Word(last.text + word.text, box, word.line)
        else:
            done.append(word)
    return done


def _ratio(dark: Mask, words: Sequence[Word]) -> float:
    """The breadth of the page's digits to their height."""
    found = [
        (word.box[2] - word.box[0]) / _breadth(word.text) / height
        for word in words
        if len(word.text) > 1 and _WELL.fullmatch(word.text) and (height := _height(dark, word))
    ]
    return median(found) if len(found) >= _ENOUGH else _RATIO


def _misfit(dark: Mask, word: Word, ratio: float) -> float:
    """By how many digits a word is broader than its signs; 0 where nothing can be measured."""
    height = _height(dark, word)
    return (word.box[2] - word.box[0]) / (ratio * height) - _breadth(word.text) if height else 0.0


def _breadth(text: str) -> float:
    return sum(_UNITS.get(sign, 1.0) for sign in text) - _BEARINGS


def _height(dark: Mask, word: Word) -> int:
    """Of the word's digits, in pixels: commas and brackets reach deeper than its first columns."""
    left, top, right, bottom = map(int, word.box)
    left += round((bottom - top) * _BRACKET) if word.text.startswith("(") else 0
    first = min(right, left + max(1, round((bottom - top) * 0.5)))
    rows = np.flatnonzero(dark[top:bottom, left:first].any(axis=1))
    return int(rows[-1] + 1 - rows[0]) if rows.size else 0
