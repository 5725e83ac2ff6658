"""Cells that a spreadsheet would run as a formula, and how they are kept from it."""

from typing import TypeVar

import regex

Cell = TypeVar("Cell")

_FORMULA = regex.compile(r"[\s'\p{Cf}]*[=+\-@＝＋－＠] | [\t\r\n']", regex.VERBOSE)
"""How a text begins that a spreadsheet may run as a formula, and what would look like a guard."""


def disarmed(value: Cell) -> Cell | str:
    """A cell of a CSV file that no spreadsheet runs: a text that may begin a formula gets ``'``.

    Numbers stay numbers. A text that begins with ``'`` gets one more, so that taking one off
    gives back the words.

    >>> disarmed("=cmd|' /C calc'!A0"), disarmed("- Sở Nội vụ"), disarmed(-5), disarmed("Sở")
    ("'=cmd|' /C calc'!A0", "'- Sở Nội vụ", -5, 'Sở')
    """
    return f"'{value}" if isinstance(value, str) and is_armed(value) else value


def is_armed(words: str) -> bool:
    """Whether a spreadsheet may take the words for a formula, or for words guarded from it."""
    return _FORMULA.match(words) is not None
