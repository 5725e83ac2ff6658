"""kehoach coverage: what is held of which province, year and genre, and what is missing."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from db_builder import Draft, engine, of_province, save
from sqlalchemy import Engine
from typer.testing import CliRunner

from db.coverage import Held, coverage
from db.engine import close_database
from db.errors import QuestionError
from db.resolve import resolve
from models.dates import DateInterval
from pipeline.cli import app
from pipeline.coverage_output import grid

__all__ = ["engine"]


def put(engine: Engine, path: str, province_id: str | None, **metadata: Any) -> None:
    of = of_province("tên", f"{path}/KH-UBND", province_id=province_id) | metadata
    save(engine, Draft("Văn bản", path=path).record(**of))


@pytest.fixture
def few(engine: Engine) -> Engine:
    put(engine, "1", "p63:10", period=DateInterval.year(2024))
    put(engine, "2", "p63:10", genre="decision", period=DateInterval.years(2024, 2025))
    put(engine, "3", "p63:10", genre="news", issued_on=None, published_on=date(2024, 5, 1))
    put(engine, "4", "p63:01", period=DateInterval.year(2025))
    put(engine, "5", "p34:01", period=DateInterval.year(2026), issued_on=date(2025, 12, 1))
    put(engine, "6", "p63:15", genre="news", issued_on=date(2025, 1, 9))
    put(engine, "7", None, genre="other", issued_on=date(2025, 1, 9))
    return engine


def held(rows: list[Held]) -> list[tuple[Any, ...]]:
    return [(r.province, r.year, r.genre, r.documents, r.annual) for r in rows if r.documents]


def test_documents_count_in_the_years_they_govern(few: Engine) -> None:
    assert held(coverage(few)) == [
        ("Hà Nội", 2025, "plan", 1, 1),  # one province before and after the reform
        ("Hà Nội", 2026, "plan", 1, 1),
        ("Lào Cai (đến 6/2025)", 2024, "plan", 1, 1),
        ("Lào Cai (đến 6/2025)", 2024, "decision", 1, 0),
        ("Lào Cai (đến 6/2025)", 2024, "news", 1, 1),
        ("Lào Cai (đến 6/2025)", 2025, "decision", 1, 0),
        ("Yên Bái", 2025, "news", 1, 1),
        (None, 2025, "other", 1, 1),
    ]


def test_missing_are_provinces_of_the_time_without_plan_or_decision(few: Engine) -> None:
    missing: dict[int, set[str]] = {}
    for row in coverage(few):
        if row.genre is None:
            missing.setdefault(row.year, set()).add(row.province or "")
    assert {year: len(names) for year, names in missing.items()} == {2024: 62, 2025: 61, 2026: 33}
    assert "Yên Bái" in missing[2025]  # news alone does not do
    assert "Lào Cai (từ 7/2025)" in missing[2026]
    assert "Yên Bái" not in missing[2026]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"years": (2025, None)}, 5),
        ({"years": (None, 2024)}, 3),
        ({"genres": ("plan",)}, 3),
        ({"provinces": ("ha noi", "Yên Bái")}, 3),
        ({"years": (2030, 2031)}, 0),
    ],
)
def test_what_is_asked_for(few: Engine, asked: dict[str, Any], count: int) -> None:
    rows = coverage(few, **asked)
    assert len(held(rows)) == count


def test_what_is_missing_is_told_of_years_without_any_document(few: Engine) -> None:
    rows = coverage(few, years=(2030, 2031), provinces=("Hà Nội",))
    assert [(row.province, row.year, row.documents) for row in rows] == [
        ("Hà Nội", 2030, 0),
        ("Hà Nội", 2031, 0),
    ]


def test_second_sources_count_once(engine: Engine) -> None:
    for path in ("a", "b"):
        put(engine, path, "p63:10", document_number="1/KH-UBND")
    resolve(engine)
    assert held(coverage(engine)) == [("Lào Cai (đến 6/2025)", 2024, "plan", 1, 1)]


def test_a_misread_period_counts_in_the_year_of_issue(engine: Engine) -> None:
    put(engine, "a", "p63:10", period=DateInterval.years(1025, 2025))
    assert [row[1] for row in held(coverage(engine))] == [2024]


def test_unknown_provinces_are_refused(engine: Engine) -> None:
    with pytest.raises(QuestionError, match="no province 'Atlantis'"):
        coverage(engine, provinces=("Atlantis",))


def test_the_grid(few: Engine) -> None:
    rows = coverage(few)
    assert grid(rows, "then") == (
        [2024, 2025, 2026],
        [
            ["Hà Nội", "–", "p", "p"],
            ["Lào Cai (đến 6/2025)", "pdn", "d", ""],
            ["Yên Bái", "–", "n", ""],
            ["(no province said)", "", "o", ""],
        ],
    )
    assert [line[:2] for line in grid(rows, "now")[1]] == [
        ["", "(no province said)"],
        ["Hà Nội", "Hà Nội"],
        ["Lào Cai", "Lào Cai (đến 6/2025)"],
        ["Lào Cai", "Yên Bái"],
    ]


def run(engine: Engine, *arguments: str) -> Any:
    address = engine.url.render_as_string(hide_password=False)
    close_database(engine)
    return CliRunner().invoke(app, ["coverage", *arguments, "--db", address])


def test_the_command(few: Engine) -> None:
    table = run(few, "--from", "2025", "--to", "2025", "--missing")
    assert table.exit_code == 0
    assert "61 of 63 provinces: An Giang" in table.stdout
    found = json.loads(run(few, "--format", "json").stdout)
    lines = list(csv.DictReader(io.StringIO(run(few, "--format", "csv").stdout)))
    assert [line["territory"] for line in lines] == [one["territory"] or "" for one in found]
    markdown = run(few, "--format", "md", "--boundaries", "now").stdout.splitlines()
    assert len(markdown) == 2 + 4
    assert {line.count("|") for line in markdown} == {6}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--from", "2030"), 1, "no document from 2030 on is held"),
        (("--to", "2001", "--genre", "news"), 1, "no news up to 2001 is held"),
        (("--from", "2031", "--to", "2031", "--genre", "other"), 1, "no document for 2031 is held"),
        (("--province", "Huế", "--genre", "plan"), 1, "no plan of Huế is held"),
        (("--from", "2025", "--to", "2020"), 2, "--from 2025 is after --to 2020"),
        (("--from", "1"), 2, "--from: the least is 1945"),
        (("--province", "Atlantis"), 2, "no province 'Atlantis'"),
    ],
)
def test_exit_codes(few: Engine, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = run(few, *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr
