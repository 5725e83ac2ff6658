"""One worker process: gets found files over a pipe, answers with what came of each."""

import contextlib
import gc
import os
import pickle
import select
import shutil
import signal
import tempfile
import threading
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol, TypeVar

from models.issues import Issue, ReadError, Severity, Stage
from models.record import DocumentRecord, FailedFile
from pipeline import heartbeat
from pipeline.discover import FoundFile
from pipeline.document import read_documents, uncollected
from pipeline.limits import Limits, data_mb, limit_memory
from pipeline.office_batches import MOST_S, convert_batch
from pipeline.process_trees import descendants
from pipeline.readers.office import CACHE

GC_THRESHOLD = (50_000, 20, 50)
GRACE_S = 5.0
"""How long after the timeout a worker ends itself, should nobody have ended it."""
KEPT = 0.75
"""A worker that holds this share of its memory after a file makes room for a fresh one."""
FULL, NEARLY, WATCH_MS = "full", 0.85, 50
"""The file that tells that a worker came near its limit; the share of it; how often it is seen."""
READY, MORE, LAST = b"ready", b"more", b"last"
"""What a worker says when it begins, and after each answer: whether it takes another file."""
BEAT = b"beat"
"""What it says when a page of a scan is read: the clock of the file begins anew."""


class Finished(Protocol):
    """What leaves a worker for a document, whatever is made of it."""

    @property
    def path(self) -> str:
        """The file's, or ``FILE#2`` of a further document in it."""

    @property
    def sha256(self) -> str:
        """Of the file's bytes."""


T = TypeVar("T", bound=Finished)
Read = tuple[T, ...] | FailedFile
"""What comes of a file: its documents, one at least, or why there is none."""
Finish = Callable[[DocumentRecord], T]
"""What is made of each document where it is read; its outcome is what leaves the worker."""
Task = FoundFile | tuple[FoundFile, ...]
"""What a worker is sent: a file to read, or a batch to convert ahead."""


def calm_collector() -> None:
    """Lets the garbage collector look less often: a document makes many objects and no cycles.

    The lexicons and pipelines that are there for good need no looking at (bench/stages.py).
    """
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLD)


def as_read(record: DocumentRecord) -> DocumentRecord:
    """The document itself, for who does not store it."""
    return record


@uncollected()
def read_found(found: FoundFile, finish: Finish[T]) -> Read[T]:
    """Reads and finishes one file; whatever it may raise becomes the one issue of a `FailedFile`."""
    sha256, stage = None, Stage.EXTRACT
    try:
        file = found.load()
        sha256 = file.sha256
        records = read_documents(file)
        stage = Stage.STORE
        return tuple(map(finish, records))
    except ReadError as error:
        stage, code, message = error.stage, error.code, str(error)
    except MemoryError:
        code, message = "memory_limit", "the file needs more memory than a worker may use"
    except RecursionError:
        code, message = "nested_too_deep", "the file is nested too deep to be followed"
    except Exception as error:  # noqa: BLE001 - one document must not end the run
        code, message = "internal_error", f"{type(error).__name__}: {error}"
    issue = Issue(found.name, stage, code, message, Severity.ERROR)
    return FailedFile(found.name, sha256, (issue,))


def serve(connection: Connection, limits: Limits, folder: Path, finish: Finish[Finished]) -> None:
    """Answers files until the pipe is closed; ends with the run that started it.

    Args:
        connection: the worker's end of the pipe; first it says `READY`, then for each file
            sends the pickled `Read`, and `MORE` or `LAST`.
        limits: what a file may take.
        folder: the run's folder of temporary files, which it removes at its end. The worker has
            one of its own in it; office files converted ahead lie in it for all workers.
        finish: what is made of each document.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    os.setsid()  # a group of its own, that can be ended at once
    os.environ[CACHE] = str(folder)
    own = own_folder(folder, os.getpid())
    os.environ["TMPDIR"] = tempfile.tempdir = str(own)
    watched = (connection.fileno(), folder, own / FULL, NEARLY * limits.memory_mb)
    threading.Thread(target=_watch, args=watched, daemon=True).start()
    import pipeline.preloaded  # noqa: F401 - there already, if forked from the process that has it

    warnings.simplefilter("ignore")  # of libraries; what a researcher should know is an issue
    calm_collector()
    limit_memory(limits.memory_mb)
    connection.send_bytes(READY)
    is_last = False
    while not is_last:
        try:
            task = connection.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, task_seconds(task, limits) + GRACE_S)
        _pass_beats_on(connection, limits)
        answer = _answer(task, folder, finish)
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.send_bytes(answer)
        del answer
        (own / FULL).unlink(missing_ok=True)
        is_last = data_mb() > KEPT * limits.memory_mb
        connection.send_bytes(LAST if is_last else MORE)


def _pass_beats_on(connection: Connection, limits: Limits) -> None:
    """Lets the file at work have its time again with each page of a scan (heartbeat.py)."""

    def on_beat() -> None:
        signal.setitimer(signal.ITIMER_REAL, limits.timeout_s + GRACE_S)
        connection.send_bytes(BEAT)

    heartbeat.listen(on_beat)


def own_folder(folder: Path, pid: int) -> Path:
    """The folder of a worker's temporary files; it is made if it is not there."""
    own = folder / str(pid)
    own.mkdir(exist_ok=True)
    return own


def task_seconds(task: Task, limits: Limits) -> float:
    """How long a task may take: a file its timeout, a batch what its files may, within bounds."""
    if isinstance(task, tuple):
        return min(MOST_S, limits.timeout_s * len(task))
    return limits.timeout_s


def _answer(task: Task, folder: Path, finish: Finish[Finished]) -> bytes:
    """The pickled `Read` of a file; nothing of a batch."""
    if isinstance(task, tuple):
        with contextlib.suppress(MemoryError):  # each of its files is read alone then
            convert_batch(task, folder)
        return b""
    read = read_found(task, finish)
    try:
        return pickle.dumps(read, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        message = "the document needs more memory than a worker may use"
    one = read if isinstance(read, FailedFile) else read[0]
    issue = Issue(one.path, Stage.EXTRACT, "memory_limit", message, Severity.ERROR)
    return pickle.dumps(FailedFile(one.path, one.sha256, (issue,)))


def _watch(pipe: int, folder: Path, full: Path, nearly_mb: float) -> None:
    """Notes when memory runs short; ends all when the other end of the pipe is gone.

    C libraries end the process where they get no memory, so that it can no longer say why.
    A run that was killed cannot remove its temporary files.
    """
    poll = select.poll()
    poll.register(pipe, 0)  # a hang-up is told without being asked for
    while not poll.poll(WATCH_MS):
        if data_mb() > nearly_mb:
            full.touch()
    shutil.rmtree(folder, ignore_errors=True)  # first: without its programs the worker may end
    for child in list(descendants(os.getpid())):
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    os.killpg(0, signal.SIGKILL)
