"""Ends a process together with all that it started, in its own group or in groups of theirs."""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process started, and those that they did; none where /proc is not."""
    for tasks in sorted(Path(f"/proc/{pid}/task").glob("*/children")):
        try:
            children = [int(word) for word in tasks.read_text("ascii").split()]
        except OSError:  # the thread has ended meanwhile
            continue
        for child in children:
            yield child
            yield from descendants(child)


def kill_tree(pid: int) -> None:
    """Ends the process group that `pid` leads, and its descendants in other groups.

    What is ended already is no matter. A process that its parent did not outlive is no
    descendant any more: kill from the root.
    """
    below = list(descendants(pid))
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    for child in below:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
