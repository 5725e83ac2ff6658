"""Where the words that lead a number in begin: its bound and verb, and what is the last number's."""

from extractors.clause_patterns import (
    ACTION,
    HANGS,
    JOINT,
    LEAD,
    REACHED,
    TIED_ON,
    YEAR_BEFORE,
    YEAR_BEHIND,
)
from extractors.quantity_kinds import Quantity

MAX_LEAD = 240
"""How far before a number its lead may begin (characters)."""
MAX_ACT = 80
"""How far before a count the joint and verb that open its clause may stand (characters)."""


def lead_of(text: str, quantity: Quantity, floor: int) -> int:
    """Where the words that lead a number in begin; those of its starting value are among them."""
    start = max(floor, quantity.past.start) if len(quantity.past) else quantity.span.start
    near = max(floor, start - MAX_LEAD)
    found = LEAD.at(text[near:start], 0, start - near)
    return near + found.start() if found else start


def act_of(text: str, quantity: Quantity, floor: int, lead: int, ceiling: int) -> tuple[int, bool]:
    """Where a later count's own words begin, and True if it has a verb of its own.

    `đạt 70% và thành lập 20 doanh nghiệp`, `35 xã đạt chuẩn và 10 xã đạt chuẩn nâng cao`.
    """
    if quantity.explicit:
        return lead, False
    start = quantity.span.start
    near = max(floor, start - MAX_ACT)
    acts = ACTION.first(text[near:start])
    if acts:
        return min(lead, near + acts.start()), True
    reached = REACHED.match(text, quantity.span.end, ceiling)
    return lead, bool(reached and TIED_ON.match(text, lead, start))


def own_lead(text: str, floor: int, lead: int, start: int, end: int) -> int:
    """Where a later number's lead begins: what hangs on the last number is that one's.

    `đạt 60% vào năm 2013 và trên 80%`, `66 điểm trở lên, thuộc nhóm 30`: the lead begins at the
    joint behind the hanging words; `end` is the end of the number.
    """
    dated = YEAR_BEHIND.match(text, end)
    for joint in JOINT.finditer(text, floor, start):
        if dated and joint[0].strip() == "và" and not text[joint.end() : start].strip(" "):
            # `85% trường có sân chơi đến năm 2025 và 100% đến năm 2030`
            return joint.start() if YEAR_BEFORE.search(text, floor, joint.start()) else lead
        found = LEAD.at(text[joint.start() : start], 0, start - joint.start())
        if found and found.start() == 0 and HANGS.match(text[floor : joint.start()]):
            return joint.start()
    return lead
