"""Saving: again, in place of another, several to a file, failures, and what is refused."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from db_builder import Draft, engine, rows, save
from sqlalchemy import Engine
from test_db_views import whole_record

from db.errors import StoreError
from db.ready import ReadyDocument, ready_document
from db.schema import Base
from db.store import (
    KnownFile,
    finish_run,
    known_files,
    save_documents,
    save_failure,
    start_run,
)
from models.issues import Issue, Severity, Stage
from models.record import DocumentRecord, FailedFile
from models.spans import Span

__all__ = ["engine"]

_OF_RUNS = {"runs", "meta"}


def a_run(engine: Engine) -> int:
    return start_run(engine, code_version="1", lexicon_sha256="0", workers=2, executor="pool")


def ready(records: Iterable[DocumentRecord]) -> list[ReadyDocument]:
    return list(map(ready_document, records))


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    names = [table.name for table in Base.metadata.sorted_tables if table.name not in _OF_RUNS]
    return {name: sorted(rows(engine, f"SELECT * FROM {name}"), key=repr) for name in names}


def test_saving_again_leaves_the_tables_equal(engine: Engine) -> None:
    run_id = a_run(engine)
    several = [[whole_record()], [Draft("Một").record(), Draft("Hai", path="x.txt#2").record()]]
    several[1][0] = replace(several[1][0], path="x.txt")
    for records in several:
        save_documents(engine, run_id, ready(records), fingerprint="f", code_version="1")
    before = everything(engine)
    for records in several:
        save_documents(engine, run_id, ready(records), fingerprint="f", code_version="1")
    assert everything(engine) == before
    assert all(before[name] for name in ("figures", "blocks", "sections", "assignments"))


def test_another_reading_replaces_the_first_and_keeps_the_id(engine: Engine) -> None:
    first = whole_record()
    save(engine, first)
    ((number,),) = rows(engine, "SELECT document_id FROM v_documents")
    save(engine, Draft("Ngắn hơn, không còn chỉ tiêu.", path=first.path).record())
    assert rows(engine, "SELECT document_id, run_id FROM v_documents") == [(number, 2)]
    for view in ("v_figures", "v_tasks", "v_assignments", "v_legal_references"):
        assert rows(engine, f"SELECT * FROM {view}") == []


def two_in_one(path: str = "hop.txt") -> list[DocumentRecord]:
    return [Draft("Một", path=path).record(), Draft("Hai", path=f"{path}#2").record()]


def test_a_file_takes_its_other_documents_along(engine: Engine) -> None:
    save_documents(engine, a_run(engine), ready(two_in_one()), fingerprint="f", code_version="1")
    save(engine, Draft("hop.txt bên cạnh", path="hop.txt.txt").record())
    paths = "SELECT path FROM v_documents ORDER BY path"
    assert rows(engine, paths) == [("hop.txt",), ("hop.txt#2",), ("hop.txt.txt",)]
    save(engine, two_in_one()[0])
    assert rows(engine, paths) == [("hop.txt",), ("hop.txt.txt",)]


def test_the_second_document_alone_leaves_the_first(engine: Engine) -> None:
    save_documents(engine, a_run(engine), ready(two_in_one()), fingerprint="f", code_version="1")
    save(engine, two_in_one()[1])
    assert len(rows(engine, "SELECT * FROM v_documents")) == 2
    assert list(known_files(engine)) == ["hop.txt"]


def failure(path: str) -> FailedFile:
    issue = Issue(path, Stage.READ, "no_text", "The page holds no text.", Severity.ERROR)
    return FailedFile(path, "abc", (issue,))


def test_a_failed_file_is_no_document_any_more(engine: Engine) -> None:
    record = whole_record()
    save(engine, record)
    save_failure(engine, a_run(engine), failure(record.path), fingerprint="f2")
    assert rows(engine, "SELECT * FROM v_documents") == []
    assert rows(engine, "SELECT * FROM blocks") == []
    query = "SELECT run_id, document_id, path, stage, severity, code FROM v_issues"
    assert rows(engine, query) == [(2, None, record.path, "read", "error", "no_text")]
    assert known_files(engine) == {record.path: KnownFile("abc", "f2", "failed", "text/plain")}


def test_a_failed_file_that_reads_again_has_no_failure_left(engine: Engine) -> None:
    record = whole_record()
    save_failure(engine, a_run(engine), failure(record.path), fingerprint="f1")
    save(engine, record)
    assert rows(engine, "SELECT * FROM v_issues") == []
    assert known_files(engine)[record.path] == KnownFile(record.sha256, "f1", "ok", "text/plain")


def test_an_issue_knows_its_place_and_stands_once(engine: Engine) -> None:
    warning = Issue("a.txt", Stage.EXTRACT, "unread_date", "ngày 31/02", span=Span(3, 8))
    record = replace(Draft("Hết ngày 31/02", path="a.txt").record(), issues=(warning,))
    save(engine, replace(record, facts=replace(record.facts, issues=(warning,))))
    query = "SELECT document_id, severity, char_start, char_end FROM v_issues"
    assert rows(engine, query) == [(1, "warning", 3, 8)]


def test_a_run_counts_its_issues(engine: Engine) -> None:
    run_id = a_run(engine)
    save_failure(engine, run_id, failure("a.pdf"), fingerprint="f")
    finish_run(engine, run_id, seen=4, written=1, unchanged=2)
    query = """SELECT documents_seen, documents_written, documents_unchanged, errors, warnings,
        finished_at >= started_at FROM v_runs"""
    assert rows(engine, query) == [(4, 1, 2, 1, 0, 1)]


def test_a_run_that_was_not_started_cannot_end(engine: Engine) -> None:
    with pytest.raises(StoreError, match="no run 7"):
        finish_run(engine, 7, seen=0, written=0, unchanged=0)


def false_quote() -> DocumentRecord:
    draft = Draft("Đạt 80% hồ sơ.")
    draft.target("80%", 80)
    return replace(draft.record(), text="Đạt 90% hồ sơ.")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (false_quote(), "not the quote"),
        (Draft("Đạt \0 80%").record(), "text holds U"),
        (Draft("Đạt \ud83d 80%").record(), "or a lone surrogate"),
        (Draft("Đạt", path="t\udce1p.txt").record(), "or a lone surrogate"),
        (Draft("Đạt").record(title="Kế hoạch\0"), "title holds U"),
    ],
)
def test_what_would_corrupt_is_refused_whole(
    engine: Engine, record: DocumentRecord, message: str
) -> None:
    good = replace(whole_record(), path=record.path) if "\udce1" not in record.path else None
    if good:
        save(engine, good)
    with pytest.raises(StoreError, match=message):
        save(engine, record)
    assert len(rows(engine, "SELECT * FROM v_documents")) == (1 if good else 0)
    assert len(rows(engine, "SELECT * FROM v_targets")) == (2 if good else 0)
