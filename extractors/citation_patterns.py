"""The patterns of a citation: what stands before a number, what may follow it, laws by title."""

from functools import cache

import regex

from models.lexicon import load_toml
from models.rule import Rule, rule


@cache
def type_rows() -> list[dict[str, object]]:
    """The rows of document_types.toml."""
    return list(load_toml("document_types")["type"])


def _words(*, law: bool) -> str:
    names = [str(row["name"]) for row in type_rows() if bool(row.get("law")) is law]
    loose = [name.replace(" ", r"\s+") for name in sorted(names, key=lambda n: (-len(n), n))]
    return "(?:" + "|".join(loose) + ")"


TYPES = _words(law=False)
LAWS = _words(law=True)
DATE = (
    r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s*\d{1,2}\s+năm\s*\d{4})(?!\d)"
)
_HOUR = r"(?:hồi|lúc)\s+\d{1,2}\s*(?:giờ|h|:)\s*(?:\d{1,2}\s*(?:phút)?)?\s*,?\s*"
_DATED = rf"""\s*[,(]?\s*(?:(?:được\s+)?(?:ký|ban\s+hành|thông\s+qua)\s+)?(?:cùng\s+|{_HOUR})?
    (?i:ngày)\s*(?P<date>{DATE})\)?"""
# Where the name of a body or a title cannot go on: another citation, or the next statement.
_NEXT = rf"(?:,|\s+và|;)\s*(?:(?:các|theo|tại|thực\s+hiện|triển\s+khai|căn\s+cứ|trên\s+cơ\s+sở)\s+)?(?:(?:{TYPES}|{LAWS})\s|số\s*\d)"
_VERBS = r"""(?:về|V/v|v/v|ban\s+hành|phê\s+duyệt|quy\s+định|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|điều\s+chỉnh
    |triển\s+khai|thực\s+hiện|tổ\s+chức|đẩy\s+mạnh|tăng\s+cường|công\s+bố|thông\s+qua|giao|thi\s+hành
    |xây\s+dựng|phát\s+triển|thành\s+lập|chấn\s+chỉnh|nâng\s+cao|bãi\s+bỏ|thay\s+thế|hợp\s+nhất)"""
# A body whose name holds commas; all others end at one.
_COMMA_BODY = r"""(?:(?:Bộ\s+trưởng\s+|Giám\s+đốc\s+)?(?:Bộ|Sở)\s+(?:Văn\s+h(?:óa|oá),\s*Thể\s+thao
    |Lao\s+động,\s*Thương\s+binh|Văn\s+h(?:óa|oá),\s*Thể\s+thao,?)(?:\s+và\s+(?:Du\s+lịch|Xã\s+hội))?)"""

LAW = rule(
    "citation_law",
    rf"""(?<!\p{{L}})(?P<type>{LAWS})
    (?P<name>
        \s+[Ss]ửa\s+đổi (?:[^;:.\s]|\s(?!\s*(?:ngày|năm|số)\s*\d)){{3,300}}     # it names other laws
      | \s+(?!sư\b|gia\b|này\b|số\b|định\b)\p{{L}}
        (?:[\p{{L}}–-]|(?:,\s?|\s)(?!\s*(?:ngày|năm|số)\s*\d|(?:và\s+)?(?:{LAWS}|Nghị\s|Quyết\s|Thông\s+tư|các\b)
            |(?:trong|đến|theo|tại|từ|vào|cho|được|đã|là|ban\s+hành|(?<!tác\s+hại\s+)của)\b)){{2,160}}
    )?
    (?: (?:\s*,?\s*(?:số\s*)?(?P<number>\d{{1,3}}/\d{{4}}/[A-Z]{{2,6}}\d{{0,2}}))? {_DATED}
      | \s*,?\s*(?:số\s*)?(?P<number>\d{{1,3}}/\d{{4}}/[A-Z]{{2,6}}\d{{0,2}})
      | \s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/-])
      | (?<!{LAWS})(?P<bare>(?=\s*(?:[;.(]|$|,?\s+(?:và\s+)?(?:{LAWS}|Nghị\s|Quyết\s|Thông\s+tư|các\b))))
    )""",
    examples=(
        "Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015",
        "Luật Sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai ngày 22/11/2019",
        "Luật Đầu tư công số 39/2019/QH14",
        "Bộ luật Lao động năm 2019",
        "Căn cứ Luật Cán bộ, công chức;",
        "Luật số 64/2020/QH14 ngày 18/6/2020",
        "Luật 60/2024/QH15",
    ),
    counter_examples=("Luật sư năm 2020", "Hội Luật gia ngày 3/4/2021", "theo pháp luật năm 2015"),
)
CONGRESS = rule(
    "citation_congress",
    r"""(?<!\p{L})(?P<name>Nghị\s+quyết\s+(?:của\s+)?Đại\s+hội\s+(?:(?:đại\s+biểu\s+)?
    (?:(?:Đảng\s+bộ|toàn\s+quốc|Đảng)[^,;.:()\n]{0,60}?)?\s*lần\s+thứ\s+(?:[IVXL]+|\d+)
    (?:\s+của\s+Đảng)? | (?:[IVXL]+|\d+)\s+(?:của\s+)?Đảng))(?![\p{L}\d])""",
    examples=(
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        "Nghị quyết Đại hội XIV của Đảng",
    ),
    counter_examples=("Đại hội Đảng bộ tỉnh lần thứ XIX", "Nghị quyết Đại hội Đảng"),
)
DATED = rule(
    "citation_dated",
    rf"(?<!\p{{L}})(?P<type>(?=\p{{Lu}})(?i:{TYPES}))\s+ngày\s+(?P<date>{DATE})(?=\s+của\s+\p{{Lu}})",
    examples=("Kết luận ngày 12/3/2021 của Ban Thường vụ Tỉnh ủy",),
    counter_examples=("báo cáo ngày 15/12/2024 của Sở", "Quyết định ngày ký", "Kế hoạch ngày 3/4"),
)
# Read backwards from the number: `Nghị quyết số`, `Nghị định của Chính phủ số`.
HEAD = rule(
    "citation_numbered",
    rf"""(?<!\p{{L}})(?P<type>{TYPES})(?:\s+của\s[^;:.,()\n]{{2,60}}?)??
    \s*(?:s[ốôỐ])?\s*[:.]?\s*$""",
    examples=("Nghị quyết số ", "Quyết định ", "Nghị định của Chính phủ số "),
    counter_examples=("Nghị định số 3 và số ", "điều "),
    flags=regex.IGNORECASE | regex.REVERSE,
)
AFTER_DATE = rule(
    "citation_date_after",
    rf"{_DATED}",
    examples=(" ngày 15/7/2021", ", ký ngày 08 tháng 4 năm 2020", " (ngày 3-2-2019)"),
    counter_examples=(" ngày ký", " năm 2021"),
)
AFTER_BODY = rule(
    "citation_body_after",
    rf"""\s*,?\s*của\s+(?P<body>{_COMMA_BODY}|(?=\p{{Lu}}|liên\s)
    (?:(?!\s+(?:{_VERBS}|ngày\s*\d{{1,2}}|tại|là|đã|để|nhằm|trong|trên|cho|có|được|kèm|như|thì|cùng)\b
        |{_NEXT})(?:[^;:.,()\n“"”]|\(\p{{Lu}}{{2,8}}\)(?=\s+(?:tỉnh|thành\s|huyện|quận|xã|\p{{Lu}})))){{2,120}})""",
    examples=(
        " của Thủ tướng Chính phủ về việc",
        " của UBND tỉnh;",
        " của Chính phủ quy định",
        " của Ủy ban nhân dân (UBND) tỉnh về",
    ),
    counter_examples=(" của tỉnh", " về việc"),
)
AFTER_TITLE = rule(
    "citation_title_after",
    rf"""\s*,?\s*(?:(?:về\s+việc|về|V/v|v/v)\s*:?\s+|(?={_VERBS}\b)(?!về\s|V/v|v/v))
    (?P<title>(?:(?!{_NEXT}|,\s*\p{{Lu}}|,\s*(?:nhằm|để|các)\b)[^;.:()\n]|\.(?=\d)){{4,400}})""",
    examples=(" về việc đẩy mạnh cải cách;", " ban hành Chương trình tổng thể"),
    counter_examples=(" và", " tại Điều 3"),
)
# Read backwards from the type: `Ngày 07/8/2024, UBND tỉnh ban hành`.
DAY_BEFORE = rule(
    "citation_date_before",
    rf"""(?<=\A\W*|[.;]\s+|\n\W*)Ngày\s+(?P<date>{DATE})\s*,\s*[^.;:\n]{{3,80}}?
    \s(?:ban\s+hành|ký|thông\s+qua)\s*$""",
    examples=("- Ngày 07/8/2024, UBND tỉnh ban hành ", "Ngày 3/4/2020, Thủ tướng ký ban hành "),
    counter_examples=("Ngày 07/8/2024, UBND tỉnh họp theo ", "ngày 3/4/2020 ban hành "),
    flags=regex.REVERSE,
)
# Read backwards from the last number of a list that shares its symbol: `số 505, 506 và 507/QĐ-STC`.
SHARED_SYMBOL = rule(
    "citation_shared_symbol",
    rf"""(?P<type>{TYPES})\s+s[ốỐ]\s*:?\s*(?P<numbers>\d{{1,5}}(?:\s*,\s*\d{{1,5}}){{0,9}})\s*(?:,|và)\s*$""",
    examples=("Quyết định số 505, 506 và ", "Kế hoạch số 7 và "),
    counter_examples=("Quyết định số ", "Quyết định số 5/QĐ-UBND và ", "mục số 5, 6 và "),
    flags=regex.IGNORECASE | regex.REVERSE,
)
RULES: tuple[Rule, ...] = (
    LAW,
    CONGRESS,
    DATED,
    HEAD,
    AFTER_DATE,
    AFTER_BODY,
    AFTER_TITLE,
    DAY_BEFORE,
    SHARED_SYMBOL,
)
UNDATED_LAW = "citation_law_undated"
