"""Tasks from the prose of a plan: what stands under an agency, and sentences that charge one.

The walk goes down the blocks once. A heading or lead-in that is nothing but a charge holds
for all below it; particulars under labels join the tasks before them.
"""

from collections.abc import Iterator

import regex

from extractors.agencies import find_agencies
from extractors.charges import Charges, headed_by
from extractors.lead_ins import label_end
from extractors.prose_tasks import ProseTask, charged_in_news, is_charged, make_task
from extractors.roles import Given
from extractors.task_labels import Labelled, find_labelled, particulars, value_on_next_line
from extractors.task_sentences import Draft, read_sentence
from extractors.task_subjects import joined_heading_rule, presents_rule
from models.facts import Facts, Task
from models.nlp import split_sentences
from models.plan import Plan
from models.structure import Part, Section
from models.text import Block

_PREAMBLE = regex.compile(
    r"Căn\s+cứ\b.*[;,]\Z|\W*(?:Xét\s+(?:đề|tờ)|Theo\s+đề\s+nghị|Kính\s+gửi|(?:TM|KT|TL|TUQ|Q)\s?\.\s?\p{Lu}|\(?(?:Ban\s+hành\s+)?[Kk]èm\s+theo)"
)
_RECIPIENTS = regex.compile(r"\W*Nơi\s+nhận\b", regex.IGNORECASE)
_TASK_CUE = regex.compile(
    r"\b(?:chủ\s+trì|tham\s+mưu|phối\s+hợp|thường\s+trực)\b", regex.IGNORECASE
)
_WORDS = regex.compile(r"\p{L}{2}.*\p{L}{2}")
_PROPER_END = (".", ";", "./.", ",")
_AIMS = regex.compile(
    r"\W*(?:mục\s+(?:đích|tiêu)|quan\s+điểm|yêu\s+cầu|(?:tình\s+hình|kết\s+quả|thực\s+trạng|đánh\s+giá|bối\s+cảnh)\b)",
    regex.IGNORECASE,
)
_BULLET = regex.compile(r"[-–+*•]")
_OTHER_LABEL = regex.compile(r"[-–+*•]?\s*\p{Lu}\p{Ll}*(?:\s\p{Ll}+){1,5}\s*:\s*[^:;]{1,60}")
MAX_TITLE, MAX_VALUE, MAX_PRESENTS = 160, 300, 700


def prose_tasks(plan: Plan, known: Facts, *, reform: bool) -> Iterator[Task]:
    """The tasks said in prose, in reading order.

    Args:
        plan: The document.
        known: What stands so far; genre, date and period are used.
        reform: True where headings may name areas of administrative reform.

    Raises:
        TimeoutError: if a pattern runs too long.
    """
    walk = _Walk(plan, known)
    for block in plan.body:
        if block.cell is None:
            walk.step(block)
    for found in walk.found:
        task = make_task(plan, found, known, reform=reform)
        if task:
            yield task


class _Walk:
    """One pass over the blocks."""

    def __init__(self, plan: Plan, known: Facts) -> None:
        self.plan = plan
        self.on, self.period = known.metadata.issued_on, known.metadata.period
        self.news = known.metadata.genre == "news"
        self.found: list[ProseTask] = []
        self.owners: list[ProseTask] = []
        self.part: Part | None = None
        self.ended = False
        self.open: Labelled | None = None
        self.attached = -2
        self.charges = Charges(plan, self.on)

    def step(self, block: Block) -> None:
        part, words = self.plan.parts[block.index], self.plan.words(block)
        if part is not self.part:
            self.part, self.ended, self.charges = part, False, Charges(self.plan, self.on)
        if self.ended or _PREAMBLE.match(words):
            return
        if _RECIPIENTS.match(words):
            self.ended = True
            return
        start = block.span.start + label_end(words)
        labelled = find_labelled(self.plan.text, start, block.span.end) if ":" in words else []
        first = labelled[0] if labelled and labelled[0].start <= start + 3 else None
        waiting, self.open = self.open, labelled[-1] if labelled and not labelled[-1].span else None
        if waiting and not first and self._is_value(waiting, block, start):
            self._join([value_on_next_line(waiting, start, block.span.end, self.plan.text)])
            self.open = waiting if _BULLET.match(words) else None
        elif self._goes_on(block, words, first):
            return
        elif first and (first.kind == "task" or self._names_somebody(first)):
            self._read(block, first.span.start, labelled[1:])
        elif first:
            self._attach(block, labelled)
        elif not self._presents(block, words) and not self._opens(block):
            self._read(block, start, labelled)

    def _is_value(self, label: Labelled, block: Block, start: int) -> bool:
        """True where a line can be the value of the label that ended the one before."""
        section, words = headed_by(self.plan, block), self.plan.words(block)
        if not self.owners or len(words) > MAX_VALUE or (section and not _BULLET.match(words)):
            return False
        who = label.kind in ("lead", "coordinate", "monitor", "advise")
        return not who or bool(find_agencies(self.plan, start, block.span.end, on=self.on))

    def _goes_on(self, block: Block, words: str, first: Labelled | None) -> bool:
        """A further particular under a label nobody knows (`- Tần suất: 02 lần/năm.`)."""
        before = self.plan.blocks[block.index - 1] if block.index else None
        if first or not self.owners or before is None or self.attached != before.index:
            return False
        if not _OTHER_LABEL.fullmatch(words) or words[0] != self.plan.words(before)[0]:
            return False
        if find_agencies(self.plan, block.span.start, block.span.end, on=self.on):
            return False
        self.attached = block.index
        return True

    def _presents(self, block: Block, words: str) -> bool:
        """The issuer's own sentence before the first heading charges nobody."""
        outside = self.plan.section_of[block.index] is None
        return outside and presents_rule().first(words[-MAX_PRESENTS:]) is not None

    def _opens(self, block: Block) -> bool:
        """Takes a heading or lead-in; one after a list speaks for the next list beside it."""
        if not self.charges.opens(block):
            return False
        inside, sections = self.plan.section_of[block.index], self.plan.sections
        following = self.plan.section_of[block.index + 1] if block.index + 1 < len(self.plan.blocks) else None  # fmt: skip
        if inside is None or following is None or headed_by(self.plan, block):
            return True
        given = self.charges.after.get(inside)
        if given and sections[following].parent == sections[inside].parent:
            self.charges.after[sections[inside].parent] = given
        return True

    def _names_somebody(self, one: Labelled) -> bool:
        """`Kinh phí: Sở Tài chính bố trí ...` is a task of its own."""
        span = one.span
        return one.kind == "budget" and bool(
            find_agencies(self.plan, span.start, span.end, on=self.on)
        )

    def _read(self, block: Block, start: int, labelled: list[Labelled]) -> None:
        words, section = self.plan.words(block), headed_by(self.plan, block)
        end = labelled[0].start if labelled else block.span.end
        inherited = () if self.news else self.charges.inherited(block)
        drafts = list(self._drafts(block, start, end, inherited))
        if not labelled:
            drafts = self._without_titles(words, section, drafts)
        if self.news:
            drafts = charged_in_news(self.plan, drafts)
        elif not inherited and self._in_aims(block):
            drafts = [draft for draft in drafts if is_charged(self.plan, draft)]
        own = next((d for d in reversed(drafts) if d.own and d.leads), None)
        if own and (words.endswith(":") or self._joins_heading(block, section, own)):
            self.charges.hold(block, own.leads)
        tasks = [ProseTask(block.index, draft) for draft in drafts]
        tasks = tasks or [ProseTask(block.index, Draft(start, end, ()))]
        self.found += tasks
        self.owners = tasks[:1] if labelled else []
        self._join(labelled)

    def _joins_heading(self, block: Block, section: Section | None, own: Draft) -> bool:
        """A heading that lost its line end (`1. Sở A a) Chủ trì ...`) holds for what is below."""
        if section is None or section.blocks[1] - section.blocks[0] < 2:
            return False
        last = max(given.mention.span.end for given in own.leads)
        first = min(given.mention.span.start for given in own.leads)
        opens = first - block.span.start <= label_end(self.plan.words(block)) + 1
        return opens and joined_heading_rule().first(self.plan.text[last : last + 40]) is not None

    def _drafts(
        self, block: Block, start: int, end: int, inherited: tuple[Given, ...]
    ) -> Iterator[Draft]:
        base, carried = block.span.start, inherited
        words = self.plan.text[base:end]
        for first, last in split_sentences(words):
            left = max(base + first, start)
            right = base + last
            if right <= left or not _WORDS.search(self.plan.text, left, right):
                continue
            found = read_sentence(self.plan, left, right, carried, on=self.on, period=self.period)
            for draft in found:
                if draft.own and draft.leads:
                    carried = draft.leads
            yield from found

    def _in_aims(self, block: Block) -> bool:
        """True under a heading of aims or of results, where a plain sentence charges nobody."""
        at = self.plan.section_of[block.index]
        while at is not None:
            section = self.plan.sections[at]
            if _AIMS.match(section.title) and section.heading != block.index:
                return True
            at = section.parent
        return False

    def _without_titles(
        self, words: str, section: Section | None, drafts: list[Draft]
    ) -> list[Draft]:
        """A title above other blocks is no task, nor a lead-in without a word of charging."""
        bare = words.rstrip("* ")
        if any(draft.own for draft in drafts):
            return drafts
        if bare.endswith(":"):
            return drafts if _TASK_CUE.search(bare) else []
        if bare.isupper():
            return []
        below = section is not None and section.blocks[1] - section.blocks[0] > 1
        titled = below and len(bare) <= MAX_TITLE and not bare.endswith(_PROPER_END)
        return [] if titled else drafts

    # particulars

    def _attach(self, block: Block, labelled: list[Labelled]) -> None:
        """Gives a block of particulars to the tasks right before it."""
        self.attached = block.index
        if not self.owners:
            section = headed_by(self.plan, block)
            scope = section.parent if section else self.plan.section_of[block.index]
            if section and section.label == "*":
                scope = self._above_bullets(scope)
            self.owners = self._unlabelled(scope)
        self._join(labelled)

    def _above_bullets(self, scope: int | None) -> int | None:
        """A star after dashes closes the whole list, not its last item."""
        while scope is not None and self.plan.sections[scope].label in ("-", "–", "—", "+"):
            scope = self.plan.sections[scope].parent
        return scope

    def _unlabelled(self, scope: int | None) -> list[ProseTask]:
        """The tasks of a scope that no particulars reached yet: its items, else its heading."""
        heading = self.plan.sections[scope].heading if scope is not None else -1
        owners: list[ProseTask] = []
        for one in reversed(self.found):
            if one.labelled or one.block < heading:
                break
            owners.append(one)
            if scope is None:
                break
        return [one for one in owners if one.block != heading] or owners

    def _join(self, labelled: list[Labelled]) -> None:
        for owner in self.owners:
            owner.labelled += list(particulars(labelled))
