"""Names of persons, as signatures and bylines print them."""

from functools import cache

import regex

from models.lexicon import load_toml
from models.rule import Rule, rule

PERSON = rule(
    "person_name",
    r"""\A(?:\p{Lu}\p{Ll}*['’]?|[HYK]['’]?)(?:[ -]\p{Lu}\p{Ll}*['’]?\p{Ll}*){1,5}\Z""",
    examples=("Lê Thị Hồng Vân", "Giàng A Tủa", "Y Thanh Hà Niê Kđăm", "Nguyễn Văn A", "K' Mák"),
    counter_examples=("PHÓ CHỦ TỊCH", "Sở Nội vụ", "Nơi nhận:", "Hà", "Lê Văn A 2"),
)
# `Ths. Lê Văn An`; NĐ 30 forbids it, older papers and hospitals print it.
_RANK = regex.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|Th\.?[sS]|ThS|BS(?:CK\w*)?|CN|KS|LS|NGƯT|TTƯT|(?:Đại|Thiếu|Trung|Thượng)\s+(?:tướng|tá))\.?[\s.]*)+"
)
_ORGANISATION = regex.compile(
    r"(?i:\b(?:ủy\s+ban|uỷ\s+ban|ubnd|hđnd|sở|tỉnh|thành\s+phố|văn\s+phòng|chủ\s+tịch|giám\s+đốc|cộng\s+hòa|độc\s+lập|hội\s+đồng|trung\s+tâm|báo|cổng|phòng|ban|chi\s+cục|cục|bộ|đảng|nơi\s+nhận|kế\s+hoạch|quyết\s+định|phụ\s+lục|chuyên\s+mục|trang\s+chủ)\b)"
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
    if regex.fullmatch(r"[\p{Lu}' ]{5,40}", text) and has_surname(text.title()):
        text = " ".join(word[:1] + word[1:].lower() for word in text.split())
    if _ORGANISATION.search(text) or PERSON.first(text) is None:
        return None
    return text


def has_surname(words: str) -> bool:
    """True if the first word is a known family name."""
    first = words.split()[0] if words.split() else ""
    return first in _surnames()


def person_at_end(words: str) -> str | None:
    """The person that ends a line shared with other words: `- Lưu: VT, NC. Lê Văn An`."""
    tokens = words.split()
    for length in (5, 4, 3, 2):
        if len(tokens) > length:
            tail = " ".join(tokens[-length:])
            if has_surname(tail) and parse_person(tail):
                return parse_person(tail)
    return None
