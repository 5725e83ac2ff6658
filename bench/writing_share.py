"""How much of a run's CPU time goes into writing, beside reading: a ratio within one run.

    python -m bench.writing_share [--whole] [FOLDER ...]

Without a folder the samples. Each step is timed in this process, once all words are loaded, with
an empty database. `--whole` makes a real run with worker processes too, however many files there
are (10,000 in the FOLDER/plans of `bench.big_database`), and sets the CPU time of the process that
writes, finding the files and resolving citations included, against that of all.
"""

import argparse
import os
import pickle
import time
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from db.engine import Database, close_database, open_database
from db.ready import ready_document
from db.store import save_documents, start_run
from models.lexicon import lexicon_sha256
from models.record import FailedFile
from pipeline.discover import discover
from pipeline.document import uncollected
from pipeline.executors import Processes
from pipeline.process_trees import descendants
from pipeline.run import run
from pipeline.version import code_version
from pipeline.worker import as_read, calm_collector, read_found

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
MOST = 300
STEPS = ("reading", "making ready", "writing")
LOOK = 50
"""After so many files the clocks of the workers are read: one may end before the run does."""
TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def begin(engine: Database) -> int:
    """A run of this program's; its id."""
    return start_run(
        engine, code_version=code_version(), lexicon_sha256=lexicon_sha256(), workers=1,
        executor="serial",
    )  # fmt: skip


def by_steps(folder: Path, most: int = MOST) -> str:
    """CPU milliseconds a document of each step, and the share of the last.

    A worker reads, and makes rows and words of the index ready and pickles them; what is left for
    the one process that writes is unpickling, numbering and inserting.
    """
    calm_collector()
    files = list(islice(discover(folder).files, most))
    for file in files[:20]:
        read_found(file, ready_document)
    spent = dict.fromkeys(STEPS, 0.0)
    with TemporaryDirectory() as place:
        engine = open_database(f"sqlite:///{place}/share.db")
        run_id = begin(engine)
        for file in files:
            times = [time.process_time()]
            with uncollected():  # as in a worker
                records = read_found(file, as_read)
                times.append(time.process_time())
                if isinstance(records, FailedFile):
                    continue
                ready = [ready_document(one) for one in records]
            sent = pickle.dumps(ready, pickle.HIGHEST_PROTOCOL)
            del records, ready
            times.append(time.process_time())
            save_documents(engine, run_id, pickle.loads(sent), fingerprint="", code_version="")
            times.append(time.process_time())
            for name, (start, end) in zip(spent, pairwise(times), strict=True):
                spent[name] += end - start
        close_database(engine)
    each = ", ".join(f"{name} {one / len(files) * 1000:.1f}" for name, one in spent.items())
    return f"{each} ms a document; writing {spent['writing'] / sum(spent.values()):.0%}"


class _Clocks:
    """The CPU seconds of the processes that this one started, and they, as last seen."""

    def __init__(self) -> None:
        self.seconds: dict[int, float] = {}
        self.files = 0

    def on_file(self, *_: object) -> None:
        """Looks now and then."""
        self.files += 1
        if self.files % LOOK == 0:
            self.look()

    def look(self) -> None:
        """Reads the clock of each process that is there."""
        for pid in descendants(os.getpid()):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
            except OSError:  # it has ended meanwhile
                continue
            self.seconds[pid] = sum(map(int, fields[11:13])) * TICK_S


def whole(folder: Path) -> str:
    """The same of a whole run into a new database, by processes; it needs /proc."""

    def ignore(*_: object) -> None: ...

    clocks = _Clocks()
    with TemporaryDirectory() as place:
        url = f"sqlite:///{place}/whole.db"
        start, cpu = time.perf_counter(), time.process_time()
        result = run(
            folder, url, executor=Processes(), on_start=ignore, on_file=clocks.on_file, on_note=ignore
        )  # fmt: skip
        writing, seconds = time.process_time() - cpu, time.perf_counter() - start
        clocks.look()
    reading = sum(clocks.seconds.values())
    return (
        f"{result.seen:,} files in {seconds:.0f} s; CPU of the workers {reading:.0f} s, of the"
        f" process that writes {writing:.0f} s, {writing / (reading + writing):.0%} of all"
    )


def main() -> None:
    """Measures the folders."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", type=Path, nargs="*", default=[SAMPLES])
    parser.add_argument("--whole", action="store_true")
    given = parser.parse_args()
    for folder in given.folders:
        print(f"{folder}: {by_steps(folder)}", flush=True)
        if given.whole:
            print(f"{folder}: {whole(folder)}", flush=True)


if __name__ == "__main__":
    main()
