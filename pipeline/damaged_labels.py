"""Labels of headings that a scan damaged: read where their form or their place leaves one reading.

The text stays as it was read; only the label of the section is the one that was printed.
"""

from dataclasses import replace

import regex

from pipeline.labels import Label, read_label

_FORMS = {
    "HI": "III", "IH": "III", "IIl": "III", "IIL": "III", "IlI": "III", "lII": "III", "IIH": "III",
    "1V": "IV", "lV": "IV", "IIV": "IV", "VL": "VI", "Vl": "VI", "V1": "VI", "VH": "VII", "VIl": "VII",
    "VIL": "VII", "VHI": "VIII", "VIH": "VIII", "VIIl": "VIII", "VIIL": "VIII", "1X": "IX", "lX": "IX",
}  # fmt: skip
"""What a scan makes of Roman numerals, that is no label otherwise. `II` for III is told by place."""
_NEXT = {"I": "II", "II": "III", "VI": "VII", "VII": "VIII"}
"""Numerals that look like the next one where a stroke is lost."""
_FORM_STARTS = frozenset(form[0] for form in _FORMS)
_FORM = regex.compile(
    rf"(?P<form>{'|'.join(sorted(_FORMS, key=len, reverse=True))})(?=\s?[.)]\s*\p{{Lu}})"
)
_STROKED = regex.compile(r"(?P<sign>[ởớờỡơðõöô])(?=\)\s*\p{L})")
_SMALL = regex.compile(r"[^\n]{0,40}\p{Ll}")


def read_any_label(words: str, open_: dict[str, str], *, ocr: bool) -> Label | None:
    """The label at a block's start, mended where the words or the labels before it make it sure.

    Args:
        words: the block.
        open_: the labels of the sections that the block may stand in, by style.
        ocr: the block was read off a picture, so that a lost stroke is likelier than an odd number.
    """
    if words[:1] in _FORM_STARTS and (form := _FORM.match(words)):
        return _as_printed(words, form.end("form"), _FORMS[form["form"]])
    if open_.get("letter") == "d" and (sign := _STROKED.match(words)):
        return _as_printed(words, sign.end("sign"), "đ")
    label = read_label(words)
    return _by_place(words, label, open_) if label and ocr else label


def _as_printed(words: str, end: int, text: str) -> Label | None:
    """The label that the block would have with `text` printed before ``words[end:]``."""
    label = read_label(text + words[end:])
    return replace(label, length=label.length + end - len(text)) if label else None


def _by_place(words: str, label: Label, open_: dict[str, str]) -> Label | None:
    """Of labels that may be two, the one that follows the labels before it."""
    before = open_.get("roman")
    if label.style == "roman" and before and label.text == before:
        if label.text == "I" and _SMALL.match(words, label.length):
            return _as_printed(words, 1, "1")
        return _as_printed(words, len(before), _NEXT[before]) if before in _NEXT else label
    if label.style == "roman" and label.text == "I" and before and _SMALL.match(words, 2):
        return _as_printed(words, 1, "1")  # `I. Sở Nội vụ` under IV
    if label.style == "capital" and label.text == "H" and before == "I":
        return _as_printed(words, 1, "II") if open_.get("capital") != "G" else label
    return label
