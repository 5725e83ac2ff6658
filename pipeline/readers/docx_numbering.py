"""The labels that Word prints before the paragraphs of its lists (ECMA-376, part 1, 17.9)."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.readers.docx_formats import format_number, read_bullet
from pipeline.readers.docx_names import W, child, number, toggle, value, whole
from pipeline.readers.docx_styles import Look, Styles, read_look

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_MAX_LINKS = 5


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what it prints."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"
    style: str | None = None
    look: Look = field(default_factory=Look)


@dataclass
class WordList:
    """A list in use: the counting that it shares, its levels, and where it starts anew."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass
class Numbering:
    """Counts the lists of a document; paragraphs are told in the order they are printed."""

    root: etree._Element | None
    styles: Styles
    _lists: dict[int, WordList | None] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[int, int]] = field(default_factory=set)

    def level_of_style(self, list_id: int, style: str | None) -> int:
        """The level that a list gives to paragraphs of a style; the first where it names none."""
        found = self._list(list_id)
        if found is None or not style:
            return 0
        return next((n for n, level in found.levels.items() if level.style == style), 0)

    def next_label(self, list_id: int, level: int) -> str:
        """Counts one paragraph on and gives its label with the space after it.

        Empty for a list that is not there or prints nothing.
        """
        found = self._list(list_id)
        level = min(max(level, 0), _LEVELS - 1)
        if found is None or level not in found.levels:
            return ""
        counts = self._count(list_id, found, level)
        own = found.levels[level]
        if own.form == "bullet":
            text = read_bullet(own.text, own.look.font)
        else:
            text = _PLACE.sub(lambda m: _printed(found, counts, int(m[1]) - 1, own), own.text)
        text = text.upper() if own.look.capitals else text
        if not text.strip():
            return ""
        return text if own.suffix == "nothing" else f"{text} "

    def font(self, list_id: int, level: int) -> str | None:
        """The font of a level's label, where the list names one."""
        found = self._list(list_id)
        return found.levels[level].look.font if found and level in found.levels else None

    def _count(self, list_id: int, found: WordList, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.shared, {})
        own = found.levels[level]
        fresh = level in found.starts and (list_id, level) not in self._started
        self._started.add((list_id, level))
        if fresh:
            counts[level] = found.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = found.starts.get(level, own.start)
        for higher in range(level):  # a level that was jumped over counts as begun
            if higher in found.levels:
                start = found.starts.get(higher, found.levels[higher].start)
                counts.setdefault(higher, start)
        for deeper in [n for n in counts if n > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                del counts[deeper]
        return counts

    def _list(self, list_id: int) -> WordList | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        return self._lists[list_id]

    def _read(self, list_id: int) -> WordList | None:
        """The list of an id; None for 0, which means none, and for lists that are not there."""
        for _ in range(_MAX_LINKS):
            entry = self._find("num", "numId", list_id)
            abstract = self._find("abstractNum", "abstractNumId", number(entry, "abstractNumId"))
            if entry is None or abstract is None:
                return None
            link = value(abstract, "numStyleLink")
            linked = self.styles.numbering(link) if link else None
            if linked is None or linked == list_id:
                return self._build(entry, abstract)
            list_id = linked
        return None

    def _build(self, entry: etree._Element, abstract: etree._Element) -> WordList:
        shared = abstract.get(W + "abstractNumId") or ""
        found = WordList(shared, dict(map(_level, abstract.findall(W + "lvl"))), {})
        for override in entry.findall(W + "lvlOverride"):
            self._override(found, override)
        return found

    def _override(self, found: WordList, override: etree._Element) -> None:
        at = whole(override.get(W + "ilvl"))
        own = child(override, "lvl")
        if at is None:
            return
        if own is not None:
            found.levels[at] = _level(own)[1]
            found.starts[at] = found.levels[at].start
        start = number(override, "startOverride")
        if start is not None:
            found.starts[at] = start
            if at in found.levels:
                found.levels[at] = replace(found.levels[at], start=start)

    def _find(self, name: str, key: str, wanted: int | None) -> etree._Element | None:
        if self.root is None or wanted is None:
            return None
        entries = self.root.iterchildren(W + name)
        return next((e for e in entries if whole(e.get(W + key)) == wanted), None)


def _level(element: etree._Element) -> tuple[int, Level]:
    start = number(element, "start")
    level = Level(
        value(element, "numFmt") or _custom_form(element),
        value(element, "lvlText") or "",
        0 if start is None else start,
        number(element, "lvlRestart"),
        bool(toggle(element, "isLgl")),
        value(element, "suff") or "tab",
        value(element, "pStyle"),
        read_look(child(element, "rPr")),
    )
    return whole(element.get(W + "ilvl")) or 0, level


def _custom_form(element: etree._Element) -> str:
    """The form that is said for old programs where the new one has no name (``001, 002``)."""
    forms = [form.get(W + "val") for form in element.iter(W + "numFmt")]
    return next((form for form in forms if form and form != "custom"), "decimal")


def _printed(found: WordList, counts: dict[int, int], at: int, own: Level) -> str:
    level = found.levels.get(at, own)
    form = "decimal" if own.legal and level.form != "bullet" else level.form
    return format_number(counts.get(at, level.start), form)
