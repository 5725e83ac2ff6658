"""Ten thousand invented plans in one database: how large it is, and how fast it answers.

    python -m bench.big_database FOLDER [--documents 10000]

writes FOLDER/big.db and the plans' texts in FOLDER/plans, if they are not there, and measures.
The documents go straight through the store, as a run would save them; what a run reads them with
is kept beside them, so that `kehoach extract FOLDER/plans --db FOLDER/big.db` finds all unchanged.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Engine, text

from bench.big_plans import plan
from bench.writing_share import SAMPLES, begin, by_steps
from db.compare import compare
from db.coverage import coverage
from db.engine import close_database, open_database
from db.question import Question
from db.resolve import resolve
from db.search import search
from db.store import finish_run, keep_folder, save_document
from pipeline.version import code_version
from pipeline.versions import mark_of

ROUNDS = 5
COMMAND = (sys.executable, "-c", "from pipeline.cli import main; main()")
FREQUENT = "par_index_rank"  # the first of the catalogue is the most frequent here


def write(folder: Path, documents: int) -> float:
    """Writes the database and the texts; the seconds a document that saving took."""
    engine = open_database(f"sqlite:///{folder}/big.db")
    run_id = begin(engine)
    keep_folder(engine, str((folder / "plans").resolve()))
    mark, spent = mark_of("text/plain"), 0.0
    for number in range(1, documents + 1):
        record = plan(number)
        path = folder / "plans" / record.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(record.text, "utf-8", newline="")
        start = time.perf_counter()
        save_document(engine, run_id, record, fingerprint=mark, code_version=code_version())
        spent += time.perf_counter() - start
    start = time.perf_counter()
    resolve(engine)
    print(f"resolving {time.perf_counter() - start:.1f} s")
    finish_run(engine, run_id, seen=documents, written=documents, unchanged=0)
    close_database(engine)
    return spent / documents


def timed(work: Callable[[], object]) -> float:
    """The median seconds of some rounds."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def answers(engine: Engine) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is asked, within the program."""
    frequent = Question(indicators=(FREQUENT,))
    yield "compare, one year", lambda: compare(engine, Question((FREQUENT,), years=(2024, 2024)))
    yield "compare, all years", lambda: compare(engine, frequent)
    yield (
        "compare, an area",
        lambda: compare(engine, Question(area=2, years=(2024, 2024), boundaries="now")),
    )
    yield "compare, results", lambda: compare(engine, Question((FREQUENT,), modality="result"))
    yield "coverage", lambda: coverage(engine)
    yield "search, a phrase", lambda: search(engine, "thi diem o co so")
    yield "search, a province", lambda: search(engine, "nam dinh")


def commands(database: Path) -> Iterator[tuple[str, ...]]:
    """What is asked on the command line."""
    asked = ("compare", "--indicator", FREQUENT, "--year", "2024", "--with-leads")
    counted = ("sql", "SELECT count(*) FROM v_documents")
    for words in (asked, ("coverage",), ("search", "thi diem o co so"), counted, ("show", "15")):
        yield (*words, "--db", str(database))


def measure(folder: Path) -> None:
    """Prints sizes and seconds."""
    database = folder / "big.db"
    engine = open_database(f"sqlite:///{database}", create=False)
    with engine.connect() as connection:
        count = "SELECT count(*), sum(length(CAST(text AS BLOB))) FROM documents"
        documents, characters = connection.execute(text(count)).one()
        facts = sum(
            connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()
            for name in ("figures", "tasks", "assignments", "legal_references")
        )
    size = database.stat().st_size
    print(f"{documents:,} documents, {facts:,} facts, text {characters / 1e6:.0f} MB")
    print(f"database {size / 1e6:.0f} MB, {size / characters:.2f} times the text")
    for name, work in answers(engine):
        print(f"{name:24}{timed(work):8.3f} s")
    measure_commands(database)
    seconds, cpu, said = process("extract", str(folder / "plans"), "--db", str(database))
    line = next(line for line in said.splitlines() if "unchanged" in line)
    print(
        f"{line}: {seconds:.1f} s, {documents / seconds:,.0f} a second;"
        f" CPU {cpu:.1f} s, {documents / cpu:,.0f} a second"
    )
    for name, files in (("samples", SAMPLES), ("invented", folder / "plans")):
        print(f"{name}: {by_steps(files)}")


def measure_commands(database: Path) -> None:
    """Prints what whole processes take, beside one that only says its help."""
    floor = statistics.median(process("--help")[1] for _ in range(ROUNDS))
    print(f"kehoach --help          CPU {floor:6.3f} s, the floor of any command")
    for words in commands(database):
        taken = [process(*words)[:2] for _ in range(ROUNDS)]
        seconds, cpu = (statistics.median(one) for one in zip(*taken, strict=True))
        print(
            f"kehoach {words[0]:16}{seconds:8.3f} s, CPU {cpu:6.3f} s, {cpu / floor:.1f} of --help"
        )


def process(*words: str) -> tuple[float, float, str]:
    """Seconds and CPU seconds of a command with all that it starts, and what it says."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run((*COMMAND, *words), capture_output=True, check=True, text=True)
    seconds, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system
    return seconds, cpu - before.children_user - before.children_system, done.stdout


def main() -> None:
    """Writes what is missing, and measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if not (given.folder / "big.db").exists():
        print(f"saving {write(given.folder, given.documents) * 1000:.1f} ms a document")
    measure(given.folder)


if __name__ == "__main__":
    main()
