"""What leaves a worker: one document read to the end, ready to be stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.facts import Facts
from models.issues import Issue, Severity
from models.structure import Part, Section, Table
from models.text import Block, ManifestRow, TextSource


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document with its text, build, facts and issues; plain values, so it can be pickled.

    `parts` and `section_of` run parallel to `blocks`; `fixes` counts the cleaning fixes.
    """

    path: str
    sha256: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    section_of: tuple[int | None, ...]
    tables: tuple[Table, ...]
    facts: Facts
    issues: tuple[Issue, ...] = ()
    fixes: Mapping[str, int] = field(default_factory=dict)
    manifest: ManifestRow | None = None
    source_url: str | None = None
    text_source: TextSource = "text"

    @property
    def error(self) -> Issue | None:
        """The issue by which the file counts as failed, though its text is kept; None if all is well."""
        errors = (issue for issue in self.issues if issue.severity is Severity.ERROR)
        return next(errors, None)


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that gave no document, with the issues that say why."""

    path: str
    sha256: str | None
    issues: tuple[Issue, ...]
