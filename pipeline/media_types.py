"""What a file is by its bytes: magic numbers, then a look inside; never by its name."""

import io
import re
import zipfile

from models.issues import ReadError
from pipeline.decode import decode

_HEAD = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PORTABLE_EXECUTABLE = "application/vnd.microsoft.portable-executable"
_OOXML = "application/vnd.openxmlformats-officedocument."
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x7fELF", "application/x-elf"),
)
_ZIP_MEMBERS = (
    ("word/", _OOXML + "wordprocessingml.document"),
    ("xl/", _OOXML + "spreadsheetml.sheet"),
    ("ppt/", _OOXML + "presentationml.presentation"),
)
_OLE_STREAMS = (
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
_LEADING_COMMENTS = re.compile(r"(?:\s++|<!--.*?-->|<\?xml[^>]*+>)*+", re.DOTALL)
_PAGE_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FIRST_TAG = re.compile(
    r"""</?(?:html|head|body|title|meta|link|base|script|style|noscript|table|tbody|tr|td|div|p
    |span|font|center|h[1-6]|ul|ol|li|dl|b|strong|i|em|u|a|img|br|hr|form|iframe|section|article
    |main|header|footer|nav|aside|blockquote|pre|figure)\b[^<>]*>""",
    re.IGNORECASE | re.VERBOSE,
)
_BLOCK_TAG = re.compile(r"<(?:/?(?:table|tr|td|div|p)|br)\b[^<>]*>", re.IGNORECASE)


def media_type(data: bytes) -> str:
    """The media type of `data`; ``application/octet-stream`` where nothing tells.

    Bytes without control characters are ``text/plain`` even if their encoding is broken:
    the reader then says so.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[:1024].lstrip(b"\xef\xbb\xbf\x00\t\r\n ").startswith(b"%PDF-"):
        return "application/pdf"
    if data.startswith(_ZIP):
        return _zip_type(data)
    if data.startswith(_OLE):
        return _first_stream(data)
    if data.startswith(b"MZ") and b"\0" in data[:64]:
        return _PORTABLE_EXECUTABLE
    return _text_type(data)


def _zip_type(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return archive.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, RuntimeError, ValueError, NotImplementedError, OSError, EOFError):
        return "application/zip"  # torn or locked: an archive all the same
    for start, kind in _ZIP_MEMBERS:
        if any(name.startswith(start) for name in names):
            return kind
    return "application/zip"


def _first_stream(data: bytes) -> str:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return "application/x-ole-storage"


def _text_type(data: bytes) -> str:
    head = data[:_HEAD]
    if not head:
        return "application/octet-stream"
    text = _head_text(head)
    if text is None:
        return "application/octet-stream"
    if _is_html(text):
        return "text/html"
    if text.startswith(("<?xml", "\ufeff<?xml")):
        return "application/xml"
    return "message/rfc822" if text[:200].lower().startswith("mime-version:") else "text/plain"


def _head_text(head: bytes) -> str | None:
    """The head as characters, or None where it is not text; a torn last letter is no matter."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    try:
        text = decode(head[: len(head) & ~1])
    except ReadError:
        text = head.decode("windows-1252", "replace")
    controls = sum(map(text.count, (chr(n) for n in range(32) if n not in b"\t\n\v\f\r\x1a\x1b")))
    return text if controls * 100 <= len(text) else None


def _is_html(text: str) -> bool:
    """True for a page or a piece of one; a text dump that quotes a tag or two is none."""
    text = text.lstrip("\ufeff")
    leading = _LEADING_COMMENTS.match(text)
    text = text[leading.end() if leading else 0 :]
    if _FIRST_TAG.match(text) or _PAGE_TAG.search(text, 0, 4096):
        return True
    tags = len(_BLOCK_TAG.findall(text, 0, 4096))
    return tags >= 3 and tags >= text[:4096].count("\n")
