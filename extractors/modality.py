"""Is a number promised, reached, foreseen, quoted from somebody else, or a rule?

In order: the words of its sentence, the title it stands under, time against the plan's period,
the part of the file. Plans speak of the future unless they say otherwise; articles of the past.
"""

import regex

from extractors.asides import ANSWER, ASIDE, DEMAND, opens_own, without_asides
from extractors.modality_titles import MAX_SUBTITLE, line_modality, title_modality
from extractors.norms import lays_down_norm, lays_down_norms, without_extents
from extractors.qualifiers import BASELINE, EXCLUSION
from extractors.quoted_aims import (
    FALLS_SHORT,
    find_paper,
    find_setter,
    set_by_neighbour,
    takes_over,
)
from extractors.told_words import SCORES, find_words, says, signs_in
from models.dates import DateInterval
from models.facts import Modality
from models.plan import Plan
from models.structure import Part

_PAST_YEAR = regex.compile(
    r"(?:^\W*|[,;]\s*)(?:trong\s+|kết\s+thúc\s+|tính\s+đến\s+(?:hết\s+|cuối\s+)?)?năm\s+((?:19|20)\d\d)\b|tháng\s+đầu\s+năm\s+((?:19|20)\d\d)",
    regex.IGNORECASE,
)
# `tăng 9% năm 2023` under aims of 2024: what the rise is counted from
_MOVED_FROM = regex.compile(
    r"\b(?:tăng|giảm)\b[^,;.%]{0,30}\d[\d,.]*\s?%\s+năm\s+((?:19|20)\d\d)", regex.IGNORECASE
)
_AIM_TITLE = regex.compile(r"mục\s+tiêu|chỉ\s+tiêu|kết\s+quả\s+cần\s+đạt", regex.IGNORECASE)
_STOP = regex.compile(r"[.,;:!?…]\W*$")
_SCORE = regex.compile(
    r"%[^.;]{0,40}(?::|\b(?:được|trừ|cộng))\s*\d+(?:[.,]\d+)?\s*điểm", regex.IGNORECASE
)
_COMPARED = regex.compile(r"so\s+với\b[^,;.]*", regex.IGNORECASE)
_YEAR = regex.compile(r"(?:19|20)\d\d")
# a year that is no baseline, no part of a span, of a document number or of its date
_ANY_YEAR = regex.compile(
    r"\bnăm\s+((?:19|20)\d\d)\b(?!\s*[-–])",
    regex.IGNORECASE,
)
# `giảm còn 6,9% năm 2020`
_DATED_VALUE = regex.compile(r"\d\s?%\s+(?:vào\s+|trong\s+)?năm\s+(?:19|20)\d\d", regex.IGNORECASE)
# `70% di tích đã xếp hạng được cắm mốc`: `đã` says which are meant, not that it is done
_SINGLED_OUT = regex.compile(
    r"(?<=\d\s?%\s+(?:\p{Ll}+,?\s+){1,8})đã\s+(?:được\s+)?(?:\p{Ll}+\s+){1,4}?(?=(?:phải\s+)?được\s|áp\s+dụng\s|hoàn\s+thành\s|đạt\s+(?:chuẩn|yêu))",
    regex.IGNORECASE,
)
# `cô đỡ thôn bản được hưởng phụ cấp`: who is meant, if no sum follows
_ENTITLED = regex.compile(
    r"\b(?:được\s+|đang\s+)?hưởng\s+(?:\p{Ll}+\s+){0,2}phụ\s+cấp(?![^;.]*\d)", regex.IGNORECASE
)
# `tính đến ngày 31/01/2023`: it is reached by then, unless that time is yet to come
_AS_OF = regex.compile(
    r"\btính\s+đến\s+(?:(?:thời\s+điểm|hết|cuối)\s+)*(?:ngày|tháng|quý)\s+(?=\d|[IVX]{1,3}\b)(?:[^,;.%]{0,24}?\b(?P<year>(?:19|20)\d\d))?",
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
        home: str | None = None,
    ) -> None:
        self.plan, self.is_plan, self.is_law = plan, is_plan, is_law
        self.home = home
        self.last_block = -1
        self.first_year = period.start.year if period and period.start else year
        self.year = year
        self.context: Modality = "rule" if is_law else "result"
        self.under_aims = self.aside = self.is_said = False
        self._titles: dict[int, Modality | None] = {}
        self._aims: dict[int, bool] = {}
        self._said: tuple[str, bool, Modality | None] = ("", False, None)
        self._line: tuple[int, Modality] | None = None
        """The last line in capitals, or over other papers, that told what follows it is."""

    def read(self, sentence: str, block: int) -> Modality:
        """The modality of the numbers of a sentence."""
        self.under_aims = not self._tells(block) and self.is_under_aims(block)
        line = self._line_above(block)
        self.aside = "quoted" in (line, self._of_titles(self._section_above(block)))
        if self.aside:
            return "quoted"
        modality = self._of_words(sentence)
        self.is_said = modality is not None
        if not self.is_plan and self._reports(block):
            self.context = "result"
            if modality == "target" and not self._looks_ahead(sentence):
                return "quoted"  # what was to be reached in the time reported on
        if self._tells(block):
            return self._of_article(sentence, modality)
        if block != self.last_block:
            self.last_block, self.context = block, "target"
        if modality:
            self.context = modality
        elif self.context == "target" or says("aim", sentence):
            modality = line or self._of_titles(self._section_above(block)) or "target"
        return modality or self.context

    def of_clause(self, words: str, sentence: Modality) -> Modality:
        """The modality of one clause: its own words go before its sentence's.

        `Năm 2023 đạt 61%; phấn đấu năm 2024 đạt 66%`, `Trung ương giao 85%, tỉnh phấn đấu 90%`.
        """
        if self.aside:
            return "quoted"
        own = self._of_words(words)
        aims = own == "target" and says("aim_verb", words)
        if not aims and lays_down_norm(words, signs_in(words), under_aims=self.under_aims):
            return "rule"
        if aims:
            return own or sentence
        told = own in ("result", "rule") and not says("strong_aim", words)
        return own if own is not None and (told or own == "quoted") else sentence

    def of_zone(self, words: str, sentence: Modality) -> Modality:
        """The modality of a part between semicolons: one that opens with an act promises its own.

        `Theo dự báo, sản lượng đạt 9.000 tấn; tổ chức 06 hội chợ`, `... xác định giảm 10%; toàn
        tỉnh phải giảm 2%`.
        """
        if sentence not in ("rule", "forecast", "quoted") or not self.is_plan:
            return sentence
        if self.aside or not self.is_said or not opens_own(words, quoted=sentence == "quoted"):
            return sentence
        if SCORES in signs_in(words):
            return sentence  # `..., thang điểm 10; hoàn thành từ 90% trở lên chấm 10 điểm`
        own = self._of_words(words)
        return "target" if own == "target" or (own is None and sentence != "quoted") else sentence

    def _tells(self, block: int) -> bool:
        """True where the text tells what happened unless it says otherwise: articles, reports."""
        return self.plan.parts[block] is Part.ARTICLE or not self.is_plan

    def _reports(self, block: int) -> bool:
        """True under the titles of an official report that tell of what was reached."""
        if self.plan.parts[block] is Part.ARTICLE:
            return False
        return self._of_titles(self._section_above(block)) == "result"

    def _looks_ahead(self, sentence: str) -> bool:
        """True where a sentence names a year that comes after the paper's."""
        years = (int(year) for year in _YEAR.findall(sentence))
        return self.year is None or max(years, default=0) > self.year

    def _section_above(self, block: int) -> int | None:
        """The section a block stands in; an item's own words are no title over it."""
        section = self.plan.section_of[block]
        if section is not None and self.plan.sections[section].heading == block:
            return self.plan.sections[section].parent
        return section

    def _of_words(self, words: str) -> Modality | None:
        """What the words of a sentence or clause say; many a sentence is one clause."""
        if self._said[:2] != (words, self.under_aims):
            self._said = (words, self.under_aims, self._told_by(words))
        return self._said[2]

    def _told_by(self, sentence: str) -> Modality | None:
        kinds = signs_in(sentence)
        sentence = self._heard(sentence, kinds)
        told = signs_in(sentence)
        if ("rule" in told and says("rule", sentence)) or (
            SCORES in kinds and _SCORE.search(sentence)
        ):
            return "rule"
        if (
            "rule_without_aims" in told
            and not self.under_aims
            and says("rule_without_aims", sentence)
        ):
            return "rule"
        if lays_down_norms(sentence, kinds, under_aims=self.under_aims):
            return "rule"
        if set_by_neighbour(sentence, kinds, self.home):
            return "quoted"
        quoted = find_words("quoted", sentence) or find_setter(sentence, kinds)
        if quoted is None and self.is_plan:
            quoted = find_paper(sentence, kinds)
        if quoted:
            own = find_words("aim_verb", sentence, quoted.end())
            takes = own is not None and takes_over(sentence[quoted.end() : own.start()])
            return "target" if takes else "quoted"
        if "aim_verb" in told and says("aim_verb", sentence):
            return "target"
        if self._is_reached(sentence, kinds):
            return "result"
        if "supposed" in told and says("supposed", sentence):
            return "forecast"
        sized = without_extents(sentence, kinds)
        if says("law_aim" if self.is_law else "strong_aim", sized):
            return "target"
        return "forecast" if says("forecast", sentence) else None

    def _heard(self, sentence: str, kinds: frozenset[str]) -> str:
        """The sentence without what others were to reach, and without how things stand."""
        if FALLS_SHORT.name in kinds:
            sentence = FALLS_SHORT.drop(sentence)
        if "rule" in kinds and "hưởng" in sentence:
            sentence = _ENTITLED.sub(" ", sentence)
        if "(" in sentence and ASIDE.name in kinds:
            sentence = without_asides(sentence, self.first_year)
        return sentence

    def _is_reached(self, sentence: str, kinds: frozenset[str]) -> bool:
        """True where a sentence tells what is reached: by its words, its time, who was asked."""
        plain = _without_chosen(sentence) if "đã" in sentence else sentence
        sized = without_extents(sentence, kinds)  # `cao hơn đỉnh lũ năm 2013 tối thiểu 1 m`
        if says("result", plain) or self._is_as_of(sentence) or self._is_past(sized):
            return True
        return ANSWER.name in kinds and ANSWER.first(sentence) is not None

    def _is_as_of(self, sentence: str) -> bool:
        """True for values as of a day that the paper's own year holds or the past."""
        found = _AS_OF.search(sentence) if "tính" in sentence or "Tính" in sentence else None
        if found is None:
            return False
        return found["year"] is None or self.year is None or int(found["year"]) <= self.year

    def _is_past(self, sentence: str) -> bool:
        first = self.first_year
        if first is None or all(int(year) >= first for year in _YEAR.findall(sentence)):
            return False
        sentence = BASELINE.drop(_COMPARED.sub("", sentence))
        if self.under_aims:
            sentence = _MOVED_FROM.sub("", sentence)
        elif self._ends_before(sentence):
            return True
        found = _PAST_YEAR.search(sentence)
        if found:
            return int(found[1] or found[2]) < first
        years = [int(m[1]) for m in _ANY_YEAR.finditer(sentence)]
        return bool(years) and max(years) < first and not says("aim", sentence)

    def _ends_before(self, sentence: str) -> bool:
        """True where values stand right before their years, and all years are past."""
        years = [int(m[1]) for m in _ANY_YEAR.finditer(sentence)]
        past = bool(years) and max(years) < (self.first_year or 0)
        return past and _DATED_VALUE.search(sentence) is not None

    def _of_article(self, sentence: str, modality: Modality | None) -> Modality:
        """An article's numbers are aims from its first word of aim on, until it turns to results."""
        year = _OPENS_WITH_YEAR.match(sentence)
        if modality:
            self.context = modality
        elif year and self.first_year is not None and int(year[1]) >= self.first_year:
            self.context = "target"
        elif self.context == "result" and (says("future", sentence) or DEMAND.first(sentence)):
            return "target"
        return self.context

    def note(self, sentence: str, block: int) -> None:
        """Lets a sentence without numbers turn an article's context, and an unlabelled title stand."""
        if not self._tells(block):
            self._line = line_modality(sentence, block) or self._line
        elif len(sentence) <= MAX_SUBTITLE and not _STOP.search(sentence):
            self.context = title_modality(sentence) or self.context
        elif len(sentence) > 40:
            modality = self._of_words(sentence)
            if modality in ("target", "result"):
                self.context = modality

    def _line_above(self, block: int) -> Modality | None:
        """What the last unlabelled title says, unless a section has begun since."""
        section = self._section_above(block)
        heading = self.plan.sections[section].heading if section is not None else -1
        return self._line[1] if self._line and self._line[0] > heading else None

    def _of_titles(self, section: int | None) -> Modality | None:
        """What the nearest telling title above says; None where none tells."""
        if section is None:
            return None
        if section not in self._titles:
            here = self.plan.sections[section]
            self._titles[section] = title_modality(here.title) or self._of_titles(here.parent)
        return self._titles[section]

    def is_under_aims(self, block: int) -> bool:
        """True where a title above names aims (`Mục tiêu`, `Chỉ tiêu`)."""
        line = self._line if self._line_above(block) == "target" else None
        if line and _AIM_TITLE.search(self.plan.words(line[0])):
            return True
        return self._holds_aims(self._section_above(block))

    def _holds_aims(self, section: int | None) -> bool:
        if section is None:
            return False
        if section not in self._aims:
            here = self.plan.sections[section]
            names = _AIM_TITLE.search(here.title) and title_modality(here.title) not in (
                "rule",
                "result",
            )
            self._aims[section] = bool(names) or self._holds_aims(here.parent)
        return self._aims[section]


def _without_chosen(sentence: str) -> str:
    """The sentence without the words that only say which things are meant, or are not."""
    return EXCLUSION.drop(_SINGLED_OUT.sub(" ", sentence))
