"""The build of a Vietnamese syllable: onset, nucleus with tone, coda.

Used to tell whether letters are a word of the language (glued words, bad text layers).
Source of the inventory: the orthography of the 1984 spelling rules, both ways of placing tones.
"""

from functools import cache
from unicodedata import normalize

import regex

_ONSET = r"(?:ngh|ng|nh|gh|gi|ch|kh|ph|th|tr|qu|[bcdđghklmnprstvx])?"
_NUCLEUS = (
    r"(?:uyê|oai|oay|oeo|uây|uya|uyu|iêu|yêu|uôi|ươi|ươu|uêu|oao"
    r"|ai|ao|au|âu|ay|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uă|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê"
    r"|[aăâeêioôơuưy])"
)
_CODA = r"(?:ch|ng|nh|[cmnpt])?"
_SYLLABLE = regex.compile(_ONSET + _NUCLEUS + _CODA)
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
MAX_SYLLABLE = 7


@cache
def is_syllable(word: str) -> bool:
    """True if the letters can be one Vietnamese syllable.

    >>> is_syllable("nghiêng"), is_syllable("chínhnhà"), is_syllable("Ủy")
    (True, False, True)
    """
    if not 0 < len(word) <= MAX_SYLLABLE:
        return False
    plain = normalize("NFC", normalize("NFD", word.casefold()).translate(_TONES))
    return bool(_SYLLABLE.fullmatch(plain))


@cache
def has_mark(word: str) -> bool:
    """True if a letter carries a Vietnamese mark, so that the word is no plain ASCII one."""
    return not word.isascii()


@cache
def split_glued(word: str) -> tuple[str, ...] | None:
    """The one way to read a glued word as two syllables, or None where none or several fit.

    >>> split_glued("chínhnhà"), split_glued("online"), split_glued("hành")
    (('chính', 'nhà'), None, None)
    """
    if is_syllable(word) or not has_mark(word) or len(word) > 2 * MAX_SYLLABLE:
        return None
    ways = [
        (word[:at], word[at:])
        for at in range(2, len(word) - 1)
        if is_syllable(word[:at]) and is_syllable(word[at:])
    ]
    marked = [way for way in ways if has_mark(way[0]) and has_mark(way[1])]
    best = marked or ways
    return best[0] if len(best) == 1 else None
