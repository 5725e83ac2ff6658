"""Web pages: blocks in reading order, each with its range of the decoded source."""

import gc
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from models.issues import Issue, ReadError, Stage
from models.spans import Place
from models.text import Cell, RawBlock, RawFile, RawText
from pipeline.decode import check_words
from pipeline.legacy_encodings import legacy_issues
from pipeline.readers.html_draft import Draft
from pipeline.readers.html_site import fold_pairs, pairs_among
from pipeline.readers.html_tree import decode_page, parse_tree
from pipeline.readers.html_walk import Walker
from pipeline.readers.html_zones import Zones, find_zones
from pipeline.readers.places import Locator, Shadow, blank_controls, build_shadow

_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)", re.IGNORECASE)
_META = frozenset({"og:title", "article:published_time"})
_HIDDEN_OUTWEIGHS = 2  # the page is read with its hidden text where that is so many times more
_HIDDEN_LETTERS = 2_000  # ... and at least so much
_WORDS_LOOKED_AT = 200_000


def read_html(file: RawFile) -> RawText:
    """Read a page.

    `RawText.site` holds the site's attribute table and, under their own names, the page's
    ``title``, ``og:title`` and ``article:published_time``.

    Raises:
        ReadError: ``bad_encoding``, ``no_words`` or ``too_deep``.
    """
    with _collector_at_rest():
        return _read(file)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Reading makes many objects and no cycles: the collector would look at all and free none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(file: RawFile) -> RawText:
    decoded = decode_page(file.data)
    source = decoded.text
    plain = blank_controls(source)
    shadow = build_shadow(plain)
    tree = parse_tree(plain, shadow)
    if tree is None:
        raise ReadError("no_words", "the page shows no words")
    walker = _walk(tree, shadow, plain)
    drafts, pairs = fold_pairs(walker.drafts)
    url = _page_url(tree, plain)
    zones = find_zones(drafts, walker.boxes, url, _generator(tree))
    pairs += pairs_among([drafts[index] for index in zones.attributes])
    blocks = tuple(_blocks(drafts, shadow, zones.outside))
    check_words("\n".join(_first_texts(blocks)))
    site = dict(_page_facts(tree))
    for pair in (*walker.tables.pairs, *pairs):
        if pair.value:
            site.setdefault(pair.key, pair.value)
    return RawText(
        blocks=blocks,
        source=source,
        media_type=file.media_type,
        url=url,
        site=site,
        issues=(
            *legacy_issues(file.path, decoded.encodings),
            *_issues(file.path, source, walker, zones),
        ),
    )


def _walk(tree: etree._Element, shadow: Shadow, source: str) -> Walker:
    """Read what a browser shows; all of it where only a script would have shown the page."""
    walker = Walker(Locator(shadow), source)
    walker.walk(tree)
    shown = sum(len(draft.text) for draft in walker.drafts)
    if walker.hidden > max(_HIDDEN_LETTERS, _HIDDEN_OUTWEIGHS * shown):
        walker = Walker(Locator(shadow), source, show_hidden=True)
        walker.walk(tree)
    return walker


def _blocks(drafts: list[Draft], shadow: Shadow, outside: frozenset[int]) -> Iterator[RawBlock]:
    """Blocks with tables numbered as they stand; furniture that is the page itself is none."""
    numbers: dict[int, int] = {}
    letters = Counter[int | None]()
    for draft in drafts:
        letters[draft.region] += len(draft.text)
    half = letters.total() / 2
    for index, draft in enumerate(drafts):
        cell = None
        if draft.seat:
            table = numbers.setdefault(draft.seat.table, len(numbers))
            seat = draft.seat
            cell = seat
            if table != seat.table:
                cell = Cell(table, seat.row, seat.column, seat.rowspan, seat.colspan)
        start, end = shadow.source_range(draft.start, draft.end)
        yield RawBlock(
            draft.text,
            Place(start, end),
            draft.kind,
            cell,
            draft.level,
            draft.bold,
            furniture_hint=index in outside
            or (draft.region is not None and letters[draft.region] <= half),
        )


def _first_texts(blocks: tuple[RawBlock, ...]) -> Iterator[str]:
    length = 0
    for block in blocks:
        if length > _WORDS_LOOKED_AT:
            return
        yield block.text[:_WORDS_LOOKED_AT]
        length += len(block.text)


def _page_facts(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """What the head says: title, og:title, article:published_time."""
    for element in tree.iter("title", "meta"):
        if element.tag == "title":
            name, value = "title", element.text
        else:
            name = element.get("property") or element.get("name") or ""
            value = element.get("content")
        words = " ".join((value or "").split())
        if words and ((name == "title" and element.tag == "title") or name in _META):
            yield name, words


def _generator(tree: etree._Element) -> str:
    """What `meta generator` says that made the page."""
    metas = tree.iter("meta")
    return next((e.get("content") or "" for e in metas if e.get("name") == "generator"), "")


def _page_url(tree: etree._Element, source: str) -> str | None:
    """The page's address: canonical, og:url, the note that a browser leaves in a copy, or base."""
    candidates = [e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical"]
    candidates += [e.get("content") for e in tree.iter("meta") if e.get("property") == "og:url"]
    saved = _SAVED_FROM.search(source, 0, 4096)
    candidates += [saved[1]] if saved else []
    candidates += [e.get("href") for e in tree.iter("base")]
    return next((c.strip() for c in candidates if c and _WEB_ADDRESS.match(c.strip())), None)


def _issues(path: str, source: str, walker: Walker, zones: Zones) -> Iterator[Issue]:
    broken = source.count("\ufffd")
    if broken:
        message = f"{broken} characters could not be decoded"
        yield Issue(path, Stage.READ, "broken_characters", message)
    if walker.tables.too_large:
        message = f"{walker.tables.too_large} tables were larger than can be laid out as a grid"
        yield Issue(path, Stage.READ, "table_too_large", message)
    if walker.show_hidden:
        message = "the page hides most of its text until a script runs; it was read all the same"
        yield Issue(path, Stage.READ, "hidden_text_read", message)
    if walker.locator.missed:
        message = f"{walker.locator.missed} pieces of text were not found again in the source"
        yield Issue(path, Stage.READ, "place_unsure", message)
    if zones.mismatch:
        message = f"profile {zones.mismatch}; the whole page was read"
        yield Issue(path, Stage.READ, "site_profile_mismatch", message)
