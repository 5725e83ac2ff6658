"""What a clause borrows from those beside it: a predicate, an object, a noun, whom it narrows."""

from typing import Final

import regex

from extractors.clause_patterns import OWN_VERB, VERB
from extractors.clauses import Clause, Order
from extractors.measured import tidy, without_level
from extractors.memory import Memory
from models.facts import Figure


def find_shared(text: str, clause: Clause, following: list[Clause]) -> Clause | None:
    """The later clause whose predicate this one borrows (`90% cấp tỉnh; 80% cấp xã được xử lý`)."""
    if not clause.borrows(text):
        return None
    acts = OWN_VERB.first(text, clause.head.start, clause.quantity.span.start)
    for later in following:
        if later.is_subset or (acts and ";" in text[clause.after.start : later.head.start + 2]):
            return None  # `..., trong đó 95% được ký số`, `Hoàn thành 100% nhiệm vụ; 98% ...`
        if later.quantity.unit != clause.quantity.unit:
            return None
        if later.order is Order.NONE and later.is_tied:
            if VERB.first(text, later.after.start, later.after.end):
                return later  # `100% kết quả của cấp tỉnh và 80% của cấp xã được số hóa`
        elif later.order is not Order.FIRST:
            return None
        elif not later.borrows(text):
            return later
    return None


def with_object(
    text: str, figure: Figure, clause: Clause, following: list[Clause], memory: Memory
) -> str:
    """A bare predicate with its object, said at the next number or the one before it."""
    act = figure.indicator_text
    later = following[0] if following else None
    if (
        later
        and (later.order, later.quantity.unit) == (Order.FIRST, figure.unit)
        and act.split()[-1] in text[clause.quantity.span.end : later.quantity.span.start]
    ):
        return f"{act} {tidy(text[later.measured.start : later.measured.end])}"
    said = memory.measured
    return f"{act} {said}" if said and act.casefold() not in said.casefold() else said or act


def noun_of_later(text: str, figure: Figure, following: list[Clause]) -> str:
    """`Năm 2023 có 20%, năm 2024 có 35% và năm 2025 có 50% số xã`: said with the last of them."""
    later = next((c for c in following if c.order is not Order.NONE), None)
    if later is None or (later.order, later.quantity.unit) != (Order.FIRST, figure.unit):
        return ""
    if ";" in text[figure.evidence.span.end : later.lead.start]:
        return ""
    return tidy(without_level(text[later.measured.start : later.measured.end]))


def with_population(words: str, clause: Clause, memory: Memory) -> str:
    """`100% xã đạt chuẩn, trong đó 40% đạt nâng cao, 10% đạt kiểu mẫu`: of the same communes."""
    last = memory.figures[-1] if memory.figures else None
    narrows = clause.is_subset or (clause.is_tied and last and last.parent is not None)
    if not (last and narrows and clause.order is Order.FIRST and VERB.pattern.match(words)):
        return words
    verb = VERB.first(last.indicator_text)
    whole = last.indicator_text[: verb.start() if verb else 0].strip()
    return f"{whole} {words}" if whole else words


_TAKES: Final = regex.compile(r"(?i)\b(?:chiếm|gồm)\b")


def parent_of(text: str, clause: Clause, memory: Memory, count: int) -> int | None:
    """The index of the figure that a `trong đó` narrows; `count` figures were read before.

    `đón 8 triệu lượt khách, tăng 10%, trong đó 1 triệu lượt`: the rise between is passed over.
    What is tied to such a part is a part of the same, and so is a further share of the whole:
    `trong đó nông nghiệp chiếm 40%, phi nông nghiệp chiếm 60%`.
    """
    before = memory.figures
    if not before or clause.place:
        return None
    last = before[-1]
    if clause.is_tied and clause.quantity.unit == last.unit and not clause.is_subset:
        return last.parent
    if not clause.is_subset:
        own = text[clause.span.start : clause.quantity.span.start]
        shares = (
            last.unit == clause.quantity.unit
            and ";" not in text[last.evidence.span.end : clause.span.start + 1]
        )
        both = shares and _TAKES.search(own) and _TAKES.search(last.evidence.quote)
        return last.parent if both else None
    passes = len(before) > 1 and last.change in ("increase", "decrease")
    same_kind = passes and before[-2].unit == clause.quantity.unit != last.unit
    return count - (2 if same_kind else 1)
