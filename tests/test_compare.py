"""kehoach compare: which rows, in whose boundaries, in which order, in which form."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from db_builder import Draft, engine, of_province, save
from sqlalchemy import Engine, text
from typer.testing import CliRunner

from db.compare import Compared, compare
from db.engine import close_database
from db.errors import QuestionError
from db.question import Question
from db.resolve import resolve
from db.why_empty import why_empty
from models.dates import DateInterval
from pipeline.cli import app
from pipeline.compare_words import gap_words, leads_words, terms_words, value_words

__all__ = ["engine"]

ONLINE = "tthc_online_payment_enabled_pct"  # national goal 2025: at least 80 %, verified
WAIT = "one_stop_wait_minutes"  # lower is better
YEAR = Question(indicators=(ONLINE,), years=(2025, 2025))


def put(engine: Engine, province_id: str, value: float, code: str = ONLINE, **known: Any) -> None:
    of = known.pop("of", {})
    draft = Draft(f"đạt {value} %", path=f"{province_id}-{code}-{value}".replace(":", "-"))
    draft.target(f"{value} %", value, indicator_code=code, **known)
    save(
        engine,
        draft.record(**of_province(province_id, f"{value}/KH-UBND", province_id=province_id, **of)),
    )


def shown(engine: Engine, question: Question, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(row, name) for name in names) for row in compare(engine, question)]


@pytest.fixture
def six(engine: Engine) -> Engine:
    """Old Lào Cai and Yên Bái, new Lào Cai, Hà Nội, a rise in Bắc Giang, a result in Yên Bái."""
    put(engine, "p63:10", 70)
    put(engine, "p63:15", 90, leads=("Sở Thông tin và Truyền thông", "Sở Y tế"))
    put(engine, "p34:15", 85, of={"issued_on": date(2025, 9, 1)})
    put(engine, "p63:01", 95, levels=("province",))
    put(engine, "p63:24", 20, change="increase")
    put(engine, "p63:15", 88, modality="result")
    return engine


def test_then_the_most_ambitious_first_and_names_told_apart(six: Engine) -> None:
    assert shown(six, YEAR, "province", "level", "value_low", "gap_to_national") == [
        ("Yên Bái", None, 90, 10),
        ("Lào Cai (từ 7/2025)", None, 85, 5),
        ("Lào Cai (đến 6/2025)", None, 70, -10),
        ("Bắc Giang", None, 20, None),
        ("Hà Nội", "province", 95, None),
    ]


def test_now_predecessors_stand_side_by_side_and_nothing_is_averaged(six: Engine) -> None:
    now = Question(indicators=(ONLINE,), years=(2025, 2025), boundaries="now")
    assert shown(six, now, "province_now", "province", "value_low", "candidates") == [
        ("Bắc Ninh", "Bắc Giang", 20, 1),
        ("Bắc Ninh", "Bắc Ninh (đến 6/2025)", None, 0),
        ("Hà Nội", "Hà Nội", 95, 1),
        ("Lào Cai", "Lào Cai (đến 6/2025)", 70, 1),
        ("Lào Cai", "Lào Cai (từ 7/2025)", 85, 1),
        ("Lào Cai", "Yên Bái", 90, 1),
    ]


def test_less_is_more_where_low_is_good(engine: Engine) -> None:
    for place, minutes in (("p63:10", 15), ("p63:15", 10), ("p63:24", 30)):
        put(engine, place, minutes, WAIT, unit="minutes")
    assert shown(engine, Question(indicators=(WAIT,)), "value_low") == [(10,), (15,), (30,)]


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ({"provinces": ("lao cai",)}, [85, 70]),
        ({"provinces": ("p63:10",)}, [70]),
        ({"provinces": ("Hà Nội", "YEN BAI")}, [90, 95]),
        ({"provinces": ("p34:01",)}, [95]),  # the reform left Hà Nội as it was
        ({"provinces": ("Yên Bái",), "boundaries": "now"}, [70, 85, 90]),
        ({"level": "province"}, [95]),
        ({"modality": "result"}, [88]),
        ({"indicators": (), "area": 2, "provinces": ("Yên Bái",)}, [90]),
        ({"years": (2024, 2024)}, []),
    ],
)
def test_what_is_asked_for(six: Engine, asked: dict[str, Any], values: list[float]) -> None:
    question = Question(**({"indicators": (ONLINE,)} | asked))
    assert shown(six, question, "value_low") == [(value,) for value in values]


def test_leads_as_they_are_today(six: Engine) -> None:
    rows = shown(six, Question(indicators=(ONLINE,), provinces=("Yên Bái",)), "leads", "leads_now")
    assert rows == [
        (
            "Sở Thông tin và Truyền thông;Sở Y tế",
            "Sở Khoa học và Công nghệ;Sở Văn hóa, Thể thao và Du lịch;Sở Y tế",
        ),
    ]


def test_unknown_units_keep_their_name(engine: Engine) -> None:
    put(engine, "p99:01", 70)
    for boundaries in ("then", "now"):
        question = Question(indicators=(ONLINE,), boundaries=boundaries)  # type: ignore[arg-type]
        assert shown(engine, question, "province", "value_low") == [("p99:01", 70)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question(indicators=("tthc_online_payment_enabled",)), f"did you mean {ONLINE}"),
        (Question(indicators=("mức độ hài lòng",)), "did you mean .*satisfaction"),
        (Question(indicators=("xyzzy",)), "no indicator 'xyzzy'"),
        (Question(provinces=("Yen Bay",)), "no province 'Yen Bay'; did you mean Yên Bái"),
    ],
)
def test_what_is_unknown_is_said_with_near_names(
    engine: Engine, question: Question, words: str
) -> None:
    with pytest.raises(QuestionError, match=words):
        compare(engine, question)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"years": (2030, 2030)}, f"no target of {ONLINE} for 2030; held are: target 2025 (5)"),
        (
            {"modality": "forecast"},
            "held are: result 2025 (1), target 2025 (5) (--modality result shows them)",
        ),
        ({"indicators": (WAIT,)}, f"no number of {WAIT} is read in any document"),
        (
            {"provinces": ("Hà Nội",), "years": (2020, 2020)},
            "for 2020 of Hà Nội; held are: target 2025 (1)",
        ),
    ],
)
def test_why_there_is_nothing(six: Engine, asked: dict[str, Any], words: str) -> None:
    assert words in why_empty(six, Question(**({"indicators": (ONLINE,)} | asked)))


def test_why_what_is_read_is_not_compared(engine: Engine) -> None:
    put(engine, "p63:10", 70, of={"province": None})
    put(engine, "p63:10", 71, due=None, due_source=None)
    with engine.begin() as connection:
        connection.execute(text("UPDATE documents SET province_id = NULL WHERE id = 1"))
    said = why_empty(engine, Question(indicators=(ONLINE,)))
    assert said.endswith("of 2 read, 1 in documents without province, 1 without deadline")


def row(**known: Any) -> Compared:
    usual = {"indicator_code": "x", "label_vi": None, "area": 2, "year": 2025, "level": None}
    names = {"province_now": "Lào Cai", "province": "Yên Bái", "province_id": "p63:15"}
    return Compared(**(usual | names | {"unit": "percent", "comparator": "eq"} | known))


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"value_low": 80.0, "comparator": "ge"}, "≥ 80 %"),
        ({"value_low": 80.5, "value_high": 90.0, "comparator": "range"}, "80.5–90 %"),
        ({"value_low": 5.0, "change": "increase", "per_period": "year"}, "↑ 5 % / year"),
        ({"value_low": 15.0, "unit": "rank", "comparator": "top"}, "top 15"),
        ({"value_low": 1500000.0, "unit": "vnd", "comparator": "le"}, "≤ 1,500,000 vnd"),
        ({}, "–"),
    ],
)
def test_values_in_words(known: dict[str, Any], words: str) -> None:
    assert value_words(row(**known)) == words


def test_gaps_terms_and_leads_in_words() -> None:
    gaps = [gap_words(row(gap_to_national=gap)) for gap in (10.0, -2.5, 0.0, None)]
    assert gaps == ["+10", "−2.5", "0", ""]
    assert terms_words(row(condition_text="đủ điều kiện", exclusion_text="trừ văn bản mật")) == (
        "đủ điều kiện; trừ văn bản mật"
    )
    assert leads_words(row(leads="Sở A;Sở B", leads_now="Sở C")) == "Sở A, Sở B (nay: Sở C)"
    assert leads_words(row(leads="Sở A")) == "Sở A"


def run(engine: Engine, *arguments: str) -> Any:
    address = engine.url.render_as_string(hide_password=False)
    close_database(engine)
    return CliRunner().invoke(app, [*arguments, "--db", address])


def test_formats_of_the_command(six: Engine) -> None:
    asked = ("compare", "--indicator", ONLINE, "--year", "2025", "--boundaries", "now")
    table = run(six, *asked, "--with-leads")
    assert table.exit_code == 0
    assert "Sở Khoa học và Công nghệ" in table.stdout
    assert "National goal: 80 % (NQ 76/NQ-CP)" in table.stdout
    found = json.loads(run(six, *asked, "--format", "json").stdout)
    assert [one["value_low"] for one in found] == [20, None, 95, 70, 85, 90]
    lines = list(csv.DictReader(io.StringIO(run(six, *asked, "--format", "csv").stdout)))
    assert [line["province"] for line in lines] == [one["province"] for one in found]
    assert {**lines[0]}.keys() == found[0].keys()
    markdown = run(six, *asked, "--format", "md").stdout.splitlines()
    assert len(markdown) == 2 + len(found)
    assert all(line.count(" | ") == markdown[0].count(" | ") for line in markdown)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--indicator", ONLINE, "--year", "2031"), 1, "held are: target 2025 (5)"),
        (("--indicator", ONLINE, "--year", "2026-2030"), 1, "for 2026-2030; held are: target 2025"),
        (("--indicator", ONLINE, "--year", "2025-2020"), 2, "backwards: write 2020-2025"),
        (("--indicator", ONLINE, "--year", "25"), 2, "(2025, 2021-2025), not '25'"),
        (("--indicator", ONLINE, "--year", "20205"), 2, "not '20205'"),
        (("--indicator", ONLINE, "--province", "Cà Mau"), 1, "no document of Cà Mau is held"),
        (("--indicator", WAIT, "--province", "Hà Nội"), 1, "no number of"),
        (("--indicator", "tthc_online"), 2, "did you mean"),
        (("--indicator", ONLINE, "--province", "Nowhere"), 2, "no province 'Nowhere'"),
        ((), 2, "name an --indicator CODE"),
    ],
)
def test_exit_codes(six: Engine, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = run(six, "compare", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr


def test_years_are_a_span_and_the_silent_are_named(six: Engine) -> None:
    asked = ("--province", "Hà Nội", "--province", "Cà Mau", "--format", "csv")
    result = run(six, "compare", "--indicator", ONLINE, "--year", "2024 – 2026", *asked)
    assert result.exit_code == 0
    assert [line["year"] for line in csv.DictReader(io.StringIO(result.stdout))] == ["2025"]
    assert result.stderr == "kehoach: nothing is found of Cà Mau\n"


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["compare", "--area", "2", "--db", f"{tmp_path}/no.db"])
    assert result.exit_code == 2
    assert "there is no database" in result.stderr


def test_replaced_documents_are_named_as_the_reason(engine: Engine) -> None:
    put(engine, "p63:10", 70)
    new = Draft("thay thế Kế hoạch số 70/KH-UBND", path="new")
    new.cite("Kế hoạch số 70/KH-UBND", "replaces", number="70/KH-UBND")
    save(engine, new.record(**of_province("p63:10", "80/KH-UBND", issued_on=date(2024, 9, 1))))
    assert resolve(engine).superseded == 1
    assert "1 in replaced documents" in why_empty(engine, YEAR)


def test_several_years_of_one_indicator(engine: Engine) -> None:
    put(engine, "p63:10", 70, due=DateInterval.year(2026))
    put(engine, "p63:10", 60)
    rows = shown(engine, Question(indicators=(ONLINE,)), "year", "value_low")
    assert rows == [(2025, 60), (2026, 70)]
