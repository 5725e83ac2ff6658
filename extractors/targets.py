"""Targets: each number that somebody promises to reach, with what surrounds it as one record.

The way of a sentence: quantities -> those that are figures (aims.py) -> zones between semicolons
-> clauses (clauses.py) -> bound, change, baseline (senses.py, qualifiers.py), levels (levels.py),
due (dues.py), words (measured.py), indicator (figure_links.py) -> Figure.
"""

from dataclasses import replace
from typing import Final

import regex

from extractors.aims import AimReader
from extractors.clause_patterns import BARE_ACT, MEASURE, OWN_VERB, SUBSET, VERB
from extractors.clauses import Clause, Order, read_clauses, split_zones
from extractors.document_numbers import is_normative
from extractors.dues import Due, DueReader
from extractors.figure_links import FigureLinker
from extractors.indexes import means_all, named_indexes
from extractors.levels import LevelReader, in_order, read_levels, tiers_at
from extractors.measured import (
    exclusion_words,
    indicator_words,
    tidy,
    with_predicate,
    without_level,
)
from extractors.memory import Memory
from extractors.modality import ModalityReader
from extractors.qualifiers import (
    EVERY,
    MEAN,
    read_condition,
    read_move,
)
from extractors.quantities import Quantity, find_quantities, may_hold_quantity
from extractors.senses import SINGLE_YEAR, baseline_of, read_sense
from extractors.value_tables import find_value_table, read_value_table, table_blocks
from models.dates import DateInterval
from models.facts import Facts, Figure, Modality
from models.nlp import label_length, split_sentences
from models.plan import Plan
from models.rule import rule
from models.spans import Span
from models.text import Block

_BASIS = regex.compile(r"\W*(?:Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s+đề\s+nghị|Nơi\s+nhận|Kính\s+gửi)\b")
# `Hà Nội (TTXVN) - `, `(BNT) - `: where a report comes from
_BYLINE = regex.compile(
    r"\s*(?:\p{Lu}[\p{L} ]{0,30})?\((?=[^()]*\p{Lu}{2})[^()\d]{2,40}\)\s*[-–—:]\s+"
)
GROWS = rule(
    "objective.grows",
    r"năm\s+sau\s+(?:cao|tốt|nhiều)\s+hơn\s+năm\s+trước"
    r"|(?:cao|tốt)\s+hơn\s+(?:so\s+với\s+)?năm\s+trước(?!\s+(?:từ\s+)?\d)",
    examples=("năm sau cao hơn năm trước", "tốt hơn so với năm trước"),
    counter_examples=("cao hơn năm trước từ 2 bậc",),
    flags=regex.IGNORECASE,
    signs=("trước",),
)
MAX_TITLE = 160
"""Characters of the longest heading that may name what the items below it measure."""
_SAYS_NOTHING = regex.compile(
    r"(?i)(?:tổng\s+)?điểm(?:\s+số)?|(?:các\s+)?chỉ\s+số|thứ\s+(?:hạng|bậc)|xếp\s+hạng|vị\s+trí"
)
# `nhóm 05 địa phương đứng đầu cả nước về Chỉ số PCI`
_OF_INDEX = regex.compile(r"(?i)[^,;.]{0,60}\bvề\s+(?:các\s+)?(?:chỉ\s+số\b|\p{Lu})")
_SHARES: Final = frozenset(("percent", "percentage_point", "rank", "group"))
_RANKED: Final = frozenset(("rank", "rank_places", "group", "points", "percent"))


def extract_targets(plan: Plan, known: Facts) -> tuple[Figure, ...]:
    """Every quantity that is promised, reached, foreseen or quoted, in reading order."""
    return _Extraction(plan, known).run()


class _Extraction:
    """One pass over a plan's blocks."""

    def __init__(self, plan: Plan, known: Facts) -> None:
        self.plan, self.text = plan, plan.text
        metadata = known.metadata
        issued = metadata.issued_on or metadata.published_on
        self.period, self.year = metadata.period, issued.year if issued else None
        self.tiers = tiers_at(issued)
        self.dues = DueReader(plan, metadata.period)
        self.modality = ModalityReader(
            plan,
            self.period,
            self.year,
            is_plan=metadata.genre in ("plan", "decision"),
            is_law=metadata.genre == "other" and is_normative(metadata.document_number),
        )
        self.aims = AimReader(plan, self.modality)
        self.links = FigureLinker(plan.text, plan.text[plan.doc_start :])
        self.figures: list[Figure] = []
        self.last: Block | None = None
        self.past: tuple[Span, ...] = ()
        self._headings: dict[Span, tuple[tuple[str, ...], str]] = {}
        self._forget(None)

    def _forget(self, block: Block | None) -> None:
        """What was said before means nothing to a new block, but its heading does."""
        self.memory = Memory()
        self.levels = LevelReader(self.text, self.tiers)
        heading = self._heading(block) if block else None
        if heading:
            self.memory.indexes, self.memory.measured = self._said_by(heading)

    def _said_by(self, heading: Span) -> tuple[tuple[str, ...], str]:
        """The indexes that a heading names, and its words if they measure something."""
        if heading not in self._headings:
            words = self.text[heading.start : heading.end]
            indexes = named_indexes(self.text, heading.start, heading.end)
            measures = indexes or MEASURE.pattern.match(words)
            self._headings[heading] = (indexes, words if measures else "")
        return self._headings[heading]

    def _heading(self, block: Block) -> Span | None:
        """The title over a block without its label, if it is one and no sentence."""
        sections, index = self.plan.sections, self.plan.section_of[block.index]
        if index is not None and sections[index].heading == block.index:
            index = sections[index].parent
        if index is None:
            return None
        span = self.plan.blocks[sections[index].heading].span
        words = self.text[span.start : span.end].rstrip(" :")
        is_title = len(words) <= MAX_TITLE and not words.endswith((".", ";"))
        return Span(span.start + label_length(words), span.start + len(words)) if is_title else None

    def run(self) -> tuple[Figure, ...]:
        year = self.period.start.year if self.period and self.period.start else self.year
        found = (find_value_table(self.plan, table, year) for table in self.plan.tables)
        tables = {self.plan.block_at(t.table.span.start).index: t for t in found if t}
        inside = table_blocks(t.table for t in tables.values())
        for block in self.plan.body:
            if block.index in tables:
                table = tables[block.index]
                rows = read_value_table(
                    self.plan, table, self.links, self.period, len(self.figures)
                )
                self.figures.extend(rows)
            if block.index not in inside:
                self._read_block(block)
        return tuple(self.figures)

    def _read_block(self, block: Block) -> None:
        words = self.plan.words(block)
        if _BASIS.match(words) and self.plan.section_of[block.index] is None:
            return
        if block.cell is None and words.rstrip().endswith(":"):
            self.dues.note_lead_in(block.index)
        if not may_hold_quantity(words) and not GROWS.first(words):
            self.modality.note(words, block.index)
            return
        if not self._goes_on(block, words):
            self._forget(block)
        self.last = block
        for start, end in split_sentences(words):
            first = start or _opening(words[:end])
            span = Span(block.span.start + first, block.span.start + end)
            self._read_sentence(span, block)
            self.memory.before = self.text[span.start : span.end]

    def _goes_on(self, block: Block, words: str) -> bool:
        """True where a block leans on the one before: the same cell, or `Trong đó` at its start."""
        if self.last is None:
            return False
        same_cell = block.cell is not None and block.cell == self.last.cell
        found = SUBSET.first(words[:30])
        return same_cell or (found is not None and found.start() <= 3)

    def _read_sentence(self, sentence: Span, block: Block) -> None:
        words = self.text[sentence.start : sentence.end]
        quantities = find_quantities(self.text, sentence.start, sentence.end)
        grows = GROWS.first(self.text, sentence.start, sentence.end)
        if not quantities and not grows:
            self.modality.note(words, block.index)
            return
        self.past = tuple(quantity.past for quantity in quantities if len(quantity.past))
        modality = self.modality.read(_without_past(words, sentence, quantities), block.index)
        kept = self.aims.keep(quantities, sentence, block, modality)
        clauses: list[Clause] = []
        for zone in split_zones(self.text, sentence.start, sentence.end):
            inside = [q for q in kept if zone.holds(q.span)]
            if inside:
                clauses.extend(read_clauses(self.text, zone, inside))
            else:
                named = named_indexes(self.text, zone.start, zone.end)
                self.memory.indexes = named or self.memory.indexes
                self.memory.before = self.text[zone.start : zone.end]
        for place, clause in enumerate(clauses):
            self._read_clause(clause, clauses[place + 1 :], sentence, block, modality)
        if grows and modality == "target":
            self._add_objective(Span(*grows.span()), sentence, block)

    def _read_clause(
        self,
        clause: Clause,
        following: list[Clause],
        sentence: Span,
        block: Block,
        modality: Modality,
    ) -> None:
        """Adds the figure of a clause, one for each index that it is said of."""
        memory = self.memory
        moved = read_move(self.text[clause.head.start : clause.quantity.span.start])
        alone = clause.is_tied and not memory.shares
        shared = None if moved or alone else _shared(self.text, clause, following)
        end = max(clause.after.end, clause.quantity.span.end)
        whole = Span(clause.head.start, end)
        own = _without_past(self.text[whole.start : whole.end], whole, [clause.quantity])
        modality = self.modality.of_clause(own, modality)
        span = Span(clause.span.start, max(clause.span.end, shared.span.end if shared else 0))
        figure = self._figure(clause, span, sentence, block, modality)
        if clause.order is Order.LAST and BARE_ACT.fullmatch(figure.indicator_text):
            figure = replace(figure, indicator_text=self._with_object(figure, clause, following))
        if clause.order is Order.NONE and not memory.figures:
            figure = self._of_later(figure, following)
        if shared:
            words = with_predicate(figure.indicator_text, self.text, shared)
            figure = replace(figure, indicator_text=words)
        figure = replace(
            figure,
            parent=self._parent(clause),
            indicator_text=self._with_population(figure.indicator_text, clause),
        )
        indexes = self._indexes(clause)
        if clause.order in (Order.FIRST, Order.LAST):
            memory.measured_before, memory.measured = memory.measured, figure.indicator_text
        if not clause.is_tied:
            memory.head = self.text[clause.head.start : clause.lead.end]
        if modality == "target":
            figure = self._without_past_due(figure)
        if modality == "result" and figure.due_source == "period":
            figure = self._as_of_before(figure)
        found = [
            self.links.link(figure, clause, shared, name, memory) for name in indexes or (None,)
        ]
        self.figures.extend(found)
        memory.figures.extend(found)
        memory.shares = shared is not None

    def _with_object(self, figure: Figure, clause: Clause, following: list[Clause]) -> str:
        """A bare predicate with its object, said at the next number or the one before it."""
        act = figure.indicator_text
        later = following[0] if following else None
        if (
            later
            and (later.order, later.quantity.unit) == (Order.FIRST, figure.unit)
            and act.split()[-1] in self.text[clause.quantity.span.end : later.quantity.span.start]
        ):
            return f"{act} {tidy(self.text[later.measured.start : later.measured.end])}"
        said = self.memory.measured
        return f"{act} {said}" if said and act.casefold() not in said.casefold() else said or act

    def _with_population(self, words: str, clause: Clause) -> str:
        """`100% xã đạt chuẩn, trong đó 40% đạt nâng cao, 10% đạt kiểu mẫu`: of the same communes."""
        last = self.memory.figures[-1] if self.memory.figures else None
        narrows = clause.is_subset or (clause.is_tied and last and last.parent is not None)
        if not (last and narrows and clause.order is Order.FIRST and VERB.pattern.match(words)):
            return words
        verb = VERB.first(last.indicator_text)
        whole = last.indicator_text[: verb.start() if verb else 0].strip()
        return f"{whole} {words}" if whole else words

    def _of_later(self, figure: Figure, following: list[Clause]) -> Figure:
        """`Năm 2023 có 20%, năm 2024 có 35% và năm 2025 có 50% số xã`: said with the last of them."""
        later = next((c for c in following if c.order is not Order.NONE), None)
        if later is None or (later.order, later.quantity.unit) != (Order.FIRST, figure.unit):
            return figure
        if ";" in self.text[figure.evidence.span.end : later.lead.start]:
            return figure
        words = tidy(without_level(self.text[later.measured.start : later.measured.end]))
        self.memory.measured = words
        named = {code for _, code in read_levels(words, self.tiers)}
        self.levels.before = figure.levels or in_order(named)
        return replace(figure, indicator_text=words, levels=self.levels.before)

    def _figure(
        self, clause: Clause, span: Span, sentence: Span, block: Block, modality: Modality
    ) -> Figure:
        quantity, text = clause.quantity, self.text
        head = clause.run[0] if clause.run else clause
        before = text[head.head.start : head.quantity.span.start]
        comparator, change = read_sense(text, clause, before, sentence.end, self.memory)
        stop = max(span.end, clause.after.end)
        due = self._due(clause, span, sentence, block)
        recurs = change or quantity.unit not in _SHARES
        every = EVERY.first(text, clause.head.start, stop)
        return Figure(
            evidence=self.plan.evidence(span.start, span.end, quantity.rule),
            modality=modality,
            indicator_text=indicator_words(text, clause, self.memory.measured),
            unit=quantity.unit,
            comparator=comparator,
            value_low=quantity.low,
            value_high=quantity.high,
            unit_text=quantity.unit_text,
            per=quantity.per,
            change=change,
            baseline=baseline_of(text, clause, span, sentence.end, change),
            baseline_value=quantity.base,
            aggregation="mean" if MEAN.first(before) else None,
            per_period=quantity.per_period or (every.lastgroup if every and recurs else None),  # type: ignore[arg-type]
            levels=self.levels.read(clause, span),
            due=due.interval if due else None,
            due_source=due.source if due else None,
            condition_text=read_condition(text, clause.span.start, stop, sentence.end),
            exclusion_text=exclusion_words(text, span, sentence),
            parent=self._parent(clause),
        )

    def _due(self, clause: Clause, span: Span, sentence: Span, block: Block) -> Due | None:
        """The due of a number; each of a run has its own where as many years stand before it."""
        text, quantity = self.text, clause.quantity
        if clause.run:
            head = text[clause.run[0].head.start : clause.run[0].quantity.span.start]
            years = [int(year) for year in SINGLE_YEAR.findall(head)]
            if len(years) == len(clause.run):
                return Due(DateInterval.year(years[clause.place]), "own")
        window = Span(clause.head.start, max(span.end, clause.after.end))
        return self.dues.read(window, sentence, quantity.span, block.index, self.past)

    def _indexes(self, clause: Clause) -> tuple[str, ...]:
        """The indexes a ranked number is said of: in its words, or in those before it."""
        memory, unit = self.memory, clause.quantity.unit
        if unit not in _RANKED or (clause.order is Order.FIRST and unit == "percent"):
            return ()
        start, end = clause.span.start, clause.quantity.span.start
        if means_all(self.text, start, end):
            return memory.indexes
        named = named_indexes(self.text, start, end)
        if not named and _OF_INDEX.match(self.text, end, clause.after.end):
            named = named_indexes(self.text, end, clause.after.end)
        measured = self.text[clause.measured.start : clause.measured.end]
        if not named and (clause.order is Order.NONE or _SAYS_NOTHING.fullmatch(measured)):
            return memory.indexes
        memory.indexes = named or memory.indexes
        return named

    def _as_of_before(self, figure: Figure) -> Figure:
        """A result is of the time that was said last; the period of the plan says nothing of it."""
        last = self.memory.figures[-1] if self.memory.figures else None
        due = last.due if last and last.modality == "result" else None
        return replace(figure, due=due, due_source="inherited" if due else None)

    def _without_past_due(self, figure: Figure) -> Figure:
        """A target without a time before the plan, for which nothing can be promised.

        A change is counted from that time; any other number was reached then.
        """
        started = self.period.start if self.period else None
        if not (figure.due and started and self.year and self.modality.is_plan):
            return figure
        if figure.due.end >= started or figure.due.end.year >= self.year:
            return figure
        if figure.change in ("increase", "decrease") and figure.due_source == "own":
            baseline = figure.baseline or figure.due.iso()
            return replace(figure, baseline=baseline, due=self.period, due_source="period")
        return replace(figure, modality="result")

    def _parent(self, clause: Clause) -> int | None:
        """The index of the figure that a `trong đó` narrows.

        `đón 8 triệu lượt khách, tăng 10%, trong đó 1 triệu lượt`: the rise between is passed over.
        """
        before = self.memory.figures
        if not before or clause.place:
            return None
        last = before[-1]
        if clause.is_tied and clause.quantity.unit == last.unit and not clause.is_subset:
            return last.parent
        if not clause.is_subset:
            return None
        passes = len(before) > 1 and last.change in ("increase", "decrease")
        same_kind = passes and before[-2].unit == clause.quantity.unit != last.unit
        return len(self.figures) - (2 if same_kind else 1)

    def _add_objective(self, words: Span, sentence: Span, block: Block) -> None:
        """A promise without a number (`năm sau cao hơn năm trước`), one for each index it names."""
        zones = split_zones(self.text, sentence.start, sentence.end)
        zone = next(zone for zone in zones if zone.holds(words))
        due = self.dues.read(zone, sentence, words, block.index)
        measured = tidy(self.text[zone.start : words.start]) or tidy(
            self.text[zone.start : zone.end]
        )
        figure = Figure(
            evidence=self.plan.evidence(zone.start, zone.end, GROWS.name),
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
        names = named_indexes(self.text, zone.start, words.start)
        self.figures.extend([figure] * max(1, len(names)))


def _opening(sentence: str) -> int:
    """How many characters the list label or byline at a block's start takes (0 if none)."""
    byline = _BYLINE.match(sentence)
    return byline.end() if byline else label_length(sentence)


def _without_past(words: str, sentence: Span, quantities: list[Quantity]) -> str:
    """A sentence without the words that say where values start from (`từ 30% hiện nay`)."""
    for quantity in quantities:
        if len(quantity.past) and sentence.holds(quantity.past):
            start, end = (at - sentence.start for at in (quantity.past.start, quantity.past.end))
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def _shared(text: str, clause: Clause, following: list[Clause]) -> Clause | None:
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
