"""A file found in a folder or an archive: its name, and the way to its bytes."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from models.issues import ReadError, Stage
from models.text import ManifestRow, RawFile
from pipeline.archives import read_member
from pipeline.media_types import UNREAD, media_type

MAX_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that can be read, in a folder or in an archive; a plain value, so it can be pickled.

    `name` is the path that is stored: relative to the corpus folder, POSIX, NFC; that of a file
    in an archive goes on behind the archive's name (``2024/plans.zip/quý I/kế hoạch.pdf``).
    `path` is the file on disk, or the archive; `member` the place in the archive's list, and
    in the lists of archives within it.
    """

    name: str
    path: Path
    member: tuple[int, ...] = ()
    manifest: ManifestRow | None = None

    def load(self, max_bytes: int = MAX_BYTES) -> RawFile:
        """Read the bytes, and tell what they are.

        Raises:
            ReadError: ``file_too_large``, ``empty_file``, ``unreadable_file``, ``bad_archive``,
                ``unsupported_archive`` or ``encrypted_file``.
        """
        data = self.read_bytes(max_bytes)
        if len(data) > max_bytes:
            message = f"the file is larger than {max_bytes} bytes"
            raise ReadError("file_too_large", message, stage=Stage.DISCOVER)
        if not data:
            raise ReadError("empty_file", "the file has no bytes", stage=Stage.DISCOVER)
        kind = media_type(data)
        if problem := UNREAD.get(kind):
            code, message = problem
            raise ReadError(code, message, stage=Stage.DISCOVER)
        return RawFile(self.name, data, hashlib.sha256(data).hexdigest(), kind, self.manifest)

    def digest(self) -> str:
        """The SHA-256 of the bytes.

        Raises:
            ReadError: ``unreadable_file`` or ``bad_archive``.
        """
        return hashlib.sha256(self.read_bytes()).hexdigest()

    def read_bytes(self, max_bytes: int = MAX_BYTES) -> bytes:
        """The bytes, at most one more than `max_bytes`.

        Raises:
            ReadError: ``unreadable_file`` or ``bad_archive``.
        """
        if self.member:
            return read_member(self.path, self.member, max_bytes)
        try:
            with self.path.open("rb") as stream:
                return stream.read(max_bytes + 1)
        except OSError as error:
            message = f"the file cannot be opened: {error.strerror}"
            raise ReadError("unreadable_file", message, stage=Stage.DISCOVER) from error


def printable(path: Path) -> str:
    """A path as text that can be stored and shown: POSIX, bytes that are no UTF-8 escaped."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
