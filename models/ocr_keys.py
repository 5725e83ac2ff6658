"""Match keys for words that a machine read off a picture; what is stored stays as it was read.

The keys are as long as the text, so that a match has the text's own offsets.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from unicodedata import decomposition, normalize

import regex

_STROKES = {"đ": "d", "Đ": "D", "Ð": "D"}
_FIGURES = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "З": "3"})
_LIKE = tuple(map(frozenset, ("DĐÐOP0", "BR8", "UÚÙÛƯ", "S5", "TI")))
_HEAD = regex.compile(r"\s*(?=[\dlI|OoЗ]{0,4}\d)[\dlI|OoЗ]{2,6}(?=\s?/)")


def fold_marks(text: str) -> str:
    """The letters without their marks, which OCR takes for each other most of all.

    >>> fold_marks("KÉ HOẠCH"), fold_marks("ỦY BAN NHẬN DÂN") == fold_marks("ỦY BAN NHÂN DÂN")
    ('KE HOACH', True)
    """
    return "".join(map(_bare, text))


def fold_figures(text: str) -> str:
    """Letters among the digits that a document's number begins with, as digits.

    >>> fold_figures("l23/KH-UBND"), fold_figures("1O3 /QĐ-UBND"), fold_figures("lO/KH-UBND")
    ('123/KH-UBND', '103 /QĐ-UBND', 'lO/KH-UBND')
    """
    head = _HEAD.match(text)
    return head[0].translate(_FIGURES) + text[head.end() :] if head else text


def near(word: str, known: Iterable[str]) -> set[str]:
    """The known words that a scan may have made `word` of: one letter taken for one like it.

    >>> near("UBNP", {"UBND", "HĐND"}), near("UBXX", {"UBND"})
    ({'UBND'}, set())
    """
    return {other for other in known if len(other) == len(word) and _is_near(word, other)}


def _is_near(word: str, other: str) -> bool:
    """The first letter says what kind of body it is (`PGDĐT`, `BGDĐT`): only its marks may differ."""
    off = [i for i, (a, b) in enumerate(zip(word, other, strict=True)) if a != b]
    if len(off) != 1 or (off == [0] and _bare(word[0]) != _bare(other[0])):
        return False
    pair = {word[off[0]], other[off[0]]}
    return any(pair <= like for like in _LIKE)


def any_marks(pattern: str) -> str:
    """A pattern of which each marked letter, outside sets, also matches with other marks or none.

    >>> bool(regex.fullmatch(any_marks("KẾ HOẠCH"), "KÉ HOACH")), any_marks("KH")
    (True, 'KH')
    """
    return "".join(_any_mark(character) for character in pattern)


def _any_mark(character: str) -> str:
    others = _variants().get(_bare(character), "")
    return f"[{others}]" if character in others and not character.isascii() else character


@cache
def _variants() -> dict[str, str]:
    """The letters of Vietnamese by the plain letter under their marks, which is among them."""
    found: defaultdict[str, str] = defaultdict(str)
    signs = "".join(map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA))))
    for character in signs:
        if (bare := _bare(character)) in "AEIOUYDaeiouyd":
            found[bare] += character
    return dict(found)


def _bare(character: str) -> str:
    if character in _STROKES:
        return _STROKES[character]
    return normalize("NFD", character)[0] if decomposition(character) else character
