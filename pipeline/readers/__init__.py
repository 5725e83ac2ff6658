"""One reader a format: bytes in, blocks in reading order out, each with its place in the source."""

from collections.abc import Callable

from models.issues import ReadError
from models.text import RawFile, RawText
from pipeline.readers.office import OFFICE_TYPES

Reader = Callable[[RawFile], RawText]


def _read_html(file: RawFile) -> RawText:
    from pipeline.readers.html import read_html

    return read_html(file)


def _read_mhtml(file: RawFile) -> RawText:
    from pipeline.readers.mhtml import read_mhtml

    return read_mhtml(file)


def _read_text(file: RawFile) -> RawText:
    from pipeline.readers.text import read_text

    return read_text(file)


def _read_pdf(file: RawFile) -> RawText:
    from pipeline.readers.pdf import read_pdf

    return read_pdf(file)


def _read_word(file: RawFile) -> RawText:
    from pipeline.readers.word import read_word

    return read_word(file)


def _read_office(file: RawFile) -> RawText:
    from pipeline.readers.office import read_office

    return read_office(file)


def _read_image(file: RawFile) -> RawText:
    from pipeline.readers.images import read_image

    return read_image(file)


_OOXML = "application/vnd.openxmlformats-officedocument."
READERS: dict[str, Reader] = {
    "text/html": _read_html,
    "text/plain": _read_text,
    "multipart/related": _read_mhtml,
    "application/pdf": _read_pdf,
    f"{_OOXML}wordprocessingml.document": _read_word,
    **dict.fromkeys(OFFICE_TYPES, _read_office),
    **dict.fromkeys(("image/png", "image/jpeg", "image/tiff"), _read_image),
}
_KINDS = (
    ("application/pdf", "a PDF"),
    ("wordprocessingml", "a Word file"),
    ("msword", "a Word file"),
    ("sheet", "a spreadsheet"),
    ("excel", "a spreadsheet"),
    ("image/", "a picture"),
    ("executable", "a program"),
    ("octet-stream", "a file of no known kind"),
)
"""What a media type is called, by a part of it."""


def read(file: RawFile) -> RawText:
    """Reads a file by its media type.

    Raises:
        ReadError: `unsupported_format` where no reader knows the type, or the reader's own.
    """
    reader = READERS.get(file.media_type)
    if reader is None:
        raise ReadError(
            "unsupported_format",
            f"{_kind(file.media_type)}: only text, HTML, PDF, Word and scanned pages can be read",
        )
    return reader(file)


def _kind(media_type: str) -> str:
    return next((name for part, name in _KINDS if part in media_type), f"a file of {media_type}")
