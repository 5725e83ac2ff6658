"""One string to one number: figures, numbers in words, Roman numerals.

Vietnamese writing: the comma is decimal, the dot parts thousands (``1.600`` is 1600) where
every group after it has exactly three digits; any other dot is a careless decimal one
(``92.5``). Leading zeros are style (``05``).
"""

from typing import Final

import regex

from models.rule import Rule, rule

MAGNITUDES: Final[dict[str, int]] = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}

# One number in running text, to be composed into verbose patterns. No blanks inside: `5, 10%`
# is two numbers; `parse_number` mends blanks where the caller knows that it is one.
NUMBER: Final = r"""(?:
    (?<!\d) (?<!\d[.,])
    (?: \d{1,3} (?:\.\d{3})+ (?:,\d+)?      # 1.600    3.545,7
      | \d+ (?:[.,]\d+)?                    # 05    92,5    92.5
    )
    (?![.,]?\d)
)"""

# Blanks are mended beside a separator (`92, 5`) and between groups of three (`100 000`).
_BLANK = regex.compile(r"(?<=\d)\s+(?=[.,])|(?<=[.,])\s+(?=\d)|(?<=\d)\s+(?=\d{3}(?:\D|$))")
_SLIPS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "S": "5", "B": "8"})
_DIGITS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5,
}  # fmt: skip
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_DIGIT = r"(?:không|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín)"
# After mười or mươi five is `lăm`: `hai mươi năm` are twenty years, no 25.
_LAST = r"(?:một|mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"

FIGURE: Final = rule(
    "number.figure",
    r"""(?P<sign>[+\-−])? (?: (?P<thousands>(?!0\.)\d{1,3}(?:\.\d{3})+)(?:,(?P<rest>\d+))?
      | (?P<english>\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+(?=\.\d))(?:\.(?P<point>\d+))?
      | (?P<plain>\d+(?:[.,]\d+)?) )""",
    examples=("1.600", "3.545,7", "92,5", "92.5", "05", "1,234,567", "-3"),
    counter_examples=("một", "IV", ""),
)
BELOW_THOUSAND: Final = rule(
    "number.words_below_thousand",
    rf"""(?: (?P<hundreds>{_DIGIT})[ ]trăm (?:[ ]|$) )?
      (?: (?:(?:linh|lẻ)[ ])? (?P<ones>{_DIGIT})
        | (?P<ten>mười) (?:[ ](?P<after_ten>{_LAST}))?
        | (?P<tens>{_DIGIT})[ ](?:mươi|chục) (?:[ ](?P<after_tens>{_LAST}))?
        | (?P<bare>chục|trăm) )?""",
    examples=("hai mươi lăm", "một trăm linh năm", "mười", "ba chục"),
)
MAGNITUDE: Final = rule(
    "number.words",
    r"""(?:(?P<g9>.+?)[ ]t[ỷỉ](?:[ ]|$))? (?:(?P<g6>.+?)[ ]triệu(?:[ ]|$))?
      (?:(?P<g3>.+?)[ ](?:nghìn|ngàn)(?:[ ]|$))? (?P<g0>.*)""",
    examples=("một tỷ", "hai triệu ba trăm nghìn"),
)
ROMAN: Final = rule(
    "number.roman",
    r"(?=[MDCLXVI]) M{0,3} (?:CM|CD|D?C{0,3}) (?:XC|XL|L?X{0,3}) (?:IX|IV|V?I{0,3})",
    examples=("IV", "XXIII", "MCMXC"),
    counter_examples=("4", "quý", ""),
)
RULES: Final[tuple[Rule, ...]] = (FIGURE, BELOW_THOUSAND, MAGNITUDE, ROMAN)


def parse_number(text: str, *, lenient: bool = False) -> float | None:
    """Read one number in figures; None where `text` is not exactly one.

    Args:
        text: the number with nothing around it but blanks; no unit, no percent sign.
        lenient: also read slips of a scan (``l00``, ``1OO``, ``8O``) and any blank inside.
            Only where the place shows that a number is meant, as before a percent sign.
    """
    figure = _BLANK.sub("", text.strip())
    if lenient and regex.search(r"\d", figure):
        figure = regex.sub(r"\s", "", figure.translate(_SLIPS))
    match = FIGURE.pattern.fullmatch(figure)
    if match is None:
        return None
    sign = -1.0 if match["sign"] in ("-", "−") else 1.0
    if match["plain"]:
        return sign * float(match["plain"].replace(",", "."))
    whole = (match["thousands"] or match["english"]).replace(".", "").replace(",", "")
    return sign * float(f"{whole}.{match['rest'] or match['point'] or 0}")


def parse_words(text: str) -> float | None:
    """Read a number in words, below a million million; None where `text` is none.

    Reads also a figure with a magnitude (``3,5 triệu``), halves (``một nửa``,
    ``hai triệu rưỡi``), fractions (``hai phần ba``) and decimals (``bảy phẩy hai``).
    ``phần trăm`` is a unit, never a fraction.
    """
    words = " ".join(text.casefold().split())
    if words in ("nửa", "một nửa"):
        return 0.5
    if " phần " in words:
        return _fraction(words)
    if " phẩy " in words:
        return _decimal(words)
    if words.endswith(" rưỡi"):
        return _and_a_half(words.removesuffix(" rưỡi"))
    head, _, last = words.rpartition(" ")
    figure = parse_number(head) if head else None
    if figure is not None and last in MAGNITUDES:
        return figure * MAGNITUDES[last]
    whole = _whole(words)
    return None if whole is None else float(whole)


def parse_roman(text: str) -> int | None:
    """The value of a Roman numeral in canonical writing (1 to 3999, capitals) or None."""
    if ROMAN.pattern.fullmatch(text) is None:
        return None
    values = [_LETTERS[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _whole(words: str) -> int | None:
    if words in MAGNITUDES:
        return MAGNITUDES[words]
    match = MAGNITUDE.pattern.fullmatch(words)
    if match is None or not words:
        return None
    total = 0
    for name, power in (("g9", 10**9), ("g6", 10**6), ("g3", 10**3), ("g0", 1)):
        if match[name]:
            group = _below_thousand(match[name])
            if group is None:
                return None
            total += group * power
    return total


def _below_thousand(words: str) -> int | None:
    match = BELOW_THOUSAND.pattern.fullmatch(words.strip())
    if match is None or (words.startswith(("linh", "lẻ")) and match["hundreds"]):
        return None
    if match["bare"]:
        return None if match["hundreds"] else MAGNITUDES[match["bare"]]
    # `một trăm hai` may be 102 or 120: never guess. After a hundred ones need their `linh`.
    if match["hundreds"] and match["ones"] and not regex.search(r"linh|lẻ", words):
        return None
    digit = _DIGITS.get
    value = 100 * digit(match["hundreds"] or "", 0) + digit(match["ones"] or "", 0)
    value += 10 if match["ten"] else 10 * digit(match["tens"] or "", 0)
    return value + digit(match["after_ten"] or match["after_tens"] or "", 0)


def _fraction(words: str) -> float | None:
    part, _, whole = words.partition(" phần ")
    above = _whole(part)
    below = None if whole == "trăm" else _whole(whole)
    return above / below if above is not None and below else None


def _decimal(words: str) -> float | None:
    whole, _, rest = words.partition(" phẩy ")
    value = _whole(whole)
    digits = [_DIGITS.get(word) for word in rest.split()]
    if value is None or not digits or None in digits:
        return None
    return float(f"{value}.{''.join(str(digit) for digit in digits)}")


def _and_a_half(words: str) -> float | None:
    value = _whole(words)
    if not value:
        return None
    last = words.rpartition(" ")[2]
    return value + MAGNITUDES.get(last, 1) / 2
