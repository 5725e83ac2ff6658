"""Which blocks are the document and which are the site's furniture around it.

A formal document is found by its own marks (letterhead, number, type line, `Căn cứ`), an article
by its headline and first paragraph; both end at the first thing that only sites print.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from models.ocr_keys import any_marks
from models.text import Block, CleanText
from pipeline.endings import is_broken_off, is_final
from pipeline.site_words import Kind, is_cut, matches

Form = Literal["formal", "article", "none"]

# Scans take marks for others (`CỌNG HÒA`, `ỦY BAN NHẬN DÂN`); `SỞ` and `SỐ` must stay apart.
_COUNCIL = any_marks(
    r"ỦY\s*BAN\s+NHÂN\s+DÂN|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN|(?:TỈNH|THÀNH)\s+(?:ỦY|UỶ)|BAN\s+CHẤP\s+HÀNH"
)
# a newspaper's masthead is no letterhead: `CƠ QUAN CỦA ĐẢNG BỘ ĐẢNG CỘNG SẢN VIỆT NAM TỈNH ...`
_PARTY = r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
NATION = regex.compile(
    any_marks(
        rf"CỘNG\s+(?:HÒA|HOÀ)\s+X(?:Ã|à)\s+HỘ[Il1|]|{_PARTY}(?<!(?:CỦA|BÁO|TỬ|ĐẢNG\s+BỘ)\s+{_PARTY})"
        r"|Cộng\s+(?:hòa|hoà)\s+[Xx]ã\s+hội\s+[Cc]hủ\s+nghĩa\s+Việt\s+Nam"
    )
)
ISSUER = regex.compile(
    r"\W*(?:(?:[ỦU][ỷy]|Uỷ)\s+ban\s+[Nn]hân\s+dân(?:\s+(?:tỉnh|thành\s+phố|huyện|quận|xã|phường)\s+\p{Lu}[\p{L}\s-]{1,40})?$"
    rf"|{_COUNCIL}|UBND\s+(?:TỈNH|TNH|THÀNH|THỊ|HUYỆN|QUẬN|XÃ|PHƯỜNG|ĐẶC|TP)|HĐND\s"
    r"|(?:SỞ|BỘ|BAN|CỤC|VĂN\s+PHÒNG|THANH\s+TRA)\s+\p{Lu}{2,}|CHÍNH\s+PHỦ$|THỦ\s+TƯỚNG|QUỐC\s+HỘI$)"
)
_TYPES = (
    r"QUYẾT\s+ĐỊNH|NGHỊ\s+QUYẾT|KẾ\s+HOẠCH|CHƯƠNG\s+TRÌNH(?:\s+HÀNH\s+ĐỘNG)?|ĐỀ\s+ÁN|CHỈ\s+THỊ|PHƯƠNG\s+ÁN"
    r"|BÁO\s+CÁO|THÔNG\s+BÁO|HƯỚNG\s+DẪN|TỜ\s+TRÌNH|QUY\s+CHẾ|QUY\s+ĐỊNH|CÔNG\s+ĐIỆN|KẾT\s+LUẬN"
)
NUMBER_LINE = regex.compile(
    r"\W*Số(?:\s+ký\s+hiệu)?\s*:?\s*(?:\d{0,5}\p{L}?\s*)?[-/–]?\s*\S*|.{0,60}\bSố\s*:\s*\d{0,5}\s*[-/]"
)
TYPE_LINE = regex.compile(rf"\W*(?:{any_marks(_TYPES)})\W*")
BASIS = regex.compile(
    r"\W*(?:Căn\s+cứ|Thực\s+hiện|Xét\s+đề\s+nghị|Theo\s+đề\s+nghị|Triển\s+khai)\s+\p{L}"
)
_ATTACHED = regex.compile(
    r"\(\s*(?:Ban\s+hành\s+)?[Kk]èm\s+theo\s+(?:Kế\s+hoạch|Quyết\s+định|Nghị\s+quyết|Chương\s+trình)\s+số\b"
)
_OF_ATTACHED = regex.compile(rf"\W*(?:PHỤ\s+LỤC|Phụ\s+lục|BIỂU\s+SỐ|{_TYPES})(?![\p{{Ll}}])")
_SENTENCE = regex.compile(r"[.;:!?…”\"]\W*$")
_LEGAL_BASIS = regex.compile(r"\W*Căn\s+cứ\s+\p{L}.*[;,.]\s*$", regex.DOTALL)
_ROMAN_SECTION = regex.compile(r"\W*[IVX]{1,5}\s?[.\-)]\s*[^\p{Ll}]{4,120}$")
LETTERHEAD_LINE = 160
LETTERHEAD_BLOCKS = 8
LETTERHEAD_REACH = 14
"""Blocks within which a letterhead shows a second mark of its own."""
_ARTICLE = regex.compile(r"\W*Điều\s+\d{1,2}\s?[.:]\s*\p{Lu}")
_ARTICLE_ONE = regex.compile(r"\W*Điều\s+1\s?[.:]")
_MENU = regex.compile(r"(?:[^|›»>.\d]{2,28}\s*[|›»>]\s*){2,}[^|›»>.\d]{0,28}")
MIN_PARAGRAPH = 120
OPENING_PARAGRAPHS = 3
"""Among so many paragraphs of an article, a counter or a share button is no end."""


def is_type_line(text: str) -> bool:
    """True for a line that says but the type of a document, in capitals."""
    head = text[:80]
    return head.isupper() and TYPE_LINE.fullmatch(head) is not None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The document among the blocks: half-open range, its form, and whether it breaks off."""

    first: int
    last: int
    form: Form
    cut: bool
    lines: frozenset[int]

    def holds(self, index: int) -> bool:
        """True where a block is the document's own."""
        return self.first <= index < self.last and index not in self.lines


def find_bounds(clean: CleanText, words: list[str]) -> Bounds:
    """Where the document begins and ends, and which lines inside it are the site's.

    Blocks that the page's own build sets aside are passed over, unless a formal document
    stands among them alone.

    Args:
        clean: the text.
        words: the words of its blocks.
    """
    everything = _Blocks(list(range(len(words))), words, clean.blocks)
    shown = _Blocks.shown(clean.blocks, words)
    tries: tuple[tuple[_Blocks, Form], ...] = (
        (shown, "formal"), (everything, "formal"), (shown, "article"), (everything, "article"),
    )  # fmt: skip
    found = () if _is_missing(shown.words) else tries
    bounds = (_bounds_among(blocks, form) for blocks, form in found)
    return next((one for one in bounds if one), Bounds(0, 0, "none", False, frozenset()))


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Some of the blocks of a page, in order: their indexes, words and the blocks themselves."""

    indexes: list[int]
    words: list[str]
    blocks: Sequence[Block]

    @classmethod
    def shown(cls, blocks: Sequence[Block], words: list[str]) -> "_Blocks":
        """The blocks that are not set aside."""
        indexes = [block.index for block in blocks if not block.furniture_hint]
        return cls(indexes, [words[i] for i in indexes], [blocks[i] for i in indexes])


def _bounds_among(among: _Blocks, form: Form) -> Bounds | None:
    """The bounds of a document of that form; None where there is none."""
    words, blocks = among.words, among.blocks
    first = _formal_start(words) if form == "formal" else _article_start(blocks, words)
    if first is None:
        return None
    last, cut = _end(blocks, words, first, form)
    is_furniture = _is_line if form == "formal" else _is_furniture_of_articles
    own = {
        among.indexes[i]
        for i in range(first, last)
        if i == first or blocks[i].cell or not is_furniture(words[i])
    }
    begin, end = among.indexes[first], among.indexes[last - 1] + 1
    others = frozenset(range(begin, end)) - own
    hinted = _hinted(blocks, first, last, among.indexes)
    return Bounds(begin, end, form, cut, others | hinted)


def _hinted(
    blocks: Sequence[Block], first: int, last: int, indexes: Sequence[int]
) -> frozenset[int]:
    """Blocks the page's own build calls navigation; all or most of them called so means nothing."""
    hinted = [indexes[i] for i in range(first, last) if blocks[i].furniture_hint]
    return frozenset(hinted if 2 * len(hinted) < last - first else ())


def _is_line(text: str) -> bool:
    return matches("line", text)


def _formal_start(words: list[str]) -> int | None:
    """The first block of the letterhead, or of the text where the letterhead is missing."""
    for i, text in enumerate(words):
        head = text[:300]
        near = words[i + 1 : i + LETTERHEAD_REACH]
        if NATION.search(head, 0, LETTERHEAD_LINE) and _marks(
            near, (NUMBER_LINE, TYPE_LINE, BASIS, ISSUER)
        ):
            before = None if _is_typed(near) else _typed_start(words[:i])
            return back_to_issuer(words, i) if before is None else before
        if (
            ISSUER.match(head)
            and len(text) < MIN_PARAGRAPH
            and _marks(near, (NATION, NUMBER_LINE))
            and _marks(near, (TYPE_LINE, BASIS))
        ):
            return i
    starts = (_typed_start(words), _attached_start(words), _bare_start(words))
    return next((start for start in starts if start is not None), None)


def _is_typed(near: list[str]) -> bool:
    return any(map(is_type_line, near))


def _typed_start(words: list[str]) -> int | None:
    """The type line of a text without letterhead, or with one behind its first page."""
    for i, text in enumerate(words):
        if is_type_line(text) and _marks(words[i + 1 : i + 6], (BASIS, ISSUER)):
            return i
    return None


def _attached_start(words: list[str]) -> int | None:
    """An appendix or a plan in a file of its own, by the note of what it is attached to."""
    for i, text in enumerate(words):
        if _ATTACHED.match(text):
            over = [k for k in range(max(0, i - 5), i) if _OF_ATTACHED.match(words[k])]
            return over[0] if over else None
    return None


def _bare_start(words: list[str]) -> int | None:
    """The start of a text whose letterhead and type line are lost: its bases, or its sections.

    Two lines of `Căn cứ`, `Điều 1.` and another, or two Roman headings in capitals, are what no
    article has.
    """
    bases = [i for i, text in enumerate(words) if _LEGAL_BASIS.match(text)]
    if len(bases) >= 2:
        return bases[0]
    sections = [i for i, text in enumerate(words) if _ROMAN_SECTION.match(text)]
    articles = [i for i, text in enumerate(words) if _ARTICLE.match(text)]
    if len(articles) > 1 and _ARTICLE_ONE.match(words[articles[0]]):
        return min([articles[0], *sections[:1]])
    if len(sections) < 2:
        return None
    opening = [i for i in range(max(0, sections[0] - 4), sections[0]) if BASIS.match(words[i])]
    return opening[0] if opening else sections[0]


def _marks(near: list[str], patterns: tuple["regex.Pattern[str]", ...]) -> bool:
    return any(pattern.match(text[:300]) for text in near for pattern in patterns)


def back_to_issuer(words: list[str], nation: int) -> int:
    """The first block of a letterhead: the issuer's lines may stand over the national heading."""
    first = nation
    for i in range(nation - 1, max(-1, nation - 6), -1):
        text = words[i]
        if len(text) < MIN_PARAGRAPH and not matches("line", text) and ISSUER.match(text):
            first = i
        elif len(text) >= MIN_PARAGRAPH:
            break
    return first


def _article_start(blocks: Sequence[Block], words: list[str]) -> int | None:
    """The headline over the first real paragraph: a heading, or the nearest short line before it."""
    body = next(
        (i for i, text in enumerate(words) if _is_paragraph(text) and not blocks[i].furniture_hint),
        None,
    )
    if body is None:
        return None
    headings = [i for i in range(body) if blocks[i].level in (1, 2) and len(words[i]) > 20]
    if headings:
        return headings[-1] if blocks[headings[-1]].level == 1 else headings[0]
    first = body
    for i in range(body - 1, max(-1, body - 8), -1):
        if len(words[i]) > 25 and not _is_furniture_of_articles(words[i]):
            first = i
    return first


def _is_furniture_of_articles(text: str) -> bool:
    kinds: tuple[Kind, ...] = ("line", "aside", "tail")
    return _MENU.fullmatch(text) is not None or any(matches(kind, text) for kind in kinds)


def _is_missing(words: list[str]) -> bool:
    return len(words) < 60 and any(matches("missing", text) for text in words)


def _end(blocks: Sequence[Block], words: list[str], first: int, form: Form) -> tuple[int, bool]:
    """One past the last block of the document, and whether the site cut it short there."""
    for i in range(first + 1, len(words)):
        if blocks[i].cell is not None:
            continue
        if is_cut(words[i]):
            return i, True
        if is_broken_off(words[i]):
            return i + 1, True
        if _is_end(words, first, i) if form == "formal" else _is_end_of_article(words, first, i):
            return _drop_display_titles(words, first, i), False
    return len(words), False


def _is_end(words: list[str], first: int, index: int) -> bool:
    """A formal document may hold words that sites print too: believe a tail only after its text."""
    if not matches("tail", words[index]) and not matches("aside", words[index]):
        return False
    return index - first > LETTERHEAD_BLOCKS or any(map(is_final, words[first:index]))


def _is_end_of_article(words: list[str], first: int, index: int) -> bool:
    """Sites print their paths, counters and buttons over the first paragraphs too."""
    if matches("tail", words[index]):
        return any(_is_paragraph(text) for text in words[first + 1 : index])
    if not matches("aside", words[index]):
        return False
    before = sum(_is_paragraph(text) for text in words[first + 1 : index])
    return before >= OPENING_PARAGRAPHS or not any(map(_is_paragraph, words[index + 1 :]))


def _is_paragraph(text: str) -> bool:
    return len(text) >= MIN_PARAGRAPH and bool(_SENTENCE.search(text))


_DISPLAY_TITLE = regex.compile(
    r"(?:Quyết\s+định|Kế\s+hoạch|Nghị\s+quyết|Chỉ\s+thị|Chương\s+trình|Đề\s+án|Công\s+văn)\s+(?:số\s+)?\d+\p{L}?[/-]\S+\s+(?:năm\s+\d{4}|ngày\s+\d{1,2}[/-])"
)


def _drop_display_titles(words: list[str], first: int, end: int) -> int:
    """Steps back over the titles that a site prints once more under the text."""
    while (
        end - 1 > first
        and (_DISPLAY_TITLE.match(words[end - 1]) or matches("line", words[end - 1]))
        and not _SENTENCE.search(words[end - 1])
    ):
        end -= 1
    return end
