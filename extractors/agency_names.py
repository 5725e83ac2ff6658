"""Where the name of a body ends, and which capitalised words are none."""

from functools import cache

import regex

from extractors.places import district_names
from extractors.provinces import load_provinces
from models.alternation import either
from models.lexicon import load_toml
from models.rule import Rule, rule

_NO_BODY = regex.compile(
    r"""(?:Ban\ (?:Hành|Chấp\ hành\ kèm)|Trường\ (?:Hợp|hợp)|Tổ\ (?:Chức|dân|Dân|quốc|Quốc)|Nhà\ (?:Nước|nước)|Bộ\ (?:Luật|luật|chỉ|Chỉ|tiêu|Tiêu|thủ|Thủ|phận|Phận)
      |Báo\ (?:Cáo|cáo)|Hội\ (?:Nghị|nghị|Đồng\b(?!\ \p{L}))|Phòng\ (?:Chống|chống)|Đội\ ngũ|Cụm\ từ|Quỹ\ (?:Đất|đất)|Đoàn\ (?:Kết|kết)|Sở\ (?:Hữu|hữu)|Viện\ (?:Trợ|trợ)|Trạm\b(?!\ (?:[Yy]\ tế|[Tt]hú\ y|[Kk]huyến|[Kk]iểm|[Bb]ảo\ vệ|[Kk]hí\ tượng|[Cc]hăn\ nuôi|[Tt]rồng\ trọt))|Cụm\b|Nhà\b(?!\ (?:máy|Máy|văn\ hóa|Văn\ hóa|xuất\ bản|Xuất\ bản)))""",
    regex.VERBOSE,
)


_PLACE_ENDS = regex.compile(
    r"\b(?:tỉnh|huyện|thành\ phố|(?<!tác\ |thị\ )xã(?!\ (?:hội|viên))|phường|thị\ trấn)(?=\ \p{Ll})"
)
# a proper name of two syllables closes the name of the body (`Trường Đại học Tân Trào mở ngành`)
_PROPER = regex.compile(r"(?<=\p{Ll}\ )\p{Lu}\p{Ll}+(?:\ \p{Lu}\p{Ll}+)+(?=\ (?!và\b)\p{Ll})")


_NAMED_AS_PLACE = regex.compile(r"\p{Lu}\p{Ll}+(?:\ \p{Lu}\p{Ll}+){1,2}")


def is_place(text: str, start: int, words: str) -> bool:
    """True for a district, commune, street or market whose name begins as a body's does.

    >>> is_place("chợ Sở Kiện", 4, "Sở Kiện"), is_place("tại Hội An", 4, "Hội An")
    (True, True)
    """
    name = _NAMED_AS_PLACE.match(words)
    if not name or (name.end() < len(words) and words[name.end() : name.end() + 2].isupper()):
        return False
    if name[0].lower() in district_names():
        return True
    return place_noun_rule().pattern.match(text, max(0, start - 20), start) is not None


@cache
def place_noun_rule() -> Rule:
    """The noun of a place, read backwards from its name."""
    return rule(
        "agency_place_noun",
        rf"\b(?:{either(load_toml('agency_words')['place_nouns'])})\ ",
        examples=("chợ ", "thành phố "),
        counter_examples=("cấp ", "của "),
        flags=regex.REVERSE | regex.IGNORECASE,
    )


def is_in_name(text: str, start: int, floor: int) -> bool:
    """True where a name stands in that of a law, or in the quoted title of a work.

    >>> is_in_name("Luật Tổ chức Chính phủ", 13, 0), is_in_name("sách “Sở Văn hóa”", 6, 0)
    (True, True)
    """
    before = text[max(floor, start - 180) : start]
    if not ("“" in before or '"' in before or before.endswith(_OF_LAWS)):
        return False
    return in_name_rule().pattern.match(text, start - len(before), start) is not None


_OF_LAWS = ("Luật ", "Pháp lệnh ", "Điều lệ ", "Tổ chức ", "Cán bộ ")
"""How the words before a body's name end in the name of a law (`in_name_rule`)."""


@cache
def in_name_rule() -> Rule:
    """What stands before a body's name in that of a law or work, read backwards."""
    works = either(load_toml("agency_words")["works"])
    return rule(
        "agency_in_name",
        rf"""\b(?:Luật|Pháp\ lệnh|Điều\ lệ)\ (?:Tổ\ chức\ |Cán\ bộ\ )?
            | \b(?i:{works})\ [“"](?:[^“”"\n]{{0,150}}\ )?""",
        examples=("Luật ", "Luật Tổ chức ", "cuốn sách “", "đề tài “Quản trị tại "),
        counter_examples=("pháp luật ", "theo ", "phong trào "),
        flags=regex.REVERSE,
    )


@cache
def _province_ends() -> "regex.Pattern[str]":
    return regex.compile(rf"\b(?:{province_names()})(?=\ \p{{Ll}})")


def name_length(words: str) -> int:
    """How much of a run of words is the name: it ends with the place it is of.

    >>> name_length("Trung tâm Khuyến nông tỉnh mở lớp"), name_length("Trường Đại học Tân Trào mở")
    (26, 23)
    """
    ends = (
        _PLACE_ENDS.search(words),
        _PROPER.search(words, len(words.partition(" ")[0]) + 2),
        _province_ends().search(words),
    )
    return min((found.end() for found in ends if found), default=len(words))


def is_named_body(words: str) -> bool:
    """False for capitalised words that begin as a body's name does and are none (`Bộ Chỉ số`)."""
    return not _NO_BODY.match(words)


@cache
def province_forms() -> frozenset[str]:
    """The names of the provinces as they are printed."""
    return frozenset(
        form for unit in load_provinces().values() for form in (unit.name, *unit.forms)
    )


@cache
def province_names() -> str:
    """The pattern of any of them, the longest first."""
    return either(province_forms(), space=r"\ ")
