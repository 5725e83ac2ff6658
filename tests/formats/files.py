"""The list of made files: what each is called, what it says, and how it is made.

A maker gets nothing and gives bytes; programs and libraries are imported when it runs, so that
the list itself can be read anywhere.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from formats import drawing, pages, printing, scans, seals, texts, word
from formats.content import HERE, SamplePlan, load_plan
from formats.encodings import cp1258, double_utf8, tcvn3, viscii, vni

MADE = HERE / "made"
Kind = Literal["text", "html", "encoding", "word", "pdf", "scan", "archive"]


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file of `made`.

    Attributes:
        name: the file's name; the plan's name is before its first dot.
        kind: the class of format, as the README's table has it.
        note: the format in words.
        make: gives the bytes.
        changes: metadata that differ from the plan's gold, as where a draft has no number.
        heavy: whether it is read by the bench only.
    """

    name: str
    kind: Kind
    note: str
    make: Callable[[], bytes]
    changes: tuple[tuple[str, str | None], ...] = ()
    heavy: bool = False

    @property
    def plan(self) -> str:
        """The name of the plan it holds."""
        return self.name.split(".")[0]

    @property
    def path(self) -> Path:
        """Where it lies."""
        return MADE / self.name


def _utf8(make: Callable[[SamplePlan], str], name: str) -> Callable[[], bytes]:
    return lambda: make(load_plan(name)).encode()


def _rows(name: str) -> str:
    return texts.row_dump(load_plan(name))


@cache
def _docx(name: str, *, counted: bool = False) -> bytes:
    return word.docx(load_plan(name), counted=counted)


@cache
def _printed(name: str, *, counted: bool = False) -> bytes:
    return printing.convert(_docx(name, counted=counted), "docx", "pdf")


def _other_office(wanted: str) -> Callable[[], bytes]:
    return lambda: printing.convert(_docx("phu_tho", counted=True), "docx", wanted)


def _signed() -> bytes:
    blank = word.docx(load_plan("phu_tho").blank(month=True))
    return seals.seal(printing.convert(blank, "docx", "pdf"), load_plan("phu_tho"))


def _signed_short() -> bytes:
    blank = word.docx(load_plan("ca_mau").blank())
    return seals.seal(printing.convert(blank, "docx", "pdf"), load_plan("ca_mau"))


def _scan(name: str, *, tilts: tuple[float, ...], grey: bool, quality: int = 22) -> bytes:
    pictures = scans.pictures(_printed(name), tilts=tilts)
    return scans.image_pdf(
        pictures if grey else list(map(scans.black_and_white, pictures)), quality=quality
    )


def _bad_layer() -> bytes:
    return scans.with_bad_layer(_scan("ca_mau", tilts=(-1.2, 0.6), grey=False), _printed("ca_mau"))


def _mixed(name: str, digital_pages: int, *, grey: bool = False) -> bytes:
    """The first pages as printed, the others scanned."""
    digital = _printed(name)
    pictures = scans.pictures(digital, tilts=(0.9,))[digital_pages:]
    scanned = scans.image_pdf(pictures if grey else list(map(scans.black_and_white, pictures)))
    return scans.joined(digital, scanned, first_pages=digital_pages)


def _picture(form: str) -> bytes:
    pictures = [
        scans.black_and_white(p) for p in scans.pictures(_printed("ca_mau"), tilts=(1.1, -0.8))
    ]
    return scans.image_file(pictures[:1] if form == "PNG" else pictures, form)


def _archive() -> bytes:
    return word.zipped(
        {"ca_mau.docx": _docx("ca_mau"), "phu luc/tay_ninh.pdf": _printed("tay_ninh")}
    )


_DRAFT = (("document_number", None), ("issued_on", None))

FILES: tuple[MadeFile, ...] = (
    MadeFile("phu_tho.rows.txt", "text", "text dump, key-value lines, a table row a line", _utf8(texts.row_dump, "phu_tho")),
    MadeFile("phu_tho.cells.txt", "text", "text dump, a cell a line between `|`", _utf8(texts.cell_dump, "phu_tho")),
    MadeFile("phu_tho.crawl.md", "text", "Markdown crawl", _utf8(texts.markdown, "phu_tho")),
    MadeFile("thai_nguyen.rows.txt", "text", "text dump, key-value lines", _utf8(texts.row_dump, "thai_nguyen")),
    MadeFile("ca_mau.rows.txt", "text", "text dump, key-value lines", _utf8(texts.row_dump, "ca_mau")),
    MadeFile("tay_ninh.rows.txt", "text", "text dump, header of two rows", _utf8(texts.row_dump, "tay_ninh")),
    MadeFile("phu_tho.legal.html", "html", "HTML of a legal site", _utf8(pages.legal_site, "phu_tho")),
    MadeFile("phu_tho.portal.html", "html", "HTML of a portal, layout in tables", _utf8(pages.portal, "phu_tho")),
    MadeFile("phu_tho.word.html", "html", "HTML saved from Word", _utf8(pages.saved_from_word, "phu_tho")),
    MadeFile("tay_ninh.legal.html", "html", "HTML of a legal site, header of two rows", _utf8(pages.legal_site, "tay_ninh")),
    MadeFile("phu_tho.tcvn3.html", "encoding", "HTML in TCVN3 with font tags", lambda: pages.in_tcvn3(load_plan("phu_tho"))),
    MadeFile("phu_tho.tcvn3.txt", "encoding", "TCVN3 codes copied as Unicode", lambda: tcvn3(_rows("phu_tho")).encode()),
    MadeFile("ca_mau.tcvn3.txt", "encoding", "TCVN3 text", lambda: tcvn3(_rows("ca_mau")).encode("latin-1")),
    MadeFile("phu_tho.vni.txt", "encoding", "VNI codes copied as Unicode", lambda: vni(_rows("phu_tho")).encode()),
    MadeFile("ca_mau.vni.txt", "encoding", "VNI text", lambda: vni(_rows("ca_mau")).encode("latin-1")),
    MadeFile("ca_mau.viscii.txt", "encoding", "VISCII text", lambda: viscii(_rows("ca_mau"))),
    MadeFile("ca_mau.cp1258.txt", "encoding", "cp1258 text", lambda: cp1258(_rows("ca_mau"))),
    MadeFile("phu_tho.utf16.txt", "encoding", "UTF-16 text", lambda: _rows("phu_tho").encode("utf-16")),
    MadeFile("phu_tho.nfd.txt", "encoding", "Unicode taken apart (NFD)", lambda: unicodedata.normalize("NFD", _rows("phu_tho")).encode()),
    MadeFile("phu_tho.double.txt", "encoding", "UTF-8 encoded twice", lambda: double_utf8(_rows("phu_tho"))),
    MadeFile("phu_tho.docx", "word", "DOCX, labels counted by Word", lambda: _docx("phu_tho", counted=True)),
    MadeFile("phu_tho.draft.docx", "word", "DOCX draft without number and day", lambda: word.docx(load_plan("phu_tho").blank(), counted=True), changes=_DRAFT),
    MadeFile("phu_tho.vntime.docx", "word", "DOCX in .VnTime (TCVN3)", lambda: word.docx(load_plan("phu_tho"), legacy=True)),
    MadeFile("tay_ninh.docx", "word", "DOCX, labels typed, header of two rows", lambda: _docx("tay_ninh")),
    MadeFile("phu_tho.doc", "word", "DOC", _other_office("doc")),
    MadeFile("phu_tho.rtf", "word", "RTF", _other_office("rtf")),
    MadeFile("phu_tho.odt", "word", "ODT", _other_office("odt")),
    MadeFile("phu_tho.office.pdf", "pdf", "PDF printed by LibreOffice", lambda: _printed("phu_tho", counted=True)),
    MadeFile("phu_tho.browser.pdf", "pdf", "PDF printed by a browser", lambda: printing.print_page(pages.saved_from_word(load_plan("phu_tho")))),
    MadeFile("phu_tho.drawn.pdf", "pdf", "PDF drawn by reportlab", lambda: drawing.draw(load_plan("phu_tho"))),
    MadeFile("tay_ninh.office.pdf", "pdf", "PDF printed, header of two rows", lambda: _printed("tay_ninh")),
    MadeFile("phu_tho.signed.pdf", "pdf", "signed PDF, number and date in the seal", _signed),
    MadeFile("ca_mau.signed.pdf", "pdf", "signed PDF, number and day in the seal", _signed_short),
    MadeFile("tay_ninh.mixed.pdf", "scan", "PDF with a scanned appendix", lambda: _mixed("tay_ninh", 3)),
    MadeFile("thai_nguyen.mixed.pdf", "scan", "PDF with a scanned last page", lambda: _mixed("thai_nguyen", 1, grey=True)),
    MadeFile("ca_mau.scan.pdf", "scan", "scanned PDF, grey, tilted", lambda: _scan("ca_mau", tilts=(1.3, -0.7), grey=True)),
    MadeFile("ca_mau.badlayer.pdf", "scan", "scanned PDF with a wrong text layer", _bad_layer),
    MadeFile("ca_mau.page.png", "scan", "PNG of one page", lambda: _picture("PNG")),
    MadeFile("ca_mau.tiff", "scan", "TIFF of two pages", lambda: _picture("TIFF"), heavy=True),
    MadeFile("phu_tho.scan.pdf", "scan", "scanned PDF, six pages with table", lambda: _scan("phu_tho", tilts=(1.4, -1.1, 0.7), grey=False), heavy=True),
    MadeFile("plans.zip", "archive", "archive of a DOCX and a PDF", _archive),
)  # fmt: skip
