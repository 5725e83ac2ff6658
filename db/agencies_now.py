"""What became of agencies in the reorganisation of 2025, by their names."""

from collections.abc import Mapping
from itertools import chain

from sqlalchemy import Engine, select

from db.schema import AgencyRow, AgencySuccessorRow


def successors_by_name(engine: Engine) -> dict[str, tuple[str, ...]]:
    """The names at the end of each chain of successors; only agencies that have one."""
    with engine.connect() as connection:
        agencies = connection.execute(select(AgencyRow.agency_id, AgencyRow.canonical_name)).all()
        links = connection.execute(
            select(AgencySuccessorRow.agency_id, AgencySuccessorRow.successor_id)
        ).all()
    names: dict[str, str] = {row.agency_id: row.canonical_name for row in agencies}
    after: dict[str, list[str]] = {}
    for agency, successor in links:
        after.setdefault(agency, []).append(successor)
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
