"""Merging: as if one run had read both folders; again, nothing changes; who wins."""

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from db_builder import Draft, of_province, save
from sqlalchemy import Engine
from test_db_views import whole_record
from typer.testing import CliRunner

from db.engine import close_database, open_database
from db.errors import DatabaseError
from db.merge import merge
from db.merge_plan import MergeError, MergePlan, Reading, plan_merge
from db.row_ids import fact_tables
from db.schema import Base
from pipeline.cli import app
from pipeline.executors import Serial
from pipeline.run import run

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "corpus" / "samples"
CHOSEN = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html"))
FIRST, SECOND = CHOSEN[:4], CHOSEN[2:6]  # two of them in both
POINTERS = {"duplicate_of", "superseded_by", "cited_document_id", "document_id"}
NUMBERS = {"target_id", "reference_id", "parent_target_id", "same_as", "task_id", "assignment_id", "section_id",
           "parent_id", "run_id"}  # fmt: skip


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def extract(folder: Path, database: Path) -> None:
    def ignore(*_: object) -> None: ...

    run(folder, url(database), executor=Serial(), on_start=ignore, on_file=ignore, on_note=ignore)


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def views(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All views but v_runs, with documents named by their paths and facts by their place."""
    paths = dict(ask(path, "select document_id, path from v_documents"))
    kept = {}
    for (view,) in ask(path, "select name from sqlite_master where type = 'view'"):
        names = [row[1] for row in ask(path, f"pragma table_info({view})")]
        rows = [
            tuple(_named(name, value, paths) for name, value in zip(names, row, strict=True))
            for row in ask(path, f"select * from {view}")
        ]
        kept[view] = sorted(rows, key=repr)
    kept.pop("v_runs")
    return kept


def _named(name: str, value: Any, paths: dict[int, str]) -> Any:
    if name == "run_id":
        return None
    if value is None or name not in POINTERS | NUMBERS:
        return value
    if name in POINTERS:
        return paths[value]
    return (paths[value // 1_000_000], value % 1_000_000)


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    names = [table.name for table in Base.metadata.sorted_tables]
    return {name: sorted(ask(path, f"select * from {name}"), key=repr) for name in names}


def folder(path: Path, names: list[str]) -> Path:
    path.mkdir()
    for name in names:
        shutil.copy(SAMPLES / name, path / name)
    (path / "empty.txt").write_bytes(b"")
    return path


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Databases of two folders and of both: a.db, b.db, both.db."""
    place = tmp_path_factory.mktemp("merge")
    extract(folder(place / "a", FIRST), place / "a.db")
    extract(folder(place / "b", SECOND), place / "b.db")
    extract(folder(place / "both", sorted({*FIRST, *SECOND})), place / "both.db")
    return place


@pytest.fixture
def place(read: Path, tmp_path: Path) -> Path:
    for name in ("a.db", "b.db", "both.db"):
        shutil.copy(read / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(("target", "source"), [("a.db", "b.db"), ("b.db", "a.db")])
def test_a_merge_is_one_run_over_both(place: Path, target: str, source: str) -> None:
    done = merge(url(place / target), url(place / source))
    assert (len(done.plan.new), len(done.plan.kept), done.documents) == (2, 3, 6)
    found, wanted = views(place / target), views(place / "both.db")
    for view, rows in wanted.items():
        assert found[view] == rows, view
    assert all(wanted[view] for view in ("v_figures", "v_tasks", "v_assignments", "v_issues"))


def test_merging_again_changes_nothing(place: Path) -> None:
    merge(url(place / "a.db"), url(place / "b.db"))
    before = everything(place / "a.db")
    done = merge(url(place / "a.db"), url(place / "b.db"))
    assert (done.plan.new, done.plan.replaced, done.runs) == ([], [], 0)
    assert everything(place / "a.db") == before


def test_foreign_keys_and_quotes_are_true(place: Path) -> None:
    merge(url(place / "a.db"), url(place / "b.db"))
    assert ask(place / "a.db", "pragma foreign_key_check") == []
    for view in ("v_figures", "v_tasks", "v_assignments", "v_legal_references"):
        false = f"""select q.quote from {view} q join documents d on d.id = q.document_id
            where substr(d.text, q.char_start + 1, q.char_end - q.char_start) <> q.quote"""
        assert ask(place / "a.db", false) == []


def test_search_finds_what_came(place: Path) -> None:
    count = "select count(*) from passages_folded where passages_folded match 'hoach'"
    merge(url(place / "a.db"), url(place / "b.db"))
    assert ask(place / "a.db", count) == ask(place / "both.db", count) != [(0,)]


def test_a_third_leaves_both(place: Path) -> None:
    before = [(place / name).read_bytes() for name in ("a.db", "b.db")]
    arguments = ["merge", str(place / "a.db"), str(place / "b.db"), "--into", str(place / "c.db")]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert "2 new files" in done.output
    assert [(place / name).read_bytes() for name in ("a.db", "b.db")] == before
    assert views(place / "c.db") == views(place / "both.db")
    again = CliRunner().invoke(app, arguments)
    assert (again.exit_code, "is there already" in again.output) == (2, True)


def test_runs_and_folders_are_kept(place: Path) -> None:
    merge(url(place / "a.db"), url(place / "b.db"))
    runs = "select started_at, documents_seen from v_runs order by run_id"
    theirs = ask(place / "b.db", runs)
    assert ask(place / "a.db", runs)[1:] == theirs != []
    ((kept,),) = ask(place / "a.db", "select value from meta where key = 'folder'")
    assert [Path(one).name for one in kept.split("\n")] == ["a", "b"]


def open_new(path: Path) -> Engine:
    return open_database(url(path))


def save_as(path: Path, text: str, *, name: str, sha: str, mark: str, day: str = "") -> None:
    engine = open_new(path)
    save(engine, Draft(text, path=name, sha=sha).record(**of_province()), fingerprint=mark)
    close_database(engine)
    if day:
        with sqlite3.connect(path) as connection:
            connection.execute("update runs set started_at = ? where id = (select max(id) from runs)",
                               (f"{day}T00:00:00+00:00",))  # fmt: skip
        connection.close()


TEXTS = "select text from documents order by path"


@pytest.mark.parametrize(
    ("ours", "theirs", "stands"),
    [
        (("m1", "2026-01-01"), ("m2", "2026-02-01"), "theirs"),
        (("m1", "2026-02-01"), ("m2", "2026-01-01"), "ours"),
        (("m1", "2026-01-01"), ("m1", "2026-02-01"), "ours"),
    ],
)
def test_of_two_readings_the_later_stands(
    tmp_path: Path, ours: tuple[str, str], theirs: tuple[str, str], stands: str
) -> None:
    for name, (mark, day) in (("ours", ours), ("theirs", theirs)):
        save_as(tmp_path / f"{name}.db", name, name="x.txt", sha="1", mark=mark, day=day)
    merge(url(tmp_path / "ours.db"), url(tmp_path / "theirs.db"))
    assert ask(tmp_path / "ours.db", TEXTS) == [(stands,)]
    assert ask(tmp_path / "ours.db", "select id from documents") == [(1,)]


def test_one_path_of_different_files_stops_the_merge(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    save_as(one, "Một", name="x.txt", sha="1", mark="m")
    save_as(other, "Hai", name="x.txt", sha="2", mark="m")
    before = everything(one)
    with pytest.raises(MergeError, match=r"different files in both: x\.txt; --under"):
        merge(url(one), url(other))
    assert everything(one) == before
    for _ in range(2):
        merge(url(one), url(other), under="nhóm hai/")
        paths = "select path, text from documents order by path"
        assert ask(one, paths) == [("nhóm hai/x.txt", "Hai"), ("x.txt", "Một")]


@pytest.mark.parametrize(("ours", "theirs"), [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_the_same_bytes_stand_once(tmp_path: Path, ours: str, theirs: str) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    save_as(one, "Một", name=ours, sha="1", mark="m")
    save_as(other, "Một", name=theirs, sha="1", mark="m")
    for _ in range(2):
        merge(url(one), url(other))
        assert ask(one, "select path from documents") == [("a.txt",)]
        note = "select path, code, message from v_issues"
        assert ask(one, note) == [("b.txt", "same_bytes", "the same bytes as a.txt, which is read")]


def test_words_that_only_the_second_knows_are_added(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    for path in (one, other):
        save_as(path, path.name, name=path.name, sha=path.name, mark="m")
    with sqlite3.connect(other) as connection:
        connection.execute("update indicators set code = 'of_old' where code = "
                           "(select code from indicators where successor_code is null limit 1)")  # fmt: skip
    connection.close()
    merge(url(one), url(other))
    assert ask(one, "select count(*) from indicators where code = 'of_old'") == [(1,)]


def test_every_table_of_facts_is_copied() -> None:
    names = {table.name for table in Base.metadata.sorted_tables}
    facts = {table.name for table in fact_tables()}
    others = {"documents", "files", "runs", "issues", "meta", "indicators", "national_goals",
              "provinces", "province_successors", "agencies", "agency_successors"}  # fmt: skip
    assert names - facts == others


def reading(sha: str | None, mark: str = "m", status: str = "ok", at: str = "1") -> Reading:
    return Reading(sha, mark, status, at)


@pytest.mark.parametrize(
    ("first", "second", "plan"),
    [
        ({}, {"x": reading("1")}, MergePlan(new=["x"])),
        ({"x": reading("1")}, {"x": reading("1")}, MergePlan(kept=["x"])),
        ({"x": reading(None, status="failed")}, {"x": reading("1")}, MergePlan(replaced=["x"])),
        ({"x": reading("1")}, {"x": reading("2", status="failed")}, MergePlan(kept=["x"])),
        (
            {"x": reading("1", status="failed", at="1")},
            {"x": reading("1", "n", status="failed", at="2")},
            MergePlan(replaced=["x"]),
        ),
        ({"x": reading("1")}, {"y": reading("1", status="failed")}, MergePlan(new=["y"])),
        ({"x": reading("1")}, {"y": reading("1")}, MergePlan(copies={"y": "x"})),
        ({"x": reading("1")}, {"a": reading("1")}, MergePlan(new=["a"], copies={"x": "a"})),
    ],
)
def test_plan(first: dict[str, Reading], second: dict[str, Reading], plan: MergePlan) -> None:
    assert plan_merge(first, second) == plan


def test_what_cannot_be_merged(tmp_path: Path) -> None:
    path, link = tmp_path / "k.db", tmp_path / "link.db"
    engine = open_new(path)
    save(engine, whole_record())
    close_database(engine)
    link.symlink_to(path)
    with pytest.raises(MergeError, match="with itself"):
        merge(url(path), url(link))
    with pytest.raises(DatabaseError, match="there is no database"):
        merge(url(path), url(tmp_path / "none.db"))
    old = tmp_path / "old.db"
    shutil.copy(path, old)
    with sqlite3.connect(old) as connection:
        connection.execute("update meta set value = '1' where key = 'schema_version'")
    connection.close()
    with pytest.raises(DatabaseError, match="schema version 1"):
        merge(url(path), url(old))
