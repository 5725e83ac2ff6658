"""CleanText -> parts and the ladder of headings (NĐ 30/2020, Phụ lục I: phần .. điểm)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import regex

from models.ocr_keys import any_marks
from models.spans import Span
from models.structure import Part, Section
from models.text import Block, CleanText
from pipeline.damaged_labels import read_any_label
from pipeline.endings import breaks_off, ends_open, is_final
from pipeline.furniture import Bounds, find_bounds, is_type_line
from pipeline.labels import CAPITAL_HEADING_RANK, Label, read_bare_heading, read_label

_DECISION = regex.compile(any_marks(r"\W*(?:QUYẾT\s+ĐỊNH|NGHỊ\s+QUYẾT)\W*(?:\p{Lu}.*)?"))
_ATTACHED = regex.compile(
    r"\W*(?:KẾ\s+HOẠCH|CHƯƠNG\s+TRÌNH(?:\s+HÀNH\s+ĐỘNG)?|ĐỀ\s+ÁN|PHƯƠNG\s+ÁN|QUY\s+CHẾ|QUY\s+ĐỊNH|CHIẾN\s+LƯỢC|ĐIỀU\s+LỆ|BỘ\s+CHỈ\s+SỐ|BỘ\s+TIÊU\s+CHÍ)\b[^\p{Ll}]*"
)
_APPENDIX = regex.compile(
    r"\W*(?:PHỤ\s+LỤC\b[^\p{Ll}]{0,120}|Phụ\s+lục(?:\s+(?:số\s+)?(?:[IVX]+|\d+))?\s*[:.]?|(?:BIỂU|MẪU|PHỤ\s+BIỂU)(?:\s+SỐ)?\s+\d+\b.{0,60})$"
)
_SIGNED = regex.compile(r"\W*(?:TM|KT|TL|TUQ|T/M|K/T)\s*[.]?\s*\p{Lu}")
# who signs, and for whom: no heading, however it is printed
_POST = regex.compile(
    r"\W*(?:(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\b.*|(?:QUYỀN\s+|PHÓ\s+|PHÓ\s+TỔNG\s+)*(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|TỔNG\s+GIÁM\s+ĐỐC|CHÁNH\s+VĂN\s+PHÒNG|BÍ\s+THƯ"
    r"|CHỦ\s+NHIỆM|(?:CỤC|VỤ|BAN|PHÒNG|TRƯỞNG)\s+TRƯỞNG|TRƯỞNG\s+(?:BAN|PHÒNG)|THỦ\s+TRƯỞNG|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|CHÁNH\s+THANH\s+TRA|HIỆU\s+TRƯỞNG)\b[^\p{Ll}]{0,40})"
)
_SENTENCE_END = regex.compile(r"[.;:!?]\s")
_ENDS = regex.compile(r"[.,;:!?…]\W*$")
_GO_ON = frozenset(("part", "chapter", "division", "subdivision", "article", "roman"))
_TITLED_BELOW = frozenset(("part", "chapter", "division", "subdivision"))
MAX_TITLE = 240


@dataclass(frozen=True, slots=True)
class Segments:
    """Parts and sections of a document; `part_of` and `section_of` run parallel to the blocks."""

    bounds: Bounds
    part_of: tuple[Part, ...]
    sections: tuple[Section, ...]
    section_of: tuple[int | None, ...]


def segment(clean: CleanText) -> Segments:
    """Marks each block with its part, and builds the ladder of each part."""
    words = [clean.words(block) for block in clean.blocks]
    bounds = _with_end(clean.blocks, words, find_bounds(clean, words))
    part_of = tuple(_parts(clean.blocks, words, bounds))
    sections, section_of = _Ladder(clean.blocks, words, part_of).build()
    return Segments(bounds, part_of, sections, section_of)


def _with_end(blocks: Sequence[Block], words: Sequence[str], bounds: Bounds) -> Bounds:
    """The bounds, cut where a formal document's last words break off."""
    if bounds.form != "formal" or bounds.cut:
        return bounds
    last = next((block for block in reversed(blocks) if bounds.holds(block.index)), None)
    if last is None or last.cell or not ends_open(words[last.index]):
        return bounds
    own = [
        words[block.index] for block in blocks if block.cell is None and bounds.holds(block.index)
    ]
    return replace(bounds, cut=breaks_off(own))


def _parts(blocks: Sequence[Block], words: Sequence[str], bounds: Bounds) -> Iterator[Part]:
    """The part of every block, from the document's own marks in reading order."""
    part = Part.ARTICLE if bounds.form == "article" else Part.PLAN
    signed = typed = False
    for block, text in zip(blocks, words, strict=True):
        if not bounds.holds(block.index):
            yield Part.FURNITURE
            continue
        if bounds.form == "formal" and block.cell is None:
            if not typed and is_type_line(text):
                typed = True
                part = Part.DECISION if _DECISION.fullmatch(text) else Part.PLAN
            elif _APPENDIX.match(text):
                part = Part.APPENDIX
            elif part is Part.DECISION and signed and _ATTACHED.fullmatch(text):
                part = Part.PLAN
            signed = signed or _is_signed(text)
        yield part


def _is_signed(text: str) -> bool:
    """True for the first words of a signature, and for what the last stop ends."""
    return text.rstrip().endswith(("./", "./.")) or _SIGNED.match(text) is not None


class _Place(Enum):
    """Where in a part a block stands: letterhead and title, body, or signature."""

    HEAD, BODY, END = range(3)


class _Ladder:
    """Builds sections: each label is hung under the nearest label of a higher rank."""

    def __init__(
        self, blocks: Sequence[Block], words: Sequence[str], part_of: Sequence[Part]
    ) -> None:
        self.blocks, self.words, self.part_of = blocks, words, part_of
        self.found: list[tuple[Block, Label, int | None, int, str]] = []
        self.section_of: list[int | None] = []
        self.titles: dict[int, str] = {}
        self.over: set[int] = set()  # blocks behind the last section of a part

    def build(self) -> tuple[tuple[Section, ...], tuple[int | None, ...]]:
        stack: list[tuple[Label, int]] = []
        part: Part | None = None
        place = _Place.HEAD
        open_: dict[str, str] = {}  # the labels of the stack by their style
        for block in self.blocks:
            here = self.part_of[block.index]
            if here is Part.FURNITURE:
                self.section_of.append(None)
                continue
            if here is not part:
                stack, part, place, open_ = [], here, _Place.HEAD, {}
            if self._names_last(block):
                self.titles[len(self.found) - 1] = self.words[block.index]
                self.section_of.append(stack[-1][1])
                continue
            place = self._place(block, place)
            if place is _Place.END:
                self.over.add(block.index)
                self.section_of.append(None)
                continue
            label = self._label(block, open_, place)
            if label:
                while stack and stack[-1][0].rank >= label.rank:
                    stack.pop()
                parent = stack[-1][1] if stack else None
                path = self._path(parent, label)
                stack.append((label, len(self.found)))
                open_ = {held.style: held.text for held, _ in stack}
                self.found.append((block, label, parent, len(stack), path))
            self.section_of.append(stack[-1][1] if stack else None)
            if is_final(self.words[block.index]):
                place = _Place.END
        return tuple(self._sections()), tuple(self.section_of)

    def _place(self, block: Block, place: "_Place") -> "_Place":
        """Letterhead and title end with the first sentence, the body with `./.` or the signature.

        A heading of a high rank behind `./.` says that it was no end.
        """
        if block.cell is not None:
            return place
        words = self.words[block.index]
        if len(words) < MAX_TITLE:
            if _APPENDIX.match(words) or is_type_line(words):
                return _Place.HEAD
            if _POST.match(words) and _is_signed(words):
                return _Place.END
        if place is _Place.BODY:
            return place
        label = read_label(words)
        if place is _Place.END:
            return _Place.BODY if label and label.style in _GO_ON else place
        return _Place.BODY if label or _ENDS.search(words) else place

    def _names_last(self, block: Block) -> bool:
        """True for the title of `Phần I` on the line below it."""
        if not self.found or block.cell is not None:
            return False
        last, label, *_ = self.found[-1]
        below = last.index + 1 == block.index and len(self.found) - 1 not in self.titles
        words = self.words[block.index]
        return (
            below
            and label.style in _TITLED_BELOW
            and not _title(self.words[last.index][label.length :])
            and len(words) <= MAX_TITLE
            and read_label(words) is None
            and not _ENDS.search(words)
        )

    def _label(self, block: Block, open_: dict[str, str], place: "_Place") -> Label | None:
        """The label of a block, or a heading without one where the ladder has begun.

        Before the first label stand letterhead, title and preamble, behind the last section the
        signature, whose lines look like headings.
        """
        if block.cell is not None:
            return None
        words = self.words[block.index]
        label = read_any_label(words, open_, ocr=block.place.ocr)
        if label or self.part_of[block.index] is Part.ARTICLE:
            return label
        if _POST.fullmatch(words):
            return None
        marked = place is _Place.BODY and (block.level is not None or block.bold)
        bare = read_bare_heading(words, marked=marked)
        if bare and bare.rank == CAPITAL_HEADING_RANK:
            return bare if open_ and not _is_signed(words) else None
        return bare

    def _path(self, parent: int | None, label: Label) -> str:
        above = self.found[parent][4] if parent is not None else ""
        if label.is_bullet:
            return above
        return f"{above} > {label.text}" if above else label.text

    def _sections(self) -> Iterator[Section]:
        ends = self._ends()
        for index, (block, label, parent, level, path) in enumerate(self.found):
            title = _title(self.titles.get(index) or self.words[block.index][label.length :])
            last = ends[index]
            span = Span(block.span.start, self.blocks[last - 1].span.end)
            part = self.part_of[block.index]
            yield Section(
                index,
                parent,
                part,
                level,
                label.text,
                title,
                path,
                span,
                block.index,
                (block.index, last),
            )

    def _ends(self) -> list[int]:
        """One past the last block of each section: the next label of its level or above, or part."""
        ends = [0] * len(self.found)
        stop = self._part_stops()
        open_: list[int] = []
        for index, (block, _, _, level, _) in enumerate(self.found):
            while open_ and (self.found[open_[-1]][3] >= level or stop[open_[-1]] <= block.index):
                closed = open_.pop()
                ends[closed] = min(block.index, stop[closed])
            open_.append(index)
        for index in open_:
            ends[index] = stop[index]
        return ends

    def _part_stops(self) -> list[int]:
        """For each section, one past the last block of its part (furniture within passes)."""
        last: dict[int, int] = {}
        stop, part = len(self.part_of), None
        for i in range(len(self.part_of) - 1, -1, -1):
            here = self.part_of[i]
            if here is Part.FURNITURE or i in self.over:
                continue
            if here is not part:
                part, stop = here, i + 1
            last[i] = stop
        return [last[block.index] for block, *_ in self.found]


def _title(words: str) -> str:
    """A heading's own words: all of a short block, the first sentence of a long one."""
    text = words.strip().rstrip(":").strip("* ")
    if len(text) <= MAX_TITLE:
        return text
    stop = _SENTENCE_END.search(text, 0, MAX_TITLE)
    return text[: stop.start()] if stop else text[:MAX_TITLE].rsplit(" ", 1)[0]
