"""Aims that others set: papers and bodies above the province, the nation, the world."""

from typing import Final

import regex

from extractors.provinces import find_provinces, province_now
from models.rule import Rule, rule

# `Trung ương giao 85%`, but `95% kế hoạch vốn Thủ tướng Chính phủ giao`
ASSIGNED = rule(
    "modality.assigned",
    r"\b(?:chính\s+phủ|trung\s+ương|quốc\s+hội)\s+giao\b[^.;,%]{0,60}\d",
    examples=("Trung ương giao 85%", "Quốc hội giao tăng 7%"),
    counter_examples=("95% kế hoạch vốn Thủ tướng Chính phủ giao", "Trung ương giao, đạt 90%"),
    flags=regex.IGNORECASE,
    signs=("giao",),
)
# `Theo Quyết định số 5/QĐ-TTg ... của Thủ tướng Chính phủ, giảm 20%`: a paper of those above the
# province opens the sentence, and nobody of the province is charged
BY_PAPER_ABOVE = rule(
    "modality.by_paper_above",
    r"^\W*(?:\d{1,2}\W+)?Theo\s+(?:tinh\s+thần\s+)?(?:các\s+)?(?:Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Kết\s+luận|Thông\s+tư|Nghị\s+định|Luật|Chương\s+trình|Chiến\s+lược|Đề\s+án|Kế\s+hoạch|Công\s+văn)\b[^;]{0,60}?(?:/QĐ-TTg|/NQ-CP|/CT-TTg|/NĐ-CP|NQ/TW|KL/TW|CT/TW|/TT-B\p{L}+|/QĐ-B\p{L}+|\b(?:của|do)\s+(?:Thủ\s+tướng|Chính\s+phủ|Trung\s+ương|Ban\s+Chấp\s+hành\s+Trung\s+ương|Bộ\s+\p{Lu}|Ban\s+Bí\s+thư|Quốc\s+hội|cả\s+nước)|\bquốc\s+gia\b)[^;,]{0,240},(?!(?:[^;%]{0,240}?,)?\s*(?:tỉnh|thành\s+phố|huyện|địa\s+phương|UBND|Ủy\s+ban|Uỷ\s+ban|các\s+(?:sở|cơ\s+quan|đơn\s+vị|địa\s+phương)))",
    examples=(
        "Theo Quyết định số 500/QĐ-TTg ngày 01/3/2023 của Thủ tướng Chính phủ, giảm",
        "[2] Theo Nghị quyết số 20/NQ-CP, đến năm 2025",
        "Theo Chiến lược việc làm của cả nước, đến năm 2020",
    ),
    counter_examples=(
        "Thực hiện theo Quyết định số 500/QĐ-TTg của Thủ tướng Chính phủ, giảm",
        "Theo Kế hoạch số 10/KH-UBND của Ủy ban nhân dân tỉnh, giảm",
        "Theo Quyết định số 9-QĐ/TW của Bộ Chính trị về biên chế, tỉnh giảm 5% cán bộ, công chức",
    ),
    signs=("theo",),
)
# `Chương trình quốc gia đặt mục tiêu`, `Nghị quyết 18-NQ/TW yêu cầu`: who sets the aim is above
SET_ABOVE = rule(
    "modality.set_above",
    r"\b(?:(?:Chương\s+trình|Chiến\s+lược|Đề\s+án|Kế\s+hoạch|Quy\s+hoạch|Khung)(?:\s+(?:mục\s+tiêu|chuyển\s+đổi\s+số|tổng\s+thể))?\s+quốc\s+gia\b|(?:Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Kết\s+luận)\s+(?:số\s+)?\d+\s?[-/](?:\d{4}/)?(?:NQ/TW|NQ-CP|QĐ-TTg|CT-TTg|CT/TW|KL/TW))[^;.]{0,120}?\b(?:đặt\s+(?:ra\s+)?(?:các\s+)?mục\s+tiêu|đề\s+ra|xác\s+định|yêu\s+cầu|quy\s+định|nêu\s+rõ|giao)\b",
    examples=(
        "Chương trình quốc gia đặt mục tiêu kinh tế số",
        "Nghị quyết số 18-NQ/TW của Trung ương yêu cầu giảm",
    ),
    counter_examples=("Chương trình quốc gia về trẻ em", "Thực hiện Nghị quyết số 18-NQ/TW, giảm"),
    flags=regex.IGNORECASE,
    signs=("quốc gia", "nq/tw", "nq-cp", "qđ-ttg", "ct-ttg", "ct/tw", "kl/tw"),
)
# `Liên hợp quốc khuyến nghị`, `Thủ tướng Chính phủ yêu cầu`: a body above opens the sentence
SET_BY_BODY = rule(
    "modality.set_by_body",
    r"""^(?!\W*(?:\d{1,2}\W+)?(?:Thực\s+hiện|Hoàn\s+thành|Bảo\s+đảm|Đảm\s+bảo|Căn\s+cứ|Phấn\s+đấu|Trên\s+cơ\s+sở))[^;.%]{0,160}?\b
      (?:Trung\s+ương\s+(?:Đoàn|Hội)|(?:Ủy\s+ban|Uỷ\s+ban|Ban\s+Chỉ\s+đạo|Hội\s+đồng)\s+(?:\p{L}+[\s,]+(?:và\s+)?){0,8}?(?:[Qq]uốc\s+gia|Trung\s+ương)(?:\s+(?:về|phòng)(?:,?\s+\p{L}+){1,6}?)?|Tổng\s+Liên\s+đoàn|Liên\s+[Hh]ợp\s+[Qq]uốc|Tổ\s+chức\s+Y\s+tế\s+[Tt]hế\s+giới|WHO|UNESCO|UNICEF|Ngân\s+hàng\s+[Tt]hế\s+giới|Liên\s+minh\s+[Cc]hâu\s+Âu|Quốc\s+hội|Thủ\s+tướng(?:\s+Chính\s+phủ)?|Chính\s+phủ|Bộ\s+(?:trưởng\s+)?\p{Lu}\p{L}*(?:[\s,]+(?:và\s+)?\p{L}+){0,5}?)
      \s+(?:đã\s+|vừa\s+|cũng\s+)?(?:khuyến\s+nghị|phát\s+động|đặt\s+(?:ra\s+)?(?:các\s+)?mục\s+tiêu|yêu\s+cầu|đề\s+ra|kêu\s+gọi)\b""",
    examples=(
        "Liên hợp quốc khuyến nghị các quốc gia dành 20%",
        "Tại Chiến lược thanh niên, Thủ tướng Chính phủ yêu cầu phấn đấu",
        "Bộ Y tế yêu cầu 95% trẻ em",
        "Hội nghị nêu Ủy ban Quốc gia về trẻ em cũng đặt ra mục tiêu",
        "Ban Chỉ đạo Trung ương đề ra",
    ),
    counter_examples=(
        "Thực hiện mục tiêu Chính phủ đề ra, 90% hồ sơ",
        "100% nhiệm vụ Thủ tướng Chính phủ yêu cầu được hoàn thành",
    ),
    signs=("khuyến nghị", "phát động", "mục tiêu", "yêu cầu", "đề ra", "kêu gọi"),
)
# `góp phần cùng cả nước giữ ổn định tỷ lệ che phủ rừng ở mức 42%`: the nation's, if it is alone
WITH_NATION = rule(
    "modality.with_nation",
    r"^[^%]*\b(?:cùng|chung\s+tay)\s+(?:với\s+)?cả\s+nước\b(?:[^,;.%]|(?<=\d)[,.](?=\d)){0,120}\d\s?%[^%]*$",
    examples=(
        "góp phần cùng cả nước giữ tỷ lệ che phủ rừng ở mức 42%",
        "cùng với cả nước giảm nghèo 1 - 1,5%/năm",
    ),
    counter_examples=(
        "cùng cả nước phòng dịch, tỷ lệ tiêm đạt 95%",
        "giảm 5% hộ nghèo, cùng cả nước giữ mức 42%",
    ),
    flags=regex.IGNORECASE,
    signs=("cả nước",),
)
# `Quảng Ninh phấn đấu`, `tỉnh Hưng Yên đặt mục tiêu`: who aims is named before the verb
AIMS_OF_NAMED = rule(
    "modality.aims_of_named",
    r"(?:^|[,;:]|[.]\s|\bvà\s)\W*(?:[Cc]òn|[Vv]à|[Cc]hẳng\s+hạn,?|[Tt]rong\s+khi(?:\s+đó)?|[Rr]iêng|[Tt]ương\s+tự,?|[Cc]ụ\s+thể,?|[Nn]hư)?\s*(?P<who>(?:(?:[Tt]ỉnh|[Tt]hành\s+phố|TP\.?)\s*)?\p{Lu}\p{L}+(?:(?:\s+-)?\s+\p{Lu}\p{L}+){0,4})\s+(?:cũng\s+|đã\s+|vừa\s+|lại\s+|thì\s+)*(?:phấn\s+đấu|đặt\s+(?:ra\s+)?(?:mục\s+tiêu|chỉ\s+tiêu)|đề\s+ra|quyết\s+tâm|hướng\s+(?:đến|tới)|xác\s+định|đưa\s+ra\s+mục\s+tiêu)\b",
    examples=("Tỉnh Hưng Yên đặt mục tiêu", "còn Quảng Ninh phấn đấu"),
    counter_examples=("UBND tỉnh phấn đấu", "phấn đấu đến năm 2025"),
    signs=("phấn đấu", "đặt", "đề ra", "quyết tâm", "hướng", "xác định", "mục tiêu"),
)
# `Kiến nghị Trung ương bổ sung 250 tỷ đồng`, `đề nghị Chính phủ cho phép`: asked of those above
ASKED = rule(
    "modality.asked",
    r"^\W*(?:\d{1,2}\W+)?(?:(?:[Kk]iến|[Đđ]ề)\s+nghị|[Đđ]ề\s+xuất)\s+(?:với\s+)?(?:các\s+)?(?:[Tt]rung\s+ương|Chính\s+phủ|Thủ\s+tướng|Quốc\s+hội|[Bb]ộ,\s*ngành|Bộ\s+\p{Lu}|Ủy\s+ban\s+Thường\s+vụ)",
    examples=(
        "Kiến nghị Trung ương bổ sung cho tỉnh 250 tỷ đồng",
        "2. Đề nghị Bộ Y tế cấp đủ 90% vắc xin",
        "Đề nghị các bộ, ngành Trung ương",
    ),
    counter_examples=(
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động",
        "Kiến nghị của cử tri gửi Chính phủ được trả lời 100%",
    ),
    signs=("nghị", "đề xuất"),
)
# `[1] Nghị quyết số 18-NQ/TU đặt mục tiêu`: another paper than the plan that is read
SET_BY_PAPER = rule(
    "modality.set_by_paper",
    r"^\W*(?:\[?\d{1,2}[\].)]\s*)?(?:Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Kết\s+luận|Chương\s+trình|Đề\s+án|Kế\s+hoạch)\s+(?:hành\s+động\s+)?(?:số\s+)?\d+\s?[-/][^;%]{0,160}?\b(?:đặt\s+(?:ra\s+)?(?:các\s+)?(?:mục\s+tiêu|chỉ\s+tiêu)|đề\s+ra|xác\s+định)\b",
    examples=(
        "[1] Nghị quyết số 12-NQ/TU đặt mục tiêu đến năm 2025",
        "3. Kế hoạch số 40/KH-UBND ngày 02/3/2021 của Ủy ban nhân dân tỉnh đề ra",
    ),
    counter_examples=(
        "Thực hiện Nghị quyết số 12-NQ/TU, tỉnh đề ra",
        "Kế hoạch này đặt mục tiêu 90%",
    ),
    signs=("mục tiêu", "chỉ tiêu", "đề ra", "xác định"),
)
# `chưa đạt mức phấn đấu 50%`, `trong khi chỉ tiêu giao là 30%`: what was aimed at before
FALLS_SHORT = rule(
    "modality.falls_short",
    r"\b(?:(?:chưa|không)\s+(?:hoàn\s+thành|đạt)\s+(?:được\s+)?|trong\s+khi\s+)(?:mức|mục\s+tiêu|chỉ\s+tiêu|kế\s+hoạch|yêu\s+cầu)\b[^,;.%\d]{0,70}\d[\d.,]*+[^,;.]*",
    examples=("chưa đạt mức phấn đấu 50% đề ra từ đầu năm", "trong khi chỉ tiêu giao là 30%"),
    counter_examples=("đạt chỉ tiêu 90%", "chưa đạt yêu cầu, phấn đấu 50%"),
    flags=regex.IGNORECASE,
    signs=("chưa hoàn thành", "chưa đạt", "không đạt", "không hoàn thành", "trong khi"),
)
RULES: Final[tuple[Rule, ...]] = (
    SET_BY_PAPER,
    FALLS_SHORT,
    ASKED,
    ASSIGNED,
    BY_PAPER_ABOVE,
    SET_ABOVE,
    SET_BY_BODY,
    WITH_NATION,
    AIMS_OF_NAMED,
)
# who takes an aim over: `..., tỉnh phấn đấu 90%`
_OWN: Final = regex.compile(
    r"(?i)\b(?:tỉnh|thành\s+phố|huyện|địa\s+phương|ngành|UBND|Ủy\s+ban|Uỷ\s+ban|kế\s+hoạch\s+này|toàn\s+ngành)\b[^,;]*$"
)


_SETTERS: Final = (ASKED, ASSIGNED, BY_PAPER_ABOVE, SET_ABOVE, SET_BY_BODY, WITH_NATION)


def find_setter(sentence: str, signs: frozenset[str]) -> "regex.Match[str] | None":
    """The words that say that somebody above the province sets what follows.

    `signs` are the names of the rules of which a sign stands in the sentence.
    """
    found = (each.first(sentence) for each in _SETTERS if each.name in signs)
    return next(filter(None, found), None)


def find_paper(sentence: str, signs: frozenset[str]) -> "regex.Match[str] | None":
    """The words at the start of a plan's sentence that name another paper which sets aims."""
    return SET_BY_PAPER.first(sentence) if SET_BY_PAPER.name in signs else None


def set_by_neighbour(sentence: str, signs: frozenset[str], home: str | None) -> bool:
    """True where the first who aims is another province than the document's (its unit_id)."""
    found = AIMS_OF_NAMED.first(sentence) if home and AIMS_OF_NAMED.name in signs else None
    named = find_provinces(found["who"], None) if found else []
    if len(named) != 1 or home is None:
        return False
    other = named[0].province.unit_id
    if home.startswith("p63"):
        return other != home
    return province_now(other) != province_now(home)  # a part of a merged province is no other


def takes_over(between: str) -> bool:
    """True where the words between a quoted aim and a verb of aim give that verb a new subject.

    The quoted number stands there already, or the province does: `Trung ương giao 85%, tỉnh phấn
    đấu`; but `Thủ tướng yêu cầu phấn đấu` is all one.
    """
    parted = regex.search(r"[,;]", between)
    return parted is not None and (bool(_OWN.search(between)) or any(c.isdigit() for c in between))
