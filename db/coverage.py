"""What is held of which province, year and genre, and what is missing.

A document counts in each year that it governs, one that says no period in its year of issue.
Second sources of the same plan count once. A province is missing from a year on whose first day
it existed, if no plan or decision of it is held.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, get_args

from db.question import units_meant
from db.reading import reading
from db.units import Unit, load_units, name_key, told_apart, units_now
from models.facts import Genre

if TYPE_CHECKING:
    from db.reading import Source

OFFICIAL: tuple[Genre, ...] = ("plan", "decision")
_GENRES: tuple[str, ...] = get_args(Genre)
_LONGEST = 50
"""A period of more years is misread: the document counts in its year of issue."""


@dataclass(frozen=True, slots=True)
class Held:
    """How many documents of a genre are held of a province and year.

    Documents without province have `province` None. A province of which a year lacks plan and
    decision has a row with `genre` None and no documents. `annual` are those of the number that
    govern this year alone.
    """

    province_now: str | None
    province: str | None
    territory: str | None
    year: int
    genre: str | None
    documents: int
    annual: int


def coverage(
    database: "Source",
    *,
    years: tuple[int | None, int | None] = (None, None),
    genres: tuple[str, ...] = (),
    provinces: tuple[str, ...] = (),
) -> list[Held]:
    """What is held and what is missing, by province, year and genre.

    Args:
        database: an open database.
        years: the first and the last year; None is that of the documents.
        genres: only these; all if empty. What is missing is always plan and decision.
        provinces: names or ids; all if empty.

    Raises:
        QuestionError: if a province is unknown; it names near ones.
    """
    wanted = {load_units()[unit].territory for name in provinces for unit in units_meant(name)}
    counts = {
        key: count
        for key, count in _counts(database).items()
        if _is_within(key[1], years) and (not wanted or key[0] in wanted)
    }
    asked = [(key, count) for key, count in counts.items() if not genres or key[2] in genres]
    rows = [_held(*key, *count) for key, count in asked]
    return sorted((*rows, *_missing(set(counts), years, wanted)), key=_order)


Key = tuple[str | None, int, str]


def _is_within(year: int, years: tuple[int | None, int | None]) -> bool:
    first, last = years
    return (first is None or first <= year) and (last is None or year <= last)


_COUNTS = """
SELECT province_id, genre, substr(period_start, 1, 4) AS first, substr(period_end, 1, 4) AS last,
  substr(coalesce(issued_on, published_on), 1, 4) AS said, count(*) AS documents
FROM documents WHERE duplicate_of IS NULL
GROUP BY 1, 2, 3, 4, 5"""


def _counts(database: "Source") -> dict[Key, tuple[int, int]]:
    """Documents, and those of one year alone, by territory, year and genre."""
    counts: dict[Key, tuple[int, int]] = {}
    with reading(database) as reader:
        rows = reader.rows(_COUNTS)
    for row in rows:
        governed = list(_years(row["first"], row["last"], row["said"]))
        for year in governed:
            key = (_territory(row["province_id"]), year, str(row["genre"]))
            held, annual = counts.get(key, (0, 0))
            alone = row["documents"] if len(governed) == 1 else 0
            counts[key] = (held + row["documents"], annual + alone)
    return counts


def _years(start: str | None, end: str | None, said: str | None) -> Iterator[int]:
    if start and end and 0 <= int(end) - int(start) < _LONGEST:
        yield from range(int(start), int(end) + 1)
    elif said:
        yield int(said)


def _territory(unit_id: str | None) -> str | None:
    unit = load_units().get(unit_id or "")
    return unit.territory if unit else unit_id


@cache
def _latest(territory: str) -> Unit:
    """The unit that a territory is now, or was last."""
    return [unit for unit in load_units().values() if unit.territory == territory][-1]


def _held(territory: str | None, year: int, genre: str | None, documents: int, annual: int) -> Held:
    if territory not in load_units():
        return Held(None, territory, territory, year, genre, documents, annual)
    unit = _latest(territory)
    now = ";".join(load_units()[one].name for one in units_now(unit.unit_id))
    return Held(now, told_apart(unit.unit_id), territory, year, genre, documents, annual)


def _missing(
    held: set[Key], years: tuple[int | None, int | None], wanted: set[str]
) -> Iterator[Held]:
    """A row for each province and year without plan and decision."""
    for year in _span({year for _territory, year, _genre in held}, years):
        for territory in expected(year):
            is_held = any((territory, year, genre) in held for genre in OFFICIAL)
            if not is_held and (not wanted or territory in wanted):
                yield _held(territory, year, None, 0, 0)


def _span(held: set[int], years: tuple[int | None, int | None]) -> range:
    """The years that are looked at: those asked for, else from the first to the last held."""
    first, last = years
    first = min(held, default=None) if first is None else first
    last = max(held, default=None) if last is None else last
    return range(0) if first is None or last is None else range(first, last + 1)


@cache
def expected(year: int) -> tuple[str, ...]:
    """The territories of the provinces that existed on the first day of a year.

    >>> len(expected(2007)), len(expected(2024)), len(expected(2025)), len(expected(2026))
    (64, 63, 63, 34)
    """
    on = date(year, 1, 1)
    return tuple(dict.fromkeys(u.territory for u in load_units().values() if u.is_valid(on)))


def _order(row: Held) -> tuple[bool, str, int, int]:
    genre = _GENRES.index(row.genre) if row.genre in _GENRES else -1
    return (row.province is None, name_key(row.province or ""), row.year, genre)
