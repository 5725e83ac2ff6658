"""Does a formal document break off? Its site may say so (`[...]`), or its last words do."""

from collections.abc import Sequence

import regex

from pipeline.wrapping import OPEN

_CLOSES = regex.compile(r"\W*(?:(?:TM|KT|TL|TUQ|T/M|K/T)\s?[./]?\s*\p{Lu}{2}|Nơi\s+nhận\b)")
_BROKEN_OFF = regex.compile(r"\[\s*(?:\.{3}|…)\s*\]\s*$")
_TRAILS_OFF = regex.compile(r"\p{L}\s?(?:\.{3}|…)$")


def is_final(text: str) -> bool:
    """True for words that a document's last stop ends: `./.`, or what is left of it."""
    return text.rstrip().endswith(("./", "/."))


def is_broken_off(text: str) -> bool:
    """True for words behind which a site shows `[...]` for the rest."""
    return "[" in text and _BROKEN_OFF.search(text) is not None


def ends_open(words: str) -> bool:
    """True where the words want others behind them."""
    last = words.rstrip()
    return bool(OPEN.search(last) or _TRAILS_OFF.search(last))


def breaks_off(words: Sequence[str]) -> bool:
    """True where the last words want others behind them and nothing closes the document.

    Args:
        words: the words of the document's blocks in order, cells left out.

    >>> breaks_off(["I. MỤC TIÊU", "2. Sắp xếp các đơn vị sự nghiệp theo"])
    True
    >>> breaks_off(["2. Sắp xếp các đơn vị sự nghiệp theo", "TM. ỦY BAN NHÂN DÂN"])
    False
    """
    last = next((text for text in reversed(words) if text.strip()), "")
    return ends_open(last) and not any(_CLOSES.match(text) or is_final(text) for text in words)
