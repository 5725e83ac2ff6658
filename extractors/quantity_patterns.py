"""The patterns of numbers with their units: percentages, ranks, groups, rates, fractions, counts."""

from functools import cache
from typing import Final

import regex

from extractors.numbers import NUMBER
from models.alternation import either
from models.lexicon import load_toml
from models.rule import Rule, rule

TO: Final = r"(?:\s*[-–—−]\s*|\s*(?:đến|tới)\s*)"
PERCENT_SIGN: Final = r"(?:\s?%|\s*phần\s+trăm|\s?o/o)"
SLIP: Final = r"(?<![\p{L}\d])[\dlIO]{2,3}(?=\s?%)"
MISREAD: Final = r"(?:[§$&]|(?<![\p{L}\d])\p{Lu})"
"""Before digits: the first digit of a number that a scan took for a sign (`B0%` of 80%)."""

POINTS_OF_PERCENT = rule(
    "quantity.percentage_point",
    rf"(?P<low>{NUMBER})(?:{TO}(?P<high>{NUMBER}))?\s*điểm\s*(?P<unit>%|phần\s+trăm)",
    examples=("tăng 5 điểm %", "2,5 điểm phần trăm", "từ 3 đến 5 điểm %"),
    counter_examples=("5%", "80 điểm"),
)
PERCENT = rule(
    "quantity.percent",
    # first a quick look at what stands behind the figures
    rf"(?=[\dlIO][\dlIO.,]*+\s*[%pođt–—−-])"
    rf"(?:(?P<low>{NUMBER}|{SLIP}){PERCENT_SIGN}?{TO}(?P<high>{NUMBER}|{SLIP})(?P<unit>{PERCENT_SIGN})"
    rf"|(?<!{MISREAD})(?P<one>{NUMBER}|{SLIP})(?P<unit1>{PERCENT_SIGN}))",
    examples=("80%", "10% đến 15%", "80 - 85%", "từ 5 đến 10%", "92,5 %", "20 phần trăm", "l00%"),
    counter_examples=("(%)", "24/7", "mức độ 3", "đạt B0%", "đạt §5%"),
)
TOP = rule(
    "quantity.rank_top",
    r"""\b(?:nhóm|tốp|top)\s+(?:trong\s+)?(?:các\s+|đầu\s+)?(?P<one>\d{1,2})\b(?!\s+lên\s+nhóm|\s*[%.,]\s*\d|\s*%|\s*/\s*\d\b)(?:\s*/\s*\d{2}\b)?(?!\s+(?:nhiệm|nội|giải|chỉ|tiêu|lĩnh|vấn|chính))
      | \b(?:trong|thuộc|vào|nằm\s+trong)\s+(?:số\s+)?(?P<two>\d{1,2})\s+(?:tỉnh|địa\s+phương|thành\s+phố|nước|quốc\s+gia|đơn\s+vị)\b[^.;\d]{0,40}?(?:(?:đứng|dẫn|hàng)\s+đầu|cao\s+nhất|tốt\s+nhất)
      | (?<![\d,.])(?P<three>\d{1,2})\s+(?:tỉnh|địa\s+phương|nước|quốc\s+gia)(?:,\s+thành(?:\s+phố)?)?\s+(?:đứng|dẫn|hàng)\s+đầu""",
    examples=(
        "nằm trong nhóm 20 tỉnh",
        "tốp 15",
        "đạt ở top 30",
        "15 tỉnh dẫn đầu",
        "trong 10 tỉnh, thành phố đứng đầu",
    ),
    counter_examples=("nhóm 2/4", "07 nhóm nhiệm vụ", "nhóm 80%"),
    flags=regex.IGNORECASE,
)
RANK = rule(
    "quantity.rank",
    r"\b(?:thứ\s+hạng|xếp\s+(?:hạng|thứ)|đứng\s+thứ|hạng|vị\s+trí)\s+(?:từ\s+)?(?:thứ\s+)?(?P<one>\d{1,2})(?!\d|[.,]\d|\s*%|\s*sao)(?:\s*/\s*\d{2})?",
    examples=("xếp hạng 12/63", "xếp hạng từ thứ 15 trở lên", "thứ hạng 10", "vị trí thứ 8"),
    counter_examples=("hạng I", "bảng xếp hạng năm 2024"),
    flags=regex.IGNORECASE,
)
PLACES = rule(
    "quantity.rank_places",
    rf"(?P<low>\d{{1,2}})(?:{TO}(?P<high>\d{{1,2}}))?\s+(?P<unit>(?:bậc|thứ\s+hạng|hạng))\b(?!\s+(?:học|lương|thợ))",
    examples=("tăng 05 bậc", "tăng từ 4 đến 6 bậc", "tăng 2-3 hạng"),
    counter_examples=("bậc học", "hạng 12"),
    flags=regex.IGNORECASE,
)
RATE = rule(
    "quantity.rate",
    rf"(?=\d[\d.,]*+\s*[/đt–—−-])(?P<low>{NUMBER})(?:{TO}(?P<high>{NUMBER}))?\s?/\s?(?P<per>(?:1[.,]?000|10[.,]?000|100[.,]?000|1\s+vạn|vạn)\s+(?:dân(?:\s+số)?|người|trẻ(?:\s+(?!(?:năm|vào|xuống|còn|lên|trở|đến|và|trong|ở|tại)\b)\p{{Ll}}+){{0,4}}|phụ\s+nữ|ca\s+đẻ))",
    examples=("dưới 0,2/1.000 dân số", "8/10.000 dân"),
    counter_examples=("12/12 huyện", "5/1.000 đồng"),
    flags=regex.IGNORECASE,
)
FRACTION = rule(
    "quantity.fraction",
    r"(?<![\d/.,])(?P<part>\d{1,4})\s?/\s?(?P<whole>\d{1,4})(?![\d/.,]|\s?%)\s+(?P<noun>(?:số|tổng\s+số)\s|(?!(?:giờ|ngày|tháng|phút)\b)\p{Ll}+)",
    examples=("3/4 số xã", "12/12 huyện, thị xã"),
    counter_examples=("15/7/2021", "24/7", "24/24 giờ", "6/2025", "nhóm 2/4)"),
)
HALF = rule(
    "quantity.part_in_words",
    r"\b(?P<words>một\s+nửa|(?:một|hai|ba)\s+phần\s+(?:hai|ba|tư|năm|mười))\s+(?=(?:tổng\s+)?số\b)",
    examples=("Một nửa số trường", "ba phần tư tổng số hộ", "một phần tư số tàu"),
    counter_examples=("một nửa ngày",),
    flags=regex.IGNORECASE,
)
PERCENT_IN_WORDS = rule(
    "quantity.percent_in_words",
    r"(?<!\p{L})(?P<words>(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+(?:mươi|trăm)|mười)(?:\s+(?:mốt|lăm|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín))?)\s+phần\s+trăm",
    examples=("Hai mươi phần trăm trụ sở", "một trăm phần trăm"),
    counter_examples=("20 phần trăm", "hai phần ba"),
    flags=regex.IGNORECASE,
)
FOLD = rule(
    "quantity.fold",
    rf"\bgấp\s+(?:hơn\s+|khoảng\s+|trên\s+|ít\s+nhất\s+|từ\s+)?(?P<low>{NUMBER}|đôi|hai|ba)(?:{TO}(?P<high>{NUMBER}))?(?:\s+(?P<unit>lần))?",
    examples=("tăng gấp 1,5 lần", "gấp đôi", "gấp 2 - 3 lần"),
    counter_examples=("gấp rút", "02 lần"),
    flags=regex.IGNORECASE,
)
YEARS_LIVED = rule(
    "quantity.years_lived",
    rf"\b(?:số\s+năm\s+(?:sống|đi\s+học|học)|(?:năm|thời\s+gian)\s+sống\s+(?:khỏe|khoẻ)|tuổi\s+thọ)\b[^;:.\d]{{0,80}}?\b(?P<low>{NUMBER})\s+(?P<unit>năm)\b(?!\s+(?:\d|tuổi))",
    examples=("số năm sống khỏe đạt tối thiểu 66 năm", "Số năm đi học bình quân 9,5 năm"),
    counter_examples=("tuổi thọ bình quân đạt 76 tuổi vào năm 2030", "số năm công tác 5 năm"),
    flags=regex.IGNORECASE,
    signs=("sống", "học", "tuổi"),
)
# `tỷ suất tử vong trên 1.000 trẻ đẻ sống ... xuống còn 14,5`: on how many the numbers behind are
MEASURED_ON = rule(
    "quantity.measured_on",
    r"\b(?:tỷ|tỉ)\s+(?:suất|số)\b[^;.%]{0,90}?\s(?:tính\s+)?trên\s+(?P<per>1(?:0{0,2}[.]000|00)\s+(?:(?!(?:đến|tới|xuống|còn|giảm|tăng|đạt|dưới|ở|là|vào|năm|trong|không)\b)\p{Ll}+\s*){1,4}+)",
    examples=(
        "tỷ suất tử vong trên 1.000 trẻ đẻ sống xuống",
        "tỷ số tử vong mẹ trên 100.000 ca đẻ",
    ),
    counter_examples=("tỷ suất sinh trên 2 con", "trên 1.000 trẻ được khám"),
    flags=regex.IGNORECASE,
    signs=("suất", "tỷ số", "tỉ số"),
)
# a value of such a rate, which has no unit of its own
BARE_RATE = rule(
    "quantity.bare_rate",
    rf"\b(?:còn|dưới|đạt|là|mức|quá|hơn|khoảng)\s+(?P<low>{NUMBER})(?=\s*(?:[,;:)]|[.]?\s*$|[.]\s|(?:và|vào|đến|trong|năm|ở|của|so)\b))",
    examples=("xuống còn 14,5 và đến", "dưới 12.", "không quá 38 vào năm 2030"),
    counter_examples=("đạt 12%", "còn 14 trẻ", "đến năm 2025 và"),
    flags=regex.IGNORECASE,
)
GROUP = rule(
    "quantity.group",
    r"\bnhóm\s*(?:thứ\s+)?(?P<one>\d)\s*/\s*\d\b|\blên\s+nhóm\s+(?P<one>\d)\b(?!\s*(?:tỉnh|địa|nước|[\d%]))"
    r"|\bnhóm\s*[“\"'‘]?\s*(?P<name>trung\s+bình\s+(?:cao|thấp)|cao(?=\s*[”\"'’;,.)]|\s+nhất|\s+cả)|thấp(?=\s*[”\"'’;,.)]))",
    examples=("nhóm 2/4", "lên nhóm 2", "nhóm “Trung bình cao”", "nhóm Trung bình thấp"),
    counter_examples=("nhóm 20", "các nhóm cao tuổi"),
    flags=regex.IGNORECASE,
)
GROUPS = {"cao": 1, "trung bình cao": 2, "trung bình thấp": 3, "thấp": 4}

# A number that is a name, a date or a place in a list, never a quantity.
IDENTIFIER = rule(
    "quantity.identifier",
    r"""(?:\b(?:số|mức(?:\s+độ)?|cấp\s+độ|điều|khoản|điểm|mục|phần|chương|quyển|bảng|biểu|phụ\s+lục|đề\s+án|phiên\s+bản|iso|tcvn|lớp|khối|(?<!(?:mỗi|hằng|hàng|từng)\s)(?:quý|tháng)|(?<!(?:mỗi|hằng|hàng|từng|cả|một)\s)(?:ngày|năm)|khóa|khoá|kỳ|lần\s+thứ|thứ|giai\s+đoạn|nhiệm\s+kỳ|quận|phường|tổ|khu\s+vực|hạng|loại|nhóm|tuyến|quốc\s+lộ|tỉnh\s+lộ|covid|thế\s+kỷ|bước|trang|cột|chính\s+phủ)\s*[-:]?\s*|[\p{L}]\d*[/.-]|/\s?|(?<=[\p{L}\d]):|\d[.,])\n?$""",
    examples=("Điều ", "mức độ ", "ngày ", "76/", "ISO ", "Đề án ", "9001:"),
    counter_examples=("đạt ", "có ", "đào tạo ", "công viên đô thị: "),
    flags=regex.IGNORECASE | regex.REVERSE,
)
RULES: Final[tuple[Rule, ...]] = (
    POINTS_OF_PERCENT,
    PERCENT,
    TOP,
    RANK,
    PLACES,
    RATE,
    FRACTION,
    HALF,
    PERCENT_IN_WORDS,
    FOLD,
    YEARS_LIVED,
    GROUP,
    MEASURED_ON,
    BARE_RATE,
    IDENTIFIER,
)

# small words and names of parts behind a number that are no things counted
NO_UNIT: Final = [
    "dân",
    "và",
    "đến",
    "tới",
    "trở",
    "của",
    "là",
    "hoặc",
    "cho",
    "để",
    "theo",
    "trên",
    "dưới",
    "trong",
    "tại",
    "từ",
    "với",
    "về",
    "so",
    "vào",
    "lên",
    "xuống",
    "còn",
    "đạt",
    "được",
    "bị",
    "như",
    "mà",
    "thì",
    "khi",
    "do",
    "nhưng",
    "nếu",
    "cùng",
    "giữa",
    "hay",
    "ngoài",
    "năm",
    "tháng",
    "quý",
    "tuần",
    "kỳ",
    "giai",
    "lớp",
    "buổi",
    "khóa",
    "nhiệm",
    "nội",
    "nhóm",
    "cấp",
    "mức",
    "bước",
    "mục",
    "điều",
    "khoản",
    "phần",
    "chương",
    "phụ",
    "tiêu",
    "loại",
    "hạng",
    "bậc",
    "sao",
    "yếu",
    "lĩnh",
    "vấn",
    "khâu",
    "mặt",
    "trang",
    "bản",
    "ban",
    "ngôi",
    "bộ",
    "thứ",
    "các",
    "những",
    "một",
    "hai",
    "ba",
    "nêu",
    "này",
    "đó",
    "âm",
    "độ",
    "tuổi",
    "chiều",
    "chu",
    "trục",
    "chỉ",
    "trụ",
    "đột",
    "quan",
    "nguyên",
    "đầu",
    "cuối",
    "liên",
]


@cache
def count_pattern(*, worded: bool) -> "regex.Pattern[str]":
    """A number before a unit of the lexicon, or before any word in small letters.

    `worded` numbers are `ít nhất một`, `tối thiểu có hai`; few texts hold one, and to look for
    it costs as much as all the rest.
    """
    units = either(word for unit in load_toml("units").values() for word in unit)
    number = (
        rf"(?=\d[\d.,]*+\s*[^\s\d%.,;:)/])(?P<low>{NUMBER})(?:(?:\s?‰)?{TO}(?P<high>{NUMBER}))?"
    )
    if worded:
        number += (
            r"|(?P<word>một|hai|ba|bốn|năm)(?<=\b(?:ít\s+nhất|tối\s+thiểu)\s+(?:có\s+)?\p{L}+)"
        )
    return regex.compile(
        rf"(?:{number})\s*(?P<scale>(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?(?P<unit>{units}|(?!{either(NO_UNIT)}(?!\p{{L}}))\p{{Ll}}{{2,}})(?!\p{{L}})",
        regex.VERBOSE | regex.IGNORECASE,
    )
