"""How every command says when: ``in 2023``, ``in 2021-2025``, ``by 2023-12-30``."""

from datetime import date


def when_words(start: date | None, end: date) -> str:
    """An interval in words.

    >>> when_words(date(2023, 1, 1), date(2023, 12, 31)), when_words(None, date(2025, 12, 31))
    ('in 2023', 'by 2025-12-31')
    """
    if start is None:
        return f"by {end}"
    if start == end:
        return f"on {end}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"in {start.year}" if start.year == end.year else f"in {start.year}-{end.year}"
    return f"from {start} to {end}"


def stored_when(start: str | None, end: str | None) -> str:
    """The same of days as views hold them; empty where no end is said."""
    if end is None:
        return ""
    return when_words(date.fromisoformat(start) if start else None, date.fromisoformat(end))


def baseline_words(baseline: str) -> str:
    """What a change is measured against: an interval in words, or the words of the document.

    >>> baseline_words("2021-01-01/2021-12-31"), baseline_words("kế hoạch được giao")
    ('2021', 'kế hoạch được giao')
    """
    start, slash, end = baseline.partition("/")
    if not slash or not _is_day(start) or not _is_day(end):
        return baseline
    return stored_when(start, end).removeprefix("in ").removeprefix("on ")


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True
