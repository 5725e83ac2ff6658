"""One page of a PDF -> its words, judged: text that can be believed, or a picture to be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import pypdfium2 as pdfium
import regex

from pipeline.legacy_encodings import decode_runs, encoding_of_font
from pipeline.readers.pages import Page, Ruling
from pipeline.readers.pdf_drawing import Drawing, read_drawing
from pipeline.readers.pdf_geometry import Frame, frame_of
from pipeline.readers.pdf_pieces import Sifted, make_pieces, sift, text_turn
from pipeline.readers.pdf_seals import split_seals
from pipeline.readers.pdf_text import Word, open_text, read_words
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
_OWN = regex.compile("[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]")
_LETTER = regex.compile(r"\p{L}")
_ISOLATED = regex.compile(r"(?<!\S)(?![ởýÝỞô])[^\W\d_a-zA-Z](?!\S)")
_UNREADABLE = regex.compile(r"[\ufffd\p{Co}]")


@dataclass(slots=True)
class PageText:
    """What the text layer of a page gives. `seals` hold the words of each digital seal."""

    number: int
    frame: Frame
    sifted: Sifted
    drawing: Drawing
    is_layer: bool = False
    """True where the words are the invisible layer of a scan."""
    seals: list[list[Word]] = field(default_factory=list)
    has_fields: bool = False
    encodings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All words, a line a line."""
        lines = groupby(self.sifted.words, key=lambda word: word.line)
        return "\n".join(" ".join(word.text for word in line) for _, line in lines)

    def as_page(self) -> Page:
        """The page for the layout. Between ruled lines and over fields no words are joined."""
        width, height = self.frame.size
        upright = self.frame.upright()
        rulings = tuple(Ruling(upright(*box)) for box in self.drawing.rulings)
        join = not self.has_fields and len(rulings) < 4
        pieces = make_pieces(self.sifted.words, self.frame, join=join)
        return Page(self.number, width, height, pieces, rulings, ocr=self.is_layer)


def read_page_text(
    page: pdfium.PdfPage,
    number: int,
    *,
    before: Sequence[Word] | None = None,
    fields: Sequence[Field] = (),
) -> PageText:
    """The words of a page with its fields painted in; see `split_seals` of `before`."""
    with open_text(page) as text_page:
        words = read_words(text_page)
    drawing = read_drawing(page)
    words, seals = split_seals(words, before, fields)
    frame = frame_of(page)
    frame = replace(frame, turn=text_turn(words, frame))
    sifted = sift(words, frame, drawing, see_unseen=False)
    is_layer = 2 * sifted.unseen > len(words) and bool(drawing.pictures)
    if is_layer:
        sifted = sift(words, frame, drawing, see_unseen=True)
    encodings = _decode(sifted.words)
    return PageText(number, frame, sifted, drawing, is_layer, seals, before is not None, encodings)


def _decode(words: list[Word]) -> tuple[str, ...]:
    """Turns words of an old encoding to Unicode, in place; the encodings that were met."""
    fonts = {word.style.font.name for word in words}
    if not any(map(encoding_of_font, fonts)) and _own_share(_plain(words)) >= OWN_SHARE:
        return ()
    runs = [list(run) for _, run in groupby(words, key=lambda w: (w.line, w.style.font.name))]
    texts, met = decode_runs([(_plain(run), run[0].style.font.name) for run in runs])
    if not met:
        return ()
    for run, text in zip(runs, texts, strict=True):
        parts = text.split(" ")
        if len(parts) == len(run):
            for word, part in zip(run, parts, strict=True):
                word.text = part
    return met


def _plain(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _own_share(text: str) -> float:
    return len(_OWN.findall(text)) / len(text) if text else 0.0


def is_scan(page: PageText) -> bool:
    """True if the page must be read off its picture: no text, hardly any, or none to believe."""
    text = page.text
    letters = len(_LETTER.findall(text))
    if not text.strip():
        return page.drawing.objects > 0
    frame = page.frame
    share = page.drawing.picture_share((frame.left, frame.bottom, frame.right, frame.top))
    if share >= PICTURE_SHARE and letters < LEAST_LETTERS:
        return True
    if not page.is_layer and share < PICTURE_SHARE and _own_share(text) >= OWN_SHARE:
        return False
    return not is_believable(text)


def is_suspicious(text: str) -> bool:
    """True where letters were lost or torn from their words, as fonts without a table do.

    >>> is_suspicious("rà so á t th ủ t ụ c h à nh ch í nh c ủ a t ỉ nh")
    True
    """
    words = text.count(" ") + text.count("\n") + 1
    if len(_ISOLATED.findall(text)) > max(2, ISOLATED * words):
        return True
    return len(_UNREADABLE.findall(text)) > max(2, len(text) // 500)
