"""Abbreviations written out: the document's own definitions first, then the common ones.

Ambiguous letters (`TTTT`: thanh toán trực tuyến, Thông tin và Truyền thông) are read only where
the words around decide; else they stay as they are. Words: models/lexicons/abbreviations.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from unicodedata import normalize

import regex

from models.lexicon import load_toml
from models.rule import Rule, rule

NO_DEFINITIONS: Mapping[str, str] = MappingProxyType({})

# How far before a bracket its long form may begin, in words.
_MAX_WORDS = 16
_JOINERS = frozenset({"và", "của", "các", "về", "với", "cho", "trong", "theo"})
_WORD = regex.compile(r"[\p{L}\p{M}]+")


@dataclass(frozen=True, slots=True)
class _Reading:
    long: str
    near: regex.Pattern[str]
    after: regex.Pattern[str]


SHORT = rule(
    "abbreviation",
    r"(?<![\p{L}\p{N}]) \p{Lu} \p{L}* \p{Lu} \p{L}* (?:[&-] \p{Lu}[\p{L}]*)* (?![\p{L}\p{N}])",
    examples=("80% TTHC", "Sở TT&TT", "phát triển KT-XH", "ĐVSNCL tự chủ"),
    counter_examples=("Tỷ lệ hồ sơ", "nhóm A"),
)
DEFINED = rule(
    "abbreviation_defined",
    r"""\( (?<=[\p{L}”"]\s*\() \s*
        (?:(?:sau\s+đây|dưới\s+đây)\s+)? (?:(?:gọi|viết)\s+(?:tắt\s+)?là:?\s*)? ["“]?
        (?P<short> \p{Lu} [\p{L}&]{0,11} (?:\s \p{Lu}[\p{L}&]{0,11}){0,2} ) ["”]? \s* \)""",
    examples=("thủ tục hành chính (TTHC)", "đơn vị sự nghiệp (sau đây gọi tắt là ĐVSN)"),
    counter_examples=("thủ tục hành chính (trừ văn bản mật)", "kế hoạch (kèm theo)"),
)
RULES: tuple[Rule, ...] = (SHORT, DEFINED)


def expand_abbreviations(text: str, own: Mapping[str, str] = NO_DEFINITIONS) -> str:
    """The text with its abbreviations written out.

    Args:
        text: a clause or heading.
        own: the document's definitions as `harvest_definitions` gives them.

    >>> expand_abbreviations("Tỷ lệ DVCTT; phí TTTT; Sở TTTT", {})
    'Tỷ lệ dịch vụ công trực tuyến; phí TTTT; Sở thông tin và truyền thông'
    """
    if text[1:].islower():
        return text  # each has two capitals
    return SHORT.pattern.sub(lambda found: _long_form(found, text, own) or found[0], text)


def harvest_definitions(text: str) -> dict[str, str]:
    """The abbreviations that a document defines itself; the first definition of one stands.

    A definition counts only if the letters are the initials of the words before the bracket.

    Raises:
        TimeoutError: if the pattern runs too long.

    >>> harvest_definitions("đổi mới công tác văn thư, lưu trữ (VTLT) và tổ chức (đã duyệt)")
    {'VTLT': 'văn thư lưu trữ'}
    """
    found: dict[str, str] = {}
    for match in DEFINED.find(text):
        short = regex.sub(r"\s", "", match["short"])
        words = _WORD.findall(text, max(0, match.start() - 8 * _MAX_WORDS), match.start())
        long = _long_before(short, words[-_MAX_WORDS:])
        if long:
            found.setdefault(short, expand_abbreviations(long))
    return found


def _long_form(found: regex.Match[str], text: str, own: Mapping[str, str]) -> str | None:
    short = found[0].replace("Ð", "Đ")
    plain: dict[str, str] = load_toml("abbreviations")["plain"]
    known = own.get(short) or plain.get(short)
    if known:
        return known
    before = text[: found.start()]
    fitting = [
        reading.long
        for reading in _contextual().get(short, ())
        if reading.near.search(text) and not reading.after.search(before)
    ]
    return fitting[0] if len(fitting) == 1 else None


@cache
def _contextual() -> dict[str, list[_Reading]]:
    readings: dict[str, list[_Reading]] = {}
    for entry in load_toml("abbreviations")["contextual"]:
        near = rf"(?<!\p{{L}})(?:{'|'.join(entry['near'])})(?!\p{{L}})"
        after = rf"(?<!\p{{L}})(?:{'|'.join(entry['after'])})\s+$"
        reading = _Reading(
            entry["long"],
            regex.compile(near, regex.IGNORECASE),
            regex.compile(after, regex.IGNORECASE),
        )
        readings.setdefault(entry["short"], []).append(reading)
    return readings


def _long_before(short: str, words: list[str]) -> str | None:
    """The last words whose initials spell `short`; joiners between them may be left out."""
    letters = [letter for letter in _initials(short) if letter != "&"]
    if len(letters) < 2:
        return None
    at = len(words)
    while letters and at:
        at -= 1
        word = words[at]
        spelled = _initials(word) if word.isupper() and len(word) > 1 else _initials(word[0])
        if "".join(letters).endswith(spelled):
            del letters[len(letters) - len(spelled) :]
        elif word.casefold() not in _JOINERS or at == len(words) - 1:
            return None
    return None if letters else " ".join(words[at:])


_MARK = regex.compile(r"\p{M}")


def _initials(word: str) -> str:
    """Letters without marks, so that `U` stands for ủy; đ stays.

    >>> _initials("Ủy"), _initials("ĐV")
    ('uy', 'đv')
    """
    bare = _MARK.sub("", normalize("NFD", word))
    return bare.casefold()
