"""A sign of life from slow work: the clock of a file begins anew with each scanned page read.

A scan of forty pages takes longer than any file may; that it goes on is what its limit asks.
Whoever minds the clock (pipeline/worker.py) says what a beat does; without him it does nothing.
"""

from collections.abc import Callable


class _Heart:
    """What is done at each beat."""

    on_beat: Callable[[], None] | None = None


def listen(on_beat: Callable[[], None] | None) -> None:
    """Let `on_beat` be called at each beat of this process; None ends that."""
    _Heart.on_beat = on_beat


def beat() -> None:
    """Tell that a part of slow work (a page) is done; called by the reader of scans."""
    if _Heart.on_beat:
        _Heart.on_beat()
