"""Targets: each number that somebody promises to reach, with what surrounds it as one record.

The way of a sentence: quantities -> zones between semicolons -> clauses (clauses.py) -> bound,
change, levels, baseline (qualifiers.py) -> due (dues.py) -> indicator (indicators.py) -> Figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

import regex

from extractors.catalogue import area_of_indicator
from extractors.clauses import (
    SUBSET,
    VERB,
    Clause,
    Order,
    is_next_to,
    read_clauses,
    split_zones,
    without_purpose,
)
from extractors.dues import Due, DueReader
from extractors.indexes import means_all, named_indexes
from extractors.indicators import harvest_definitions, link_indicator
from extractors.modality import ModalityReader, says
from extractors.qualifiers import (
    BASELINE,
    CONDITION,
    EVERY,
    EXCLUSION,
    FROM_BEFORE,
    MEAN,
    TIERS,
    in_order,
    read_baseline,
    read_bound,
    read_levels,
    read_move,
    read_opening_move,
)
from extractors.quantities import Quantity, find_quantities, known_units, may_hold_quantity
from models.dates import DateInterval
from models.facts import Change, Comparator, Facts, Figure, Modality
from models.nlp import label_length, split_sentences
from models.plan import Plan
from models.spans import Span
from models.structure import Part
from models.text import Block

_BASIS = regex.compile(r"\W*(?:Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s+đề\s+nghị|Nơi\s+nhận|Kính\s+gửi)\b")
_GROWS = regex.compile(
    r"(?P<words>(?:năm\s+sau\s+(?:cao|tốt|nhiều)\s+hơn\s+năm\s+trước|(?:cao|tốt)\s+hơn\s+(?:so\s+với\s+)?năm\s+trước(?!\s+(?:từ\s+)?\d)))",
    regex.IGNORECASE,
)
_ONLY_AIMED: Final = frozenset(
    ("days", "hours", "minutes", "vnd", "points", "times", "count", "headcount", "other")
)
_CHANGE_UNITS: Final = frozenset(
    (
        "percent",
        "percentage_point",
        "rank_places",
        "headcount",
        "count",
        "days",
        "hours",
        "minutes",
        "vnd",
        "points",
        "times",
        "other",
    )
)
_RANKED: Final = frozenset(("rank", "rank_places", "group", "points", "percent"))


@dataclass(slots=True)
class _Memory:
    """What later clauses of a block may lean on."""

    figures: list[Figure] = field(default_factory=list)
    indexes: tuple[str, ...] = ()
    measured: str = ""
    measured_before: str = ""
    head: str = ""
    shares: bool = False
    levels: tuple[str, ...] = ()
    before: str = ""


def extract_targets(plan: Plan, known: Facts) -> tuple[Figure, ...]:
    """Every quantity that is promised, reached, foreseen or quoted, in reading order."""
    return _Extraction(plan, known).run()


class _Extraction:
    """One pass over a plan's blocks."""

    def __init__(self, plan: Plan, known: Facts) -> None:
        self.plan, self.text = plan, plan.text
        metadata = known.metadata
        self.genre = metadata.genre
        issued = metadata.issued_on or metadata.published_on
        self.tiers = TIERS if issued is None or issued < TWO_TIERS_FROM else ("province", "commune")
        self.dues = DueReader(plan, metadata.period)
        self.modality = ModalityReader(
            plan,
            metadata.period,
            issued.year if issued else None,
            is_plan=metadata.genre in ("plan", "decision"),
        )
        self.own: Mapping[str, str] = harvest_definitions(plan.text[plan.doc_start :])
        self.figures: list[Figure] = []
        self.memory = _Memory()
        self.last: Block | None = None

    def run(self) -> tuple[Figure, ...]:
        for block in self.plan.body:
            self._read_block(block)
        return tuple(self.figures)

    def _read_block(self, block: Block) -> None:
        words = self.plan.words(block)
        if _BASIS.match(words) and self.plan.section_of[block.index] is None:
            return
        if block.cell is None and words.rstrip().endswith(":"):
            self.dues.note_lead_in(block.index)
        if not may_hold_quantity(words) and not _GROWS.search(words):
            self.modality.note(words, block.index)
            return
        if not self._goes_on(block, words):
            self.memory = _Memory()
        self.last = block
        memory = self.memory
        for start, end in split_sentences(words):
            first = start + (label_length(words[start:end]) if start == 0 else 0)
            span = Span(block.span.start + first, block.span.start + end)
            self._read_sentence(span, block, memory)
            memory.before = self.text[span.start : span.end]

    def _goes_on(self, block: Block, words: str) -> bool:
        """True where a block leans on the one before: the same cell, or `Trong đó` at its start."""
        if self.last is None:
            return False
        same_cell = block.cell is not None and block.cell == self.last.cell
        found = SUBSET.first(words[:30])
        return same_cell or (found is not None and found.start() <= 3)

    def _read_sentence(self, sentence: Span, block: Block, memory: _Memory) -> None:
        words = self.text[sentence.start : sentence.end]
        quantities = find_quantities(self.text, sentence.start, sentence.end)
        grows = _GROWS.search(self.text, sentence.start, sentence.end)
        if not quantities and not grows:
            self.modality.note(words, block.index)
            return
        modality = self.modality.read(_without_past(words, sentence, quantities), block.index)
        kept: list[Quantity] = []
        for quantity in quantities:
            if self._is_left_out(quantity, sentence):
                continue
            if (
                quantity.explicit
                or self._is_listed(quantity, kept)
                or self._is_aimed(quantity, sentence, block, modality)
            ):
                kept.append(quantity)
        clauses: list[Clause] = []
        for zone in split_zones(self.text, sentence.start, sentence.end):
            inside = [q for q in kept if zone.holds(q.span)]
            if inside:
                clauses.extend(read_clauses(self.text, zone, inside))
            elif indexes := named_indexes(self.text, zone.start, zone.end):
                memory.indexes = indexes
        for place, clause in enumerate(clauses):
            self._read_clause(clause, clauses[place + 1 :], sentence, block, modality, memory)
        if grows and modality == "target":
            self._add_objective(Span(*grows.span()), sentence, block)

    def _is_left_out(self, quantity: Quantity, sentence: Span) -> bool:
        """True for a number within words of exclusion: `(trừ 02 xã đảo)`."""
        found = EXCLUSION.find(self.text, sentence.start, sentence.end)
        return any(Span(*match.span()).holds(quantity.span) for match in found)

    def _is_listed(self, quantity: Quantity, kept: list[Quantity]) -> bool:
        """True for a count in a list whose earlier counts of the same things are aims."""
        if not kept or kept[-1].explicit or kept[-1].unit != quantity.unit:
            return False
        last = kept[-1]
        between = self.text[last.span.end : quantity.span.start]
        same_noun = (last.unit_text or "").split()[-1:] == (quantity.unit_text or "").split()[-1:]
        return ";" not in between and (same_noun or bool(is_next_to(between)))

    def _is_aimed(
        self, quantity: Quantity, sentence: Span, block: Block, modality: Modality
    ) -> bool:
        """True where a plain count is an aim: a word of bound or change at it, in aiming company."""
        if modality not in ("target", "result"):
            return False
        before = self.text[max(sentence.start, quantity.span.start - 60) : quantity.span.start]
        bound = read_bound(before, self.text[quantity.span.end : quantity.span.end + 12])
        move = read_move(before)
        led = bound.said or move is not None or bool(_REACH.search(before))
        words = self.text[sentence.start : sentence.end]
        under_aims = self.modality.is_under_aims(block.index)
        company = says("strong_aim", words) or under_aims
        if self.plan.parts[block.index] is Part.ARTICLE:
            company = company or (modality == "target" and move is not None)
        if under_aims and not led:
            known = quantity.unit in ("other", "headcount") or quantity.unit_text in known_units()
            led = (known and not _WHERE.search(before)) or bool(_MEASURED.search(before))
        if quantity.unit in ("days", "hours", "minutes", "vnd"):
            company = company and (move is not None or bool(_MEASURED.search(words)))
        return led and (company or modality == "result")

    def _read_clause(
        self,
        clause: Clause,
        following: list[Clause],
        sentence: Span,
        block: Block,
        modality: Modality,
        memory: _Memory,
    ) -> None:
        changes = read_move(self.text[clause.head.start : clause.quantity.span.start])
        shared = None if changes else _shared(self.text, clause, following)
        span = Span(clause.span.start, max(clause.span.end, shared.span.end if shared else 0))
        modality = self.modality.of_clause(
            self.text[clause.head.start : max(clause.after.end, clause.quantity.span.end)], modality
        )
        figure = self._figure(clause, span, sentence, block, modality, memory)
        if shared:
            measured = self.text[shared.measured.start : shared.measured.end]
            verb = VERB.first(measured)
            words = _tidy(
                f"{figure.indicator_text} {measured[verb.start() :] if verb else measured}"
            )
            figure = replace(figure, indicator_text=words)
        indexes = self._indexes(clause, memory)
        if clause.order in (Order.FIRST, Order.LAST):
            memory.measured_before, memory.measured = memory.measured, figure.indicator_text
        if not clause.is_tied:
            memory.head = self.text[clause.head.start : clause.lead.end]
        parent = self._parent(clause, memory)
        linked = [
            replace(self._linked(figure, clause, shared, name, memory), parent=parent)
            for name in indexes or (None,)
        ]
        self.figures.extend(linked)
        memory.figures.extend(linked)
        memory.shares = shared is not None

    def _figure(
        self,
        clause: Clause,
        span: Span,
        sentence: Span,
        block: Block,
        modality: Modality,
        memory: _Memory,
    ) -> Figure:
        quantity, text = clause.quantity, self.text
        floor = clause.run[0].head.start if clause.run else clause.head.start
        head = clause.run[0] if clause.run else clause
        before = text[floor : head.quantity.span.start]
        after = text[clause.after.start : clause.after.end]
        if FROM_BEFORE.first(before) and not quantity.is_range:
            after = text[clause.after.start : _semicolon(text, clause.after.start, sentence.end)]
        bound, move = read_bound(before, after), read_move(before)
        change = move.change if move else None
        if move is None and clause.order is Order.LAST:
            change = read_opening_move(text[clause.measured.start : clause.lead.end])
        if quantity.base is not None:
            change = None  # `từ 45% lên 60%` promises the level
        comparator, change = _sense(quantity, bound.comparator, change)
        shares = clause.is_tied or memory.shares
        memory.shares = False
        if shares and not bound.said and memory.figures and quantity.low != 100:
            last = memory.figures[-1]
            if last.unit == quantity.unit and comparator == "eq" and last.comparator != "range":
                comparator, change = last.comparator, change or last.change
        rest = Span(clause.span.start, max(span.end, clause.after.end))
        whole = text[rest.start : rest.end]
        due = self._due(clause, span, sentence, block)
        recurs = change or quantity.unit not in ("percent", "percentage_point", "rank", "group")
        every = EVERY.first(text[clause.head.start : rest.end]) if recurs else None
        return Figure(
            evidence=self.plan.evidence(span.start, span.end, quantity.rule),
            modality=modality,
            indicator_text=self._indicator_text(clause, memory),
            unit=quantity.unit,
            comparator=comparator,
            value_low=quantity.low,
            value_high=quantity.high,
            unit_text=quantity.unit_text,
            per=quantity.per,
            change=change,
            baseline=self._baseline(quantity, clause, span, sentence),
            baseline_value=quantity.base,
            aggregation="mean" if MEAN.first(before) else None,
            per_period=quantity.per_period or (every.lastgroup if every else None),  # type: ignore[arg-type]
            levels=self._levels(clause, span, memory),
            due=due.interval if due else None,
            due_source=due.source if due else None,
            condition_text=_first(CONDITION.first(whole)),
            exclusion_text=_exclusion(text, span, sentence),
        )

    def _due(self, clause: Clause, span: Span, sentence: Span, block: Block) -> Due | None:
        """The due of a number; each of a run has its own where as many years stand before it."""
        text, quantity = self.text, clause.quantity
        if clause.run:
            head = text[clause.run[0].head.start : clause.run[0].quantity.span.start]
            years = [int(year) for year in _SINGLE_YEAR.findall(head)]
            if len(years) == len(clause.run):
                return Due(DateInterval.year(years[clause.place]), "own")
        window = Span(clause.head.start, max(span.end, clause.after.end))
        return self.dues.read(window, sentence, quantity.span, block.index, quantity.past)

    def _baseline(
        self, quantity: Quantity, clause: Clause, span: Span, sentence: Span
    ) -> str | None:
        """What a number is compared with: said with `so với`, or the year of its starting value."""
        years = _SINGLE_YEAR.findall(self.text[quantity.past.start : quantity.past.end])
        if len(years) == 1:
            return DateInterval.year(int(years[0])).iso()
        start = min(clause.head.start, clause.span.start)
        return read_baseline(self.text[start : _semicolon(self.text, span.end, sentence.end)])

    def _indicator_text(self, clause: Clause, memory: _Memory) -> str:
        words = self.text[clause.measured.start : clause.measured.end]
        unit = clause.quantity.unit_text
        if clause.order is Order.FIRST and not clause.quantity.explicit and unit:
            words = f"{unit} {words}"
        return (
            _tidy(words)
            or memory.measured
            or _tidy(_scope(self.text[clause.after.start : clause.after.end]))
            or _tidy(self.text[clause.span.start : clause.span.end])
        )

    def _indexes(self, clause: Clause, memory: _Memory) -> tuple[str, ...]:
        """The indexes a ranked number is said of: in its words, or in those before it."""
        if clause.quantity.unit not in _RANKED:
            return ()
        start, end = clause.span.start, clause.quantity.span.start
        if clause.order is Order.FIRST and clause.quantity.unit == "percent":
            return ()
        if means_all(self.text, start, end):
            return memory.indexes
        named = named_indexes(self.text, start, end)
        if not named and clause.order is Order.NONE:
            return memory.indexes
        memory.indexes = named or memory.indexes
        return named

    def _linked(
        self,
        figure: Figure,
        clause: Clause,
        shared: Clause | None,
        index: str | None,
        memory: _Memory,
    ) -> Figure:
        """The figure with its indicator: by its own words, then with those it leans on."""
        words = figure.indicator_text
        number = clause.quantity.span
        own = (
            self.text[number.start : clause.measured.end] if clause.order is Order.FIRST else words
        )
        tries = [index] if index else [own, words]
        if shared:
            tail = self.text[shared.measured.start : shared.measured.end]
            tries.append(f"{words} {tail}")
        if not index:
            head = self.text[clause.head.start : clause.lead.end]
            tries.append(f"{head} {words}")
            if clause.is_tied:
                tries += [f"{memory.head} {words}", f"{memory.measured_before} {words}"]
            if clause.is_subset and memory.figures:
                tries.append(f"{memory.figures[-1].indicator_text} {words}")
            tries.append(f"{memory.before} {words}")
        code = None
        for words in tries:
            code = link_indicator(
                words,
                unit=figure.unit,
                change=figure.change,
                comparator=figure.comparator,
                own=self.own,
            )
            if code:
                break
        text = index if index and not _tidy(figure.indicator_text) else figure.indicator_text
        return replace(
            figure, indicator_code=code, indicator_text=text, area=area_of_indicator(code)
        )

    def _levels(self, clause: Clause, span: Span, memory: _Memory) -> tuple[str, ...]:
        """The levels a number is for: one each where a list of numbers meets a list of levels."""
        text = self.text
        if clause.run:
            head = clause.run[0]
            named = [
                code
                for _, code in read_levels(
                    text[head.span.start : head.quantity.span.start], self.tiers
                )
            ]
            if len(named) == len(clause.run):
                memory.levels = in_order(set(named))
                return (named[clause.place],)
        own = (
            clause.measured
            if clause.order is Order.FIRST
            else Span(span.start, clause.quantity.span.start)
        )
        found = {code for _, code in read_levels(text[own.start : own.end], self.tiers)}
        after = {
            code for _, code in read_levels(text[clause.after.start : clause.after.end], self.tiers)
        }
        if clause.order is not Order.FIRST and not found:
            found = after
        if not found and clause.order is Order.FIRST:
            head = text[clause.head.start : clause.lead.end]
            found = (
                {code for _, code in read_levels(head, self.tiers)} if len(head) < _NEAR else set()
            )
        if found:
            every = _EVERY_LEVEL.search(text, own.start, max(own.end, clause.after.end))
            levels = memory.levels if every and memory.levels else in_order(found)
            memory.levels = levels
            return levels
        return memory.levels if clause.order is Order.NONE else ()

    def _parent(self, clause: Clause, memory: _Memory) -> int | None:
        """The index of the figure that a `trong đó` narrows."""
        if not clause.is_subset or not memory.figures or clause.place:
            return None
        return len(self.figures) - 1

    def _add_objective(self, words: Span, sentence: Span, block: Block) -> None:
        zone = next(
            z for z in split_zones(self.text, sentence.start, sentence.end) if z.holds(words)
        )
        names = named_indexes(self.text, zone.start, words.start)
        due: Due | None = self.dues.read(zone, sentence, words, block.index)
        measured = _tidy(self.text[zone.start : words.start]) or _tidy(
            self.text[zone.start : zone.end]
        )
        for _ in names or (None,):
            self.figures.append(
                Figure(
                    evidence=self.plan.evidence(zone.start, zone.end, "objective.grows"),
                    modality="objective",
                    indicator_text=measured,
                    unit="other",
                    comparator="gt",
                    change="increase",
                    baseline="năm trước",
                    per_period="year",
                    due=due.interval if due else None,
                    due_source=due.source if due else None,
                )
            )


_REACH = regex.compile(
    r"(?i)\b(?:đạt|có|còn|lên|phấn\s+đấu|thành\s+lập|xây\s+dựng|đào\s+tạo|hoàn\s+thành|thu\s+hút|phát\s+triển|công\s+nhận|tổ\s+chức|bố\s+trí|mở|hỗ\s+trợ|giải\s+quyết\s+việc\s+làm\s+cho|tạo\s+việc\s+làm\s+(?:mới\s+)?cho|trồng|sửa\s+chữa|đón|cấp|lắp\s+đặt|phục\s+dựng|lập|triển\s+khai|trang\s+bị|tuyển|bổ\s+sung|nâng\s+cấp|cải\s+tạo|nhân\s+rộng|duy\s+trì|phục\s+vụ|giảm|tăng|tinh\s+giản|và)\s+(?:được\s+|thêm\s+|mới\s+|từ\s+|khoảng\s+|trên\s+|ít\s+nhất\s+|tối\s+thiểu\s+)*$|:\s*$"
)
_WHERE = regex.compile(
    r"(?i)\b(?:tại|ở|của|trong|trên|thuộc|gồm|với|giữa|các|từ\s+các|cho|đối\s+với|qua|gần|hơn)\s+(?:tổng\s+số\s+)?$"
)
_SINGLE_YEAR = regex.compile(r"(?<![\d/-])(?<![-–]\s)\b((?:19|20)\d\d)\b(?!\s*[-–]\s*\d)")
_NEAR = 80
_MEASURED = regex.compile(
    r"(?i)thời\s+gian|thu\s+nhập|doanh\s+thu|giá\s+trị|tổng\s+thu|thu\s+ngân\s+sách|kim\s+ngạch|vốn\s+đầu\s+tư|\bvốn\s|tổng\s+(?!đài|hợp|kết|thể)\p{Ll}+|lượng\s|diện\s+tích|sản\s+lượng|đàn\s+\p{Ll}+|tổng\s+số|quy\s+mô|số\s+lượng|GRDP|tổng\s+sản\s+phẩm|năng\s+suất"
)
TWO_TIERS_FROM: Final = date(2025, 7, 1)
_EVERY_LEVEL = regex.compile(r"(?i)\b(?:mỗi|từng|cả\s+(?:hai|ba|2|3))\s+cấp")
_SCOPE = regex.compile(r"(?i)\b(?:đối\s+với|về|cho)\s+")
_MARKS = ' \t,;:.“”"-–+*•'
_OPENING = regex.compile(
    r"""\A(?: .{0,120}(?:mục\s+tiêu|phấn\s+đấu|cụ\s+thể|chỉ\s+tiêu)[^:]{0,60}:\s*
      | (?:phấn\s+đấu|tiếp\s+tục|đảm\s+bảo|bảo\s+đảm|nâng|cải\s+thiện|đến|hết|trong|riêng|giai\s+đoạn\s+\d{4}\s*[-–]\s*\d{4}|(?:cuối\s+)?năm\s+\d{4})\b[\s,:]* )+""",
    regex.VERBOSE | regex.IGNORECASE,
)


def _scope(words: str) -> str:
    """Who a number is for, where nothing else says what it measures: `đối với ...`, `về ...`."""
    found = _SCOPE.search(words)
    return BASELINE.pattern.sub("", words[found.end() :]) if found else ""


def _without_past(words: str, sentence: Span, quantities: list[Quantity]) -> str:
    """A sentence without the words that say where values start from (`từ 30% hiện nay`)."""
    for quantity in quantities:
        past = quantity.past
        if len(past):
            start, end = past.start - sentence.start, past.end - sentence.start
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def _tidy(words: str) -> str:
    """The words that say what is measured: no exclusion, baseline, purpose or opening verbs."""
    for pattern in (EXCLUSION.pattern, BASELINE.pattern):
        words = pattern.sub("", words)
    words = " ".join(without_purpose(words).split()).strip(_MARKS)
    words = _OPENING.sub("", words).strip(_MARKS)
    if words.startswith("(") and ")" not in words:
        words = words[1:]
    return words[:-1].strip(_MARKS) if words.endswith(")") and "(" not in words else words


def _first(match: "regex.Match[str] | None") -> str | None:
    return " ".join(match[0].split()) if match else None


def _sense(
    quantity: Quantity, bound: Comparator, change: Change | None
) -> tuple[Comparator, Change | None]:
    """Comparator and change by the kind of number: ranks are upper bounds, ranges are ranges."""
    if quantity.is_range:
        bound = "range"
    elif quantity.top or (quantity.unit == "rank" and bound == "ge"):
        bound = "top"
    if quantity.unit not in _CHANGE_UNITS and change != "maintain":
        change = None
    if quantity.unit == "rank_places" and change is None:
        change = "increase"
    return bound, change


def _shared(text: str, clause: Clause, following: list[Clause]) -> Clause | None:
    """The later clause whose predicate this one borrows (`90% cấp tỉnh; 80% cấp huyện được xử lý`)."""
    if not clause.borrows(text):
        return None
    for later in following:
        if later.order is not Order.FIRST or later.quantity.unit != clause.quantity.unit:
            return None
        if not later.borrows(text):
            return later
    return None


def _own_words(clause: Clause, span: Span) -> Span:
    start = clause.span.start
    return Span(start, max(span.end, clause.after.end))


def _semicolon(text: str, end: int, stop: int) -> int:
    """Where the words end that may hold for several tied numbers (baseline, `trở lên`)."""
    semicolon = text.find(";", end, stop)
    return semicolon if semicolon >= 0 else stop


def _exclusion(text: str, span: Span, sentence: Span) -> str | None:
    found = EXCLUSION.first(text, span.start, min(sentence.end, span.end + 160))
    if not found:
        return None
    return " ".join((found["words"] or found["words2"]).split())
