"""Hostile files in small: one clear issue each, or a document, and the run goes on.

At full size they are read by ``python -m bench.hostile``.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_files import HOSTILE, false_files, torn_files
from test_executors import SAMPLES, ask, extract

from pipeline.executors import Processes
from pipeline.limits import Limits

LIMITS = Limits(timeout_s=10.0, memory_mb=1024)
SCALE, SCALES = 0.01, {"pages.pdf": 0.021, "paragraphs.docx": 0.003, "lines.pdf": 0.003}
SCALE_IN_PLAN = 0.0005
GOOD = "11_kon_tum_chi_thi_2019.txt"
UNCLEAR = {"internal_error", "worker_died"}
EXPECTED = {
    "zeros.zip": {"archive_limit"},
    "zips.zip": {"archive_limit"},
    "climb.zip": {"unsafe_path"},
    "laughs.docx": {"hostile_xml"},
    "entity.docx": {"hostile_xml"},
    "outside.docx": {"hostile_xml"},
    "laughs.odt": {"hostile_xml"},
    "spaces.docx": {"zip_bomb"},
    "nested.docx": {"broken_file"},
    "pages.pdf": {"too_many_pages"},
    "page_loop.pdf": {"too_many_pages"},
    "locked.pdf": {"encrypted_pdf"},
    "form_loop.pdf": {"memory_limit", "timeout"},
    "form_tree.pdf": {"memory_limit", "timeout"},
    "false.jpg": {"picture_too_large"},
    "loop.tiff": {"picture_too_large"},
}
SLOW = {"many.zip", "nested.rtf", "random.rtf"}
SLOW_WHEN_TORN = (".scan", ".tiff", ".png", ".badlayer", ".mixed", ".doc", ".odt", ".rtf", ".zip")
"""Read by the bench only: ten thousand members, and what needs OCR or LibreOffice."""


def files() -> Iterator[tuple[str, bytes]]:
    for hostile in HOSTILE:
        if hostile.name not in SLOW:
            yield hostile.name, hostile.make(scale(hostile.name))
    yield from ((name, data) for name, data in false_files() if name not in SLOW)
    for name, data in torn_files((0.35, 0.9)):
        if not any(f"{mark}." in f"{name}." for mark in SLOW_WHEN_TORN):
            yield name, data


def scale(name: str) -> float:
    return SCALE_IN_PLAN if name.startswith("plan_") else SCALES.get(name, SCALE)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, data in files():
        (corpus / name).write_bytes(data)
    for place in "0z":
        shutil.copy(SAMPLES / GOOD, corpus / f"{place}_{GOOD}")
        with (corpus / f"{place}_{GOOD}").open("a") as stream:
            stream.write(f"\n{place}\n")
    extract(corpus, folder / "k.db", Processes(2, LIMITS))
    return folder / "k.db"


def errors(database: Path) -> list[tuple[str, str, str]]:
    found = ask(database, "select path, code, message from v_issues where severity = 'error'")
    return [(str(path), str(code), str(message)) for path, code, message in found]


def test_each_file_gives_one_clear_issue_or_a_document(database: Path) -> None:
    found = errors(database)
    documents = {path for (path,) in ask(database, "select path from v_documents")}
    assert not [error for error in found if error[1] in UNCLEAR]
    assert {path: n for path, n in Counter(path for path, *_ in found).items() if n > 1} == {}
    said = {path for path, *_ in found} | documents
    copies = ask(database, "select path from v_issues where code = 'same_bytes'")
    names = {name for name, _ in files()} - {name for (name,) in copies}
    assert {name for name in names if not any(str(s).startswith(name) for s in said)} == set()


@pytest.mark.parametrize("name", EXPECTED)
def test_known_dangers_are_called_by_name(database: Path, name: str) -> None:
    assert {code for path, code, _ in errors(database) if path == name} <= EXPECTED[name]
    assert [path for path, *_ in errors(database)].count(name) == 1


def test_counts_add_up(database: Path) -> None:
    failed = "select documents_seen - documents_written - documents_unchanged from v_runs"
    assert ask(database, failed) == [(len({path for path, *_ in errors(database)}),)]


def test_documents_among_them_are_read_as_ever(database: Path) -> None:
    good = ask(
        database,
        f"select path, count(*) from v_tasks where path like '%_{GOOD}' group by path order by path",
    )
    assert [path for path, _ in good] == [f"0_{GOOD}", f"z_{GOOD}"]
    assert good[0][1] == good[1][1] != 0
