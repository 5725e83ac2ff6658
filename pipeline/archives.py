"""What a .zip archive holds, read within limits: nothing of it is ever written to the disk.

The sizes an archive declares are believed only as far as they forbid: what is unpacked is
counted as it comes.
"""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from models.issues import Issue, ReadError, Severity, Stage
from pipeline.media_types import ZIP, ZIP_MAGIC, zip_type
from pipeline.member_names import climbs, member_name
from pipeline.zip_directory import DIRECTORY_BYTES, directory_bytes

MB = 1 << 20
BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError)
"""What the libraries raise for archives that are torn, locked or false."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SHOWN_NAMES = 3


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What one archive may hold, all archives within it counted in.

    A member may be unpacked to `ratio` times its size, from `small` bytes on; text packs to a
    tenth, blank pictures to a hundredth, bombs to a thousandth.
    """

    members: int = 10_000
    member_bytes: int = 100 * MB
    total_bytes: int = 2048 * MB
    ratio: int = 200
    small: int = 4 * MB
    depth: int = 3
    directory_bytes: int = DIRECTORY_BYTES


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, its place in the list of each archive, its size."""

    name: str
    place: tuple[int, ...]
    size: int


def walk_archive(
    path: Path,
    name: str,
    limits: ArchiveLimits,
    *,
    is_ignored: Callable[[str], bool],
) -> tuple[list[Member], list[Issue]]:
    """The files of an archive in its order, and what of it is not read: an issue for each reason.

    Args:
        path: the archive.
        name: its path as it is stored, for the issues.
        limits: what is too much.
        is_ignored: whether a file or folder is left out by its name.
    """
    walk = _Walk(limits, is_ignored)
    try:
        with path.open("rb") as stream:
            walk.members.extend(walk.read(stream, "", ()))
    except OSError as error:
        walk.note("unreadable_file", f"cannot be opened: {error.strerror}", "")
    issues = [_issue(name, reason, names) for reason, names in walk.problems.items()]
    if not walk.members and not issues:
        issues.append(_issue(name, ("empty_archive", "holds no files"), []))
    return walk.members, issues


def read_member(path: Path, place: tuple[int, ...], max_bytes: int) -> bytes:
    """The bytes of a member, at most one more than `max_bytes`.

    Raises:
        ReadError: ``bad_archive`` if it cannot be unpacked.
    """
    try:
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size, os.getpid())
        return _unpack(_opened(path, stamp, place[:-1]), place[-1], max_bytes)
    except (OSError, IndexError, *BROKEN) as error:
        message = f"the archive {path.name} cannot be unpacked here: {error}"
        raise ReadError("bad_archive", message, stage=Stage.DISCOVER) from error


@lru_cache(maxsize=4)
def _opened(path: Path, stamp: tuple[int, ...], place: tuple[int, ...]) -> zipfile.ZipFile:
    """An archive, or one within it, kept open: its list is long to read and asked for often.

    `stamp` holds the file's time and size and the process, which must not share an open file.
    """
    if not place:
        return zipfile.ZipFile(path)
    outer = _opened(path, stamp, place[:-1])
    return zipfile.ZipFile(io.BytesIO(_unpack(outer, place[-1], ArchiveLimits().member_bytes)))


def _unpack(archive: zipfile.ZipFile, index: int, max_bytes: int) -> bytes:
    with archive.open(archive.infolist()[index]) as stream:
        return stream.read(max_bytes + 1)


@dataclass(slots=True)
class _Walk:
    """One walk through an archive and those within it; `problems` are names by reason."""

    limits: ArchiveLimits
    is_ignored: Callable[[str], bool]
    members: list[Member] = field(default_factory=list)
    problems: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    count: int = 0
    total: int = 0

    def note(self, code: str, reason: str, name: str) -> None:
        self.problems.setdefault((code, reason), []).append(name)

    def read(self, stream: BinaryIO, folder: str, place: tuple[int, ...]) -> Iterator[Member]:
        """The files of the archive `stream`, whose names begin with `folder`."""
        if directory_bytes(stream) > self.limits.directory_bytes:
            self.note("archive_limit", f"has more than {self.limits.members} members", folder)
            return
        try:
            with zipfile.ZipFile(stream) as archive:
                yield from self._members(archive, folder, place)
        except BROKEN as error:
            self.note("bad_archive", f"is torn or no archive: {error}", folder)

    def _members(
        self, archive: zipfile.ZipFile, folder: str, place: tuple[int, ...]
    ) -> Iterator[Member]:
        seen: set[str] = set()
        for index, info in enumerate(archive.infolist()):
            inner = member_name(info)
            if info.is_dir() or self._is_left_out(inner):
                continue
            name = folder + inner
            if problem := self._refused(info, inner) or self._too_much(info):
                self.note(*problem, name)
            elif inner in seen:
                self.note("same_name", "has two members of one name; the first is read", name)
            elif nested := self._nested(archive, info):
                yield from self._within(nested, name, (*place, index))
            else:
                seen.add(inner)
                yield Member(name, (*place, index), info.file_size)

    def _is_left_out(self, name: str) -> bool:
        return not climbs(name) and any(map(self.is_ignored, name.split("/")))

    def _within(self, nested: bytes, name: str, place: tuple[int, ...]) -> Iterator[Member]:
        if len(place) >= self.limits.depth:
            self.note("archive_limit", f"is nested deeper than {self.limits.depth}", name)
        else:
            yield from self.read(io.BytesIO(nested), f"{name}/", place)

    def _refused(self, info: zipfile.ZipInfo, name: str) -> tuple[str, str] | None:
        """Why a member is not touched: code and reason."""
        if climbs(name):
            return "unsafe_path", "has members whose path leads out of it"
        if stat.S_ISLNK(info.external_attr >> 16):
            return "symlink_skipped", "has links, which are not followed"
        if info.flag_bits & 1:
            return "encrypted_member", "is locked by a password: unpack it yourself"
        if info.compress_type not in _METHODS:
            return "unsupported_archive", "is packed in a way that is not read: unpack it yourself"
        return None

    def _too_much(self, info: zipfile.ZipInfo) -> tuple[str, str] | None:
        limits = self.limits
        self.count += 1
        if self.count > limits.members:
            return "archive_limit", f"has more than {limits.members} members"
        if info.file_size > limits.member_bytes:
            return "archive_limit", f"has members larger than {limits.member_bytes} bytes"
        if info.file_size > max(limits.small, limits.ratio * info.compress_size):
            return "archive_limit", f"has members packed to less than 1/{limits.ratio}"
        self.total += info.file_size
        if self.total > limits.total_bytes:
            return "archive_limit", f"holds more than {limits.total_bytes} bytes"
        return None

    def _nested(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
        """The bytes of a member that is itself an archive; a Word file is none."""
        try:
            with archive.open(info) as stream:
                head = stream.read(len(ZIP_MAGIC[0]))
                if head not in ZIP_MAGIC:
                    return None
                data = head + stream.read(self.limits.member_bytes)
        except (OSError, *BROKEN):
            return None  # who loads it meets it again, and makes it an issue
        return data if zip_type(io.BytesIO(data)) == ZIP else None


def _issue(path: str, reason: tuple[str, str], names: list[str]) -> Issue:
    code, words = reason
    shown = [name[:80] for name in names[:_SHOWN_NAMES] if name]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) and shown else ""
    where = f" ({', '.join(shown)}{more})" if shown else ""
    is_warning = code in {"symlink_skipped", "empty_archive"}
    severity = Severity.WARNING if is_warning else Severity.ERROR
    return Issue(path, Stage.DISCOVER, code, f"the archive {words}{where}", severity)
