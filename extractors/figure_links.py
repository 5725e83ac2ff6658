"""Links the figures of a document to the catalogue: a clause's own words first, then what it leans on."""

from collections.abc import Iterator, Mapping, Sequence

import regex

from extractors.catalogue import area_of_indicator
from extractors.clause_patterns import VERB
from extractors.clauses import Clause, Order
from extractors.indicators import harvest_definitions, is_spoken_against, link_indicator
from extractors.memory import Memory
from models.facts import Figure
from models.values import changed

# the things that a promise is about, before what is said of them
_NOUN_ENDS = regex.compile(
    r"\s(?:trao\s+đổi|gửi|giữa|của|trên|dưới|ở|được|có|do|thuộc|tại|theo|đủ|đối\s+với|với|về)\b",
    regex.IGNORECASE,
)
# `..., đối với dịch vụ y tế đạt 50%`: of whom or of what is said by the promise before
# (`Về giải ngân, ...` opens a sentence of its own)
_LEANS = regex.compile(r"(?:đối\s+với|(?-i:về)|với|thuộc)\s", regex.IGNORECASE)
# `20% quy định và 10% chi phí liên quan đến kinh doanh`: said once, behind the last of them
_CONCERNS = regex.compile(r"liên\s+quan\s+(?:đến|tới)\s[^;.,]+")
# `tỷ lệ hộ nghèo giảm 4%/năm, các huyện nghèo giảm 5%/năm`: where, of the promise before
_PLACES = regex.compile(
    r"(?:ở\s+|tại\s+|riêng\s+)?(?:(?:các|những)\s+(?:huyện|xã|thôn|vùng|địa\s+bàn|khu\s+vực|phường)|khu\s+vực|vùng)(?:\s+\p{L}+){0,4}",
    regex.IGNORECASE,
)
# `..., Ủy ban nhân dân cấp huyện đạt 90%`: by whom, of the promise before
_BODIES = regex.compile(
    r"(?:ở\s+|tại\s+|riêng\s+)?(?:các\s+)?(?:(?:sở|ban|ngành)(?:,?\s+(?:và\s+)?(?:sở|ban|ngành|tương\s+đương))*|(?:[uủ][yỷ]\s+ban\s+nhân\s+dân|UBND)\s+(?:cấp\s+)?(?:các\s+)?(?:tỉnh|huyện|xã)(?:,\s+(?:thị\s+xã|thành\s+phố|phường|thị\s+trấn))*)",
    regex.IGNORECASE,
)
# `nâng tổng số lên 46 xã, chiếm 57,5% số xã`: the share of the things counted before
_TAKES = regex.compile(r"\W*(?:chiếm|tương\s+ứng|tương\s+đương|bằng)\b", regex.IGNORECASE)
_NEAR = 160
_THAT_IS = (" tức ", " tức là ", " nghĩa là ")
_FEW = 6
"""Words that say so little that the sentence before must say the rest."""


class FigureLinker:
    """Knows a document's own abbreviations."""

    def __init__(self, text: str, body: str) -> None:
        self.text = text
        self.own: Mapping[str, str] = harvest_definitions(body)

    def link(
        self,
        figure: Figure,
        clause: Clause,
        shared: Clause | None,
        index: str | None,
        memory: Memory,
    ) -> Figure:
        """The figure with its indicator code and area; an index named stands for the words."""
        before = f"{memory.before} " if memory.before else None
        told = _told_of_parent(figure, clause, memory)
        for words in [index] if index else _apart(self._tries(figure, clause, shared, memory)):
            lent = before is not None and words.startswith(before)
            code = self._code(words, figure, lent=lent)
            if code and code != told:
                denied = not index and self._denies(figure, code)
                return figure if denied else _linked(figure, code, words)
        return figure

    def _denies(self, figure: Figure, code: str) -> bool:
        """Whether a promise that has its indicator from another names a part outside of it.

        `Rác thải sinh hoạt đô thị được thu gom đạt 95%, khu vực nông thôn đạt 75%`.
        """
        quote = figure.evidence.quote
        lent = figure.indicator_text not in quote
        return lent and is_spoken_against(code, quote, self.own)

    def link_words(self, figure: Figure, words: str) -> Figure:
        """The figure with the indicator that the words of a table cell name."""
        code = self._code(words, figure)
        return _linked(figure, code, words) if code else figure

    def _code(self, words: str, figure: Figure, *, lent: bool = False) -> str | None:
        return link_indicator(
            words,
            unit=figure.unit,
            change=figure.change,
            comparator=figure.comparator,
            own=self.own,
            lent=lent,
        )

    def _concerned(self, clause: Clause) -> str:
        """What the promises of a sentence concern, if that is said behind a later one."""
        start, end = clause.after.end, clause.after.end + _NEAR
        at = self.text.find("liên quan", start, end) if clause.order is Order.FIRST else -1
        if at < 0 or ";" in self.text[start:at] or "." in self.text[start:at]:
            return ""
        found = _CONCERNS.match(self.text, at, end)
        return found[0] if found else ""

    def _tries(
        self, figure: Figure, clause: Clause, shared: Clause | None, memory: Memory
    ) -> Iterator[str]:
        """The words to try, surest first: own, with predicate, with head, parent, sentence before."""
        words = figure.indicator_text
        start, end = clause.head.start, clause.quantity.span.start
        if self.text.endswith(_THAT_IS, start, end):
            yield self.text[start : clause.after.end]  # `hồ sơ trễ hẹn, tức 100%, được xin lỗi`
        if clause.order is Order.FIRST:
            yield self.text[clause.quantity.span.start : clause.measured.end]
        yield words
        if shared:
            yield f"{words} {self.text[shared.measured.start : shared.measured.end]}"
        if clause.order is Order.FIRST:
            yield f"{self.text[clause.head.start : clause.lead.end]} {words}"
        yield self.text[clause.head.start : clause.after.end]
        if clause.is_tied:
            yield f"{memory.head} {words}"
            yield f"{memory.measured_before} {words}"
        if memory.figures and (clause.is_subset or _LEANS.match(words)):
            parent = _whole_words(memory.figures)
            noun = _NOUN_ENDS.split(parent, maxsplit=1)[0]
            yield f"{noun} {words}"
            yield f"{memory.head} {noun} {words}"
            if clause.is_subset:
                yield f"{parent} {words}"
        yield from _of_the_last(words, figure, memory)
        concerned = self._concerned(clause)
        if concerned:
            yield f"{words} {concerned}"
        if memory.before.startswith("Về "):
            yield f"{memory.before} {self.text[start : clause.after.end]}"
        if figure.per and figure.unit_text:  # `đạt 8 bác sĩ và 2 dược sĩ trên 10.000 dân`
            yield f"{figure.unit_text} trên {figure.per}"
        if clause.order is not Order.FIRST or len(words.split()) <= _FEW:
            yield f"{memory.before} {words}"


def _of_the_last(words: str, figure: Figure, memory: Memory) -> Iterator[str]:
    """Words that only say where, or of how many, with those of the promise before."""
    last = memory.figures[-1] if memory.figures else None
    if last is None:
        return
    goes_on = last.unit == figure.unit and last.linked_words
    if goes_on and (words == last.indicator_text or _BODIES.fullmatch(words)):
        yield f"{last.linked_words} {words}"
    if last.unit == figure.unit and "riêng" in figure.evidence.quote:
        yield from _of_another_kind(words, last.indicator_text)
    if last.unit == figure.unit and _PLACES.fullmatch(words):
        yield f"{_whole_words(memory.figures)} {words}"
    counts = last.unit in ("count", "headcount") and figure.unit == "percent"
    if counts and _TAKES.match(figure.evidence.quote):
        noun = words.removeprefix("tổng ").removeprefix("số ")
        same = noun.split()[:1] == (last.unit_text or "").split()[:1]
        yield from (f.indicator_text for f in reversed(memory.figures) if same)
    verb = VERB.first(last.indicator_text) if last.unit == figure.unit else None
    if verb and "riêng" in figure.evidence.quote:
        thing = last.indicator_text[verb.end() :].split()[:1]
        if thing == words.removeprefix("riêng ").split()[:1]:
            yield f"{last.indicator_text[: verb.end()]} {words}"


def _of_another_kind(words: str, last: str) -> Iterator[str]:
    """`suy dinh dưỡng thể thấp còi ở trẻ em ..., riêng thể nhẹ cân`: the same of another kind."""
    own, said = words.removeprefix("riêng ").split(), last.split()
    if len(own) > 1 and own[0] in said[1:]:
        at = said.index(own[0])
        yield " ".join([*said[:at], *own, *said[at + len(own) :]])


def _whole_words(figures: Sequence[Figure]) -> str:
    """What the last promise that leans on no other measures: `100% kết quả ..., 80% thuộc ...`."""
    texts = (figure.indicator_text for figure in reversed(figures))
    return next((text for text in texts if not _LEANS.match(text)), figures[-1].indicator_text)


def _linked(figure: Figure, code: str, words: str) -> Figure:
    area = area_of_indicator(code)
    return changed(figure, indicator_code=code, linked_words=words, area=area)


def _told_of_parent(figure: Figure, clause: Clause, memory: Memory) -> str | None:
    """The code of the target that this one narrows by a predicate of its own: it cannot be both.

    `100% văn bản gửi điện tử, trong đó 95% được ký số`; but `trong đó cấp xã 80%` has the same.
    """
    own = clause.is_subset and clause.order is not Order.NONE  # NONE: its words are the parent's
    narrows = own and memory.figures and VERB.first(figure.indicator_text)
    return memory.figures[-1].indicator_code if narrows else None


def _apart(tries: Iterator[str]) -> Iterator[str]:
    """Each text once: most clauses lean on nothing and say all in their own words."""
    first = next(tries)
    yield first
    seen = {" ".join(first.split())}
    for words in tries:
        key = " ".join(words.split())
        if key not in seen:
            seen.add(key)
            yield words
