"""Which files of a second database are taken into a first. Pure: no SQL.

A file is known by its path and the hash of its bytes. Of one file read twice the reading of
the later run stands, unless both were made with the same code and words, and a reading that
succeeded stands before one that failed. Of the same bytes under two paths the first path stands,
as in one run over both folders.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.errors import DatabaseError


class MergeError(DatabaseError):
    """Two databases cannot be merged as they are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as a run read it; `read_at` is when that run began, UTC."""

    sha256: str | None
    fingerprint: str
    status: str
    read_at: str


@dataclass(slots=True)
class MergePlan:
    """What is done with the files of the second database, by their paths in the first.

    `new` are copied, `replaced` copied in place of the first's, `kept` not copied. `copies` are
    not copied or go, each with the path of the same bytes that stands.
    """

    new: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)


def plan_merge(first: Mapping[str, Reading], second: Mapping[str, Reading]) -> MergePlan:
    """Say for each file of the second database whether it is copied.

    Raises:
        MergeError: if a path names files of different bytes: nobody but the team knows whether
            one of them is the newer, or both are to stay.
    """
    plan, different = MergePlan(), list[str]()
    paths = {one.sha256: path for path, one in first.items() if _is_read(one)}
    for path, theirs in sorted(second.items()):
        ours = first.get(path)
        if ours is None:
            _take_new(plan, path, paths.get(theirs.sha256) if _is_read(theirs) else None)
        elif ours.sha256 != theirs.sha256 and _is_read(ours) and _is_read(theirs):
            different.append(path)
        else:
            (plan.replaced if _stands_before(theirs, ours) else plan.kept).append(path)
    if different:
        more = f" and {len(different) - 3} more" if len(different) > 3 else ""
        raise MergeError(
            f"the same path names different files in both: {', '.join(different[:3])}{more}; "
            "--under NAME puts the second database's files into a folder of that name"
        )
    return plan


def _take_new(plan: MergePlan, path: str, same_bytes: str | None) -> None:
    """A path that the first database does not know; perhaps it has the bytes under another."""
    if same_bytes is None:
        plan.new.append(path)
    elif path < same_bytes:
        plan.new.append(path)
        plan.copies[same_bytes] = path
    else:
        plan.copies[path] = same_bytes


def _is_read(one: Reading) -> bool:
    return one.status == "ok" and one.sha256 is not None


def _stands_before(theirs: Reading, ours: Reading) -> bool:
    if _is_read(theirs) != _is_read(ours):
        return _is_read(theirs)
    return theirs.fingerprint != ours.fingerprint and theirs.read_at > ours.read_at
