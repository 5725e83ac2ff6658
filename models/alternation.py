"""Many phrases as one pattern that shares their beginnings, so that a scan tries each once."""

from collections.abc import Iterable

import regex

_Branch = dict[str, "_Branch"]
_END = ""


def either(phrases: Iterable[str], *, space: str = r"\s+") -> str:
    r"""A pattern that matches any of `phrases`, the longest where several begin alike.

    A run of blanks in a phrase matches as `space` says. Not for phrases that are patterns.

    >>> either(["cấp xã", "cấp", "cấp sở"])
    '(?:cấp(?:\\s+(?:sở|xã))?)'
    """
    root: _Branch = {}
    for phrase in phrases:
        branch = root
        for character in " ".join(phrase.split()):
            branch = branch.setdefault(character, {})
        branch[_END] = {}
    return f"(?:{_pattern(root, space)})"


def _pattern(branch: _Branch, space: str) -> str:
    tails = [
        (space if first == " " else regex.escape(first)) + _tail(rest, space)
        for first, rest in sorted(branch.items())
        if first != _END
    ]
    return "|".join(tails)


def _tail(branch: _Branch, space: str) -> str:
    """What follows a character: nothing, one way on, or several, perhaps none of them."""
    if set(branch) == {_END}:
        return ""
    words = _pattern(branch, space)
    if _END in branch:
        return f"(?:{words})?"
    return words if len(branch) == 1 else f"(?:{words})"
