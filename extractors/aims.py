"""Is a plain count of things an aim? Percentages and ranks are read always, counts in company."""

import regex

from extractors.asides import ASIDE, find_asides
from extractors.clauses import is_next_to
from extractors.modality import ModalityReader
from extractors.qualifiers import EXCLUSION, read_bound, read_move
from extractors.quantity_kinds import Quantity
from extractors.quoted_aims import FALLS_SHORT
from extractors.technical_norms import EXTENT
from extractors.told_words import says, signs_in
from extractors.unit_words import known_units
from models.facts import Modality
from models.plan import Plan
from models.spans import Span
from models.structure import Part
from models.text import Block

_REACH = regex.compile(
    r"(?ri)\b(?:đạt|có|còn|lên|đầu\s+tư|xây\s+mới|mở\s+rộng|khởi\s+công|khánh\s+thành|đưa\s+vào\s+(?:vận\s+hành|sử\s+dụng|khai\s+thác|hoạt\s+động)|phấn\s+đấu|thành\s+lập|xây\s+dựng|đào\s+tạo(?:\s+nghề)?(?:\s+cho)?|bồi\s+dưỡng(?:\s+\p{Ll}+){0,4}?(?:\s+cho)?|hoàn\s+thành|thu\s+hút|phát\s+triển|công\s+nhận|tổ\s+chức|bố\s+trí|mở|hỗ\s+trợ|giải\s+quyết\s+việc\s+làm\s+cho|tạo\s+việc\s+làm\s+(?:mới\s+)?cho|tập\s+huấn(?:\s+\p{Ll}+){0,4}?\s+cho|trồng|chỉnh\s+trang|biên\s+soạn|đạt\s+chuẩn|thêm|sửa\s+chữa|đón|cấp|lắp\s+đặt|phục\s+dựng|lập|triển\s+khai|trang\s+bị|tuyển(?:\s+dụng)?|kết\s+nạp|(?<=\bhoàn\s+thành\s)số\s+h(?:óa|oá)|sưu\s+tầm|phát\s+sóng|bổ\s+sung|nâng\s+cấp|cải\s+tạo|nhân\s+rộng|duy\s+trì|phục\s+vụ|giảm|tăng|tinh\s+giản|và|cấp\s+phát|cung\s+cấp|đặt|vận\s+động|xóa|xoá|(?:hỗ\s+trợ|xây\s+mới|sửa\s+chữa|trao|cấp|tập\s+huấn|điều\s+trị|khám|tư\s+vấn|xét\s+nghiệm|phẫu\s+thuật)(?:,?\s+\p{Ll}+){0,10}?\s+cho|(?:thanh\s+tra|kiểm\s+tra|giám\s+sát|khảo\s+sát|kiểm\s+toán)(?:,?\s+(?!được\b)\p{Ll}+){0,8}?\s+(?:tại|đối\s+với)|cử|luân\s+phiên)\s+(?:được\s+|xong\s+|dứt\s+điểm\s+|thêm\s+|mới\s+|miễn\s+phí\s+|từ\s+|khoảng\s+|trên\s+|ít\s+nhất\s+|tối\s+thiểu\s+)*$|:\s*$"
)
# a task that makes so many things promises them, whatever its heading says
_MAKE = regex.compile(
    r"(?i)\b(?:thành\s+lập|tổ\s+chức|(?:đầu\s+tư\s+)?xây\s+(?:dựng(?:\s+mới)?|mới)(?:,\s+(?:nâng\s+cấp|cải\s+tạo|sửa\s+chữa))*|đầu\s+tư|(?:nâng\s+cấp|cải\s+tạo)(?:,?\s+(?:và\s+)?mở\s+rộng)?|khởi\s+công|đưa\s+vào|đào\s+tạo|bồi\s+dưỡng|tập\s+huấn|mở|trồng|chỉnh\s+trang|biên\s+soạn|trang\s+bị|kết\s+nạp|sưu\s+tầm|cung\s+cấp|cấp\s+phát|xóa|xoá|hoàn\s+thành\s+số\s+h(?:óa|oá))(?:\s+\p{Ll}+){0,4}?\s+(?:cho\s+)?(?:ít\s+nhất\s+|tối\s+thiểu\s+|khoảng\s+|trên\s+|từ\s+)?$|\b(?:(?:tập\s+huấn|bồi\s+dưỡng|đào\s+tạo|tư\s+vấn)(?:,?\s+(?!(?:cho|tại|ở|trong|từ)\b)\p{Ll}+){0,10}\s+cho|luân\s+phiên)\s+(?:ít\s+nhất\s+|tối\s+thiểu\s+|khoảng\s+|trên\s+)?$"
)
_WHERE = regex.compile(
    r"(?i)\b(?:tại|ở|của|trong|trên|thuộc|gồm|với|giữa|các|từ\s+các|cho|đối\s+với|qua|gần|hơn)\s+(?:tổng\s+số\s+)?$"
)
_WHOLE = regex.compile(r"(?i)\b(?:trong|trên|của)\s+tổng(?:\s+số)?\s+$|\btrong\s+(?:số\s+)?$")
_MEASURED = regex.compile(
    r"(?i)thời\s+gian|\bchờ\b|thu\s+nhập|doanh\s+thu|giá\s+trị|tổng\s+thu|thu\s+ngân\s+sách|kim\s+ngạch|vốn\s+đầu\s+tư|\bvốn\s|tổng\s+(?!đài|hợp|kết|thể)\p{Ll}+|lượng\s|diện\s+tích|sản\s+lượng|đàn\s+\p{Ll}+|tổng\s+số|quy\s+mô|số\s+lượng|GRDP|tổng\s+sản\s+phẩm|năng\s+suất"
)


_SHARE_OF = regex.compile(r"(?i)\b(?:tỷ|tỉ)\s+lệ\b[^,;.]*$")
_THEN_SHARE = regex.compile(
    r"(?i)[^,;.%]*?\b(?:đạt|giảm|tăng|còn|dưới|trên|là|chiếm|lên)\b[^,;%]{0,40}\d(?:[\d,.]*\d)?\s*%"
)


# `Số trường đạt chuẩn tăng thêm 18 trường`
_NUMBER_OF = regex.compile(r"(?i)\A\W*(?:.{0,60}[:,]\s+)?(?:tổng\s+)?số\s+(?:lượng\s+)?\p{Ll}")
# `Thời gian chờ bình quân không quá 15 phút`: no procedure has a mean
_WAITED = regex.compile(r"(?i)\bthời\s+gian\b[^;.]*\b(?:bình\s+quân|trung\s+bình)\b")
# `được khám 01 lần/năm`, `học 2 buổi/ngày`: how often, behind the share of those who are
_HOW_OFTEN = regex.compile(r"(?i)lần|buổi|bữa|lượt|tiết")
_A_TIME = regex.compile(
    r"(?i)\s*(?:/|(?:trong|mỗi|một|trên)\s+(?:\p{L}+\s+)?(?:năm|tháng|ngày|tuần|quý|kỳ|học)\b)"
)
# `số vụ từ 30 người mắc trở lên giảm 10%`: which are counted
_THEN_UP = regex.compile(r"(?i)[^,;.%\d]{0,40}?\btrở\s+lên\b(?=\s+\p{L})")
_UP = regex.compile(r"(?i)[^,;.%\d]{0,40}?\btrở\s+lên\b")
_ONE_PHRASE = regex.compile(r"(?i)(?!\s*(?:và|lên|còn|xuống)\b)\s(?:(?!\bvà\b)[^,;:.%\d])*\btừ\s+")
# `đo đạc, lập bản đồ địa chính 45.000 ha`: an act that is done over so much
_ACTED_ON = regex.compile(
    r"(?ri)\b(?:đo\s+đạc|lập|trồng|xây\s+dựng|nâng\s+cấp|cải\s+tạo|sửa\s+chữa|khảo\s+sát|lắp\s+đặt|số\s+hóa|số\s+hoá|chỉnh\s+lý|khai\s+thông|cứng\s+hóa|bê\s+tông\s+hóa|cắm\s+mốc|phục\s+hồi|nạo\s+vét|cung\s+cấp|phát\s+hành|in\s+ấn|biên\s+soạn|hỗ\s+trợ)(?:,?\s+(?!(?:tại|ở|của|trong|trên|thuộc|gồm|với|giữa|từ|theo|qua|đối)\b)\p{Ll}+){1,9}?\s+(?:ít\s+nhất\s+|tối\s+thiểu\s+|khoảng\s+|trên\s+)*\Z"
)
_LENGTHS = frozenset(("m", "cm", "mm", "mét", "m2", "m²", "mét vuông"))
_EXTENTS = frozenset(
    (
        "ha",
        "héc ta",
        "hecta",
        "km",
        "km2",
        "m2",
        "mét",
        "hộ",
        "hộ gia đình",
        "hộ dân",
        "căn",
        "căn nhà",
        "ngôi nhà",
    )
)


_BY_LAW = regex.compile(
    r"(?i)[^;.%]{0,80}?\btheo\s+(?:đúng\s+)?(?:quy\s+định|hướng\s+dẫn|yêu\s+cầu)\s+(?:tại|của)\s+(?:điều|khoản|luật|nghị\s+định|thông\s+tư|quy\s+chuẩn|tiêu\s+chuẩn|chính\s+phủ|bộ)\b"
)
_SHORT_OF = regex.compile(
    r"(?ri)\b(?:không|chưa)\s+(?:bảo\s+đảm\s+|đạt\s+)?(?:đủ|đạt)\s+(?:(?:tối\s+thiểu|ít\s+nhất|mức)\s+)*\Z"
)
# `dự án có tổng mức đầu tư từ 15 tỷ đồng trở lên phải`: of what size those are who must
_OF_SIZE = regex.compile(
    r"(?i)\b(?:quy\s+mô|tổng\s+mức|trị\s+giá|giá\s+trị|vốn|công\s+suất|diện\s+tích|doanh\s+thu|sử\s+dụng|thu\s+nhập)(?:\s+\p{Ll}+){0,4}\s+(?:từ|trên)\s$"
)
_THEN_MUST = regex.compile(
    r"(?i)[^,;.%\d]{0,30}?\b(?:trở\s+lên\b[^,;.%\d]{0,20}?\s)?(?:phải|được|thì|mới|không|cần|bắt\s+buộc)\s"
)
# `dưới ngưỡng ức chế (dưới 1.000 bản sao/ml)`: what a word means
_MEANING = regex.compile(
    r"(?i)\b(?:ngưỡng|giới\s+hạn|mức|chuẩn)\s+(?:\p{Ll}+\s+){0,4}\(\s*(?:(?:dưới|trên|từ|không\s+quá)\s+|[<>≤≥]\s*)$"
)
# `tổng số khách nhận dịch vụ ít nhất một lần trong năm lên 410 người`: who are counted
_NUMBER_UP_TO = regex.compile(r"(?i)\bsố\s[^,;.\d]*$")
_THEN_NUMBER = regex.compile(r"(?i)[^,;.%\d]*?\b(?:đạt|lên|là|còn|xuống)\b[^,;.%\d]{0,24}\d")
# `trong Chương trình giảm 1.000 hộ nghèo`: the number is of its name
_IN_A_NAME = regex.compile(
    r"\p{Ll},?\s+(?:Chương\s+trình|Đề\s+án|Phong\s+trào|Chiến\s+dịch|Cuộc\s+vận\s+động)\s+[“\"]?(?:\p{L}+\s+){0,3}$"
)
# `cử 30 bác sĩ đi học chuyên khoa`
_SENT = regex.compile(r"(?i)\bcử\s+(?:ít\s+nhất\s+|tối\s+thiểu\s+|khoảng\s+|trên\s+)?$")
_TO_LEARN = regex.compile(
    r"(?i)[^,;.]{0,40}?\b(?:đi|tham\s+gia)\s+(?:học|đào\s+tạo|bồi\s+dưỡng|thực\s+tập)\b"
)
# `nhà văn hóa (sức chứa 120 - 150 người)`: how a thing is made
_HOLDS = regex.compile(
    r"(?i)\bsức\s+chứa\s+(?:(?:của\s+)?mỗi\s+\p{Ll}+\s+)?(?:(?:từ|khoảng|trên|tối\s+thiểu|ít\s+nhất)\s+)*$"
)
_AND = regex.compile(r"(?:\s+(?!(?:tại|ở|cho|trong|trên|với|của|thuộc)\b)\p{Ll}+){0,5}\s+và\s+")
_AMONG_THEM = regex.compile(r"(?i)\btrong\s+(?:số\s+)?đó\b")
_THINGS = frozenset(("count", "headcount", "other"))


class AimReader:
    """Chooses the quantities of a sentence that are read as figures."""

    def __init__(self, plan: Plan, modality: ModalityReader) -> None:
        self.plan, self.text, self.modality = plan, plan.text, modality

    def keep(
        self, quantities: list[Quantity], sentence: Span, block: Block, modality: Modality
    ) -> list[Quantity]:
        """The explicit quantities, and the counts that are aims."""
        kept: list[Quantity] = []
        left_out = [
            Span(*match.span()) for match in EXCLUSION.find(self.text, sentence.start, sentence.end)
        ]
        signs = signs_in(self.text[sentence.start : sentence.end])
        if ASIDE.name in signs:
            first_year = self.modality.first_year
            asides = find_asides(self.text, sentence.start, sentence.end, first_year)
            quantities = [
                q for q in quantities if q.explicit or not any(a.holds(q.span) for a in asides)
            ]
        if FALLS_SHORT.name in signs:
            short = FALLS_SHORT.find(self.text, sentence.start, sentence.end)
            left_out += [Span(*match.span()) for match in short]
        for quantity in quantities:
            if self._is_part_of_measure(quantity, sentence):
                continue  # `Tỷ lệ xã có từ 2 bác sĩ trở lên đạt 80%`
            if self._is_whole(quantity, sentence):
                continue  # `trong tổng số 63 tỉnh, thành phố`
            if any(span.holds(quantity.span) for span in left_out):
                continue  # `(trừ 02 xã đảo)`
            before = self.text[max(sentence.start, quantity.span.start - 40) : quantity.span.start]
            if modality == "target" and _SHORT_OF.search(before):
                continue  # `những nơi không đủ 50% số hộ`
            if self._is_size(quantity, sentence):
                continue  # `20 km đường có nền rộng tối thiểu 4 m`
            if self._is_how_often(quantity, kept) or self._is_threshold(quantity, sentence, kept):
                continue
            if (
                quantity.explicit
                or self._is_listed(quantity, kept)
                or self._is_aimed(quantity, sentence, block, modality)
            ):
                kept.append(quantity)
        return kept

    def _is_size(self, quantity: Quantity, sentence: Span) -> bool:
        """True for a size that says how a thing is made, not how much is made."""
        if quantity.explicit:
            return False
        before = self.text[max(sentence.start, quantity.span.start - 60) : quantity.span.start]
        if _HOLDS.search(before):
            return True
        if (quantity.unit_text or "").casefold() not in _LENGTHS:
            return False
        start = max(sentence.start, quantity.span.start - 90)
        found = list(EXTENT.find(self.text, start, quantity.span.end))
        return bool(found) and found[-1].end() == quantity.span.end

    def _is_part_of_measure(self, quantity: Quantity, sentence: Span) -> bool:
        if quantity.explicit:
            return False
        before = self.text[sentence.start : quantity.span.start]
        behind = self.text[quantity.span.end : sentence.end]
        if _MEANING.search(before[-60:]) or _IN_A_NAME.search(before[-60:]):
            return True
        often = _HOW_OFTEN.fullmatch(quantity.unit_text or "")
        if often and _NUMBER_UP_TO.search(before) and _THEN_NUMBER.match(behind):
            return True
        return bool(_SHARE_OF.search(before) and _THEN_SHARE.match(behind))

    def _is_how_often(self, quantity: Quantity, kept: list[Quantity]) -> bool:
        """True for a frequency in the predicate of a share: `100% cơ sở được kiểm tra 1 lần/năm`."""
        last = kept[-1] if kept else None
        if last is None or last.unit != "percent" or quantity.explicit:
            return False
        often = _HOW_OFTEN.fullmatch(quantity.unit_text or "") is not None
        between = self.text[last.span.end : quantity.span.start]
        timed = quantity.per or quantity.per_period or _A_TIME.match(self.text, quantity.span.end)
        return often and ";" not in between and bool(timed)

    def _is_threshold(self, quantity: Quantity, sentence: Span, kept: list[Quantity]) -> bool:
        """True for the size that the things counted have: `số vụ từ 30 người mắc trở lên`.

        The share that is promised stands behind it, or before: `giảm 10% số vụ từ 30 người ...`.
        """
        if quantity.explicit or not self.text.endswith("từ ", 0, quantity.span.start):
            return False
        before = self.text[max(sentence.start, quantity.span.start - 60) : quantity.span.start]
        if _OF_SIZE.search(before) and _THEN_MUST.match(self.text, quantity.span.end, sentence.end):
            return True
        last = kept[-1] if kept else None
        if last and last.unit == "percent" and _UP.match(self.text, quantity.span.end):
            between = self.text[last.span.end : quantity.span.start]
            if _ONE_PHRASE.fullmatch(between):
                return True
        behind = _THEN_UP.match(self.text, quantity.span.end, sentence.end)
        stop = min(sentence.end, behind.end() + 60) if behind else 0
        return behind is not None and "%" in self.text[behind.end() : stop]

    def _is_whole(self, quantity: Quantity, sentence: Span) -> bool:
        """True for the number of those among whom one is counted or placed."""
        if quantity.explicit or quantity.unit not in ("count", "headcount", "other"):
            return False
        before = self.text[max(sentence.start, quantity.span.start - 24) : quantity.span.start]
        return bool(_WHOLE.search(before))

    def _is_listed(self, quantity: Quantity, kept: list[Quantity]) -> bool:
        """True for a count in a list whose earlier counts of the same things are aims."""
        if not kept or kept[-1].explicit or quantity.unit not in (kept[-1].unit, *_THINGS):
            return False
        last = kept[-1]
        between = self.text[last.span.end : quantity.span.start]
        things = {last.unit, quantity.unit} <= _THINGS and ";" not in between
        if things and (_AND.fullmatch(between) or _AMONG_THEM.search(between)):
            return True
        if last.unit != quantity.unit:
            return False
        same_noun = (last.unit_text or "").split()[-1:] == (quantity.unit_text or "").split()[-1:]
        return ";" not in between and (same_noun or bool(is_next_to(between)))

    def _is_aimed(
        self, quantity: Quantity, sentence: Span, block: Block, modality: Modality
    ) -> bool:
        """True where a plain count is an aim: a word of bound or change at it, in aiming company."""
        if modality not in ("target", "result"):
            return False
        end = quantity.span.end
        by_law = self.text.find("theo", end, end + 90) >= 0 and not self.modality.under_aims
        if by_law and _BY_LAW.match(self.text, end, sentence.end):
            return False  # `sao lưu tối thiểu 02 bản theo quy định tại Nghị định`
        before = self.text[max(sentence.start, quantity.span.start - 60) : quantity.span.start]
        bound = read_bound(before, self.text[quantity.span.end : quantity.span.end + 12])
        move = read_move(before)
        extent = (quantity.unit_text or "").casefold() in _EXTENTS and _ACTED_ON.search(before)
        led = bound.said or move is not None or bool(_REACH.search(before)) or bool(extent)
        words = self.text[sentence.start : sentence.end]
        under_aims = self.modality.is_under_aims(block.index)
        company = says("strong_aim", words) or under_aims
        if self.plan.parts[block.index] is Part.ARTICLE:
            company = company or (modality == "target" and (move is not None or bound.said))
        company = (
            company
            or bool(_MAKE.search(before))
            or bool(_SENT.search(before) and _TO_LEARN.match(self.text, quantity.span.end))
            or bool(extent)
            or (move is not None and bool(_MEASURED.search(words) or _NUMBER_OF.match(words)))
            or (
                move is not None
                and move.change in ("increase", "decrease")
                and modality == "target"
                and self.modality.is_plan
                and quantity.unit in _THINGS
            )
            or (bound.said and quantity.unit == "points")
            or (bound.said and bool(_WAITED.search(words)))
        )
        if under_aims and not led:
            known = quantity.unit in ("other", "headcount") or quantity.unit_text in known_units()
            led = (known and not _WHERE.search(before)) or bool(_MEASURED.search(before))
        if quantity.unit in ("days", "hours", "minutes", "vnd"):
            company = company and (move is not None or bool(_MEASURED.search(words)))
        return led and (company or modality == "result")
