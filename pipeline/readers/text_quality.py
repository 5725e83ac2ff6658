"""Whether the text layer of a page says what is printed on it.

Scans often carry the layer of an OCR that knew no Vietnamese (`UY BAN NHAN DAN TINH`). Vietnamese
shows itself by letters that no other language has (ơ, ư, đ and letters with two marks): they stand
in three of five words of any plan, also where half a page is codes and names.
"""

from dataclasses import dataclass
from unicodedata import category, normalize

import regex

from models.lexicon import load_toml
from models.syllables import is_syllable

MIN_OWN = 0.2
"""Least share of words with letters of Vietnamese alone. 670 stretches of 150 characters of plans
and news hold 0.29 and more; layers of English or French OCR hold none."""
MIN_SYLLABLES = 0.55
"""Least share of words that can be Vietnamese syllables; the same stretches hold 0.66 and more."""
MAX_BROKEN = 0.08
"""Largest share of words with signs, digits or capitals inside; true text has hardly one in 100."""
MIN_WORDS = 8
"""Fewer words have no share to speak of: one sign of Vietnamese is enough, one of damage too much."""
MAX_STRAY = 0.2
"""Largest share of characters that are no letters, digits or common signs."""
ENGLISH = 0.12
"""A page with so many of the small words of English is in English, which needs no marks."""

_LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}]*+")
_BROKEN = regex.compile(
    r"""
    \p{Ll}\p{Lu}                         # xA
    | \p{Ll}[0-9]\p{Ll} | \b[0-9]\p{Ll}{3}   # tr0ng, 1ịch
    | \p{L}[!~^{}\\¬¦•§¥]                # HO!, n~ăm
    | (?<![\p{L}\p{M}\d.])[bcdpqrstv](?![\p{L}\p{M}\d)./:%²³-])   # p hát t riển; x marks a cell
    """,
    regex.VERBOSE,
)
_COMMON_SIGNS = frozenset(".,;:()/%-–—+\"'“”‘’•*=<>≥≤&_…|\u00ad\ufffe")
_LATIN_1 = "\u0100"


@dataclass(frozen=True, slots=True)
class _Shares:
    """Counts of a text: its words, and those that are syllables, Vietnamese alone, broken."""

    words: int
    syllables: int
    own: int
    broken: int
    english: int


def is_believable(text: str) -> bool:
    """True if a page's text layer can be the words printed on it.

    Numbers alone are believed: nothing in them can be judged. An empty layer is not. A font
    encoding that is not Unicode (TCVN3, VNI) is to be decoded before.

    >>> is_believable("ỦY BAN NHÂN DÂN TỈNH"), is_believable("UY BAN NHAN DAN TINH xA HO!")
    (True, False)
    >>> is_believable("12,5 | 2024 | 80%"), is_believable("")
    (True, False)
    """
    text = normalize("NFC", text)
    if not any(map(str.isalnum, text)) or _stray(text) > MAX_STRAY:
        return False
    shares = _count(text)
    if shares.words < MIN_WORDS:
        return shares.broken == 0 and (shares.own > 0 or shares.words <= 1)
    if shares.broken > max(1, MAX_BROKEN * shares.words):
        return False
    if shares.english > ENGLISH * shares.words:
        return True
    return shares.own >= MIN_OWN * shares.words and shares.syllables >= MIN_SYLLABLES * shares.words


def _stray(text: str) -> float:
    """The share of signs that no plan prints, of unreadable and of private characters."""
    seen = [character for character in text if not character.isspace()]
    stray = sum(
        not character.isalnum()
        and character not in _COMMON_SIGNS
        and not category(character).startswith("M")
        for character in seen
    )
    return stray / len(seen)


def _count(text: str) -> _Shares:
    """Abbreviations (`UBND`, `TTHC`) and single letters are no words here."""
    english = frozenset(load_toml("text_quality")["english"])
    words = [word for word in _LETTERS.findall(text) if len(word) > 1]
    syllables = [word for word in words if is_syllable(word)]
    abbreviations = sum(word.isupper() and not is_syllable(word) for word in words)
    return _Shares(
        words=len(words) - abbreviations,
        syllables=len(syllables),
        own=sum(max(word) >= _LATIN_1 for word in syllables),
        broken=sum(1 for _ in _BROKEN.finditer(text)),
        english=sum(word.lower() in english for word in words),
    )
