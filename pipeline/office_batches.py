"""Files that LibreOffice must convert are converted in batches, ahead of their turn.

A batch is a job of a worker like a file is; its files are read when it is done. Of a batch that
fails each file is read as if there had been none: its reader converts it alone.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from models.issues import ReadError
from models.text import RawFile
from pipeline.discover import FoundFile
from pipeline.readers.office import BATCH, OFFICE_TYPES, convert_many

LOOK = 200
"""How many files are looked over for those that go into a batch."""
MOST_S = 90.0
"""Seconds that a batch may take; LibreOffice is given 55 of them for 20 files."""
MOST_BYTES = 64 * 1024 * 1024
"""Bytes of files that are held at a time."""
_ENDINGS = frozenset(OFFICE_TYPES.values()) | {".dot"}
"""A first guess only: what a file is, its bytes tell when it is loaded."""


@dataclass(slots=True)
class Job:
    """A file with its number in the run, and how often it was begun."""

    number: int
    file: FoundFile
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Files to be converted at once, before each of them is read."""

    jobs: tuple[Job, ...]

    @property
    def number(self) -> int:
        """The number of its first file."""
        return self.jobs[0].number

    @property
    def file(self) -> tuple[FoundFile, ...]:
        """What is sent to the worker."""
        return tuple(job.file for job in self.jobs)


def plan_jobs(files: Iterable[FoundFile]) -> Iterator[Job | Batch]:
    """The files as jobs in order; a batch stands where the first of its files stood."""
    numbered = (Job(number, file) for number, file in enumerate(files))
    ahead: deque[Job] = deque()
    while True:
        ahead.extend(islice(numbered, LOOK - len(ahead)))
        if not ahead:
            return
        batch = _batch(ahead) if _is_office(ahead[0]) else (ahead.popleft(),)
        yield Batch(batch) if len(batch) > 1 else batch[0]


def _batch(ahead: deque[Job]) -> tuple[Job, ...]:
    """Takes the first files of office programs out of `ahead`."""
    batch = tuple(islice((job for job in ahead if _is_office(job)), BATCH))
    taken = {job.number for job in batch}
    rest = [job for job in ahead if job.number not in taken]
    ahead.clear()
    ahead.extend(rest)
    return batch


def _is_office(job: Job) -> bool:
    return PurePosixPath(job.file.name).suffix.lower() in _ENDINGS


def convert_batch(batch: tuple[FoundFile, ...], folder: Path) -> None:
    """Converts the files that LibreOffice reads; leaves those that cannot be loaded to readers."""
    held: list[RawFile] = []
    for found in batch:
        try:
            held.append(found.load())
        except ReadError:
            continue
        if sum(len(file.data) for file in held) > MOST_BYTES:
            convert_many(held, folder)
            held.clear()
    convert_many(held, folder)
