"""The sense of a number: its bound, its change, and what it is compared with."""

from typing import Final

import regex

from extractors.clause_patterns import MEASURE, VERB
from extractors.clauses import Clause, Order
from extractors.memory import Memory
from extractors.qualifiers import (
    BASELINE,
    ends_in_from,
    read_baseline,
    read_bound,
    read_move,
    read_opening_move,
)
from extractors.quantity_kinds import Quantity
from models.dates import DateInterval
from models.facts import Change, Comparator, Figure
from models.spans import Span

SINGLE_YEAR = regex.compile(r"(?<![\d/-])(?<![-–]\s)\b((?:19|20)\d\d)\b(?!\s*[-–]\s*\d)")
_BY_LEVEL: Final = regex.compile(r"(?i)(?:ở|tại|đối\s+với|của|cấp)\b")
_THINGS: Final = frozenset(("count", "headcount", "other"))
_LEVEL_ONLY: Final = frozenset(("rank", "group"))


def read_sense(
    text: str, clause: Clause, before: str, stop: int, memory: Memory
) -> tuple[Comparator, Change | None]:
    """Comparator and change: said with the number, or shared with the one it is tied to.

    Args:
        text: the text that the clause counts in.
        clause: the clause of the number.
        before: the words before the number, of its run if it stands in one.
        stop: the end of the sentence.
        memory: what the block said before; whether words are shared on is noted in it.
    """
    quantity = clause.quantity
    end = clause.after.end
    if ends_in_from(before) and not quantity.is_range:
        end = _up_to_semicolon(text, clause.after.start, stop)
    bound, move = read_bound(before, text[clause.after.start : end]), read_move(before)
    change = move.change if move else None
    if move is None and clause.order is Order.LAST:
        change = read_opening_move(text[clause.measured.start : clause.lead.end])
    elif clause.order is Order.LAST and change is None:
        opened = read_opening_move(text[clause.measured.start : clause.lead.end])
        change = opened if opened == "maintain" else None  # `Duy trì tỷ lệ ... đạt 95%`
    if quantity.base is not None:
        change = None  # `từ 45% lên 60%` promises the level
    comparator, change = _by_unit(quantity, bound.comparator, change)
    shares, memory.shares = clause.is_tied or memory.shares, False
    if not shares or bound.said or not memory.figures or quantity.low == 100:
        return comparator, change
    last = memory.figures[-1]
    if _is_whole(text, clause, last):
        return comparator, change
    if last.unit == quantity.unit and comparator == "eq" and last.comparator != "range":
        return last.comparator, change or last.change
    if _counts_then_shares(text, clause, last) and comparator == "eq":
        return last.comparator, change
    if _moved_together(text, clause, last) and comparator == "eq" and change is None:
        return last.comparator, last.change
    return comparator, change


def _counts_then_shares(text: str, clause: Clause, last: Figure) -> bool:
    """True for a share tied to a count of least: `Ít nhất 02 huyện và 30% số xã thoát nghèo`."""
    units = last.unit in ("count", "headcount") and clause.quantity.unit == "percent"
    tie = text[clause.lead.start : clause.quantity.span.start].strip()
    return units and tie == "và" and last.comparator == "ge"


def _moved_together(text: str, clause: Clause, last: Figure) -> bool:
    """True for a count with `và` alone before it: `giảm 12 phòng và 90 biên chế`."""
    units = last.unit in _THINGS and clause.quantity.unit in _THINGS
    tie = text[clause.lead.start : clause.quantity.span.start].strip()
    return units and tie == "và" and last.change in ("increase", "decrease")


def _is_whole(text: str, clause: Clause, last: Figure) -> bool:
    """True where two promises of other things have a verb each and only a comma between.

    Then no bound is shared: `trên 45% người dùng tham gia mua sắm, 70% giao dịch có hóa đơn`; but
    `tối thiểu 80% hồ sơ cấp tỉnh được số hóa, 60% hồ sơ cấp xã được số hóa`.
    """
    lead = text[clause.lead.start : clause.quantity.span.start].strip()
    measured = text[clause.measured.start : clause.measured.end]
    if lead != "," or last.change or not VERB.first(measured) or VERB.pattern.match(measured):
        return False
    other = measured.split()[0].casefold() != last.indicator_text.split()[0].casefold()
    said = VERB.first(last.indicator_text) or MEASURE.pattern.match(last.indicator_text)
    return other and bool(said) and not _BY_LEVEL.match(measured)


def _by_unit(
    quantity: Quantity, bound: Comparator, change: Change | None
) -> tuple[Comparator, Change | None]:
    """Comparator and change by the kind of number: ranks are upper bounds, ranges are ranges."""
    if quantity.is_range:
        bound = "range"
    elif quantity.top or (quantity.unit == "rank" and bound == "ge"):
        bound = "top"
    if quantity.unit in _LEVEL_ONLY and change != "maintain":
        change = None
    if quantity.unit == "rank_places" and change is None:
        change = "increase"
    return bound, change


def baseline_of(
    text: str,
    clause: Clause,
    span: Span,
    stop: int,
    change: Change | None,
    signs: frozenset[str],
) -> str | None:
    """What a number is compared with: said with `so với`, or the year of its starting value.

    Said behind a later number it holds for this one too, unless this one is no change: `đạt 8
    triệu lượt, tăng 10% so với năm 2022`.
    """
    past = clause.quantity.past
    years = SINGLE_YEAR.findall(text[past.start : past.end]) if len(past) else ()
    if len(years) == 1:
        return DateInterval.year(int(years[0])).iso()
    if BASELINE.name not in signs:
        return None
    start = min(clause.head.start, clause.span.start)
    own = max(span.end, clause.after.end)
    moves = change in ("increase", "decrease") or clause.run is not None
    end = _up_to_semicolon(text, span.end, stop) if moves else own
    return read_baseline(text[start:end])


def _up_to_semicolon(text: str, start: int, stop: int) -> int:
    """Where the words end that may hold for several tied numbers (baseline, `trở lên`)."""
    semicolon = text.find(";", start, stop)
    return semicolon if semicolon >= 0 else stop
