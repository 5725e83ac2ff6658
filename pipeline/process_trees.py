"""Ends a process together with all that it started, in its own group or in groups of theirs."""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process started, and those that they did; none where /proc is not.

    Any of them may end while they are looked for, the first one too.
    """
    for child in _children(pid):
        yield child
        yield from descendants(child)


def _children(pid: int) -> Iterator[int]:
    with contextlib.suppress(OSError):
        for task in sorted(Path(f"/proc/{pid}/task").iterdir()):
            with contextlib.suppress(OSError):  # the thread has ended meanwhile
                yield from map(int, (task / "children").read_bytes().split())


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
