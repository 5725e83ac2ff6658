"""List labels: which rung of the ladder a block's first characters name."""

from dataclasses import dataclass
from functools import cache

import regex

from models.lexicon import load_toml
from models.values import built_fast

_NUMERAL = r"(?:[IVXLC]+|\d{1,2}|thứ\s+\p{L}+|THỨ\s+\p{Lu}+)"
_AMOUNT = r"\d[\d.,]*\s?(?:%|\p{Ll}{2})"  # what an item may begin with: `2.4. 98,5% hồ sơ`
_LABEL = regex.compile(
    rf"""(?: (?P<part>(?:Phần|PHẦN)\s+{_NUMERAL})\b[.:]?
      | (?P<chapter>(?:Chương|CHƯƠNG)\s+{_NUMERAL})\b[.:]?
      | (?P<division>(?:Mục|MỤC)\s+{_NUMERAL})\b[.:]?
      | (?P<subdivision>(?:Tiểu\s+mục|TIỂU\s+MỤC)\s+{_NUMERAL})\b[.:]?
      | (?P<article>(?:Điều|ĐIỀU)\s+\d{{1,3}}\p{{Ll}}?)\s?[.:]
      | (?P<roman>[IVX]{{1,6}})\s?(?:[.)/]|\s?[-–]\s)\s*(?=\p{{L}}|[“"(])
      | (?P<capital>[A-HK-PĐ])\s?[.)](?!\p{{Lu}}?\.)\s*(?=\p{{L}})
      | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?:(?:[.)]\s*|\s+)(?=\p{{L}}|[“"(])|[.)]\s+(?={_AMOUNT}))
      | (?P<arabic>\d{{1,2}})(?:(?:\s?[.]\s*|\s?[-–]\s|/\s)(?=\p{{L}}|[“"(]|\d+\s?%)|\s?\.\s+(?={_AMOUNT}))
      | (?P<paren>\(?\d{{1,2}}\))\s*(?=\p{{L}}|[“"]|\d+\s?%)
      | (?P<letter>[a-zđ])\s?[).]\s+(?=\p{{L}}|\d|[“"(]) | (?P<letter2>[a-zđ]\d?\))(?=\p{{L}})
      | (?P<dash>[-–—])\s?(?=\S) | (?P<plus>\+)\s?(?=\S) | (?P<star>[*•▪‣o●○])\s+(?=\S) | (?P<star2>\*)(?=\p{{L}})
      )""",
    regex.VERBOSE,
)
_WORD_LABELS = "PCMTĐIVX"
"""What the labels begin with that begin with two letters: `Phần` ... `Điều`, and Roman numerals."""
# lower ranks stand higher; a star that heads a list stands above the dashes under it
_RANKS = {
    "part": 10, "chapter": 20, "division": 30, "subdivision": 40, "article": 50, "capital": 60,
    "roman": 70, "arabic": 80, "dotted": 90, "paren": 100, "letter": 110, "dash": 130, "plus": 140, "star": 150,
}  # fmt: skip
STAR_HEADING_RANK = 120
BARE_HEADING_RANK, CAPITAL_HEADING_RANK = 115, 65
"""A heading without number stands above bullets; one in capitals above Roman sections."""
BULLETS = frozenset(("dash", "plus", "star", "bare"))
_MAX_STAR_HEADING = 160


@built_fast
@dataclass(frozen=True, slots=True)
class Label:
    """A label found: its style, rank, text as printed, and its length with the space after it."""

    style: str
    rank: int
    text: str
    length: int

    @property
    def is_bullet(self) -> bool:
        """True for `-`, `+`, `*` and bare headings: they name no rung of a path."""
        return self.style in BULLETS


def read_label(words: str) -> Label | None:
    """The label at a block's start, or None.

    >>> read_label("2.10. Sở Nội vụ").text, read_label("đ) Xây dựng").style
    ('2.10', 'letter')
    >>> read_label("2.4. 98,5% hồ sơ").text, read_label("3. 2.000 hộ").text
    ('2.4', '3')
    >>> read_label("2024. Trong năm") is None, read_label("15/7 là hạn") is None
    (True, True)
    """
    if words[:2].isalpha() and words[0] not in _WORD_LABELS:
        return None  # most begin with a word
    found = _LABEL.match(words)
    if not found or not found.lastgroup:
        return None
    style = found.lastgroup.rstrip("2")
    text = " ".join(found[found.lastgroup].split()).strip("()./")
    rank = _RANKS[style]
    if style == "dotted":
        rank += text.count(".") - 1
    if style == "star" and _heads_list(words):
        rank = STAR_HEADING_RANK
    return Label(style, rank, text, found.end())


_CAPITALS = regex.compile(r"[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*\s[^\p{Ll}]+")
_ENDS = (".", ";", ",", "/", ")", "!", "?")
MAX_BARE_HEADING = 110


@cache
def _heading_words() -> "regex.Pattern[str]":
    words = sorted(load_toml("headings")["words"], key=len, reverse=True)
    either = "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in words)
    return regex.compile(rf"(?:{either})(?!\p{{L}})", regex.IGNORECASE)


def read_bare_heading(words: str, *, marked: bool) -> Label | None:
    """A heading that carries no label: a short line without an end mark that says it is one.

    Args:
        words: the block.
        marked: the source marks it as a heading, or sets all of it in bold.
    """
    text = words.strip().rstrip(":").strip("*_ ")
    if not 3 <= len(text) <= MAX_BARE_HEADING or text.endswith(_ENDS) or not text[0].isupper():
        return None
    capitals = bool(_CAPITALS.fullmatch(text))
    if not (capitals or marked or _heading_words().match(text)) or _NUMBER_IN.search(text):
        return None
    rank = CAPITAL_HEADING_RANK if capitals else BARE_HEADING_RANK
    return Label("bare", rank, "", 0)


_NUMBER_IN = regex.compile(r"\d\s?%|\d[.,]\d|:\s*\S")


def _heads_list(words: str) -> bool:
    bare = words.strip().rstrip("*").rstrip()
    return len(bare) <= _MAX_STAR_HEADING and not bare.endswith((".", ";", ","))
