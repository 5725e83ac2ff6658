"""The encodings of before Unicode, each a function from letters as shown to letters as meant.

Their bytes are met as the Latin letters of windows-1252 (``Uû ban nh©n d©n``). The tables are
facts and stand in ``models/lexicons/legacy_letters.toml``.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Literal
from unicodedata import normalize

import regex

from models.lexicon import load_toml
from models.syllables import is_syllable

Encoding = Literal["TCVN3", "VNI", "VISCII"]
Decoder = Callable[[str], str]

_TCVN3_WORD = regex.compile(r"[A-Za-z¡-ÿ\u00ad]+(?:-[A-Za-z¡-ÿ\u00ad]+)?")
_PIECE = regex.compile(r"[^\s]+")
_SOFT_HYPHEN = "\u00ad"
_ONSET = regex.compile(r"(?:ngh?|nh|gh?|ch|kh|ph|th|tr|[bcdđhklmnrstvx])?", regex.IGNORECASE)


def decode_tcvn3(text: str) -> str:
    """TCVN3: a letter for a letter; capitals are restored where the plain letters are capitals.

    A hyphen that stands where a soft one was is ư (``h-íng``): it parts an onset from letters
    with which it makes a syllable.

    >>> decode_tcvn3("Uû ban nh©n d©n TØNH"), decode_tcvn3("Ph-¬ng h-íng")
    ('Uỷ ban nhân dân TỈNH', 'Phương hướng')
    """
    table = _tcvn3_letters()
    if "-" in text:
        text = _TCVN3_WORD.sub(lambda found: _with_soft_hyphen(found[0]), text)
    decoded = text.translate(table)
    return _with_names(_with_capitals(text, decoded)) if decoded != text else decoded


def decode_vni(text: str) -> str:
    """VNI: a vowel and a mark behind it, or one letter.

    >>> decode_vni("UÛy ban nhaân daân tænh ñöôïc")
    'Ủy ban nhân dân tỉnh được'
    """
    pattern, letters = _vni_letters()
    return pattern.sub(lambda found: letters[found[0]], text)


def decode_viscii(text: str) -> str:
    """VISCII (RFC 1456): a letter for a letter, some of them in the place of control codes."""
    return text.translate(_viscii_letters())


DECODERS: Mapping[Encoding, Decoder] = {
    "TCVN3": decode_tcvn3,
    "VNI": decode_vni,
    "VISCII": decode_viscii,
}


@cache
def _tcvn3_letters() -> dict[int, str]:
    table = load_toml("legacy_letters")["tcvn3"]
    return dict(zip(map(ord, table["shown"]), table["meant"], strict=True))


def _with_soft_hyphen(word: str) -> str:
    before, hyphen, after = word.partition("-")
    table = _tcvn3_letters()
    joined = (before + _SOFT_HYPHEN + after).translate(table)
    onset = before.translate(table)
    is_onset = hyphen and _ONSET.fullmatch(onset)
    if is_onset and is_syllable(joined) and (onset.islower() or not after.isascii()):
        return before + _SOFT_HYPHEN + after
    return word


def _with_capitals(shown: str, decoded: str) -> str:
    """Raises small letters of the table among plain capitals, a line or a word at a time."""
    lines = zip(shown.split("\n"), decoded.split("\n"), strict=True)
    return "\n".join(_raised(line, meant) for line, meant in lines)


def _raised(shown: str, decoded: str) -> str:
    plain = "".join(character for character in shown if character.isascii())
    spans = [found.span() for found in _PIECE.finditer(shown)]
    raised = [span for span in spans if _is_capital(shown[slice(*span)], decoded[slice(*span)])]
    if raised and plain == plain.upper():
        return decoded.upper()
    pieces, end = [], 0
    for start, stop in raised:
        pieces += [decoded[end:start], decoded[start:stop].upper()]
        end = stop
    return "".join(pieces) + decoded[end:]


def _is_capital(shown: str, decoded: str) -> bool:
    """True if small letters of the table stand in a word of capitals.

    A capital behind the first letter says so; in ``Sè`` (Số) none does.
    """
    rest = "".join(character for character in shown[1:] if character.isascii())
    is_upper = rest != rest.lower() and rest == rest.upper() and not shown[:1].islower()
    return is_upper and decoded != decoded.upper()


def _with_names(decoded: str) -> str:
    """A capital with a tone, which VN3 has not, at the start of a name or behind a full stop."""
    return _names().sub(lambda found: found[0].upper(), decoded)


@cache
def _names() -> regex.Pattern[str]:
    table = load_toml("legacy_letters")["tcvn3"]
    letters = "".join(one for one in table["meant"] if one.islower() and one not in "ăâêôơưđ")
    names = [f"{name[0]}(?={regex.escape(name[1:])}\\b)" for name in table["names"]]
    return regex.compile(rf"(?<=\p{{Ll}}[.!?][ ])[{letters}]|(?<!\w)(?:{'|'.join(names)})")


@cache
def _vni_letters() -> tuple[regex.Pattern[str], dict[str, str]]:
    table = load_toml("legacy_letters")["vni"]
    single = dict(zip(table["letters"]["shown"], table["letters"]["meant"], strict=True))
    letters = dict(single)
    for group in ("tones", "circumflexes", "breves"):
        letters.update(_vni_pairs(table[group], single))
    ordered = sorted(letters, key=len, reverse=True)
    return regex.compile("|".join(map(regex.escape, ordered))), letters


def _vni_pairs(group: Mapping[str, Any], single: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for vowel in group["vowels"] + group["vowels"].upper():
        for mark, combining in group["marks"].items():
            meant = normalize("NFC", single.get(vowel, vowel) + combining)
            yield vowel + mark, meant
            yield vowel + mark.upper(), meant


@cache
def _viscii_letters() -> dict[int, str]:
    """By the characters of windows-1252 and by the control codes that Latin-1 has instead."""
    table = load_toml("legacy_letters")["viscii"]
    letters = {ord(code): letter for code, letter in table["controls"].items()}
    for byte, letter in enumerate(table["upper_half"], start=0x80):
        letters[byte] = letter
        letters[ord(bytes([byte]).decode("windows-1252", "ignore") or chr(byte))] = letter
    return letters
