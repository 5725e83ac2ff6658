"""Table rows, assignments and references against gold, by hand."""

from pathlib import Path
from typing import Any

import pytest
from evaluation_case import TEXT, judge
from evaluation_database import quoted

CELLS = {
    "objective": "Nâng tỷ lệ hộ dùng nước sạch",
    "task": "Lập danh mục công trình cấp nước cần nâng cấp",
    "product": "Danh mục",
}
GOLD_ROW: dict[str, Any] = {
    **CELLS,
    "row_label": "4",
    "lead": "Sở Xây dựng",
    "coordinate": "UBND các huyện có liên quan",
    "timeframe": "Quý II/2026",
    "source": "table",
}
ROW: dict[str, Any] = {
    **CELLS,
    "task_id": 1,
    "document_id": 1,
    "source": "table",
    "row_label": "4.",
    "leads": "Sở Xây dựng",
    "coordinators": "Ủy ban nhân dân các huyện liên quan",
    "timeframe_text": "Quý II / 2026",
}

ROWS: list[tuple[dict[str, Any], float, float]] = [
    # what the row says instead: share of rows right, F1 of finding
    ({}, 1.0, 1.0),
    ({"leads": "Sở Công Thương"}, 0.0, 1.0),
    ({"coordinators": None}, 0.0, 1.0),
    ({"product": "Báo cáo"}, 0.0, 1.0),
    ({"timeframe_text": "Quý III/2026"}, 0.0, 1.0),
    ({"row_label": "5"}, 0.0, 0.0),
    ({"source": "prose"}, 0.0, 0.0),
]


@pytest.mark.parametrize(("columns", "right", "found"), ROWS)
def test_rows(tmp_path: Path, columns: dict[str, Any], right: float, found: float) -> None:
    gold = {"file": "a.html", "document": {}, "tasks": [GOLD_ROW]}
    values = judge(tmp_path, {"v_tasks": [ROW | columns]}, gold).values
    assert (values["table_rows"], values["tasks_f1"]) == (right, found)


def test_a_doubtful_row_is_not_scored(tmp_path: Path) -> None:
    rows = [GOLD_ROW, GOLD_ROW | {"row_label": "5", "doubt": "ô bị cắt"}]
    gold = {"file": "a.html", "document": {}, "tasks": rows}
    tables = {"v_tasks": [ROW, ROW | {"task_id": 2, "row_label": "5", "leads": None}]}
    scores = judge(tmp_path, tables, gold).scores
    assert scores["table_rows"].tally.counts == (1, 1)
    assert scores["tasks_f1"].tally.counts == (1, 1, 1, 1)


HEALTH = "Sở Y tế chủ trì rà soát trạm y tế xã trước ngày 30/6/2026"
COUNT = "UBND các huyện có liên quan thống kê số hộ chưa có nước sạch"
MONEY = "Sở Tài chính bố trí kinh phí theo phân cấp ngân sách"


def charge(number: int, agency: str, task: str, **columns: Any) -> dict[str, Any]:
    row = {"assignment_id": number, "task_id": number, "document_id": 1, "role": "lead"}
    return row | {"agency_text": agency, "task": task} | quoted(TEXT, task) | columns


GOLD_CHARGES: list[dict[str, Any]] = [
    {"role": "lead", "agency": "Sở Y tế", "task": "rà soát trạm y tế xã", "due": "2026-06-30"},
    {"role": "lead", "agency": "UBND các huyện liên quan", "task": "thống kê số hộ"},
]
PROSE = {
    "file": "a.html",
    "document": {},
    "prose_assignments": GOLD_CHARGES,
    "prose_scope": ["III. TỔ CHỨC", "IV. KINH PHÍ"],
}
CHARGES = [
    charge(1, "Sở Y tế", HEALTH, due_end="2026-06-30"),
    charge(2, "Ủy ban nhân dân các huyện", COUNT),
    charge(3, "Sở Tài chính", MONEY),  # outside the scope
    charge(4, "Sở Y tế", COUNT, role="coordinate"),  # prose gold lists leads only
    charge(5, "Sở Y tế", COUNT),  # of a table
]
TABLE_TASK = {"task_id": 5, "document_id": 1, "source": "table"}


def test_prose_assignments_within_their_scope(tmp_path: Path) -> None:
    tables = {"v_assignments": CHARGES, "v_tasks": [TABLE_TASK]}
    evaluation = judge(tmp_path, tables, PROSE)
    assert evaluation.scores["assign_f1"].tally.counts == (2, 2, 2, 2)
    assert evaluation.values["slot_task_due"] == 1.0
    assert not evaluation.misses


def test_wrong_missed_and_doubtful_assignments(tmp_path: Path) -> None:
    gold = PROSE | {"prose_assignments": [*GOLD_CHARGES[:1], GOLD_CHARGES[1] | {"doubt": "?"}]}
    rows = [charge(1, "Sở Y tế", HEALTH, due_end="2026-12-31"), *CHARGES[1:2]]
    wrong = charge(6, "Sở Nội vụ", HEALTH)
    evaluation = judge(tmp_path, {"v_assignments": [*rows, wrong]}, gold)
    assert evaluation.scores["assign_f1"].tally.counts == (1, 1, 1, 2)
    assert evaluation.values["slot_task_due"] == 0.0
    assert [(m.kind, m.what) for m in evaluation.misses] == [
        ("wrong", "task due"),
        ("false", "assignment"),
    ]


def test_another_role_may_be_right(tmp_path: Path) -> None:
    listed = [GOLD_CHARGES[1] | {"alt_role": "coordinate"}]
    gold = {"file": "a.html", "document": {}, "assignments": listed}
    rows = [charge(1, "UBND các huyện", COUNT, role="coordinate")]
    assert judge(tmp_path, {"v_assignments": rows}, gold).values["assign_f1"] == 1.0


def cited(number: str | None, relation: str, title: str | None = None) -> dict[str, Any]:
    named = {"document_id": 1, "cited_number": number, "cited_title": title}
    return named | {"relation": relation}


def test_references_and_bases(tmp_path: Path) -> None:
    references = [
        {"number": "76/NQ-CP", "relation": "basis"},
        {"number": "12/2019/QĐ-TTg", "relation": "basis"},
        {"number": "8/CT-UBND", "relation": "basis", "doubt": "số mờ"},
        {"number": None, "title": "Luật Thủy lợi", "relation": "basis"},
        {"number": "40/KH-UBND", "relation": "mentions"},
    ]
    rows = [
        cited("76/NQ-CP", "basis"),
        cited("76/NQ-CP", "mentions"),
        cited("8/CT-UBND", "basis"),
        cited("40/KH-UBND", "basis"),
        cited(None, "basis", "Luật Thuỷ lợi"),
    ]
    gold = {"file": "a.html", "document": {}, "references": references}
    scores = judge(tmp_path, {"v_legal_references": rows}, gold).scores
    assert scores["basis_f1"].tally.counts == (1, 2, 1, 2)
    assert scores["references_f1"].tally.counts == (3, 4, 3, 3)
    assert scores["slot_relation"].tally.counts == (2, 3)
