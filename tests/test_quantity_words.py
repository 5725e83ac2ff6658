"""A quantity, its terms and its time as every command says them."""

from typing import Any

import pytest

from pipeline.date_words import baseline_words, stored_when
from pipeline.quantity_words import quantity_words, terms_words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"low": 80.0, "comparator": "ge"}, "≥ 80 %"),
        ({"low": 80.0, "high": 90.0, "comparator": "range"}, "80–90 %"),
        ({"low": 95.0, "comparator": "gt", "change": "maintain"}, "→ > 95 %"),
        ({"low": 5.0, "change": "increase", "per_period": "year"}, "↑ 5 % / year"),
        ({"low": 2.0, "unit": "percentage_point", "change": "decrease"}, "↓ 2 điểm %"),
        ({"low": 2.5e6, "unit": "vnd", "comparator": "le"}, "≤ 2,500,000 vnd"),
        ({"low": 15.0, "unit": "rank", "comparator": "top"}, "top 15"),
        ({"low": 15.0, "unit": "rank"}, "rank 15"),
        ({"low": 3.0, "unit": "rank_places", "change": "increase"}, "↑ 3 rank places"),
        ({"low": 20.0, "unit": "count", "unit_text": "xã"}, "20 xã"),
        ({"low": 20.0, "unit": "count"}, "20"),
        ({"low": 12.0, "unit": "headcount", "unit_text": "bác sĩ", "per": "10.000 dân"},
         "12 bác sĩ / 10.000 dân"),
        ({"low": 30.0, "unit": "minutes", "unit_text": "phút"}, "30 minutes"),
        ({"low": 7.0, "unit": "other"}, "7"),
        ({"low": None, "change": "increase", "comparator": "gt"}, "↑ >"),
        ({"low": None}, ""),
    ],
)  # fmt: skip
def test_quantities(known: dict[str, Any], words: str) -> None:
    usual = {"high": known["low"], "comparator": "eq", "unit": "percent", "change": None}
    given = usual | {"per_period": None} | known
    low, high = given.pop("low"), given.pop("high")
    assert quantity_words(low, high, **given) == words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({}, ""),
        ({"condition": "đủ điều kiện"}, "(of what: đủ điều kiện)"),
        ({"baseline_value": 0.0}, "(from 0)"),
        (
            {"baseline": "2021-01-01/2021-12-31", "aggregation": "mean"},
            "(on average, against 2021)",
        ),
        (
            {"baseline": "quy định", "exclusion": "trừ văn bản mật"},
            "(against quy định, of what: trừ văn bản mật)",
        ),
    ],
)
def test_terms(known: dict[str, Any], words: str) -> None:
    names = ("baseline", "baseline_value", "aggregation", "condition", "exclusion")
    assert terms_words(**(dict.fromkeys(names) | known)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (None, "2024-12-30", "by 2024-12-30"),
        ("2024-01-01", "2024-12-31", "in 2024"),
        ("2021-01-01", "2025-12-31", "in 2021-2025"),
        ("2024-05-02", "2024-05-02", "on 2024-05-02"),
        ("2024-04-01", "2024-06-30", "from 2024-04-01 to 2024-06-30"),
    ],
)
def test_days_of_views(start: str | None, end: str | None, words: str) -> None:
    assert stored_when(start, end) == words


@pytest.mark.parametrize(
    ("baseline", "words"),
    [
        ("2020-01-01/2020-12-31", "2020"),
        ("2016-01-01/2020-12-31", "2016-2020"),
        ("năm học 2020/2021", "năm học 2020/2021"),
        ("quy định", "quy định"),
    ],
)
def test_baselines(baseline: str, words: str) -> None:
    assert baseline_words(baseline) == words
