"""When a number must be reached: said with it, or inherited from sentence, heading or table row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractors.asides import find_asides
from extractors.date_phrases import DatePhrase, find_date_phrases
from extractors.qualifiers import EVERY, is_baseline_date
from models.columns import column_role
from models.dates import DateInterval
from models.facts import DueSource
from models.plan import Plan
from models.rule import Rule, rule
from models.spans import NOWHERE, Span
from models.structure import Table

# a span of years in the name of a paper says nothing about the number beside it
_IN_A_NAME = regex.compile(
    r"(?:Chương\s+trình|Kế\s+hoạch|Đề\s+án|Nghị\s+quyết|Chiến\s+lược|Quyết\s+định|Chỉ\s+thị|Dự\s+án|nhiệm\s+kỳ)\b[^,;.:]{0,200}$",
    regex.IGNORECASE,
)
_AIM = regex.compile(r"(?:phấn\s+đấu|đạt|mục\s+tiêu)[^,;.:]{0,40}$", regex.IGNORECASE)


# `đại biểu nhiệm kỳ 2021 - 2026` says who is meant, `trong nhiệm kỳ 2021 - 2026` when
TERM = rule(
    "due.term",
    r"(?P<led>\b(?:trong|cả|hết|suốt|cuối)\s+(?:cả\s+|toàn\s+)?)?\b(?:nhiệm\s+kỳ|khóa|khoá)\s+(?:\p{Lu}+,?\s+(?:nhiệm\s+kỳ\s+)?)?\d{4}",
    examples=("nhiệm kỳ 2021 - 2026", "Trong nhiệm kỳ 2020-2025"),
    counter_examples=("giai đoạn 2021 - 2025", "nhiệm kỳ tới"),
    flags=regex.IGNORECASE,
    signs=("nhiệm kỳ", "khóa", "khoá"),
)
RULES: tuple[Rule, ...] = (TERM,)
_NEXT_YEARS = regex.compile(r"\bnăm\s+(?:tiếp\s+theo|còn\s+lại|sau\s+đó)\b", regex.IGNORECASE)
# `hướng đến năm 2030 đạt 100%`, on one line
_VALUE_BEHIND = regex.compile(
    r"[^\S\n]*,?[^\S\n]*(?:phấn[^\S\n]+đấu[^\S\n]+)?(?:(?:đạt|có|còn|là|lên|tăng|giảm|từ|trên|dưới|ít[^\S\n]+nhất|tối[^\S\n]+thiểu|khoảng|hơn|xuống|không[^\S\n]+quá)[^\S\n]+)*\d",
    regex.IGNORECASE,
)
_FINISH = regex.compile(
    r"[^.\d]{0,160}[,;]\s*(?:phải\s+|cơ\s+bản\s+|phấn\s+đấu\s+)*(?:hoàn\s+thành|xong|kết\s+thúc)\s+(?:(?:dứt\s+điểm|toàn\s+bộ)\s+)?",
    regex.IGNORECASE,
)
_PART_ENDS = regex.compile(r"\s*;")
MAX_LEAD_IN = 160
"""Characters of the longest heading or lead-in whose date holds for what is below it."""
# `Trên cơ sở kết quả năm 2021, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:`
_PREAMBLE = regex.compile(
    r"\b(?:căn\s+cứ|ban\s+hành\s+(?:kế\s+hoạch|quyết\s+định|chương\s+trình)|cơ\s+sở\s+kết\s+quả)\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Due:
    """An interval and how it was come by."""

    interval: DateInterval
    source: DueSource


def due_phrases(text: str, start: int, end: int, period: DateInterval | None) -> list[DatePhrase]:
    """The date phrases of a text that can say when something is due, in order."""
    phrases = find_date_phrases(text, start=start, end=end, period=period)
    return _dues_of(text, start, phrases, period)


def _dues_of(
    text: str, start: int, phrases: list[DatePhrase], period: DateInterval | None
) -> list[DatePhrase]:
    return [
        p
        for p in phrases
        if (_says_due(p, period) or _leads_value(text, p)) and _is_due(text, p, start)
    ]


def _says_due(phrase: DatePhrase, period: DateInterval | None) -> bool:
    if phrase.kind == "since":  # `từ năm 2023` runs to the end of the plan
        return period is not None and phrase.interval.end == period.end
    return phrase.kind != "horizon"


def _leads_value(text: str, phrase: DatePhrase) -> bool:
    """True for a horizon with a value right behind it: `hướng đến năm 2030 đạt 100%`."""
    return phrase.kind == "horizon" and bool(_VALUE_BEHIND.match(text, phrase.span.end))


def _is_due(text: str, phrase: DatePhrase, floor: int) -> bool:
    if is_baseline_date(text, phrase):
        return False
    if phrase.kind == "before" or phrase.interval.precision == "day":
        return True  # names of papers hold years
    before = text[max(floor, phrase.span.start - 220) : phrase.span.start]
    named = _IN_A_NAME.search(before)
    return not named or bool(_AIM.search(before))


class DueReader:
    """The due dates of one plan: phrases by block, headings by section, time cells by row."""

    def __init__(self, plan: Plan, period: DateInterval | None) -> None:
        self.plan, self.period = plan, period
        self._rows = dict(_row_times(plan, period))
        self._sections: dict[int, DateInterval | None] = {}
        self._lead_ins: dict[int | None, DateInterval] = {}
        self._last: tuple[Span, list[DatePhrase]] = (NOWHERE, [])

    def note_lead_in(self, block: int) -> None:
        """Remembers the date of a paragraph that leads a list in (`Đến năm 2025:`)."""
        span = self.plan.blocks[block].span
        if len(span) > MAX_LEAD_IN or _PREAMBLE.search(self.plan.text, span.start, span.end):
            return
        phrases = due_phrases(self.plan.text, span.start, span.end, self.period)
        if phrases:
            self._lead_ins[self.plan.section_of[block]] = phrases[-1].interval

    def read(
        self, clause: Span, sentence: Span, number: Span, block: int, past: Sequence[Span] = ()
    ) -> Due | None:
        """The due of a number: own, then of its sentence, its row, its headings, then the period.

        `past` covers words that say where the sentence's values start from: their dates are no due.
        """
        text = self.plan.text
        phrases = self._phrases(sentence, past)
        own = [p for p in phrases if clause.holds(p.span) and not p.span.overlaps(number)]
        if own:
            before = [p for p in own if p.span.start < number.start]
            return Due((before[-1] if before else _first_behind(own)).interval, "own")
        if self.period and _NEXT_YEARS.search(text, clause.start, clause.end):
            return Due(self.period, "period")
        earlier = [
            p
            for p in phrases
            if p.span.end <= clause.start
            and p.kind != "horizon"
            and not self._ends_its_part(p, sentence.start)
        ]
        if earlier:
            return Due(earlier[-1].interval, "inherited")
        finished = next((p for p in phrases if self._is_finish(p, clause.end)), None)
        if finished:
            return Due(finished.interval, "inherited")
        if self.period and EVERY.first(text, clause.start, clause.end):
            return Due(self.period, "period")
        inherited = self._rows.get(block) or self._of_section(self.plan.section_of[block])
        if inherited:
            return Due(inherited, "inherited")
        return Due(self.period, "period") if self.period else None

    def _ends_its_part(self, phrase: DatePhrase, start: int) -> bool:
        """True for the day by which another part is due: `xóa 100% điểm đen trước ngày 30/6/2027; ...`."""
        if phrase.interval.precision == "year" or phrase.kind == "within":
            return False
        text = self.plan.text
        if not _PART_ENDS.match(text, phrase.span.end):
            return False
        opening = max(start, text.rfind(";", start, phrase.span.start) + 1)
        return text.find("%", opening, phrase.span.start) >= 0

    def _is_finish(self, phrase: DatePhrase, start: int) -> bool:
        """True for a time to finish what was said before: `... 03 nhà máy; hoàn thành trước 2029`."""
        return phrase.span.start >= start and bool(
            _FINISH.fullmatch(self.plan.text, start, phrase.span.start)
        )

    def _phrases(self, sentence: Span, past: Sequence[Span]) -> list[DatePhrase]:
        """The phrases of a sentence; its numbers come one after the other, so one is kept."""
        if self._last[0] != sentence:
            found = due_phrases(self.plan.text, sentence.start, sentence.end, self.period)
            terms = list(TERM.find(self.plan.text, sentence.start, sentence.end))
            if terms:
                found = _without_terms(found, terms, sentence.start)
            if self.period and self.period.start and found:
                year = self.period.start.year
                past = [*past, *find_asides(self.plan.text, sentence.start, sentence.end, year)]
            found = [p for p in found if not any(p.span.overlaps(words) for words in past)]
            self._last = (sentence, found)
        return self._last[1]

    def _of_section(self, section: int | None) -> DateInterval | None:
        while section is not None:
            found = self._lead_ins.get(section) or self._of_heading(section)
            if found:
                return found
            section = self.plan.sections[section].parent
        return None

    def _of_heading(self, section: int) -> DateInterval | None:
        if section not in self._sections:
            span = self.plan.blocks[self.plan.sections[section].heading].span
            self._sections[section] = self._time_of(span)
        return self._sections[section]

    def _time_of(self, heading: Span) -> DateInterval | None:
        """The time that a heading says, if it is one and no sentence."""
        text, start, end = self.plan.text, heading.start, heading.end
        if len(heading) > MAX_LEAD_IN or text[start:end].rstrip().endswith((".", ";")):
            return None
        found = find_date_phrases(text, start=start, end=end, period=self.period)
        # over a list of aims, `định hướng đến năm 2030` is when they are due
        phrases = [p for p in found if p.kind == "horizon"]
        phrases = phrases or _dues_of(text, start, found, self.period)
        return phrases[-1].interval if phrases else None


def _without_terms(
    phrases: list[DatePhrase], terms: list["regex.Match[str]"], start: int
) -> list[DatePhrase]:
    """The phrases without terms of office, unless one is all that says when."""

    def is_term(phrase: DatePhrase) -> "regex.Match[str] | None":
        return next((t for t in terms if t.start() <= phrase.span.start < t.end()), None)

    said = [phrase for phrase in phrases if not is_term(phrase)]
    if said:
        return said
    told = ((phrase, is_term(phrase)) for phrase in phrases)
    return [phrase for phrase, term in told if term and (term["led"] or term.start() - start < 3)]


def _first_behind(phrases: list[DatePhrase]) -> DatePhrase:
    """The first date behind a number; a bound within it says more (`năm 2024 trước ngày 20/01/2024`)."""
    first = phrases[0]
    for later in phrases[1:]:
        bounds = later.kind in ("before", "until") and first.kind == "within"
        if bounds and first.interval.start and later.interval.end >= first.interval.start:
            return later if later.interval.end < first.interval.end else first
    return first


def _row_times(plan: Plan, period: DateInterval | None) -> Iterator[tuple[int, DateInterval]]:
    """For each block of a table row with one time cell, the interval of that cell."""
    for table in plan.tables:
        column = _time_column(plan, table)
        if column is None:
            continue
        for row in table.rows[1:]:
            seat = row[column]
            if seat.empty or seat.carried:
                continue
            first, last = plan.blocks[seat.first].span, plan.blocks[seat.last - 1].span
            words = plan.text[first.start : last.end]
            interval = _cell_time(words, period)
            if interval is None:
                continue
            for cell in row:
                if not cell.carried and not cell.empty and _is_one_row(plan, cell.first):
                    for block in range(cell.first, cell.last):
                        yield block, interval


@lru_cache(maxsize=512)
def _cell_time(words: str, period: DateInterval | None) -> DateInterval | None:
    """The one time of a cell; the rows of a table say the same few times."""
    phrases = find_date_phrases(words, period=period, bare=True)
    return phrases[0].interval if len(phrases) == 1 else None


def _is_one_row(plan: Plan, block: int) -> bool:
    cell = plan.blocks[block].cell
    return cell is not None and cell.rowspan == 1


def _time_column(plan: Plan, table: Table) -> int | None:
    for column, seat in enumerate(table.rows[0]):
        if not seat.empty and column_role(plan.words(seat.first)) == "time":
            return column
    return None
