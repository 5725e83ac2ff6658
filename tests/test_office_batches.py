"""Files of office programs are converted in batches ahead of their turn."""

from pathlib import Path

import pytest

from models.record import FailedFile
from pipeline.discover import FoundFile
from pipeline.executors import Processes
from pipeline.office_batches import Batch, Job, convert_batch, plan_jobs
from pipeline.readers.office import BATCH
from pipeline.readers.office_programs import find_soffice
from pipeline.worker import as_read

MADE = Path(__file__).resolve().parent / "formats" / "made"
needs_libreoffice = pytest.mark.skipif(
    find_soffice() is None, reason="needs LibreOffice: install libreoffice-writer-nogui"
)


def planned(*names: str) -> list[list[int]]:
    """The numbers of the files of each job."""
    jobs = plan_jobs(FoundFile(name, Path(name)) for name in names)
    return [
        [j.number for j in job.jobs] if isinstance(job, Batch) else [job.number] for job in jobs
    ]


@pytest.mark.parametrize(
    ("names", "want"),
    [
        ([], []),
        (["a.txt", "b.pdf"], [[0], [1]]),
        (["a.doc", "b.pdf"], [[0], [1]]),
        (["a.txt", "b.doc", "c.pdf", "d.RTF", "e.odt", "f.docx"], [[0], [1, 3, 4], [2], [5]]),
        ([f"{i}.doc" for i in range(BATCH + 2)], [[*range(BATCH)], [BATCH, BATCH + 1]]),
    ],
)
def test_batches_stand_where_their_first_file_stood(
    names: list[str], want: list[list[int]]
) -> None:
    assert planned(*names) == want


def test_a_batch_begins_with_the_file_whose_turn_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.office_batches.LOOK", 3)
    assert planned("a.doc", "b", "c.doc", "d.doc", "e", "f.doc") == [[0, 2], [1], [3, 5], [4]]
    assert isinstance(next(plan_jobs([FoundFile("a.doc", Path("a.doc"))])), Job)


@needs_libreoffice
def test_a_batch_leaves_word_files_for_the_readers(tmp_path: Path) -> None:
    names = ("phu_tho.doc", "phu_tho.rtf", "phu_tho.legal.html", "is_not_there.odt")
    files = tuple(FoundFile(name, MADE / name) for name in names)
    convert_batch(files, tmp_path)
    made = {file.load().sha256 for file in files[:2]}
    assert {path.stem for path in tmp_path.glob("*.docx")} == made
    assert len(list(tmp_path.iterdir())) == 2


@needs_libreoffice
def test_office_files_of_a_run_are_read() -> None:
    names = ("phu_tho.doc", "phu_tho.odt", "phu_tho.rows.txt", "phu_tho.rtf")
    files = [FoundFile(name, MADE / name) for name in names]
    reads = [read for _, read in Processes(1).read_all(files, as_read)]
    assert not [read for read in reads if isinstance(read, FailedFile)]
    assert [read[0].path for read in reads if isinstance(read, tuple)] == list(names)
