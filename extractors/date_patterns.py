"""How a plan writes days, months, quarters, parts of years, years and spans of years.

The shapes alone; `date_units` says what each means.
"""

from typing import Final

import regex

from models.rule import Rule, rule

YEAR: Final = r"(?:(?:19[5-9]\d|20\d\d)(?![\d%]|[.,]\d|\s?%|\s?/\s?\d|\s?/\s?(?-i:\p{Lu})))"
_DASH = r"\s*[-–—−]\s*"
_AND = r"(?:\s*[,;+&]\s*|\s+(?:và|hoặc)\s+|\s*[,;]\s*và\s+)"
_LIST = rf"(?:{_AND}|{_DASH}|\s+(?:đến|tới)(?:\s+hết)?\s+)"
_OF_YEAR = rf"(?:(?:\s*[/.]\s*|\s*,?\s*(?:của\s+)?năm\s+|\s*-\s*|\s+)(?P<year>{YEAR}))"
# What may stand after a number that only its place makes a time: no noun that it counts.
_FREE = r"""(?= \s*(?: [,;:.)\]”"/–-] | \Z | \n | (?-i:\p{Lu}) )
  | \s+(?: và|của|là|đạt|trên|theo|tại|có|cho|ở|trong|để|nhằm|sẽ|phải|phấn|tầm|định|hoàn|thực|đối|so
      |với|như|đảm|bảo|tỉnh|toàn|tất|cả|tối|ít|giảm|tăng|không|cơ|trở|hướng|từ|đến|hằng|hàng )\b )"""
_WORDED = r"(?<=\b(?:từ|giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ)\s+)"
_NAMED_MONTH = r"(?:Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười(?:\s+(?:[Mm]ột|[Hh]ai))?)"
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d|[.,]\d|\s?%)"
# what a scan makes of III and IV; a lost stroke (II for III) is not to be told
DAMAGED_QUARTERS: Final = {
    "IH": 3, "HI": 3, "IIl": 3, "IIL": 3, "IlI": 3, "lII": 3, "IIH": 3, "1V": 4, "lV": 4, "IIV": 4,
}  # fmt: skip
_QUARTER = rf"(?:(?-i:{'|'.join(DAMAGED_QUARTERS)})|IV|I{{1,3}}|0?[1-4])(?![\p{{L}}\d%]|[.,]\d)"
_BEFORE_YEAR = (
    r"\b(?:đến|tới|hết|trước|từ|tầm\s+nhìn(?:\s+đến)?|định\s+hướng(?:\s+đến)?|giai\s+đoạn)\s+"
)
_STRONG = (
    r"\b(?:trước|đến\s+hết|chậm\s+nhất|muộn\s+nhất|không\s+muộn\s+hơn|hạn\s+cuối):?\s+(?:là\s+)?"
)
_I = regex.IGNORECASE

_FIGURES_MONTH = rf"0?[1-9]|1[0-2])(?!\d)\s?/\s?(?P<year>{YEAR})(?!\s?[/-]\s?(?:(?-i:\p{{Lu}})|\d))"
_NO_COUNT = r"(?!\s+(?:hộ|người|ha|tấn|lượt|triệu|tỷ|đồng|hồ\s+sơ|doanh)\b)"

ANCHOR: Final = rule(
    "unit.anchor",
    # Everything starts at a word: `\b` first lets the search skip most letters, the first two
    # letters of what may follow most words.
    rf"""\b (?=\d|[nN][ăĂgGửỬ]|[tT][hH\d]|[qQ]|[sS]á|[cC]h|[bB]a) (?:
      (?P<year>(?:năm|Năm|NĂM)(?:(?=\s*(?:19|20)\d\d)
        | (?<=(?:hết|cuối|cả|trong|đầu|giữa|HẾT|CUỐI|CẢ|TRONG|Hết|Cuối|Cả|Trong)\s+\w{{3}})))
    | (?P<month>(?:[Tt]h[áả]ng|THÁNG)(?=\s*\d|\s+(?:{_NAMED_MONTH}))|T(?=\d{{1,2}}\b))
    | (?P<day>(?:[Nn]gày|NGÀY)(?=\s*(?:m[ùồ]ng\s+)?[\dlIO]))
    | (?P<quarter>[Qq](?:u[ýyíì]|úy|uí|UÝ|ÚY|UÍ)\.?(?=\s*[IVivlH\d]|\s+(?:đầu|cuối)\s)
        |Q(?=\.?\s?(?:[IV]{{1,3}}\b|[1-4]\s?[/-]\s?20)))
    | (?P<part>(?:[Nn]ửa|[Ss]áu|[Cc]hín|[Bb]a)(?=\s+(?:tháng\s|đầu|cuối)))
    | (?P<figures>\d{{1,2}}(?=\s?[/.–-]\s?\d|\s+(?:đến|tới)\s+(?:ngày\s+)?\d{{1,2}}\s?/))
    | (?P<worded>\d{{1,2}}(?=\s*,?\s*th[áả]ng\b))
    | (?P<four>(?:19|20)\d\d(?:20\d\d)?(?!\d)) )""",
    examples=("năm 2024", "Quý I", "15/7/2021", "Tháng 3", "sáu tháng đầu năm", "cuối năm"),
    counter_examples=("kế hoạch", "quyết định", "Hội nghị", "năm nội dung", "100 hộ"),
)
LOST_DASH: Final = rule(
    "unit.years_without_dash",
    r"(?<=(?:giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ)\s+)(?P<first>20\d\d)(?P<last>20\d\d)(?!\d)",
    examples=("giai đoạn 20112020",),
    counter_examples=("số 20112020", "giai đoạn 2011"),
    flags=_I,
)
YEARS: Final = rule(
    "unit.years",
    rf"""(?:năm\s+)? (?<![\d/.,]|\d\s?[/-]\s?|\p{{L}}-) (?P<first>(?:19|20)\d\d)
      {_DASH}(?:năm\s+)? (?P<last>{YEAR}) (?!\s?/) {_NO_COUNT}""",
    examples=("2021 - 2025", "2021–2025", "năm 2021 -2025", "2021- 2025"),
    counter_examples=("2021", "0912-2021-2025", "2021 - 2025 hộ", "12-KH/2021-2025/TU"),
    flags=_I,
)
YEARS_IN_WORDS: Final = rule(
    "unit.years_in_words",
    rf"""{_WORDED} (?:năm\s+)? (?P<first>(?:19|20)\d\d) \s*(?:{_DASH})?
      (?:đến|tới)(?:\s+(?:hết|cuối))? \s+(?:năm\s+)? (?P<last>{YEAR}) {_NO_COUNT}""",
    examples=("từ năm 2021 đến năm 2025", "giai đoạn 2021 đến 2025", "từ 2021 đến hết năm 2025"),
    counter_examples=("so với năm 2021 đến năm 2025", "từ 2021 đến 2025 hộ"),
    flags=_I,
)
YEAR_LIST: Final = rule(
    "unit.year_list",
    rf"""(?<=\b(?:hai|ba|bốn|các|những|0?[2-5])\s+)năm\s+(?P<y>{YEAR})
        (?: \s*,\s*(?P<y>{YEAR}) )* (?:\s*,)?\s+và\s+(?:năm\s+)?(?P<y>{YEAR}){_NO_COUNT}
      | năm\s+(?P<y>{YEAR}) (?: \s*[,;]\s*(?:và\s+)?(?P<y>{YEAR}){_FREE}
          | \s+và\s+(?:năm\s+)?(?P<y>{YEAR}){_FREE} )+""",
    examples=(
        "các năm 2024, 2025",
        "năm 2023 và 2024",
        "hai năm 2013 và 2014 kiên cố",
        "năm 2024 và năm 2025",
    ),
    counter_examples=("năm 2024, 2025 hộ", "năm 2024, 100%"),
    flags=_I,
)
ONE_YEAR: Final = rule(
    "unit.year",
    rf"năm\s*(?P<y>{YEAR})",
    examples=("năm 2024", "NĂM 2024", "năm\n2030"),
    counter_examples=("năm 20244", "5 năm", "2024"),
    flags=_I,
)
LED_YEAR: Final = rule(
    "unit.year_after_word",
    rf"(?<={_BEFORE_YEAR})(?P<y>{YEAR}){_FREE}",
    examples=("đến 2030", "tầm nhìn 2045", "trước 2026, hoàn thành"),
    counter_examples=("đến 2030 hộ", "đến 2.030 người", "từ 2021 lượt", "đến 2050/2100"),
    flags=_I,
)
BARE_YEARS: Final = rule(
    "unit.bare_years",
    rf"(?<![\d/.,-]|\p{{L}}-)(?P<y>{YEAR})(?:{_AND}(?P<y>{YEAR}))*{_FREE}",
    examples=("2021", "2021, 2022", "2024 và các năm tiếp theo"),
    counter_examples=("2021 hộ", "20215", "15/2021/QĐ-UBND"),
)
THIS_YEAR: Final = rule(
    "unit.year_of_the_plan",
    r"""năm (?: (?<=\b(?:hết|cuối|cả|đầu|giữa)\s+năm)(?!\s*\d|\s+(?:học|ngân|trước|sau|20))
              | (?<=\btrong\s+năm)(?=\s*(?:[,.;:)\n]|\Z)|\s+(?:nay|kế\s+hoạch)\b) ) (?:\s+nay\b)?""",
    examples=("đến hết năm", "cuối năm", "trong năm", "Cả năm"),
    counter_examples=(
        "trong năm nội dung",
        "năm",
        "trong năm học",
        "hết năm 2024",
        "trong năm qua",
    ),
    flags=_I,
)
QUARTER: Final = rule(
    "unit.quarter",
    rf"""(?:q(?:u[ýyíì]|úy|uí)\.?\s* | (?-i:Q)\.?\s?) (?P<q>{_QUARTER})
      (?:{_LIST}(?:q(?:uý|úy|uí)\s*)?(?P<q>{_QUARTER}))* {_OF_YEAR}?(?!\s*(?:hộ|lần)\b)""",
    examples=(
        "quý IV/2024",
        "Quý IH/2024",
        "Quý 1V năm 2025",
        "Quý 4/2023",
        "Quý I, II năm 2025",
        "Qúy III",
        "QUÝ I-2025",
        "Q.III/2019",
    ),
    counter_examples=("quý khách", "quý hi", "quý IX", "quý 15", "hằng quý"),
    flags=_I,
)
END_QUARTER: Final = rule(
    "unit.first_or_last_quarter",
    rf"""q(?:uý|úy|uí)\s+ (?: (?P<first>đầu(?:\s+tiên)?) | cuối(?:\s+cùng)? ) \s+ (?:của\s+)?năm
      (?:\s+(?P<year>{YEAR}))? (?!\s*\d|\s+(?:học|20))""",
    examples=("quý cuối cùng của năm 2021", "quý đầu năm", "Quý cuối năm 2024"),
    counter_examples=("tháng cuối quý", "quý cuối", "quý đầu năm học"),
    flags=_I,
)
PART: Final = rule(
    "unit.part_of_year",
    rf"""(?<![\d/.,]) (?: (?: 0?(?P<n>[1-9])|(?P<six>sáu)|(?P<nine>chín)|(?P<three>ba) ) \s+tháng
        | (?P<half>nửa) ) \s+ (?: (?P<first>đầu) | cuối ) \s+ (?:của\s+)?năm
      (?:\s+(?P<year>{YEAR}))? (?!\s*\d|\s+(?:học|20))""",
    examples=("6 tháng đầu năm 2025", "06 tháng cuối năm", "nửa đầu năm 2026", "9 tháng đầu năm"),
    counter_examples=("6 tháng", "06 tháng một lần", "16 tháng đầu"),
    flags=_I,
)
MONTH: Final = rule(
    "unit.month",
    rf"""(?<!\d\s?) (?: th[áả]ng\s* | T(?=\d{{1,2}}/20\d\d) ) (?P<m>{_MONTH})
      (?: {_LIST}tháng\s*(?P<m>{_MONTH})
        | {_LIST}(?P<m>{_MONTH})(?=\s*(?:[,;.)/]|năm\b|và\b|-|\Z)) )* {_OF_YEAR}?
      (?!\s*\d|\s*/\s*\d|\s+(?:lần|kỳ|buổi|ngày|giờ|cuộc|người|bài|tin|hộ|văn|báo\ cáo)\b)""",
    examples=(
        "tháng 10/2024",
        "tháng 6 năm 2025",
        "Tháng 3, tháng 9",
        "tháng12",
        "T6/2025",
        "tháng 4-6/2025",
    ),
    counter_examples=("6 tháng", "tháng 1 lần", "tháng 13", "tháng trước", "06 tháng 10 ngày"),
    flags=_I,
)
NAMED_MONTH: Final = rule(
    "unit.month_in_words",
    # `tháng hai lần` is none: in small letters a year must follow.
    rf"""th[áả]ng\s+(?P<word>(?-i:{_NAMED_MONTH})) (?:\s*/\s*|\s+năm\s+)(?P<year>{YEAR})
      | th[áả]ng\s+(?P<word>(?-i:{_NAMED_MONTH}))(?=\s*(?:[,;.)]|\Z)|\s+(?:tại|ở|hằng|hàng)\b)""",
    examples=("tháng Tư năm 2014", "tháng Mười Hai/2020", "trong tháng Ba,"),
    counter_examples=("tháng một lần", "tháng hai buổi", "tháng Giêng"),
    flags=_I,
)
BARE_T_MONTH: Final = rule(
    "unit.bare_month_by_letter",
    rf"(?<!\p{{L}})T(?P<m>{_MONTH})(?:{_LIST}T?(?P<m>{_MONTH}))*(?:/(?P<year>{YEAR}))?(?![\d/]|\p{{L}}|[^\n]{{0,40}}\btuần\b)",
    examples=("T8", "T6-T8", "T9, T10/2024"),
    counter_examples=("T13", "T8B", "TT8", "T2, T4, T6 hằng tuần"),  # weekdays
)
LED_MONTH: Final = rule(
    "unit.month_in_figures_after_word",
    rf"(?<=\b(?:trước|đến|tới|hết|trong|từ|vào|cuối|nhất)\s+|\()(?P<m>{_FIGURES_MONTH}",
    examples=("trước 6/2025", "(10/2024)", "hoàn thành trong 12/2025"),
    counter_examples=("15/2021", "số 10/2019", "đến 10/2019/NQ-HĐND", "tăng 6/2025"),
    flags=_I,
)
BARE_MONTH: Final = rule(
    "unit.bare_month",
    rf"(?<![\d/.,-]|số\s)(?P<m>{_FIGURES_MONTH}",
    examples=("6/2025", "10/2024"),
    counter_examples=("15/2021", "số 10/2019", "10/2019/NQ-HĐND", "6/2025/QĐ"),
)
DAY_OF_MONTH: Final = rule(
    "unit.day_without_year",
    rf"""(?: ngày\s+(?P<d>\d{{1,2}})(?:\s?[/-]\s?|\s+tháng\s+)(?P<m>{_MONTH})
      | (?<={_STRONG})(?P<d>\d{{1,2}})/(?P<m>{_MONTH}) ) (?!\s?[/-]\s?\d|\s+năm\s+\d|\d)""",
    examples=("ngày 15/12", "ngày 15 tháng 12", "trước 30/6", "chậm nhất 15/11"),
    counter_examples=("nhóm 2/4", "24/7", "ngày 15/12/2024", "80/100", "đến 2/3 số hộ"),
    flags=_I,
)
_DASH_OR_TO = r"(?:\s*[-–—]\s*|\s+(?:đến|tới)\s+(?:hết\s+)?)"
DAY_SPAN: Final = rule(
    "unit.days_that_share_month_or_year",
    rf"""(?:(?P<sure>ngày\s+)|(?P<sure>(?<=\btừ\s+)))? (?<![\d/.,]) (?P<d>\d{{1,2}}) (?:\s?/\s?(?P<first>{_MONTH})|\s+tháng\s+(?P<first>{_MONTH}))?
      {_DASH_OR_TO} (?:ngày\s+)?
      (?: (?P<d>\d{{1,2}})\s?/\s?(?P<m>{_MONTH})\s?/\s?(?P<year>{YEAR})
        | (?P<d>\d{{1,2}})\s+tháng\s+(?P<m>{_MONTH})(?:\s*,?\s+năm\s+(?P<year>{YEAR}))?
        | (?(sure)(?P<d>\d{{1,2}})/(?P<m>{_MONTH})(?!\s?/\s?\d)|(?!)) )""",
    examples=(
        "10 - 20/11/2022",
        "15/4 đến 15/5/2018",
        "ngày 15 đến ngày 20 tháng 11 năm 2022",
        "ngày 01 - 05/12",
        "từ 15/4 đến 15/5",
    ),
    counter_examples=("15/5/2018", "10 - 20/11", "80/100", "2 đến 3/4 số hộ"),
    flags=_I,
)
BARE_DAY_SPAN: Final = rule(
    "unit.bare_days",
    rf"(?<![\d/.,])(?P<d>\d{{1,2}})(?:/(?P<first>{_MONTH}))?\s*[-–]\s*(?P<d>\d{{1,2}})/(?P<m>{_MONTH})(?P<year>)?(?=\s*(?:[,;.)]|\Z))",
    examples=("10 - 20/11", "15/4 - 15/5"),
    counter_examples=("10 - 20/11/2024", "2 - 3/4 số hộ"),
)
BARE_DAY: Final = rule(
    "unit.bare_day",
    rf"(?<![\d/.,])(?P<d>\d{{1,2}})/(?P<m>{_MONTH})(?=\s*(?:[,;.)]|và\b|hằng\b|hàng\b|-|\Z))",
    examples=("30/6", "15/3, 15/9"),
    counter_examples=("2/3 số hộ", "30/6/2025", "80/100"),
)
RULES: Final[tuple[Rule, ...]] = (
    ANCHOR, DAY_OF_MONTH, PART, QUARTER, MONTH, LOST_DASH, YEARS, YEARS_IN_WORDS, YEAR_LIST, ONE_YEAR,
    LED_YEAR, LED_MONTH, THIS_YEAR, BARE_MONTH, BARE_DAY, BARE_YEARS, END_QUARTER, NAMED_MONTH,
    BARE_T_MONTH, DAY_SPAN, BARE_DAY_SPAN,
)  # fmt: skip
