"""Percentages that a scan damaged beyond reading: no value is guessed, but each is told."""

from collections.abc import Iterator

from extractors.quantity_patterns import SLIP
from models.issues import Issue
from models.plan import Plan
from models.rule import Rule, rule
from models.spans import Span

_LOOKS = "BSZGQDĐOoÓóÒòÔôƠơlI|§$&"
"""What a scan makes of digits, and with digits beside it hides which they were."""
_SIGNS, _LONGEST = frozenset(_LOOKS), 7
DAMAGED = rule(
    "damaged_percentage",
    # first a quick look at the sign itself
    rf"""(?=[\d{_LOOKS}.,]) (?<![\p{{L}}\d.,/-]) (?!{SLIP}) (?=[^\s%]{{0,4}}\d) (?=[^\s%]{{0,4}}[{_LOOKS}])
      [\d{_LOOKS}.,]{{2,6}} \s?%""",
    examples=("8Ơ%", "B0%", "8o%", "§0 %", "S5%", "9Ơ,5%"),
    counter_examples=("80%", "l00%", "8O%", "CO2%", "(%)", "A1 50%", "đạt 80 %", "12,5%", "B, 5%"),
    signs=("%",),
)
RULES: tuple[Rule, ...] = (DAMAGED,)


def find_damaged(plan: Plan) -> Iterator[Issue]:
    """An issue for each percentage of the document's own blocks that cannot be read.

    Raises:
        TimeoutError: if the rule runs too long.
    """
    for block in plan.body:
        start, end = block.span.start, block.span.end
        if not _may_be_damaged(plan.text, start, end):
            continue  # as most of thousands of cells
        for match in DAMAGED.find(plan.text, start, end):
            message = f"a percentage that cannot be read: {match[0]!r}"
            yield plan.issue("damaged_number", message, Span(*match.span()))


def _may_be_damaged(text: str, start: int, end: int) -> bool:
    """True where a sign that a scan makes of digits stands not far before a percent sign."""
    percent = text.find("%", start, end)
    while percent >= 0:
        if not _SIGNS.isdisjoint(text[max(start, percent - _LONGEST) : percent]):
            return True
        percent = text.find("%", percent + 1, end)
    return False
