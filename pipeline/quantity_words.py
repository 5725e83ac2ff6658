"""How every command says a quantity: ``≥ 80 %``, ``↑ 20 % / year``, ``top 15``."""

from models.number_words import range_words

_SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "top": "top "}
_CHANGES = {"increase": "↑ ", "decrease": "↓ ", "maintain": "= "}
_UNITS = {
    "percent": " %",
    "percentage_point": " điểm %",
    "points": " điểm",
    "rank": "",
    "count": "",
    "other": "",
}
LEGEND = "↑ rise, ↓ fall, = kept as it is"


def quantity_words(
    low: float | None,
    high: float | None,
    *,
    comparator: str | None,
    unit: str | None,
    change: str | None,
    per_period: str | None,
    unit_text: str | None = None,
) -> str:
    """A quantity with its change, comparator, unit and period.

    Args:
        low: the value, or the lower one of two.
        high: the upper one.
        comparator: a code of docs/codebook.md, as are unit, change and per_period.
        unit: where it is ``other``, `unit_text` says it.
        change: None for a level.
        per_period: in which it recurs.
        unit_text: the words of the document.

    >>> quantity_words(2.5e6, None, comparator="le", unit="vnd", change=None, per_period="month")
    '≤ 2,500,000 vnd / month'
    >>> quantity_words(5, 5, comparator="top", unit="rank", change="maintain", per_period=None)
    '= top 5'
    """
    if low is None:
        return f"{_CHANGES.get(change or '', '')}{_SIGNS.get(comparator or '', '')}".strip()
    value = range_words(low, high)
    rank = "rank " if unit == "rank" and comparator != "top" else ""
    told = _UNITS.get(unit or "", f" {unit or ''}".replace("_", " ").rstrip())
    if unit == "other" and unit_text:
        told = f" {unit_text}"
    sign = _SIGNS.get(comparator or "", "")
    period = f" / {per_period}" if per_period else ""
    return f"{_CHANGES.get(change or '', '')}{rank}{sign}{value}{told}{period}"
