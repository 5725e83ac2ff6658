"""Names of persons, as signatures and bylines print them."""

from functools import cache

import regex

from extractors.provinces import province_by_name
from models.lexicon import load_toml
from models.rule import Rule, rule

_MARK = "['’‘`´]"
_SYLLABLE = rf"\p{{Lu}}[\p{{Ll}}\p{{M}}]*(?:{_MARK}\p{{Lu}}?[\p{{Ll}}\p{{M}}]*)?"
PERSON = rule(
    "person_name",
    # Syllables with small letters or one capital; `K'Rung`, `H'Yim` hold an apostrophe.
    rf"""\A(?:{_SYLLABLE}(?:[ -]{_SYLLABLE}){{1,6}}|[HK]{_MARK}\p{{Lu}}\p{{Ll}}+)\Z""",
    examples=(
        "Lê Thị Hồng Vân",
        "Giàng A Tủa",
        "Y Thanh Hà Niê Kđăm",
        "Nguyễn Văn A",
        "K' Mák",
        "Điểu K'Rung",
        "H’Yim Kđoh",
        "K'Mák",
    ),
    counter_examples=("PHÓ CHỦ TỊCH", "Sở Nội vụ", "Nơi nhận:", "Hà", "Lê Văn A 2"),
)
# `Ths. Lê Văn An`; NĐ 30 forbids it, older papers and hospitals print it.
_RANK = regex.compile(
    r"""^(?:(?:GS|PGS|TSKH|TS|Th\.?\s?[sS]|Ths|(?:BS|DS|YS)?\.?\s?CK\s?(?:I{1,2}|[12])|BS|DS|CN|KS|LS|CVCC
    |NGND|NGƯT|TTND|TTƯT|NSND|NSƯT|(?i:đại|thiếu|trung|thượng)\s+(?i:tướng|tá|úy)
    |(?i:tiến\s+s[iĩ]|thạc\s+s[iĩ]|bác\s+s[iĩ]|kỹ\s+sư|luật\s+sư))(?:[\s.,–-]+|(?<=[.])))+""",
    regex.VERBOSE,
)
_ORGANISATION = regex.compile(
    r"(?i:\b(?:ủy\s+ban|uỷ\s+ban|ubnd|hđnd|sở|tỉnh|thành\s+phố|văn\s+phòng|chủ\s+tịch|giám\s+đốc|cộng\s+hòa|độc\s+lập|hội\s+đồng|trung\s+tâm|chi\s+cục|đảng|nơi\s+nhận|kế\s+hoạch|quyết\s+định|phụ\s+lục|chuyên\s+mục|trang\s+chủ)\b|^(?:báo|cổng|phòng|ban|cục|bộ)\b)"
)
# A recipient's place: `- Huyện ủy Lâm Hà`, `- Cục Thuế tỉnh Hà Nam`.
_UNIT_BEFORE = regex.compile(
    r"^(?:ủy|uỷ|huyện|tỉnh|xã|phường|trấn|quận|phố|tp\.?|tx\.?|thị|ubnd|hđnd|sở|an|thuế|viện|trường|khu|cảng|báo|đài|đoàn|hội|ty)$",
    regex.IGNORECASE,
)
RULES: tuple[Rule, ...] = (PERSON,)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load_toml("surnames")["names"])


def parse_person(words: str) -> str | None:
    """The person that a line names and nothing more, without a rank before it; else None.

    A name in capitals (`LÊ VĂN AN`) is given small letters again.
    """
    text = _RANK.sub("", " ".join(words.split()).strip(" .,;:*()"))
    if regex.fullmatch(rf"(?:[\p{{Lu}} ]|{_MARK}){{5,40}}", text) and has_surname(text.title()):
        text = regex.sub(r"\p{L}+", lambda m: m[0].capitalize(), text)
    if _ORGANISATION.search(text) or PERSON.first(text) is None:
        return None
    if province_by_name(text, None):  # `Kiên Giang` ends many a recipient's line
        return None
    return text


def has_surname(words: str) -> bool:
    """True if the first word is a known family name."""
    first = words.split()[0] if words.split() else ""
    return first in _surnames() or regex.match(rf"[HK]{_MARK}\p{{Lu}}", first) is not None


def person_at_end(words: str) -> str | None:
    """The person that ends a line shared with other words: `- Lưu: VT, NC. Lê Văn An`."""
    tokens = words.split()
    for length in (6, 5, 4, 3, 2):
        if len(tokens) > length:
            tail = " ".join(tokens[-length:])
            person = parse_person(tail)
            if person and has_surname(tail) and not _UNIT_BEFORE.search(tokens[-length - 1]):
                return person
    return None
