"""How much of a text is Vietnamese: its words with marks, and which of them are syllables."""

from functools import lru_cache
from unicodedata import normalize

import regex

from models.syllables import is_syllable

_WORD = regex.compile(r"[\p{L}\p{M}\x80-\x9f¡-ÿ]+")  # signs that old encodings show, too
_STOP_ENDS = ("c", "ch", "p", "t")
_STOP_TONES = ("\u0301", "\u0323")


def syllable_share(text: str) -> tuple[int, int]:
    """How many of the words with marks are Vietnamese syllables, and how many there are.

    Single letters say nothing and are not counted.

    >>> syllable_share("Ủy ban nhân dân"), syllable_share("nh©n d©n für")
    ((3, 3), (0, 3))
    """
    found = _WORD.findall(normalize("NFC", text))
    words = [word for word in found if len(word) > 1 and not word.isascii()]
    return sum(map(_is_word, words)), len(words)


@lru_cache(maxsize=1 << 15)
def _is_word(word: str) -> bool:
    """A syllable in letters of Vietnamese, with a tone that its end can bear."""
    if not is_syllable(word):
        return False
    parts = normalize("NFD", word)
    if "\u0303" in parts and "n\u0303" in parts.lower():
        return False  # ñ
    plain = "".join(part for part in parts.lower() if part.isascii())
    return not plain.endswith(_STOP_ENDS) or any(tone in parts for tone in _STOP_TONES)
