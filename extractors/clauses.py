"""One sentence with numbers -> one clause for each number: what is measured, and by which words.

Plans put the number first (`100% hồ sơ được số hóa`) or last (`Tỷ lệ hồ sơ ... đạt 50%`), in lists
that share a predicate, a bound or a subject. A clause says where its own words begin and end, and
whose words it borrows.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from extractors.clause_leads import act_of, lead_of, own_lead
from extractors.clause_patterns import (
    COMMA,
    DATE,
    FIRST_EDGE,
    GIVEN,
    GOES_ON,
    HANGS,
    IS,
    JOIN,
    LAST_EDGE,
    LEVEL_IN_BRACKETS,
    LISTS,
    MEASURE,
    NEXT_MEASURE,
    NEXT_TO,
    NO_NOUN,
    ONE_NOUN,
    ONLY_SCOPE,
    POINTS_BACK,
    PURPOSE,
    PURPOSE_SIGNS,
    REACHES,
    SHARE,
    SUBSET,
    TIE,
    TURN,
    UP_OF,
    VERB,
    WHOLE,
    WORD,
)
from extractors.quantity_kinds import Quantity
from extractors.quantity_patterns import FRACTION
from models.spans import NOWHERE, Span

MAX_RUN = 40
"""The most numbers that share the words before the first."""


class Order(StrEnum):
    """Where the measured words of a number stand."""

    FIRST = "first"  # number, then words
    LAST = "last"  # words, then number
    NONE = "none"  # no words of its own: it speaks of what was measured before
    LISTED = "listed"  # in a run of numbers that share the words before the first


@dataclass(slots=True)
class Clause:
    """One number with the offsets of its words.

    `lead` holds its words of bound and verb, `head` what stands before them, `after` what follows,
    `measured` the words that say what is measured (empty for NONE), `span` the whole clause. `run` lists the clauses of a
    run of numbers (`30%, 20%, 15%`) and `place` this one's seat in it. A tied clause hangs on the
    one before by `và` or a comma alone and shares its verb and bound.
    """

    quantity: Quantity
    order: Order
    head: Span
    lead: Span
    after: Span = NOWHERE
    measured: Span = NOWHERE
    span: Span = NOWHERE
    run: "list[Clause] | None" = None
    place: int = 0
    is_subset: bool = False
    is_tied: bool = False

    def borrows(self, text: str) -> bool:
        """True where the words lack a verb, so that the next clause's predicate is meant."""
        words = text[self.measured.start : self.measured.end]
        if self.order is not Order.FIRST or VERB.first(words):
            return False
        return not GIVEN.search(text, self.head.start, self.quantity.span.start)


def read_clauses(text: str, zone: Span, quantities: list[Quantity]) -> list[Clause]:
    """The clauses of one zone, in order."""
    clauses: list[Clause] = []
    if not quantities:
        return clauses
    for index, quantity in enumerate(quantities):
        floor = quantities[index - 1].span.end if index else zone.start
        ceiling = quantities[index + 1].span.start if index + 1 < len(quantities) else zone.end
        clauses.append(_clause(text, quantity, floor, ceiling, follows=index > 0))
    _join_runs(text, clauses)
    _set_bounds(text, zone, clauses)
    return clauses


def _clause(text: str, quantity: Quantity, floor: int, ceiling: int, *, follows: bool) -> Clause:
    start, end = quantity.span.start, quantity.span.end
    lead = lead_of(text, quantity, floor)
    acts = False
    if follows:
        lead = own_lead(text, floor, lead, start, end)
        lead, acts = act_of(text, quantity, floor, lead, ceiling)
    head, tail = text[floor:lead], text[end:ceiling]
    if "(" in head or "(" in tail:
        head, tail = (_without_level(words) for words in (head, tail))
    # `20% đối với mỗi cấp cho đến khi đạt 100%`: what follows a number without a break is its own
    undated = DATE.drop(head)
    has_head = bool(WORD.search(undated)) and not (follows and HANGS.match(head))
    if has_head and (acts or ONLY_SCOPE.fullmatch(undated)):
        has_head = False
    if has_head and follows and quantity.top and text[lead:start].strip() == ",":
        has_head = False  # `nhóm 03 tỉnh về PAR INDEX, SIPAS, nhóm 05 tỉnh về PCI`
    if has_head and follows and UP_OF.match(head):
        has_head = False  # `từ 80% trở lên số việc và từ 40% trở lên số tiền`
    has_noun = not NO_NOUN.first(tail) and bool(WORD.search(tail))
    if not has_head and IS.match(tail):
        has_noun = True
    if quantity.unit in ("rank", "rank_places", "group"):
        has_noun = False  # `nhóm 20 tỉnh đứng đầu` measures nothing of its own
    elif quantity.unit in ("points", "days", "minutes", "hours"):
        has_noun = has_noun and not has_head and not (follows and HANGS.match(head))
    elif not has_noun and not has_head and not quantity.explicit:
        has_noun = bool(acts or GOES_ON.match(tail))
    if not has_noun:
        order = Order.LAST if has_head else Order.NONE
    elif has_head and (
        _is_measured(text, floor, lead, start, tail) or _is_share_of_all(quantity, text, lead, tail)
    ):
        order = Order.LAST
    else:
        order = Order.FIRST
    return Clause(
        quantity,
        order,
        head=Span(floor, lead),
        lead=Span(lead, start),
    )


def _without_level(words: str) -> str:
    """The words without a level in brackets at their start, which belongs to the number before."""
    found = LEVEL_IN_BRACKETS.match(words)
    return words[found.end() :] if found else words


def _is_measured(text: str, floor: int, lead: int, start: int, tail: str) -> bool:
    """True where the words before a number are its measure, though a noun follows it.

    `Tỷ lệ hồ sơ ... đạt 40% số hồ sơ`, `Khách quay lại chiếm 35% tổng lượng khách`.
    """
    before = text[floor:start]
    if _turns(text, lead, start) or not JOIN.first(before):
        return False
    return bool(MEASURE.first(text[floor:lead])) or bool(WHOLE.match(tail) and SHARE.search(before))


def _is_share_of_all(quantity: Quantity, text: str, lead: int, tail: str) -> bool:
    """True for a fraction of all behind a colon: `Chợ niêm yết mã thanh toán: 34/34 chợ`."""
    colon = text[lead : quantity.span.start].strip() == ":"
    return colon and quantity.rule == FRACTION.name and bool(ONE_NOUN.fullmatch(tail))


def _turns(text: str, lead: int, start: int) -> bool:
    """True where the lead opens a clause of its own: `..., bảo đảm 100% hồ sơ`."""
    words = text[lead:start]
    return bool(TURN.match(words)) and not REACHES.search(words)


def _join_runs(text: str, clauses: list[Clause]) -> None:
    """Numbers with nothing but commas between them form one run, led by the first."""
    for left, right in pairwise(clauses):
        between = text[left.quantity.span.end : right.quantity.span.start]
        if _is_another(text, left, right):
            continue
        if NEXT_TO.fullmatch(between) and left.quantity.unit == right.quantity.unit:
            run = left.run if left.run is not None else [left]
            if len(run) >= MAX_RUN:
                continue  # no list of a plan is as long; each of a run reads all its words
            left.run = run
            run.append(right)
            right.run, right.place = run, len(run) - 1
            right.order = Order.LISTED
            if left.order is Order.NONE and run[0] is left:
                left.order = Order.NONE


def _is_another(text: str, left: Clause, right: Clause) -> bool:
    """True where one measure has its number and the next number its noun: no list is shared out.

    `tỷ lệ che phủ rừng trên 47%, 100% xe buýt dùng điện`; but `cấp tỉnh, cấp xã đạt 80%, 70% hồ sơ`.
    """
    if left.run or left.order is not Order.LAST or right.order is not Order.FIRST:
        return False
    if text[left.quantity.span.end] != ",":
        return False
    start, end = left.head.start, left.quantity.span.start
    opens = [m.end() for m in NEXT_MEASURE.finditer(text, start, end)]
    return not LISTS.search(text, opens[-1] if opens else start, end)


def _set_bounds(text: str, zone: Span, clauses: list[Clause]) -> None:
    """Parts the words between two numbers among them, then fixes each clause's measured words."""
    edges = [zone.start]
    for left, right in pairwise(clauses):
        edges.append(_edge(text, left, right))
    edges.append(zone.end)
    words = text[zone.start : zone.end].lower()
    # most zones hold no word of a part
    has_parts = "đó" in words or "riêng" in words or "này" in words
    for clause, start, end in zip(clauses, edges[:-1], edges[1:], strict=True):
        lead, stop = max(clause.lead.start, start), clause.quantity.span.end
        if clause.order is Order.FIRST:
            clause.measured = _trim(text, stop, end)
        elif clause.order is Order.LAST:
            clause.measured = _trim(text, start, lead)
            if not WORD.search(DATE.drop(text[clause.measured.start : clause.measured.end])):
                clause.order, clause.measured = Order.NONE, Span(start, start)
        clause.lead = Span(lead, clause.quantity.span.start)
        clause.after = Span(stop, max(stop, end))
        clause.head = Span(start, lead)
        first = lead if clause.order is Order.FIRST else start
        clause.span = _trim(text, first, max(stop, end))
        clause.is_tied = clause is not clauses[0] and bool(
            TIE.fullmatch(text, lead, clause.quantity.span.start)
        )
        clause.is_subset = has_parts and bool(
            SUBSET.first(text, start, clause.quantity.span.start)
            or POINTS_BACK.match(text, stop, clause.after.end)
        )
    for clause in clauses:
        if clause.order is Order.LISTED and clause.run:
            head = clause.run[0]
            clause.measured = head.measured
            clause.span = Span(head.span.start, clause.run[-1].span.end)
            head.span = clause.span


def _edge(text: str, left: Clause, right: Clause) -> int:
    """Where the words between two numbers go over from the left one's to the right one's."""
    start, end = left.quantity.span.end, right.quantity.span.start
    if right.order is not Order.LAST:
        scope = text[start : right.lead.start]
        # `cấp tỉnh 100%, cấp huyện 95%`: a scope behind a comma belongs to what follows
        if scope[:1] in (",", ";") and ONLY_SCOPE.fullmatch(scope):
            return start
        # `đạt từ 95% trở lên, trước ngày 31/12/2023 giải ngân hết 100% vốn`
        commas = [m.start() for m in COMMA.finditer(text, start, right.lead.start)]
        is_fresh = left.order is Order.LAST and right.order is Order.FIRST
        return commas[-1] if is_fresh and commas else right.lead.start
    subset = SUBSET.first(text, start, end)
    if subset:
        return subset.start()
    breaks = [m.start() for m in NEXT_MEASURE.finditer(text, start, end)]
    commas = [m.start() for m in COMMA.finditer(text, start, right.lead.start)]
    if breaks:
        return breaks[0] if left.order is not Order.FIRST else breaks[-1]
    if left.order is Order.FIRST:
        scopes = [at for at in commas if ONLY_SCOPE.fullmatch(text, at, right.lead.start)]
        return [*scopes, *commas[-1:], right.lead.start][0]
    return commas[0] if commas else start


def _trim(text: str, start: int, end: int) -> Span:
    """The range without connecting words and marks at its edges."""
    if start < end:
        last = LAST_EDGE.match(text, start, end)
        end = last.start() if last else end
        first = FIRST_EDGE.match(text, start, end)
        start = first.end() if first else start
    return Span(start, max(start, end))


def is_next_to(between: str) -> bool:
    """True for the words between two numbers of one run: a comma, `và`, a slash."""
    return bool(NEXT_TO.fullmatch(between))


def without_purpose(words: str) -> str:
    """The words without a trailing clause (`để đảm bảo ...`, `, kế hoạch mà tỉnh ...`)."""
    small = words.lower()
    return PURPOSE.sub("", words) if any(sign in small for sign in PURPOSE_SIGNS) else words
