"""kehoach show: a document is found by what a person knows of it, and shown with its quotes."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from db_builder import Draft, engine, of_province, save
from sqlalchemy import Engine
from test_db_views import whole_record
from typer.testing import CliRunner

from db.engine import close_database, open_database
from db.find_documents import find_documents
from models.issues import Issue, Stage
from pipeline.cli import app

__all__ = ["engine"]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("show") / "k.db"
    engine = open_database(f"sqlite:///{path}")
    record = whole_record()
    save(engine, record)
    for number, (name, known) in enumerate(
        {
            "an-giang/05-KH.txt": of_province("An Giang", number="0005/KH-UBND"),
            "an-giang/06.txt": of_province("An Giang", number="06/KH-UBND", title="Số hóa [b]"),
            "long-an/06.txt": of_province("Long An", number="06/KH-UBND"),
            "bao.txt": {"genre": "news", "published_on": date(2023, 5, 1), "title": "Tin 100"},
        }.items()
    ):
        draft = Draft(f"Nội dung {number}", path=name, sha=f"{number}abcdef{number}")
        draft.issues.append(Issue(name, Stage.EXTRACT, "odd", "lạ [/b]"))
        save(engine, draft.record(**known))
    close_database(engine)
    return path


def show(database: Path, name: str, *more: str) -> Result:
    return CliRunner().invoke(app, ["show", name, "--db", str(database), *more])


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("dak-nong/2024.txt", [1]),
        ("2024.txt", [1]),
        ("./long-an/06.txt", [4]),
        ("06.txt", [3, 4]),
        ("1", [1]),
        ("99", []),
        ("5/kh-ubnd", [2]),
        ("05/KH – UBND", [2]),
        ("06/KH-UBND", [3, 4]),
        ("06/KH-UBND long an", [4]),
        ("an giang 2024", [2, 3]),
        ("so hoa", [1, 3]),
        ("SỐ HÓA an giang", [3]),
        ("1abcdef", [3]),
        ("dak nong", [1]),
        ("tin 2023", [5]),
        ("%", []),
        ("", []),
        ("  ", []),
        ("05/KH-UBND an giang", [2]),
        ("kh an", [2, 3, 4]),  # whole words: `an` of An Giang and Long An
        ("gian", []),
        ("giang an", [2, 3]),
        ("Long An", [4]),
        ("nong dak", [1]),
        ("năm", []),
        ("!", []),
    ],
)
def test_what_a_name_means(database: Path, name: str, ids: list[int]) -> None:
    assert [one.id for one in find_documents(str(database), name)] == ids


def test_a_document_is_shown_with_its_quotes(database: Path) -> None:
    done = show(database, "1")
    assert done.exit_code == 0, done.output
    for words in (
        "dak-nong/2024.txt",
        "document_number   12/KH-UBND",
        "«số hóa hồ sơ»",
        "II Mục tiêu",
        "Targets (2)",
        "[?] ≥ 70 % in 2025 (own) led by Sở Nội vụ",
        "«Từ 70% trở lên»",
        "of district;commune",
        "lead Sở Nội vụ; coordinate Sở Tài chính; coordinate Sở Y tế",
        "from 2024-04-01 to 2024-06-30",
        "basis Nghị định 42/2022/NĐ-CP",
        "plan, II, page 3, characters",
        "2 targets, 1 task, 1 citation, 0 issues",
    ):
        assert words in done.output, words


def test_issues_are_shown_as_they_are(database: Path) -> None:
    assert "odd: lạ [/b]" in show(database, "an-giang/06.txt").output


def test_json_holds_every_column(database: Path) -> None:
    shown = json.loads(show(database, "1", "--format", "json").output)
    assert shown["metadata"]["document_number"] == "12/KH-UBND"
    assert [row["value_low"] for row in shown["targets"]] == [70, 65]
    assert {row["role"] for row in shown["assignments"]} == {"lead", "coordinate"}


def test_several_are_listed(database: Path) -> None:
    done = show(database, "06/KH-UBND")
    assert done.exit_code == 2
    lines = done.output.splitlines()
    assert lines[0].split()[:2] == ["3", "06/KH-UBND"]
    assert "Long An" in lines[1]
    assert lines[2] == "kehoach: '06/KH-UBND' may mean 2 documents: name one by its id"


def test_none_is_said(database: Path, tmp_path: Path) -> None:
    done = show(database, "không có")
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    assert "no document is found by 'không có'" in done.output
    assert show(tmp_path / "none.db", "1").exit_code == 2


def test_the_province_of_a_name_comes_first(engine: Engine) -> None:
    for path, province, title in (
        ("1", "Nam Định", "Cải cách hành chính năm 2024"),
        ("2", "Hà Nam", "Sửa đổi Quyết định số 5"),
        ("3", "Ninh Bình", "Học tập kinh nghiệm của tỉnh Nam Định"),
        ("4", "Hòa Bình", "Phát triển Việt Nam định hướng 2030"),
        ("5", "Thái Bình", "Học tập kinh nghiệm của tỉnh Hà Giang"),
    ):
        save(
            engine, Draft("x", path=path).record(**of_province(province, f"{path}/K", title=title))
        )
    address = engine.url.render_as_string(hide_password=False)
    close_database(engine)
    found = {
        name: [one.id for one in find_documents(address, name)]
        for name in ("nam dinh", "NAM ĐỊNH 2024", "nam định hoc tap", "ha giang", "binh", "ca mau")
    }
    assert found == {
        "nam dinh": [1],
        "NAM ĐỊNH 2024": [1],
        "nam định hoc tap": [3],
        "ha giang": [5],
        "binh": [3, 4, 5],
        "ca mau": [],
    }
