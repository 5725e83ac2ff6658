"""The years a plan governs, from its title: `năm 2024`, `giai đoạn 2021-2025`.

A horizon (`định hướng đến năm 2030`) is no end; a cited document's date and the period of a
programme that a yearly plan carries out are none of the plan's own.
"""

import regex

from extractors.citations import find_citations
from extractors.date_phrases import DatePhrase, find_date_phrases
from models.dates import DateInterval
from models.rule import Rule, rule

# Words between two periods that make the second part of the first: `2021-2025 và năm 2022`.
_JOINED = regex.compile(r"\s*,?\s*(?:và|cùng)\b[^,;]{0,30}$", regex.IGNORECASE)
BARE_YEARS = rule(
    "bare_years_of_title",
    r"""(?<![\d/.-])(?P<first>(?:19|20)\d\d)\s*(?:[-–—]|đến)\s*(?:năm\s*)?(?P<last>(?:19|20)\d\d)(?![\d/])
      | (?<![\p{L}\d/.-]\s?)(?P<first>20\d\d)$""",
    examples=("5 năm 2021-2025", "2016 – 2020"),
    counter_examples=("số 12/2021", "năm 2021"),
)
STATED = rule(
    "period_in_text",
    # What a news text says that the plan is for.
    r"""(?i:\b(?:mục\s+tiêu|chỉ\s+tiêu|kế\s+hoạch|nhiệm\s+vụ|chương\s+trình)\b[^.;\n]{0,140}?)
    (?P<when>(?i:năm\s+20\d\d|giai\s+đoạn\s+(?:năm\s+)?20\d\d\s*[-–—]\s*20\d\d))""",
    examples=("Tỉnh đề ra mục tiêu năm 2020 phấn đấu", "ban hành Kế hoạch giai đoạn 2023 - 2030"),
    counter_examples=("năm 2019 đạt kết quả", "Mục tiêu chung."),
)
RULES: tuple[Rule, ...] = (BARE_YEARS, STATED)


def period_of_title(title: str) -> DateInterval | None:
    """The period that a title gives, or None.

    A single year beats a span that belongs to the programme it carries out (`Kế hoạch năm 2023
    thực hiện Chương trình ... giai đoạn 2021-2025`), unless the year is added to the span by
    `và`. `đến năm 2025` alone has an end and no start.
    """
    masked = _mask_citations(title)
    phrases = [p for p in find_date_phrases(masked) if p.kind in ("within", "since")]
    years = [p for p in phrases if _is_single(p)]
    spans = [p for p in phrases if not _is_single(p) and p.interval.start is not None]
    if years and spans:
        between = masked[spans[0].span.end : years[0].span.start]
        return spans[0].interval if _JOINED.search(between) else years[0].interval
    if spans or years:
        return _merged(spans or years)
    bare = BARE_YEARS.first(masked)
    if bare:
        return DateInterval.years(int(bare["first"]), int(bare["last"] or bare["first"]))
    ends = [p for p in find_date_phrases(masked) if p.kind == "until"]
    return ends[0].interval if ends else None


def stated_period(text: str) -> tuple[DateInterval, int, int] | None:
    """The period that running text states for a plan, with its place; the first statement."""
    match = STATED.first(text)
    if match is None:
        return None
    phrases = find_date_phrases(match["when"])
    if not phrases or phrases[0].interval.start is None:
        return None
    return phrases[0].interval, match.start("when"), match.end("when")


def _is_single(phrase: DatePhrase) -> bool:
    start = phrase.interval.start
    return start is not None and start.year == phrase.interval.end.year


def _merged(phrases: list[DatePhrase]) -> DateInterval:
    """The first period; a list of single years (`năm 2021, năm 2022`) runs from first to last."""
    first = phrases[0].interval
    if len(phrases) > 1 and all(_is_single(p) and p.interval.precision == "year" for p in phrases):
        years = sorted(p.interval.end.year for p in phrases)
        if years[-1] - years[0] == len(set(years)) - 1:
            return DateInterval.years(years[0], years[-1])
    return first


def _mask_citations(title: str) -> str:
    """The title with the numbers and dates of other documents blanked, its length kept."""
    masked = title
    for citation in find_citations(title, 0, len(title)):
        start, end = citation.span.start, citation.span.end
        if citation.number or citation.cited_on:
            masked = masked[:start] + "." * (end - start) + masked[end:]
    return masked
