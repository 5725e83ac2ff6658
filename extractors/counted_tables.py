"""Tables of bare counts, a district or commune a row: what they count, and that it is aimed at."""

from collections.abc import Iterable
from typing import Final

import regex

from extractors.measured import tidy
from extractors.unit_words import known_units
from models.plan import Plan
from models.structure import Table

_AIM: Final = regex.compile(r"(?i)\b(?:chỉ\s+tiêu|mục\s+tiêu)\b")
_UNIT: Final = regex.compile(
    r"(?i)(?:(?:^|\()\W*đơn\s+vị|đơn\s+vị\s+tính|đvt)\s*:\s*(?P<unit>\p{L}[^():]{0,24}?)\W*$"
)
_COUNTED: Final = regex.compile(r"(?i)\bsố\s+(?:lượng\s+)?(?P<unit>(?!(?:liệu|thứ|hiệu)\b)\p{Ll}+)")
_TIME: Final = regex.compile(
    r"(?i)(?:\b(?:trong|đến|hết|cuối|vào)\s+)*(?:năm\s*)*(?:(?:19|20)\d\d|\bnăm)\b"
)
MAX_ABOVE: Final = 4
"""The blocks before a table that may say what it is of."""
MAX_CAPTION: Final = 240
"""Characters of the longest line that is read as the title of a table."""


def lines_above(plan: Plan, table: Table) -> list[str]:
    """The lines before a table that may say what it is of."""
    first = plan.block_at(table.span.start).index
    return [plan.words(index) for index in range(max(0, first - MAX_ABOVE), first)]


def what_is_counted(above: Iterable[str], headers: Iterable[str]) -> str:
    """The unit of a table of counts under a title of aims; "" for any other table.

    Args:
        above: the lines before the table: `CHỈ TIÊU GIAO CÁC HUYỆN`, `Đơn vị tính: người`.
        headers: the words over its columns of values: `Số người được tập huấn năm 2023`.
    """
    lines = [line for line in above if len(line) <= MAX_CAPTION]
    if not any(_AIM.search(line) for line in lines):
        return ""
    units = [found["unit"] for line in lines if (found := _UNIT.search(line))]
    counts = [found["unit"] for header in headers if (found := _COUNTED.search(header))]
    return _known(str((units or counts)[-1])) if counts else ""


def _known(words: str) -> str:
    """The unit that the words begin with; the first word where none is known."""
    parts = words.split()
    two = " ".join(parts[:2])
    return two if two.casefold() in known_units() else parts[0]


def subject_of(headers: Iterable[str]) -> str:
    """What the rows count, without its times.

    >>> subject_of(["Số người được tập huấn trong năm Năm 2023"])
    'Số người được tập huấn'
    """
    first = next(iter(headers), "")
    return tidy(" ".join(_TIME.sub(" ", first).split()))
