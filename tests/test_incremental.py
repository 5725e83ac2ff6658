"""Runs over a folder that was read before: what is stale, what waits, what went."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from pipeline import versions
from pipeline.bookkeeping import RunResult
from pipeline.changes import PruneError
from pipeline.executors import Serial
from pipeline.run import run
from pipeline.versions import mark_of, stage_versions, stale_stages

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "corpus" / "samples" / "11_kon_tum_chi_thi_2019.txt"
ROOMS = ("models", "extractors", "pipeline")
SOURCES = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
STAGES = ["read", "text", "metadata", "legal_references", "tasks", "targets"]
TYPES = ("text/plain", "text/html", "application/pdf", "image/png")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    text = SAMPLE.read_text("utf-8")
    for year in (2019, 2020):
        (folder / f"{year}.txt").write_text(text.replace("2019", str(year)), "utf-8")
    words = text.replace("2019", "2021").splitlines()
    page = "".join(f"<p>{line}</p>" for line in words)
    (folder / "2021.html").write_text(f"<html><body>{page}</body></html>", "utf-8")
    return folder


def extract(corpus: Path, **how: bool) -> tuple[RunResult, dict[str, str], list[str]]:
    outcomes: dict[str, str] = {}
    notes: list[str] = []
    result = run(
        corpus,
        f"sqlite:///{corpus.parent}/k.db",
        executor=Serial(),
        on_start=lambda _count: None,
        on_file=outcomes.__setitem__,
        on_note=notes.append,
        **how,
    )
    return result, outcomes, notes


def paths(corpus: Path) -> list[str]:
    with sqlite3.connect(corpus.parent / "k.db") as connection:
        return [row[0] for row in connection.execute("select path from v_documents order by path")]


def changed_source(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    """As if somebody had edited these modules since."""
    source = versions._source

    def edited(module: str) -> bytes:
        return source(module) + (b"\n# edited" if module in modules else b"")

    forget()
    monkeypatch.setattr(versions, "_source", edited)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    yield
    forget()


def forget() -> None:
    for known in (mark_of, versions._version, versions._reader_stages, versions._extractor_stages,
                  versions._tree, versions._imports):  # fmt: skip
        known.cache_clear()


@pytest.mark.parametrize(
    ("module", "types", "stages"),
    [
        ("pipeline.readers.html", ("text/html",), ["read"]),
        ("pipeline.readers.pdf_text", ("application/pdf",), ["read"]),
        ("pipeline.segment", TYPES, ["text"]),
        ("pipeline.link", TYPES, ["text"]),
        ("extractors.registry", TYPES, ["text"]),
        ("extractors.titles", TYPES, ["metadata"]),
        ("extractors.task_tables", TYPES, ["tasks"]),
        ("models.facts", TYPES, ["text", "metadata", "legal_references", "tasks", "targets"]),
        ("pipeline.cli", (), []),
        ("pipeline.summary", (), []),
    ],
)
def test_a_change_touches_the_stages_that_import_it(
    module: str, types: tuple[str, ...], stages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {kind: mark_of(kind) for kind in TYPES}
    changed_source(monkeypatch, module)
    for kind in TYPES:
        found = stale_stages(kept[kind], kind)
        assert found == (stages if kind in types else []), kind


@pytest.mark.parametrize(
    ("lexicon", "stages"),
    [
        ("indicator_cues.toml", ["targets"]),
        ("surnames.toml", ["metadata"]),
        ("reform_areas.toml", ["tasks"]),
        ("national_goals.csv", []),
        ("sites.toml", []),
    ],
)
def test_a_word_touches_the_stages_that_load_it(
    lexicon: str, stages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, load = mark_of("text/plain"), versions.lexicon_bytes
    forget()
    monkeypatch.setattr(
        versions, "lexicon_bytes", lambda name: load(name) + (b"# more" if name == lexicon else b"")
    )
    assert stale_stages(kept, "text/plain") == stages


def test_the_stages_are_the_extractors_in_their_order() -> None:
    assert list(stage_versions("text/html")) == STAGES


def test_every_lexicon_is_named_where_it_is_loaded() -> None:
    """`versions` sees lexicons by literal names; a name made up at run time would hide one."""
    call = regex.compile(r"\bload_(?:csv|toml)\((?![\"']\w+[\"']\))")
    for path in SOURCES:
        if path.name != "lexicon.py":
            assert not call.search(path.read_text("utf-8")), path


def test_imports_are_all_seen() -> None:
    for path in SOURCES:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        assert versions._imports(module) == frozenset(versions._imported(versions._tree(module)))


def test_an_edit_elsewhere_reads_nothing_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(corpus)
    changed_source(monkeypatch, "pipeline.cli", "pipeline.readers.pdf")
    result, _, notes = extract(corpus)
    assert (result.written, result.unchanged, notes) == (0, 3, [])


def test_only_what_a_changed_stage_read_is_read_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(corpus)
    changed_source(monkeypatch, "pipeline.readers.html")
    _, outcomes, notes = extract(corpus)
    assert outcomes == {"2019.txt": "unchanged", "2020.txt": "unchanged", "2021.html": "written"}
    assert notes == ["1 file of the database read by another version (read 1)"]


def test_only_stale_lets_new_and_changed_files_wait(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(corpus)
    changed_source(monkeypatch, "extractors.titles")
    (corpus / "2020.txt").write_text(SAMPLE.read_text("utf-8").replace("2019", "2018"), "utf-8")
    shutil.copy(SAMPLE, corpus / "new.txt")
    (corpus / "new.txt").write_text(SAMPLE.read_text("utf-8").replace("2019", "2017"), "utf-8")
    result, outcomes, notes = extract(corpus, only_stale=True)
    assert outcomes == {
        "2019.txt": "written", "2020.txt": "waiting", "2021.html": "written", "new.txt": "waiting",
    }  # fmt: skip
    assert (result.seen, result.waiting) == (4, 2)
    assert notes == ["3 files of the database read by another version (metadata 3)"]
    assert paths(corpus) == ["2019.txt", "2020.txt", "2021.html"]
    result, outcomes, _ = extract(corpus)
    assert sorted(path for path, said in outcomes.items() if said == "written") == [
        "2020.txt", "new.txt",
    ]  # fmt: skip


def test_a_failed_file_is_no_stale_file(corpus: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    assert extract(corpus)[0].failed == 1
    assert extract(corpus, only_stale=True)[0].failed == 0
    assert extract(corpus)[0].failed == 1


def test_removed_files_are_dropped_only_by_prune(corpus: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    extract(corpus)
    (corpus / "2019.txt").unlink()
    (corpus / "empty.txt").unlink()
    result, _, _ = extract(corpus)
    assert (result.absent, result.pruned) == (("2019.txt", "empty.txt"), ())
    assert paths(corpus) == ["2019.txt", "2020.txt", "2021.html"]
    result, _, _ = extract(corpus, prune=True)
    assert (result.absent, result.pruned) == ((), ("2019.txt", "empty.txt"))
    assert paths(corpus) == ["2020.txt", "2021.html"]
    with sqlite3.connect(corpus.parent / "k.db") as connection:
        assert connection.execute(
            "select count(*) from v_issues where path = 'empty.txt'"
        ).fetchone() == (0,)
    assert extract(corpus, prune=True)[0].pruned == ()


def test_prune_keeps_another_folder(corpus: Path) -> None:
    extract(corpus)
    other = corpus.parent / "other"
    other.mkdir()
    (other / "x.txt").write_text(SAMPLE.read_text("utf-8").replace("2019", "2015"), "utf-8")
    with pytest.raises(PruneError, match="--prune would drop"):
        extract(other, prune=True)
    assert paths(corpus) == ["2019.txt", "2020.txt", "2021.html"]
    extract(other)
    for folder in (other, corpus):
        with pytest.raises(PruneError):
            extract(folder, prune=True)
    assert len(paths(corpus)) == 4


def test_a_folder_that_moved_can_be_pruned(corpus: Path) -> None:
    extract(corpus)
    moved = corpus.rename(corpus.parent / "moved")
    (moved / "2019.txt").unlink()
    assert extract(moved, prune=True)[0].pruned == ("2019.txt",)
    (moved / "2020.txt").unlink()
    assert extract(moved, prune=True)[0].pruned == ("2020.txt",)


def test_what_cannot_be_looked_into_is_not_gone(corpus: Path) -> None:
    (corpus / "in").mkdir()
    (corpus / "2019.txt").rename(corpus / "in" / "2019.txt")
    extract(corpus)
    (corpus / "in").rename(corpus.parent / "away")
    (corpus / "in").symlink_to(corpus.parent / "nowhere")
    result, _, _ = extract(corpus, prune=True)
    assert result.pruned == ()
    assert paths(corpus) == ["2020.txt", "2021.html", "in/2019.txt"]
