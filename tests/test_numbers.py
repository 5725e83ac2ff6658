"""Numbers in figures, in words and in Roman numerals."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extractors import numbers
from extractors.numbers import NUMBER, parse_number, parse_roman, parse_words

FIGURES = [
    ("92,5", 92.5), ("7,03", 7.03), ("0,8", 0.8), ("92.5", 92.5), ("0.5", 0.5), ("7.0312", 7.0312),
    ("1.600", 1600), ("3.545", 3545), ("11.072", 11072), ("1.234.567", 1234567), ("0.125", 0.125),
    ("3.545,7", 3545.7), ("05", 5), ("06", 6), ("0204", 204), ("100", 100), ("+5", 5), ("-3", -3),
    ("−2,5", -2.5), (" 80 ", 80), ("92, 5", 92.5), ("92 ,5", 92.5), ("3. 545", 3545),
    ("100 000", 100000), ("1 250 000", 1250000), ("1,234,567", 1234567), ("1,234.5", 1234.5),
    ("1.5000", 1.5), ("0", 0), ("2024", 2024),
]  # fmt: skip
NO_FIGURES = [
    "", "một", "l00", "1OO", "8O", "12.345.67", "1..2", "5%", "24/7", "80-85", "IV", "1,2,3", ",5",
    "5,", "1 2", "10 5", "1.2.3", "năm 2024", "1,5,5", "3.54.5",
]  # fmt: skip
SLIPS = [("l00", 100), ("1OO", 100), ("8O", 80), ("I5", 15), ("9S,5", 95.5), ("1 0 0", 100)]
WORDS = [
    ("một", 1), ("bốn", 4), ("năm", 5), ("mười", 10), ("mười lăm", 15), ("mười một", 11),
    ("hai mươi", 20), ("hai mươi lăm", 25), ("hai mươi mốt", 21), ("ba mươi tư", 34),
    ("năm mươi", 50), ("chín mươi chín", 99), ("một trăm", 100), ("một trăm linh năm", 105),
    ("hai trăm lẻ ba", 203), ("ba trăm năm mươi", 350), ("chục", 10), ("ba chục", 30),
    ("một nghìn", 1000), ("hai ngàn", 2000), ("một nghìn không trăm linh năm", 1005),
    ("hai triệu ba trăm nghìn", 2300000), ("một tỷ", 10**9), ("một tỉ", 10**9), ("Một nửa", 0.5),
    ("nửa", 0.5), ("hai phần ba", 2 / 3), ("một phần tư", 0.25), ("hai triệu rưỡi", 2500000),
    ("3,5 triệu", 3500000), ("3.545 tỷ", 3545 * 10**9), ("5 nghìn", 5000), ("bảy phẩy hai", 7.2),
    ("hai\nmươi  lăm", 25), ("không", 0),
]  # fmt: skip
NO_WORDS = [
    "", "sở", "hai mươi năm", "mười năm", "một trăm hai", "hai mươi phần trăm", "vài chục",
    "một phẩy", "phần ba", "linh", "một trăm linh", "trăm trăm", "rưỡi", "năm 2024",
]  # fmt: skip
ROMANS = [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXIII", 23), ("XC", 90), ("MMXXV", 2025)]
NO_ROMANS = ["", "IIII", "VX", "iv", "4", "IC", "A", "I I"]


@pytest.mark.parametrize(("text", "value"), FIGURES)
def test_figures(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figures(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "value"), SLIPS)
def test_slips_only_where_asked_for(text: str, value: float) -> None:
    assert parse_number(text, lenient=True) == value
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_words(text: str, value: float) -> None:
    assert parse_words(text) == pytest.approx(value)


@pytest.mark.parametrize("text", NO_WORDS)
def test_no_words(text: str) -> None:
    assert parse_words(text) is None


@pytest.mark.parametrize(("text", "value"), ROMANS)
def test_romans(text: str, value: int) -> None:
    assert parse_roman(text) == value


@pytest.mark.parametrize("text", NO_ROMANS)
def test_no_romans(text: str) -> None:
    assert parse_roman(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đạt 92,5% và 3.545 hộ", ["92,5", "3.545"]),
        ("5, 10 và 15%", ["5", "10", "15"]),
        ("từ 80-85%", ["80", "85"]),
        ("tăng 05 bậc.", ["05"]),
        ("1.2.3", []),
    ],
)
def test_number_in_a_pattern(text: str, found: list[str]) -> None:
    assert regex.findall(NUMBER, text, regex.VERBOSE) == found


@pytest.mark.parametrize("one", numbers.RULES, ids=lambda one: one.name)
def test_rules(one: numbers.Rule) -> None:
    assert all(one.first(example) for example in one.examples)
    assert not any(one.first(example) for example in one.counter_examples)


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_figures_round_trip(whole: int, rest: int) -> None:
    text = f"{whole:,}".replace(",", ".") + f",{rest:03}"
    assert parse_number(text) == float(f"{whole}.{rest:03}")
    assert regex.fullmatch(NUMBER, text, regex.VERBOSE)


@given(st.integers(0, 10**9))
def test_words_round_trip(number: int) -> None:
    assert parse_words(_spell(number)) == number


@given(st.integers(1, 3999))
def test_romans_round_trip(number: int) -> None:
    assert parse_roman(_to_roman(number)) == number


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    for value in (parse_number(text), parse_number(text, lenient=True), parse_words(text)):
        assert value is None or isinstance(value, float)


DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _spell(number: int) -> str:
    if number == 0:
        return "không"
    parts, above = [], False
    for power, name in ((10**9, " tỷ"), (10**6, " triệu"), (1000, " nghìn"), (1, "")):
        group = number // power % 1000
        if group:
            parts.append(_spell_group(group, above) + name)
        above = above or group > 0
    return " ".join(parts)


def _spell_group(group: int, above: bool) -> str:
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or above else []
    if tens == 0 and ones:
        words.append(f"linh {DIGITS[ones]}" if words else DIGITS[ones])
    elif tens:
        words.append("mười" if tens == 1 else f"{DIGITS[tens]} mươi")
        last = {5: "lăm"} if tens == 1 else {1: "mốt", 5: "lăm"}
        words.extend([last.get(ones, DIGITS[ones])] if ones else [])
    return " ".join(words)


def _to_roman(number: int) -> str:
    signs = [
        "M1000",
        "CM900",
        "D500",
        "CD400",
        "C100",
        "XC90",
        "L50",
        "XL40",
        "X10",
        "IX9",
        "V5",
        "IV4",
        "I1",
    ]
    text = ""
    for sign in signs:
        letters, value = sign.rstrip("0123456789"), int(sign.lstrip("MDCLXVI"))
        text += letters * (number // value)
        number %= value
    return text
