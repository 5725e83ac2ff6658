"""The same plans in every format and noise class give the same facts."""

import json
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from formats.content import ABOVE, LEFT, NAMES, load_plan
from formats.drawing import find_fonts
from formats.files import FILES, MADE, MadeFile
from formats.measure import facts_of, gold_of, grid_of, measure, read_made, write_gold
from formats.oracle import TABLE_FOLDER, TABLES, OracleTable, table_docx, table_page, table_pdf
from formats.texts import row_dump
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import raw_file

from evaluation.floors import load_floors
from evaluation.predicted import PredictedDocument
from evaluation.scores import evaluate
from models.record import DocumentRecord
from pipeline.document import read_document
from pipeline.executors import Serial
from pipeline.media_types import media_type

REFERENCE = {
    "phu_tho": "phu_tho.rows.txt",
    "tay_ninh": "tay_ninh.legal.html",
    "ca_mau": "ca_mau.rows.txt",
    "thai_nguyen": "thai_nguyen.rows.txt",
}
KNOWN_FAILURES: dict[str, str] = {}
"""Strict: who mends one takes its line away."""
BY_NAME = {file.name: file for file in FILES}
KILOBYTES, MEGABYTES = 1 << 10, 1 << 20


def why_not(file: MadeFile) -> str | None:
    """What to install before a file can be read."""
    if file.kind == "scan" and shutil.which("tesseract") is None:
        return "apt-get install tesseract-ocr tesseract-ocr-vie"
    if file.name.endswith((".doc", ".rtf", ".odt")) and shutil.which("soffice") is None:
        return "apt-get install libreoffice-writer-nogui"
    return None


def marks(name: str, why: str | None = None) -> list[pytest.MarkDecorator]:
    """Skips what cannot be read here, and expects what is known to fail."""
    if why:
        return [pytest.mark.skip(reason=why)]
    if name in KNOWN_FAILURES:
        return [pytest.mark.xfail(reason=KNOWN_FAILURES[name], strict=True)]
    return []


def cases(*kinds: str) -> list[object]:
    """The files of some kinds."""
    some = (file for file in FILES if file.kind in kinds and not file.heavy)
    return [pytest.param(f, id=f.name, marks=marks(f.name, why_not(f))) for f in some]


@cache
def reading(name: str) -> tuple[str, dict[str, PredictedDocument]]:
    """A file read into a database of its own; the folder lives as long as the tests."""
    folder = TemporaryDirectory(prefix="kehoach_formats_")
    _FOLDERS.append(folder)
    return read_made([name], Path(folder.name), executor=Serial())


_FOLDERS: list[TemporaryDirectory[str]] = []


def document(name: str) -> PredictedDocument:
    return reading(name)[1].get(name, PredictedDocument())


def test_the_list_names_the_files_that_are_there() -> None:
    assert {path.name for path in MADE.iterdir()} == set(BY_NAME)
    sizes = [path.stat().st_size for path in MADE.iterdir()]
    assert max(sizes) <= 256 * KILOBYTES
    assert sum(sizes) <= 6 * MEGABYTES


@pytest.mark.parametrize("name", NAMES)
def test_gold_stands_in_the_content(name: str) -> None:
    words, at = " ".join(row_dump(load_plan(name)).split()), 0
    gold = gold_of(BY_NAME[f"{name}.rows.txt"])
    for target in gold.targets or ():
        at = words.index(target.quote, at)
    for charge in gold.assignments:
        assert charge.task in words
    for row in gold.rows:
        assert row.task in words
        assert row.lead in words
    first, last = gold.prose_scope or ("", "")
    assert words.index(first) < words.index(last)


@pytest.mark.parametrize("file", cases("text", "html", "encoding", "word", "pdf"))
def test_every_format_gives_the_facts_of_the_text_dump(file: MadeFile, tmp_path: Path) -> None:
    expected = facts_of(document(REFERENCE[file.plan]))
    changes = dict(file.changes)
    expected["metadata"] = [
        (name, str(changes[name]).casefold() if name in changes else value)
        for name, value in expected["metadata"]
    ]
    assert facts_of(document(file.name)) == expected
    write_gold(file, tmp_path)
    judged = evaluate(reading(file.name)[0], tmp_path, floors="formats")
    # a score that has nothing to judge, as the rows of a plan without a table, holds no floor
    assert [short for short in judged.shortfalls if short.value is not None] == []


@pytest.mark.parametrize("file", cases("scan"))
def test_scans_hold_their_floors(file: MadeFile) -> None:
    floors, found = load_floors("scans"), measure(file, document(file.name))
    assert found.number
    # of what the dump gives: what no format gives is not the scan's fault
    dump = REFERENCE[file.plan]
    whole = measure(BY_NAME[dump], document(dump)).targets
    assert found.targets >= floors["targets_all_recall"] * whole
    assert found.assignments >= floors["assign_recall"]
    assert document(file.name).about["text_source"] in ("ocr", "mixed")  # type: ignore[index]


@pytest.mark.parametrize("file", cases("archive"))
def test_archives_are_read_member_by_member(file: MadeFile) -> None:
    members = reading(file.name)[1]
    for name, twin in (("ca_mau.docx", "ca_mau.rows.txt"), ("tay_ninh.pdf", "tay_ninh.legal.html")):
        assert facts_of(members[name]) == facts_of(document(twin))


def read_bytes(data: bytes) -> DocumentRecord:
    return read_document(raw_file(data, path="table", media_type=media_type(data)))


ORACLES = [f"{table.name}{suffix}" for table in TABLES for suffix in (".html", ".docx", ".pdf")]


@pytest.mark.parametrize("name", [pytest.param(n, id=n, marks=marks(n)) for n in ORACLES])
def test_tables_equal_the_oracle(name: str) -> None:
    path = TABLE_FOLDER / name
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    record = read_bytes(path.read_bytes())
    assert grid_of(record) == [[" ".join(cell.split()) for cell in row] for row in expected]


@st.composite
def tables(draw: st.DrawFn) -> OracleTable:
    """Any table of up to five columns, with cells merged downwards and section rows."""
    columns = draw(st.integers(2, 5))
    words = st.sampled_from(
        ("Sở Y tế", "đạt 85%", "Quý II", "báo cáo; kế hoạch", "công khai kết quả")
    )
    rows: list[tuple[str, ...]] = [tuple(f"Cột {n}" for n in range(1, columns + 1))]
    for number in range(1, draw(st.integers(2, 12)) + 1):
        if draw(st.integers(0, 6)) == 0:
            rows.append((f"Phần {number}", *[LEFT] * (columns - 1)))
            continue
        can_merge = len(rows) > 1 and LEFT not in rows[-1]
        cells = [
            ABOVE if can_merge and draw(st.integers(0, 3)) == 0 else f"{draw(words)} {number}.{n}"
            for n in range(1, columns)
        ]
        rows.append((str(number), *cells))
    return OracleTable("any", 1, (14, *[40] * (columns - 1)), tuple(rows), height=140)


NO_FONT = None if find_fonts() else "apt-get install fonts-dejavu-core"
MAKERS = [
    pytest.param(table_page, id="html"),
    pytest.param(table_docx, id="docx"),
    pytest.param(table_pdf, id="pdf", marks=marks("", NO_FONT)),
]


@pytest.mark.parametrize("make", MAKERS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables())
def test_any_table_equals_its_grid(make: object, table: OracleTable) -> None:
    made = make(table)  # type: ignore[operator]
    record = read_bytes(made.encode() if isinstance(made, str) else made)
    assert grid_of(record) == table.cells()
