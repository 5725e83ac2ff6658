"""The levels of government a number is for: cấp tỉnh, cấp huyện, cấp xã, sở, trung ương."""

from datetime import date
from typing import Final

import regex

from extractors.clause_patterns import LEVEL_IN_BRACKETS
from extractors.clauses import Clause, Order
from models.facts import LEVELS
from models.rule import Rule, rule
from models.spans import Span

_I = regex.IGNORECASE
TWO_TIERS_FROM: Final = date(2025, 7, 1)
LEVEL = rule(
    "level",
    r"""\bcấp\s+(?P<list>(?:tỉnh|huyện|xã|sở|bộ|trung\s+ương|Trung\s+ương|cơ\s+sở|thành\s+phố)(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s*/\s*)(?:cấp\s+)?(?:tỉnh|huyện|xã|sở|bộ)\b(?!\s+(?:Quảng|Bắc|Hà|Yên)))*)
      | (?P<every>\b(?:mỗi|từng|cả\s+(?:hai|ba|2|3))\s+cấp(?:\s+hành\s+chính|\s+chính\s+quyền)?\b)
      | (?P<commune>\b(?:các\s+)?xã,\s*phường\b|\bphường,\s*thị\s+trấn\b|(?:\b(?:các|số|mỗi|từng|tổng\s+số)|%)\s+(?:các\s+|số\s+)?xã\b)
      | (?P<district>(?:\b(?:các|số|mỗi|từng)|%)\s+(?:các\s+|số\s+)?huyện\b(?!\s*,\s*thị)|\b(?:các\s+)?huyện,\s*(?:thị\s+xã|thành\s+phố)\b|\bphòng\s+Tư\s+pháp\b)
      | (?P<department>(?:\b(?:các|số)|%)\s+(?:các\s+|số\s+)?sở\b(?!\s*,)|\b(?:các\s+)?sở,\s*(?:ban,\s*)?ngành\b)""",
    examples=(
        "cấp tỉnh, cấp huyện, cấp xã",
        "cấp tỉnh, huyện, xã",
        "mỗi cấp hành chính",
        "các sở, ban, ngành",
    ),
    counter_examples=("cấp phép", "cấp kết quả"),
    flags=_I,
    signs=("cấp", "xã", "huyện", "sở", "phường", "phòng"),
)
_ONE_LEVEL = regex.compile(r"trung\s+ương|bộ|tỉnh|thành\s+phố|sở|huyện|xã|cơ\s+sở", _I)
TIERS: Final = ("province", "district", "commune")
"""The tiers of local government; from 1/7/2025 there is no district."""
_LEVEL_CODES = {
    "trung ương": "central",
    "bộ": "central",
    "tỉnh": "province",
    "thành phố": "province",
    "sở": "department",
    "huyện": "district",
    "xã": "commune",
    "cơ sở": "commune",
}
_INDEX_OF_PROVINCE = regex.compile(
    r"(?:Chỉ\s+số|chỉ\s+số|hành\s+chính\s+công|năng\s+lực\s+cạnh\s+tranh|cải\s+cách\s+hành\s+chính|chuyển\s+đổi\s+số|CCHC|DTI|PAR|PCI|PAPI)\s*$"
)
RULES: Final[tuple[Rule, ...]] = (LEVEL,)
_EVERY_LEVEL = regex.compile(r"\b(?:mỗi|từng|cả\s+(?:hai|ba|2|3))\s+cấp", _I)
_NEAR = 80
"""How long the words before a number may be (characters) for their levels to be its own."""


def tiers_at(day: date | None) -> tuple[str, ...]:
    """The tiers of local government at a date: from 1/7/2025 there is no district."""
    return TIERS if day is None or day < TWO_TIERS_FROM else ("province", "commune")


def read_levels(text: str, tiers: tuple[str, ...] = TIERS) -> tuple[tuple[int, str], ...]:
    """The levels named, as (offset, code) in order of mention; `mỗi cấp` gives all `tiers`."""
    levels: list[tuple[int, str]] = []
    for match in LEVEL.find(text):
        if match["list"]:
            if match["list"].casefold().startswith("tỉnh") and _INDEX_OF_PROVINCE.search(
                text, 0, match.start()
            ):
                continue
            for one in _ONE_LEVEL.finditer(match["list"]):
                code = _LEVEL_CODES[" ".join(one[0].casefold().split())]
                levels.append((match.start("list") + one.start(), code))
        elif match["every"]:
            levels.extend((match.start(), code) for code in tiers)
        else:
            code = next(name for name in ("commune", "district", "department") if match[name])
            levels.append((match.start(), code))
    return tuple(levels)


def in_order(levels: "set[str]") -> tuple[str, ...]:
    """Levels in the contract's order."""
    return tuple(level for level in LEVELS if level in levels)


class LevelReader:
    """Reads the levels of the clauses of one block, in order: later ones lean on earlier ones."""

    def __init__(self, text: str, tiers: tuple[str, ...]) -> None:
        self.text, self.tiers = text, tiers
        self.before: tuple[str, ...] = ()

    def read(self, clause: Clause, span: Span, *, may_name: bool) -> tuple[str, ...]:
        """The levels a number is for: one each where a list of numbers meets a list of levels.

        `may_name` is False where no sign of a level stands in the sentence.
        """
        if not may_name:
            self.before = self.before if clause.order is Order.NONE else ()
            return self.before
        if clause.run:
            head = clause.run[0]
            last = clause.run[-1]
            named = self._named(Span(head.span.start, head.quantity.span.start))
            named = named or self._named(Span(last.quantity.span.end, last.after.end))
            if len(named) == len(clause.run):
                self.before = in_order(set(named))
                return (named[clause.place],)
        at = clause.quantity.span.end
        opens = self.text.startswith(("(", " ("), at)
        bracket = LEVEL_IN_BRACKETS.match(self.text, at, at + _NEAR) if opens else None
        if bracket:
            self.before = in_order(set(self._named(Span(*bracket.span()))))
            return self.before
        own = clause.measured
        if clause.order is not Order.FIRST:
            own = Span(span.start, clause.quantity.span.start)
        found = set(self._named(own)) or self._elsewhere(clause)
        if not found:
            self.before = self.before if clause.order is Order.NONE else ()
            return self.before
        every = _EVERY_LEVEL.search(self.text, own.start, max(own.end, clause.after.end))
        self.before = self.before if every and self.before else in_order(found)
        return self.before

    def _elsewhere(self, clause: Clause) -> set[str]:
        """Levels said behind a last number, or right before a first one."""
        if clause.order is not Order.FIRST:
            return set(self._named(clause.after))
        head = Span(clause.head.start, clause.lead.end)
        return set(self._named(head)) if len(head) < _NEAR else set()

    def _named(self, span: Span) -> list[str]:
        if not LEVEL.may_stand_in(self.text, span.start, span.end):
            return []
        return [code for _, code in read_levels(self.text[span.start : span.end], self.tiers)]
