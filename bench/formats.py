"""What is found in the same plans, format by format: the README's table "Formats".

``python -m bench.formats`` reads every made file of tests/formats, each into a database of its
own, and prints the tables; with names (or parts of names) behind it, only those files and in what
they differ from the text dump of the same plan.
"""

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from formats.files import FILES, MadeFile
from formats.measure import Reading, facts_of, measure, read_made

from evaluation.predicted import PredictedDocument
from pipeline.executors import Serial

REFERENCE = {
    "phu_tho": "phu_tho.rows.txt",
    "tay_ninh": "tay_ninh.legal.html",
    "ca_mau": "ca_mau.rows.txt",
    "thai_nguyen": "thai_nguyen.rows.txt",
}
README_PLANS = ("phu_tho", "ca_mau")
HEAD = ("format", "file", "targets", "slots", "number", "table rows", "assignments", "seconds")


@dataclass(frozen=True, slots=True)
class Timed:
    """A file read: what was found, and the seconds it took in this process."""

    reading: Reading
    document: PredictedDocument
    seconds: float


def read_file(file: MadeFile) -> Iterator[Timed]:
    """One file read into a database of its own; an archive gives its members."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        _, documents = read_made([file.name], Path(folder), executor=Serial())
        seconds = time.perf_counter() - start
    if file.kind != "archive":
        documents = {file.name: documents.get(file.name, PredictedDocument())}
    for name, document in documents.items():
        member = MadeFile(name, file.kind, file.note, file.make, file.changes)
        yield Timed(measure(member, document), document, seconds)


def line(timed: Timed) -> tuple[str, ...]:
    """A row of the table."""
    found = timed.reading
    return (
        found.file.note,
        f"`{found.file.name}`",
        f"{found.targets:.0%}",
        f"{found.slots:.0%}",
        "right" if found.number else "wrong",
        "" if found.rows is None else f"{found.rows:.0%}",
        f"{found.assignments:.0%}",
        f"{timed.seconds:.1f}",
    )


def print_tables() -> None:
    """Prints what was found as Markdown tables: the README's two plans, then the others."""
    for _ in read_file(FILES[0]):
        continue  # warm: pipelines, lexicons, patterns
    for is_first in (True, False):
        print("| " + " | ".join(HEAD) + " |")
        print("|" + "---|" * len(HEAD))
        for file in FILES:
            if (file.plan in README_PLANS) == is_first:
                for timed in read_file(file):
                    print("| " + " | ".join(line(timed)) + " |", flush=True)
        print()


def print_differences(parts: Sequence[str]) -> None:
    """Prints the facts in which some files differ from the text dump of their plan."""
    by_name = {file.name: file for file in FILES}
    for file in FILES:
        if not any(part in file.name for part in parts):
            continue
        for timed in read_file(file):
            print(*line(timed), sep="  ")
            dump = next(read_file(by_name[REFERENCE[timed.reading.file.plan]])).document
            wanted, found = facts_of(dump), facts_of(timed.document)
            for kind, facts in wanted.items():
                ours, theirs = ([" | ".join(fact) for fact in f] for f in (facts, found[kind]))
                for change in unified_diff(ours, theirs, kind, kind, lineterm="", n=0):
                    print(" ", change)


if __name__ == "__main__":
    if sys.argv[1:]:
        print_differences(sys.argv[1:])
    else:
        print_tables()
