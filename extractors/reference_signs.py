"""The signs that say what a cited document is to the citing one."""

import regex

from extractors import citation_patterns
from models.facts import Relation
from models.rule import Rule, rule

BASIS_START = rule(
    "basis_start",
    r"""\A\W*(?:\d{1,2}\.\s*|[a-zđ]\)\s*)?(?:Căn\s+cứ|Thực\s+hiện|Triển\s+khai|Theo|Trên\s+cơ\s+sở|Xét
    |Tiếp\s+tục|Cụ\s+thể\s+h(?:óa|oá)|Chấp\s+hành|Thi\s+hành|Quán\s+triệt|Hưởng\s+ứng|Để|Nhằm|Sau\s+khi|Được\s+sự
    |Tiếp\s+theo|Phúc\s+đáp|CĂN\s+CỨ|Ngày\s+\d|Ủy\s+ban|Uỷ\s+ban|UBND|Hội\s+đồng|Thủ\s+tướng)\b""",
    examples=(
        "Căn cứ Luật Đất đai;",
        "- Căn cứ Nghị quyết số",
        "Theo đề nghị của Sở",
        "Thực hiện",
        "Được sự đồng ý",
    ),
    counter_examples=("Về việc", "Số: 12/KH-UBND", "KẾ HOẠCH"),
)
BASIS_HEADING = rule(
    "basis_heading",
    r"""(?i:\A\W*(?:(?:[IVX]+|[A-H]|\d{1,2})\s?[.)]?\s+)?(?:(?:các\s+|những\s+)?căn\s+cứ|cơ\s+sở\s+(?=(?:chính\s+trị\s*,?\s*(?:và\s+)?)?pháp\s+l[ýí]))
    (?:\s*(?:pháp\s+lý|xây\s+dựng|lập|ban\s+hành|thực\s+hiện|triển\s+khai|chính\s+trị|đề\s+xuất|và\s)[^;\d]{0,80})?
    \s?:?\s?$)""",
    examples=("I. CĂN CỨ PHÁP LÝ", "1. Căn cứ xây dựng kế hoạch", "Căn cứ:", "2. Cơ sở pháp lý"),
    counter_examples=(
        "Căn cứ Luật Đất đai",
        "I. MỤC ĐÍCH",
        "Căn cứ vào tình hình",
        "Căn cứ Kế hoạch số 3/KH-UBND",
    ),
)
BODY_START = rule(
    "body_start",
    r"""\A\W*(?: (?:[IVX]+|[A-H])\s?[.)/:-]\s*\p{Lu}
      | (?i:phần|chương|mục|điều)\s+(?:thứ\s+)?(?:[IVX]+\b|\d|nhất|một)
      | \d{1,2}\s?[.)/]\s*\p{Lu}
      | QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*: )""",
    examples=("I. MỤC ĐÍCH", "Điều 1. Ban hành", "1. Mục đích", "QUYẾT ĐỊNH:", "Phần thứ nhất"),
    counter_examples=("Căn cứ", "- Luật", "I Sở", "QUYẾT ĐỊNH"),
)
ATTACHED_TO = rule(
    "attached_to",
    r"(?i:kèm\s+theo)\s*(?:số\s*)?$",
    examples=("(Ban hành kèm theo ", "(Kèm theo "),
    counter_examples=("(Kèm theo Quyết định số 3 về ", "Căn cứ "),
)
OWN_NUMBER_LINE = rule(
    "own_number_line",
    r"\A\W*S[ốỐ](?:\s+(?:hiệu|ký\s+hiệu))?\s*+[:.]?\s*+\d{0,6}\p{Ll}?\s*+[/-]",
    examples=("Số: 260/KH-UBND", "Số hiệu: 12/QĐ-UBND"),
    counter_examples=("Quyết định số 12/QĐ-UBND",),
)
# An operative verb before a citation, in an article of a decision (`ARTICLE_VERB`) or with the
# document itself as its subject; `rest` is what stands between the verb and the citation.
_THIS = r"""(?:Quyết\s+định|Nghị\s+quyết|Kế\s+hoạch|Chương\s+trình|Đề\s+án|Quy\s+định|Quy\s+chế
    |Chỉ\s+thị|Văn\s+bản)"""
ARTICLE_VERB = rule(
    "article_verb",
    r"""\A\W*(?:Điều\s+\d+\s*[.:]\s*(?:[^.;:]{0,60}\.\s*)?|\d{1,2}[.)]\s*|[a-zđ]\)\s*)?
    (?: (?P<verb>Thay\s+thế|Bãi\s+bỏ|H(?:ủy|uỷ)\s+bỏ|Sửa\s+đổi|Bổ\s+sung|Điều\s+chỉnh)[^.;]*
      | (?P<verb>Phê\s+duyệt|Ban\s+hành)(?:\s+kèm\s+theo\s+(?:Quyết\s+định|Nghị\s+quyết)\s+này)?\s*)\Z""",
    examples=(
        "Điều 2. Bãi bỏ ",
        "Điều 1. Sửa đổi, bổ sung một số nội dung của ",
        "1. Thay thế ",
        "Điều 1. Ban hành kèm theo Quyết định này ",
    ),
    counter_examples=("ban hành quyết định thay thế ", "Ban hành kèm theo Kế hoạch thực hiện "),
)
OWN_VERB = rule(
    "own_verb",
    rf"""\b{_THIS}\s+(?:này\s+)?(?:(?<=này\s+)|(?=(?:sẽ\s+)?có\s+hiệu))
    (?:(?:sẽ\s+)?có\s+hiệu\s+lực[^.;]{{0,120}}?(?:\s|;\s*(?=thay|bãi|h[ủu][yỷ]\s)))?
    (?:(?:,|và|để|,\s*và|đồng\s+thời)\s*)?(?:được\s+áp\s+dụng\s+)?(?P<verb>thay\s+(?:thế|cho)|bãi\s+bỏ|h(?:ủy|uỷ)\s+bỏ|sửa\s+đổi|bổ\s+sung
    |điều\s+chỉnh)\b(?:[^.;]*|\s+(?:các|những)\s[^.;:]{{0,60}}:[^.]*)\Z""",
    examples=(
        "Kế hoạch này thay thế các Kế hoạch: số 78/KH-UBND; ",
        "Quyết định này có hiệu lực kể từ ngày ký và thay thế ",
        "Kế hoạch này thay thế ",
        "Điều 2. Quyết định có hiệu lực kể từ ngày ký và thay thế ",
        "Quyết định này có hiệu lực từ ngày 01/02/2022, thay thế ",
        "Quyết định này có hiệu lực từ ngày 01 tháng 12 năm 2025; thay thế ",
    ),
    counter_examples=(
        "ban hành quyết định thay thế ",
        "nếu cần sửa đổi Kế hoạch này thì theo ",
        "Kế hoạch này được sửa đổi theo ",
    ),
)
LOSES_FORCE = rule(
    "loses_force",
    r"""\A[^.;]{0,200}?\b(?:hết\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+từ|từ|khi)|chấm\s+dứt\s+hiệu\s+lực
    |(?:bị|được)\s+(?:bãi\s+bỏ|h(?:ủy|uỷ)\s+bỏ))\b""",
    examples=(
        " của UBND tỉnh hết hiệu lực kể từ ngày",
        " và các quy định trái với Quyết định này đều bị bãi bỏ",
        " chấm dứt hiệu lực.",
    ),
    counter_examples=(" hết hiệu lực", " có hiệu lực kể từ ngày"),
)
NESTED = rule(
    "nested_in_title",
    # What joins a citation to the title of the one before it; a comma begins a new clause.
    r"""(?:về|thực\s+hiện|triển\s+khai|thi\s+hành|hướng\s+dẫn|quy\s+định|chi\s+tiết|sửa\s+đổi|bổ\s+sung
    |thay\s+thế|theo|tại|của|kèm|hành|phê\s+duyệt|điều\s+chỉnh|kết\s+quả)\s*(?:các\s+)?\Z""",
    examples=("về triển khai thực hiện ", "sửa đổi, bổ sung một số điều của "),
    counter_examples=("; ", ", ", " và "),
)
OPENING = rule(
    "opening_paragraph",
    r"""\b(?:ban\s+hành|xây\s+dựng|triển\s+khai)\s+(?i:kế\s+hoạch|chương\s+trình|đề\s+án|chỉ\s+thị)
    | (?:như\s+sau|sau\s+đây|yêu\s+cầu|gồm|sau)\s*:\W*$""",
    examples=("UBND tỉnh ban hành Kế hoạch thực hiện", "với các nội dung như sau:"),
    counter_examples=("Tuy nhiên, việc giải quyết hồ sơ còn chậm.",),
)
TITLE_VERB = rule(
    "title_verb",
    r"""\A\W*(?:về\s+việc\s+|v/v\s+)?
    (?P<verb>sửa\s+đổi|bổ\s+sung|điều\s+chỉnh|thay\s+thế|bãi\s+bỏ)""",
    examples=("Về việc sửa đổi, bổ sung ", "ĐIỀU CHỈNH "),
    counter_examples=("Triển khai sửa đổi ",),
    flags=regex.IGNORECASE,
)
RULES: tuple[Rule, ...] = (
    *citation_patterns.RULES,
    BASIS_START,
    BASIS_HEADING,
    BODY_START,
    ATTACHED_TO,
    OWN_NUMBER_LINE,
    ARTICLE_VERB,
    OWN_VERB,
    LOSES_FORCE,
    NESTED,
    OPENING,
    TITLE_VERB,
)
_VERB_RELATIONS: tuple[tuple[str, Relation], ...] = (
    ("thay", "replaces"),
    ("bãi", "repeals"),
    ("hủy", "repeals"),
    ("huỷ", "repeals"),
    ("sửa", "amends"),
    ("bổ", "amends"),
    ("điều", "amends"),
    ("phê", "promulgates"),
    ("ban", "promulgates"),
)


def operative(words: str, *, in_decision: bool) -> Relation | None:
    """The relation that the words before a citation put into force; None where they do not.

    Args:
        words: the block's words before the citation.
        in_decision: True in a decision, whose articles need not name it as their subject.
    """
    match = OWN_VERB.first(words) or (ARTICLE_VERB.first(words) if in_decision else None)
    return _of_verb(match["verb"]) if match else None


def title_relation(words: str) -> Relation:
    """A title says what a document does: `Về việc sửa đổi, bổ sung Quyết định số ...`."""
    match = TITLE_VERB.first(words)
    return _of_verb(match["verb"]) if match else "mentions"


def _of_verb(verb: str) -> Relation:
    head = verb.casefold()
    return next(relation for start, relation in _VERB_RELATIONS if head.startswith(start))
