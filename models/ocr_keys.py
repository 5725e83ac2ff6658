"""Match keys for words that a machine read off a picture; what is stored stays as it was read.

Both keys are as long as the text, so that a match has the text's own offsets.
"""

from unicodedata import decomposition, normalize

import regex

_STROKES = {"đ": "d", "Đ": "D", "Ð": "D"}
_FIGURES = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "З": "3"})
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


def _bare(character: str) -> str:
    if character in _STROKES:
        return _STROKES[character]
    return normalize("NFD", character)[0] if decomposition(character) else character
