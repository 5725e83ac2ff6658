"""Words squeezed for comparison: case, spelling twins, white space and punctuation aside.

Gold was written by people, the database by a program; neither should lose for `uỷ` against
`ủy`, a line break, a dash or a full stop. What can change a meaning stays: letters with
their marks, digits, `%`, `≥` and `≤`.
"""

import unicodedata
from dataclasses import dataclass

# the same syllable with the tone mark in the old place, or i for y; pairs of equal length
SPELLINGS = (
    ("uỷ", "ủy"),
    ("hoà", "hòa"),
    ("hoá", "hóa"),
    ("quí", "quý"),
    ("toà", "tòa"),
    ("khoẻ", "khỏe"),
)
# abbreviations and free words in the names of agencies
AGENCY_WORDS = (
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("có liên quan", "liên quan"),
)
KEPT_SIGNS = frozenset("%≥≤")


def fold(text: str) -> str:
    """NFC, lower case, Icelandic ð as đ, one spelling for `uỷ` and `ủy`."""
    return _respell(unicodedata.normalize("NFC", text).casefold().replace("ð", "đ"))


def squeeze(text: str) -> str:
    """Only the letters, digits and meaningful signs of a text, folded.

    >>> squeeze("Uỷ ban – ≥ 80 %")
    'ủyban≥80%'
    """
    return _respell(_kept(fold(text)))


def squeeze_agency(text: str) -> str:
    """The squeezed name of an agency, its abbreviations written out.

    >>> squeeze_agency("UBND các xã có liên quan")
    'ủybannhândâncácxãliênquan'
    """
    name = fold(text)
    for short, whole in AGENCY_WORDS:
        name = name.replace(short, whole)
    return squeeze(name)


@dataclass(frozen=True, slots=True)
class SqueezedText:
    """A document's text squeezed, and the way from its offsets to the squeezed ones.

    ``at[i]`` is the squeezed offset of character i; it has one entry more than the text.
    """

    squeezed: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "SqueezedText":
        """Squeeze character by character, so that every offset keeps its place."""
        known: dict[str, str] = {}
        pieces, at, length = [], [0], 0
        for character in text:
            piece = known.get(character)
            if piece is None:
                piece = known[character] = _kept(fold(character))
            pieces.append(piece)
            length += len(piece)
            at.append(length)
        return cls(_respell("".join(pieces)), tuple(at))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The squeezed range of a half-open range of the text, cut to its length."""
        last = len(self.at) - 1
        return self.at[max(0, min(start, last))], self.at[max(0, min(end, last))]

    def find(self, quote: str, start: int = 0) -> int:
        """The squeezed offset of an already squeezed quote from `start` on, or -1."""
        return self.squeezed.find(quote, start) if quote else -1

    def find_nth(self, quote: str, nth: int) -> int:
        """The squeezed offset of the quote's occurrence `nth` (0 is the first), or -1."""
        place = -1
        for _ in range(nth + 1):
            place = self.find(quote, place + 1)
            if place < 0:
                break
        return place


def _respell(text: str) -> str:
    for old, new in SPELLINGS:
        text = text.replace(old, new)
    return text


def _kept(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c in KEPT_SIGNS)
