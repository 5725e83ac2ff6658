"""The signs by which a phrase of time is a deadline, or part of a name, or no time at all."""

from typing import Final

import regex

from models.rule import Rule, rule

_I = regex.IGNORECASE

ONWARD: Final = rule(
    "deadline.onward",
    r"\b(?:và|các|những)\s+(?:các\s+|những\s+)?năm\s+(?:tiếp\s+theo|kế\s+tiếp|sau|tới)|\btrở\s+đi",
    examples=("2024 và các năm tiếp theo", "2025 và những năm sau", "từ năm 2025 trở đi"),
    counter_examples=("năm 2024", "sau năm 2024"),
    flags=_I,
)
DATELESS: Final = rule(
    "deadline.dateless",
    r"""\b(?: theo\s+(?:tiến\s+độ|quy\s+định|kế\s+hoạch|lộ\s+trình|hướng\s+dẫn|thời\s+(?:gian|hạn)
          |chương\s+trình|văn\s+bản|chỉ\s+đạo|từng|nhiệm\s+vụ|đề\s+án|quyết\s+định|tình\s+hình)
      | định\s+kỳ | (?:ngay\s+)?(?:sau|khi)\s+(?:khi\s+)?\p{L} | (?:trong\s+)?thời\s+hạn
      | kể\s+từ | ngày\s+làm\s+việc | \d+\s+(?:ngày|tháng)\b | hằng\s+ngày | hàng\s+ngày
      | giai\s+đoạn | nhiệm\s+kỳ | thời\s+kỳ | xuyên\s+suốt | lâu\s+dài )""",
    examples=("Theo tiến độ", "Theo quy định", "Định kỳ", "Ngay sau khi có Nghị quyết"),
    counter_examples=("Sở Nội vụ", "Kế hoạch", "Năm 2024"),
    flags=_I,
)
TITLE: Final = rule(
    "deadline.name_of_document",
    # Tried on the words of a clause before a phrase of time: is the phrase part of a name?
    r"""\b(?:kế\ hoạch|chương\ trình|đề\ án|chiến\ lược|nghị\ (?:quyết|định)|quyết\ định|chỉ\ thị
        |dự\ án|phương\ án|quy\ hoạch|luật|thông\ tư|báo\ cáo|phong\ trào|chỉ\ số|số\ liệu|kết\ quả
        |dự\ toán|ngân\ sách|mục\ tiêu|đề\ cương)\b
      (?! .* (?: \b(?:hoàn\ thành|phấn\ đấu|[bđ]ảm\ bảo|xong|đạt)\b | ,\s*$ ) )""",
    examples=("Chương trình cải cách hành chính ", "kế hoạch kiểm tra "),
    counter_examples=("Kế hoạch này, ", "Kế hoạch, hoàn thành ", "tổ chức sơ kết "),
    flags=_I | regex.DOTALL,
)
COMPARED: Final = rule(
    "deadline.compared",
    r"(?:so\s+với|bằng|cùng\s+kỳ|cao\s+hơn|thấp\s+hơn|của|tính|sinh|áp\s+dụng)\s+(?:với\s+)?",
    examples=("so với ", "của ", "cùng kỳ "),
    counter_examples=("trong ", "vào "),
    flags=_I | regex.REVERSE,
)
DONE_BY: Final = rule(
    "deadline.done_by",
    r"""(?: hoàn\s+thành(?:\s+(?:xong|việc|trình|ban\s+hành))? | xong | dự\s+kiến | trình
        | (?:thời\s+(?:gian|hạn)|tiến\s+độ|lộ\s+trình|hạn)\b[^.;:()]{0,40}: ) \s*""",
    examples=("hoàn thành ", "Thời gian thực hiện: ", "Thời hạn: ", "dự kiến "),
    counter_examples=("kế hoạch ", "báo cáo "),
    flags=_I | regex.REVERSE,
)
OPENS_CLAUSE: Final = rule(
    "deadline.opens_clause",
    r"(?:\A|[.;:\n•*+–—-]|\d\)|[a-zđ]\))\s*",
    examples=("; ", "- ", "a) "),
    flags=regex.REVERSE,
)
GOES_ON: Final = rule(
    "deadline.clause_goes_on",
    r"\s*:|\s*,(?!\s+(?:với|đã|tỉnh\s+đã|mặc\s+dù|là)\b)|\s+(?:phấn\s+đấu|hoàn\s+thành|triển\s+khai|tổ\s+chức|xây\s+dựng|thực\s+hiện|ban\s+hành)\b",
    examples=(", tổ chức", " hoàn thành"),
    counter_examples=(" là năm", ".", ", với sự"),
    flags=_I,
)
ENDS_CLAUSE: Final = rule(
    "deadline.ends_clause",
    r"\s*(?:[.;)]|\Z|\n\s*(?:[-+•]|\d+\.))",
    examples=(".", "; "),
)
NAMED: Final = rule(
    "deadline.period_of_a_name",
    r"\s*,?\s*(?:định\s+hướng|tầm\s+nhìn)\b",
    examples=(", định hướng đến năm 2030", ", tầm nhìn 2045"),
    counter_examples=(", hoàn thành",),
    flags=_I,
)
ADJECTIVE: Final = rule(
    "deadline.adjective",
    # Read backwards from `thường xuyên`: a quality of the noun before it, no time.
    r"(?:nhiệm\s+vụ|hoạt\s+động|công\s+việc|định\s+mức|nguồn|chế\s+độ|trọng\s+tâm,|tính)\s+",
    examples=("nhiệm vụ ", "là việc trọng tâm, "),
    counter_examples=("phải ", "; "),
    flags=_I | regex.REVERSE,
)
RULES: Final[tuple[Rule, ...]] = (
    ONWARD, DATELESS, TITLE, COMPARED, DONE_BY,
    OPENS_CLAUSE, GOES_ON, ENDS_CLAUSE, NAMED, ADJECTIVE,
)  # fmt: skip
