"""Particulars under labels find their tasks: on the same line, on lines below, values alone.

A label may end its line with the value on the next one, and lines under labels nobody knows
(`- Tần suất: 02 lần/năm.`) are no tasks.
"""

from dataclasses import dataclass, field
from datetime import date

import regex

from extractors.agencies import find_agencies
from extractors.charges import headed_by
from extractors.prose_tasks import ProseTask
from extractors.task_labels import Labelled, particulars, value_on_next_line
from models.plan import Plan
from models.text import Block

_BULLET = regex.compile(r"[-–+*•]")
_OTHER_LABEL = regex.compile(r"[-–+*•]?\s*\p{Lu}\p{Ll}*(?:\s\p{Ll}+){1,5}\s*:\s*[^:;]{1,60}")
_WHO = frozenset(("lead", "coordinate", "monitor", "advise", "report_to"))
_TWO_SENTENCES = regex.compile(r"\p{Ll}\.\s+\p{Lu}\p{Ll}")
MAX_VALUE = 300


@dataclass(slots=True)
class Particulars:
    """Gives labelled particulars to tasks; `found` is the list that the walk fills.

    `owners` are the tasks that further particulars belong to, `waiting` is the label whose
    value has not come yet, `attached` the last block that was taken.
    """

    plan: Plan
    on: date | None
    found: list[ProseTask]
    owners: list[ProseTask] = field(default_factory=list)
    waiting: Labelled | None = None
    attached: int = -2

    def begin(self, owners: list[ProseTask], labelled: list[Labelled]) -> None:
        """New tasks were read, with the particulars of their own line."""
        self.owners = owners
        self._join(labelled)

    def takes(self, block: Block, labelled: list[Labelled], opens: bool) -> bool:
        """Takes a line that is the value of the label before it, or one more particular."""
        words = self.plan.words(block)
        waiting, self.waiting = self.waiting, None
        if labelled and not labelled[-1].span:
            self.waiting = labelled[-1]
        if opens:
            return False
        if waiting and self._is_value(waiting, block):
            start, end = block.span.start, block.span.end
            self._join([value_on_next_line(waiting, start, end, self.plan.text)])
            is_list = _BULLET.match(words) or (waiting.is_bare and waiting.kind in _WHO)
            self.waiting = self.waiting or (waiting if is_list else None)
            return True
        return self._goes_on(block, words)

    def _is_value(self, label: Labelled, block: Block) -> bool:
        """True where a line can be the value of the label that ended the one before."""
        section, words = headed_by(self.plan, block), self.plan.words(block)
        if not self.owners or len(words) > MAX_VALUE or (section and not _BULLET.match(words)):
            return False
        if label.kind not in _WHO:
            return True
        mentions = find_agencies(self.plan, block.span.start, block.span.end, on=self.on)
        names = sum(len(mention.span) for mention in mentions)
        return 2 * names >= len(words) and not _TWO_SENTENCES.search(words)

    def _goes_on(self, block: Block, words: str) -> bool:
        """A further particular under a label nobody knows (`- Tần suất: 02 lần/năm.`)."""
        before = self.plan.blocks[block.index - 1] if block.index else None
        if not self.owners or before is None or self.attached != before.index:
            return False
        if not _OTHER_LABEL.fullmatch(words) or words[0] != self.plan.words(before)[0]:
            return False
        if find_agencies(self.plan, block.span.start, block.span.end, on=self.on):
            return False
        self.attached = block.index
        return True

    def attach(self, block: Block, labelled: list[Labelled]) -> None:
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
