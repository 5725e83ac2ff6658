"""Who is charged at a place of the text: by the headings above it and the lead-ins before it."""

from dataclasses import dataclass, field
from datetime import date

import regex

from extractors.lead_ins import read_lead_in
from extractors.roles import Given
from models.plan import Plan
from models.structure import Section
from models.text import Block, BlockKind

_CLOSES = regex.compile(
    r"(?:Trên\s+đây|(?:Trong\s+)?[Qq]uá\s+trình|Căn\s+cứ|Kế\s+hoạch\s+này|Quyết\s+định\s+này|Nhận\s+được|Đề\s+nghị|Yêu\s+cầu|Giao|UBND|Ủy\s+ban|Uỷ\s+ban|Chương\s+trình\s+này)\b"
)
_LEADING = regex.compile(r"\bchủ\s+trì\b", regex.IGNORECASE)
_ISSUERS = frozenset(("ubnd_tinh", "hdnd_tinh", "ct_ubnd_tinh"))
OPENING_BLOCKS = 12


def headed_by(plan: Plan, block: Block) -> Section | None:
    """The section that the block heads, if it heads one."""
    index = plan.section_of[block.index]
    section = plan.sections[index] if index is not None else None
    return section if section and section.heading == block.index else None


@dataclass(slots=True)
class Charges:
    """What holds in one part: `below` a heading, and `after` a lead-in within its section."""

    plan: Plan
    on: date | None
    below: dict[int | None, tuple[Given, ...]] = field(default_factory=dict)
    after: dict[int | None, tuple[Given, ...]] = field(default_factory=dict)
    opened: int = -2

    def opens(self, block: Block) -> bool:
        """Takes a pure heading or lead-in; False where the block is none."""
        given = read_lead_in(self.plan, block, on=self.on)
        words = self.plan.words(block)
        if given and not any(g.role == "lead" for g in given):
            given = (*self.inherited(block), *given) if _LEADING.search(words) else ()
        if not given or not self._takes(block, words, given):
            return False
        self.opened = block.index
        return True

    def _takes(self, block: Block, words: str, given: tuple[Given, ...]) -> bool:
        section, inside = headed_by(self.plan, block), self.plan.section_of[block.index]
        if section and section.blocks[1] - section.blocks[0] > 1:
            self.below[section.index] = given
            self.after.pop(section.index, None)
        elif section and words.rstrip("* ").endswith(":"):
            self.after[section.parent] = given
        elif section:
            return False
        elif self.opened == block.index - 1 and inside in self.below:
            self.below[inside] += given
        elif self._may_open(block, words, given):
            self.after[inside] = given
        else:
            return False
        return True

    def _may_open(self, block: Block, words: str, given: tuple[Given, ...]) -> bool:
        """An unlabelled line of bodies: a lead-in with a colon, or a heading that lost its label."""
        if words.rstrip("* ").endswith(":"):
            return True
        issuer = any(g.mention.agency.code in _ISSUERS for g in given)
        marked = block.bold or block.kind is BlockKind.HEADING
        inside = self.plan.section_of[block.index] is not None
        late = block.index - self.plan.body[0].index > OPENING_BLOCKS
        return not issuer and (marked or inside or late)

    def hold(self, block: Block, leads: tuple[Given, ...]) -> None:
        """A sentence that ends in a colon charges its subject with what follows, too."""
        section = headed_by(self.plan, block)
        if section:
            self.below[section.index] = leads
        else:
            self.after[self.plan.section_of[block.index]] = leads

    def inherited(self, block: Block) -> tuple[Given, ...]:
        """Who is charged with a block by what stands above it; the closing words are nobody's."""
        section = headed_by(self.plan, block)
        if section is None and _CLOSES.match(self.plan.words(block)):
            self.after.clear()
            return ()
        at = section.parent if section else self.plan.section_of[block.index]
        while True:
            given = self.after.get(at) or self.below.get(at)
            if given or at is None:
                return given or ()
            at = self.plan.sections[at].parent
