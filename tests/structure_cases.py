"""Headings of whole documents against those that a reader wrote down (cases/structure)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reading import raw_file

from models.structure import Part, Section
from pipeline.parse import parse
from pipeline.readers import read

TESTS = Path(__file__).parent
GOLD = TESTS / "cases" / "structure"
DOCUMENTS = TESTS / "documents"
MEDIA = {".txt": "text/plain", ".html": "text/html"}


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its label and those above it without punctuation, and its words squeezed."""

    label: str
    words: str
    above: tuple[str, ...]
    part: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A document's headings: how many stand in their place, and of those how many have their words."""

    headings: int
    placed: int
    titled: int
    faults: tuple[str, ...]
    extra: tuple[str, ...]


def names() -> list[str]:
    return sorted(path.stem for path in GOLD.glob("*.json"))


def written(name: str) -> list[Heading]:
    rows = json.loads((GOLD / f"{name}.json").read_text("utf-8"))
    return [
        Heading(
            _label(row["label"]),
            _squeezed(row["title"]),
            tuple(map(_label, row["parent"].split(" > "))) if row["parent"] else (),
            row["part"],
        )
        for row in rows
    ]


def found(name: str) -> list[Heading]:
    """The document's sections; what a dash or plus sign begins is an item of a list, no heading."""
    path = next(DOCUMENTS.glob(f"{name}.*"))
    file = raw_file(path.read_bytes(), path=path.name, media_type=MEDIA[path.suffix])
    sections = parse(file, read(file))[0].sections
    return [
        _heading(section, sections)
        for section in sections
        if section.part != Part.FURNITURE and section.label not in {"-", "+", "*", "•"}
    ]


def compare(name: str) -> Comparison:
    """Matches by place and words, then by place alone, then by words alone, in reading order."""
    gold, left = written(name), found(name)
    matched: dict[int, Heading] = {}
    for same in (_is_it, _stands_there, _reads_so):
        for number, want in enumerate(gold):
            have = next((h for h in left if number not in matched and same(want, h)), None)
            if have is not None:
                matched[number] = have
                left.remove(have)
    pairs = [(want, matched.get(number)) for number, want in enumerate(gold)]
    return Comparison(
        headings=len(gold),
        placed=sum(have is not None and _place(have) == _place(want) for want, have in pairs),
        titled=sum(have is not None and _is_it(want, have) for want, have in pairs),
        faults=tuple(
            f"want {_show(want)}, have {_show(have) if have else None}"
            for want, have in pairs
            if have is None or not _is_it(want, have)
        ),
        extra=tuple(map(_show, left)),
    )


def _is_it(want: Heading, have: Heading) -> bool:
    return _place(have) == _place(want) and have.words.startswith(want.words)


def _stands_there(want: Heading, have: Heading) -> bool:
    return _place(have) == _place(want) and not have.words


def _reads_so(want: Heading, have: Heading) -> bool:
    return have.words.startswith(want.words)


def _heading(section: Section, sections: Sequence[Section]) -> Heading:
    """Above it stand the labels of the sections above; one without a label has no place in a path."""
    above: list[str] = []
    parent = section.parent
    while parent is not None:
        above.insert(0, _label(sections[parent].label))
        parent = sections[parent].parent
    labels = tuple(label for label in above if label)
    return Heading(_label(section.label), _squeezed(section.title), labels, section.part)


def _place(heading: Heading) -> tuple[str, tuple[str, ...], str]:
    return heading.label, heading.above, heading.part


def _label(label: str) -> str:
    return label.strip(" ().-/").casefold()


def _squeezed(words: str) -> str:
    return "".join(words.casefold().split())


def _show(heading: Heading) -> str:
    path = " > ".join((*heading.above, heading.label or "(none)"))
    return f"{heading.part}: {path} «{heading.words[:40]}»"
