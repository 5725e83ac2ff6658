"""Files that are the same bytes as another."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from models.issues import ReadError
from pipeline.found_file import MAX_BYTES, FoundFile


@dataclass(frozen=True, slots=True)
class Sized:
    """A file and how many bytes it has, as the folder or the archive says."""

    file: FoundFile
    size: int


def find_copies(files: Iterable[Sized]) -> dict[str, str]:
    """Files of the same bytes as one before them; only files of one size are looked into."""
    by_size: dict[int, list[FoundFile]] = {}
    for one in files:
        by_size.setdefault(one.size, []).append(one.file)
    copies: dict[str, str] = {}
    for size, same in by_size.items():
        first: dict[str, str] = {}
        for file in same if size and len(same) > 1 else ():
            digest = _digest(file)
            if digest and first.setdefault(digest, file.name) != file.name:
                copies[file.name] = first[digest]
    return dict(sorted(copies.items()))


def _digest(file: FoundFile) -> str | None:
    """None of what cannot be read: who loads it meets it again, and makes it an issue."""
    try:
        data = file.read_bytes()
    except ReadError:
        return None
    return hashlib.sha256(data).hexdigest() if len(data) <= MAX_BYTES else None
