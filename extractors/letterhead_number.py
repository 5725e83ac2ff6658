"""The own number of a document: what stands behind `Số:` (NĐ 30/2020, Phụ lục I, ô số 3).

A draft has a symbol and no number (`Số:      /KH-UBND`); a scan takes letters for their
neighbours: they are put right where the closed lists of types and issuers leave one reading.
"""

from dataclasses import dataclass, replace

import regex

from extractors.document_lines import Line
from extractors.document_numbers import DocumentNumber, find_document_numbers
from extractors.number_forms import issuer_letters, type_letters
from models.ocr_keys import fold_figures, near
from models.rule import Rule, rule
from models.spans import Span

NUMBER_CUE = rule(
    "letterhead_number",
    # A scan takes ố for its neighbours, and the first digits for letters; then the colon is sure.
    r"""(?<!\p{L})(?:S[ốỐ](?:\s+ký\s+hiệu)?\s*[:.;]?\s*(?=\d|[/-]|[…._]|$)
      | S[ốỐóÓôÔổỔ0]\s*[:;]\s*(?=[\dlIOo|]{1,5}\s?/))""",
    examples=(
        "Số: 318/KH-UBND",
        "Số:      /KH-UBND",
        "Số 12-KH/TU",
        "SỐ: 4/CT-UBND",
        "Số:",
        "S0: 318/KH-UBND",
        "Số: l8/KH-UBND",
    ),
    counter_examples=("Số hiệu: 3/KH-UBND", "Một số giải pháp", "số lượng", "Sổ 12/KH-UBND"),
)
BLANK_NUMBER = rule(
    "letterhead_blank_number",
    r"""\A[\s…._]*(?:/\s?(?:20\d\d\s?/)?(?P<symbol>\p{Lu}[\p{L}\d]*(?:\s?[-–]\s?\p{Lu}[\p{L}\d&]*)+)
    |-\s?(?P<symbol>\p{Lu}\p{L}{0,3}/\p{Lu}\p{L}+))""",
    examples=("     /KH-UBND", "...../QĐ-UBND", " -KH/TU"),
    counter_examples=("12/KH-UBND", "/"),
)
RULES: tuple[Rule, ...] = (NUMBER_CUE, BLANK_NUMBER)
# A law's own number bears its type: `Luật số: 77/2015/QH13`.
_LAW_CUE = regex.compile(
    r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị\s+quyết)\s+số\s*:?\s*(?=\d{1,4}/\d{4}/(?:UBTV)?QH\d*\s*$)"
)
_PARTED_FIGURES = regex.compile(r"\s*\d{1,2}\s+\d{1,4}\s?/")
LONGEST_HEAD_LINE = 250  # characters of a line; what is longer is running text
_LONG = 4  # letters of a token that is told from others by all but one


@dataclass(slots=True)
class OwnNumber:
    """A document's own number, or the symbol behind a blank one; `span` holds the cue too."""

    number: DocumentNumber | None = None
    span: Span | None = None
    blank_symbol: str | None = None

    @property
    def symbol(self) -> str | None:
        """`KH-UBND`, of the number or without one."""
        return self.number.symbol if self.number else self.blank_symbol


def read_own_number(head: list[Line], page: list[Line], lines: list[Line]) -> OwnNumber:
    """The first number of the letterhead; where it has none, of the short lines of the page.

    Args:
        head: the lines above the running text.
        page: the short lines behind them.
        lines: all lines of the document, for a number that a line's end parted.
    """
    found = OwnNumber()
    if not _read_number(found, head, lines) and found.blank_symbol is None:
        _read_number(found, page, lines)
    return found


def _read_number(found: OwnNumber, among: list[Line], lines: list[Line]) -> bool:
    """The first number after `Số:`; a blank one gives its symbol only."""
    for index, line in enumerate(among):
        cue = NUMBER_CUE.first(line.text) or _LAW_CUE.match(line.text)
        if cue is None or (cue.start() > 0 and len(line.text) > LONGEST_HEAD_LINE):
            continue
        if cue.start() > 0 and regex.search(r"\p{Ll}\s*$", line.text[: cue.start()]):
            continue  # `Quyết định số ...` is a citation
        rest, after = line.text[cue.end() :], line
        if not rest.strip() and index + 1 < len(among):
            after, rest = among[index + 1], among[index + 1].text
        if _take_number(found, line, after, rest, lines):
            return True
        blank = BLANK_NUMBER.first(rest)
        if blank:
            found.blank_symbol = found.blank_symbol or regex.sub(r"\s", "", blank["symbol"])
            found.span = Span(line.span.start, after.span.end)
    return False


def _take_number(
    found: OwnNumber, cue_line: Line, line: Line, rest: str, lines: list[Line]
) -> bool:
    """Takes the number that opens `rest`, over the line's end if it was parted there."""
    offset = len(line.text) - len(rest)
    rest = fold_figures(rest)
    if _PARTED_FIGURES.match(rest):
        return False  # `1 23/KH-UBND`: not to be told from a stray sign before 23
    numbers = find_document_numbers(f"Số {rest}")
    if not numbers or numbers[0].span.start > 6:
        parted = regex.fullmatch(r"\s*(\d{1,5}\p{Ll}?)\s*", rest)
        nxt = next((x for x in lines if x.span.start >= line.span.end), None)
        numbers = find_document_numbers(f"Số {rest.strip()}{nxt.text}") if parted and nxt else []
        if not numbers or numbers[0].span.start > 6:
            return False
        assert nxt is not None
        found.number, found.span = numbers[0], Span(cue_line.span.start, nxt.span.end)
        return True
    found.number = _sure_symbol(numbers[0])
    if found.number is None:
        return False
    end = line.span.start + offset + numbers[0].span.end - 3
    found.span = Span(
        cue_line.span.start if line is not cue_line else line.span.start + offset, end
    )
    return True


def _sure_symbol(number: DocumentNumber) -> DocumentNumber | None:
    """`KH-UBNĐ`, `KII-UBND`, `KH-UBNP` of scans are KH-UBND where only that is a symbol.

    None where the letters may be those of several known bodies.
    """
    parts = [_sure_token(part) for part in regex.split(r"([-/.])", number.symbol)]
    if None in parts:
        return None
    symbol = "".join(part or "" for part in parts)
    text = number.text.removesuffix(number.symbol) + symbol
    return number if symbol == number.symbol else replace(number, symbol=symbol, text=text)


def _sure_token(token: str) -> str | None:
    """A part of a symbol as it is known, as it is printed, or None if it may be one of several."""
    known = {*type_letters(), *issuer_letters()}
    if token in known or (key := _letters(token)) in known:
        return token if token in known else key
    like = {_eth(other) for other in near(token, known)} if len(token) >= _LONG else set()
    return token if not like else like.pop() if len(like) == 1 else None


def _eth(token: str) -> str:
    return token.replace("Ð", "Đ")


def _letters(token: str) -> str:
    return token.replace("ID", "D").replace("II", "H").replace("BNĐ", "BND")
