"""The time of a figure where its own words do not settle it: results and years that are past."""

from dataclasses import replace

from extractors.memory import Memory
from extractors.quantity_kinds import Quantity
from models.dates import DateInterval
from models.facts import Figure
from models.spans import Span


def as_of_before(figure: Figure, memory: Memory) -> Figure:
    """A result is of the time that was said last; the period of the plan says nothing of it."""
    last = memory.figures[-1] if memory.figures else None
    due = last.due if last and last.modality == "result" else None
    return replace(figure, due=due, due_source="inherited" if due else None)


def without_past_due(figure: Figure, period: DateInterval | None, year: int | None) -> Figure:
    """A target without a time before the plan, for which nothing can be promised.

    A change is counted from that time; any other number was reached then.
    """
    started = period.start if period else None
    if not (figure.due and started and year):
        return figure
    if figure.due.end >= started or figure.due.end.year >= year:
        return figure
    if figure.change in ("increase", "decrease") and figure.due_source == "own":
        baseline = figure.baseline or figure.due.iso()
        return replace(figure, baseline=baseline, due=period, due_source="period")
    return replace(figure, modality="result")


def without_past(words: str, sentence: Span, quantities: list[Quantity]) -> str:
    """A sentence without the words that say where values start from (`từ 30% hiện nay`)."""
    for quantity in quantities:
        if len(quantity.past) and sentence.holds(quantity.past):
            start, end = (at - sentence.start for at in (quantity.past.start, quantity.past.end))
            words = words[:start] + " " * (end - start) + words[end:]
    return words
