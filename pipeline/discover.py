"""Which files a folder holds, in a stable order, and what each is by its bytes."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from models.issues import Issue, ReadError, Severity, Stage
from models.text import ManifestRow, RawFile
from pipeline.manifest import MANIFEST, read_manifest
from pipeline.media_types import media_type

__all__ = ["Discovery", "FoundFile", "discover", "media_type", "printable", "read_manifest"]

MAX_BYTES = 100 * 1024 * 1024
_OTHER_NAMES = frozenset({MANIFEST, "thumbs.db", "desktop.ini", "__macosx"})


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
            ReadError: ``file_too_large``, ``empty_file`` or ``unreadable_file``.
        """
        data = _read_bytes(self.path, max_bytes)
        if len(data) > max_bytes:
            message = f"the file is larger than {max_bytes} bytes"
            raise ReadError("file_too_large", message, stage=Stage.DISCOVER)
        if not data:
            raise ReadError("empty_file", "the file has no bytes", stage=Stage.DISCOVER)
        digest = hashlib.sha256(data).hexdigest()
        return RawFile(self.name, data, digest, media_type(data), self.manifest)


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a folder holds: files ordered by name, manifest, issues.

    `copies` are the names of files left out, each with the name of the file of the same bytes
    that is among `files`.
    """

    root: Path
    files: tuple[FoundFile, ...]
    manifest: Mapping[str, ManifestRow]
    issues: tuple[Issue, ...]
    copies: Mapping[str, str] = field(default_factory=dict)


def discover(folder: Path) -> Discovery:
    """Find the files below `folder`; links are not followed, each is an issue.

    Left out by name: the manifest, hidden files and folders, README*, gold files
    (``*.gold.json``), lock files of office programs and the droppings of file managers.

    Raises:
        NotADirectoryError: if `folder` is no folder.
        FileNotFoundError: if there is nothing of that name.
    """
    issues: list[Issue] = []
    manifest = read_manifest(folder, issues)
    found: dict[str, FoundFile] = {}
    for path in sorted(_walk(folder, issues), key=lambda p: (stored_path(p, folder), str(p))):
        name = stored_path(path, folder)
        if name in found:
            message = "another file has the same name in other Unicode letters; only one is read"
            issues.append(_issue(name, "same_name", message))
        found.setdefault(name, FoundFile(name, path, manifest=manifest.get(name)))
    missing = sorted(manifest.keys() - found.keys())
    issues += [_issue(n, "manifest_missing_file", "the manifest names no file") for n in missing]
    return Discovery(folder, tuple(found.values()), manifest, tuple(issues))


def stored_path(path: Path, root: Path) -> str:
    """The path relative to `root` as it is stored: POSIX, NFC, bytes that are no UTF-8 escaped."""
    return unicodedata.normalize("NFC", printable(path.relative_to(root)))


def printable(path: Path) -> str:
    """A path as text that can be stored and shown: POSIX, bytes that are no UTF-8 escaped."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    """At most one byte more than `max_bytes`."""
    try:
        with path.open("rb") as stream:
            return stream.read(max_bytes + 1)
    except OSError as error:
        message = f"the file cannot be opened: {error.strerror}"
        raise ReadError("unreadable_file", message, stage=Stage.DISCOVER) from error


def _walk(root: Path, issues: list[Issue]) -> Iterator[Path]:
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            if folder == root:
                raise
            name = stored_path(folder, root)
            issues.append(_issue(name, "unreadable_folder", f"cannot be listed: {error.strerror}"))
            continue
        for entry in entries:
            path = folder / entry.name
            if _ignored(entry.name):
                continue
            if entry.is_symlink():
                issues.append(_link_issue(path, root))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield path
            else:
                issues.append(_issue(stored_path(path, root), "not_a_file", "no regular file"))


def _ignored(name: str) -> bool:
    lower = name.lower()
    return (
        lower.startswith((".", "~$", "readme"))
        or lower.endswith(".gold.json")
        or lower in _OTHER_NAMES
    )


def _link_issue(path: Path, root: Path) -> Issue:
    if path.exists():
        return _issue(stored_path(path, root), "symlink_skipped", "a link, which is not followed")
    return _issue(stored_path(path, root), "broken_link", "a link to a file that is not there")


def _issue(path: str, code: str, message: str) -> Issue:
    lost = code in {"broken_link", "unreadable_folder", "same_name"}
    return Issue(path, Stage.DISCOVER, code, message, Severity.ERROR if lost else Severity.WARNING)
