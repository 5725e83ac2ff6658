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
from extractors.task_labels import Labelled, bare_label, find_labelled, labels_follow
from extractors.task_particulars import Particulars
from extractors.task_sentences import Draft, read_sentence
from extractors.task_subjects import joined_heading_rule, presents_rule
from extractors.task_titles import stands_in_aims, with_run_in_name, without_titles
from models.facts import Facts, Task
from models.nlp import split_sentences
from models.plan import Plan
from models.structure import Part, Section
from models.text import Block

_PREAMBLE = regex.compile(
    r"Căn\s+cứ\b.*[;,]\Z|\W*(?:Xét\s+(?:đề|tờ)|Theo\s+đề\s+nghị|Kính\s+gửi|(?:TM|KT|TL|TUQ|Q)\s?\.\s?\p{Lu}|\(?(?:Ban\s+hành\s+)?[Kk]èm\s+theo)"
)
_ADDRESSED = regex.compile(r"\W*Kính\s+gửi\b", regex.IGNORECASE)
_RECIPIENTS = regex.compile(r"\W*Nơi\s+nhận\b", regex.IGNORECASE)
_WORDS = regex.compile(r"\p{L}{2}.*\p{L}{2}")
MAX_PRESENTS = 700


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
        self.part: Part | None = None
        self.ended = self.addressed = False
        self.charges = Charges(plan, self.on)
        self.details = Particulars(plan, self.on, self.found)

    def step(self, block: Block) -> None:
        part, words = self.plan.parts[block.index], self.plan.words(block)
        if part is not self.part:
            self.part, self.ended, self.charges = part, False, Charges(self.plan, self.on)
        if self.ended or self._is_preamble(words):
            return
        if _RECIPIENTS.match(words):
            self.ended = True
            return
        start = block.span.start + label_end(words)
        labelled = self._labelled(block, words, start)
        first = labelled[0] if labelled and labelled[0].start <= start + 3 else None
        if self.details.takes(block, labelled, first is not None):
            return
        tasks = [at for at, one in enumerate(labelled) if self._names_task(one)]
        if tasks:
            self._read_labelled(block, start, labelled, tasks)
        elif first and self._names_somebody(first):
            self._read(block, first.span.start, block.span.end, labelled[1:])
        elif first:
            self.details.attach(block, labelled)
        elif not self._presents(block, words) and not self._opens(block):
            self._read(block, start, block.span.end, labelled)

    def _is_preamble(self, words: str) -> bool:
        """What stands before a paper's own words; those it is addressed to stand in a list."""
        listed = self.addressed and words[:1] in "-–+*•"
        self.addressed = listed or _ADDRESSED.match(words) is not None
        return listed or _PREAMBLE.match(words) is not None

    def _labelled(self, block: Block, words: str, start: int) -> list[Labelled]:
        """The labels of a line: with their colons, or one that has a line of its own without."""
        if ":" in words:
            return find_labelled(self.plan.text, start, block.span.end)
        return bare_label(self.plan, block, start)

    def _names_task(self, one: Labelled) -> bool:
        """`Nội dung: gồm 06 chuyên đề` tells more of the task that the heading above it names."""
        return (
            one.kind == "task" and not self.plan.text[one.span.start : one.span.end][:1].islower()
        )

    def _read_labelled(
        self, block: Block, start: int, labelled: list[Labelled], tasks: list[int]
    ) -> None:
        """Tasks under their own label, each with its particulars; before them perhaps a body."""
        head, opens = labelled[: tasks[0]], labelled[tasks[0]].start
        if _WORDS.search(self.plan.text, start, head[0].start if head else opens):
            if leads := self._bodies(start, opens):
                self.charges.hold(block, leads)
            else:
                self._read(block, start, opens, head)
        for at, following in zip(tasks, [*tasks[1:], len(labelled)], strict=True):
            own = labelled[at + 1 : following]
            if labelled[at].span or own:
                inherited = self.charges.below.get(self.plan.section_of[block.index]) or None
                self._read(block, labelled[at].span.start, labelled[at].span.end, own, inherited)

    def _bodies(self, start: int, end: int) -> tuple[Given, ...]:
        """The bodies of a heading joined with the labels below it, if it holds nothing else."""
        mentions = find_agencies(self.plan, start, end, on=self.on)
        rest = end - start - sum(len(m.span) for m in mentions)
        return tuple(Given("lead", m) for m in mentions) if rest <= 4 * len(mentions) else ()

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

    def _read(
        self,
        block: Block,
        start: int,
        end: int,
        labelled: list[Labelled],
        above: tuple[Given, ...] | None = None,
    ) -> None:
        words, section = self.plan.words(block), headed_by(self.plan, block)
        end = labelled[0].start if labelled else end
        inherited = () if self.news else above or self._right_above(block)
        drafts = list(self._drafts(block, start, end, inherited))
        if not labelled:
            drafts = without_titles(words, section, drafts)
        if (
            len(drafts) > 1
            and start > block.span.start
            and (labelled or labels_follow(self.plan, block))
        ):
            drafts = with_run_in_name(self.plan, start, drafts)
        if self.news:
            drafts = charged_in_news(self.plan, drafts)
        elif not inherited and stands_in_aims(self.plan, block):
            drafts = [draft for draft in drafts if is_charged(self.plan, draft)]
        own = next((d for d in reversed(drafts) if d.own and d.leads), None)
        if own and (words.endswith(":") or self._joins_heading(block, section, own)):
            self.charges.hold(block, own.leads)
        tasks = [ProseTask(block.index, draft) for draft in drafts]
        tasks = tasks or [ProseTask(block.index, Draft(start, end, ()))]
        self.found += tasks
        self.details.begin(tasks[:1] if labelled else [], labelled)

    def _right_above(self, block: Block) -> tuple[Given, ...]:
        """Who is charged with a block; right below a heading of bodies it is theirs.

        Elsewhere `Căn cứ chức năng, nhiệm vụ ...` opens the closing words of a plan.
        """
        inside, charges = self.plan.section_of[block.index], self.charges
        if charges.opened == block.index - 1 and not headed_by(self.plan, block):
            given = charges.after.get(inside) or charges.below.get(inside)
            if given:
                return given
        return charges.inherited(block)

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
