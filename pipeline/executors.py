"""Who reads the files of a run: this process, or supervised worker processes with limits.

Both give the answers in the order of the files, so that what is stored does not depend on who
was faster.
"""

import os
from collections.abc import Generator, Iterable
from typing import Literal, Protocol

from pipeline.discover import FoundFile
from pipeline.limits import Limits
from pipeline.worker import Finish, Read, T, calm_collector, read_found

MOST_WORKERS = 16
"""One process writes; more workers than this only wait for it."""

Reads = Generator[tuple[FoundFile, Read[T]], None, None]
"""Each file with what came of it; to be closed by who does not take all."""


class WorkersError(RuntimeError):
    """No worker process can be started."""


class Executor(Protocol):
    """Reads files; `name` and `workers` are told in v_runs."""

    @property
    def name(self) -> Literal["serial", "processes"]:
        """How it works."""

    @property
    def workers(self) -> int:
        """How many files are read at a time."""

    def read_all(self, files: Iterable[FoundFile], finish: Finish[T]) -> Reads[T]:
        """Each file with what came of it, in order; files are taken as they are needed.

        `finish` is done with each document where it is read; it must be a function of a module.
        """


class Serial:
    """Reads in this process, without limits: for tests, profiles and debuggers."""

    name: Literal["serial"] = "serial"
    workers = 1

    def read_all(self, files: Iterable[FoundFile], finish: Finish[T]) -> Reads[T]:
        """Each file with what came of it."""
        calm_collector()
        for file in files:
            yield file, read_found(file, finish)


class Processes:
    """Reads in worker processes, each file within `limits`; a worker that dies is replaced.

    Workers import the main script, as those of `multiprocessing` do: a script that uses this
    does its work below ``if __name__ == "__main__"``.
    """

    name: Literal["processes"] = "processes"

    def __init__(self, workers: int | None = None, limits: Limits | None = None) -> None:
        self.workers = workers or default_workers()
        self.limits = limits or Limits()

    def read_all(self, files: Iterable[FoundFile], finish: Finish[T]) -> Reads[T]:
        """Each file with what came of it; no worker is left when this ends or is closed."""
        from pipeline.pool import Pool

        with Pool(self.workers, self.limits, finish) as pool:
            yield from pool.read_all(files)


def make_executor(workers: int | None, limits: Limits) -> Executor:
    """As many processes as asked for, one a core if None; 0 reads in this process."""
    return Serial() if workers == 0 else Processes(workers, limits)


def default_workers() -> int:
    """As many as there are cores that this process may use, `MOST_WORKERS` at most."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST_WORKERS)
    return min(os.cpu_count() or 1, MOST_WORKERS)
