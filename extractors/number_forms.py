"""The forms of a document's number, whole and damaged, as rules.

The grammar is that of NĐ 30/2020 (Phụ lục I) and of the party's HD 36-HD/VPTW, with the damage
that real pages do to it. A damaged form (blanks inside, a lost hyphen, a dot) is read only where
the closed lists of type letters and issuers make it sure. The first letter of a symbol is upper
case: this alone keeps dates (15/7/2021) and fractions (2/4) out.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from models.alternation import either
from models.lexicon import load_toml
from models.rule import Rule, rule

DASHES = r"[-‐‑‒–—−]"


@cache
def type_letters() -> tuple[str, ...]:
    """The letters of all types (`KH`, `QĐ`), longest first."""
    rows = load_toml("document_types")["type"]
    return _longest_first(_with_eth(letters for row in rows for letters in row["letters"]))


@cache
def issuer_letters() -> tuple[str, ...]:
    """The letters of all issuers that damaged numbers may be read by, longest first."""
    rows = load_toml("issuers")["issuer"]
    return _longest_first(_with_eth(letters for row in rows for letters in row["letters"]))


def _with_eth(words: Iterable[str]) -> Iterator[str]:
    """Each word, and as fonts with U+00D0 for Đ print it."""
    for word in words:
        yield word
        yield word.replace("Đ", "Ð")


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def _any_of(words: tuple[str, ...]) -> str:
    return either(words, space=r"\ ")


# What stands behind the figures is looked at first: few are a document's.
SLASHED = r"(?=\d{1,6}[a-zđ]?[ ]?/)"
DASHED = rf"(?=\d{{1,6}}[a-zđ]?\s?{DASHES})"
# Not inside a longer number, date or word; `số260/KH-UBND` is glued but sure.
BEFORE = r"(?:(?<![\p{L}\p{N}/]|\d[.,]|\p{L}[-–])|(?<=\b[sS][ốỐ]))"
NUMBER = r"(?P<number>\d{1,6}[a-zđ]?)"
YEAR = r"(?P<year>(?:19|20)\d\d)"
# A token ends before a word that a lost blank glued to it: `NĐ-CPngày`.
TOKEN = r"\p{Lu}(?:(?!ngày|của|năm|về)[\p{L}\d&])*"
END = r"(?![\p{L}\p{N}&])|(?=ngày|của|năm|về)"
_NO_MORE = r"(?![\p{L}\d&])"
TYPE = _any_of(type_letters()) + _NO_MORE
ISSUER = _any_of(issuer_letters()) + r"\d{0,2}(?![\p{L}\d&])"
# The second half of a symbol where the first is known: two capitals make it a token.
SECOND = r"(?:\p{Lu}{2}(?:(?!ngày|của|năm|về)[\p{L}\d&])*|(?i:ttg|ubnd|hđnd)\b)"
# A line end may follow a slash; before it, it takes the rule SPLIT.
SLASH = r"[ ]?/\s?"

NORMATIVE = rule(
    "number_normative",
    rf"""{SLASHED}{BEFORE}{NUMBER} {SLASH} {YEAR} {SLASH}
    (?P<symbol>
        (?:UBTVQH|QH)(?:\d{{0,2}}|[IVX]+)(?![\p{{L}}\d&])     # parliament: no type letters
      | TTLT(?:\s?{DASHES}\s?{SECOND}){{2,4}}                  # blanks around both hyphens
      | TTLT/{TOKEN}(?:{DASHES}{TOKEN})*                       # joint circulars, older habit
      | {TYPE}\s?{DASHES}\s?{SECOND}(?:{DASHES}{TOKEN})*       # blanks around the hyphen
      | {TYPE}[./]{ISSUER}                                     # QĐ.TTg, QĐ/UB
      | {TOKEN}(?:{DASHES}{TOKEN})+
    )""",
    examples=(
        "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020",
        "Luật số 64/2020/QH14",
        "55/2005/TTLT-BNV-VPCP",
        "01/2014/TTLT/BNV-BTC",
        "23 /2015/TTLT - BNV - BTC",
        "78/2021/NĐ -CP",
        "136/2001/QĐ.TTg",
        "43/2024/QH1",
        "15/ 2021/QĐ–UBND",
        "10/2019/NQ-\nHĐND",
    ),
    counter_examples=("ngày 15/7/2021", "12/2020/Đồng Tháp", "giai đoạn 2021/2025/KH"),
)
LOST_HYPHEN = rule(
    "number_lost_hyphen",
    rf"""{SLASHED}{BEFORE}{NUMBER} {SLASH} (?:{YEAR}{SLASH})?
    (?P<symbol>(?P<type>{_any_of(type_letters())})[ ]?
    (?P<issuer>{_any_of(issuer_letters())}))(?:{END})""",
    examples=("118/2025/NĐCP", "585/KHUBND", "1961/QĐUBND", "318 / KH UBND", "7/QĐ UBND"),
    counter_examples=("118/2025/NĐ-CP", "24/7", "12/KHKT", "12/KH kèm"),
)
PARTY = rule(
    "number_party",
    rf"""{DASHED}{BEFORE}{NUMBER} \s?{DASHES}\s?
    (?P<symbol>{TYPE}\s?[/-]\s?(?:{ISSUER}|(?<=/){TOKEN})(?:-{TOKEN})*)""",
    examples=("Nghị quyết số 51-NQ/TU", "06 - CTr/TU", "66–QĐ/TW", "01-KH/BCĐTW", "26-NQ-TW"),
    counter_examples=("2021-2025", "12-15/KH", "A-12/B", "5 - CT MTQG", "COVID-19/CT-TTg"),
)
ORDINARY = rule(
    "number_ordinary",
    rf"""{SLASHED}{BEFORE}{NUMBER}
    (?:
        /(?P<symbol>{TOKEN}(?:{DASHES}{TOKEN})+)
      | {SLASH}(?P<symbol>
            {TYPE}\s?{DASHES}\s?{SECOND}(?:{DASHES}{TOKEN})*
          | {TYPE}[./]{ISSUER}
          | {ISSUER}(?:{DASHES}\s|\s?{DASHES}|(?<=[Ss]ố:?\s?\d{{1,5}}\s?/\s?\p{{Lu}}+)\s{DASHES}\s){SECOND}(?:{DASHES}{TOKEN})*
        )
        # an official letter, no unit; any other number beside `số` is a team's, a building's
      | (?<=(?:\bSố:?|(?:\A|(?i:công\s+văn|văn\s+bản|tờ\s+trình|báo\s+cáo)\s+)[Ss]ố:?)\s?\d{{1,5}})
        /(?P<symbol>{ISSUER})(?!\s?[-/])
    )""",
    examples=(
        "Số: 260/KH-UBND",
        "30c/NQ-CP",
        "223/KH- UBND",
        "2231/SNV-CCHC&PC",
        "706/UBND-VP7",
        "566/SNV-TTr",
        "Số: 76 /QĐ-UBND",
        "3759/ BNV-CCHC",
        "số 12/QÐ-UBND",
        "03/CT.UB",
        "Công văn số 2341/SNV ngày 02/8/2022",
        "Văn bản số 12/UBND - KGVX",
    ),
    counter_examples=(
        "Tổ công tác số 2/UB",
        "24/7",
        "nhóm 2/4",
        "01/7/2025",
        "20.000/KH-UBND",
        "1/ Sở Nội vụ - UBND",
    ),
)
SPLIT = rule(
    "number_split_over_lines",
    # Stamped and split letterheads print `Số: 18` above `/2025/QĐ-UBND`.
    rf"""(?=\d{{1,6}}[a-zđ]?\s{{1,3}}/)(?<=\b[Ss][ốỐ]\s?[:.]?\s{{0,3}}){NUMBER}\s{{1,3}}/\s?(?:{YEAR}{SLASH})?
    (?P<symbol>(?:{TYPE}|{ISSUER})\s?{DASHES}\s?{SECOND}(?:{DASHES}{TOKEN})*)""",
    examples=("Số: 18\n/2025/QĐ-UBND", "Số:\n 7360 \n/KH-UBND", "số 9012\n/BNNMT-TL"),
    counter_examples=("trang 3\n/KH-UBND", "Số:   /KH-UBND", "nhóm số 12\n/UBND các xã"),
)
PARTY_LOST_HYPHEN = rule(
    "number_party_lost_hyphen",
    rf"""(?=\d{{1,4}}[ ]?\p{{Lu}}){BEFORE}(?P<number>\d{{1,4}})[ ]?(?P<symbol>{TYPE[: -len(_NO_MORE)]}/(?:TU|TW|TƯ|HU|ThU|ĐU))(?![\p{{L}}\d])""",
    examples=("Chương trình số 07CTr/TU", "12NQ/HU"),
    counter_examples=("07-CTr/TU", "3A/TU"),
)
OLD = rule(
    "number_old",
    # The Government's numbers until 1996 had no type.
    rf"""{DASHED}(?<=\b(?i:định|thị|quyết|số)\s*:?\s?){NUMBER}{DASHES}(?P<symbol>CP|TTg|HĐBT)(?![\p{{L}}\d])""",
    examples=("Nghị định 38-CP ngày 04/5/1994", "Quyết định số 327-CT của; Chỉ thị số 91-TTg"),
    counter_examples=("38/CP", "trang 38-CP"),
)
DASHED_YEAR = rule(
    "number_dashed_year",
    # The Government's yearly resolutions on business: a number that comes again each year.
    rf"""(?=\d{{1,4}}\s?{DASHES}\s?(?:19|20)\d\d\s?/){BEFORE}(?P<number>(?!(?:19|20)\d\d)\d{{1,4}})\s?{DASHES}\s?{YEAR}{SLASH}
    (?P<symbol>{TYPE}\s?{DASHES}\s?{SECOND}(?:{DASHES}{TOKEN})*)""",
    examples=("Nghị quyết số 19-2017/NQ-CP", "số 05 - 2016/CT-UBND ngày"),
    counter_examples=("giai đoạn 2016-2020/KH-UBND", "19/2017/NQ-CP", "19-2017", "12-2017/12 xã"),
)
# Longest reading first where two begin at one place.
RULES: tuple[Rule, ...] = (
    DASHED_YEAR,
    NORMATIVE,
    SPLIT,
    LOST_HYPHEN,
    PARTY_LOST_HYPHEN,
    PARTY,
    OLD,
    ORDINARY,
)
