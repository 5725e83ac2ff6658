"""A sign of life from slow work: the clock of a file begins anew with each scanned page read.

A scan of forty pages takes longer than any file may; that it goes on is what its limit asks.
Whoever minds the clock (pipeline/worker.py) says what a beat does; without him it does nothing.
All the beats of a file together have an end too, so that no file holds a worker for an hour.
"""

import time
from collections.abc import Callable

MOST_PAGES = 300
"""Pages of one file that are given time of their own."""
MOST_S = 300.0
"""Seconds after which no further page of a file is: at 2 s a page some 150 pages are read."""


class _Heart:
    """What is done at each beat, how many there were of this file, and when it began."""

    on_beat: Callable[[], None] | None = None
    beats: int = 0
    began: float = 0.0


def listen(on_beat: Callable[[], None] | None) -> None:
    """Let `on_beat` be called at each beat of this process, for a file that begins now.

    None ends that.
    """
    _Heart.on_beat, _Heart.beats, _Heart.began = on_beat, 0, time.monotonic()


def beat() -> None:
    """Tell that a part of slow work (a page) is done; called by the reader of scans."""
    if _Heart.on_beat and has_time():
        _Heart.beats += 1
        _Heart.on_beat()


def has_time() -> bool:
    """True while a further page of the file may be begun; always where nobody minds the clock."""
    if _Heart.on_beat is None:
        return True
    return _Heart.beats < MOST_PAGES and time.monotonic() - _Heart.began < MOST_S
