"""Numbers as Word and browsers print them where a list counts in Roman numerals."""

MOST = 4999
_DIGITS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman_numeral(number: int) -> str:
    """A number from 1 to `MOST` in capital letters.

    >>> [roman_numeral(number) for number in (1, 4, 19, 88, 2024)]
    ['I', 'IV', 'XIX', 'LXXXVIII', 'MMXXIV']
    """
    digits = ""
    for value, letters in _DIGITS:
        count, number = divmod(number, value)
        digits += letters * count
    return digits
