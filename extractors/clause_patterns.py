"""The patterns of clauses: what leads a number in, what measures, what ties and parts clauses."""

from typing import Final

import regex

from models.alternation import either
from models.rule import Rule, rule

_I = regex.IGNORECASE
_YEARS: Final = r"(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?"
# words that lead a number in, unless they are the second half of another word (`đồng bằng`)
_HALVES: Final = r"""(?<!\b(?:đồng|công|văn|cân)\s)bằng|(?<!\b(?:trở|tải|đăng)\s)(?:lên|xuống)|(?<!\bnhà\s)ở
          |(?<!\b(?:gia|cắt)\s)tăng|(?<!\b(?:suy|cắt)\s)giảm|(?<!\b(?:định|hạn)\s)mức|(?<!\b(?:lắp|cài|áp)\s)đặt|(?<!\b(?:trực|phụ)\s)thuộc
          |(?<!\bđầu\s)vào|(?<!\bngười\s)đứng(?=\s+(?:trong|vào|ở|thứ|top|tốp|nhóm))|(?<!\b(?:làm|học)\s)thêm|(?<!\bbên\s)trong|tất\s+cả|(?<!\bgiá\s)cả
          |tổ\s+chức(?!\s+(?:đạt|là|chiếm|có|được|từ|trên|tối|ít|còn|không)\b)"""

_ACTIONS: Final = r"bãi\s+bỏ|thành\s+lập|đào\s+tạo|bồi\s+dưỡng|tập\s+huấn|xây\s+dựng|ban\s+hành|công\s+bố|công\s+nhận|hỗ\s+trợ|thu\s+hút|phát\s+triển|trồng|mở|nâng\s+cấp|cải\s+tạo|sửa\s+chữa|lắp\s+đặt|trang\s+bị|tuyển(?:\s+dụng)?|kết\s+nạp|phục\s+dựng|đón|phục\s+vụ|sắp\s+xếp|giải\s+thể|sáp\s+nhập"
LEAD = rule(
    "clause.lead",
    rf"""(?: [\s,:(–\-“"]
      | \b(?:tối\s+thiểu|ít\s+nhất|tối\s+đa|không\s+quá|không\s+dưới|không\s+thấp\s+hơn|nhiều\s+nhất|(?:thấp|cao|lớn|nhỏ|ít)\s+hơn|trên|dưới|khoảng|gần|hơn|vượt|từ|đạt|tỷ\s+lệ(?=\s*$|\s+(?:tối|từ|trên))|là|chiếm|còn|{_HALVES}
          |có|đảm\s+bảo|bảo\s+đảm|phấn\s+đấu|phấu\s+đấu|quyết\s+tâm|duy\s+trì|giữ\s+vững|tiếp\s+tục|(?:kéo|cắt)\s+giảm|tinh\s+giản|rút\s+ngắn|tiết\s+kiệm|nâng
          |mỗi\s+năm|hằng\s+năm|hàng\s+năm|trong\s+năm|bình\s+quân|trung\s+bình|cơ\s+bản|hoàn\s+thành|đưa|(?<!\b(?:vốn|quả|lệ|mức)\s)thực\s+hiện|tương\s+ứng|lần\s+lượt|theo\s+thứ\s+tự
          |trong\s+(?:số\s+)?đó|riêng|và|cụ\s+thể|mục\s+tiêu|chỉ\s+tiêu|đến\s+khi|cho\s+(?:đến|tới)\s+khi|cho|khi|đến|hết|cuối|trước|giai\s+đoạn|(?:các|những)(?=\s+năm\b)|(?:tiếp\s+theo|còn\s+lại)(?<=\bnăm\s+\p{{L}}+\s+\p{{L}}+)|năm|nằm|ước|vươn|xếp\s+hạng|đề\s+ra|để|được)\b
      | (?<=\b(?:năm|đoạn|đến|hết|đến\s+năm)\s){_YEARS} | (?<![/\d])\b{_YEARS}(?=\s*,)
      | [≥≤<>]=? )+$""",
    examples=(
        "phấn đấu đạt tối thiểu ",
        "Đến năm 2025, có ",
        "; trong số đó, ít nhất ",
        "và cắt giảm tối thiểu ",
        "các năm 2024 - 2025 đạt ",
    ),
    counter_examples=("hồ sơ", "vùng đồng bằng", "nhà ở", "giá trị gia tăng", "tải xuống"),
    flags=_I | regex.REVERSE,
)
NO_NOUN = rule(
    "clause.no_noun",
    r"""^\s*(?: $ | [,.;:)\]/”"–-] | \( | (?:trở\s+(?:lên|xuống)(?!\s+(?:tổng\s+)?số\s+\p{Ll})|so\s+với|để|và|vào|đối\s+với|trong(?!\s+tổng)|cho|trên|tại|theo|mỗi|hằng|hàng|nhằm|năm|đến|từ|hoặc|là|do|khi|thì|như|qua|cho\s+đến|ở\s+(?:mỗi|cả|từng|tất)|của|bởi|với|nếu|giai\s+đoạn|cả\s+nước|hiện\s+nay|vượt|tăng|giảm|đạt(?!\s+(?:chuẩn|kiểu|yêu|tiêu\s+chuẩn|danh|loại|trình|nông|mức\s+độ))|còn)\b )""",
    examples=(" trở lên", " so với năm 2021", ".", " để đảm bảo", " đối với mỗi cấp"),
    counter_examples=(" hồ sơ", " các hệ thống thông tin"),
    flags=_I,
)
MEASURE = rule(
    "clause.measure",
    r"\b(?:tỷ\s+lệ|tỉ\s+lệ|tỷ\s+trọng|mức\s+độ|mức|chỉ\s+số|chỉ\s+tiêu|tốc\s+độ|tổng\s+số|số\s+lượng|số\s+hồ\s+sơ|số\s+\p{Ll}+|diện\s+tích|sản\s+lượng|năng\s+suất|thu\s+nhập|kim\s+ngạch|giá\s+trị|độ\s+che\s+phủ|tuổi\s+thọ|quy\s+mô|thời\s+gian|sự\s+hài\s+lòng|tăng\s+trưởng|doanh\s+thu|tổng\s+(?!đài|hợp|kết|thể|cục)\p{Ll}+|GRDP|mật\s+độ)\b",
    examples=("Tỷ lệ hồ sơ", "mức độ hài lòng", "Chỉ số SIPAS"),
    counter_examples=("hồ sơ công việc",),
    flags=_I,
)
JOIN = rule(
    "clause.join",
    r"(?:đạt(?:\s+(?:tỷ\s+lệ|mức|được|ở|từ|trên|dưới|tối\s+thiểu|ít\s+nhất|khoảng|tương\s+ứng|là))*|là|chiếm(?:\s+(?:từ|trên|khoảng|tối\s+thiểu))?|bằng|từ|ở\s+mức|còn|lên|xuống|:|lần\s+lượt(?:\s+là)?|tương\s+ứng(?:\s+là)?|(?:tối\s+thiểu|ít\s+nhất)|không\s+quá|không\s+vượt\s+quá|tối\s+đa|xấp\s+xỉ|gần|(?:thấp|cao|lớn|nhỏ|ít)\s+hơn|dưới|trên|khoảng|tăng|giảm|[≥≤<>])\s*$",
    examples=("hồ sơ đạt ", "hài lòng đạt tối thiểu ", "mức độ 3 từ "),
    counter_examples=("hoàn thành, ",),
    flags=_I | regex.REVERSE,
)
SUBSET = rule(
    "clause.subset",
    r"(?:\b(?:trong\s+(?:số\s+)?đó|riêng)\b)",
    examples=("Trong số đó, ít nhất", "trong đó, tỷ lệ", "riêng khu vực"),
    counter_examples=("trong năm",),
    flags=_I,
)
# `ít nhất 60% số này có phát sinh hồ sơ`: those that the number before spoke of
POINTS_BACK: Final = regex.compile(r"\s*(?:trong\s+)?(?:tổng\s+)?số\s+(?:này|đó)\b", _I)
_VERBS: Final = (
    "được",
    "có",
    "không",
    "đạt",
    "hoàn thành",
    "sử dụng",
    "cung cấp",
    "áp dụng",
    "kết nối",
    "tham gia",
    "xử lý",
    "ban hành",
    "hài lòng",
    "tích hợp",
    "triển khai",
    "đưa",
    "công khai",
    "chia sẻ",
    "tự bảo đảm",
    "tự chủ",
    "nâng",
    "biết",
    "đáp ứng",
    "cập nhật",
    "gửi",
    "ký số",
    "số hóa",
    "số hoá",
    "thanh toán",
    "xây dựng",
    "bảo đảm",
    "đảm bảo",
    "là",
    "phát sinh",
    "hưởng",
    "tiếp cận",
    "bố trí",
    "lắp đặt",
    "trang bị",
    "niêm yết",
    "cam kết",
    "vận hành",
    "phân công",
    "thành thạo",
    "duy trì",
)
VERB = rule(
    "clause.verb",
    rf"\b(?:{either(_VERBS)}|thực\s+hiện(?<!kết\s+quả\s+thực\s+hiện)|giải\s+quyết(?<!(?:kết\s+quả|thời\s+gian|thời\s+hạn)\s+giải\s+quyết))\b",
    examples=("được xử lý", "thực hiện họp"),
    counter_examples=("hồ sơ công việc tại cấp tỉnh",),
    flags=_I,
)
OWN_VERB = rule(
    "clause.own_verb",
    rf"\b(?:hoàn\s+thành|cung\s+cấp|triển\s+khai|thực\s+hiện|giải\s+quyết|xử\s+lý|kết\s+nối|cập\s+nhật|công\s+khai|tích\s+hợp|số\s+h(?:óa|oá)|đưa|{_ACTIONS})\b",
    examples=("Hoàn thành ", "Số hóa tối thiểu "),
    counter_examples=("Bảo đảm ", "Phấn đấu đạt ", "Có "),
    flags=_I,
)
# `ngành giáo dục phấn đấu nâng lên 57 trường`: who, but not what
ONLY_WHO: Final = regex.compile(
    r"(?:toàn|cả)\s+(?:tỉnh|huyện|thành\s+phố|xã|ngành|vùng)|tỉnh(?:\s+ta)?|thành\s+phố|địa\s+phương(?:\s+này)?|ngành\s+\p{Ll}+(?:\s\p{Ll}+)?|mỗi\s+\p{Ll}+",
    _I,
)
# a predicate whose object stands with a number before or behind: `giải ngân 50% và ... 95% vốn`
BARE_ACT: Final = regex.compile(
    r"(?:(?:toàn\s+)?tỉnh\s+)?(?:(?:tỷ|tỉ)\s+lệ\s+)?(?:giải\s+ngân|thu\s+gom|thi\s+hành(?:\s+xong)?|tiêm(?:\s+(?:chủng|đủ))?|số\s+hóa|số\s+hoá|xử\s+lý|giải\s+quyết|hoàn\s+thành|thu\s+hút|kết\s+nối|lắp\s+đặt|cấp|che\s+phủ|bao\s+phủ)",
    _I,
)
ONLY_ACTS: Final = regex.compile(
    rf"(?:{_ACTIONS}|tổ\s+chức|tiếp\s+đón|giữ|lập)(?:\s+(?:mới|lại|được|thêm|và))*", _I
)
NEXT_MEASURE: Final = regex.compile(
    r"(?:[,;]|\s+và)\s+(?=(?:tỷ\s+lệ|tỉ\s+lệ|mức\s+độ|chỉ\s+số|tốc\s+độ|tỷ\s+trọng|số\s+lượng|diện\s+tích|sản\s+lượng|kim\s+ngạch|thu\s+nhập|giá\s+trị|tổng)\b)",
    _I,
)
COMMA: Final = regex.compile(r",\s+")
HANGS: Final = regex.compile(
    r"\s+(?:trở\s+(?:lên|xuống))?\s*$|\s+(?:trở\s+(?:lên|xuống)\s+)?(?:đối\s+với|so\s+với|trên|tại|cho|của|theo|vào|ở)\b[^,;:]*$"
    # `15 phút/lượt giao dịch trong năm 2024, không quá 10 phút`
    r"|(?:\s+(?!và\b)\p{Ll}+){0,3}?\s+(?:(?:trong|vào|đến|hết|cuối)\s+)*năm\s+(?:19|20)\d\d\s*$"
    # `nhà cho 1.250 hộ nghèo, hộ cận nghèo ở vùng cao vào năm 2023 và 2.900 hộ vào năm 2025`
    r"|(?:,?\s+(?!(?:và|tỷ|tỉ|mức|số|có|đạt|được)\b)\p{Ll}+){1,14}?\s+(?:trong|vào)\s+(?:cuối\s+)?năm\s+(?:19|20)\d\d\s*$",
    _I,
)
# a head that only says where: what is measured was said before
ONLY_SCOPE: Final = regex.compile(
    r"[\s,]*(?:(?:đối\s+với|ở|tại|riêng)\s+)?(?:cả\s+(?:hai|ba|2|3)\s+cấp|(?:các\s+)?(?:cấp\s+)?(?:tỉnh|huyện|xã|sở)(?:\s*,?\s*(?:và\s+)?(?:cấp\s+)?(?:tỉnh|huyện|xã|sở))*|(?:các\s+)?(?:huyện|xã|phường)(?:\s*,\s*(?:và\s+)?(?:thị\s+xã|thành\s+phố|phường|thị\s+trấn|đặc\s+khu))+|khu\s+vực\s+\p{Ll}+(?:\s\p{Ll}+)?|vùng\s+\p{Ll}+(?:\s\p{Ll}+)?|các\s+xã\s+\p{Ll}+\s+\p{Ll}+|hải\s+đảo)[\s,]*",
    _I,
)
WHOLE: Final = regex.compile(
    r"\s*(?:tổng|kế\s+hoạch|dân\s+số|diện\s+tích|GRDP|GDP|vốn|giá\s+trị|số\s+(?:hộ|dân|hồ\s+sơ|lượng))\b",
    _I,
)
SHARE: Final = regex.compile(
    r"\b(?:chiếm|bằng|đạt|là|không\s+vượt\s+quá|không\s+quá)\b(?:[^\p{L}]|tối\s+\p{L}+|ít\s+nhất|từ|trên|dưới|khoảng|xấp\s+xỉ|gần|kể\s+cả[^,]*,|mức)*$",
    _I,
)
ONE_NOUN: Final = regex.compile(r"\s*\p{Ll}+(?:\s\p{Ll}+)?\s*\W*")
UP_OF: Final = regex.compile(r"\s*trở\s+(?:lên|xuống)\s+(?:tổng\s+)?số\s", _I)
AGED: Final = regex.compile(r"\d+\s+(?:tháng\s+)?tuổi", _I)
# `50% (cấp tỉnh), 40% (cấp huyện) và 30% (cấp xã) hồ sơ`: the brackets are the number's
LEVEL_IN_BRACKETS: Final = regex.compile(
    r"\s*\(\s*(?:đối\s+với\s+|ở\s+|tại\s+)?(?:các\s+)?(?:cấp|sở|huyện|xã)\b[^()]{0,40}\)", _I
)
IN_TURN: Final = regex.compile(r"\b(?:lần\s+lượt|tương\s+ứng|theo\s+thứ\s+tự)\b", _I)
IS: Final = regex.compile(r"\s*là\s+\p{L}", _I)
REACHES: Final = regex.compile(r"\b(?:đạt|là|chiếm)\b", _I)
DATE = rule(
    "clause.date",
    r"\b(?:(?:đến\s+)?(?:hết\s+|cuối\s+|trong\s+)?(?:(?:các\s+)?năm|quý|tháng)\s+[\dIVX]+(?:\s*/\s*\d{4}|\s+năm\s+\d{4}|\s*[-–]\s*\d{4})?|(?:các|những)\s+năm\s+(?:tiếp\s+theo|còn\s+lại|sau)|(?:mỗi|hàng|hằng)\s+năm\b|(?:đến\s+|trước\s+)?ngày\s+\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?|phấn\s+đấu\b)",
    examples=("đến hết năm 2025", "các năm còn lại", "mỗi năm", "trước ngày 30/6/2025"),
    counter_examples=("năm nội dung", "năm trước"),
    flags=_I,
    signs=("năm", "quý", "tháng", "ngày", "đấu"),
)
JOINT: Final = regex.compile(r"\s*(?:,|\bvà\b)", _I)
# `05 sáng kiến, giải pháp mới`: the thing counted goes on behind a comma
GOES_ON: Final = regex.compile(r"\s*,\s*\p{Ll}[^,;]*$")
# a lead that opens a clause of its own: `, bảo đảm 100% hồ sơ`, `và cắt giảm 20% chi phí`
TURN: Final = regex.compile(
    r"\s*(?:,|và\s+(?:cắt\s+giảm|giảm|tăng|rút\s+ngắn|tiết\s+kiệm|tinh\s+giản|bảo\s+đảm|đảm\s+bảo)\b)",
    _I,
)
# `35 xã đạt chuẩn và 10 xã đạt chuẩn kiểu mẫu`: the later count has its own predicate
TIED_ON: Final = regex.compile(r"\s*(?:,|và\b)", _I)
REACHED: Final = regex.compile(r"\s*(?:đạt|được|thoát|hoàn\s+thành|trở\s+thành)\s+\p{L}", _I)
# a year right behind a number, and one at the end of what stands before
YEAR_BEHIND: Final = regex.compile(
    r"\s+(?:trở\s+lên\s+)?(?:đến|vào|trong)\s+(?:hết\s+|cuối\s+)?năm\s+(?:19|20)\d\d", _I
)
YEAR_BEFORE: Final = regex.compile(
    r"(?r)\b(?:đến|vào|trong)\s+(?:hết\s+|cuối\s+)?năm\s+(?:19|20)\d\d\s*$", _I
)
TIE: Final = regex.compile(r"\s*(?:,|và|,\s*và)\s*", _I)
WORD: Final = regex.compile(r"\p{L}{2,}")
PURPOSE: Final = regex.compile(
    r"\s+(?:để|nhằm)\s+(?:đảm\s+bảo|bảo\s+đảm|phục\s+vụ|đáp\s+ứng|góp\s+phần|tạo|thúc|nâng)\b.*$"
    # `Với mục tiêu có 25% lao động tham gia bảo hiểm, kế hoạch mà tỉnh vừa ban hành ...`
    r"|,\s+(?:bản\s+)?(?:kế\s+hoạch|chương\s+trình|đề\s+án|nghị\s+quyết)\s+(?:mà|này|do|vừa|trên|nói\s+trên|lần\s+này)\b.*$",
    _I | regex.DOTALL,
)
PURPOSE_SIGNS: Final = (
    "để",
    "nhằm",
    ", kế hoạch",
    ", bản ",
    ", chương trình",
    ", đề án",
    ", nghị quyết",
)
# `kiểm tra đối với 30% sở`: the number is whom a verb before it is for
GIVEN: Final = regex.compile(
    r"(?r)\p{L}\s+(?:đối\s+với|tại|cho)\s+(?:(?:ít\s+nhất|tối\s+thiểu|trên|khoảng|từ)\s+)?$", _I
)
# words that share several numbers out, or things that they are shared out among
LISTS: Final = regex.compile(r",|\b(?:và|lần\s+lượt|tương\s+ứng|theo\s+thứ\s+tự)\b", _I)
NEXT_TO = regex.compile(r"\s*(?:[,;/]|và|,\s*và)\s*(?:khoảng\s+)?")
ZONE = regex.compile(
    r";\s*+(?!\d[\d,.]*\s*%\s*(?:[;.]|$|lần\s+lượt|tương\s+ứng|theo\s+thứ\s+tự))|(?<=[.,;%)\p{Ll}])\s+[-–+]\s+(?!(?<=%\s+[-–]\s+)\d[\d,.]*\s?%)(?=\d|Tỷ|Tỉ|Mức|Có\s|Trên|Tối|Ít|Phấn|Số|Giảm|Tăng)"
)
FIRST_EDGE = regex.compile(
    r"(?:[\s,;:.(–\-+*•“\"]|(?:và|trong\s+(?:số\s+)?đó|cụ\s+thể(?=\s*[,:])|trở\s+lên|trở\s+xuống|là|các\s+chỉ\s+tiêu)\b)+",
    _I,
)
LAST_EDGE = regex.compile(
    r"(?:[\s,;:.(–\-]|\b(?:và|trong\s+đó|(?:đối\s+|so\s+)?với|là|để|phấn\s+đấu))+",
    _I | regex.REVERSE,
)
ACTION = rule(
    "clause.action",
    rf"""(?:,|\bvà)\s+(?:{_ACTIONS})(?:\s+(?:mới|lại|được|thêm|cho|và))*
      (?:\s+(?:tối\s+thiểu|ít\s+nhất|khoảng|trên|từ))*\s*$""",
    examples=(" thủ tục hành chính và bãi bỏ ", ", thành lập mới ít nhất "),
    counter_examples=("và tối thiểu ", "bãi bỏ ", "và thành lập doanh nghiệp "),
    flags=_I | regex.REVERSE,
)
RULES: Final[tuple[Rule, ...]] = (
    LEAD,
    NO_NOUN,
    MEASURE,
    JOIN,
    SUBSET,
    VERB,
    OWN_VERB,
    DATE,
    ACTION,
)
