"""Hostile files at full size: each must give one clear issue or a document, in time and memory.

Run ``python -m bench.hostile [--scale 0.1] [NAME ...]``: a table of seconds, peak megabytes of the
worker with all it started, and the issue. Exit 1 if a bound is broken.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.issues import Issue, Severity
from models.record import DocumentRecord, FailedFile
from pipeline.discover import discover
from pipeline.executors import Processes
from pipeline.limits import Limits
from pipeline.process_trees import descendants
from pipeline.worker import Read, as_read

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from hostile_files import HOSTILE, false_files, torn_files

LIMITS = Limits()
SLACK_S = 3.0
"""Seconds over the timeout for handing out, ending and replacing a worker."""
FIND_S, FIND_MB = 30.0, 300.0
"""Bounds of finding the files: the parent looks into archives, but not into their members."""
SAMPLE_S = 0.02
TORN_AT = (0.02, 0.35, 0.7, 0.97, 0.999)
UNCLEAR = {"internal_error", "worker_died"}
SHOWN = 10


@dataclass(frozen=True)
class Figures:
    """What reading one folder took, and what came of it."""

    find_s: float
    find_mb: float
    slowest_s: float
    peak_mb: float
    issues: tuple[Issue, ...]
    documents: int

    @property
    def broken(self) -> list[str]:
        """The bounds that do not hold."""
        checks = {
            "seconds": self.slowest_s > LIMITS.timeout_s + SLACK_S,
            "memory": self.peak_mb > LIMITS.memory_mb,
            "seconds to find": self.find_s > FIND_S,
            "memory to find": self.find_mb > FIND_MB,
            "unclear": any(issue.code in UNCLEAR for issue in self.issues),
            "silent": not self.issues and not self.documents,
            "several codes": len({i.path for i in self.issues})
            < len({(i.path, i.code) for i in self.issues}),
        }
        return [name for name, is_broken in checks.items() if is_broken]


class Peak:
    """The most memory that the workers and their programs held, seen every `SAMPLE_S`."""

    def __init__(self) -> None:
        self.mb = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(SAMPLE_S):
            below = list(descendants(os.getpid()))
            self.mb = max(self.mb, sum(highest_mb(pid) for pid in below if not is_template(pid)))


def status(pid: int | str) -> dict[str, str]:
    """The fields of /proc/PID/status; none if the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return {}
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)


def highest_mb(pid: int | str) -> float:
    """The most memory that a process held so far."""
    return int(status(pid).get("VmHWM", "0 kB").split()[0]) / 1024


def is_template(pid: int) -> bool:
    """True for the processes that workers are forked from: children of this one."""
    return status(pid).get("PPid") == str(os.getpid())


def measure(folder: Path) -> Figures:
    """Finds and reads the files of a folder, one worker for them all."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # the highest mark begins anew
    before, start = highest_mb("self"), time.perf_counter()
    found = discover(folder)
    find_s, find_mb = time.perf_counter() - start, highest_mb("self") - before
    slowest = 0.0
    issues = [issue for issue in found.issues if issue.severity is Severity.ERROR]
    documents = 0
    with Peak() as peak:
        at = time.perf_counter()
        for _, read in Processes(1, LIMITS).read_all(found.files, as_read):
            now = time.perf_counter()
            slowest, at = max(slowest, now - at), now
            problems = list(errors(read))
            issues += problems
            documents += not problems
    return Figures(find_s, find_mb, slowest, peak.mb, tuple(issues), documents)


def errors(read: Read[DocumentRecord]) -> Iterator[Issue]:
    """The errors of a file, of all its documents."""
    if isinstance(read, FailedFile):
        yield from read.issues
        return
    for record in read:
        yield from (i for i in record.issues if i.severity is Severity.ERROR)


def folders(scale: float, names: list[str]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """A name and the files to be read together: a hostile file each, then the small ones."""
    for hostile in HOSTILE:
        if not names or hostile.name in names:
            yield hostile.name, {hostile.name: hostile.make(scale)}
    if not names or "random" in names:
        yield "random", dict(false_files())
    if not names or "torn" in names:
        yield "torn", dict(torn_files(TORN_AT))


def report(name: str, size: int, figures: Figures) -> None:
    """Prints a line of the table, and more of what is unclear."""
    codes = sorted({issue.code for issue in figures.issues})
    said = (
        f"{len(figures.issues)} x {', '.join(codes)}" if len(figures.issues) > 1 else "".join(codes)
    )
    result = said or f"{figures.documents} documents"
    broken = f"   BROKEN: {', '.join(figures.broken)}" if figures.broken else ""
    print(
        f"{name:22}{size / 1e6:9.1f}{figures.find_s:8.1f}{figures.slowest_s:9.1f}"
        f"{figures.peak_mb:9.0f}   {result}{broken}",
        flush=True,
    )
    for issue in [i for i in figures.issues if i.code in UNCLEAR][:SHOWN]:
        print(f"    {issue.path}: {issue.code}: {issue.message[:150]}")


def main() -> int:
    """Reads each hostile file; 1 if a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("names", nargs="*", help="only these, also: random, torn")
    options = parser.parse_args()
    list(Processes(1, LIMITS).read_all(discover(Path("corpus/samples")).files, as_read))  # warm
    print(f"{'file':22}{'MB':>9}{'find s':>8}{'read s':>9}{'peak MB':>9}   result")
    broken = 0
    for name, files in folders(options.scale, options.names):
        with tempfile.TemporaryDirectory() as folder:
            for file, data in files.items():
                (Path(folder) / file).write_bytes(data)
            size = sum(len(data) for data in files.values())
            files.clear()
            figures = measure(Path(folder))
        report(name, size, figures)
        broken += bool(figures.broken)
    print(f"\n{broken} of the bounds broken" if broken else "\nall bounds hold")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
