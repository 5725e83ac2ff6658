"""The parent's side of one worker process: its pipe, its jobs, its clock, its end."""

import multiprocessing as mp
import shutil
import time
from collections import deque
from pathlib import Path

from pipeline.limits import Limits
from pipeline.office_batches import Batch, Job
from pipeline.process_trees import kill_tree
from pipeline.worker import (
    BEAT,
    FULL,
    LAST,
    READY,
    Finish,
    Finished,
    own_folder,
    serve,
    task_seconds,
)

START_S = 120.0
"""How long a worker may take to begin; the first one waits until everything is loaded."""
END_S = 5.0
PRELOADED = "pipeline.preloaded"


class WorkerHandle:
    """One worker process. Of `jobs` the first is at work, the others wait in the pipe.

    `was_full` says, when it has ended, whether its last file brought it near its memory limit.
    """

    def __init__(self, limits: Limits, folder: Path, finish: Finish[Finished]) -> None:
        context = mp.get_context("forkserver")
        context.set_forkserver_preload([PRELOADED])
        self.limits, self._folder = limits, folder
        self.jobs: deque[Job | Batch] = deque()
        self.is_ready = self.was_full = False
        self._began = time.monotonic()
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, limits, folder, finish))
        self._process.start()
        theirs.close()

    def give(self, job: Job | Batch) -> None:
        """Sends a file to the worker.

        Raises:
            OSError: if the worker is gone; it has not got the job then.
        """
        self.connection.send(job.file)
        if self.is_ready and not self.jobs:
            self._began = time.monotonic()
        self.jobs.append(job)

    def receive(self) -> tuple[Job | Batch, bytes, bool] | None:
        """What the worker says: a job done, its answer, and if that is the last.

        None at first, and where it tells that a page of a scan is read.

        Raises:
            EOFError, OSError: if the worker is gone.
        """
        said = self.connection.recv_bytes()
        if said == READY:
            self.is_ready = True
        if said in (READY, BEAT):
            self._began = time.monotonic()
            return None
        is_last = self.connection.recv_bytes() == LAST
        self._began = time.monotonic()
        return self.jobs.popleft(), said, is_last

    @property
    def deadline(self) -> float | None:
        """When the worker must have answered, on the monotonic clock; None if it has no job."""
        if not self.is_ready:
            return self._began + START_S
        if not self.jobs:
            return None
        return self._began + task_seconds(self.jobs[0].file, self.limits)

    @property
    def is_overdue(self) -> bool:
        """True if it should have answered by now."""
        return self.deadline is not None and time.monotonic() >= self.deadline

    def end(self) -> int | None:
        """Ends the worker and the programs it started; its exit code, negative for a signal."""
        pid = self._process.pid or 0
        self._process.join(0)  # if it is dead, this tells by which signal
        kill_tree(pid)
        if self._process.exitcode is None:  # it may not lead a group yet
            self._process.kill()
        self._process.join(END_S)
        self.connection.close()
        own = own_folder(self._folder, pid)
        self.was_full = (own / FULL).exists()
        shutil.rmtree(own, ignore_errors=True)
        return self._process.exitcode
