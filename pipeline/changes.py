"""What changed since the last run: files that went, stages that are new, folders that differ."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from db.engine import Database
from db.store import KnownFile, keep_folder
from models.issues import Issue
from pipeline.found_file import printable
from pipeline.terminal import number_of
from pipeline.versions import stages_of, stale_stages


class PruneError(ValueError):
    """Pruning would drop documents that came from another folder."""


def find_absent(
    known: Mapping[str, KnownFile], names: Collection[str], lost: Iterable[Issue]
) -> list[str]:
    """The known files that the folder does not hold any more, in order.

    What lies in an archive or a folder that cannot be looked into now may still be there.
    """
    unseen = tuple(f"{issue.path}/" for issue in lost)
    gone = (path for path in known.keys() - names if not (unseen and path.startswith(unseen)))
    return sorted(gone)


def describe_stale(known: Mapping[str, KnownFile], names: Collection[str]) -> Iterator[str]:
    """A sentence that says how many files were read with other code or words, and with which."""
    counts, files = Counter[str](), 0
    for path in known.keys() & names:
        one = known[path]
        if one.status != "ok":
            continue
        stages = stale_stages(one.fingerprint, one.media_type)
        counts.update(stages if stages_of(one.fingerprint) else ["everything"])
        files += bool(stages)
    if files:
        said = ", ".join(f"{name} {count}" for name, count in counts.most_common())
        yield f"{number_of(files, 'file')} of the database read by another version ({said})"


def keep_folders(
    engine: Database,
    corpus: Path,
    common: Collection[str],
    absent: Collection[str],
    *,
    prune: bool,
) -> str | None:
    """Keep which folders the database's documents are of; returns what is to be said of them.

    Args:
        engine: the database.
        corpus: the folder that is read now.
        common: the known files that are in it.
        absent: the known files that are not.
        prune: whether these are to be dropped.

    Raises:
        PruneError: if they may be files of another folder.
    """
    here = printable(corpus.resolve())
    earlier = (keep_folder(engine, here) or here).split("\n")
    others = [folder for folder in earlier if folder != here]
    is_moved = len(earlier) == 1 and len(common) >= len(absent)
    is_prunable = not others or is_moved
    if absent and not (prune and is_prunable):
        keep_folder(engine, "\n".join(dict.fromkeys((*earlier, here))))
    if prune and absent and not is_prunable:
        raise PruneError(
            f"this database also holds documents of {', '.join(others)}, which --prune would "
            "drop: extract into a new database"
        )
    if not others:
        return None
    if not common or here in earlier:
        return f"this database also holds documents of {', '.join(others)}"
    return _replaced(others, len(common))


def _replaced(others: Collection[str], common: int) -> str:
    same = f"{number_of(common, 'document')} of the same path {'is' if common == 1 else 'are'}"
    return f"this database was made from {', '.join(others)}; {same} replaced, where different"
