"""Targets: each number that somebody promises to reach, with what surrounds it as one record.

The way of a sentence: quantities -> those that are figures (aims.py) -> zones between semicolons
-> clauses (clauses.py) -> bound, change, baseline (senses.py, qualifiers.py), levels (levels.py),
due (dues.py), words (measured.py), indicator (figure_links.py) -> Figure.
"""

from typing import Final

import regex

from extractors.aims import AimReader
from extractors.borrowed_words import (
    find_shared,
    noun_of_later,
    parent_of,
    with_object,
    with_population,
)
from extractors.clause_indexes import indexes_of
from extractors.clause_patterns import BARE_ACT, MEASURE, SUBSET
from extractors.clauses import Clause, Order, read_clauses
from extractors.document_numbers import is_normative
from extractors.dues import Due, DueReader
from extractors.figure_links import FigureLinker
from extractors.figure_times import as_of_before, without_past, without_past_due
from extractors.indexes import named_indexes
from extractors.levels import LEVEL, LevelReader, in_order, read_levels, tiers_at
from extractors.measured import (
    exclusion_words,
    indicator_words,
    with_predicate,
)
from extractors.memory import Memory
from extractors.modality import ModalityReader
from extractors.objectives import GROWS, read_objectives
from extractors.qualifiers import (
    CONDITION,
    EVERY,
    EXCLUSION,
    MEAN,
    read_condition,
    read_move,
)
from extractors.quantities import find_quantities, may_hold_quantity
from extractors.senses import SINGLE_YEAR, baseline_of, read_sense
from extractors.technical_norms import EXTENT
from extractors.told_words import signs_in
from extractors.value_tables import find_value_table, read_value_table, table_blocks
from extractors.zones import split_zones
from models.dates import DateInterval
from models.facts import Facts, Figure, Modality
from models.nlp import label_length, split_sentences
from models.plan import Plan
from models.spans import Span
from models.text import Block
from models.values import changed

_BASIS = regex.compile(r"\W*(?:Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s+đề\s+nghị|Nơi\s+nhận|Kính\s+gửi)\b")
_OF_BASIS = frozenset("CTXNK")
"""The letters that a basis or a line for recipients begins with, unless a mark stands before."""
# `Hà Nội (TTXVN) - `, `(BNT) - `: where a report comes from
_BYLINE = regex.compile(
    r"\s*(?:\p{Lu}[\p{L} ]{0,30})?\((?=[^()]*\p{Lu}{2})[^()\d]{2,40}\)\s*[-–—:]\s+"
)
# `Về giải ngân, tỉnh đặt mốc ...`: what a sentence is about, whatever stood before it
_TOPIC = regex.compile(r"\W*Về\s+(?:việc\s+|công\s+tác\s+)?\p{L}[^,;:.\d]{2,50}(?=[,:])")
_BEFORE = "trước"
"""Stands in each promise without a number."""
MAX_ACT = 40
"""Characters of the longest predicate that says nothing of what it is done to."""
MAX_TITLE = 160
"""Characters of the longest heading that may name what the items below it measure."""
_SHARES: Final = frozenset(("percent", "percentage_point", "rank", "group"))


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
            home=metadata.province_id,
        )
        self.aims = AimReader(plan, self.modality)
        self.links = FigureLinker(plan.text, plan.text[plan.doc_start :])
        self.figures: list[Figure] = []
        self.last: Block | None = None
        self.past: tuple[Span, ...] = ()
        self.signs: frozenset[str] = frozenset()
        """The names of the rules of which a sign stands in the sentence."""
        self._headings: dict[int, tuple[tuple[str, ...], str]] = {}
        self._forget(None)

    def _forget(self, block: Block | None) -> None:
        """What was said before means nothing to a new block, but its heading does."""
        self.memory = Memory()
        self.levels = LevelReader(self.text, self.tiers)
        section = self._section_over(block) if block else None
        if section is not None:
            if section not in self._headings:
                self._headings[section] = self._said_by(section)
            self.memory.indexes, self.memory.measured = self._headings[section]

    def _section_over(self, block: Block) -> int | None:
        """The section whose heading stands over a block; it stands over itself in no case."""
        sections, index = self.plan.sections, self.plan.section_of[block.index]
        own = index is not None and sections[index].heading == block.index
        return sections[index].parent if index is not None and own else index

    def _said_by(self, section: int) -> tuple[tuple[str, ...], str]:
        """The indexes that a heading names, and its words if they measure something.

        It is read without its label, and only if it is a title and no sentence.
        """
        span = self.plan.blocks[self.plan.sections[section].heading].span
        words = self.text[span.start : span.end].rstrip(" :")
        if len(words) > MAX_TITLE or words.endswith((".", ";")):
            return (), ""
        start, end = span.start + label_length(words), span.start + len(words)
        indexes = named_indexes(self.text, start, end)
        measures = indexes or MEASURE.pattern.match(self.text[start:end])
        return indexes, self.text[start:end] if measures else ""

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
        words = self.text[block.span.start : block.span.end]
        may_be_basis = words[:1] in _OF_BASIS or not words[:1].isalpha()
        if may_be_basis and self.plan.section_of[block.index] is None and _BASIS.match(words):
            return
        if block.cell is None and words.rstrip().endswith(":"):
            self.dues.note_lead_in(block.index)
        small = words.lower()
        if not may_hold_quantity(words, small) and not (_BEFORE in small and GROWS.first(words)):
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
        if block.cell is not None and block.cell == self.last.cell:
            return True
        found = SUBSET.first(words[:30])
        return found is not None and found.start() <= 3

    def _read_sentence(self, sentence: Span, block: Block) -> None:
        words = self.text[sentence.start : sentence.end]
        quantities = find_quantities(self.text, sentence.start, sentence.end)
        grows = GROWS.first(words) if _BEFORE in words.lower() else None
        if not quantities and not grows:
            self.modality.note(words, block.index)
            return
        self.past = tuple(quantity.past for quantity in quantities if len(quantity.past))
        self.signs = signs_in(words)
        if topic := _TOPIC.match(words):
            self.memory.before = topic[0]
        if EXTENT.name in self.signs:  # `cao hơn đỉnh lũ năm 2020 tối thiểu 1 m`
            sizes = EXTENT.find(self.text, sentence.start, sentence.end)
            self.past += tuple(Span(*size.span()) for size in sizes)
        modality = self.modality.read(without_past(words, sentence, quantities), block.index)
        kept = self.aims.keep(quantities, sentence, block, modality)
        clauses: list[Clause] = []
        told: list[Modality] = []
        for zone in split_zones(self.text, sentence.start, sentence.end):
            inside = [q for q in kept if zone.holds(q.span)]
            own = self.modality.of_zone(self.text[zone.start : zone.end], modality)
            if own != modality:
                here = [q for q in quantities if zone.holds(q.span)]
                inside = self.aims.keep(here, zone, block, own)
            if inside:
                clauses.extend(read_clauses(self.text, zone, inside))
                told.extend([own] * (len(clauses) - len(told)))
            else:
                named = named_indexes(self.text, zone.start, zone.end)
                self.memory.indexes = named or self.memory.indexes
                self.memory.before = self.text[zone.start : zone.end]
        for place, (clause, own) in enumerate(zip(clauses, told, strict=True)):
            self._read_clause(clause, clauses[place + 1 :], sentence, block, own)
        if grows and modality == "target":
            found = Span(sentence.start + grows.start(), sentence.start + grows.end())
            self.figures += read_objectives(self.plan, self.dues, found, sentence, block)

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
        shared = None if moved or alone else find_shared(self.text, clause, following)
        end = max(clause.after.end, clause.quantity.span.end)
        whole = Span(clause.head.start, end)
        own = without_past(self.text[whole.start : whole.end], whole, [clause.quantity])
        modality = self.modality.of_clause(own, modality)
        span = Span(clause.span.start, max(clause.span.end, shared.span.end if shared else 0))
        figure = self._figure(clause, span, sentence, block, modality)
        words = figure.indicator_text
        if clause.order is Order.LAST and len(words) <= MAX_ACT and BARE_ACT.fullmatch(words):
            figure = changed(
                figure, indicator_text=with_object(self.text, figure, clause, following, memory)
            )
        if clause.order is Order.NONE and not memory.figures:
            figure = self._of_later(figure, noun_of_later(self.text, figure, following))
        if shared:
            words = with_predicate(figure.indicator_text, self.text, shared)
            figure = changed(figure, indicator_text=words)
        parent = parent_of(self.text, clause, memory, len(self.figures))
        words = with_population(figure.indicator_text, clause, memory)
        if parent is not None or words != figure.indicator_text:
            figure = changed(figure, parent=parent, indicator_text=words)
        indexes = indexes_of(self.text, clause, memory)
        if clause.order in (Order.FIRST, Order.LAST):
            memory.measured_before, memory.measured = memory.measured, figure.indicator_text
        if not clause.is_tied:
            memory.head = self.text[clause.head.start : clause.lead.end]
        if modality == "target" and self.modality.is_plan:
            figure = without_past_due(figure, self.period, self.year)
        if modality == "result" and figure.due_source == "period":
            figure = as_of_before(figure, memory)
        found = [
            self.links.link(figure, clause, shared, name, memory) for name in indexes or (None,)
        ]
        self.figures.extend(found)
        memory.figures.extend(found)
        memory.shares = shared is not None

    def _of_later(self, figure: Figure, words: str) -> Figure:
        """The figure with the noun that a later number of its sentence brings, if there is one."""
        if not words:
            return figure
        self.memory.measured = words
        named = {code for _, code in read_levels(words, self.tiers)}
        self.levels.before = figure.levels or in_order(named)
        return changed(figure, indicator_text=words, levels=self.levels.before)

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
        signs = self.signs
        every = None
        if EVERY.name in signs:  # the nearest: `Hằng năm ... mỗi tháng`
            comma = text.find(",", quantity.span.end, stop)
            every = EVERY.first(text, quantity.span.end, comma if comma >= 0 else stop)
            every = every or EVERY.first(text, head.head.start, stop)
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
            baseline=baseline_of(text, clause, span, sentence.end, change, signs),
            baseline_value=quantity.base,
            aggregation="mean" if MEAN.name in signs and MEAN.first(before) else None,
            per_period=quantity.per_period or (every.lastgroup if every and recurs else None),  # type: ignore[arg-type]
            levels=self.levels.read(clause, span, may_name=LEVEL.name in signs),
            due=due.interval if due else None,
            due_source=due.source if due else None,
            condition_text=read_condition(text, clause.span.start, stop, sentence.end)
            if CONDITION.name in signs
            else None,
            exclusion_text=exclusion_words(text, span, sentence)
            if EXCLUSION.name in signs
            else None,
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


def _opening(sentence: str) -> int:
    """How many characters the list label or byline at a block's start takes (0 if none)."""
    byline = _BYLINE.match(sentence) if "(" in sentence[:40] else None
    return byline.end() if byline else label_length(sentence)
