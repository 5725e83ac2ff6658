"""Promises without a number: `năm sau cao hơn năm trước`."""

import regex

from extractors.dues import DueReader
from extractors.indexes import named_indexes
from extractors.measured import tidy
from extractors.zones import split_zones
from models.facts import Figure
from models.plan import Plan
from models.rule import rule
from models.spans import Span
from models.text import Block

GROWS = rule(
    "objective.grows",
    r"năm\s+sau\s+(?:cao|tốt|nhiều)\s+hơn\s+năm\s+trước"
    r"|(?:cao|tốt)\s+hơn\s+(?:so\s+với\s+)?năm\s+trước(?!\s+(?:từ\s+)?\d)",
    examples=("năm sau cao hơn năm trước", "tốt hơn so với năm trước"),
    counter_examples=("cao hơn năm trước từ 2 bậc",),
    flags=regex.IGNORECASE,
    signs=("trước",),
)


def read_objectives(
    plan: Plan, dues: DueReader, words: Span, sentence: Span, block: Block
) -> list[Figure]:
    """A promise without a number (`năm sau cao hơn năm trước`), one for each index it names."""
    zones = split_zones(plan.text, sentence.start, sentence.end)
    zone = next(zone for zone in zones if zone.holds(words))
    due = dues.read(zone, sentence, words, block.index)
    measured = tidy(plan.text[zone.start : words.start]) or tidy(plan.text[zone.start : zone.end])
    figure = Figure(
        evidence=plan.evidence(zone.start, zone.end, GROWS.name),
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
    names = named_indexes(plan.text, zone.start, words.start)
    return [figure] * max(1, len(names))
