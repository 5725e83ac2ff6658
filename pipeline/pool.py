"""The supervised pool: knows which file each worker has, ends what overruns, loses nothing.

A worker is a process in a group of its own, forked from one that has everything loaded and
neither threads nor a database (`pipeline.preloaded`). It has one file at work and one waiting, so
that it need not wait while the parent writes. Of a worker that dies only the file at work is
to blame; the waiting one goes to another.
"""

import pickle
import shutil
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import mkdtemp
from typing import Generic, Self, cast

from models.issues import Issue, Severity, Stage
from models.record import FailedFile
from pipeline.discover import FoundFile
from pipeline.executors import Reads, WorkersError
from pipeline.limits import Limits
from pipeline.office_batches import Batch, Job, plan_jobs
from pipeline.worker import Finish, Read, T
from pipeline.worker_handle import WorkerHandle

EACH = 2
"""Files a worker has at most: one at work, one waiting."""
AHEAD, AHEAD_BYTES = 2_000, 256 * 1024 * 1024
"""How many files may be read, and bytes held of them, before the first of them has its turn."""
TRIES = 2
"""How often a file is read whose worker is killed from outside (SIGKILL)."""
STARTS = 3
"""How many workers may fail to start, one after the other, before the run is given up."""


class Pool(Generic[T]):
    """Worker processes for one run; use as a context manager."""

    def __init__(self, workers: int, limits: Limits, finish: Finish[T]) -> None:
        self._most, self._limits, self._finish = workers, limits, finish
        self._workers: list[WorkerHandle] = []
        self._again: deque[Job | Batch] = deque()
        self._next: Job | Batch | None = None
        self._failed_starts = self._held_bytes = 0
        self._done: dict[int, tuple[FoundFile, bytes | FailedFile]] = {}

    def __enter__(self) -> Self:
        self._folder = Path(mkdtemp(prefix="kehoach-"))
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        shutil.rmtree(self._folder, ignore_errors=True)

    def read_all(self, files: Iterable[FoundFile]) -> Reads[T]:
        """Each file with what came of it, in order; a file is taken when a worker has room.

        Raises:
            WorkersError: if workers do not start.
        """
        jobs = plan_jobs(files)
        turn = 0
        while True:
            self._hand_out(jobs, turn)
            if turn in self._done:
                file, answer = self._done.pop(turn)
                turn += 1
                self._held_bytes -= _size(answer)
                yield file, cast("Read[T]", _unpickled(answer))
                self._collect(0)
            elif any(worker.jobs for worker in self._workers):
                self._collect(self._seconds_left())
            else:
                return

    def _hand_out(self, jobs: Iterator[Job | Batch], turn: int) -> None:
        while self._has_room() and (job := self._take(jobs, turn)):
            worker = self._freest()
            try:
                worker.give(job)
            except OSError:  # it ended just now; what it has answered still waits in the pipe
                self._again.appendleft(job)
                while worker in self._workers:
                    self._receive(worker)

    def _take(self, jobs: Iterator[Job | Batch], turn: int) -> Job | Batch | None:
        """A file to be read again, or a new one if it is not too far ahead of its turn."""
        if self._again:
            return self._again.popleft()
        self._next = self._next or next(jobs, None)
        if self._next is None:
            return None
        is_full = self._held_bytes >= AHEAD_BYTES and self._next.number > turn
        if is_full or self._next.number >= turn + AHEAD:
            return None
        job, self._next = self._next, None
        return job

    def _has_room(self) -> bool:
        return len(self._workers) < self._most or any(
            len(worker.jobs) < EACH for worker in self._workers
        )

    def _freest(self) -> WorkerHandle:
        """The worker with the fewest files, a new one if all have some and there may be more."""
        freest = min(self._workers, key=lambda worker: len(worker.jobs), default=None)
        if freest and (not freest.jobs or len(self._workers) == self._most):
            return freest
        worker = WorkerHandle(self._limits, self._folder, self._finish)
        self._workers.append(worker)
        return worker

    def _seconds_left(self) -> float | None:
        deadlines = [worker.deadline for worker in self._workers if worker.deadline is not None]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _collect(self, timeout_s: float | None) -> None:
        """Takes the answers that are there, or come within the time; ends who is overdue."""
        ready = wait([worker.connection for worker in self._workers], timeout_s)
        for worker in list(self._workers):
            if worker.connection in ready:
                self._receive(worker)
            elif worker.is_overdue:
                self._lose(worker)

    def _receive(self, worker: WorkerHandle) -> None:
        try:
            said = worker.receive()
        except (EOFError, OSError):
            self._lose(worker)
            return
        if said is None:
            self._failed_starts = 0
            return
        job, answer, is_last = said
        if isinstance(job, Batch):
            self._again.extend(job.jobs)
        else:
            self._done[job.number] = (job.file, answer)
            self._held_bytes += len(answer)
        if is_last:
            self._again.extend(worker.jobs)
            worker.jobs.clear()
            self._lose(worker)

    def _lose(self, worker: WorkerHandle) -> None:
        """Ends a worker that is dead, overdue or full; settles what becomes of its jobs."""
        self._workers.remove(worker)
        is_overdue, code = worker.is_overdue, worker.end()
        if not worker.is_ready:
            self._again.extend(worker.jobs)
            self._failed_starts += 1
            if self._failed_starts == STARTS:
                raise WorkersError(f"worker processes do not start ({_how_ended(code)})")
            return
        if not worker.jobs:
            return
        job = worker.jobs.popleft()
        if isinstance(job, Batch):
            self._again.extend(job.jobs)
        elif is_overdue:
            message = f"reading the file took longer than {self._limits.timeout_s:g} seconds"
            self._fail(job, "timeout", message)
        elif worker.was_full:
            self._fail(job, "memory_limit", "the file needs more memory than a worker may use")
        elif code == -signal.SIGKILL and job.tries < TRIES:
            job.tries += 1
            self._again.append(job)
        else:
            message = f"the process that read the file was ended by {_how_ended(code)}"
            self._fail(job, "worker_died", message)
        self._again.extend(worker.jobs)

    def _fail(self, job: Job, code: str, message: str) -> None:
        issue = Issue(job.file.name, Stage.READ, code, message, Severity.ERROR)
        self._done[job.number] = (job.file, FailedFile(job.file.name, None, (issue,)))


def _size(answer: bytes | FailedFile) -> int:
    return len(answer) if isinstance(answer, bytes) else 0


def _unpickled(answer: bytes | FailedFile) -> object:
    return answer if isinstance(answer, FailedFile) else pickle.loads(answer)


def _how_ended(code: int | None) -> str:
    """An exit code in words, negative for a signal.

    >>> _how_ended(-11), _how_ended(1)
    ('signal SIGSEGV', 'exit code 1')
    """
    if code is None or code >= 0:
        return f"exit code {code}"
    return f"signal {signal.Signals(-code).name}"
