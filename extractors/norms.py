"""Numbers that lay down a norm: who pays what share, reliefs, grades, criteria, fines, file sizes.

They are worded as promises are, so each pattern holds the verb that makes it a norm.
"""

from typing import Final

import regex

from extractors.allowances import ALLOWED, EACH_AT_MOST, ONLY_THEN
from extractors.technical_norms import DESIGN, EXTENT, TECHNICAL
from models.rule import Rule, rule

_I: Final = regex.IGNORECASE
_SHARE: Final = r"(?:(?:tối\s+đa|không\s+quá|tối\s+thiểu|khoảng|bằng|là)\s+)*\d[\d.,]*\s?%"

# `Ngân sách tỉnh hỗ trợ 70%, ngân sách huyện 20%`: who bears how much of a cost
COST_SHARE = rule(
    "norm.cost_share",
    rf"""(?<!\b(?:thu|chi|đối|vượt|giao)\s)\bngân\s+sách\s+(?:tỉnh|trung\s+ương|nhà\s+nước|địa\s+phương|(?:cấp\s+)?(?:huyện|xã|tỉnh|thành\s+phố)|các\s+cấp)\s+(?:(?:hỗ\s+trợ|đối\s+ứng|đóng\s+góp)\s+)?{_SHARE}(?!\s+(?:so|năm|mỗi))
      | \b(?:đóng\s+góp|đối\s+ứng)\s+{_SHARE}\s+(?:\p{{L}}+\s+){{0,3}}?(?:tổng\s+mức|tổng\s+kinh\s+phí|tổng\s+vốn|kinh\s+phí|chi\s+phí|giá\s+trị|vốn\s+đầu\s+tư)""",
    examples=(
        "Ngân sách tỉnh hỗ trợ 70%",
        "ngân sách huyện 20%",
        "người dân đóng góp 10% tổng mức đầu tư",
    ),
    counter_examples=(
        "tăng thu ngân sách nhà nước 12%",
        "ngân sách tỉnh dành tối thiểu 2% cho khoa học",
        "ngân sách nhà nước hỗ trợ 100 hộ",
    ),
    flags=_I,
    signs=("ngân sách", "đóng góp", "đối ứng"),
)
# `được giảm 30% tiền thuê đất`: what somebody need not pay
RELIEF = rule(
    "norm.relief",
    r"""\b(?:giảm|miễn|hoàn|hưởng|thu|nộp|đóng)\s+(?:\p{Ll}+\s+){0,2}?\d[\d.,]*\s?%\s+(?:số\s+|mức\s+)?(?:tiền\s+(?:thuê|sử\s+dụng|lương|lãi|điện|nước)|thuế|phí\b|lệ\s+phí|học\s+phí|giá\s+vé|lãi\s+suất|mức\s+(?:phí|thu|đóng|lương)|lương\b)""",
    examples=("được giảm 30% tiền thuê đất", "miễn 100% lệ phí", "giảm 50% học phí"),
    counter_examples=("giảm 30% chi phí tuân thủ", "giảm 20% số vụ trốn thuế"),
    flags=_I,
    signs=("tiền", "thuế", "phí", "giá vé", "lãi", "lương", "mức thu", "mức đóng"),
)
# `được công nhận khi có 100% thôn đạt chuẩn`: what must hold for something else to follow
CRITERION = rule(
    "norm.criterion",
    r"""\b(?:(?:được|chỉ|bị)\s+(?:xem\s+)?(?:xét|công\s+nhận|đánh\s+giá|coi|xác\s+định|tính|xếp\s+loại|khen|tặng|phong)|xét\s+(?:công\s+nhận|tặng|thưởng))\b[^;.]{0,80}?\b(?:khi|nếu)\s+(?:\p{Ll}+\s+){0,6}?\d""",
    examples=(
        "Xã được xét công nhận khi có 100% thôn đạt chuẩn",
        "bị xếp loại không hoàn thành nhiệm vụ khi có trên 50% tiêu chí",
    ),
    counter_examples=("100% hồ sơ được xét duyệt; khi có dịch, lập 3 chốt", "được xét, 90% đạt"),
    flags=_I,
    signs=("khi", "nếu"),
)
# `từ 90 điểm trở lên xếp loại Tốt`: a scale, not `90% hợp tác xã xếp loại khá`
GRADE = rule(
    "norm.grade",
    r"""\d\s?(?:%|điểm)\s*(?:trở\s+(?:lên|xuống)|đến\s+(?:dưới\s+)?\d+\s?(?:%|điểm))?[\s,:]*(?:(?:thì|được|là|mới)\s+)*(?:đánh\s+giá\s+(?:là\s+)?)?xếp\s+loại\b
      | \b(?:cách|bị|không\s+được|thì|mức)\s+xếp\s+loại\b
      | \bxếp\s+loại\s+(?:\p{L}+\s+){1,3}?(?:khi|nếu|:|phải)
      | \bhoàn\s+thành\s+xuất\s+sắc\b[^;.]{0,40}?\b(?:không\s+(?:vượt\s+)?quá|tối\s+đa)\s+\d""",
    examples=(
        "từ 90 điểm trở lên được xếp loại Xuất sắc",
        "xếp loại Khá nếu đạt 70%",
        "tỷ lệ hoàn thành xuất sắc nhiệm vụ không quá 20%",
    ),
    counter_examples=(
        "90% hợp tác xã xếp loại khá, tốt",
        "tỷ lệ học sinh xếp loại giỏi đạt 30%",
        "đạt 86%, xếp hạng trong tốp 20",
    ),
    flags=_I,
    signs=("xếp", "xuất sắc"),
)
# `khi có ít nhất 2/3 tổng số thành viên dự họp`: what must hold for something else to follow
QUORUM = rule(
    "modality.quorum",
    r"\b(?:khi|nếu)\s+(?:có\s+|đạt\s+|được\s+)?(?:ít\s+nhất|tối\s+thiểu|trên|từ|đủ|quá)\s+\d",
    examples=("chỉ tiến hành khi có ít nhất 2/3 đại biểu", "Nếu trên 50% số phiếu đồng ý"),
    counter_examples=("sau khi đạt chuẩn, ít nhất 2 xã", "khi có dịch; trên 90% hộ dân"),
    flags=regex.IGNORECASE,
    signs=("khi", "nếu"),
)
# `hỗ trợ 50% chi phí mua giống`: how much somebody is paid
SUPPORT = rule(
    "modality.support",
    r"\bhỗ\s+trợ\s+(?:\p{L}+\s+){0,4}?(?:(?:không\s+quá|tối\s+đa|bằng)\s+)?\d[\d.,]*\s?%\s*(?:\p{L}+\s+){0,3}?(?:chi\s+phí|kinh\s+phí|lãi\s+suất|giá\s+trị|tổng\s+mức|học\s+phí|tiền|đơn\s+giá|mức\s+đóng)\b",
    examples=("Hỗ trợ 50% chi phí mua giống", "được hỗ trợ tối đa 70% kinh phí quảng cáo"),
    counter_examples=("Hỗ trợ 100% hộ nghèo vay vốn", "Hỗ trợ sản xuất; 50% chi phí được giảm"),
    flags=regex.IGNORECASE,
    signs=("hỗ trợ",),
)
# `thưởng cho ít nhất 03 xã được cộng 10 điểm`: what something earns
SCORED = rule(
    "norm.scored",
    r"\b(?:được\s+cộng|bị\s+trừ|được\s+tính|cộng\s+thêm|điểm\s+cộng|trừ)\s+(?:thêm\s+|tối\s+đa\s+|không\s+quá\s+)*\d+(?:[.,]\d+)?\s*điểm\b",
    examples=(
        "nhân rộng tại ít nhất 03 xã được cộng 10 điểm",
        "quá hạn trên 5% thì bị trừ 10 điểm",
    ),
    counter_examples=("tăng 2 điểm", "được cộng đồng đánh giá 80 điểm"),
    flags=_I,
    signs=("cộng", "trừ", "tính"),
)
# `vay với lãi suất ưu đãi 2,5%/năm`, `hộ có thu nhập tối đa bằng 150% chuẩn nghèo`
TERMS = rule(
    "norm.terms",
    r"""\b(?:với|theo|có|hưởng|mức)\s+(?:mức\s+)?lãi\s+suất\b[^,;.%]{0,40}?\d[\d.,]*\s?%
      | (?:[,(]\s*|\b(?:vay|vay\s+vốn|hỗ\s+trợ)\s+)lãi\s+suất\s+(?:(?:cho\s+vay|ưu\s+đãi|là|bằng)\s+)*\d[\d.,]*\s?%\s*/\s*(?:năm|tháng)
      | \bđược\s+vay\s+(?:(?:vốn|tiền|tới|đến|bằng|tối\s+đa|không\s+quá|nhiều\s+nhất)\s+)*\d[\d.,]*\s?%(?!\s+(?:số\s+)?(?:hộ|người|lao\s+động)\b)
      | \bcó\s+(?:mức\s+)?thu\s+nhập\b[^,;.%]{0,40}?\d[\d.,]*\s?%\s+(?:so\s+với\s+)?(?:mức\s+)?(?:chuẩn\s+(?:hộ\s+)?(?:cận\s+)?nghèo|lương\s+(?:cơ\s+sở|tối\s+thiểu))""",
    examples=(
        "cho vay với lãi suất ưu đãi 3,5%/năm",
        "người thuộc hộ có thu nhập tối đa bằng 150% chuẩn nghèo",
        "vay không quá 90 triệu đồng, lãi suất 6,6%/năm",
        "đối tượng khác được vay tối đa 80%",
    ),
    counter_examples=(
        "giảm lãi suất cho vay bình quân 1%",
        "đưa lãi suất cho vay xuống 6%/năm",
        "hộ nghèo được vay vốn đạt 80%",
        "thu nhập của hộ thoát nghèo đạt 150% chuẩn nghèo",
    ),
    flags=_I,
    signs=("lãi suất", "thu nhập", "được vay"),
)
# `thông báo trước ít nhất 05 ngày`: how long before
NOTICE = rule(
    "norm.notice",
    r"\btrước\s+(?:đó\s+)?(?:ít\s+nhất|tối\s+thiểu|không\s+(?:quá|dưới)|từ)\s+\d+\s*(?:ngày|giờ|tuần|tháng)\b",
    examples=("báo kế hoạch trước ít nhất 05 ngày", "gửi tài liệu trước tối thiểu 3 ngày làm việc"),
    counter_examples=("trả kết quả trước hạn ít nhất 02 ngày", "trước 15 ngày đầu tháng"),
    flags=_I,
    signs=("trước",),
)
# `phải đóng thấp nhất 22%`, `đóng bằng 8% mức lương`: what is due, not what is reached
DUES = rule(
    "norm.dues",
    r"\b(?:phải|chỉ|được|mức)\s+(?:chỉ\s+|phải\s+)?đóng\s+(?:(?:thấp\s+nhất|tối\s+thiểu|ít\s+nhất|tối\s+đa|bằng|là)\s+)*\d[\d.,]*\s?%",
    examples=("chỉ phải đóng thấp nhất 22%", "người lao động phải đóng 8% tiền lương"),
    counter_examples=("phải đóng cửa 50% số lò", "được đóng góp, đạt 95%"),
    flags=_I,
    signs=("đóng",),
)
# `hỗ trợ 30% đối với hộ nghèo, 25% đối với hộ cận nghèo`: a scale of who gets how much
SUPPORT_SCALE = rule(
    "norm.support_scale",
    r"\bhỗ\s+trợ\s+(?:\p{L}+\s+){0,5}?\d[\d.,]*\s?%\s+(?:đối\s+với|cho)\s[^;.%]{3,90}?\d[\d.,]*\s?%\s+(?:đối\s+với|cho)\s",
    examples=(
        "hỗ trợ 30% đối với hộ nghèo, 25% đối với hộ cận nghèo",
        "hỗ trợ mức đóng 100% cho người khuyết tật và 70% cho học sinh",
    ),
    counter_examples=("hỗ trợ 100% hộ nghèo; đạt 90% đối với xã", "hỗ trợ 50% cho hộ nghèo"),
    flags=_I,
    signs=("hỗ trợ",),
)
# `đơn vị nào chậm từ 5% trở lên thì bị phê bình`: what follows from a number
CONDITIONAL = rule(
    "norm.conditional",
    r"\b(?:nào|nếu|trường\s+hợp)\b[^;.%]{0,90}?\d[\d.,]*\s?%[^;.%]{0,70}?\bthì\b",
    examples=(
        "địa phương nào giảm trên 5% thì người đứng đầu phải giải trình",
        "trường hợp có trên 50% thành viên đề nghị thì Quy chế được sửa đổi",
    ),
    counter_examples=("những trường hợp trễ hẹn thì 100% phải xin lỗi", "nếu có; đạt 90%"),
    flags=_I,
    signs=("thì",),
)
# `đơn vị dưới 70 điểm không được xét thi đua`: what bars from something
BAR = rule(
    "norm.bar",
    r"\b(?:dưới|chưa\s+đạt|không\s+đạt|không\s+đủ|trên|quá)\s+\d[\d.,]*\s?(?:%|điểm)\s*(?:[^;.,%\d]{1,40}?\s)?(?:thì\s+)?(?:không\s+được\s+(?:xem\s+)?(?:xét|bình\s+xét|công\s+nhận|đề\s+nghị|khen|tặng|xếp)|bị\s+(?:hạ|xếp|phê\s+bình|kiểm\s+điểm|loại))\b",
    examples=(
        "đơn vị dưới 70 điểm không được xét thi đua",
        "phòng có trên 5% hồ sơ trễ hạn bị hạ một bậc",
    ),
    counter_examples=(
        "còn dưới 5% hồ sơ bị trễ hạn",
        "trên 90% xã không để xảy ra trọng án",
    ),
    flags=_I,
    signs=("không được", "bị hạ", "bị xếp", "bị phê", "bị kiểm", "bị loại"),
)
# `Tổng nhu cầu vốn 500 tỷ đồng, gồm ngân sách tỉnh 300 tỷ đồng (chiếm 60%)`: where money comes from
FUNDS = rule(
    "norm.funds",
    r"\b(?:nhu\s+cầu\s+(?:về\s+)?(?:vốn|kinh\s+phí)|tổng\s+kinh\s+phí|khái\s+toán|dự\s+kiến\s+(?:tổng\s+)?(?:vốn|kinh\s+phí)|kinh\s+phí\b[^;.%]{0,60}?\bdự\s+toán|(?:bố\s+trí|phân\s+bổ|cân\s+đối)(?=[^;%]{0,60}?\b(?:kinh\s+phí|nguồn\s+vốn)))\b[^;.]{0,80}?\d[\d.,]*\s+(?:nghìn\s+|ngàn\s+)?(?:tỷ|tỉ|triệu)\s+đồng\b[^;]{0,240}?(?:chiếm|bằng|tương\s+ứng)\s[^;.%]{0,20}?\d[\d.,]*\s?%",
    examples=(
        "Tổng nhu cầu vốn dự kiến 4.200,5 tỷ đồng, gồm ngân sách trung ương (chiếm 87%)",
        "Tổng kinh phí thực hiện 12 tỷ đồng, trong đó ngân sách tỉnh chiếm 40%",
        "phân bổ kinh phí năm 2018 (dự toán 6,1 tỷ đồng, bằng 112% năm 2017)",
        "bố trí 20 tỷ đồng kinh phí, trong đó trung ương chiếm 55%",
    ),
    counter_examples=("Tổng vốn đầu tư đạt 3.000 tỷ đồng, chiếm 40% GRDP", "khái toán 3 tỷ đồng"),
    flags=_I,
    signs=("nhu cầu", "kinh phí", "khái toán", "dự kiến", "nguồn vốn"),
)
RULES: Final[tuple[Rule, ...]] = (
    TERMS,
    NOTICE,
    DUES,
    SUPPORT_SCALE,
    CONDITIONAL,
    DESIGN,
    BAR,
    EXTENT,
    FUNDS,
    ALLOWED,
    EACH_AT_MOST,
    ONLY_THEN,
    QUORUM,
    SUPPORT,
    COST_SHARE,
    RELIEF,
    CRITERION,
    GRADE,
    TECHNICAL,
    SCORED,
)
_OF_A_SENTENCE: Final = (QUORUM, CRITERION, GRADE, TECHNICAL, SCORED, SUPPORT_SCALE, FUNDS)
_OF_A_CLAUSE: Final = (
    COST_SHARE,
    RELIEF,
    TERMS,
    NOTICE,
    DUES,
    CONDITIONAL,
    ALLOWED,
    ONLY_THEN,
    DESIGN,
    BAR,
)

# a rule is asked only where one of its signs stands: each must have some, of whole words
_NAMES: Final = frozenset(rule.name for rule in RULES)


def lays_down_norms(sentence: str, signs: frozenset[str], *, under_aims: bool) -> bool:
    """True where all numbers of a sentence are terms of a norm.

    `100% hộ nghèo được hỗ trợ 70% mức đóng` promises its first; under aims support is promised too.

    Args:
        sentence: its words.
        signs: the names of the rules of which a sign stands in it.
        under_aims: whether it stands under a title of aims.
    """
    if signs.isdisjoint(_NAMES):
        return False
    support = None if under_aims else SUPPORT.first(sentence)
    if support and "%" not in sentence[: support.start()]:
        return True
    return any(each.name in signs and each.first(sentence) for each in _OF_A_SENTENCE)


def lays_down_norm(clause: str, signs: frozenset[str], *, under_aims: bool) -> bool:
    """True where the number of one clause is a share to pay, a relief, a term or a notice."""
    if signs.isdisjoint(_NAMES):
        return False
    if not under_aims and (SUPPORT.first(clause) or EACH_AT_MOST.first(clause)):
        return True
    return any(each.name in signs and each.first(clause) for each in _OF_A_CLAUSE)


def without_extents(sentence: str, signs: frozenset[str]) -> str:
    """The sentence without its sizes: their `tối thiểu` is no word of aim."""
    return EXTENT.drop(sentence) if EXTENT.name in signs else sentence
