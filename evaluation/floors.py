"""Quality floors: pinned figures below which a change has made the house worse.

`python -m evaluation.floors NAME` prints one set as `score=floor`, for a scorer outside the house.
"""

import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")


class FloorsError(LookupError):
    """The floors cannot be read, or there is no set of that name."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A score below its floor; `value` is None where nothing of it could be scored."""

    name: str
    floor: float
    value: float | None


def floor_sets(path: Path = FLOORS) -> tuple[str, ...]:
    """The names of the sets there are."""
    return tuple(tomllib.loads(path.read_text(encoding="utf-8")))


def load_floors(name: str, path: Path = FLOORS) -> dict[str, float]:
    """The floors of one gold set, by the names of the scores.

    Raises:
        FloorsError: if the file has no such set, or a floor is no number from 0 to 1.
    """
    sets = tomllib.loads(path.read_text(encoding="utf-8"))
    if name not in sets:
        raise FloorsError(f"{path.name} has no floors [{name}]; it has {', '.join(sets)}")
    for score, floor in sets[name].items():
        if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
            raise FloorsError(f"{path.name} [{name}] {score}: a number from 0 to 1, not {floor!r}")
    return {score: float(floor) for score, floor in sets[name].items()}


def check_floors(values: Mapping[str, float], floors: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """The floors that are not held; a score that is not there holds no floor above 0."""
    return tuple(
        Shortfall(name, floor, values.get(name))
        for name, floor in floors.items()
        if values.get(name, 0.0) < floor
    )


def main(arguments: list[str]) -> int:
    """Prints the floors of the sets named; returns the exit code."""
    if not arguments:
        print("usage: python -m evaluation.floors NAME ...", file=sys.stderr)
        return 2
    try:
        for name in arguments:
            for score, floor in load_floors(name).items():
                print(f"{score}={floor:g}")
    except FloorsError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
