"""The parent's side of one worker process: its pipe, its jobs, its clock, its end."""

import contextlib
import multiprocessing as mp
import os
import shutil
import signal
import tempfile
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from pipeline.discover import FoundFile
from pipeline.limits import Limits
from pipeline.worker import LAST, READY, serve

START_S = 120.0
"""How long a worker may take to begin; the first one waits until everything is loaded."""
END_S = 5.0
PRELOADED = "pipeline.preloaded"


@dataclass(slots=True)
class Job:
    """A file with its number in the run, and how often it was begun."""

    number: int
    file: FoundFile
    tries: int = 1


class WorkerHandle:
    """One worker process. Of `jobs` the first is at work, the others wait in the pipe."""

    def __init__(self, limits: Limits) -> None:
        context = mp.get_context("forkserver")
        context.set_forkserver_preload([PRELOADED])
        self.limits = limits
        self.jobs: deque[Job] = deque()
        self.is_ready = False
        self._began = time.monotonic()
        self._scratch = Path(tempfile.mkdtemp(prefix="kehoach-"))
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, limits, self._scratch))
        self._process.start()
        theirs.close()

    def give(self, job: Job) -> None:
        """Sends a file to the worker.

        Raises:
            OSError: if the worker is gone; it has not got the job then.
        """
        self.connection.send(job.file)
        if self.is_ready and not self.jobs:
            self._began = time.monotonic()
        self.jobs.append(job)

    def receive(self) -> tuple[Job, bytes, bool] | None:
        """What the worker says: a job done, its answer, and if that is the last; None at first.

        Raises:
            EOFError, OSError: if the worker is gone.
        """
        said = self.connection.recv_bytes()
        if said == READY:
            self.is_ready = True
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
        return self._began + self.limits.timeout_s if self.jobs else None

    @property
    def is_overdue(self) -> bool:
        """True if it should have answered by now."""
        return self.deadline is not None and time.monotonic() >= self.deadline

    def end(self) -> int | None:
        """Ends the worker and the programs it started; its exit code, negative for a signal."""
        pid = self._process.pid or 0
        self._process.join(0)
        for kill in (os.killpg, os.kill):  # the group, and the worker if it has none yet
            with contextlib.suppress(ProcessLookupError):
                if kill is os.killpg or self._process.exitcode is None:
                    kill(pid, signal.SIGKILL)
        self._process.join(END_S)
        code = self._process.exitcode
        self.connection.close()
        shutil.rmtree(self._scratch, ignore_errors=True)
        return code
