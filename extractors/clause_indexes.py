"""Which published indexes a ranked number is said of."""

from typing import Final

import regex

from extractors.clauses import Clause, Order
from extractors.indexes import means_all, named_indexes
from extractors.memory import Memory

_SAYS_NOTHING = regex.compile(
    r"(?i)(?:tổng\s+)?điểm(?:\s+số)?|(?:các\s+)?chỉ\s+số|thứ\s+(?:hạng|bậc)|(?:được\s+)?xếp(?:\s+(?:hạng|ở|tại))?|(?:và\s+)?đứng|vị\s+trí"
)
# `nhóm 05 địa phương đứng đầu cả nước về Chỉ số PCI`
_OF_INDEX = regex.compile(r"(?i)[^,;.]{0,60}\bvề\s+(?:các\s+)?(?:chỉ\s+số\b|\p{Lu})")
_RANKED: Final = frozenset(("rank", "rank_places", "group", "points", "percent"))


def indexes_of(text: str, clause: Clause, memory: Memory) -> tuple[str, ...]:
    """The indexes a ranked number is said of: in its words, or in those before it."""
    unit = clause.quantity.unit
    if unit not in _RANKED or (clause.order is Order.FIRST and unit == "percent"):
        return ()
    start, end = clause.span.start, clause.quantity.span.start
    if means_all(text, start, end):
        return memory.indexes
    named = named_indexes(text, start, end)
    if not named and _OF_INDEX.match(text, end, clause.after.end):
        named = named_indexes(text, end, clause.after.end)
    measured = text[clause.measured.start : clause.measured.end]
    if not named and (clause.order is Order.NONE or _SAYS_NOTHING.fullmatch(measured)):
        return memory.indexes
    memory.indexes = named or memory.indexes
    return named
