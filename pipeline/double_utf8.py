"""UTF-8 that was read as windows-1252 and written as UTF-8 once more (``á»¦y ban nhÃ¢n dÃ¢n``)."""

from itertools import islice

import regex

from models.syllables import is_syllable

LEAST = 3
"""Letters that only Vietnamese needs, so that a text is believed to be encoded twice."""

_SHOWN = {
    byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}
_BYTES = {shown: byte for byte, shown in _SHOWN.items()} | {chr(b): b for b in range(0x80, 0xC0)}
_MORE = "".join(regex.escape(shown) for shown, byte in _BYTES.items() if byte < 0xC0)
_TELLING = regex.compile(rf"á[º»][{_MORE}] | Æ[°¯¡\xa0] | Ä[‘ƒ] | Ì[€ƒ‰]|Ì£", regex.VERBOSE)
_TELLING_STARTS = ("áº", "á»", "Æ", "Ä‘", "Äƒ", "Ì€", "Ìƒ", "Ì‰", "Ì£")
_RARE = "º»ÆÄÌ"  # one of them is in each start; single characters are sought faster
_OWN = regex.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_SEGMENT = regex.compile(r"[^\n<>]+")
_SEQUENCE = regex.compile(rf"ï»¿|[âá][{_MORE}]{{2}}|[ÂÃÄÅÆÌ][{_MORE}]|Ä(?![{_MORE}])")
_LOST_BLANK = regex.compile(r"([^\W\d_Ãá]{0,5}+)(Ã|áº)[ ]([ ]?)(\p{L}*)", regex.VERBOSE)
_BLANK_LETTERS = {"Ã": "à", "áº": "Ạ"}
_MEANT = regex.compile(
    "[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u0303\u0306\u0309\u031b\u0323"
    "\u2010-\u2026\u2030\u20ab\u2264\u2265\xa0\xa7\xab\xad\xb0\xb1\xb2\xb3\xb7\xbb\xbd\ufeff]"
)


def undo_double_utf8(text: str) -> str | None:
    """The text encoded once, or None where it is so already.

    Only sequences that give letters and signs of Vietnamese texts are taken back, and only in
    lines (or between tags) that hold none of its own letters, so a page can be mixed.

    >>> undo_double_utf8("á»¦y ban nhÃ¢n dÃ¢n huyá»‡n Báº¿n Cáº§u")
    'Ủy ban nhân dân huyện Bến Cầu'
    >>> undo_double_utf8("Ủy ban nhân dân") is None
    True
    """
    if not any(sign in text for sign in _RARE) or not any(s in text for s in _TELLING_STARTS):
        return None  # the quick look: most texts
    if len(list(islice(_TELLING.finditer(text), LEAST))) < LEAST:
        return None
    return _SEGMENT.sub(lambda found: _once(found[0]), text)


def _once(segment: str) -> str:
    if _OWN.search(segment):
        return segment
    return _LOST_BLANK.sub(_blank_letter, _SEQUENCE.sub(_sequence, segment))


def _sequence(found: regex.Match[str]) -> str:
    shown = found[0]
    if shown == "Ä":
        return "Đ"  # its second byte is a control code, which many programs drop
    letter = bytes(_BYTES[one] for one in shown).decode("utf-8", "replace")
    return letter if _MEANT.fullmatch(letter) else shown


def _blank_letter(found: regex.Match[str]) -> str:
    """à ends in the byte of a no-break space, which many programs make a blank.

    A blank that was the letter's only is taken out: ``lÃ m`` is làm, but ``vÃ y`` và y.
    """
    before, shown, blank, after = found[1], found[2], found[3], found[4]
    start = before + _BLANK_LETTERS[shown]
    is_one = is_syllable(start + after) and start.lower() != "và"
    return start + (blank or ("" if is_one and after else " ")) + after
