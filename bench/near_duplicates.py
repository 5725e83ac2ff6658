"""What MinHash tells apart: ``python -m bench.near_duplicates`` (docs/decisions/0010).

One plan in many formats, the samples with another place or the next year, the estimate's error,
and the time of a signature and of joining ten thousand documents.
"""

import re
import statistics
import time
from itertools import combinations
from pathlib import Path

import numpy as np

from db.near_duplicates import Worded, join_near
from db.signatures import GROUP, MINIMA, minima, own_words, plain_words
from models.record import FailedFile
from pipeline.discover import find_file
from pipeline.worker import as_read, read_found

ROOT = Path(__file__).resolve().parent.parent
MADE = ROOT / "tests" / "formats" / "made"
TEXTS = [
    *(ROOT / "corpus" / "samples").glob("*.txt"),
    *(ROOT / "tests" / "documents").glob("*.txt"),
]
UNITS = re.compile(r"(?:tỉnh|huyện|TỈNH|HUYỆN)\s+([A-ZĐ]\w+ [A-ZĐ]\w+)")
COUNT = 10_000


def common(one: bytes, other: bytes) -> float:
    return float((np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")).mean())


def true_share(one: list[str], other: list[str]) -> float:
    ours, theirs = (
        {tuple(words[i : i + GROUP]) for i in range(len(words) - GROUP + 1)}
        for words in (one, other)
    )
    return len(ours & theirs) / len(ours | theirs)


def formats() -> None:
    plans: dict[str, list[list[str]]] = {}
    for path in sorted(MADE.iterdir()):
        found = find_file(path)
        read = read_found(found, as_read) if found else None
        if read is not None and not isinstance(read, FailedFile):
            plans.setdefault(path.name.split(".")[0], []).append(own_words(read[0]))
    for name, copies in plans.items():
        pairs = list(combinations([minima(words) for words in copies], 2))
        same = [common(*pair) for pair in pairs]
        low, middle = min(same, default=1.0), statistics.median(same or [1.0])
        print(f"{name}: {len(copies)} formats, in common least {low:.2f}, median {middle:.2f}")


def templates() -> None:
    shares: dict[str, list[float]] = {"next year": [], "another place": []}
    errors = []
    for path in TEXTS:
        text = path.read_text("utf-8")
        words = plain_words(text)
        if len(words) < 100:
            continue
        units = UNITS.findall(text)
        later = re.sub(r"\b20\d\d\b", lambda year: str(int(year[0]) + 1), text)
        changed = {"next year": later}
        if units:
            unit = max(set(units), key=units.count)
            changed["another place"] = re.sub(re.escape(unit), "Đông Hải", text, flags=re.I)
        for name, other in changed.items():
            share = common(minima(words), minima(plain_words(other)))
            shares[name].append(share)
            errors.append(share - true_share(words, plain_words(other)))
    for name, found in shares.items():
        median = statistics.median(found)
        print(f"{name}: {len(found)} texts, in common median {median:.2f}, most {max(found):.2f}")
    spread = statistics.pstdev(errors)
    print(f"error of the estimate with {MINIMA} minima: {spread:.3f} (standard deviation)")


def speed() -> None:
    words = [plain_words(path.read_text("utf-8")) for path in TEXTS]
    began = time.perf_counter()
    for one in words:
        minima(one)
    each = (time.perf_counter() - began) / len(words)
    size = round(statistics.mean(map(len, words)))
    print(f"a signature of {size} words: {each * 1000:.1f} ms")
    drawn = np.random.default_rng(1).integers(0, 2**32, (COUNT, MINIMA), dtype=np.uint32)
    drawn[COUNT // 2 :] = drawn[: COUNT // 2]  # each twice, all of them of seven templates
    drawn[:, :4] = np.arange(COUNT)[:, None] % 7
    held = [_worded(number, drawn[number].tobytes()) for number in range(COUNT)]
    began = time.perf_counter()
    found = join_near(held, {})
    print(
        f"joining {COUNT} documents: {time.perf_counter() - began:.2f} s, {len(found)} duplicates"
    )


def _worded(number: int, signature: bytes) -> Worded:
    plan = number % (COUNT // 2)
    return Worded(
        id=number,
        path=f"{number}.txt",
        genre="plan",
        is_complete=True,
        text_source="text",
        words=1000,
        minima=signature,
        number=f"{plan}/KH-UBND" if number == plan else None,
        issued_on=f"2024-01-{1 + plan % 28:02}",
        period=("2024-01-01", "2024-12-31"),
        body=f"Ủy ban nhân dân tỉnh {plan % 63}",
        province=f"{plan % 63}",
        title=f"Kế hoạch {plan}",
    )


if __name__ == "__main__":
    formats()
    templates()
    speed()
