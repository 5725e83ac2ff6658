"""The words by which each passage of a document is found, as the index takes them. Pure: no SQL."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from db.passages import Passage
from db.search_names import may_name, names_written
from db.search_words import exact_key, folded_key


class Entries(NamedTuple):
    """Columns of the index: ids of passages, their words without accents, and with them.

    Words are parted by blanks; behind the words with accents stand the marks of the provinces
    that a passage names.
    """

    ids: list[int]
    folded: list[str]
    exact: list[str]


def entries_of(passages: Iterable[Passage]) -> Entries:
    """The entries of passages, in their order."""
    entries = Entries([], [], [])
    for passage in passages:
        keys = list(map(_indexed, passage.written()))
        exact, folded, may_be_named = zip(*keys, strict=True) if keys else ((), (), ())
        names = names_written(passage.words()) if any(may_be_named) else ()  # rarely: it is slow
        entries.ids.append(passage.id)
        entries.folded.append(" ".join(folded))
        entries.exact.append(" ".join((*exact, *names)))
    return entries


@lru_cache(maxsize=1 << 16)
def _indexed(written: str) -> tuple[str, str, bool]:
    """A word with its accents and without, and whether the name of a province may begin with it."""
    folded = folded_key(written)
    return exact_key(written), folded, may_name(written, folded)
