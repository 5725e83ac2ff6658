"""Which role a table column plays, by its name or by what its cells hold."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, get_args
from unicodedata import normalize

import regex

from models.lexicon import load_toml

ColumnRole = Literal[
    "ordinal", "objective", "task", "product", "lead", "coordinate", "agencies",
    "time", "budget", "unit", "value", "result", "note",
]  # fmt: skip

_SPACES = regex.compile(r"\s+")
_TIME = regex.compile(
    r"""^\W*(?: (?:từ\s|trước\s|đến\s|hết\s|trong\s|chậm\s+nhất\s|cuối\s|đầu\s|giai\s+đoạn\s)*
        (?: năm\b | qu[ýí]\b | qúy\b | tháng\b | ngày\s+\d | \d{4} | \d{1,2}/\d{4} | \d{1,2}/\d{1,2}/\d{4}
          | h[àằ]ng\s+(?:năm|quý|tháng|tuần) | thường\s+xuyên | cả\s+năm | định\s+kỳ | đột\s+xuất
          | theo\s+(?:kế\s+hoạch|tiến\s+độ|quy\s+định|lộ\s+trình|chương\s+trình|yêu\s+cầu)
          | khi\s+có | (?:0?6|sáu|0?9)\s+tháng | i{1,3}\b | iv\b | sau\s+khi | ngay\s+sau ) )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_MAX_NAME = 90
_MAX_TIME = 120
_MAX_OPENING = 200


def _fold(text: str) -> str:
    text = normalize("NFC", text)  # readers ask before the text is cleaned
    return _SPACES.sub(" ", text).strip(" .:*").casefold().replace("uỷ", "ủy")


@cache
def _names() -> tuple[tuple[str, ColumnRole], ...]:
    table = load_toml("columns")
    pairs = [(name, role) for role in get_args(ColumnRole) for name in table[role]["names"]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _first_words() -> dict[str, "regex.Pattern[str]"]:
    words = load_toml("cell_words")
    return {
        kind: regex.compile(
            r"^\W*(?:"
            + "|".join(sorted(map(regex.escape, words[kind]), key=len, reverse=True))
            + r")\b",
            regex.IGNORECASE,
        )
        for kind in ("agency", "product")
    }


@cache
def names_of_columns() -> "regex.Pattern[str]":
    """Any name of a column at the start of a line, the longest one, with a colon or none.

    A name is written with a capital: `Sản phẩm Báo cáo`, but `sản phẩm nông nghiệp` is none.
    """
    names = sorted((name for name, _ in _names() if len(name) > 3), key=len, reverse=True)
    words = "|".join(r"\s+".join(map(regex.escape, name.split())) for name in names)
    return regex.compile(rf"(?P<name>(?=\p{{Lu}})(?i:{words}))(?!\p{{L}})[^\S\n]*[:.\t]?[^\S\n]*")


@lru_cache(maxsize=4096)
def column_role(header: str) -> ColumnRole | None:
    """The role of a column by its header cell: the longest name it begins with, or holds.

    >>> column_role("Cơ quan chủ trì"), column_role("Thời gian hoàn thành"), column_role("Huyện A")
    ('lead', 'time', None)
    """
    text = _fold(header)
    if not text or len(text) > _MAX_NAME:
        return None
    for name, role in _names():
        if text == name or (
            len(name) > 1 and text.startswith(name) and not text[len(name)].isalpha()
        ):
            return role
    for name, role in _names():
        if len(name) > 5 and name in text and regex.search(rf"\b{regex.escape(name)}\b", text):
            return role
    return None


def looks_like_time(cell: str) -> bool:
    """True for a cell that says when: a year, quarter, month, recurrence."""
    return len(cell) <= _MAX_TIME and _begins_as_time(cell)


def looks_like_agency(cell: str) -> bool:
    """True for a cell that begins as the name of a body does."""
    return _begins_as_agency(cell[:_MAX_OPENING])


# the cells of a column say the same few things over and over, in one document as in the next
@lru_cache(maxsize=4096)
def _begins_as_time(cell: str) -> bool:
    return bool(_TIME.match(cell))


@lru_cache(maxsize=4096)
def _begins_as_agency(opening: str) -> bool:
    return bool(_first_words()["agency"].match(opening))


def looks_like_product(cell: str) -> bool:
    """True for a short cell that begins with a kind of paper or result."""
    return len(cell) <= _MAX_TIME and bool(_first_words()["product"].match(cell))


def fit(cell: str, role: str | None) -> float:
    """How well a cell's words suit a column of `role`: 1 suits, 0 says nothing, -1 speaks against."""
    return _fit(normalize("NFC", cell.strip()), role)


def fits(cell: str, roles: Sequence[ColumnRole | None]) -> list[float]:
    """`fit` for the columns of a table, in order."""
    text = normalize("NFC", cell.strip())
    suits = {role: _fit(text, role) for role in set(roles)}
    return [suits[role] for role in roles]


def _fit(text: str, role: str | None) -> float:
    if not text:
        return 0.0
    if role == "time":
        return 1.0 if looks_like_time(text) else -1.0
    if role in ("lead", "coordinate", "agencies"):
        return 1.0 if looks_like_agency(text) else -1.0
    if role == "product":
        return 1.0 if looks_like_product(text) else (0.0 if len(text) <= _MAX_NAME else -0.5)
    if role in ("task", "objective"):
        return -0.5 if looks_like_time(text) else (0.5 if len(text) > _MAX_NAME else 0.1)
    return 0.0
