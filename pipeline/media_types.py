"""What a file is by its bytes: magic numbers, then a look inside; never by its name."""

import io
import re
import zipfile
import zlib
from typing import BinaryIO

from models.issues import ReadError
from pipeline.decode import decode
from pipeline.zip_directory import DIRECTORY_BYTES, directory_bytes

ZIP = "application/zip"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
HTML, MHTML = "text/html", "multipart/related"
LOCKED = "application/vnd.ms-office.encrypted"
UNREAD = {
    ZIP: ("unsupported_archive", "an archive: name a file in it (a.zip/b.pdf)"),
    "application/vnd.rar": ("unsupported_archive", "a RAR archive: unpack it yourself"),
    "application/x-7z-compressed": ("unsupported_archive", "a 7z archive: unpack it yourself"),
    "application/gzip": ("unsupported_archive", "a gzip archive: unpack it yourself"),
    "application/x-bzip2": ("unsupported_archive", "a bzip2 archive: unpack it yourself"),
    "application/x-xz": ("unsupported_archive", "an xz archive: unpack it yourself"),
    "application/x-tar": ("unsupported_archive", "a tar archive: unpack it yourself"),
    "application/vnd.ms-cab-compressed": (
        "unsupported_archive", "a cabinet archive: unpack it yourself"
    ),
    LOCKED: ("encrypted_file", "locked by a password: save it without one"),
}  # fmt: skip
"""Types that no reader will ever be asked to read: the issue's code, and what is to be done."""

_HEAD = 1 << 16
_PDF_JUNK = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PORTABLE_EXECUTABLE = "application/vnd.microsoft.portable-executable"
_OOXML = "application/vnd.openxmlformats-officedocument."
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"AT&TFORM", "image/vnd.djvu"),
    (b"\x1f\x8b", "application/gzip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"BZh91AY&SY", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"MSCF\x00\x00\x00\x00", "application/vnd.ms-cab-compressed"),
    (b"\x7fELF", "application/x-elf"),
)
_ZIP_MEMBERS = (
    ("word/", "word/document.xml", _OOXML + "wordprocessingml.document"),
    ("xl/", "xl/workbook.xml", _OOXML + "spreadsheetml.sheet"),
    ("ppt/", "ppt/presentation.xml", _OOXML + "presentationml.presentation"),
)
_ZIP_MIMETYPES = ("application/vnd.oasis.opendocument.", "application/epub+zip")
_OLE_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("MatOST", "application/vnd.ms-works"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
)
_PDF = re.compile(rb"%PDF-\d\.\d")
_XML_KINDS = (
    (re.compile(r"progid=.Word\.Document|<w:wordDocument\b"), "application/vnd.ms-wordml"),
    (re.compile(r"progid=.Excel\.Sheet|urn:schemas-microsoft-com:office:spreadsheet"),
     "application/vnd.ms-excel"),
    (re.compile(r"<office:document\b[^>]*opendocument\.text\b"),
     "application/vnd.oasis.opendocument.text-flat-xml"),
)  # fmt: skip
_LEADING_COMMENTS = re.compile(r"(?:\s++|<!--.*?-->|<\?[^>]*+>)*+", re.DOTALL)
_PAGE_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FIRST_TAG = re.compile(
    r"""</?(?:html|head|body|title|meta|link|base|script|style|noscript|table|tbody|tr|td|div|p
    |span|font|center|h[1-6]|ul|ol|li|dl|b|strong|i|em|u|a|img|br|hr|form|iframe|section|article
    |main|header|footer|nav|aside|blockquote|pre|figure)\b[^<>]*>""",
    re.IGNORECASE | re.VERBOSE,
)
_BLOCK_TAG = re.compile(r"<(?:/?(?:table|tr|td|div|p)|br)\b[^<>]*>", re.IGNORECASE)
_MAIL_LINE = re.compile(r"[A-Za-z][A-Za-z-]+:[ \t]*\S|\A<!--")
_MAIL_PARTS = re.compile(r"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_MIME_VERSION = re.compile(r"^mime-version:", re.IGNORECASE | re.MULTILINE)


def media_type(data: bytes) -> str:
    """The media type of `data`; ``application/octet-stream`` where nothing tells.

    Bytes without control characters are ``text/plain`` even if their encoding is broken:
    the reader then says so. Saved pages of many parts (.mht) are ``multipart/related``.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if _is_pdf(data):
        return "application/pdf"
    if data.startswith(ZIP_MAGIC):
        return zip_type(io.BytesIO(data))
    if data.startswith(_OLE):
        return _ole_type(data)
    if data[:64].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{\\rtf"):
        return "application/rtf"
    return _rarer_type(data) or _text_type(data)


def zip_type(stream: BinaryIO) -> str:
    """What a zip file is by its members: a document of an office program, or an archive."""
    if directory_bytes(stream) > DIRECTORY_BYTES:
        return ZIP
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                kind = archive.read("mimetype").decode("ascii", "replace").strip()
                if kind.startswith(_ZIP_MIMETYPES):
                    return kind
    except (
        zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, NotImplementedError, OSError,
        EOFError,
    ):  # fmt: skip
        return ZIP  # torn or locked: an archive all the same
    for start, main, kind in _ZIP_MEMBERS:
        is_package = main in names or "[Content_Types].xml" in names
        if is_package and any(name.startswith(start) for name in names):
            return kind
    return ZIP


def _is_pdf(data: bytes) -> bool:
    """A PDF may begin behind 1024 bytes of junk, such as the headers of a download."""
    head = data[: _PDF_JUNK + len("%PDF-1.7")]
    if head.lstrip(b"\xef\xbb\xbf\x00\t\r\n ").startswith(b"%PDF-"):
        return True
    found = _PDF.search(head)
    return bool(found and re.search(rb"\d\s+obj\b", data[found.end() : found.end() + 4096]))


def _rarer_type(data: bytes) -> str | None:
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return "image/bmp"
    if data.startswith(b"MZ") and b"\0" in data[:64]:
        return _PORTABLE_EXECUTABLE
    return "application/x-tar" if data[257:262] == b"ustar" else None


def _ole_type(data: bytes) -> str:
    """By the streams at the root: those of what is embedded lie deeper."""
    import olefile

    try:
        with olefile.OleFileIO(data) as ole:
            names = {path[0] for path in ole.listdir() if len(path) == 1}
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        # torn: the names stand in its bytes all the same
        names = {name for name, _ in _OLE_STREAMS if name.encode("utf-16-le") in data}
    return next((kind for name, kind in _OLE_STREAMS if name in names), "application/x-ole-storage")


def _text_type(data: bytes) -> str:
    head = data[:_HEAD]
    if not head:
        return "application/octet-stream"
    text = _head_text(head)
    if text is None:
        return "application/octet-stream"
    text = text.removeprefix("\ufeff")
    if _is_mail(text):
        return MHTML
    if text.startswith("<?xml"):
        for sign, kind in _XML_KINDS:
            if sign.search(text, 0, 4096):
                return kind
    if _is_html(text):
        return HTML
    return "application/xml" if text.startswith("<?xml") else "text/plain"


def _head_text(head: bytes) -> str | None:
    """The head as characters, or None where it is not text; a torn last letter is no matter."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    try:
        text = decode(head[: len(head) & ~3])
    except ReadError:
        text = head.decode("windows-1252", "replace")
    controls = sum(map(text.count, (chr(n) for n in range(32) if n not in b"\t\n\v\f\r\x1a\x1b")))
    return text if controls * 100 <= len(text) else None


def _is_mail(text: str) -> bool:
    """Lines of a mail's head, one of which says that parts or a page follow."""
    head = text[:4096].lstrip().replace("\r\n", "\n").split("\n\n", 1)[0]
    if not _MAIL_LINE.match(head) or not _MAIL_PARTS.search(head):
        return False
    return bool(_MIME_VERSION.search(head))


def _is_html(text: str) -> bool:
    """True for a page or a piece of one; a text dump that quotes a tag or two is none."""
    leading = _LEADING_COMMENTS.match(text)
    text = text[leading.end() if leading else 0 :]
    if _FIRST_TAG.match(text) or _PAGE_TAG.search(text, 0, 4096):
        return True
    tags = len(_BLOCK_TAG.findall(text, 0, 4096))
    return tags >= 3 and tags >= text[:4096].count("\n")
