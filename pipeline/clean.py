"""RawText -> CleanText: the ordered fixes, then the text put together with its blocks."""

from bisect import bisect_left
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

import regex

from models.spans import Place, Span, join_places
from models.syllables import split_glued
from models.text import Block, CleanText, Line, RawBlock, RawText
from pipeline.char_kinds import (
    capitals_after_small,
    digits_beside_letters,
    is_single_spaced,
    is_usual,
    long_words,
    signs_before_letters,
)
from pipeline.fixes import Fix, MappedText, constant
from pipeline.markdown_fixes import MARKDOWN
from pipeline.scan_fixes import SCANNED
from pipeline.wrapping import LINE_END, join_wrapped

BREAK = "\x1e"  # parts the raw blocks while they are cleaned as one text; never in a source


def _nfc(match: "regex.Match[str]") -> str:
    return normalize("NFC", match[0])


def _unglue(match: "regex.Match[str]") -> str | None:
    halves = split_glued(match[0])
    return " ".join(halves) if halves else None


FIXES: tuple[Fix, ...] = (
    Fix(
        "line_ends",
        "Windows and old Mac line ends",
        regex.compile(r"\r\n?|\v|\f|\u2028|\u2029|\x85"),
        constant("\n"),
        (("a\r\nb", "a\nb"), ("a\nb", "a\nb")),
        needless=is_usual,
    ),
    Fix(
        "controls",
        "control characters, lone surrogates and unassigned fillers say nothing",
        regex.compile(r"[\x00-\x08\x0e-\x1d\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufff9-\ufffb]+"),
        constant(""),
        (("a\x00b", "ab"),),
        needless=is_usual,
    ),
    Fix(
        "zero_width",
        "invisible characters part words for no reader",
        regex.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+"),
        constant(""),
        (("kế\u200b hoạch", "kế hoạch"),),
        needless=is_usual,
    ),
    Fix(
        "nfc",
        "letters typed as base and mark become one character",
        regex.compile(r"\P{M}\p{M}+|[\u1f71-\u1ffd\u212a\u212b]"),
        _nfc,
        (("Kê\u0301", "Kế"), ("Kế", "Kế")),
        needless=lambda text: is_normalized("NFC", text),
    ),
    Fix(
        "dstroke",
        "the Icelandic eth stands for the Vietnamese d with stroke",
        regex.compile("[Ððϐ\u0189]"),
        lambda m: {"Ð": "Đ", "\u0189": "Đ", "ð": "đ"}.get(m[0]),
        (("QÐ-UBND", "QĐ-UBND"),),
        needless=is_usual,
    ),
    Fix(
        "hyphens",
        "typographic hyphens and the PDF stand-in for one; dashes stay as printed",
        regex.compile(r"(?<=\S)\ufffe[ \n]|[\u2010\u2011\u2043\ufffe]"),
        constant("-"),
        (("QĐ\u2011UBND", "QĐ-UBND"), ("77/TTr\ufffe\nSTTTT", "77/TTr-STTTT"), ("2021–2025", "2021–2025")),
        needless=is_usual,
    ),
    Fix(
        "spaces",
        "tabs, no-break and thin spaces, runs of spaces, spaces at line ends",
        # a plain space is one only before another or a line end
        regex.compile(r"(?:[^\S\n\x1e ]|\ (?=[^\S\x1e]))[^\S\n\x1e]*+(?:\n[^\S\n\x1e]*+)?|\n[^\S\n\x1e]++"),
        lambda m: "\n" if "\n" in m[0] else " ",
        (("a\u00a0 b", "a b"), ("a \n b", "a\nb"), ("a \n", "a\n"), ("a b\nc", "a b\nc")),
        needless=is_single_spaced,
    ),
    *MARKDOWN,
    *SCANNED,
    Fix(
        "wrapped_lines",
        "hard line ends inside a sentence, a heading or a cell",
        LINE_END,
        join_wrapped,
        (
            ("thủ tục hành chính được giải\nquyết đúng hạn.", "thủ tục hành chính được giải quyết đúng hạn."),
            ("Sở Nội vụ\n- Chủ trì", "Sở Nội vụ\n- Chủ trì"),
        ),
    ),
    Fix(
        "space_after_stop",
        "a removed tag glued two sentences, items or a label to its words",
        # the rare sign first, what stands before it looked back at
        regex.compile(
            r"[;,:](?<=(?:\p{Ll}\p{L}|\p{Ll}\)|%).)(?=\p{Lu}\p{Ll})|[;,](?<=(?:\p{Ll}\p{L}|\p{Ll}\)|%).)(?=\p{L}{2})"
            r"|\.(?<=(?:\p{Ll}\p{L}|\p{Ll}\)|%).)(?=\p{Lu}\p{Ll})"
            r"|\.(?<=(?:\A|[\n\x1e])(?:(?:\d{1,2}\.){1,3}|[IVX]{1,4}\.))(?=\p{Lu}\p{Ll}*\s)"
            r"|[-+*](?<=(?:\A|[\n\x1e]).)(?=\p{L})"
        ),
        lambda m: m[0] + " ",
        (
            ("nhà nước;thực hiện", "nhà nước; thực hiện"),
            ("thực hiện.Tổ chức", "thực hiện. Tổ chức"),
            ("2.Cải cách thủ tục", "2. Cải cách thủ tục"),
            ("-Yêu cầu", "- Yêu cầu"),
            ("thuviensamle.vn", "thuviensamle.vn"),
            ("46.200", "46.200"),
        ),
        spots=signs_before_letters,
    ),
    Fix(
        "glued_case",
        "a small letter runs into a capitalised word",
        regex.compile(r"(?<=\p{L}\p{Ll}|[ăâêôơưđàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụ])(?=\p{Lu}\p{Ll}+)(?<=\b[\p{Lu}\p{Ll}]?\p{Ll}+)(?!\p{Lu}\p{L}*\p{Lu})"),
        lambda m: " " if _parts_are_words(m) else None,
        (("hành chínhNhà nước", "hành chính Nhà nước"), ("YênBái", "Yên Bái"), ("CTr và eGov", "CTr và eGov")),
        spots=capitals_after_small,
    ),
    Fix(
        "glued_words",
        "two syllables without their space, where the syllable rules leave one reading",
        regex.compile(r"\b\p{L}{7,14}\b"),
        _unglue,
        (("hành chínhnhà nước", "hành chính nhà nước"), ("online", "online"), ("nghiêng", "nghiêng")),
        spots=lambda text: long_words(text, 7),
    ),
    Fix(
        "glued_digits",
        "a year or a day run into a word",
        regex.compile(
            # the digit first: digits are rare
            r"\d(?<=\b(?:19|20)\d\d)(?=(?:và|của|trên|theo|là|đạt|có|cho|tại|đến)\b)"
            r"|(?=\d)(?<=\b(?:ngày|tháng|năm|Điều|khoản))",
            regex.IGNORECASE,
        ),
        lambda m: m[0] + " ",
        (("2021-2030và", "2021-2030 và"), ("tháng12 năm2024", "tháng 12 năm 2024"), ("5G, 30c", "5G, 30c")),
        spots=digits_beside_letters,
    ),
)  # fmt: skip

_WORD_BEFORE = regex.compile(r"\p{L}+\Z")
_WORD_AFTER = regex.compile(r"\p{L}+")


def _parts_are_words(match: "regex.Match[str]") -> bool:
    """True where the letters on both sides are syllables and one carries a mark (not `eGov`)."""
    from models.syllables import has_mark, is_syllable

    at = match.start()
    before = _WORD_BEFORE.search(match.string, max(0, at - 12), at)
    after = _WORD_AFTER.match(match.string, at)
    if not before or not after:
        return False
    pair = (before[0], after[0])
    return all(map(is_syllable, pair)) and any(map(has_mark, pair)) and len(before[0]) > 1


def clean_text(raw: RawText) -> CleanText:
    """Applies the fixes to all blocks as one text and puts the cleaned text together."""
    mapped = MappedText(BREAK.join(map(_source, raw.blocks)))
    counts: dict[str, int] = {}
    for fix in FIXES:
        times = mapped.apply(fix)
        if times:
            counts[fix.name] = times
    builder = _Builder(raw, mapped)
    blocks = builder.build()
    return CleanText("".join(builder.pieces), blocks, counts)


def _source(block: RawBlock) -> str:
    """A block's text; a whole one's line ends are spaces, character for character."""
    text = block.text.replace(BREAK, " ")
    return text.replace("\n", " ") if block.whole else text


_Piece = tuple[RawBlock, int, int, int, bool]
"""A raw block, a line of its cleaned text as offsets in the whole of it, where the raw block began
before the cleaning, and whether its text is the source's, character for character."""


class _Builder:
    """Splits the mapped text back into blocks and lays them out with their separators."""

    def __init__(self, raw: RawText, mapped: MappedText) -> None:
        self.raw, self.mapped = raw, mapped
        self.pieces: list[str] = []
        self.blocks: list[Block] = []
        self.length = 0

    def build(self) -> tuple[Block, ...]:
        pieces = list(self._pieces())
        firsts = self.mapped.sources([left for _, left, *_ in pieces])
        lasts = self.mapped.sources([right - 1 for _, _, right, *_ in pieces])
        for (raw, left, right, begin, verbatim), first, last in zip(
            pieces, firsts, lasts, strict=True
        ):
            place = raw.place
            if verbatim and place.start is not None:
                shift = place.start - begin
                place = Place(first + shift, last + 1 + shift)
            lines = self._lines(raw, left, right, begin) if raw.lines else []
            if lines:
                place = join_places([line.place for line in lines]) or place
            self._put(raw, self.mapped.text[left:right], place, lines)
        return tuple(self.blocks)

    def _pieces(self) -> Iterator[_Piece]:
        start = begin = 0
        source = self.raw.source
        for raw, text in zip(self.raw.blocks, self.mapped.text.split(BREAK), strict=True):
            at = raw.place.start
            verbatim = at is not None and source[at : raw.place.end] == raw.text
            for left, right in _lines(text):
                yield raw, start + left, start + right, begin, verbatim
            start += len(text) + 1
            begin += len(raw.text) + 1

    def _lines(self, raw: RawBlock, first: int, last: int, begin: int) -> list[Line]:
        """The printed lines of ``mapped.text[first:last]``, counted from its beginning."""
        lines: list[Line] = []
        end = begin
        for place, text in zip(raw.lines, raw.text.split("\n"), strict=True):
            at = bisect_left(range(last), end, first, key=self.mapped.source)
            end += len(text) + 1
            if at < last and self.mapped.source(first) < end:
                lines.append(Line(at - first, place))
        return lines

    def _put(self, raw: RawBlock, words: str, place: Place, lines: list[Line]) -> None:
        separator = self._separator(raw)
        self.pieces += (separator, words)
        at = self.length + len(separator)
        self.length = at + len(words)
        placed = tuple([Line(at + line.start, line.place) for line in lines]) if lines else ()
        self.blocks.append(
            Block(
                len(self.blocks),
                Span(at, self.length),
                place,
                raw.kind,
                raw.cell,
                raw.level,
                raw.bold,
                raw.furniture_hint,
                placed,
            )
        )

    def _separator(self, raw: RawBlock) -> str:
        if not self.blocks:
            return ""
        old, new = self.blocks[-1].cell, raw.cell
        if old is None or new is None or old.table != new.table or old.row != new.row:
            return "\n"
        return " " if old.column == new.column else "\t"


def _lines(text: str) -> list[tuple[int, int]]:
    """The non-empty lines of a cleaned block as trimmed ranges."""
    if "\n" not in text and text == text.strip():
        return [(0, len(text))] if text else []
    lines = []
    at = 0
    for piece in text.split("\n"):
        stripped = piece.strip()
        if stripped:
            left = at + piece.index(stripped[0])
            lines.append((left, left + len(stripped)))
        at += len(piece) + 1
    return lines
