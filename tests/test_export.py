"""Exported files hold the views: every value equal when other programs open them again."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
from db_builder import Draft, of_province, save
from test_db_views import whole_record
from typer.testing import CliRunner

from db.disarming import disarmed
from db.engine import close_database, open_database
from db.errors import DatabaseError
from db.export import FORMATS, VIEW_NAMES, WORKBOOK, export
from db.export_columns import column, typed
from models.issues import Issue, Stage
from pipeline.cli import app

ARMED = (
    "=cmd|' /C calc'!A0", "+84 243 826 0000", "- Sở Nội vụ rà soát", "@SUM(A1:A9)", "\t=1+1",
    "'=1", " =HYPERLINK(\"http://x.invalid\")", "＝1+1", "\u200b=2",
)  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "k.db"
    engine = open_database(f"sqlite:///{path}")
    save(engine, whole_record())
    draft = Draft(*ARMED, "Giảm 1.500 hộ nghèo", "Đạt 12,5% \nhồ sơ", path="la/công thức.txt")
    for words in ARMED[:6]:
        draft.task(words, ("lead", words))
    draft.target("Giảm 1.500", -1500.0, unit="count", indicator_code="no_such_code")
    draft.target("12,5%", 12.5, indicator_text="=1+1;#N/A")
    draft.issues.append(Issue(draft.path, Stage.EXTRACT, "odd_words", "@ngày 31/02\r\nkhông có"))
    save(engine, draft.record(**of_province("An Giang", title="=2+3", issued_on=None)))
    save(engine, Draft("Cũ", path="cu.txt").record(issued_on=date(1899, 5, 1)))
    close_database(engine)
    return path


def view_rows(database: Path, view: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    with sqlite3.connect(database) as connection:
        cursor = connection.execute(f"select * from {view}")
        names = [one[0] for one in cursor.description]
        return names, sorted(cursor.fetchall(), key=repr)


def as_stored(value: Any) -> Any:
    """A value of another program as the database has it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return None if value is pd.NA or value is pd.NaT or value != value else value


def sorted_rows(rows: Iterator[Any]) -> list[tuple[Any, ...]]:
    return sorted((tuple(as_stored(value) for value in row) for row in rows), key=repr)


def equal(found: list[tuple[Any, ...]], wanted: list[tuple[Any, ...]]) -> bool:
    return sorted(map(_numbers, found)) == sorted(map(_numbers, wanted))


def _numbers(row: tuple[Any, ...]) -> list[tuple[str, str]]:
    """Numbers alike (80 and 80.0), and text apart from numbers."""
    return [
        ("number", repr(float(v))) if isinstance(v, (int, float)) else (type(v).__name__, str(v))
        for v in row
    ]


@pytest.fixture(scope="module")
def workbook(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("xlsx")
    export(f"sqlite:///{database}", folder, "xlsx")
    return openpyxl.load_workbook(folder / WORKBOOK)


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_a_workbook_holds_the_view(database: Path, workbook: Any, view: str) -> None:
    names, wanted = view_rows(database, view)
    header, *cells = workbook[view].iter_rows(values_only=True)
    assert list(header) == names
    assert equal(sorted_rows(cells), wanted)


def test_no_cell_of_a_workbook_is_a_formula(workbook: Any) -> None:
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    armed = {cell.value: cell.quotePrefix for cell in cells}
    assert [armed[words] for words in ARMED[:6]] == [True] * 6


def test_days_of_a_workbook_are_days(workbook: Any) -> None:
    place = [cell.value for cell in workbook["v_documents"][1]].index("issued_on")
    days = [row[place].value for row in workbook["v_documents"].iter_rows(min_row=2)]
    assert set(days) == {datetime(2024, 1, 15), None, "1899-05-01"}  # noqa: DTZ001 - a day


@pytest.fixture(scope="module")
def parquet(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    export(f"sqlite:///{database}", folder, "parquet")
    return folder


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_parquet_holds_the_view(database: Path, parquet: Path, view: str) -> None:
    names, wanted = view_rows(database, view)
    file = parquet / f"{view}.parquet"
    relation = duckdb.sql(f"select * from '{file}'")
    assert relation.columns == names
    assert equal(sorted_rows(iter(relation.fetchall())), wanted)
    frame = pd.read_parquet(file, dtype_backend="pyarrow")
    assert list(frame.columns) == names
    assert equal(sorted_rows(frame.itertuples(index=False, name=None)), wanted)


def test_parquet_has_types_where_all_is_null(parquet: Path) -> None:
    file = parquet / "v_documents.parquet"
    types = dict(duckdb.sql(f"select column_name, column_type from (describe '{file}')").fetchall())
    wanted = {"document_id": "BIGINT", "effective_on": "DATE", "period_end": "DATE"}
    assert {name: types[name] for name in wanted} == wanted
    assert types["title"] == "VARCHAR"


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_lines_hold_the_view(database: Path, tmp_path: Path, view: str) -> None:
    names, wanted = view_rows(database, view)
    export(f"sqlite:///{database}", tmp_path, "jsonl", views=[view])
    lines = (tmp_path / f"{view}.jsonl").read_text("utf-8").split("\n")[:-1]
    rows = [json.loads(line) for line in lines]
    assert sorted((tuple(row[name] for name in names) for row in rows), key=repr) == wanted
    assert sorted(file.name for file in tmp_path.iterdir()) == ["dictionary.jsonl", f"{view}.jsonl"]


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_csv_holds_the_view_disarmed(database: Path, tmp_path: Path, view: str) -> None:
    names, wanted = view_rows(database, view)
    export(f"sqlite:///{database}", tmp_path, "csv", views=[view], bom=True)
    data = (tmp_path / f"{view}.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(data.decode("utf-8-sig").splitlines(keepends=True))
    assert header == names
    printed = [["" if v is None else str(disarmed(v)) for v in row] for row in wanted]
    assert sorted(rows) == sorted(printed)
    assert not [cell for row in rows for cell in row if cell in ARMED]


@pytest.mark.parametrize("words", ARMED)
def test_armed_words_are_guarded(words: str) -> None:
    assert disarmed(words) == f"'{words}"


@pytest.mark.parametrize("value", [-5, -2.5, None, "Sở Nội vụ", "80%", "a=b", "12/KH-UBND", ""])
def test_other_values_stay(value: Any) -> None:
    assert disarmed(value) is value


def test_every_value_is_of_its_column_kind(database: Path) -> None:
    kinds = {"integer": int, "real": float, "date": (date, str), "text": str}
    for view in VIEW_NAMES:
        names, rows = view_rows(database, view)
        for row in rows:
            for name, value in zip(names, row, strict=True):
                kind = column(view, name).kind
                value = typed(value, kind)
                assert value is None or isinstance(value, kinds[kind]), (view, name, value)


def test_empty_views_have_headers(tmp_path: Path) -> None:
    close_database(open_database(f"sqlite:///{tmp_path}/empty.db"))
    for file_format in FORMATS:
        done = export(f"sqlite:///{tmp_path}/empty.db", tmp_path / file_format, file_format)
        assert done.rows == dict.fromkeys(VIEW_NAMES, 0) | {"dictionary": done.rows["dictionary"]}
    assert (tmp_path / "csv" / "v_runs.csv").read_text("utf-8").startswith("run_id,started_at,")
    sheet = openpyxl.load_workbook(tmp_path / "xlsx" / WORKBOOK)["v_runs"]
    assert [cell.value for cell in sheet[1]][:2] == ["run_id", "started_at"]
    frame = pd.read_parquet(tmp_path / "parquet" / "v_runs.parquet")
    assert (len(frame), frame.columns[0]) == (0, "run_id")


def test_the_dictionary_explains_every_column(workbook: Any) -> None:
    rows = list(workbook["dictionary"].iter_rows(min_row=2, values_only=True))
    explained = {(view, name): meaning for view, name, _kind, meaning in rows}
    for view in VIEW_NAMES:
        for cell in workbook[view][1]:
            assert explained[view, cell.value], (view, cell.value)


def test_files_are_replaced_only_by_force(database: Path, tmp_path: Path) -> None:
    def call(*more: str) -> Any:
        arguments = ["export", str(tmp_path / "out"), "--db", str(database), "--view", "v_runs"]
        return CliRunner().invoke(app, [*arguments, *more])

    assert call("--format", "csv").exit_code == 0
    again = call("--format", "csv")
    assert again.exit_code == 2
    assert "holds v_runs.csv and 1 more already; --force replaces" in again.output
    assert call("--format", "csv", "--force").exit_code == 0
    assert call("--format", "xlsx").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "jsonl", "--bom"], "--bom is for --format csv"),
        (["--format", "csv", "--view", "v_nothing"], "there is no view v_nothing"),
        (["--format", "ods"], "ods"),
        (["--format", "csv", "--db", "no/such.db"], "there is no database at no/such.db"),
    ],
)
def test_wrong_usage(database: Path, tmp_path: Path, arguments: list[str], words: str) -> None:
    base = ["export", str(tmp_path / "out"), "--db", str(database)]
    done = CliRunner().invoke(app, base + arguments)
    assert done.exit_code == 2
    assert words in done.output
    assert "Traceback" not in done.output


def test_a_folder_that_cannot_be_made_is_said(database: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot make the folder"):
        export(f"sqlite:///{database}", tmp_path / "a" / "b", "csv")


def test_without_pyarrow_it_says_what_is_missing(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(DatabaseError, match=r"pip install 'kehoach\[parquet\]'"):
        export(f"sqlite:///{database}", tmp_path, "parquet")
    assert not list(tmp_path.iterdir())
