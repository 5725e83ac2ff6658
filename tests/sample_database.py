"""The sample corpus read once, for all tests that ask it something."""

import fcntl
import os
from pathlib import Path

import pytest

from pipeline.executors import Serial
from pipeline.run import run

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished SQLite database of the samples: ask it, do not write it.

    The processes of one run of pytest share the file; the first to come makes it.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # the folder above belongs to this run alone
        folder = folder.parent
    with (folder / "samples.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made := folder / "samples.db").exists():
            read_samples(folder / "samples.part.db").rename(made)
    return made


def read_samples(path: Path) -> Path:
    """Reads the samples into a new SQLite database."""

    def ignore(*_: object) -> None: ...

    result = run(
        SAMPLES, f"sqlite:///{path}", executor=Serial(), on_start=ignore, on_file=ignore, on_note=ignore
    )  # fmt: skip
    assert not result.failed
    return path
