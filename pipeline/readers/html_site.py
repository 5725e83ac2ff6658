"""A site's attribute table (`Số hiệu`, `Ngày ban hành` ...), however the page lays it out."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from models.lexicon import load_toml
from models.text import BlockKind
from pipeline.readers.html_draft import Draft, join_drafts

_FEWEST_PAIRS = 3
_MOST_ROWS = 40
_LONGEST_VALUE = 600  # characters; a trích yếu may be long
_BULLET = re.compile(r"[-–•*+]\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of an attribute table: its paragraph, and key and value as printed."""

    draft: Draft
    key: str = ""
    value: str = ""


def find_pairs(cells: list[list[list[Draft]]]) -> list[Pair] | None:
    """The lines of an attribute table; None where a table is none.

    A key is followed by its value in the same row; a header row of keys over columns of
    values is a list of documents, not an attribute table.
    """
    if not _has_keys(cells):
        return None
    lines: list[Pair] = []
    for row in cells:
        filled = [cell for cell in row if cell]
        lines += _row_pairs(filled)
    known = sum(_is_key(pair.key) and bool(pair.value) for pair in lines)
    longest = max((len(pair.draft.text) for pair in lines), default=0)
    if known < _FEWEST_PAIRS or known * 2 < len(lines) or longest > 2 * _LONGEST_VALUE:
        return None
    return lines


def _has_keys(cells: list[list[list[Draft]]]) -> bool:
    """A cheap look: a small table with three labels at least."""
    if len(cells) > _MOST_ROWS:
        return False
    labels = (
        re.split("[:\n]", cell[0].text, maxsplit=1)[0] for row in cells for cell in row if cell
    )
    return sum(map(_is_key, labels)) >= _FEWEST_PAIRS


def _row_pairs(filled: list[list[Draft]]) -> list[Pair]:
    """A row's cells, each key joined with the cell after it."""
    lines: list[Pair] = []
    index = 0
    while index < len(filled):
        cell = filled[index]
        text = _text(cell)
        following = filled[index + 1] if index + 1 < len(filled) else None
        keyed = _is_key(text) or (len(filled) == 2 and index == 0 and len(text) < 60)
        if keyed and following and not _is_key(_text(following)):
            lines.append(_pair(cell, following))
            index += 1
        else:
            split = _split(text)
            whole = join_drafts(cell, "\n")
            lines.append(Pair(whole, *split) if split else Pair(whole, text if keyed else ""))
        index += 1
    return lines


def fold_pairs(drafts: list[Draft]) -> tuple[list[Draft], list[Pair]]:
    """Join labels with the values after them where three or more stand together.

    Definition lists, rows of boxes and lists lay attribute tables out as paragraphs; single
    paragraphs ``key: value`` among them are pairs too, and stay as they are.
    """
    folded: list[Draft] = []
    found: list[Pair] = []
    run: list[tuple[Pair, list[Draft]]] = []
    gap = index = 0
    while index <= len(drafts):
        pair, used = _pair_at(drafts, index) if index < len(drafts) else (None, 1)
        members = drafts[index : index + used]
        index += used
        if pair:
            run.append((pair, members))
            gap = 0
        elif run and gap == 0 and members:
            run.append((Pair(members[0]), members))
            gap = 1
        else:
            found += _close(run, folded)
            run, gap = [], 0
            folded += members
    return folded, found


def pairs_among(drafts: list[Draft]) -> list[Pair]:
    """The pairs of paragraphs that a profile knows to be an attribute table: one is enough."""
    found: list[Pair] = []
    index = 0
    while index < len(drafts):
        pair, used = _pair_at(drafts, index)
        found += [pair] if pair else []
        index += used
    return found


def _close(run: list[tuple[Pair, list[Draft]]], folded: list[Draft]) -> list[Pair]:
    pairs = [pair for pair, _ in run if pair.key]
    if len({pair.key for pair in pairs}) < _FEWEST_PAIRS:
        folded += [draft for _, members in run for draft in members]
        return []
    folded += [pair.draft for pair, _ in run]
    return pairs


def _pair_at(drafts: list[Draft], index: int) -> tuple[Pair | None, int]:
    """The pair that begins at `index`, and how many paragraphs it takes."""
    label = drafts[index]
    if label.seat or label.kind is BlockKind.HEADING or len(label.text) > 2 * _LONGEST_VALUE:
        return None, 1
    text = _BULLET.sub("", label.text, count=1) if label.kind is BlockKind.ITEM else label.text
    split = _split(text)
    if split:
        return Pair(label, *split), 1
    if not _is_key(text) or index + 1 >= len(drafts):
        return None, 1
    value = drafts[index + 1]
    if value.seat or _is_key(value.text) or _split(value.text) or len(value.text) > _LONGEST_VALUE:
        return None, 1
    return _pair([replace(label, text=text)], [value]), 2


def _pair(label: list[Draft], value: list[Draft]) -> Pair:
    key = _text(label).rstrip(" :\u00a0")
    words = _text(value).lstrip(" :\u00a0")
    joined = replace(join_drafts(label + value, "\n"), text=f"{key}: {words}")
    return Pair(joined, key, words)


def _split(text: str) -> tuple[str, str] | None:
    """Key and value of ``key: value``, or of a key and a value on lines of their own."""
    for separator in (":", "\n"):
        key, found, value = text.partition(separator)
        if found and len(key) < 60 and value.strip(" \n:") and _is_key(key):
            return key.strip(), value.strip(" \n:")
    return None


def _text(cell: list[Draft]) -> str:
    return "\n".join(draft.text for draft in cell)


def _is_key(text: str) -> bool:
    if not 0 < len(text) < 60:
        return False
    return _normal(text) in _keys()


def _normal(text: str) -> str:
    words = unicodedata.normalize("NFC", text).lower().rstrip(" :\u00a0").split()
    return " ".join(words)


@cache
def _keys() -> frozenset[str]:
    return frozenset(load_toml("web_pages")["site_keys"])
