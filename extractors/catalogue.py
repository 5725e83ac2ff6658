"""The catalogue of indicators (indicators.csv): what is known of a code."""

from functools import cache

from models.lexicon import load_csv


@cache
def _areas() -> dict[str, int]:
    return {row["code"]: int(row["area"]) for row in load_csv("indicators") if row["area"]}


def area_of_indicator(code: str | None) -> int | None:
    """The reform area (0-6) of an indicator."""
    return _areas().get(code) if code else None


@cache
def _labels() -> dict[str, str]:
    return {row["code"]: row["label_vi"] for row in load_csv("indicators")}


def label_of_indicator(code: str) -> str:
    """The Vietnamese label of an indicator.

    Raises:
        KeyError: if the catalogue has no such code.
    """
    return _labels()[code]
