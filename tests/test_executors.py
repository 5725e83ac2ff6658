"""Worker processes: limits hold, what dies is replaced, nothing is lost and nothing comes twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from mischief import Mischief, refuse
from test_pipeline import SAMPLES, ask, contents
from typer.testing import CliRunner

from models.issues import Issue
from models.record import DocumentRecord, FailedFile
from pipeline.bookkeeping import RunResult
from pipeline.cli import app
from pipeline.executors import Processes, Reads, Serial, WorkersError, default_workers
from pipeline.limits import Limits
from pipeline.office_batches import Job
from pipeline.process_trees import descendants
from pipeline.run import run
from pipeline.worker import Finish, Read, T, as_read
from pipeline.worker_handle import WorkerHandle

LIMITS = Limits(timeout_s=6.0, memory_mb=512)
PATIENT = Limits(timeout_s=20, memory_mb=512)
"""Where nothing hangs: a busy machine reads a document in seconds."""
KINDS = [
    ("unreadable", "torn", "the file is torn"),
    ("hang", "timeout", "reading the file took longer than 6 seconds"),
    ("spin", "timeout", "reading the file took longer than 6 seconds"),
    ("devour", "memory_limit", "the file needs more memory than a worker may use"),
    ("devour_in_c", "memory_limit", "the file needs more memory than a worker may use"),
    ("nest", "nested_too_deep", "the file is nested too deep to be followed"),
    ("raise_odd", "internal_error", "LookupError: an odd error"),
    ("leave", "worker_died", "the process that read the file was ended by exit code 3"),
    ("crash", "worker_died", "the process that read the file was ended by signal SIGSEGV"),
    ("kill", "worker_died", "the process that read the file was ended by signal SIGKILL"),
]


def issue_of(read: Read[DocumentRecord]) -> Issue | None:
    return read.issues[0] if isinstance(read, FailedFile) else None


def read_all(
    executor: Processes, files: Iterable[Mischief]
) -> list[tuple[str, Read[DocumentRecord]]]:
    return [(file.name, read) for file, read in executor.read_all(files, as_read)]  # type: ignore[arg-type]


def wait_until(holds: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_whatever_a_file_does_is_one_issue_and_the_others_are_read() -> None:
    files = [
        Mischief(f"{kind}{i}", k)
        for kind, *_ in KINDS
        for i, k in enumerate(("good", kind, "good"))
    ]
    reads = read_all(Processes(3, LIMITS), files)
    assert [name for name, _ in reads] == [file.name for file in files]
    assert all(
        (read if isinstance(read, FailedFile) else read[0]).path == name for name, read in reads
    )
    issues = [issue_of(read) for _, read in reads]
    found = [(i.code, i.message) for i in issues if i]
    assert found == [(code, message) for _, code, message in KINDS]
    assert [bool(i) for i in issues] == [False, True, False] * len(KINDS)


def test_in_this_process_errors_are_issues_too() -> None:
    files = [Mischief("a", "good"), Mischief("b", "nest"), Mischief("c", "raise_odd")]
    reads = [read for _, read in Serial().read_all(files, as_read)]  # type: ignore[arg-type]
    assert [i and i.code for i in map(issue_of, reads)] == [
        None,
        "nested_too_deep",
        "internal_error",
    ]


def test_a_file_whose_worker_is_killed_from_outside_is_read_again(tmp_path: Path) -> None:
    files = [Mischief(str(i), "kill_once", tmp_path / str(i)) for i in range(4)]
    assert all(isinstance(read, tuple) for _, read in read_all(Processes(2), files))


def test_a_worker_that_keeps_memory_makes_room_for_a_fresh_one() -> None:
    files = [Mischief(str(i), "leak") for i in range(4)]
    assert all(isinstance(read, tuple) for _, read in read_all(Processes(1, PATIENT), files))


def test_programs_and_files_of_a_worker_go_with_it(tmp_path: Path) -> None:
    """A program in a group of its own too (b)."""
    files = [
        Mischief("a", "hang_with_child", tmp_path / "a"),
        Mischief("b", "hang_with_child", tmp_path / "b"),
        Mischief("c", "leave_files", tmp_path / "c"),
    ]
    reads = read_all(Processes(3, LIMITS), files)
    assert [i and i.code for i in (issue_of(read) for _, read in reads)] == ["timeout"] * 3
    for name in "ab":
        child, worker = map(int, (tmp_path / name).read_text().split())
        assert wait_until(lambda c=child, w=worker: not is_alive(c) and not is_alive(w))  # type: ignore[misc]
    assert not Path((tmp_path / "c").read_text()).parent.parent.exists()


def test_processes_may_end_while_they_are_looked_for() -> None:
    """Between one look and the next a process, its threads and its children may be gone."""
    starter = "import subprocess\nfor _ in range(100): subprocess.run(['true'])"
    with subprocess.Popen([sys.executable, "-c", starter]) as child:
        seen = set()
        while child.poll() is None:
            seen.update(descendants(os.getpid()))
    assert child.pid in seen
    assert list(descendants(child.pid)) == []


def test_what_a_worker_answered_before_it_ended_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is gone when the next file is handed to it, its answer still in the pipe."""
    give = WorkerHandle.give

    def give_late(worker: WorkerHandle, job: Job) -> None:
        if worker.jobs and not worker.is_ready:
            worker.receive()
            worker._process.join(30)
        give(worker, job)

    monkeypatch.setattr(WorkerHandle, "give", give_late)
    files = [Mischief("a", "leak"), Mischief("b", "good")]
    assert all(isinstance(read, tuple) for _, read in read_all(Processes(1, PATIENT), files))


def test_a_batch_that_ends_its_worker_is_read_file_by_file() -> None:
    files = [Mischief(f"{i}.doc", kind) for i, kind in enumerate(("good", "leave", "good", "good"))]
    reads = read_all(Processes(2, PATIENT), files)
    assert [name for name, _ in reads] == [file.name for file in files]
    codes = [i and i.code for i in (issue_of(read) for _, read in reads)]
    assert codes == [None, "worker_died", None, None]


@pytest.mark.parametrize(("name", "most"), [("AHEAD", 3), ("AHEAD_BYTES", 1)])
def test_no_more_answers_wait_than_a_run_can_hold(
    monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    monkeypatch.setattr(f"pipeline.pool.{name}", most)
    monkeypatch.setattr("pipeline.office_batches.LOOK", 1)
    taken: list[str] = []

    def files() -> Iterable[Mischief]:
        for i in range(40):
            taken.append(str(i))
            yield Mischief(str(i), "good" if i else "hang")

    reads = Processes(2, LIMITS).read_all(files(), as_read)  # type: ignore[arg-type]
    next(reads)
    assert len(taken) <= 6
    assert len(list(reads)) == 39


def test_workers_that_cannot_start_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.worker_handle.serve", refuse)
    with pytest.raises(WorkersError, match=r"do not start \(exit code 4\)"):
        read_all(Processes(1, LIMITS), [Mischief("a", "good")])


def test_no_worker_without_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.pool.WorkerHandle", None)
    assert read_all(Processes(2), []) == []


class Mixed(Processes):
    """Reads a folder whose files named after a kind of mischief do it."""

    def read_all(self, files: Iterable, finish: Finish[T]) -> Reads[T]:  # type: ignore[type-arg]
        return super().read_all(map(self.mixed, files), finish)

    @staticmethod
    def mixed(file):  # type: ignore[no-untyped-def]
        kind = Path(file.name).stem
        return Mischief(file.name, kind) if kind in dict.fromkeys(k for k, *_ in KINDS) else file


def extract(corpus: Path, database: Path, executor: Processes | Serial) -> RunResult:
    silent = {"on_start": print, "on_file": print, "on_note": print}
    return run(corpus, f"sqlite:///{database}", executor=executor, **silent)  # type: ignore[arg-type]


def test_the_database_does_not_depend_on_who_read(tmp_path: Path) -> None:
    found = []
    for name, executor in (("s", Serial()), ("1", Processes(1)), ("3", Processes(3))):
        extract(SAMPLES, database := tmp_path / f"{name}.db", executor)
        found.append(contents(database))
        said = ask(database, "select workers, executor from v_runs")
        assert said == [(executor.workers, executor.name)]
    assert found[0] == found[1] == found[2]


def test_a_run_goes_on_past_every_mischief(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    kinds = [(kind, code) for kind, code, _ in KINDS if code != "timeout"]
    for kind, _ in kinds:
        (corpus / f"{kind}.txt").write_text(kind)
    for file in sorted(SAMPLES.glob("0*.txt")):
        (corpus / file.name).write_bytes(file.read_bytes())
    result = extract(corpus, database := tmp_path / "k.db", Mixed(2, PATIENT))
    assert (result.failed, result.written) == (len(kinds), len(list(SAMPLES.glob("0*.txt"))))
    failed = ask(database, "select path, code from v_issues where severity = 'error' order by path")
    assert failed == sorted((f"{kind}.txt", code) for kind, code in kinds)


RUNNING = """
import sys
from pathlib import Path
from mischief import Mischief, refuse
from pipeline.executors import Processes
from pipeline.worker import as_read
if __name__ == "__main__":
    list(Processes(1).read_all([Mischief("b", "hang_with_child", Path(sys.argv[1]))], as_read))
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_workers_and_their_programs_end_with_the_run(tmp_path: Path, end: signal.Signals) -> None:
    pids = tmp_path / "pids"
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", RUNNING, str(pids)]
    with subprocess.Popen(command, env=paths, stderr=subprocess.DEVNULL) as parent:
        assert wait_until(lambda: pids.exists() and bool(pids.read_text()), 60)
        parent.send_signal(end)
        parent.wait(60)
    child, worker = map(int, pids.read_text().split())
    assert wait_until(lambda: not is_alive(child) and not is_alive(worker), 30)


def test_explain_keeps_the_limits() -> None:
    sample = str(SAMPLES / "11_kon_tum_chi_thi_2019.txt")
    done = CliRunner().invoke(app, ["explain", sample, "--timeout", "20", "--memory", "600"])
    assert done.exit_code == 0
    assert CliRunner().invoke(app, ["explain", sample, "--memory", "5"]).exit_code == 2


@pytest.mark.parametrize("options", [["--workers", "-1"], ["--timeout", "0"], ["--memory", "100"]])
def test_wrong_limits_exit_with_2(tmp_path: Path, options: list[str]) -> None:
    done = CliRunner().invoke(app, ["extract", str(SAMPLES), "--db", str(tmp_path / "k"), *options])
    assert done.exit_code == 2


def test_workers_are_as_many_as_cores() -> None:
    assert 1 <= default_workers() <= 16
