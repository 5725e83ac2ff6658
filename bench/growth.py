"""Is anything quadratic, and how much of a document's time do the targets take?

Sixteen times the text may cost at most twenty times the seconds, of a whole document and of the
targets alone; the targets take at most 35 % of the time of the documents of a folder. Run
``python -m bench.growth FOLDER ...``; with no folder the samples are read. Processor seconds are
counted, so that what else the machine does counts little.
"""

import gc
import hashlib
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import regex

from bench.stages import SAMPLES, SECTION, SIGNATURE
from extractors.registry import EXTRACTORS
from models.facts import Facts
from models.text import RawFile
from pipeline.discover import discover
from pipeline.document import read_documents
from pipeline.parse import parse
from pipeline.readers import read
from pipeline.worker import GC_THRESHOLD

SMALL, LARGE, MOST_GROWTH = 50_000, 800_000, 20.0
MOST_SHARE = 0.35
ROUNDS = 5
TEXT_TYPES = frozenset(("text/plain", "text/html"))
_LAST_FIGURE = regex.compile(r"(?<![\d/.,-])\d{1,2}(?=\s?%|\s+\p{Ll})")


def mixed(chars: int) -> RawFile:
    """A plan of about `chars` characters: the sections of all samples in turn, figures varied.

    Each turn adds its number to the figures before a percent sign or a noun, so that no two are
    alike; headings, tables' lines, dates and numbers of documents stay as they are.
    """
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    plans = [text for text in texts if SECTION.search(text) and SIGNATURE.search(text)]
    head = plans[0][: _start(plans[0])]
    bodies = [text[_start(text) : _end(text)] for text in plans]
    pieces, size, turn = [head], len(head), 0
    while size < chars:
        piece = _varied(bodies[turn % len(bodies)], turn)
        pieces.append(piece)
        size, turn = size + len(piece), turn + 1
    data = "".join([*pieces, plans[0][_end(plans[0]) :]]).encode()
    return RawFile("mixed.txt", data, hashlib.sha256(data).hexdigest(), "text/plain")


def _start(text: str) -> int:
    found = SECTION.search(text)
    return found.start() if found else 0


def _end(text: str) -> int:
    found = SIGNATURE.search(text)
    return found.start() if found else len(text)


def _varied(body: str, turn: int) -> str:
    return _LAST_FIGURE.sub(lambda m: str((int(m[0]) + turn) % 97 + 1), body)


def least(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The fewest processor seconds of some runs, without the collector, as documents are read."""
    seconds = []
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
        gc.enable()
    return min(seconds)


def targets_alone(file: RawFile) -> Callable[[], Facts]:
    """The targets extractor on a document that all stages before it have read."""
    plan, _ = parse(file, read(file))
    facts = Facts()
    for extractor in EXTRACTORS:
        if extractor.name == "targets":
            return lambda: extractor.extract(plan, facts)
        facts = extractor.extract(plan, facts)
    raise LookupError("no extractor of targets")


def growth() -> Iterator[str]:
    """Small against large, of the whole and of the targets alone."""
    small, large = mixed(SMALL), mixed(LARGE)
    read_documents(small)  # warm: pipelines, lexicons, patterns
    times = len(large.data) / len(small.data)
    for name, work in (
        ("whole document", lambda f: lambda: read_documents(f)),
        ("targets alone", targets_alone),
    ):
        before, after = least(work(small)), least(work(large), rounds=2)
        ratio = after / before
        yield (
            f"{name:16}{before * 1000:8.0f} ms of {SMALL:,} characters {after:8.2f} s of {LARGE:,}: "
            f"{ratio:.1f} times for {times:.1f} times the text {_verdict(ratio <= MOST_GROWTH)}"
        )


def share(folder: Path) -> str:
    """The targets' part of the seconds of all texts and pages of a folder."""
    files = [found.load() for found in discover(folder).files]
    texts = [file for file in files if file.media_type in TEXT_TYPES]
    whole = targets = 0.0
    for file in texts:
        read_documents(file)
        whole += least(lambda f=file: read_documents(f))  # type: ignore[misc]
        targets += least(targets_alone(replace(file)))
    part = targets / whole
    said = f"{100 * part:.1f} % of {whole * 1000:.0f} ms, {len(texts)} texts of {folder.name}"
    return f"targets take {said} {_verdict(part <= MOST_SHARE)}"


def _verdict(holds: bool) -> str:
    return "(holds)" if holds else "(TOO MUCH)"


def main(folders: list[Path]) -> None:
    """Prints growth, and the share in each folder."""
    gc.set_threshold(*GC_THRESHOLD)
    for line in growth():
        print(line)
    for folder in folders:
        print(share(folder))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [SAMPLES])
