"""Words as search compares them: with their accents, and folded to plain letters. Pure: no SQL.

One text is cut into the same words whether it is stored or asked for, and whatever database
holds it: neither SQLite's tokenizer nor PostgreSQL's parser (nor its `unaccent`) has a say.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

import regex

_UNSEEN = r"\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphen, joiners, spaces of no width
_WORD = regex.compile(rf"[\p{{L}}\p{{N}}][\p{{L}}\p{{M}}\p{{N}}{_UNSEEN}]*")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # huyền, sắc, ngã, hỏi, nặng
_STROKES = str.maketrans({"đ": "d", "ð": "d"})
_ETH = str.maketrans({"ð": "đ"})
_FINAL_Y = regex.compile(r"(?:[hklmst]|qu)y")
_LONGEST = 60
"""A word of more letters is none; an entry of PostgreSQL's holds 2 kB, all of a passage's 1 MB."""


class Word(NamedTuple):
    """A word of a text: its place, how it is written, and its two keys.

    A tuple, for every word of every document becomes one when it is saved.
    """

    start: int
    end: int
    written: str

    @property
    def exact(self) -> str:
        """The key with accents."""
        return exact_key(self.written)

    @property
    def folded(self) -> str:
        """The key without."""
        return folded_key(self.written)

    @property
    def has_marks(self) -> bool:
        """True if folding takes something from it, so that it was written with accents."""
        return self.exact != self.folded

    @property
    def is_capital(self) -> bool:
        """True if it begins with a capital letter."""
        return self.written[0].isupper()


def split_words(text: str) -> Iterator[Word]:
    """The words of a text in order: letters and figures, parted by everything else.

    >>> [word.folded for word in split_words("Số 2866/QĐ-UBND: đạt 80,5%")]
    ['so', '2866', 'qd', 'ubnd', 'dat', '80', '5']
    """
    for found in _WORD.finditer(text):
        yield Word(found.start(), found.end(), found[0])


def each_written(text: str) -> Iterator[str]:
    """The same words as they are written, one after the other, for who may stop at the first."""
    return (found[0] for found in _WORD.finditer(text))


def written_words(text: str) -> list[str]:
    """The same words as they are written, where their places are not asked for.

    >>> written_words("Số 2866/QĐ-UBND")
    ['Số', '2866', 'QĐ', 'UBND']
    """
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 16)
def exact_key(word: str) -> str:
    """A word in small letters, its tone behind it: wherever the tone was put, it is one word.

    >>> exact_key("Hoà") == exact_key("hòa") != exact_key("hoa")
    True
    >>> exact_key("Ðình") == exact_key("đình"), exact_key("LÝ") == exact_key("lí")
    (True, True)
    """
    letters = normalize("NFD", _plain(word).translate(_ETH))
    toneless = normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    tones = "".join(letter for letter in letters if letter in _TONES)
    return _one_final_i(toneless)[:_LONGEST] + tones[:1]


@lru_cache(maxsize=1 << 16)
def folded_key(word: str) -> str:
    """A word in plain small letters.

    >>> folded_key("Ðường"), folded_key("NGHỊ"), folded_key("Kỹ")
    ('duong', 'nghi', 'ki')
    """
    letters = normalize("NFKD", _plain(word).translate(_STROKES))
    plain = "".join(letter for letter in letters if letter.isalnum()) or letters
    return _one_final_i(plain)[:_LONGEST]


def _plain(word: str) -> str:
    return "".join(letter for letter in word.casefold() if category(letter) != "Cf")


def _one_final_i(word: str) -> str:
    """`lý` and `lí`, `quý` and `quí` are spellings of one word."""
    return f"{word[:-1]}i" if _FINAL_Y.fullmatch(word) else word
