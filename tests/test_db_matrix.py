"""v_indicator_matrix: who may stand beside whom, who wins, and the distance to a national goal."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from db_builder import Draft, engine, of_province, rows, save
from sqlalchemy import Engine

from db.resolve import resolve
from models.dates import DateInterval
from models.lexicon import load_csv

__all__ = ["engine"]

ONLINE = "tthc_online_payment_enabled_pct"  # national goal 2025: at least 80 %, verified
WAIT = "one_stop_wait_minutes"  # national goal 2025: at most 15 minutes, verified; lower is better
CUT = "business_compliance_cost_cut_pct"  # national goal 2025: a fall of at least 20 %, verified
FILES = "work_files_online_pct"  # national goals 2025 by level: province 90 %, commune 60 %


def plan(path: str, value: float, code: str = ONLINE, **known: Any) -> Draft:
    return Draft(f"đạt {value} %", path=path).target(
        f"{value} %", value, indicator_code=code, **known
    )


def put(
    engine: Engine,
    path: str,
    value: float,
    code: str = ONLINE,
    *,
    of: dict[str, Any] | None = None,
    **known: Any,
) -> None:
    save(engine, plan(path, value, code, **known).record(**(of or of_province())))


def matrix(engine: Engine, columns: str) -> list[tuple[Any, ...]]:
    return rows(engine, f"SELECT {columns} FROM v_indicator_matrix ORDER BY 1, 2")


def test_one_row_with_labels_goal_and_gap(engine: Engine) -> None:
    put(engine, "a", 85.5, comparator="ge", leads=("Sở Tài chính",))
    columns = "year, value_low, unit, direction, national_value, gap_to_national, candidates, leads"
    assert matrix(engine, columns) == [
        (2025, 85.5, "percent", "higher", 80, 5.5, 1, "Sở Tài chính")
    ]
    assert matrix(engine, "label_vi, national_source")[0][1] == "NQ 76/NQ-CP"


@pytest.mark.parametrize(
    ("code", "value", "known", "gap"),
    [
        (ONLINE, 70, {}, -10),
        (ONLINE, 70, {"value_high": 90, "comparator": "range"}, -10),
        (ONLINE, 80, {"change": "maintain"}, 0),
        (ONLINE, 90, {"change": "increase"}, None),
        (ONLINE, 90, {"levels": ("province",)}, None),
        (ONLINE, 90, {"due": DateInterval.year(2024)}, None),
        (ONLINE, 90, {"due": DateInterval.years(2023, 2025).until}, 10),
        (ONLINE, 90, {"unit": "count"}, None),
        (WAIT, 10, {"unit": "minutes"}, 5),
        (WAIT, 20, {"unit": "minutes"}, -5),
        (CUT, 30, {"change": "decrease"}, 10),
        (CUT, 30, {}, None),
        (CUT, 30, {"change": "decrease", "per_period": "year"}, None),
        (FILES, 95, {"levels": ("province",)}, 5),
        (FILES, 95, {}, None),
        ("tthc_online_dossier_pct", 60, {}, None),  # its national goals are not verified
        ("psu_count_cut_pct", 12, {"change": "decrease", "baseline": "2021-01-01/2021-12-31"}, 2),
        (
            "psu_count_cut_pct",
            12,
            {"change": "decrease", "baseline": "2015-01-01/2015-12-31"},
            None,
        ),
    ],
)
def test_the_gap_is_positive_where_more_ambitious(
    engine: Engine, code: str, value: float, known: dict[str, Any], gap: float | None
) -> None:
    put(engine, "a", value, code, **known)
    assert matrix(engine, "gap_to_national, national_value IS NULL") == [(gap, gap is None)]


def test_levels_are_rows(engine: Engine) -> None:
    put(engine, "a", 70, FILES, levels=("province", "commune"))
    assert matrix(engine, "level, gap_to_national") == [("commune", 10), ("province", -20)]


def test_an_increase_never_meets_a_level(engine: Engine) -> None:
    put(engine, "a", 20, change="increase")
    put(engine, "b", 85, of=of_province(number="13/KH-UBND"))
    columns = "value_low, change, candidates, gap_to_national"
    assert matrix(engine, columns) == [(20, "increase", 1, None), (85, None, 1, 5)]


OFFICIAL = of_province(number="12/KH-UBND")
RIVALS: list[tuple[str, dict[str, Any], dict[str, Any], float]] = [
    ("official before later news", OFFICIAL, of_province(genre="news", number="13/KH-UBND", issued_on=date(2025, 1, 1)), 1),
    ("news without date", OFFICIAL, of_province(genre="news", document_number=None, issued_on=None, published_on=date(2025, 1, 1)), 1),
    ("the later word", OFFICIAL, of_province(number="13/KH-UBND", issued_on=date(2025, 1, 1)), 2),
    ("the later word, though its text breaks off", OFFICIAL | {"is_complete": False}, of_province(number="13/KH-UBND", issued_on=date(2023, 1, 1)), 1),
    ("of one day the whole text", OFFICIAL | {"is_complete": False}, of_province(number="13/KH-UBND"), 2),
    ("the province before its district", OFFICIAL, of_province(number="13/KH-UBND", issuing_level="district", issued_on=date(2025, 1, 1)), 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "winner"), [r[1:] for r in RIVALS], ids=[r[0] for r in RIVALS]
)
def test_who_wins(engine: Engine, one: dict[str, Any], two: dict[str, Any], winner: float) -> None:
    put(engine, "a", 1, of=one)
    put(engine, "b", 2, of=two)
    resolve(engine)
    assert matrix(engine, "value_low, candidates") == [(winner, 2)]


def test_a_number_with_its_own_deadline_wins(engine: Engine) -> None:
    draft = Draft("đạt 70 % ở đây, 75 % năm 2025, 50 % ở đó", path="a")
    draft.target("70 %", 70, indicator_code=ONLINE, due_source="period")
    draft.target("75 %", 75, indicator_code=ONLINE)
    draft.target("50 %", 50, indicator_code=ONLINE, parent=1)
    save(engine, draft.record(**of_province()))
    assert matrix(engine, "value_low, candidates") == [(75, 3)]


def test_the_last_deadline_within_the_year_wins(engine: Engine) -> None:
    draft = Draft("hết quý II đạt 65 %, cả năm 85 %", path="a")
    june = DateInterval(None, date(2025, 6, 30), "quarter")
    draft.target("65 %", 65, indicator_code=ONLINE, due=june, due_source="own")
    draft.target("85 %", 85, indicator_code=ONLINE, due_source="period")
    save(engine, draft.record(**of_province()))
    assert matrix(engine, "value_low, candidates") == [(85, 2)]


def test_a_later_mention_is_no_candidate(engine: Engine) -> None:
    draft = Draft("đạt 70 % ở đây và đạt 70,0 % ở bảng", path="a")
    draft.target("70 %", 70, indicator_code=ONLINE)
    draft.target("70,0 %", 70, indicator_code=ONLINE, same_as=0)
    save(engine, draft.record(**of_province()))
    assert matrix(engine, "quote, candidates") == [("70 %", 1)]


def test_a_later_mention_read_better_is_one(engine: Engine) -> None:
    draft = Draft("đạt 70 % ở đây và đạt 70,0 % ở bảng", path="a")
    draft.target("70 %", 70)
    draft.target("70,0 %", 70, indicator_code=ONLINE, same_as=0)
    save(engine, draft.record(**of_province()))
    assert matrix(engine, "quote, candidates") == [("70,0 %", 1)]


def test_superseded_and_duplicate_documents_stay_out(engine: Engine) -> None:
    put(engine, "a", 70)
    put(engine, "b", 71)  # another source of the same plan
    new = plan("c", 75)
    new.cite("đạt", "replaces", number="12/KH-UBND")
    save(engine, new.record(**of_province(number="40/KH-UBND", issued_on=date(2024, 9, 1))))
    assert resolve(engine).superseded == 1
    assert matrix(engine, "value_low, candidates, document_number") == [(75, 1, "40/KH-UBND")]


def test_provinces_and_years_are_apart_and_nobody_is_guessed(engine: Engine) -> None:
    put(engine, "a", 1)
    put(engine, "b", 2, of=of_province("Hòa Bình"))
    put(engine, "c", 3, of=of_province(number="13/KH-UBND"), due=DateInterval.year(2030))
    put(engine, "d", 4, of=of_province(province=None, province_id=None, number="14/KH-UBND"))
    put(engine, "e", 5, of=of_province(number="15/KH-UBND"), modality="quoted")
    put(engine, "f", 6, of=of_province(number="16/KH-UBND"), due=None)
    assert matrix(engine, "value_low, province, year") == [
        (1, "Đắk Nông", 2025),
        (2, "Hòa Bình", 2025),
        (3, "Đắk Nông", 2030),
    ]


def test_verified_goals_are_one_for_each_indicator_year_level_and_kind() -> None:
    keys = Counter(
        (goal["indicator_code"], goal["year"], goal["level"], goal["change"])
        for goal in load_csv("national_goals")
        if goal["status"] == "verified"
    )
    assert set(keys.values()) == {1}
