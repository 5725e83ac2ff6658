"""How a compared value is said in a cell: ``≥ 80 %``, ``↑ 20 %``, ``top 15``."""

from db.compare import Compared
from models.number_words import number_words, range_words

_SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "top": "top "}
_UNITS = {"percent": " %", "percentage_point": " điểm %", "rank": "", "points": " điểm"}
_CHANGES = {"increase": "↑ ", "decrease": "↓ ", "maintain": "= "}
LEGEND = "↑ rise, ↓ fall, = kept as it is; gap: distance to the national goal, + is more ambitious"


def value_words(row: Compared) -> str:
    """The promise with its comparator, unit and change; a dash where nothing is said."""
    if row.value_low is None:
        return "–"
    value = range_words(row.value_low, row.value_high if row.comparator == "range" else None)
    unit = _UNITS.get(row.unit or "", f" {row.unit}")
    period = f" / {row.per_period}" if row.per_period else ""
    change = _CHANGES.get(row.change or "", "")
    return f"{change}{_SIGNS.get(row.comparator or '', '')}{value}{unit}{period}"


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
