"""A document as printed lines: what letterheads, signatures and attribute tables are read from.

Scrapes and PDFs print the two columns of a letterhead on one line or the national heading inside
another line; here they are parted again. Offsets are those of the plan's text.
"""

from dataclasses import dataclass

import regex

from models.plan import Plan
from models.rule import Rule, rule
from models.spans import Span
from models.structure import Part
from models.values import built_fast

NATION = rule(
    "national_heading",
    # With the damage of scans and old fonts: HOÀ, HÕA, XàHỘI.
    r"""C[ỘO]NG\s*H\p{L}{1,3}\s*X\S{1,2}\s*H[ỘO][Il1|](?:\s*CH[ỦU]\s*NGH[ĨI]A\s*VI[ỆE]T\s*NAM)?
    | CH[ỦU]\s+NGH[ĨI]A\s+VI[ỆE]T\s+NAM
    | Đ[ẢA]NG\s+C[ỘO]NG\s+S[ẢA]N\s+VI[ỆE]T\s+NAM
    | Đ[ộo]c\s+l[ậa]p\s*[-–—]+\s*T[ựu]\s+do(?:\s*[-–—]+\s*H[ạa]nh\s+ph[úu]c)?
    | (?<=\A|[\s|])H[ạa]nh\s+ph[úu]c(?=\Z|[\s|])""",
    examples=(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI",
        "CỘNG HÕA XàHỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘl CHỦ NGHĨA VIỆT NAM",  # a scan
        "Độc lập - Tự do - Hạnh phúc",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    ),
    counter_examples=("HỘI ĐỒNG NHÂN DÂN", "vì hạnh phúc của nhân dân", "VIỆT NAM"),
)
# Between columns of one line: pipes, tabs, runs of rule signs, the national heading itself.
_CUT = regex.compile(rf"[|\t\n]|[-_*=]{{4,}}|{NATION.pattern.pattern}", regex.VERBOSE)
_EDGE = " \t*#_"
_BRACKETS = regex.compile(r"\([^)]*\)")
_TWO_CAPITALS, _SMALL = regex.compile(r"\p{Lu}{2}"), regex.compile(r"\p{Ll}")
RULES: tuple[Rule, ...] = (NATION,)


@built_fast
@dataclass(frozen=True, slots=True)
class Line:
    """One printed line or cell piece; `text` is ``plan.text[span]``, trimmed."""

    text: str
    span: Span
    block: int
    part: Part

    @property
    def is_capitals(self) -> bool:
        """True if it has words of capitals and no small letter outside of brackets."""
        bare = _BRACKETS.sub("", self.text)
        return bool(_TWO_CAPITALS.search(bare)) and not _SMALL.search(bare)


def lines_of(plan: Plan, *, furniture: bool) -> list[Line]:
    """The lines of the document, or of the furniture around it, in reading order."""
    text = plan.text
    found: list[Line] = []
    for block, part in zip(plan.blocks, plan.parts, strict=True):
        if (part is Part.FURNITURE) is not furniture:
            continue
        at = block.span.start
        for cut in (*_CUT.finditer(text, at, block.span.end), None):
            words = text[at : cut.start() if cut else block.span.end]
            bare = words.strip(_EDGE)
            if bare:
                left = at + words.index(bare)
                found.append(Line(bare, Span(left, left + len(bare)), block.index, part))
            at = cut.end() if cut else at
    return found
