"""Where the tables of a dump may begin: lines that open with the name of the ordinals' column."""

import regex

# a line end first: it is sought much faster than the beginning of a line
_OPENING = regex.compile(r"\n[^\w\n#|]*+(?:S?TT|Số|\#)", regex.IGNORECASE)


def ordinal_lines(source: str) -> list[int]:
    r"""The offsets of the lines that open with `STT`, `TT`, `Số` or a number sign.

    Signs may stand before it (`**STT**`).

    >>> ordinal_lines("STT\nNội dung\n  Số TT")
    [0, 13]
    """
    return [found.start() for found in _OPENING.finditer("\n" + source)]
