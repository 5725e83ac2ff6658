"""The provincial units of all times: what became of each, and which one a name means.

One name may denote two units (Lào Cai until 30/6/2025 and the larger one after), and one
territory may bear two ids (Hà Nội went over unchanged): only the first is told apart in names.
"""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache

from db.search_words import split_words
from models.lexicon import day_cell, load_csv, split_cell
from models.validity import is_valid_on

LAST_OF_63 = date(2025, 6, 30)
"""From the next day on the 34 units work (NQ 202/2025/QH15)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A province; `territory` is the id of the unit that it continues unchanged, or its own."""

    unit_id: str
    name: str
    scheme: str
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    territory: str
    keys: frozenset[str]

    def is_valid(self, on: date) -> bool:
        """True if the unit existed on that day."""
        return is_valid_on(on, self.valid_from, self.valid_to)


@cache
def load_units() -> dict[str, Unit]:
    """All units by id, in the order of provinces.csv."""
    territories = _territories()
    return {
        row["unit_id"]: _unit(row, territories[row["unit_id"]]) for row in load_csv("provinces")
    }


def territory_of(unit_id: str) -> str:
    """The first unit of which this one is the unchanged continuation, or itself."""
    return load_units()[unit_id].territory


def _unit(row: dict[str, str], territory: str) -> Unit:
    given = (*split_cell(row["aliases"]), *split_cell(row["abbreviations"]))
    names = (row["name"], row["full_name"], row["slug_key"], *given)
    return Unit(
        unit_id=row["unit_id"],
        name=row["name"],
        scheme=row["scheme"],
        valid_from=day_cell(row["valid_from"]),
        valid_to=day_cell(row["valid_to"]),
        successors=split_cell(row["successor_unit_ids"]),
        territory=territory,
        keys=frozenset(name_key(name) for name in names),
    )


@cache
def name_key(name: str) -> str:
    """A name as it is compared and sorted: without accents, capitals, hyphens."""
    return " ".join(word.folded for word in split_words(name.replace("_", " ")))


def _territories() -> dict[str, str]:
    """The first unit of each chain in which one went over into one, without historic ones."""
    rows = [row for row in load_csv("provinces") if row["scheme"] != "historic"]
    before: dict[str, list[str]] = {}
    for row in rows:
        for successor in split_cell(row["successor_unit_ids"]):
            before.setdefault(successor, []).append(row["unit_id"])
    found = {row["unit_id"]: row["unit_id"] for row in load_csv("provinces")}
    for row in rows:  # the 63 stand before the 34, a unit before the one that continues it
        predecessors = before.get(row["unit_id"], [])
        if len(predecessors) == 1:
            found[row["unit_id"]] = found[predecessors[0]]
    return found


@cache
def units_now(unit_id: str) -> tuple[str, ...]:
    """The ids of today's units that a unit went into.

    >>> units_now("p63:15"), units_now("p34:15")
    (('p34:15',), ('p34:15',))
    """
    ends, waiting = dict[str, None](), [unit_id]
    while waiting:
        unit = load_units()[waiting.pop(0)]
        waiting.extend(unit.successors)
        if not unit.successors:
            ends[unit.unit_id] = None
    return tuple(ends)


@cache
def predecessors(unit_id: str) -> tuple[str, ...]:
    """The units of the 63 that went into one of today's, one for each territory.

    >>> [load_units()[one].name for one in predecessors("p34:15")]
    ['Lào Cai', 'Yên Bái']
    """
    units = (unit for unit in load_units().values() if unit.scheme == "pre2025_63")
    return tuple(dict.fromkeys(u.territory for u in units if unit_id in units_now(u.unit_id)))


@cache
def told_apart(unit_id: str) -> str:
    """The name of a unit, with its time where another territory has the same name.

    >>> told_apart("p63:10"), told_apart("p34:15"), told_apart("p34:01")
    ('Lào Cai (đến 6/2025)', 'Lào Cai (từ 7/2025)', 'Hà Nội')
    """
    unit = load_units()[unit_id]
    same = {u.territory for u in load_units().values() if u.name == unit.name}
    if len(same) == 1:
        return unit.name
    if unit.valid_to and unit.valid_to <= LAST_OF_63:
        return f"{unit.name} (đến {unit.valid_to.month}/{unit.valid_to.year})"
    return f"{unit.name} (từ 7/2025)"


def find_units(words: str) -> tuple[str, ...]:
    """The units that an id or a name means, with or without accents; empty if none.

    >>> find_units("lao cai"), find_units("p63:15")
    (('p63:10', 'p34:15'), ('p63:15',))
    """
    if words in load_units():
        return (words,)
    key = name_key(words)
    return tuple(unit.unit_id for unit in load_units().values() if key in unit.keys)


def near_names(words: str) -> list[str]:
    """Names of units that are written much like these words."""
    names = {key: unit.name for unit in load_units().values() for key in unit.keys}
    close = get_close_matches(name_key(words), names, n=4)
    return list(dict.fromkeys(names[key] for key in close))
