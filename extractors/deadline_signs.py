"""The signs by which a phrase of time is a deadline, or part of a name, or no time at all."""

from typing import Final

import regex

from models.alternation import either
from models.lexicon import load_toml
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
      | kể\s+từ | ngày\s+làm\s+việc | \d+\s+(?:ngày|tháng|tuần|năm)\b | hằng\s+ngày | hàng\s+ngày
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
_WORDS: Final = {name: either(words) for name, words in load_toml("deadline_words").items()}
DOING: Final = rule(
    "deadline.doing",
    # Read backwards from the time: the work itself, not a paper on it, is done then.
    rf"""(?<!(?:{_WORDS["judged"]})\s+) \b(?:{_WORDS["doing"]})\s*:?\s*""",
    examples=("được triển khai ", "thời gian ", "(thực hiện "),
    counter_examples=("kết quả thực hiện ", "kinh phí thực hiện ", "tổng hợp "),
    flags=_I | regex.REVERSE,
)
SCOPE: Final = rule(
    "deadline.scope",
    # Read backwards from `từ ... đến ...`: which things are meant, not when to do something.
    rf"\b(?:{_WORDS['scope']})\s+(?:trong\s+thời\s+gian\s+)?",
    examples=("sinh ", "được tính ", "do tỉnh ban hành "),
    counter_examples=("triển khai ", "tập thể "),
    flags=_I | regex.REVERSE,
)
DONE_BEFORE: Final = rule(
    "deadline.done_already",
    rf"\bđã\s+(?!(?:{_WORDS['set_before']})\b)\p{{L}}+(?:\s+\p{{L}}+){{0,3}}\s+(?:từ\s+)?",
    examples=("hồ sơ đã tiếp nhận ", "đã được cấp "),
    counter_examples=("nhiệm vụ đã đề ra ", "phải nộp "),
    flags=_I | regex.REVERSE,
)
TOLD: Final = rule(
    "deadline.told",
    # After a time at the head of a clause: what happened then.
    r"""\s*,?\s* (?:(?!(?:hoàn|phấn|bảo|đảm|triển|tổ|xây|thực|rà|tiếp|đạt|giải|ban|khắc|đưa|kết|cập|lập|xử)\b)\p{L}+\s+){0,7}
      (?<!việc\s+) đã\s+(?!đề\s+ra|được\s+giao|đăng\s+ký|nêu\b)\p{L}+
      (?![^,.;]{0,60}\b(?:phải|cần|tiếp\s+tục|có\s+trách\s+nhiệm)\b)""",
    examples=(" đã có 58 xã", ", lực lượng chức năng đã phát hiện"),
    counter_examples=(", hoàn thành các việc đã đề ra", ", các xã lập hồ sơ", " các việc đã đề ra"),
    flags=_I,
)
OF_OTHERS: Final = rule(
    "deadline.of_others",
    # Tried on the words of the sentence before a time: it is set by, and for, somebody above.
    rf"""\bdo\s+(?:{_WORDS["central"]})\b[^,.;]{{0,60}}\b(?:công\s+bố|ban\s+hành|phát\s+hành|phê\s+duyệt)\s*\Z
      | \b[Tt]heo\s+(?:dự\s+kiến|dự\s+báo|thông\s+tin)\s+của\s+(?:{_WORDS["central"]})\b
      | \b(?:{_WORDS["central"]})\b(?:\s+\p{{Lu}}\p{{L}}*(?:\s+\p{{L}}+){{0,5}})?\s+đã\s+(?:yêu\s+cầu|chỉ\s+đạo|giao|đề\s+nghị)\b""",
    examples=(
        "do Bộ chủ quản công bố ",
        "Theo dự kiến của Chính phủ, tuyến ",
        "Thủ tướng đã yêu cầu ",
    ),
    counter_examples=(
        "các việc do Bộ Nội vụ giao ",
        "Theo kế hoạch của Bộ, tỉnh ",
        "Sở đã yêu cầu ",
    ),
)
OWN_SPAN: Final = rule(
    "deadline.own_span",
    r"\b(?:giai\s+đoạn|thời\s+kỳ|(?:hai|ba|bốn|0?[2-5])\s+năm)\b",
    examples=("giai đoạn 2021 - 2025", "02 năm 2023-2024"),
    counter_examples=("năm 2024", "nhiệm kỳ 2020-2025"),
    flags=_I,
)
RECURRING: Final = rule(
    "deadline.recurs_right_before",
    # Read backwards from a span of years.
    r"(?:h[ằà]ng|mỗi|từng)\s+(?:năm|quý|tháng|tuần)\s*[,(]?\s*",
    examples=("hằng năm, ", "hàng quý ("),
    counter_examples=("năm, ", "hàng hóa, "),
    flags=_I | regex.REVERSE,
)
REVIEWED: Final = rule(
    "deadline.reviewed",
    r"\b(?:đánh\s+giá|tổng\s+kết|sơ\s+kết|nhìn\s+lại|kỷ\s+niệm|thành\s+tích|kết\s+quả)\b",
    examples=("Đánh giá toàn diện 10 năm thực hiện ",),
    counter_examples=("Đào tạo trưởng thôn ",),
    flags=_I,
)
PRODUCT: Final = rule(
    "deadline.cell_of_a_product",
    r"""\A(?:Báo\s+cáo|Quyết\s+định|Kế\s+hoạch|Nghị\s+(?:quyết|định)|Kết\s+quả|Danh\s+mục|Chương\s+trình|Đề\s+án
        |Văn\s+bản|Công\s+văn|Tờ\s+trình|Thông\s+tư|Chỉ\s+thị|Hội\s+nghị|Dự\s+toán)\b(?!.*:)""",
    examples=("Báo cáo kết quả năm 2023", "Kế hoạch năm 2024"),
    counter_examples=("Theo kế hoạch", "Năm 2024", "Báo cáo: 15/12/2024"),
    flags=_I,
)
RULES: Final[tuple[Rule, ...]] = (
    DOING, SCOPE, DONE_BEFORE, TOLD, OF_OTHERS, OWN_SPAN, RECURRING, REVIEWED, PRODUCT,
    ONWARD, DATELESS, TITLE, COMPARED, DONE_BY,
    OPENS_CLAUSE, GOES_ON, ENDS_CLAUSE, NAMED, ADJECTIVE,
)  # fmt: skip
