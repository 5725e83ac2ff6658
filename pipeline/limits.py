"""How much one file may take: seconds and megabytes, so that no file ends a run."""

import sys
from dataclasses import dataclass

DEFAULT_TIMEOUT_S = 30.0
DEFAULT_MEMORY_MB = 1024
LEAST_MEMORY_MB = 512
"""A worker that has read nothing yet holds 230 MB of data (spaCy, underthesea, lexicons)."""
_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one file: wall clock in seconds, data of a process in megabytes."""

    timeout_s: float = DEFAULT_TIMEOUT_S
    memory_mb: int = DEFAULT_MEMORY_MB


def limit_memory(memory_mb: int) -> None:
    """Let this process and the programs it starts hold at most `memory_mb` of data each.

    RLIMIT_DATA counts what is written to (heap, private maps). RLIMIT_AS would also count
    libraries and mapped files, 150 MB more of a worker. tesseract and LibreOffice run under
    both at 512 MB.
    """
    import resource  # not everywhere; the command line must start there too

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = memory_mb * _MB
    is_lower = hard == resource.RLIM_INFINITY or wanted < hard
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if is_lower else hard, hard))


def data_mb() -> float:
    """How much data this process holds, as RLIMIT_DATA counts it; 0 where that is not told."""
    if sys.platform != "linux":
        return 0.0
    import resource

    with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123 - once a file
        pages = int(stream.read().split()[5])
    return pages * resource.getpagesize() / _MB
