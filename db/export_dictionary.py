"""The data dictionary: every column of every exported view with its type and meaning.

The meanings are those of docs/codebook.md, from the comments of the models.
"""

from collections.abc import Iterable, Iterator, Sequence

from db.codebook import meaning
from db.export_columns import Column, column

DICTIONARY = "dictionary"
COLUMNS = tuple(column(DICTIONARY, name) for name in ("view", "column", "type", "meaning"))

_TOLD_WITH = {"v_figures": "v_targets"}
"""Views whose columns the codebook tells with those of another."""


def dictionary_rows(
    views: Iterable[tuple[str, Sequence[Column]]],
) -> Iterator[tuple[str | None, ...]]:
    """View, column, type and meaning of each column of the given views."""
    for view, columns in views:
        for one in columns:
            yield view, one.name, one.kind, _meaning(view, one.name)


def _meaning(view: str, name: str) -> str:
    """What a column holds, in plain text.

    Raises:
        KeyError: if nothing explains it, which the codebook's test does not let happen.
    """
    try:
        words = meaning(view, name)
    except KeyError:
        words = meaning(_TOLD_WITH[view], name)
    return words.replace("`", "")
