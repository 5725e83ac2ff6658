"""Files made to hurt who reads them: bombs, loops, nests, floods, torn and false files.

Each is made at any size: ``scale=1`` is what `make bench` reads, the tests take a hundredth.
"""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAN = (ROOT / "corpus" / "samples" / "08_vinh_long_hai_cap_2026.txt").read_text("utf-8")
MADE = ROOT / "tests" / "formats" / "made"
MB = 1 << 20
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Hostile:
    """A file name, and the function that makes its bytes at a scale (1 is full size)."""

    name: str
    make: Callable[[float], bytes]


def zipped(members: dict[str, bytes], level: int = 9) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


# Archives


def zip_of_zeros(scale: float) -> bytes:
    """1 GB of zeros, a thousandth of it packed."""
    return zipped({"plan.txt": bytes(int(1024 * MB * scale))}, 6)


def zip_of_zips(scale: float) -> bytes:
    """Each layer holds the one below ten times: 10^6 GB at full size."""
    data = zipped({"plan.txt": bytes(int(100 * MB * scale))}, 6)
    for _ in range(6):
        data = zipped({f"{i}.zip": data for i in range(10)})
    return data


def zip_of_many(scale: float) -> bytes:
    """Two hundred thousand members; more than an archive may have at any scale."""
    return zipped({f"{i}.txt": b"" for i in range(max(10_001, int(200_000 * scale)))}, 0)


def zip_overlapping(scale: float) -> bytes:
    """All members of the list are one and the same packed member: they overlap."""
    packed = zlib.compress(bytes(int(100 * MB * scale)))[2:-4]
    size, crc = int(100 * MB * scale), zlib.crc32(bytes(int(100 * MB * scale)))
    count = int(60_000 * scale) + 2
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(packed), size, 5, 0)
    listed = b"".join(
        struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, len(packed), size, 5, 0, 0, 0, 0, 0, 0,
        )
        + b"a.txt"
        for _ in range(count)
    )  # fmt: skip
    body = head + b"a.txt" + packed
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(listed), len(body), 0)
    return body + listed + end


def zip_climbing(_: float) -> bytes:
    return zipped({"../../etc/plan.txt": PLAN.encode(), "/plan.txt": b"x"})


# Office


def docx(document: bytes) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    return zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": links.encode(),
            "word/document.xml": document,
        },
        6,
    )


def word_body(inner: bytes, head: bytes = b"") -> bytes:
    start = b'%s<w:document xmlns:w="%s"><w:body>' % (head, _W.encode())
    return start + inner + b"</w:body></w:document>"


def word_paragraph(words: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % words


def billion_laughs() -> bytes:
    lines = [b'<!DOCTYPE x [<!ENTITY a0 "ha">']
    lines += [b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 11)]
    return b"\n".join(lines) + b"]>"


def docx_of_laughs(_: float) -> bytes:
    """10^10 times two letters by ten lines of entities."""
    return docx(word_body(word_paragraph(b"&a10;"), billion_laughs()))


def docx_of_one_entity(scale: float) -> bytes:
    """The quadratic sister of the billion laughs: one long entity, named often."""
    n = int(60_000 * scale)
    head = b'<!DOCTYPE x [<!ENTITY a "%s">]>' % (b"a" * n)
    return docx(word_body(word_paragraph(b"&a;" * n), head))


def docx_outside(_: float) -> bytes:
    head = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    return docx(word_body(word_paragraph(b"&a;"), head))


def docx_of_spaces(scale: float) -> bytes:
    """1 GB of spaces in one paragraph."""
    return docx(word_body(word_paragraph(b" " * int(1024 * MB * scale))))


def docx_of_paragraphs(scale: float) -> bytes:
    """Three million paragraphs of one letter."""
    return docx(word_body(word_paragraph(b"a") * int(3_000_000 * scale)))


def docx_nested(scale: float) -> bytes:
    n = int(100_000 * scale)
    return docx(word_body(b"<w:tbl><w:tr><w:tc>" * n + b"</w:tc></w:tr></w:tbl>" * n))


def docx_wide(scale: float) -> bytes:
    """Cells that span 65,000 columns."""
    cell = b'<w:tc><w:tcPr><w:gridSpan w:val="65000"/></w:tcPr><w:p/></w:tc>'
    rows = (b"<w:tr>" + cell * 10 + b"</w:tr>") * int(1000 * scale)
    return docx(word_body(b"<w:tbl>" + rows + b"</w:tbl>"))


def odt_of_laughs(_: float) -> bytes:
    content = billion_laughs() + b"<office:document-content>&a10;</office:document-content>"
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content})


def rtf_nested(scale: float) -> bytes:
    n = int(1_000_000 * scale)
    return b"{\\rtf1\\ansi " + b"{\\b " * n + b"a" + b"}" * n + b"}"


def ole_loop(_: float) -> bytes:
    """An OLE file all of whose sectors follow one another in a ring."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<5H", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<9L", head, 40, 0, 1, 1, 0, 4096, 0, 1, 0, 1)
    struct.pack_into("<109L", head, 76, *[0] * 109)
    name = "WordDocument".encode("utf-16-le")
    return bytes(head) + struct.pack("<128L", *[1, 0] * 64) + name.ljust(512, b"\0") * 4


# Pages


def page(inner: bytes) -> bytes:
    return b"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>" + inner + b"</body>"


def html_spans(scale: float) -> bytes:
    """Tables of cells that span 65,000 rows and 65,000 columns."""
    cell = b"<td rowspan=65000 colspan=65000>a</td>"
    row = b"<tr>" + cell * 10 + b"</tr>"
    return page((b"<table>" + row * 10 + b"</table>") * max(1, int(100 * scale)))


def nested(tag: str) -> Callable[[float], bytes]:
    def make(scale: float) -> bytes:
        n = int(100_000 * scale)
        return page(b"<%s>" % tag.encode() * n + b"a" + b"</%s>" % tag.encode() * n)

    return make


def html_flood(scale: float) -> bytes:
    """Three million line ends, marks that are not closed, and entities."""
    return page(b"<br>&nbsp;<b><p>" * int(1_000_000 * scale))


def html_attributes(scale: float) -> bytes:
    attributes = b" ".join(b"a%d='%d'" % (i, i) for i in range(int(1_000_000 * scale)))
    return page(b"<p " + attributes + b">a</p>")


def html_laughs(_: float) -> bytes:
    return b'<?xml version="1.0"?>' + billion_laughs() + page(b"<p>&a10;</p>")


def html_table(scale: float) -> bytes:
    """A table of two million cells."""
    return page(b"<table>" + (b"<tr>" + b"<td>1</td>" * 100 + b"</tr>") * int(20_000 * scale))


# PDF


def pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R", *, tail: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of them the catalogue."""
    parts, offsets, at = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], [], 15
    for number, body in enumerate(objects, start=1):
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        offsets.append(at)
        at += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table))
    parts.append(b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, at))
    return b"".join(parts) + tail


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def packed(data: bytes) -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode")


CATALOGUE, PAGES = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def one_page(content: bytes, box: bytes = b"0 0 595 842", resources: bytes = b"") -> list[bytes]:
    """The objects of one page; 4 its content, 5 its font."""
    page_ = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> %s >> >>" % (box, resources)
    )
    return [CATALOGUE, PAGES, page_, content, FONT]


def words(text: str) -> bytes:
    return b"BT /F 11 Tf 50 700 Td (%s) Tj ET" % text.encode("ascii", "ignore")


def pdf_of_objects(scale: float) -> bytes:
    return pdf(one_page(stream(words("Ke hoach"))) + [b"null"] * int(1_000_000 * scale))


def pdf_of_pages(scale: float) -> bytes:
    """The same page a hundred thousand times."""
    objects = one_page(stream(words("Ke hoach")))
    n = int(100_000 * scale)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * n, n)
    return pdf(objects)


def pdf_page_loop(_: float) -> bytes:
    """The tree of pages has itself as a branch."""
    objects = one_page(stream(words("Ke hoach")))
    objects[1] = b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 1000000 >>"
    return pdf(objects)


def pdf_xref_loop(_: float) -> bytes:
    """Each table of objects names itself as the one before."""
    data = pdf(one_page(stream(words("Ke hoach"))))
    at = data.index(b"xref\n")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % at)


def pdf_form_loop(_: float) -> bytes:
    """A form that draws itself twice."""
    objects = one_page(stream(b"/X Do"), resources=b"/XObject << /X 6 0 R >>")
    extra = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
        b" /Resources << /XObject << /X 6 0 R >> /Font << /F 5 0 R >> >>"
    )
    return pdf([*objects, stream(words("Ke hoach") + b" /X Do /X Do", extra)])


def pdf_form_tree(_: float) -> bytes:
    """Forms that draw the next one ten times: 10^12 drawings."""
    objects = one_page(stream(b"/X Do"), resources=b"/XObject << /X 6 0 R >>")
    for number in range(6, 18):
        extra = (
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
            b" /Resources << /XObject << /X %d 0 R >> /Font << /F 5 0 R >> >>" % (number + 1)
        )
        objects.append(stream(b"/X Do " * 10, extra))
    extra = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> >>"
    )
    return pdf([*objects, stream(words("Ke hoach"), extra)])


def pdf_nested(scale: float) -> bytes:
    """Arrays in arrays, in the page's own entries."""
    n = int(1_000_000 * scale)
    objects = one_page(stream(words("Ke hoach")))
    objects[2] = objects[2].replace(b"/Type", b"/A " + b"[" * n + b"]" * n + b" /Type", 1)
    return pdf(objects)


def pdf_big_page(_: float) -> bytes:
    """A page of ten thousand million points."""
    return pdf(one_page(stream(words("Ke hoach")), b"0 0 10000000000 10000000000"))


def pdf_big_scan(_: float) -> bytes:
    """No text, and a page of a hundred metres with a picture that fills it."""
    resources = b"/XObject << /X 6 0 R >>"
    picture = packed(bytes(100 * 100))[2:]
    extra = b"<< /Type /XObject /Subtype /Image /Width 100 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    side = b"280000"
    content = stream(b"%s 0 0 %s 0 0 cm /X Do" % (side, side))
    return pdf([*one_page(content, b"0 0 %s %s" % (side, side), resources), extra + picture])


def pdf_big_picture(scale: float) -> bytes:
    """A picture of 65,000 by 65,000 points on a common page."""
    side = int(65_000 * scale**0.5)
    data = zlib.compress(bytes(min(side * side // 8, 600 * MB)), 6)
    extra = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray" % (
        side,
        side,
    )
    picture = stream(data, extra + b" /BitsPerComponent 1 /Filter /FlateDecode")
    content = stream(b"595 0 0 842 0 0 cm /X Do")
    return pdf([*one_page(content, resources=b"/XObject << /X 6 0 R >>"), picture])


def pdf_content_bomb(scale: float) -> bytes:
    """A gigabyte of spaces before the words."""
    return pdf(one_page(packed(b" " * int(1024 * MB * scale) + words("Ke hoach"))))


def pdf_of_words(scale: float) -> bytes:
    """Three million words on one page."""
    return pdf(one_page(packed((words("Ke hoach") + b"\n") * int(3_000_000 * scale))))


def pdf_of_lines(scale: float) -> bytes:
    """A million ruled lines and some words: one great table."""
    lines = b"\n".join(
        b"%d 0 m %d 842 l S 0 %d m 595 %d l S" % (i % 595, i % 595, i % 842, i % 842)
        for i in range(int(500_000 * scale))
    )
    return pdf(one_page(packed(lines + words("Ke hoach"))))


def pdf_locked(_: float) -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(one_page(stream(words("Ke hoach")))))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="b", user="a"))
    return out.getvalue()


# Pictures


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def png(scale: float) -> bytes:
    """65,000 by 65,000 points of one bit: half a gigabyte unpacked, sixteen in colours."""
    side = int(65_000 * scale**0.5)
    head = struct.pack(">2L5B", side, side, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(6)
    row = bytes(side // 8 + 2)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    body = png_chunk(b"IHDR", head) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def jpeg_false(_: float) -> bytes:
    """A head that claims 65,000 by 65,000 points, and nothing behind it."""
    head = b"\xff\xc0" + struct.pack(">HB2HB", 11, 8, 65_000, 65_000, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + head + b"\xff\xd9"


def tiff_loop(_: float) -> bytes:
    """A list of pictures that leads back to its first."""
    tags = [(256, 65_000), (257, 65_000), (258, 1), (259, 1), (273, 8), (278, 1), (279, 8)]
    entries = b"".join(struct.pack("<2H2L", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<L", 8) + struct.pack("<H", len(tags)) + entries + b"\x08\0\0\0"


# Texts


def flood(unit: str) -> Callable[[float], bytes]:
    """50 MB of one thing."""
    data = unit.encode()
    return lambda scale: data * (int(50 * MB * scale) // len(data))


def plan_with(unit: str) -> Callable[[float], bytes]:
    """A plan with 5 MB of one thing among its targets."""

    def make(scale: float) -> bytes:
        many = unit * (int(5 * MB * scale) // len(unit))
        return PLAN.replace("\n1. ", f"\n{many}\n1. ", 1).encode()

    return make


FLOODS = {
    "letters": "a", "digits": "7", "dashes": "- ", "brackets": "(", "dots": "1.", "lines": "\n",
    "tags": "<", "tabs": "\t", "bars": "|\n", "percents": "5% ", "capitals": "Ủ", "rules": "|--",
    "words": "Sở Nội vụ chủ trì, phối hợp với ", "dates": "01/01/2024-", "zeros": "\0",
    "marks": "e\u0301\u0301", "stars": "**", "spaces": " ", "labels": "\nI.1.a) ",
    "numbers": "số 12/KH-UBND, ", "levels": "cấp tỉnh, cấp huyện, cấp xã ", "semicolons": "90%; ",
}  # fmt: skip
HOSTILE = (
    Hostile("zeros.zip", zip_of_zeros),
    Hostile("zips.zip", zip_of_zips),
    Hostile("many.zip", zip_of_many),
    Hostile("overlap.zip", zip_overlapping),
    Hostile("climb.zip", zip_climbing),
    Hostile("laughs.docx", docx_of_laughs),
    Hostile("entity.docx", docx_of_one_entity),
    Hostile("outside.docx", docx_outside),
    Hostile("spaces.docx", docx_of_spaces),
    Hostile("paragraphs.docx", docx_of_paragraphs),
    Hostile("nested.docx", docx_nested),
    Hostile("wide.docx", docx_wide),
    Hostile("laughs.odt", odt_of_laughs),
    Hostile("nested.rtf", rtf_nested),
    Hostile("loop.doc", ole_loop),
    Hostile("spans.html", html_spans),
    Hostile("flood.html", html_flood),
    Hostile("attributes.html", html_attributes),
    Hostile("laughs.html", html_laughs),
    Hostile("table.html", html_table),
    *(Hostile(f"nested_{tag}.html", nested(tag)) for tag in ("div", "table", "span", "ul", "b")),
    Hostile("objects.pdf", pdf_of_objects),
    Hostile("pages.pdf", pdf_of_pages),
    Hostile("page_loop.pdf", pdf_page_loop),
    Hostile("xref_loop.pdf", pdf_xref_loop),
    Hostile("form_loop.pdf", pdf_form_loop),
    Hostile("form_tree.pdf", pdf_form_tree),
    Hostile("nested.pdf", pdf_nested),
    Hostile("big_page.pdf", pdf_big_page),
    Hostile("big_scan.pdf", pdf_big_scan),
    Hostile("big_picture.pdf", pdf_big_picture),
    Hostile("bomb.pdf", pdf_content_bomb),
    Hostile("words.pdf", pdf_of_words),
    Hostile("lines.pdf", pdf_of_lines),
    Hostile("locked.pdf", pdf_locked),
    Hostile("bomb.png", png),
    Hostile("false.jpg", jpeg_false),
    Hostile("loop.tiff", tiff_loop),
    *(Hostile(f"{name}.txt", flood(unit)) for name, unit in FLOODS.items()),
    *(Hostile(f"plan_{name}.txt", plan_with(unit)) for name, unit in FLOODS.items()),
)
MAGIC = {
    "pdf": b"%PDF-1.7\n", "zip": b"PK\3\4", "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "rtf": b"{\\rtf1", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0", "gz": b"\x1f\x8b",
    "tiff": b"II*\0", "gif": b"GIF89a", "html": b"<html>", "rar": b"Rar!\x1a\x07", "xml": b"<?xml",
    "utf16": b"\xff\xfe", "utf8": b"\xef\xbb\xbf", "exe": b"MZ", "none": b"",
}  # fmt: skip


def false_files(size: int = 20_000) -> Iterator[tuple[str, bytes]]:
    """Random bytes behind the first bytes of each format."""
    chance = random.Random(20_240_131)
    for name, magic in MAGIC.items():
        yield f"random.{name}", magic + chance.randbytes(size)


def torn_files(shares: tuple[float, ...]) -> Iterator[tuple[str, bytes]]:
    """Every sample and made file, cut off after some of its bytes."""
    samples = sorted((ROOT / "corpus" / "samples").iterdir())
    for path in (*samples, *sorted(MADE.iterdir())):
        if path.suffix in (".csv", ".json"):
            continue
        data = path.read_bytes()
        for share in shares:
            yield f"{path.stem}.{share:.2f}{path.suffix}", data[: int(len(data) * share)]
