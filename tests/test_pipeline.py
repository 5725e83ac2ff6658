"""The main job from folder to database: invariants, reruns, bad files, and the samples' gold."""

import shutil
import sqlite3
import unicodedata
import zipfile
from pathlib import Path

import pytest

from db.errors import DatabaseError
from evaluation.scores import evaluate
from pipeline.bookkeeping import RunResult
from pipeline.executors import Serial
from pipeline.run import run

ROOT = Path(__file__).resolve().parent.parent
SAMPLES, GOLD = ROOT / "corpus" / "samples", ROOT / "corpus" / "gold"
DOCUMENTS = ROOT / "tests" / "documents"
PAPERS = ROOT / "tests" / "papers"
TARGETS = "01_lai_chau_cai_cach_hanh_chinh_2023.txt"
QUOTED = (
    "v_figures", "v_targets", "v_tasks", "v_assignments", "v_legal_references",
    "v_metadata_evidence", "v_indicator_matrix",
)  # fmt: skip
STABLE = (*QUOTED, "v_documents", "v_sections", "v_issues")


def extract(corpus: Path, database: Path) -> tuple[RunResult, dict[str, str]]:
    result, outcomes, _ = extract_with_notes(corpus, database)
    return result, outcomes


def extract_with_notes(corpus: Path, database: Path) -> tuple[RunResult, dict[str, str], list[str]]:
    outcomes: dict[str, str] = {}
    totals: list[int] = []
    notes: list[str] = []
    result = run(
        corpus,
        f"sqlite:///{database}",
        executor=Serial(),
        on_start=totals.append,
        on_file=outcomes.__setitem__,
        on_note=notes.append,
    )
    assert totals == [result.seen]
    return result, outcomes, notes


def ask(database: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def contents(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything a reader can ask for but the runs themselves."""
    kept = {}
    for view in STABLE:
        names = [
            row[1] for row in ask(database, f"pragma table_info({view})") if row[1] != "run_id"
        ]
        kept[view] = sorted(ask(database, f"select {', '.join(names)} from {view}"), key=repr)
    return kept


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("db") / "samples.db"
    result, _ = extract(SAMPLES, path)
    assert result.failed == 0
    return path


def test_samples_hold_their_floors(database: Path) -> None:
    evaluation = evaluate(str(database), GOLD, floors="samples")
    assert not evaluation.shortfalls
    assert not any(evaluation.false_quotes.values())


def test_written_documents_hold_their_floors(tmp_path: Path) -> None:
    """Documents written without sight of the rules, and meanwhile mended on."""
    result, _ = extract(DOCUMENTS, tmp_path / "documents.db")
    assert result.failed == 0
    evaluation = evaluate(str(tmp_path / "documents.db"), DOCUMENTS / "gold", floors="documents")
    assert not evaluation.shortfalls
    assert not any(evaluation.false_quotes.values())


@pytest.mark.parametrize("name", ["round_a", "round_b", "round_c", "round_d", "round_e"])
def test_rounds_by_other_hands_hold_their_floors(name: str, tmp_path: Path) -> None:
    """Whole papers, gold first, without sight of the rules: tests/round_*/README.md."""
    result, _ = extract(ROOT / "tests" / name, tmp_path / "round.db")
    assert result.failed == 0
    gold = ROOT / "tests" / name / "gold"
    evaluation = evaluate(str(tmp_path / "round.db"), gold, floors=name)
    assert not evaluation.shortfalls
    assert not any(evaluation.false_quotes.values())


@pytest.mark.skipif(
    shutil.which("tesseract") is None or shutil.which("soffice") is None,
    reason="apt-get install tesseract-ocr tesseract-ocr-vie libreoffice-writer-nogui",
)
def test_papers_hold_their_floors(tmp_path: Path) -> None:
    """Twelve papers by another hand: Word, PDF, scans and web pages."""
    result, _ = extract(PAPERS, tmp_path / "papers.db")
    assert result.failed == 0
    evaluation = evaluate(str(tmp_path / "papers.db"), PAPERS / "gold", floors="papers")
    assert not evaluation.shortfalls
    assert not any(evaluation.false_quotes.values())


@pytest.mark.parametrize("view", QUOTED)
def test_quotes_are_the_text(database: Path, view: str) -> None:
    columns = [row[1] for row in ask(database, f"pragma table_info({view})")]
    if "char_start" not in columns:
        view = "v_targets"
    false = ask(
        database,
        f"select q.quote from {view} q join documents d on d.id = q.document_id "
        "where q.quote is not null and substr(d.text, q.char_start + 1, q.char_end - q.char_start) <> q.quote",
    )
    assert not false
    assert ask(database, f"select count(*) from {view}")[0] != (0,)


def test_facts_stand_in_their_section(database: Path) -> None:
    """A section path is that of a section that holds the fact; no fact stands in furniture."""
    astray = ask(
        database,
        """select t.path, t.quote from v_targets t where t.section_path is not null
        and not exists (select 1 from v_sections s where s.document_id = t.document_id
        and s.section_path = t.section_path and s.char_start <= t.char_start and t.char_start < s.char_end)""",
    )
    assert not astray
    in_furniture = ask(
        database,
        """select f.quote from v_figures f join blocks b on b.document_id = f.document_id
        and b.char_start <= f.char_start and f.char_start < b.char_end where b.part = 'furniture'""",
    )
    assert not in_furniture


def test_every_fact_has_its_document(database: Path) -> None:
    for view in ("v_figures", "v_tasks", "v_assignments", "v_legal_references", "v_sections"):
        orphans = f"select count(*) from {view} where document_id not in (select id from documents)"
        assert ask(database, orphans) == [(0,)]


def test_running_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "twice.db"
    extract(SAMPLES, path)
    before = contents(path)
    result, outcomes = extract(SAMPLES, path)
    assert set(outcomes.values()) == {"unchanged"}
    assert (result.written, result.unchanged) == (0, len(outcomes))
    assert contents(path) == before


def test_a_changed_file_replaces_its_rows(tmp_path: Path) -> None:
    corpus, path = tmp_path / "corpus", tmp_path / "changed.db"
    corpus.mkdir()
    name = "01_lai_chau_cai_cach_hanh_chinh_2023.txt"
    shutil.copy(SAMPLES / name, corpus / name)
    extract(corpus, path)
    first = ask(path, "select count(*) from v_targets")[0][0]
    text = (SAMPLES / name).read_text("utf-8").replace("Tối thiểu 97%", "Tối thiểu 98,5%")
    (corpus / name).write_text(text, "utf-8")
    _, outcomes = extract(corpus, path)
    assert outcomes == {name: "written"}
    assert ask(path, "select count(*) from v_documents") == [(1,)]
    assert ask(path, "select count(*) from v_targets") == [(first,)]
    assert ask(path, "select count(*) from v_targets where value_low = 98.5") == [(1,)]


BAD = {
    "empty.txt": b"",
    "random.txt": bytes((7 * i * i + 13 * i) % 256 for i in range(5_000)),
    "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "one_letter.txt": b"a" * 3_000_000,
    "cut.txt": b"\xff\xfe" + "Kế hoạch cải cách hành chính năm 2024".encode("utf-16-le")[:-1],
    "program.exe": b"MZ\x90\x00" + bytes(300),
    "gone.html": "<html><body><h1>Thông báo</h1><p>Văn bản không tồn tại.</p></body></html>".encode(),
}


def test_bad_files_are_one_issue_each(tmp_path: Path, database: Path) -> None:
    corpus, path = tmp_path / "corpus", tmp_path / "bad.db"
    corpus.mkdir()
    for name, data in BAD.items():
        (corpus / name).write_bytes(data)
    (corpus / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    good = "04_dong_thap_cong_thong_tin_chuyen_doi_so.html"
    decomposed = unicodedata.normalize("NFD", "kế hoạch số.html")
    shutil.copy(SAMPLES / good, corpus / decomposed)
    result, _ = extract(corpus, path)
    assert result.failed == 8
    issues = ask(path, "select path, count(*) from v_issues where severity = 'error' group by path")
    assert dict(issues) == dict.fromkeys([*BAD, "broken.txt"], 1)  # type: ignore[arg-type]
    name = unicodedata.normalize("NFC", decomposed)
    found = ask(
        path, f"select quote, value_low from v_targets where path = '{name}' order by ordinal"
    )
    want = ask(
        database, f"select quote, value_low from v_targets where path = '{good}' order by ordinal"
    )
    assert found == want
    again, outcomes = extract(corpus, path)
    assert (again.seen, again.written, again.unchanged, again.failed) == (9, 0, 1, 8)
    assert [failure.message for failure in again.failures] == [f.message for f in result.failures]
    assert {name for name, outcome in outcomes.items() if outcome == "failed"} == dict(
        issues
    ).keys()
    runs = """select documents_seen, documents_written, documents_unchanged, errors from v_runs
        order by run_id"""
    assert ask(path, runs) == [(9, 1, 0, 8), (9, 0, 1, 8)]
    assert [file.name for file in tmp_path.iterdir() if "bad.db" in file.name] == ["bad.db"]


def test_what_the_folder_does_not_hold_is_kept_and_said(tmp_path: Path) -> None:
    first, second, path = tmp_path / "first", tmp_path / "second", tmp_path / "k.db"
    for folder, names in ((first, "ab"), (second, "bc"), (tmp_path / "third", "d")):
        folder.mkdir()
        for name in names:
            text = (SAMPLES / "11_kon_tum_chi_thi_2019.txt").read_text("utf-8")
            (folder / f"{name}.txt").write_text(
                text.replace("2019", f"201{ord(name) - 90}"), "utf-8"
            )
    _, _, notes = extract_with_notes(first, path)
    assert notes == []
    result, _, notes = extract_with_notes(second, path)
    assert result.absent == ("a.txt",)
    assert notes == [
        f"this database was made from {first}; 1 document of the same path is replaced, where different"
    ]
    result, _, notes = extract_with_notes(tmp_path / "third", path)
    assert notes == [f"this database also holds documents of {first}, {second}"]
    assert ask(path, "select count(*) from v_documents") == [(4,)]


def test_the_same_bytes_are_taken_in_once(tmp_path: Path) -> None:
    corpus, path = tmp_path / "corpus", tmp_path / "copies.db"
    (corpus / "x").mkdir(parents=True)
    sample, other = (SAMPLES / name for name in ("11_kon_tum_chi_thi_2019.txt", TARGETS))
    shutil.copy(sample, corpus / "b.txt")
    shutil.copy(other, corpus / "x" / "c.txt")
    extract(corpus, path)
    shutil.copy(sample, corpus / "x" / "c.txt")  # no longer another document
    with zipfile.ZipFile(corpus / "plans.zip", "w") as archive:
        archive.write(sample, "2019/kế hoạch.txt")
        archive.write(other, "2023.txt")
    for written, unchanged in ((1, 1), (0, 2)):
        result, _ = extract(corpus, path)
        assert (result.written, result.unchanged, result.absent) == (written, unchanged, ())
        held = ask(path, "select path, duplicate_of from v_documents order by path")
        assert held == [("b.txt", None), ("plans.zip/2023.txt", None)]
        assert ask(
            path, "select path, severity, message from v_issues where code = 'same_bytes'"
        ) == [
            ("plans.zip/2019/kế hoạch.txt", "warning", "the same bytes as b.txt, which is read"),
            ("x/c.txt", "warning", "the same bytes as b.txt, which is read"),
        ]


def test_a_database_that_fails_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pipeline.bookkeeping as stage

    def fail(*_: object, **__: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(stage, "save_documents", fail)
    with pytest.raises(DatabaseError, match="disk is full"):
        extract(SAMPLES, tmp_path / "full.db")
    assert [file.name for file in tmp_path.iterdir()] == ["full.db"]


def test_one_document_that_breaks_does_not_end_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pipeline.worker as stage

    read = stage.read_documents

    def break_on_first(file):  # type: ignore[no-untyped-def]
        if file.path.startswith("01"):
            raise RuntimeError("a rule went wrong")
        return read(file)

    monkeypatch.setattr(stage, "read_documents", break_on_first)
    result, outcomes = extract(SAMPLES, tmp_path / "broken.db")
    assert result.failed == 1
    assert sorted(outcomes.values()).count("written") == len(outcomes) - 1
    codes = ask(
        tmp_path / "broken.db", "select code, message from v_issues where severity = 'error'"
    )
    assert codes == [("internal_error", "RuntimeError: a rule went wrong")]
