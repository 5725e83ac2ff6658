"""What became of agencies in the reorganisation of 2025, by their names."""

from collections.abc import Mapping
from itertools import chain

from db.reading import Reader


def successors_by_name(reader: Reader) -> dict[str, tuple[str, ...]]:
    """The names at the end of each chain of successors; only agencies that have one."""
    agencies = reader.rows("SELECT agency_id, canonical_name FROM agencies")
    names: dict[str, str] = {row["agency_id"]: row["canonical_name"] for row in agencies}
    after: dict[str, list[str]] = {}
    for row in reader.rows("SELECT agency_id, successor_id FROM agency_successors"):
        after.setdefault(row["agency_id"], []).append(row["successor_id"])
    return {
        names[agency]: tuple(dict.fromkeys(names[end] for end in _ends(agency, after)))
        for agency in after
    }


def _ends(agency: str, after: Mapping[str, list[str]]) -> list[str]:
    """The ids at the end of a chain; an agency met again ends it."""
    ends, waiting, seen = list[str](), list(after[agency]), {agency}
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        waiting.extend(after.get(current, ()))
        if current not in after:
            ends.append(current)
    return ends


def today(names: str | None, successors: Mapping[str, tuple[str, ...]]) -> str | None:
    """Names joined by ``;`` as they are today; None where nothing changed.

    >>> today("Sở A;Sở B", {"Sở A": ("Sở C",)}), today("Sở B", {})
    ('Sở C;Sở B', None)
    """
    before = (names or "").split(";")
    after = list(dict.fromkeys(chain.from_iterable(successors.get(n, (n,)) for n in before)))
    return ";".join(after) if after != before else None
