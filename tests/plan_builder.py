"""A Plan from a few lines, without reader and cleaner: each line is a block."""

from collections.abc import Sequence

from models.plan import Plan
from models.spans import Place, Span
from models.structure import Part
from models.text import Block, CleanText, ManifestRow


def build_plan(
    lines: Sequence[str] | str,
    *,
    part: Part = Part.PLAN,
    parts: Sequence[Part] = (),
    is_complete: bool = True,
    site: dict[str, str] | None = None,
    manifest: ManifestRow | None = None,
    path: str = "test.txt",
) -> Plan:
    """A plan of one part (or of `parts`, one a line), with no ladder; text lines become blocks."""
    words = lines.split("\n") if isinstance(lines, str) else list(lines)
    words = [line for line in words if line.strip()] if isinstance(lines, str) else words
    blocks, at = [], 0
    for index, line in enumerate(words):
        blocks.append(Block(index, Span(at, at + len(line)), Place(at, at + len(line))))
        at += len(line) + 1
    part_of = tuple(parts) if parts else (part,) * len(words)
    return Plan(
        path=path,
        clean=CleanText("\n".join(words), tuple(blocks), {}),
        parts=part_of,
        sections=(),
        section_of=(None,) * len(words),
        tables=(),
        is_complete=is_complete,
        manifest=manifest,
        site=site or {},
    )
