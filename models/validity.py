"""Validity in time: units, agencies and their names came and went; NULL is an open side."""

from datetime import date


def is_valid_on(day: date, first: date | None, last: date | None) -> bool:
    """True from the first day to the last, both included.

    >>> is_valid_on(date(2025, 7, 1), None, date(2025, 6, 30))
    False
    """
    return (first is None or first <= day) and (last is None or day <= last)
