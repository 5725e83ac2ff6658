"""export, sql, show and merge give the same on SQLite and on PostgreSQL."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from db_builder import Draft, empty_database, of_province, save, url
from test_db_views import whole_record
from typer.testing import CliRunner

from db.engine import close_database, open_database
from db.export import VIEW_NAMES, export
from db.merge import merge
from db.read_views import read_view
from pipeline.cli import app

__all__ = ["url"]


def fill(url: str, *drafts: Draft) -> None:
    engine = open_database(url)
    for draft in drafts:
        known = of_province("An Giang", number="7/KH-UBND", title=f"=Kế hoạch {draft.path}")
        save(engine, draft.record(**known))
    save(engine, whole_record())
    close_database(engine)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize("file_format", ["jsonl", "parquet", "xlsx", "csv"])
def test_export(url: str, tmp_path: Path, file_format: str) -> None:
    fill(url, Draft("Đạt 80% hồ sơ", path="x.txt").target("80%", 80))
    done = export(url, tmp_path / "out", file_format)  # type: ignore[arg-type]
    assert list(done.rows) == [*VIEW_NAMES, "dictionary"]
    if file_format == "jsonl":
        for view in VIEW_NAMES:
            lines = (tmp_path / "out" / f"{view}.jsonl").read_text("utf-8").splitlines()
            written = sorted(json.dumps(json.loads(line), sort_keys=True) for line in lines)
            wanted = [json.dumps(row, sort_keys=True) for row in read_view(url, view)]
            assert written == sorted(wanted), view


def test_sql_and_show(url: str) -> None:
    fill(url, Draft("Đạt 80% hồ sơ", path="x.txt").target("80%", 80))
    query = "select path, 'a%s:b' as c from v_documents where title like '%=Kế%' order by path"
    done = call("sql", query, "--db", url, "--format", "json")
    assert json.loads(done.output) == [{"path": "x.txt", "c": "a%s:b"}], done.output
    shown = call("show", "7/kh-ubnd", "--db", url)
    assert "«80%»" in shown.output


@pytest.mark.parametrize(
    "query", ["delete from documents", "drop view v_runs", "create table x (y int)",
              "select 1; commit; delete from documents", "set transaction read write"],
)  # fmt: skip
def test_sql_writes_nothing(url: str, query: str) -> None:
    fill(url)
    done = call("sql", query, "--db", url)
    assert done.exit_code == 2, done.output
    assert "Traceback" not in done.output
    assert len(read_view(url, "v_documents")) == 1


@pytest.mark.parametrize("source_kind", ["sqlite", "postgresql"])
def test_merge(url: str, tmp_path: Path, source_kind: str) -> None:
    (tmp_path / "source").mkdir()
    fill(url, Draft("Đạt 80% hồ sơ", path="a.txt").target("80%", 80))
    with empty_database(source_kind, tmp_path / "source") as source:
        fill(source, Draft("Đạt 90% hồ sơ", path="b.txt").target("90%", 90))
        for _ in range(2):
            assert merge(url, source).documents == 3
    found = read_view(url, "v_targets", columns=["path", "value_low", "quote"])
    assert sorted((row["path"], row["value_low"]) for row in found) == [
        ("a.txt", 80), ("b.txt", 90), ("dak-nong/2024.txt", 65), ("dak-nong/2024.txt", 70),
    ]  # fmt: skip
