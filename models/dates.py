"""Time as a plan says it: never more precise than its words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "quarter", "half", "year", "period"]
Recurrence = Literal[
    "yearly", "half_yearly", "quarterly", "monthly", "weekly", "continuous", "ad_hoc"
]


@dataclass(frozen=True, slots=True)
class DateInterval:
    """A closed interval of days; `start` is None where only an end is said (`đến năm 2025`)."""

    start: date | None
    end: date
    precision: Precision

    @classmethod
    def year(cls, year: int) -> "DateInterval":
        """The whole of one year."""
        return cls(date(year, 1, 1), date(year, 12, 31), "year")

    @classmethod
    def years(cls, first: int, last: int) -> "DateInterval":
        """From the first day of `first` to the last day of `last`."""
        if first == last:
            return cls.year(first)
        return cls(date(first, 1, 1), date(last, 12, 31), "period")

    @property
    def until(self) -> "DateInterval":
        """The same end with no start: `đến`, `hết`, `chậm nhất`."""
        return DateInterval(None, self.end, self.precision)

    def iso(self) -> str:
        """ISO 8601 interval text, ``2021-01-01/2025-12-31``; an open start is ``..``."""
        start = self.start.isoformat() if self.start else ".."
        return f"{start}/{self.end.isoformat()}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task is due, as read from one phrase.

    `rule` is RFC 5545 text (``FREQ=QUARTERLY;...``) where the words give one. Words that
    say no date (`theo tiến độ`) leave all but `text` empty.
    """

    text: str
    interval: DateInterval | None = None
    recurrence: Recurrence | None = None
    rule: str | None = None
