"""What kind each character of a text is, looked up for all of them at once.

A pattern without a literal beginning is tried at every character of a text. The few offsets at
which it may match are found some ten times faster by the kinds of neighbouring characters.
"""

import re
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

Kinds = npt.NDArray[np.uint8]
SMALL, CAPITAL, LETTER, DIGIT, SIGN, BLANK, UNUSUAL = (1 << bit for bit in range(7))
"""Bits of a kind. A `SIGN` ends or opens a clause or an item of a list."""
ANY = 255
"""The kind of a character beyond the first 65536 code points: it may be any of them."""

_TESTS = {SMALL: str.islower, CAPITAL: str.isupper, LETTER: str.isalpha, DIGIT: str.isdecimal}
_SETS = {
    SIGN: r"[;,:.\-+*]+",
    BLANK: r"[ \n]+",
    # line ends, controls, unseen characters, letters and spaces of other alphabets
    UNUSUAL: "[\x00-\x09\x0b-\x1d\x1f\x7f-\xa0\xad\xd0\xf0\u0189\u03d0\u1680\u2000-\u2011\u2028-\u202f"
    "\u2043\u205f-\u2064\u3000\ud800-\udfff\ufeff\ufff9-\ufffe]+",
}


@cache
def _table() -> Kinds:
    """The kinds of all code points up to U+FFFE, then `ANY`."""
    points = np.arange(0xFFFF, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    table = np.zeros(0x10000, np.uint8)
    for kind, test in _TESTS.items():
        table[:-1] |= np.fromiter(map(test, points), bool, len(points)) * np.uint8(kind)
    for kind, members in _SETS.items():
        for run in re.finditer(members, points):
            table[run.start() : run.end()] |= kind
    table[-1] = ANY
    return table


@lru_cache(maxsize=1)
def kinds_of(text: str) -> Kinds:
    """The kind of each character; kept for the last text, which several fixes ask about."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _table().take(points, mode="clip")


def is_usual(text: str) -> bool:
    """True for a text with none of the `UNUSUAL` characters."""
    return not (kinds_of(text) & UNUSUAL).any()


def is_single_spaced(text: str) -> bool:
    """True for a usual text without runs of spaces, and without spaces at line ends."""
    blank = kinds_of(text) & BLANK != 0
    pairs = _offsets(blank[:-1] & blank[1:])
    return is_usual(text) and all(text[at : at + 2] == "\n\n" for at in pairs)


def signs_before_letters(text: str) -> list[int]:
    """The offsets of the signs that a letter follows."""
    kinds = kinds_of(text)
    return _offsets((kinds[:-1] & SIGN != 0) & (kinds[1:] & LETTER != 0))


def capitals_after_small(text: str) -> list[int]:
    """The offsets of the capitals that a small letter stands before."""
    kinds = kinds_of(text)
    return _offsets((kinds[:-1] & SMALL != 0) & (kinds[1:] & CAPITAL != 0), 1)


def digits_beside_letters(text: str) -> list[int]:
    """The offsets of the digits that a letter stands before or behind."""
    kinds = kinds_of(text)
    digit, letter = kinds & DIGIT != 0, kinds & LETTER != 0
    beside = np.zeros(len(kinds), bool)
    beside[1:] |= letter[:-1]
    beside[:-1] |= letter[1:]
    return _offsets(digit & beside)


def long_words(text: str, least: int) -> list[int]:
    """The offsets of the words of `least` letters or more."""
    kinds = kinds_of(text)
    letter = kinds & LETTER != 0
    first = letter.copy()
    first[1:] &= ~letter[:-1] | (kinds[:-1] == ANY)
    size = max(0, len(kinds) - least + 1)
    starts = first[:size]
    for ahead in range(1, least):
        starts &= letter[ahead : size + ahead]
    return _offsets(starts)


def _offsets(found: npt.NDArray[np.bool_], behind: int = 0) -> list[int]:
    offsets: list[int] = (np.flatnonzero(found) + behind).tolist()
    return offsets
