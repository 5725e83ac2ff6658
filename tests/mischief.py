"""Found files that misbehave when a worker loads them."""

import ctypes
import hashlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from models.issues import ReadError
from models.text import RawFile
from pipeline.limits import data_mb

TEXT = "Phấn đấu đến năm 2025 đạt 90% hồ sơ đúng hạn.\n"
KEPT: list[bytearray] = []
"""What a leaking reader never gives back."""


@dataclass(frozen=True)
class Mischief:
    """Stands in for a `FoundFile`; `kind` is the name of a function below."""

    name: str
    kind: str
    path: Path = Path()
    manifest: None = None

    def load(self) -> RawFile:
        globals()[self.kind](self)
        data = f"{TEXT}{self.name}".encode()
        return RawFile(self.name, data, hashlib.sha256(data).hexdigest(), "text/plain")


def good(_: Mischief) -> None: ...


def unreadable(_: Mischief) -> None:
    raise ReadError("torn", "the file is torn")


def hang(_: Mischief) -> None:
    time.sleep(600)


def spin(_: Mischief) -> None:
    """Holds the interpreter's lock in C and lets no other thread in."""
    pow(3, 1 << 40)


def hang_with_child(file: Mischief) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    child = subprocess.Popen(command, start_new_session=file.name == "b")
    file.path.write_text(f"{child.pid} {os.getpid()}")
    child.wait()


def devour(_: Mischief) -> None:
    kept = [bytearray(64 << 20) for _ in range(64)]
    raise AssertionError(len(kept))


def devour_in_c(_: Mischief) -> None:
    """As C libraries do: takes nearly all, then ends the process."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit, _hard = resource.getrlimit(resource.RLIMIT_DATA)
    kept = bytearray(int(0.9 * limit) - int(data_mb() * (1 << 20)))
    time.sleep(0.3)
    assert kept
    os.abort()


def leak(_: Mischief) -> None:
    KEPT.append(bytearray(200 << 20))


def leave_files(file: Mischief) -> None:
    import tempfile

    handle, name = tempfile.mkstemp()
    os.close(handle)
    file.path.write_text(name)
    time.sleep(600)


def nest(_: Mischief) -> None:
    nest(_)


def raise_odd(_: Mischief) -> None:
    raise LookupError("an odd error")


def leave(_: Mischief) -> None:
    os._exit(3)


def crash(_: Mischief) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.string_at(0)


def kill(_: Mischief) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def kill_once(file: Mischief) -> None:
    if not file.path.exists():
        file.path.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def refuse(*_: object) -> None:
    """A worker that ends before it is ready."""
    os._exit(4)
