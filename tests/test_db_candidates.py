"""v_indicator_candidates: each rule of the choice, row by row, and who stays out and why."""

from datetime import date
from typing import Any, NamedTuple

import pytest
from db_builder import Draft, engine, of_province, rows, save
from sqlalchemy import Engine

from db.resolve import resolve
from db.view_matrix import LEFT_OUT, ORDER
from models.dates import DateInterval
from models.structure import Part

__all__ = ["engine"]

ONLINE = "tthc_online_payment_enabled_pct"
CUT = "business_compliance_cost_cut_pct"
OTHER = of_province(number="13/KH-UBND")
LATER = OTHER | {"issued_on": date(2025, 2, 1)}
JUNE = DateInterval(None, date(2025, 6, 30), "quarter")


class Said(NamedTuple):
    """How one of two candidates is said: of its figure, of its document, of its block."""

    known: dict[str, Any] = {}  # noqa: RUF012 - never changed
    of: dict[str, Any] = OTHER
    part: Part = Part.PLAN


def news(on: date) -> dict[str, Any]:
    return of_province(genre="news", document_number=None, issued_on=None, published_on=on)


PAIRS: list[tuple[str, Said, Said]] = [
    ("unit", Said(), Said({"unit": "count"}, LATER)),
    ("recurring", Said({"indicator_code": CUT, "change": "decrease"}),
     Said({"indicator_code": CUT, "change": "decrease", "per_period": "year"}, LATER)),
    ("issuer", Said(), Said(of=LATER | {"issuing_level": "department"})),
    ("issuer", Said(of=OTHER | {"issuing_level": "district"}), Said(of=LATER | {"issuing_level": "commune"})),
    ("news", Said(), Said(of=news(date(2025, 3, 1)))),
    ("earlier", Said(of=LATER), Said()),
    ("earlier", Said({"due_source": "period"}, LATER, Part.APPENDIX), Said()),
    ("broken", Said(), Said(of=OTHER | {"is_complete": False})),
    ("interim", Said({"due_source": "period"}), Said({"due": JUNE})),
    ("inherited", Said(), Said({"due_source": "inherited"})),
    ("inherited", Said(part=Part.APPENDIX), Said({"due_source": "inherited"})),
    ("inherited", Said({"due_source": "inherited"}), Said({"due_source": "period"})),
    ("appendix", Said(), Said(part=Part.APPENDIX)),
    ("place", Said(), Said()),
]  # fmt: skip
"""The rule that decides, the winner, the loser; the documents are otherwise alike."""


def put(engine: Engine, path: str, value: float, said: Said) -> None:
    known = {"indicator_code": ONLINE} | said.known
    draft = Draft(f"đạt {value} %", path=path).target(f"{value} %", value, **known)
    record = draft.record(**said.of)
    object.__setattr__(record, "parts", (said.part,))
    save(engine, record)


def candidates(engine: Engine, columns: str = "value_low, place, lost_by") -> list[tuple[Any, ...]]:
    query = f"SELECT {columns} FROM v_indicator_candidates ORDER BY place IS NULL, place, lost_by"
    return rows(engine, query)


@pytest.mark.parametrize("winner_is_first", [True, False])
@pytest.mark.parametrize(("rule", "winner", "loser"), PAIRS)
def test_each_rule_decides(
    engine: Engine, rule: str, winner: Said, loser: Said, winner_is_first: bool
) -> None:
    if rule == "place" and not winner_is_first:
        return
    for path in "ab":
        is_winner = (path == "a") == winner_is_first
        put(engine, path, 1 if is_winner else 2, winner if is_winner else loser)
    assert candidates(engine) == [(1, 1, None), (2, 2, rule)]
    query = "SELECT value_low, candidates FROM v_indicator_matrix"
    assert rows(engine, query) == [(1, 2)]


def test_every_rule_has_a_row_here_or_a_reason() -> None:
    tried = {rule for rule, *_ in PAIRS} | {"ocr", "narrower"}  # the two tests below
    assert {rule.name for rule in ORDER} == tried


def test_a_part_of_the_whole_loses(engine: Engine) -> None:
    draft = Draft("trong đó cấp xã 50 %, chung 75 %")
    draft.target("50 %", 50, indicator_code=ONLINE, parent=1)
    draft.target("75 %", 75, indicator_code=ONLINE)
    save(engine, draft.record(**OTHER))
    assert candidates(engine) == [(75, 1, None), (50, 2, "narrower")]


def test_words_read_off_a_picture_lose(engine: Engine) -> None:
    put(engine, "a", 1, Said())
    put(engine, "b", 2, Said())
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE figures SET is_ocr = 1 WHERE value_low = 1")
    assert candidates(engine) == [(2, 1, None), (1, 2, "ocr")]


def test_who_stays_out_is_listed_with_the_reason(engine: Engine) -> None:
    put(engine, "a", 70, Said(of=of_province()))
    put(engine, "b", 71, Said(of=of_province()))
    new = Draft("đạt 75 % ở đây và đạt 75,0 % ở bảng", path="c")
    new.target("75 %", 75, indicator_code=ONLINE)
    new.target("75,0 %", 75, indicator_code=ONLINE, same_as=0)
    new.cite("đạt", "replaces", number="12/KH-UBND")
    save(engine, new.record(**(OTHER | {"issued_on": date(2024, 9, 1)})))
    resolve(engine)
    assert candidates(engine, "value_low, place, lost_by, path") == [
        (75, 1, None, "c"),
        (71, None, "duplicate", "b"),
        (75, None, "repeated", "c"),
        (70, None, "superseded", "a"),
    ]
    assert set(LEFT_OUT) == {"duplicate", "repeated", "superseded"}
    assert rows(engine, "SELECT value_low, candidates FROM v_indicator_matrix") == [(75, 1)]


@pytest.mark.parametrize("modality", ["result", "forecast", "quoted", "rule"])
def test_only_targets_stand_in_the_matrix(engine: Engine, modality: str) -> None:
    put(engine, "a", 1, Said({"modality": modality}))
    put(engine, "b", 2, Said())
    assert sorted(candidates(engine, "value_low, place, modality")) == [
        (1, 1, modality),
        (2, 1, "target"),
    ]
    assert rows(engine, "SELECT value_low, candidates FROM v_indicator_matrix") == [(2, 1)]


def test_winners_of_targets_are_the_matrix(engine: Engine) -> None:
    for place, (_rule, winner, loser) in enumerate(PAIRS):
        put(engine, f"{place}a", place, winner)
        put(engine, f"{place}b", place + 0.5, loser)
    resolve(engine)
    won = "SELECT target_id FROM v_indicator_candidates WHERE place = 1 AND modality = 'target'"
    assert sorted(rows(engine, won)) == sorted(
        rows(engine, "SELECT target_id FROM v_indicator_matrix")
    )


@pytest.mark.parametrize(
    ("before", "after", "is_one"),
    [
        ("p63:01", "p34:01", True),  # Hà Nội was left as it was
        ("p63:46", "p34:46", True),  # Thừa Thiên Huế changed its name twice
        ("p63:10", "p34:15", False),  # Lào Cai took in Yên Bái
        ("p63:15", "p34:15", False),
    ],
)
def test_a_name_or_a_code_is_no_province(
    engine: Engine, before: str, after: str, is_one: bool
) -> None:
    put(engine, "a", 1, Said(of=of_province(province_id=before)))
    put(engine, "b", 2, Said(of=LATER | {"province_id": after}))
    found = rows(engine, "SELECT value_low, province_id FROM v_indicator_matrix ORDER BY 1")
    assert found == ([(2, after)] if is_one else [(1, before), (2, after)])
