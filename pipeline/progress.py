"""How far a run is: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from pipeline.bookkeeping import Outcome
from pipeline.terminal import number_of

LINES_APART_S = 5.0


class Progress:
    """Documents done, rate and time left; use as a context manager around a run."""

    def __init__(self) -> None:
        self.total = self.count = 0
        self.began = self.said = time.monotonic()
        self._bar = _make_bar() if sys.stderr.isatty() else None

    def __enter__(self) -> "Progress":
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def start(self, total: int) -> None:
        """Told once how many files there are."""
        self.total = total
        if self._bar:
            self._bar.add_task("reading", total=total, rate="")
        else:
            sys.stderr.write(f"reading {number_of(total, 'file')}\n")

    def note(self, words: str) -> None:
        """Told what is to be known before the reading."""
        sys.stderr.write(f"note: {words}\n")

    def done(self, _path: str, _outcome: Outcome) -> None:
        """Told of each file."""
        self.count += 1
        now = time.monotonic()
        rate = self.count / max(now - self.began, 1e-6)
        if self._bar:
            self._bar.update(self._bar.task_ids[0], advance=1, rate=f"{rate:.1f}/s")
            return
        if now - self.said >= LINES_APART_S or self.count == self.total:
            left = (self.total - self.count) / rate
            sys.stderr.write(
                f"  {self.count}/{self.total} files, {rate:.1f}/s, {left:.0f} s left\n"
            )
            self.said = now


def _make_bar() -> "Bar":
    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
