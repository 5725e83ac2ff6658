"""Runs a command beside a PostgreSQL server of its own, so that the database tests run on both.

    python3 tests/postgres_server.py make test

The server lives in a temporary folder (in memory, if there is room) on a free port of this
machine, and is stopped and removed behind the command, whose exit code is the answer.
KEHOACH_TEST_POSTGRES is its address. Where there is no PostgreSQL and none can be installed
(Debian, as root), the command runs without it: the tests are then skipped with the reason. A
server of your own serves as well: set KEHOACH_TEST_POSTGRES to its URL; each test makes and drops
a database of its own there.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "KEHOACH_TEST_POSTGRES"
USER = "postgres"
SETTINGS = (  # a server that is thrown away need not survive a loss of power
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=127.0.0.1",
)  # fmt: skip


class NoServerError(Exception):
    """There is no server, and why."""


def find_programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs; Debian keeps them out of PATH."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin_: float(bin_.parent.name)
    )
    if folders:
        return folders[-1]
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def install() -> None:
    """Installs Debian's PostgreSQL.

    Raises:
        NoServerError: if that needs root, apt or a network that are not there.
    """
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise NoServerError("PostgreSQL is not here, and not to be installed without root and apt")
    print("installing postgresql", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["-y", "--no-install-recommends", "install", "postgresql"]):
        done = subprocess.run(
            ["apt-get", "-qq", *words], env=environment, capture_output=True, text=True,
            stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        if done.returncode:
            last = done.stderr.strip().splitlines()[-1:] or ["no word why"]
            raise NoServerError(f"PostgreSQL could not be installed: {last[0]}")


@contextmanager
def server() -> Iterator[str]:
    """A server of its own; its URL.

    Raises:
        NoServerError: if there is none to be had.
    """
    if find_programs() is None:
        install()
    programs = find_programs()
    if programs is None:
        raise NoServerError("PostgreSQL is not here")
    folder = Path(tempfile.mkdtemp(prefix="kehoach-postgres-", dir=memory_folder()))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        data, port = folder / "data", free_port()
        as_user([programs / "initdb", "-D", data, "-U", "kehoach", "-A", "trust", "-E", "UTF8",
                 "--locale=C", "--no-sync"])  # fmt: skip
        options = " ".join(f"-c {setting}" for setting in SETTINGS)
        options += f" -p {port} -c unix_socket_directories={folder}"
        control = [programs / "pg_ctl", "-D", data, "-w"]
        as_user([*control, "-l", folder / "log", "-o", options, "start"])
        try:
            yield f"postgresql://kehoach@127.0.0.1:{port}/postgres"
        finally:
            as_user([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def memory_folder() -> str | None:
    """A folder in memory with 2 GB to spare, if there is one: a disk is slower."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK):
        return str(memory) if shutil.disk_usage(memory).free > 2 << 30 else None
    return None


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def as_user(words: Sequence[str | Path]) -> None:
    """Runs a program of PostgreSQL's, which refuse to run as root.

    Raises:
        NoServerError: if it fails.
    """
    prefix = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*prefix, *map(str, words)], cwd="/", stdin=subprocess.DEVNULL, check=False,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    if done.returncode:
        raise NoServerError(f"{Path(words[0]).name} failed: {done.stderr.strip()}")


def main(command: Sequence[str]) -> int:
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    if os.environ.get(VARIABLE):
        return subprocess.run(command, check=False).returncode
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    code: int | None = None
    try:
        with server() as url:
            code = subprocess.run(command, env=os.environ | {VARIABLE: url}, check=False).returncode
    except NoServerError as error:
        print(f"{error}{' (the tests on it are skipped)' if code is None else ''}", flush=True)
    return subprocess.run(command, check=False).returncode if code is None else code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
