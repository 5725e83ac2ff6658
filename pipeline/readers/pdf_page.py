"""One page of a PDF -> its words, judged: text that can be believed, or a picture to be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter

import pypdfium2 as pdfium
import regex

from pipeline.legacy_encodings import decode_runs, encoding_of_font
from pipeline.readers.pages import Page, Ruling
from pipeline.readers.pdf_drawing import Drawing, read_drawing
from pipeline.readers.pdf_geometry import Frame, frame_of
from pipeline.readers.pdf_pieces import Sifted, make_pieces, sift, text_turn
from pipeline.readers.pdf_seals import may_hold_seal, split_seals
from pipeline.readers.pdf_text import Run, high_bytes, open_text, read_runs
from pipeline.readers.pdf_widgets import Field
from pipeline.readers.text_quality import is_believable

PICTURE_SHARE = 0.5
"""A picture that covers so much of a page may be a scan of it."""
LEAST_LETTERS = 60
"""Fewer letters over such a picture are a stamp's or a page number, not the page's text."""
OWN_SHARE = 0.08
"""Letters of Vietnamese alone among all characters: with so many a drawn page needs no judge."""
ISOLATED = 0.04
"""Share of words that are one marked letter. Vietnamese has few (ở, ý); torn words leave many."""
_LETTER = regex.compile(r"\p{L}")
_ALONE = frozenset("ởýỞÝôÔ")
FEWEST_RULINGS = 4
"""Fewer lines make no table."""
UNTORN = 4
"""Letters a word, with its space: torn words have hardly three, Vietnamese has five."""
_COMMON = bytes(range(0xE0))  # upper bytes below those of private letters and of lost ones
_UNREADABLE = regex.compile(r"[\ufffd\p{Co}]")


@dataclass(slots=True)
class PageText:
    """What the text layer of a page gives. `seals` hold the words of each digital seal."""

    number: int
    text: str
    frame: Frame
    sifted: Sifted
    drawing: Drawing
    is_layer: bool = False
    """True where the words are the invisible layer of a scan."""
    seals: list[list[Run]] = field(default_factory=list)
    is_free: bool = True
    """False where words stand between ruled lines or over fields: no runs are joined."""
    encodings: tuple[str, ...] = ()

    def as_page(self) -> Page:
        """The page for the layout."""
        width, height = self.frame.size
        upright = self.frame.upright()
        rulings = tuple(Ruling(upright(*box)) for box in self.drawing.rulings)
        pieces = make_pieces(self.sifted.runs, self.frame, join=self.is_free)
        return Page(self.number, width, height, pieces, rulings, ocr=self.is_layer)


def read_page_text(
    page: pdfium.PdfPage,
    number: int,
    *,
    before: Sequence[Run] | None = None,
    fields: Sequence[Field] = (),
) -> PageText:
    """The words of a page with its fields painted in; see `split_seals` of `before`."""
    drawing = read_drawing(page)
    is_free = before is None and len(drawing.rulings) < FEWEST_RULINGS
    with open_text(page) as text_page:
        runs = read_runs(text_page, apart=before is not None, join=is_free)
    text = _text(runs)
    count = len(runs)
    seals: list[list[Run]] = []
    if before is not None or may_hold_seal(text):
        runs, seals = split_seals(runs, before, fields)
    frame = frame_of(page)
    frame = replace(frame, turn=text_turn(runs, frame))
    sifted = sift(runs, frame, drawing, see_unseen=False)
    is_layer = 2 * sifted.unseen > text.count(" ") and bool(drawing.pictures)
    if is_layer:
        sifted = sift(runs, frame, drawing, see_unseen=True)
    if len(sifted.runs) != count or seals:
        text = _text(sifted.runs)
    encodings = _decode(sifted.runs, text)
    return PageText(
        number,
        _text(sifted.runs) if encodings else text,
        frame,
        sifted,
        drawing,
        is_layer,
        seals,
        is_free,
        encodings,
    )


def _decode(runs: list[Run], text: str) -> tuple[str, ...]:
    """Turns words of an old encoding to Unicode, in place; the encodings that were met."""
    fonts = {run.style.font.name for run in runs}
    if not any(map(encoding_of_font, fonts)) and _own_share(text) >= OWN_SHARE:
        return ()
    texts, met = decode_runs([(run.text, run.style.font.name) for run in runs])
    for run, words in zip(runs, texts, strict=True):
        run.text = words
    return met


def _text(runs: Sequence[Run]) -> str:
    """The runs of a page, a line a line."""
    lines = groupby(runs, key=attrgetter("line"))
    return "\n".join(" ".join([run.text for run in line]) for _, line in lines)


def _own_share(text: str) -> float:
    """The share of letters that Vietnamese alone has, and a few of its neighbours.

    They fill two pages of Unicode, 01 (ă đ ơ ư) and 1E (ạ to ỹ): their high bytes are counted.

    >>> _own_share("được"), _own_share("the")
    (0.75, 0.0)
    """
    high = high_bytes(text)
    return (high.count(0x01) + high.count(0x1E)) / len(text) if text else 0.0


def is_scan(page: PageText) -> bool:
    """True if the page must be read off its picture: no text, hardly any, or none to believe."""
    text = page.text
    if not text.strip():
        return page.drawing.objects > 0
    frame = page.frame
    share = page.drawing.picture_share((frame.left, frame.bottom, frame.right, frame.top))
    if share < PICTURE_SHARE and not page.is_layer and _own_share(text) >= OWN_SHARE:
        return False
    if share >= PICTURE_SHARE and len(_LETTER.findall(text)) < LEAST_LETTERS:
        return True
    return not is_believable(text)


def is_suspicious(text: str) -> bool:
    """True where letters were lost or torn from their words, as fonts without a table do.

    >>> is_suspicious("rà so á t th ủ t ụ c h à nh ch í nh c ủ a t ỉ nh")
    True
    """
    if len(text) > UNTORN * (text.count(" ") + text.count("\n") + 1):
        return _has_lost(text)
    words = text.split()
    single = [word for word in words if len(word) == 1 and word not in _ALONE]
    isolated = sum(word.isalpha() and not word.isascii() for word in single)
    if isolated > max(2, ISOLATED * len(words)):
        return True
    return _has_lost(text)


def _has_lost(text: str) -> bool:
    if not high_bytes(text).translate(None, _COMMON):
        return False
    return len(_UNREADABLE.findall(text)) > max(2, len(text) // 500)
