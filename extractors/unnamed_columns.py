"""Columns without a name, or under one that nobody knows: what they hold says what they are."""

from collections import Counter
from collections.abc import Sequence
from statistics import mean

import regex

from models.columns import ColumnRole, fit

_ORDINAL = regex.compile(r"(?:(?:\d{1,3}\.)*\d{1,3}|[IVXL]{1,6}|\p{L})[.)]?|[-+*]")
_WORD = regex.compile(r"\p{L}{2,}")
MIN_FIT = 0.6
MIN_TASK_WORDS = 4
"""Syllables on average in a column of tasks without a name."""


def find_times(roles: list[ColumnRole | None], rows: Sequence[Sequence[str]]) -> None:
    """Under a name that nobody knows (`Hạn`), a column whose cells are times holds the times."""
    for c, role in enumerate(roles):
        cells = [row[c] for row in rows if row[c]]
        if role is None and cells and mean(fit(cell, "time") for cell in cells) >= MIN_FIT:
            roles[c] = "time"
            return


def find_tasks(roles: list[ColumnRole | None], rows: Sequence[Sequence[str]]) -> None:
    """Beside who leads or helps, under a name that nobody knows: the column of most words."""
    words = {
        c: mean(_words(row[c]) for row in rows)
        for c, role in enumerate(roles)
        if role is None and rows
    }
    task = max(words, key=lambda c: words[c], default=None)
    if task is not None and words[task] >= MIN_TASK_WORDS:
        roles[task] = "task"


def roles_by_content(rows: Sequence[Sequence[str]]) -> tuple[ColumnRole | None, ...]:
    """Roles by what most cells of a column hold: ordinals, times, bodies, papers, long words.

    What is done takes some words to say: a column of figures or names is none of tasks. What
    short words stand right of it are what comes of it.
    """
    width = len(rows[0])
    columns = [[row[c] for row in rows if row[c]] for c in range(width)]
    roles: list[ColumnRole | None] = [None] * width
    if width and _share(columns[0]) >= MIN_FIT:
        roles[0] = "ordinal"
    seen: Counter[str] = Counter()
    for c in range(width):
        if roles[c] is None and columns[c]:
            roles[c] = _content_role(columns[c], seen)
    words = {c: mean(map(_words, columns[c])) for c in range(width) if columns[c] and not roles[c]}
    task = max(words, key=lambda c: words[c], default=None)
    if task is None or words[task] < MIN_TASK_WORDS:
        return tuple(roles)
    roles[task] = "task"
    others = [c for c in words if c > task and words[c] >= 1 and 2 * len(columns[c]) > len(rows)]
    if len(others) == 1 and "product" not in roles:
        roles[others[0]] = "product"
    return tuple(roles)


def _words(cell: str) -> int:
    return len(_WORD.findall(cell))


def _content_role(cells: Sequence[str], seen: Counter[str]) -> ColumnRole | None:
    for role in ("time", "lead", "product"):
        if mean(fit(cell, role) for cell in cells) < MIN_FIT:
            continue
        if role == "lead":
            seen["who"] += 1
            return "lead" if seen["who"] == 1 else "coordinate"
        return "time" if role == "time" else "product"
    return None


def _share(cells: Sequence[str]) -> float:
    return mean(bool(_ORDINAL.fullmatch(cell)) for cell in cells) if cells else 0.0
