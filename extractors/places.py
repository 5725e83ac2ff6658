"""Districts, towns and communes: the one province that each lies in.

The names are facts of models/lexicons/places.csv: the districts as they were until 30 June 2025,
the communes as they are since. Where two provinces have a place of one name, none is given.
"""

from datetime import date
from functools import cache

import regex

from extractors.provinces import (
    REFORM_ON,
    Province,
    load_provinces,
    name_key,
    province_by_name,
)
from models.lexicon import load_csv, split_cell

# Before these days the districts of the lexicon may have lain in another province.
_HANOI_GREW, _SPLITS = date(2008, 8, 1), date(2004, 1, 1)
_KINDS = {"tp": "thành phố", "tx": "thị xã"}
_KIND = regex.compile(
    r"\A(?:(?P<kind>thành\s+phố|tp|thị\s+xã|tx|thị\s+trấn|huyện|quận|phường|xã|đặc\s+khu)\b\.?\s*)?"
    r"(?P<name>\p{L}.*)",
    regex.IGNORECASE,
)


def province_of_place(words: str, on: date | None) -> Province | None:
    """The only province with a place of that name, None where there are none or several.

    Args:
        words: the place, its kind before it or not (`thị xã Sa Pa`, `Sa Pa`).
        on: the day it is spoken of; without one only districts are known.

    >>> province_of_place("huyện Hương Khê", date(2020, 5, 1)).name
    'Hà Tĩnh'
    >>> province_of_place("huyện Châu Thành", date(2020, 5, 1)) is None
    True
    """
    match = _KIND.match(" ".join(words.split()))
    if match is None or (on is not None and on < _SPLITS):
        return None
    kind = (match["kind"] or "").casefold()
    units = _of_name(match["name"], _KINDS.get(kind, kind), on)
    if len(units) != 1:
        return None
    unit = load_provinces()[next(iter(units))]
    if on is not None and on < _HANOI_GREW and unit.name == "Hà Nội":
        return None
    return province_by_name(unit.name, on) or unit


def _of_name(name: str, kind: str, on: date | None) -> frozenset[str]:
    """The units with such a place; a town that became a city is found by its name alone."""
    is_new = on is not None and on >= REFORM_ON
    by_kind = _places().get((is_new, name_key(name)), {})
    if kind in by_kind:
        return by_kind[kind]
    if not is_new and kind in ("xã", "phường", "thị trấn", "đặc khu"):
        return frozenset()
    return frozenset(unit for units in by_kind.values() for unit in units)


@cache
def _places() -> dict[tuple[bool, str], dict[str, frozenset[str]]]:
    """(is a commune of today, key of the name) to kind to the units' ids."""
    found: dict[tuple[bool, str], dict[str, frozenset[str]]] = {}
    for row in load_csv("places"):
        units = split_cell(row["province_ids"])
        is_new = not units[0].startswith("p63")
        found.setdefault((is_new, name_key(row["name"])), {})[row["kind"]] = frozenset(units)
    return found


@cache
def district_names() -> dict[str, str]:
    """The names of districts and towns by their small letters: `lý sơn` is `Lý Sơn`."""
    rows = load_csv("places")
    names = (row["name"] for row in rows if row["province_ids"].startswith("p63"))
    return {name.casefold(): name for name in names}
