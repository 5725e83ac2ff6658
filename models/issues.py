"""What was in scope and not understood, or could not be read."""

from dataclasses import dataclass
from enum import StrEnum

from models.spans import Span


class Stage(StrEnum):
    """The stage of the way that raised an issue."""

    DISCOVER = "discover"
    READ = "read"
    CLEAN = "clean"
    SEGMENT = "segment"
    EXTRACT = "extract"
    STORE = "store"


class Severity(StrEnum):
    """An error loses the document, a warning loses one fact of it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing a researcher should know: `code` for counting, `message` for reading."""

    path: str
    stage: Stage
    code: str
    message: str
    severity: Severity = Severity.WARNING
    span: Span | None = None


class ReadError(Exception):
    """A file that cannot be read as a document; becomes one issue with `code`."""

    def __init__(self, code: str, message: str, *, stage: Stage = Stage.READ) -> None:
        super().__init__(message)
        self.code = code
        self.stage = stage
