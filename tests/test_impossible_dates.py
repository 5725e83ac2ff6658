"""Days that no calendar has: an issue for each, their words kept as a deadline without a date."""

import pytest
from plan_builder import build_plan

from extractors.deadlines import find_deadlines, parse_deadline
from extractors.impossible_dates import find_impossible, impossible_dates
from models.dates import Deadline


@pytest.mark.parametrize(
    "day",
    ["31/11/2024", "30/02/2024", "29/2/2023", "31.6.2022", "31-9-2021", "30 tháng 02 năm 2024", "31/4", "31 tháng 11"],
)  # fmt: skip
def test_no_calendar_has(day: str) -> None:
    text = f"xong trước ngày {day}, báo cáo Ủy ban"
    assert [match[0] for match in find_impossible(text, 0, len(text))] == [day]
    assert parse_deadline(f"Trước {day}") == Deadline(f"Trước {day}")
    assert [one.deadline for one in find_deadlines(text)] == [Deadline(f"trước ngày {day}")]


@pytest.mark.parametrize(
    "words",
    ["29/02/2024", "29/2", "30/11/2024", "31/12", "31/10/2023", "số 31/11/KH-UBND", "2.31/2", "tỷ lệ 30/2%", "31/2/CT", "131/11/2024"],
)  # fmt: skip
def test_no_such_day_is_said(words: str) -> None:
    assert not list(find_impossible(words, 0, len(words)))


def test_each_is_told_once_with_its_place() -> None:
    plan = build_plan("Hạn: 31/11/2024\nNộp ngày 30 tháng 02 năm 2024\nHọp ngày 30/11/2024")
    issues = list(impossible_dates(plan))
    assert [issue.code for issue in issues] == ["impossible_date"] * 2
    spans = [issue.span for issue in issues if issue.span]
    assert [plan.text[one.start : one.end] for one in spans] == [
        "31/11/2024",
        "30 tháng 02 năm 2024",
    ]


def test_a_day_that_only_happened_is_no_deadline() -> None:
    assert not find_deadlines("cuộc họp ngày 31/11/2024 đã thống nhất")
