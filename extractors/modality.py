"""Is a number promised, reached, foreseen, quoted from somebody else, or a rule?

In order: the words of its sentence, the title it stands under, time against the plan's period,
the part of the file. Plans speak of the future unless they say otherwise; articles of the past.
"""

from functools import cache, lru_cache

import regex

from extractors.qualifiers import BASELINE
from models.alternation import either
from models.dates import DateInterval
from models.facts import Modality
from models.lexicon import load_toml
from models.plan import Plan
from models.rule import Rule, rule
from models.structure import Part


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    return tuple(_folded(phrase) for phrase in load_toml("modality")[kind])


@cache
def _words(kind: str) -> "regex.Pattern[str]":
    words = either(_phrases(kind))
    return regex.compile(rf"(?<!\p{{L}}){words}(?!\p{{L}})", regex.IGNORECASE)


@lru_cache(maxsize=32)
def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def find_words(kind: str, text: str, start: int = 0) -> "regex.Match[str] | None":
    """The first phrase of that kind (lexicons/modality.toml) in ``text[start:]``."""
    words = _folded(text)
    for phrase in _phrases(kind):  # plain letters are sought ten times as fast
        if phrase in words:
            return _words(kind).search(text, start)
    return None


def says(kind: str, text: str) -> bool:
    """True if a phrase of that kind stands in the text."""
    return find_words(kind, text) is not None


_RESULT_TITLE = regex.compile(
    r"(?:.*:\s*)?(?:một\s+số\s+)?kết\s+quả(?!\s*(?:,|cần|phấn\s+đấu|dự\s+kiến|đầu\s+ra|mong|và\s+sản\s+phẩm|giải\s+quyết))",
    regex.IGNORECASE,
)
_PAST_YEAR = regex.compile(
    r"(?:^\W*|[,;]\s*)(?:trong\s+|kết\s+thúc\s+|tính\s+đến\s+(?:hết\s+|cuối\s+)?)?năm\s+((?:19|20)\d\d)\b|tháng\s+đầu\s+năm\s+((?:19|20)\d\d)",
    regex.IGNORECASE,
)


# `Trung ương giao 85%`, but `95% kế hoạch vốn Thủ tướng Chính phủ giao`
_ASSIGNED = regex.compile(
    r"\b(?:chính\s+phủ|trung\s+ương|quốc\s+hội)\s+giao\b[^.;,%]{0,60}\d", regex.IGNORECASE
)
# `Theo Quyết định số 5/QĐ-TTg ... của Thủ tướng Chính phủ, giảm 20%`: a paper of those above the
# province opens the sentence, and nobody of the province is charged
BY_PAPER_ABOVE = rule(
    "modality.by_paper_above",
    r"^\W*(?:\d{1,2}\W+)?Theo\s+(?:tinh\s+thần\s+)?(?:các\s+)?(?:Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Kết\s+luận|Thông\s+tư|Nghị\s+định|Luật|Chương\s+trình|Chiến\s+lược|Đề\s+án|Kế\s+hoạch|Công\s+văn)\b[^;]{0,60}?(?:/QĐ-TTg|/NQ-CP|/CT-TTg|/NĐ-CP|NQ/TW|KL/TW|CT/TW|/TT-B\p{L}+|/QĐ-B\p{L}+|\b(?:của|do)\s+(?:Thủ\s+tướng|Chính\s+phủ|Trung\s+ương|Ban\s+Chấp\s+hành\s+Trung\s+ương|Bộ\s+\p{Lu}|Ban\s+Bí\s+thư|Quốc\s+hội)|\bquốc\s+gia\b)[^;,]{0,240},(?!(?:[^;%]{0,240}?,)?\s*(?:tỉnh|thành\s+phố|huyện|địa\s+phương|UBND|Ủy\s+ban|Uỷ\s+ban|các\s+(?:sở|cơ\s+quan|đơn\s+vị|địa\s+phương)))",
    examples=(
        "Theo Quyết định số 500/QĐ-TTg ngày 01/3/2023 của Thủ tướng Chính phủ, giảm",
        "[2] Theo Nghị quyết số 20/NQ-CP, đến năm 2025",
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
    r"\bhỗ\s+trợ\s+(?:\p{L}+\s+){0,4}?(?:(?:không\s+quá|tối\s+đa|bằng)\s+)?\d[\d.,]*\s?%\s*(?:\p{L}+\s+){0,3}?(?:chi\s+phí|kinh\s+phí|lãi\s+suất|giá\s+trị|tổng\s+mức|học\s+phí|tiền|đơn\s+giá)\b",
    examples=("Hỗ trợ 50% chi phí mua giống", "được hỗ trợ tối đa 70% kinh phí quảng cáo"),
    counter_examples=("Hỗ trợ 100% hộ nghèo vay vốn", "Hỗ trợ sản xuất; 50% chi phí được giảm"),
    flags=regex.IGNORECASE,
    signs=("hỗ trợ",),
)
# `tăng 9% năm 2023` under aims of 2024: what the rise is counted from
_MOVED_FROM = regex.compile(
    r"\b(?:tăng|giảm)\b[^,;.%]{0,30}\d[\d,.]*\s?%\s+năm\s+((?:19|20)\d\d)", regex.IGNORECASE
)
RULES: tuple[Rule, ...] = (BY_PAPER_ABOVE, SET_ABOVE, QUORUM, SUPPORT)
MAX_SUBTITLE = 60
"""Characters of the longest line that is read as a title within an article."""
_STOP = regex.compile(r"[.,;:!?…]\W*$")
_SCORES = regex.compile(
    r"%[^.;]{0,40}(?::|\b(?:được|trừ|cộng))\s*\d+(?:[.,]\d+)?\s*điểm", regex.IGNORECASE
)
_COMPARED = regex.compile(r"so\s+với\b[^,;.]*", regex.IGNORECASE)
# a year that is no baseline, no part of a span, of a document number or of its date
_ANY_YEAR = regex.compile(
    r"\bnăm\s+((?:19|20)\d\d)\b(?!\s*[-–])",
    regex.IGNORECASE,
)


_OPENS_WITH_YEAR = regex.compile(r"(?i)\W*(?:trong\s+)?năm\s+((?:19|20)\d\d)\b")


class ModalityReader:
    """Reads modality in order of the document: an article's paragraphs lend each other theirs."""

    def __init__(
        self,
        plan: Plan,
        period: DateInterval | None,
        year: int | None,
        *,
        is_plan: bool,
        is_law: bool = False,
    ) -> None:
        self.plan, self.is_plan, self.is_law = plan, is_plan, is_law
        self.last_block = -1
        self.first_year = period.start.year if period and period.start else year
        self.context: Modality = "rule" if is_law else "result"
        self.under_aims = False
        self._titles: dict[int, Modality | None] = {}

    def read(self, sentence: str, block: int) -> Modality:
        """The modality of the numbers of a sentence."""
        self.under_aims = not self._tells(block) and self.is_under_aims(block)
        modality = self._of_words(sentence)
        if self._tells(block):
            return self._of_article(sentence, modality)
        if block != self.last_block:
            self.last_block, self.context = block, "target"
        if modality:
            self.context = modality
        elif self.context == "target" or says("aim", sentence):
            modality = self._of_titles(self._section_above(block)) or "target"
        return modality or self.context

    def of_clause(self, words: str, sentence: Modality) -> Modality:
        """The modality of one clause: its own words go before its sentence's.

        `Năm 2023 đạt 61%; phấn đấu năm 2024 đạt 66%`, `Trung ương giao 85%, tỉnh phấn đấu 90%`.
        """
        own = self._of_words(words)
        if own == "target" and says("aim_verb", words):
            return own
        told = own in ("result", "rule") and not says("strong_aim", words)
        return own if own is not None and (told or own == "quoted") else sentence

    def _tells(self, block: int) -> bool:
        """True where the text tells what happened unless it says otherwise: articles, reports."""
        return self.plan.parts[block] is Part.ARTICLE or not self.is_plan

    def _section_above(self, block: int) -> int | None:
        """The section a block stands in; an item's own words are no title over it."""
        section = self.plan.section_of[block]
        if section is not None and self.plan.sections[section].heading == block:
            return self.plan.sections[section].parent
        return section

    def _of_words(self, sentence: str) -> Modality | None:
        if says("rule", sentence) or _SCORES.search(sentence) or QUORUM.first(sentence):
            return "rule"
        if not self.under_aims and SUPPORT.first(sentence):
            return "rule"
        quoted = (
            find_words("quoted", sentence)
            or _ASSIGNED.search(sentence)
            or BY_PAPER_ABOVE.first(sentence)
            or SET_ABOVE.first(sentence)
        )
        if quoted:
            own_aim = find_words("aim_verb", sentence, quoted.end())
            return "target" if own_aim else "quoted"
        if says("aim_verb", sentence):
            return "target"
        if says("result", sentence) or self._is_past(sentence):
            return "result"
        if says("law_aim" if self.is_law else "strong_aim", sentence):
            return "target"
        return "forecast" if says("forecast", sentence) else None

    def _is_past(self, sentence: str) -> bool:
        if self.first_year is None:
            return False
        sentence = BASELINE.drop(_COMPARED.sub("", sentence))
        if self.under_aims:
            sentence = _MOVED_FROM.sub("", sentence)
        found = _PAST_YEAR.search(sentence)
        if found:
            return int(found[1] or found[2]) < self.first_year
        years = [int(m[1]) for m in _ANY_YEAR.finditer(sentence)]
        return bool(years) and max(years) < self.first_year and not says("aim", sentence)

    def _of_article(self, sentence: str, modality: Modality | None) -> Modality:
        """An article's numbers are aims from its first word of aim on, until it turns to results."""
        year = _OPENS_WITH_YEAR.match(sentence)
        if modality:
            self.context = modality
        elif year and self.first_year is not None and int(year[1]) >= self.first_year:
            self.context = "target"
        elif self.context == "result" and says("future", sentence):
            return "target"
        return self.context

    def note(self, sentence: str, block: int) -> None:
        """Lets a sentence without numbers turn an article's context."""
        if self._tells(block) and len(sentence) <= MAX_SUBTITLE and not _STOP.search(sentence):
            self.context = _of_title(sentence) or self.context
        elif self._tells(block) and len(sentence) > 40:
            modality = self._of_words(sentence)
            if modality in ("target", "result"):
                self.context = modality

    def _of_titles(self, section: int | None) -> Modality | None:
        """What the nearest telling title above says; None where none tells."""
        if section is None:
            return None
        if section not in self._titles:
            here = self.plan.sections[section]
            self._titles[section] = _of_title(here.title) or self._of_titles(here.parent)
        return self._titles[section]

    def is_under_aims(self, block: int) -> bool:
        """True where a title above names aims (`Mục tiêu`, `Chỉ tiêu`)."""
        section = self._section_above(block)
        while section is not None:
            here = self.plan.sections[section]
            if len(here.title) <= 120 and regex.search(
                r"(?i)mục\s+tiêu|chỉ\s+tiêu|kết\s+quả\s+cần\s+đạt", here.title
            ):
                return True
            section = here.parent
        return False


def _of_title(title: str) -> Modality | None:
    if len(title) > 120:
        return None
    if _RESULT_TITLE.match(title):
        return "result"
    if says("aim_sections", title):
        return "target"
    if says("result_sections", title):
        return "result"
    return "rule" if says("rule_sections", title) else None
