"""Does a formal document break off? Its site may say so (`[...]`), or its last words do."""

from collections.abc import Sequence

import regex

from pipeline.furniture import FINAL_STOP
from pipeline.wrapping import OPEN

_CLOSES = regex.compile(r"\W*(?:(?:TM|KT|TL|TUQ|T/M|K/T)\s?[./]?\s*\p{Lu}{2}|Nơi\s+nhận\b)")
_TRAILS_OFF = regex.compile(r"\p{L}\s?(?:\.{3}|…)$")


def breaks_off(words: Sequence[str]) -> bool:
    """True where the last words want others behind them and nothing closes the document.

    Args:
        words: the words of the document's blocks in order, cells left out.

    >>> breaks_off(["I. MỤC TIÊU", "2. Sắp xếp các đơn vị sự nghiệp theo"])
    True
    >>> breaks_off(["2. Sắp xếp các đơn vị sự nghiệp theo", "TM. ỦY BAN NHÂN DÂN"])
    False
    """
    last = next((text.rstrip() for text in reversed(words) if text.strip()), "")
    if not OPEN.search(last) and not _TRAILS_OFF.search(last):
        return False
    return not any(_CLOSES.match(text) or FINAL_STOP.search(text) for text in words)
