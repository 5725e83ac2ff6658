"""A folder -> a database: every file once, one transaction a document, errors as issues."""

import gc
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from db.engine import Database, open_database
from db.queries import failed_paths
from db.resolve import Resolved, resolve
from db.store import (
    KnownFile,
    finish_run,
    known_files,
    save_document,
    save_failure,
    save_notes,
    start_run,
)
from models.issues import Issue, ReadError, Severity, Stage
from models.lexicon import lexicon_sha256
from models.record import FailedFile
from models.text import ManifestRow, RawFile
from pipeline.discover import Discovery, discover, load_file, stored_path
from pipeline.document import read_document
from pipeline.version import code_version, fingerprint

GC_THRESHOLD = (50_000, 20, 50)
Outcome = Literal["written", "unchanged", "failed"]
OnFile = Callable[[str, Outcome], None]
"""Told of each file when it is done: its path and what came of it."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run did, in files."""

    run_id: int
    seen: int
    written: int
    unchanged: int
    failed: int
    resolved: Resolved


def run(corpus: Path, url: str, *, on_start: Callable[[int], None], on_file: OnFile) -> RunResult:
    """Reads every file of a folder into the database at `url`.

    A file is read again only if its bytes, the code or the lexicons changed.

    Raises:
        NotADirectoryError, FileNotFoundError: if `corpus` is no folder.
        DatabaseError: if the database cannot be opened or is of another version.
    """
    found = discover(corpus)
    engine = open_database(url)
    run_id = start_run(
        engine,
        code_version=code_version(),
        lexicon_sha256=lexicon_sha256(),
        workers=1,
        executor="serial",
    )
    work = _Work(engine, run_id, known_files(engine), fingerprint())
    save_notes(engine, run_id, found.issues)
    on_start(len(found.files))
    _calm_collector()
    for path in found.files:
        on_file(stored_path(path, corpus), work.read(path, found))
    lost = {issue.path for issue in found.issues if issue.severity is Severity.ERROR}
    paths = lost | {stored_path(path, corpus) for path in found.files}
    finish_run(engine, run_id, seen=len(paths), written=work.written, unchanged=work.unchanged)
    failed = len(paths & failed_paths(engine))
    return RunResult(run_id, len(paths), work.written, work.unchanged, failed, resolve(engine))


def _calm_collector() -> None:
    """Lets the garbage collector look less often: a document makes many objects and no cycles.

    The lexicons and pipelines that are there for good need no looking at (bench/stages.py).
    """
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLD)


class _Work:
    """Reads and saves the files of one run."""

    def __init__(
        self, engine: Database, run_id: int, known: dict[str, KnownFile], mark: str
    ) -> None:
        self.engine, self.run_id, self.known, self.mark = engine, run_id, known, mark
        self.written = self.unchanged = 0

    def read(self, path: Path, found: Discovery) -> Outcome:
        """Reads one file and saves what came of it; nothing it may raise ends the run."""
        name, sha256, mark = stored_path(path, found.root), None, self.mark
        try:
            file = load_file(path, found.root, found.manifest)
            sha256, mark = file.sha256, self._mark(file)
            if self._is_known(name, sha256, mark):
                self.unchanged += 1
                return "unchanged"
            record = read_document(file)
            version = code_version()
            save_document(self.engine, self.run_id, record, fingerprint=mark, code_version=version)
        except ReadError as error:
            issue = Issue(name, error.stage, error.code, str(error), Severity.ERROR)
        except Exception as error:  # noqa: BLE001 - one document must not end the run
            message = f"{type(error).__name__}: {error}"
            issue = Issue(name, Stage.EXTRACT, "internal_error", message, Severity.ERROR)
        else:
            self.written += 1
            return "written"
        if sha256 is None and self._is_known(name, sha256, mark):  # nor could it be opened before
            self.unchanged += 1
            return "unchanged"
        save_failure(self.engine, self.run_id, FailedFile(name, sha256, (issue,)), fingerprint=mark)
        return "failed"

    def _is_known(self, name: str, sha256: str | None, mark: str) -> bool:
        known = self.known.get(name)
        return known is not None and (known.sha256, known.fingerprint) == (sha256, mark)

    def _mark(self, file: RawFile) -> str:
        """Code, words and what the manifest says of the file: a change of any reads it anew."""
        return self.mark if file.manifest is None else f"{self.mark}/{_digest(file.manifest)}"


def _digest(row: ManifestRow) -> str:
    return hashlib.sha256(repr(row).encode()).hexdigest()[:8]
