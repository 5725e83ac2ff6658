"""A number as every page of the program prints it: 2,500,000 and 83.64, never 2.5e+06."""


def number_words(value: float) -> str:
    """A number with its thousands apart and without needless zeros.

    >>> number_words(80.0), number_words(0.25), number_words(2500000.0)
    ('80', '0.25', '2,500,000')
    """
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def range_words(low: float | None, high: float | None) -> str:
    """A value, or the two ends of a range; empty where there is no number.

    >>> range_words(80.0, 80.0), range_words(80.5, 90.0), range_words(None, None)
    ('80', '80.5–90', '')
    """
    if low is None:
        return ""
    words = number_words(low)
    return words if high is None or high == low else f"{words}–{number_words(high)}"
