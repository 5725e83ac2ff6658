"""How a row of a comparison is said in the cells of a table."""

from db.compare import Compared
from models.number_words import number_words
from pipeline.quantity_words import LEGEND as SIGNS
from pipeline.quantity_words import quantity_words

LEGEND = f"{SIGNS}; gap: distance to the national goal, + is more ambitious"


def value_words(row: Compared) -> str:
    """The promise with its comparator, unit and change; a dash where nothing is said."""
    if row.value_low is None:
        return "–"
    return quantity_words(
        row.value_low,
        row.value_high,
        comparator=row.comparator,
        unit=row.unit,
        change=row.change,
        per_period=row.per_period,
    )


def goal_words(row: Compared) -> str:
    """The national goal with its unit."""
    return quantity_words(
        row.national_value, None, comparator=None, unit=row.unit, change=row.change, per_period=None
    )


def gap_words(row: Compared) -> str:
    """The signed distance to the national goal; empty where there is no comparable one."""
    gap = row.gap_to_national
    if gap is None:
        return ""
    return f"{'+' if gap > 0 else '−' if gap < 0 else ''}{number_words(abs(gap))}"


def terms_words(row: Compared) -> str:
    """Of what it is promised, and what stays out."""
    return "; ".join(words for words in (row.condition_text, row.exclusion_text) if words)


def leads_words(row: Compared) -> str:
    """Who leads it, and who they are after the reorganisation of 2025."""
    before = (row.leads or "").replace(";", ", ")
    return f"{before} (nay: {row.leads_now.replace(';', ', ')})" if row.leads_now else before
