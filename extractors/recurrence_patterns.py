"""How a plan says that something recurs. The shapes alone; `recurrences` says what each means."""

from typing import Final

import regex

from models.rule import rule

_I = regex.IGNORECASE
_EVERY = r"\b(?:h[ằà]ng|mỗi|từng)\s+"
_BOUND = (
    r"(?:\b(?:(?P<before>trước)|(?:chậm|muộn)\s+nhất(?:\s+là)?|không\s+(?:muộn|chậm)\s+hơn"
    r"|đến|vào|trong)\s+(?:vào\s+|trong\s+)?)?"
)
_DAY = r"ngày\s+(?P<day>\d{1,2}(?!\d)|cuối(?:\s+cùng)?)"
_MORE = r"(?:\s*,\s*|\s+và\s+|\s*,\s*và\s+|\s*-\s*)"
_QUARTER_UNIT = r"q(?:uý|úy|uí)"

QUARTER_MONTH: Final = rule(
    "recurrence.month_of_quarter",
    rf"""{_BOUND} (?:{_DAY}\s+(?:của\s+)?)? tháng\s+(?:(?P<first>đầu)|cuối)(?:\s+(?:tiên|cùng))?
      \s+(?:của\s+)?(?:(?:h[ằà]ng|mỗi|từng)\s+)?{_QUARTER_UNIT}\b(?!\s*(?:(?-i:[IV]+)\b|\d))
      (?:\s+(?:sau|tiếp\s+theo|kế\s+tiếp|liền\s+kề))?""",
    examples=("trước ngày 20 của tháng cuối quý", "ngày 10 tháng đầu quý sau"),
    counter_examples=("tháng cuối năm", "tháng cuối quý IV"),
    flags=_I,
)
DAY_OF_YEAR: Final = rule(
    "recurrence.day_of_year",
    rf"""{_BOUND} (?:ngày\s+)?(?<!\d/?)(?P<d>\d{{1,2}})(?:/|\s+tháng\s+)(?P<m>\d{{1,2}})
      (?:{_MORE}(?:ngày\s+)?(?P<d>\d{{1,2}})(?:/|\s+tháng\s+)(?P<m>\d{{1,2}}))*
      \s+(?:của\s+)?(?:h[ằà]ng|mỗi|từng)\s+năm\b""",
    examples=("trước ngày 15/11 hằng năm", "ngày 10 tháng 12 hàng năm", "30/6 và 15/12 hằng năm"),
    counter_examples=("ngày 15/11/2024", "hằng năm"),
    flags=_I,
)
PART_OF_YEAR: Final = rule(
    "recurrence.part_of_year",
    rf"""{_BOUND} (?: {_QUARTER_UNIT}\s+(?P<q>IV|I{{1,3}}|[1-4])\b
          (?:{_MORE}(?:{_QUARTER_UNIT}\s+)?(?P<q>IV|I{{1,3}}|[1-4])\b)*
        | tháng\s+(?P<m>\d{{1,2}})(?:{_MORE}(?:tháng\s+)?(?P<m>\d{{1,2}}))* )
      \s+(?:của\s+)?(?:h[ằà]ng|mỗi|từng)\s+năm\b""",
    examples=("Quý IV hằng năm", "tháng 3, tháng 9 hàng năm", "trước tháng 12 hằng năm"),
    counter_examples=("quý IV năm 2024", "hằng năm"),
    flags=_I,
)
DAY_OF_MONTH: Final = rule(
    "recurrence.day_of_month",
    rf"""{_BOUND} {_DAY}\s+(?:của\s+)?
      (?:(?:h[ằà]ng|mỗi|từng)\s+tháng|tháng\s+(?:sau|kế\s+tiếp|tiếp\s+theo|liền\s+kề))\b""",
    examples=("chậm nhất ngày 05 hằng tháng", "ngày 10 của tháng sau", "ngày cuối cùng hàng tháng"),
    counter_examples=("ngày 05 tháng 6", "hằng tháng"),
    flags=_I,
)
DAY_OF_WEEK: Final = rule(
    "recurrence.day_of_week",
    rf"""{_BOUND} (?:ngày\s+)? (?: thứ\s+(?P<weekday>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ\s+nhật))
      \s+(?:của\s+)?(?:h[ằà]ng|mỗi|từng)\s+tuần\b""",
    examples=("thứ Sáu hằng tuần", "trước thứ 6 hàng tuần"),
    counter_examples=("thứ sáu", "hằng tuần"),
    flags=_I,
)
EVERY: Final = rule(
    "recurrence.every",
    rf"""(?:\bđịnh\s+kỳ\s+(?:vào\s+)?)?
      (?: {_EVERY} | (?<=\bđịnh\s+kỳ\s+)(?:theo\s+)?(?:0?1\s+)?)
      (?: (?P<unit>năm|{_QUARTER_UNIT}|tháng|tuần)\b (?!\s*(?:(?-i:[IV]+)\b|\d)|\s+(?:nội|lĩnh|nhiệm|học\b))
        | (?:0?6|sáu)\s+(?P<half>tháng)\b(?!\s+(?:đầu|cuối)) )
      (?!\s+(?:tăng|giảm|bình\s+quân|trung\s+bình|ít\s+nhất|tối\s+thiểu|có|thêm|phấn\s+đấu\s+tăng)\b)
      (?:(?:\s*,\s*|\s+và\s+)(?:{_EVERY})?(?:{_QUARTER_UNIT}|0?6\s+tháng|năm)\b(?!\s+\d|\s+(?-i:[IV]+)\b))*""",
    examples=("hằng năm", "hàng quý, 6 tháng, năm", "định kỳ 6 tháng", "Định kỳ quý"),
    counter_examples=("hàng hóa", "mỗi năm tăng 20%", "năm 2024", "06 tháng đầu năm", "từng bước"),
    flags=_I,
)
TIMES: Final = rule(
    "recurrence.times",
    r"""(?<!\d) 0?(?P<n>[1-4]|một|hai|bốn) \s+lần \s*(?:/|trong|mỗi|một|/\s*0?1)\s* (?P<per>năm|quý|tháng|tuần)\b
      | \b(?:0?(?P<every>[36])|(?P<six>sáu)|(?P<three>ba)) \s+tháng(?:\s*/\s*|\s+(?=một|0?1))(?:(?:một|0?1)\s+)?lần
      | (?<!\b(?:0?[2-9]|\d\d|hai|ba|bốn|năm|sáu)\s+)\b(?:mỗi\s+|một\s+|0?1\s+)?(?P<once>năm|quý|tháng|tuần)
          (?:\s*/\s*|\s+(?=một|0?1))(?:(?:một|0?1)\s+)?lần""",
    examples=("02 lần/năm", "6 tháng một lần", "mỗi quý 01 lần", "một lần mỗi quý", "06 tháng/lần"),
    counter_examples=("lần đầu", "gấp 2 lần", "năm 2024", "02 năm một lần", "2 tuần/lần"),
    flags=_I,
)
CONTINUOUS: Final = rule(
    "recurrence.continuous",
    r"(?<!\b(?:chi|không|kinh\ phí|đầu\ tư)\s+)\b(?:thường\s+xuyên(?:,?\s+liên\s+tục)?|liên\s+tục)\b",
    examples=("Thường xuyên", "thường xuyên, liên tục", "Liên tục"),
    counter_examples=("chi thường xuyên", "không thường xuyên"),
    flags=_I,
)
AD_HOC: Final = rule(
    "recurrence.ad_hoc",
    r"""\b(?: (?:định\s+kỳ\s*(?:,|và|hoặc)\s*)?đột\s+xuất
      | (?:ngay\s+)?khi\s+có\s+(?:các\s+)?(?:yêu\s+cầu|phát\s+sinh|chỉ\s+đạo|đề\s+nghị)
      | theo\s+yêu\s+cầu
      | khi\s+(?:phát\s+sinh|cần(?:\s+thiết)?|được\s+yêu\s+cầu) )\b""",
    examples=("Khi có yêu cầu", "đột xuất", "định kỳ, đột xuất", "Theo yêu cầu"),
    counter_examples=("yêu cầu", "định kỳ", "Theo đề nghị", "theo chỉ đạo"),
    flags=_I,
)
