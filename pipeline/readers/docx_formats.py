"""How Word prints the number or the bullet of a list."""

import re
from functools import cache

from models.lexicon import load_toml
from pipeline.readers.roman_numerals import MOST, roman_numeral

_MAX_LETTERS = 780
_SYMBOL_PAGE = 0xF000  # where old symbol fonts keep their signs in Unicode
_PRIVATE = re.compile("[\uf000-\uf0ff]")
BULLET = "•"


def format_number(number: int, form: str) -> str:
    """The number as the form prints it; in digits where the form is none of plans.

    >>> [format_number(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    >>> format_number(28, "lowerLetter"), format_number(3, "none")
    ('bb', '')
    """
    if form in ("none", "bullet"):
        return ""
    if form == "decimalZero":
        return f"{number:02d}"
    if form.endswith("Roman") and 0 < number <= MOST:
        numeral = roman_numeral(number)
        return numeral if form == "upperRoman" else numeral.lower()
    if form.endswith("Letter") and 0 < number <= _MAX_LETTERS:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    return str(number)


def read_bullet(text: str, font: str | None) -> str:
    r"""The sign of a bullet as typed text has it: dashes, plusses and letters stay, others are dots.

    >>> read_bullet("-", "Times New Roman"), read_bullet("\uf0b7", "Symbol"), read_bullet("v", "Wingdings")
    ('-', '•', '•')
    """
    sign = read_symbols(text, font).strip()
    kept = load_bullets()
    return sign if sign and all(c in kept or c.isalnum() for c in sign) else BULLET * bool(text)


def read_symbols(text: str, font: str | None) -> str:
    r"""Letters of a symbol font as the signs that they print; other text as it is.

    Signs that the lexicon does not know become spaces only in the private area of Unicode.

    >>> read_symbols("\uf0b3 80%", "Symbol"), read_symbols("a", "Arial")
    ('≥ 80%', 'a')
    """
    signs = _signs((font or "").lower())
    if signs is None and not _PRIVATE.search(text):
        return text
    return "".join(_sign(c, signs) for c in text)


def _sign(character: str, signs: dict[int, str] | None) -> str:
    code = ord(character)
    private = _SYMBOL_PAGE <= code < _SYMBOL_PAGE + 256
    if private:
        code -= _SYMBOL_PAGE
    found = (signs or _every_sign()).get(code) if private or code < 256 else None
    return found or (" " if private else character)


@cache
def load_bullets() -> frozenset[str]:
    """The signs that stay as they are where they stand before an item."""
    return frozenset(load_toml("symbol_fonts")["bullets"])


@cache
def _signs(font: str) -> dict[int, str] | None:
    names = load_toml("symbol_fonts")["fonts"]
    name = next((names[key] for key in names if font == key), None)
    return _table(name) if name else None


@cache
def _every_sign() -> dict[int, str]:
    """For letters of the private area whose font is not told: Symbol, which is by far the most."""
    return _table("symbol")


def _table(name: str) -> dict[int, str]:
    return {int(code, 16): sign for code, sign in load_toml("symbol_fonts")[name].items()}
