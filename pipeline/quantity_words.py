"""How every command says a quantity: ``≥ 80 %``, ``↑ 20 % / year``, ``top 15``."""

from models.number_words import number_words, range_words
from pipeline.date_words import baseline_words

_SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "top": "top "}
_CHANGES = {"increase": "↑ ", "decrease": "↓ ", "maintain": "→ "}
_UNITS = {
    "percent": " %",
    "percentage_point": " điểm %",
    "points": " điểm",
    "rank": "",
    "count": "",
    "other": "",
}
_SAID = ("count", "headcount", "other")
"""Units of which the document's own words tell more than the code."""
LEGEND = "↑ rise, ↓ fall, → kept as it is"


def quantity_words(
    low: float | None,
    high: float | None,
    *,
    comparator: str | None,
    unit: str | None,
    change: str | None,
    per_period: str | None,
    unit_text: str | None = None,
    per: str | None = None,
) -> str:
    """A quantity with its change, comparator, unit, denominator and period.

    Args:
        low: the value, or the lower one of two.
        high: the upper one.
        comparator: a code of docs/codebook.md, as are unit, change and per_period.
        unit: where it is a count or none of the codes, `unit_text` says of what.
        change: None for a level.
        per_period: in which it recurs.
        unit_text: the words of the document.
        per: its denominator, in the words of the document.

    >>> quantity_words(2.5e6, None, comparator="le", unit="vnd", change=None, per_period="month")
    '≤ 2,500,000 vnd / month'
    >>> quantity_words(5, 5, comparator="top", unit="rank", change="maintain", per_period=None)
    '→ top 5'
    """
    if low is None:
        return f"{_CHANGES.get(change or '', '')}{_SIGNS.get(comparator or '', '')}".strip()
    value = range_words(low, high)
    rank = "rank " if unit == "rank" and comparator != "top" else ""
    told = _UNITS.get(unit or "", f" {unit or ''}".replace("_", " ").rstrip())
    if unit in _SAID and unit_text:
        told = f" {unit_text}"
    sign = _SIGNS.get(comparator or "", "")
    period = "".join(f" / {words}" for words in (per, per_period) if words)
    return f"{_CHANGES.get(change or '', '')}{rank}{sign}{value}{told}{period}"


def terms_words(
    *,
    baseline: str | None,
    baseline_value: float | None,
    aggregation: str | None,
    condition: str | None,
    exclusion: str | None,
) -> str:
    """What belongs to a quantity besides: from where it starts, of what it is, what stays out.

    >>> terms_words(
    ...     baseline="2023", baseline_value=31.0, aggregation=None, condition="đủ điều kiện",
    ...     exclusion="trừ văn bản mật",
    ... )
    '(from 31 against 2023, of what: đủ điều kiện; trừ văn bản mật)'
    """
    said = "; ".join(words for words in (condition, exclusion) if words)
    start = f"from {number_words(baseline_value)}" if baseline_value is not None else ""
    against = f"against {baseline_words(baseline)}" if baseline else ""
    from_where = " ".join(words for words in (start, against) if words)
    mean = "on average" if aggregation == "mean" else ""
    parts = [words for words in (mean, from_where, f"of what: {said}" if said else "") if words]
    return f"({', '.join(parts)})" if parts else ""
