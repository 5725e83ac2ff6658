"""Hand-made databases and gold with known answers."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from evaluation_case import (
    GOLD,
    GOLD_TARGETS,
    PAPI,
    PCI,
    POOR,
    TARGETS,
    TEXT,
    UNITS,
    WATER,
    judge,
    target,
)
from evaluation_database import COLUMNS, quoted, write_database, write_gold

from db.engine import open_database
from db.read_views import ViewError
from evaluation.scores import evaluate


def changed(gold: Mapping[str, Any], index: int, **slots: Any) -> dict[str, Any]:
    targets = [t | slots if i == index else t for i, t in enumerate(gold["targets"])]
    return {**gold, "targets": targets}


def test_perfect(tmp_path: Path) -> None:
    evaluation = judge(tmp_path, {"v_targets": TARGETS})
    assert not evaluation.misses
    assert set(evaluation.values.values()) == {1.0}
    assert evaluation.scores["targets_all_f1"].tally.counts == (6, 6, 6, 6)
    assert evaluation.scores["targets_percent_f1"].tally.counts == (3, 3, 3, 3)
    assert evaluation.scores["slot_parent"].tally.counts == (1, 1)
    assert "doc_field" not in evaluation.scores  # null says that nobody looked
    assert evaluation.rules["by_hand"].counts == (6, 6)
    assert evaluation.by_genre["plan"]["targets_all_f1"] == 1.0
    assert evaluation.by_media_type["text/html"]["documents"] == 1.0


def test_a_missing_document_has_all_its_gold_missed(tmp_path: Path) -> None:
    references = [{"number": "5/NQ-CP", "relation": "basis"}]
    absent = GOLD | {"file": "b.pdf", "references": references}
    evaluation = judge(tmp_path, {"v_targets": TARGETS}, GOLD, absent)
    values = evaluation.values
    assert values["targets_all_recall"] == 0.5
    assert values["targets_all_precision"] == 1.0
    assert values["doc_genre"] == 0.5
    assert values["doc_signer"] == 0.5  # "has none" is no luck of the missing
    assert values["basis_f1"] == 0.0
    assert evaluation.by_media_type["not in the database"]["targets_all_f1"] == 0.0
    assert {m.what for m in evaluation.misses if m.file == "b.pdf"} >= {"document", "target"}
    score = evaluation.scores["targets_all_f1"]
    assert score.low == 0.0 < score.value < score.high == 1.0


def test_extra_rows_cost_precision(tmp_path: Path) -> None:
    extra = target(9, "7% diện tích rừng", 7, rule="loose")
    evaluation = judge(tmp_path, {"v_targets": [*TARGETS, extra, extra | {"target_id": 10}]})
    assert evaluation.values["targets_all_precision"] == 6 / 8
    assert evaluation.values["targets_percent_precision"] == 3 / 5
    assert evaluation.rules["loose"].counts == (0, 2)
    assert [m.kind for m in evaluation.misses] == ["false", "false"]


def test_each_row_answers_once(tmp_path: Path) -> None:
    gold = GOLD | {"targets": [*GOLD_TARGETS[:1], *GOLD_TARGETS[:1]]}
    evaluation = judge(tmp_path, {"v_targets": [WATER]}, gold)
    assert evaluation.values["targets_all_recall"] == 0.5


def test_doubtful_gold_is_not_scored(tmp_path: Path) -> None:
    found = judge(tmp_path, {"v_targets": TARGETS}, changed(GOLD, 1, doubt="bản nào?"))
    assert found.scores["targets_all_f1"].tally.counts == (5, 5, 5, 5)
    (tmp_path / "a.db").unlink()
    rows = [row for row in TARGETS if row is not POOR]
    missed = judge(tmp_path, {"v_targets": rows}, changed(GOLD, 1, doubt="bản nào?"))
    assert missed.scores["targets_all_f1"].tally.counts == (5, 5, 5, 5)


def test_twins_at_one_place_go_by_their_indicator(tmp_path: Path) -> None:
    swapped = [PCI | {"ordinal": 3}, PAPI | {"ordinal": 4}]
    evaluation = judge(tmp_path, {"v_targets": swapped}, GOLD | {"targets": GOLD_TARGETS[2:4]})
    assert evaluation.values["slot_indicator_code"] == 1.0
    assert evaluation.values["targets_all_f1"] == 1.0


# what a row says instead, and whether it still answers to gold
ANSWERS: list[tuple[dict[str, Any], bool]] = [
    ({"value_high": None}, False),  # 3 alone is no 3-5
    ({"value_low": None, "value_high": None}, False),
    ({"value_low": 3.00001}, True),
    ({"unit": "headcount"}, True),  # the kind matters, percent or not
    ({"unit": "percent"}, False),
    ({"unit": "percentage_point"}, True),
    (quoted(TEXT, "đầu mối; tăng"), False),  # beside the gold quote
    (quoted(TEXT, "5"), False),  # the first 5 of the text stands in 35%
    (quoted(TEXT, "Mỗi năm giảm từ 3"), True),
    ({"char_start": None, "char_end": None}, False),
]


@pytest.mark.parametrize(("columns", "answers"), ANSWERS)
def test_what_answers_to_a_range(tmp_path: Path, columns: dict[str, Any], answers: bool) -> None:
    gold = GOLD | {"targets": GOLD_TARGETS[4:5]}
    evaluation = judge(tmp_path, {"v_targets": [UNITS | columns]}, gold)
    assert evaluation.values["targets_all_recall"] == float(answers)


@pytest.mark.parametrize("unit", ["percent", "percentage_point", "headcount"])
@pytest.mark.parametrize("wanted", ["percent", "percentage_point"])
def test_precision_of_percent_is_a_share(tmp_path: Path, unit: str, wanted: str) -> None:
    gold = GOLD | {"targets": [GOLD_TARGETS[4] | {"unit": wanted}]}
    evaluation = judge(tmp_path, {"v_targets": [UNITS | {"unit": unit}]}, gold)
    tally = evaluation.scores["targets_percent_f1"].tally.counts
    right, marked, right_again, found = tally
    assert right == right_again <= min(marked, found)


SLOTS: list[tuple[dict[str, Any], dict[str, Any], str, float | None]] = [
    ({"comparator": None}, {}, "comparator", 1.0),
    ({"comparator": "gt"}, {}, "comparator", 0.0),
    ({"change": "increase"}, {"change": None}, "change", 0.0),
    ({"indicator_code": "a|b"}, {"indicator_code": "b"}, "indicator_code", 1.0),
    ({"indicator_code": "a|b"}, {"indicator_code": "c"}, "indicator_code", 0.0),
    ({}, {}, "indicator_code", None),
    ({"due": "2021-2027"}, {}, "due", 1.0),
    ({"due": "2027-06-30"}, {}, "due", 0.0),
    ({"due": "2027-01-01/2027-12-31"}, {}, "due", 1.0),
    ({"due": "2026", "doubt_fields": ["due"]}, {}, "due", None),
    ({"levels": "district;commune"}, {"levels": "district;commune"}, "levels", 1.0),
    ({"levels": "district;commune"}, {"levels": "commune"}, "levels", 0.0),
    ({"levels": "cấp xã"}, {}, "levels", None),
    ({"baseline": "2021-2025"}, {"baseline": "2021-01-01/2025-12-31"}, "baseline", 1.0),
    ({"baseline": "2021"}, {"baseline": "2021-01-01/2021-12-31"}, "baseline", 1.0),
    ({"baseline": "2021"}, {"baseline": "2022"}, "baseline", 0.0),
    ({"baseline": "so với quy định"}, {"baseline": "quy định"}, "baseline", 1.0),
    ({"baseline": "quy định"}, {}, "baseline", 0.0),
    ({"per_period": "year"}, {"per_period": "year"}, "per_period", 1.0),
    ({"condition": "nếu đủ điều kiện"}, {"condition_text": "đủ điều kiện"}, "condition", 1.0),
    ({"exclusion": "trừ xã đảo"}, {"exclusion_text": "trừ vùng cao"}, "exclusion", 0.0),
]


@pytest.mark.parametrize(("slots", "columns", "name", "share"), SLOTS)
def test_slots(
    tmp_path: Path,
    slots: dict[str, Any],
    columns: dict[str, Any],
    name: str,
    share: float | None,
) -> None:
    gold = changed(GOLD | {"targets": GOLD_TARGETS[:1]}, 0, **slots)
    values = judge(tmp_path, {"v_targets": [WATER | columns]}, gold).values
    assert values.get(f"slot_{name}") == share
    core = name in ("comparator", "change", "indicator_code", "due", "levels")
    assert values["slot_every"] == (1.0 if share is None else share)
    assert values["slot_all"] == (share if core and share is not None else 1.0)


def test_a_wrong_parent(tmp_path: Path) -> None:
    wrong = [POOR | {"parent_target_id": 5} if row is POOR else row for row in TARGETS]
    values = judge(tmp_path, {"v_targets": wrong}).values
    assert (values["slot_parent"], values["slot_all"], values["slot_every"]) == (0.0, 1.0, 5 / 6)


def test_a_parent_that_was_not_found_is_not_scored(tmp_path: Path) -> None:
    evaluation = judge(tmp_path, {"v_targets": TARGETS[1:]})
    assert "slot_parent" not in evaluation.values


def test_mentions_are_compared_by_the_first_of_them(tmp_path: Path) -> None:
    mentions = [WATER | {"target_id": n, "ordinal": n, "same_as": n - 1 or None} for n in (1, 2, 3)]
    gold = [GOLD_TARGETS[0], *(GOLD_TARGETS[0] | {"same_as": 0} for _ in range(2))]
    evaluation = judge(tmp_path, {"v_targets": mentions}, GOLD | {"targets": gold})
    assert evaluation.scores["slot_same_as"].tally.counts == (2, 2)


def test_a_quote_stands_where_the_reading_has_come(tmp_path: Path) -> None:
    text = "Đạt 9% ở xã. Đạt 9% ở huyện. Đạt 9% ở tỉnh."
    rows = [
        target(n, "35%", 9) | quoted(text, "9%", at)
        for n, at in ((1, 0), (2, text.index("tỉnh.") - 6))
    ]
    tables = {"documents": [{"id": 1, "text": text}], "v_targets": rows}
    first, last = ({"quote": q, "value": 9, "unit": "%"} for q in ("9% ở xã", "9%"))
    gold = {"file": "a.html", "document": {}}
    evaluation = judge(tmp_path, tables, gold | {"targets": [first, last | {"quote_nth": 2}]})
    assert evaluation.values["targets_all_f1"] == 1.0


def test_quotes_must_be_the_text(tmp_path: Path) -> None:
    shifted = WATER | {"char_start": WATER["char_start"] + 1}
    tables = {"v_targets": [POOR, shifted], "v_figures": [{"document_id": 1, "quote": None}]}
    evaluation = judge(tmp_path, tables)
    assert evaluation.values["quotes_true"] == 0.0
    assert evaluation.false_quotes["v_targets"] == 1
    assert evaluation.false_quotes["v_figures"] == 0  # only a target must have one


def test_two_runs_print_the_same_interval(tmp_path: Path) -> None:
    golds = (GOLD, GOLD | {"file": "b.html"}, GOLD | {"file": "c.html"})
    one = judge(tmp_path, {"v_targets": TARGETS}, *golds)
    assert evaluate(str(tmp_path / "a.db"), tmp_path / "gold", floors=None).scores == one.scores
    url = f"sqlite:///{tmp_path / 'a.db'}"
    assert evaluate(url, tmp_path / "gold", floors=None).scores == one.scores


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold", GOLD)
    with pytest.raises(ViewError, match="no database at"):
        evaluate(str(tmp_path / "none.db"), gold, floors=None)
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(ViewError, match="cannot open oracel"):
        evaluate("oracel://x/y", gold, floors=None)
    (tmp_path / "empty.db").touch()
    with pytest.raises(ViewError, match="v_documents"):
        evaluate(str(tmp_path / "empty.db"), gold, floors=None)


def test_the_database_by_hand_has_the_columns_of_a_real_one(tmp_path: Path) -> None:
    by_hand, real = str(tmp_path / "hand.db"), str(tmp_path / "real.db")
    write_database(Path(by_hand), {})
    open_database(f"sqlite:///{real}").dispose()
    for view in COLUMNS:
        assert columns_of(by_hand, view) <= columns_of(real, view)
    gold = write_gold(tmp_path / "gold", GOLD)
    assert evaluate(real, gold, floors=None).values["targets_all_f1"] == 0.0


def columns_of(path: str, view: str) -> set[str]:
    with closing(sqlite3.connect(path)) as database:
        return {row[1] for row in database.execute(f"pragma table_info({view})")}
