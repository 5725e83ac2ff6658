"""Where a document's time goes, and how far that is from the floor.

The floor is the least any reader must do: read the file, hash it, decode it, bring it to NFC and
go over it once with one pattern. Run ``make bench`` or ``python -m bench.stages FOLDER``.
"""

import gc
import hashlib
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import regex

from extractors.registry import EXTRACTORS
from models.facts import Facts
from models.plan import Plan
from models.text import RawFile
from pipeline.clean import clean_text
from pipeline.discover import discover
from pipeline.document import read_document
from pipeline.link import link_facts
from pipeline.parse import parse
from pipeline.readers import read
from pipeline.segment import segment
from pipeline.worker import GC_THRESHOLD

ROUNDS = 7
CHARS = 50_000
TYPICAL = "12_soc_trang_nong_nghiep_2021_2025.txt"
SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
SECTION = regex.compile(r"^I\. \p{Lu}", regex.MULTILINE)
SIGNATURE = regex.compile(r"^(?:TM\.|Nơi nhận)", regex.MULTILINE)
_ONE_PATTERN = regex.compile(r"\d+(?:[.,]\d+)?\s?%")


def grow(path: Path, chars: int) -> RawFile:
    """A sample grown to about `chars` characters by repeating its sections before the signature."""
    text = path.read_text("utf-8")
    first = SECTION.search(text)
    end = SIGNATURE.search(text)
    if first is None or end is None:
        raise ValueError(f"{path} has no sections before a signature")
    head, body, tail = text[: first.start()], text[first.start() : end.start()], text[end.start() :]
    grown = head + body * max(1, round((chars - len(head)) / len(body))) + tail
    data = grown.encode()
    return RawFile("grown.txt", data, hashlib.sha256(data).hexdigest(), "text/plain")


def timed(work: Callable[[], object]) -> float:
    """The median seconds of `ROUNDS` runs, the collector as calm as in a run."""
    seconds = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def floor(data: bytes) -> int:
    """Hash, decode, NFC and one pass."""
    hashlib.sha256(data).hexdigest()
    text = unicodedata.normalize("NFC", data.decode("utf-8"))
    return sum(1 for _ in _ONE_PATTERN.finditer(text))


def extractor_times(plan: Plan) -> dict[str, float]:
    """The seconds of each extractor, each seeing the facts before it, and of linking."""
    facts, times = Facts(), {}
    for extractor in EXTRACTORS:
        before = facts
        times[extractor.name] = timed(lambda e=extractor, f=before: e.extract(plan, f))  # type: ignore[misc]
        facts = extractor.extract(plan, before)
    times["link"] = timed(lambda: link_facts(facts))
    return times


def stage_times(file: RawFile) -> dict[str, float]:
    """The seconds of each stage of one document, warm."""
    raw = read(file)
    clean = clean_text(raw)
    plan, _ = parse(file, raw)
    times = {
        "read": timed(lambda: read(file)),
        "clean": timed(lambda: clean_text(raw)),
        "segment": timed(lambda: segment(clean)),
    }
    times["tokenize"] = timed(lambda: parse(file, raw)) - times["clean"] - times["segment"]
    return times | extractor_times(plan)


def report(name: str, file: RawFile) -> None:
    """Prints the table of one document."""
    read_document(file)  # warm: pipelines, lexicons, patterns
    times = stage_times(file)
    whole = timed(lambda: read_document(file))
    least = timed(lambda: floor(file.data))
    chars = len(file.data.decode("utf-8"))
    print(
        f"\n{name}: {chars:,} characters, {whole * 1000:.0f} ms, {chars / whole / 1e6:.2f} Mchar/s"
    )
    print(f"  {whole / least:.0f} times the floor ({chars / least / 1e6:.0f} Mchar/s)")
    total = sum(times.values())
    for stage, seconds in times.items():
        print(f"  {stage:18}{seconds * 1000:8.1f} ms {100 * seconds / total:6.1f} %")


def main(folder: Path) -> None:
    """Reports the largest document of a folder, and a sample grown to 50,000 characters."""
    gc.set_threshold(*GC_THRESHOLD)
    found = discover(folder)
    texts = [file.load() for file in found.files]
    largest = max((t for t in texts if t.media_type == "text/plain"), key=lambda t: len(t.data))
    report(f"largest text of {folder.name} ({largest.path})", largest)
    report(f"{TYPICAL} grown to 50,000 characters", grow(SAMPLES / TYPICAL, CHARS))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
