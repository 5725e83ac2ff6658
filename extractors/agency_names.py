"""Where the name of a body ends, and which capitalised words are none."""

from functools import cache

import regex

from extractors.provinces import load_provinces

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
    return "|".join(regex.escape(n) for n in sorted(province_forms(), key=len, reverse=True))
