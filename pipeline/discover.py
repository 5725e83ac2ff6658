"""Which files a folder holds, in a stable order, and what each is by its bytes."""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from models.issues import Issue, Severity, Stage
from models.text import ManifestRow
from pipeline.archives import ArchiveLimits, walk_archive
from pipeline.copies import Sized, find_copies
from pipeline.found_file import FoundFile, printable
from pipeline.manifest import MANIFEST, read_manifest
from pipeline.media_types import ZIP, ZIP_MAGIC, media_type, zip_type

__all__ = [
    "Discovery", "FoundFile", "discover", "find_file", "media_type", "printable", "read_manifest",
]  # fmt: skip

_OTHER_NAMES = frozenset({MANIFEST, "thumbs.db", "desktop.ini", "__macosx"})


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


def discover(folder: Path, limits: ArchiveLimits | None = None) -> Discovery:
    """Find the files below `folder` and in its .zip archives, each once whatever its names.

    Links are not followed, each is an issue. Left out by name: the manifest, hidden files and
    folders, README*, gold files (``*.gold.json``), lock files of office programs and the
    droppings of file managers.

    Args:
        folder: the corpus.
        limits: what an archive may hold; the usual if not given.

    Raises:
        NotADirectoryError: if `folder` is no folder.
        FileNotFoundError: if there is nothing of that name.
    """
    issues: list[Issue] = []
    manifest = read_manifest(folder, issues)
    found: dict[str, Sized] = {}
    for path in sorted(_walk(folder, issues), key=lambda p: (stored_path(p, folder), str(p))):
        for name, member, size in _files_of(path, folder, limits or ArchiveLimits(), issues):
            if name in found:
                message = (
                    "another file has the same name in other Unicode letters; only one is read"
                )
                issues.append(_issue(name, "same_name", message))
                continue
            found[name] = Sized(FoundFile(name, path, member, manifest.get(name)), size)
    missing = sorted(manifest.keys() - found.keys())
    issues += [_issue(n, "manifest_missing_file", "the manifest names no file") for n in missing]
    ordered = [found[name] for name in sorted(found)]
    copies = find_copies(ordered)
    issues += [
        _issue(n, "same_bytes", f"the same bytes as {first}, which is read")
        for n, first in copies.items()
    ]
    files = tuple(one.file for one in ordered if one.file.name not in copies)
    return Discovery(folder, files, manifest, tuple(issues), copies)


def find_file(path: Path) -> FoundFile | None:
    """The file at `path`, which may lead into an archive; None if there is none."""
    if path.is_file():
        return FoundFile(printable(Path(path.name)), path)
    archive = next((parent for parent in path.parents if parent.is_file()), None)
    if archive is None or not _is_archive(archive):
        return None
    name = stored_path(path, archive.parent)
    for inner, member, _ in _files_of(archive, archive.parent, ArchiveLimits(), []):
        if inner == name:
            return FoundFile(name, archive, member)
    return None


def _files_of(
    path: Path, root: Path, limits: ArchiveLimits, issues: list[Issue]
) -> Iterator[tuple[str, tuple[int, ...], int]]:
    """The name, place and size of a file, or of those in an archive."""
    name = stored_path(path, root)
    if not _is_archive(path):
        yield name, (), _size(path)
        return
    members, problems = walk_archive(path, name, limits, is_ignored=_ignored)
    issues += problems
    for member in members:
        yield f"{name}/{member.name}", member.place, member.size


def _is_archive(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(ZIP_MAGIC[0])) in ZIP_MAGIC and zip_type(stream) == ZIP
    except OSError:
        return False  # who loads it meets it again, and makes it an issue


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # an empty file has no copies


def stored_path(path: Path, root: Path) -> str:
    """The path relative to `root` as it is stored: POSIX, NFC, bytes that are no UTF-8 escaped."""
    return unicodedata.normalize("NFC", printable(path.relative_to(root)))


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
