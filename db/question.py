"""What may be asked of the matrix, and which indicators and provinces the words mean."""

from dataclasses import dataclass
from typing import Literal

from db.errors import QuestionError
from db.near_codes import near_codes, perhaps
from db.units import find_units, load_units, near_names, units_now
from models.lexicon import load_csv

Boundaries = Literal["then", "now"]
Measured = Literal["target", "result", "forecast", "quoted", "rule"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared; an empty tuple or None leaves it open.

    `years` are the first and the last, `provinces` names or ids; `modality` is one of those that
    have numbers.
    """

    indicators: tuple[str, ...] = ()
    area: int | None = None
    years: tuple[int, int] | None = None
    modality: Measured = "target"
    provinces: tuple[str, ...] = ()
    level: str | None = None
    boundaries: Boundaries = "then"


def wanted_units(question: Question) -> tuple[str, ...]:
    """The ids of the units that the question's provinces mean; empty for all of them.

    In today's boundaries a name means the unit of today with all that went into it. A unit that
    the reform left as it was is meant under both its ids.
    """
    found = dict.fromkeys(unit for name in question.provinces for unit in units_meant(name))
    if question.boundaries == "now":
        today_ids = {now for unit in found for now in units_now(unit)}
        return tuple(u for u in load_units() if today_ids & set(units_now(u)))
    territories = {load_units()[unit].territory for unit in found}
    return tuple(u.unit_id for u in load_units().values() if u.territory in territories)


def units_meant(name: str) -> tuple[str, ...]:
    """The ids of the units that a name means.

    Raises:
        QuestionError: if there is none; the message names near ones.
    """
    found = find_units(name)
    if not found:
        raise QuestionError(f"no province {name!r}{perhaps(near_names(name))}")
    return found


def check_indicators(question: Question) -> None:
    """See that the catalogue has the indicators.

    Raises:
        QuestionError: if it has not; the message names near ones.
    """
    known = {row["code"] for row in load_csv("indicators")}
    for code in question.indicators:
        if code not in known:
            near = perhaps(near_codes(code))
            raise QuestionError(f"no indicator {code!r} in models/lexicons/indicators.csv{near}")
