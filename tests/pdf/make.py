"""Makes the small PDFs beside it: ``python tests/pdf/make.py`` (reportlab, pikepdf, DejaVu fonts).

Each holds one thing that real PDFs do. The words are our own, of a plan that nobody issued.
"""

import io
from collections.abc import Callable
from itertools import groupby, pairwise
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Name
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
FONTS = Path("/usr/share/fonts/truetype/dejavu")
A4 = (595, 842)
PLAIN, BOLD = "Serif", "SerifBold"
BODY = (
    "Thực hiện Chương trình công tác năm 2025, Ủy ban nhân dân tỉnh ban hành Kế hoạch",
    "cải cách hành chính với những nội dung chính như sau:",
    "1. Phấn đấu 92% hồ sơ thủ tục hành chính được giải quyết đúng hạn.",
    "2. Giao Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành đôn đốc thực hiện.",
)
SEAL = (
    "Ký bởi: ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA",
    "Email: vanthu@khanhhoa.gov.vn",
    "Cơ quan: Tỉnh Khánh Hòa",
    "Thời gian ký: 21/12/2024 15:11:02 +07:00",
)


def canvas(size: tuple[float, float] = A4) -> tuple[Canvas, io.BytesIO]:
    stream = io.BytesIO()
    page = Canvas(stream, pagesize=size, invariant=True)
    page.setFont(PLAIN, 12)
    return page, stream


def letterhead(page: Canvas, number: str = "123", day: str = "09", month: str = "10") -> None:
    page.setFont(BOLD, 11)
    page.drawCentredString(160, 780, "ỦY BAN NHÂN DÂN")
    page.drawCentredString(160, 764, "TỈNH KHÁNH HÒA")
    page.drawCentredString(420, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    page.drawCentredString(420, 764, "Độc lập - Tự do - Hạnh phúc")
    page.setFont(PLAIN, 11)
    for x, words in (
        (105, "Số:"), (130, number), (160, "/KH-UBND"),
        (306, "Khánh Hòa, ngày"), (409, day), (428, "tháng"), (468, month), (490, "năm 2024"),
    ):  # fmt: skip
        page.drawString(x, 740, words)
    page.setFont(BOLD, 12)
    page.drawCentredString(297, 700, "KẾ HOẠCH")
    page.drawCentredString(297, 684, "Cải cách hành chính tỉnh Khánh Hòa năm 2025")
    page.setFont(PLAIN, 12)


def body(page: Canvas, top: float = 650) -> None:
    for i, line in enumerate(BODY):
        page.drawString(70, top - 20 * i, line)


def ended(page: Canvas, stream: io.BytesIO) -> bytes:
    page.showPage()
    page.save()
    return stream.getvalue()


def plain() -> bytes:
    page, stream = canvas()
    letterhead(page)
    body(page)
    return ended(page, stream)


def appearance(width: float, height: float, lines: tuple[str, ...], size: float) -> bytes:
    page, stream = canvas((width, height))
    page.setFont("Helvetica" if lines[0].isdigit() else PLAIN, size)
    for i, line in enumerate(lines):
        page.drawString(1, height - (i + 1) * size * 1.15, line)
    return ended(page, stream)


def add_field(
    pdf: pikepdf.Pdf, kind: str, box: tuple[float, ...], lines: tuple[str, ...], size: float
) -> None:
    """A field whose words stand in its appearance alone."""
    left, bottom, right, top = box
    with pikepdf.open(io.BytesIO(appearance(right - left, top - bottom, lines, size))) as drawn:
        form = pdf.copy_foreign(drawn.pages[0].as_form_xobject())
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name("/" + kind), F=4, T=f"f{left:.0f}",
            Rect=Array(box), AP=Dictionary(N=form), P=pdf.pages[0].obj,
        )
    )  # fmt: skip
    fields = pdf.Root.get("/AcroForm", Dictionary(Fields=Array()))
    fields.Fields.append(widget)
    pdf.Root.AcroForm = fields
    annotations = pdf.pages[0].obj.get("/Annots", Array())
    annotations.append(widget)
    pdf.pages[0].obj.Annots = annotations


def signed() -> bytes:
    """Number, day and month, and the seal's own words, in the appearances of fields."""
    page, stream = canvas()
    letterhead(page, "", "", "")
    body(page)
    with pikepdf.open(io.BytesIO(ended(page, stream))) as pdf:
        add_field(pdf, "Sig", (330, 795, 560, 840), SEAL, 8)
        add_field(pdf, "Tx", (129, 737, 160, 752), ("123",), 11)
        add_field(pdf, "Sig", (408, 737, 427, 752), ("09",), 11)
        add_field(pdf, "Tx", (467, 737, 489, 752), ("10",), 11)
        return saved(pdf)


def typed() -> bytes:
    """A text field with a value and no appearance."""
    page, stream = canvas()
    letterhead(page, "")
    body(page)
    with pikepdf.open(io.BytesIO(ended(page, stream))) as pdf:
        add_field(pdf, "Tx", (129, 737, 160, 752), ("",), 11)
        widget = pdf.pages[0].Annots[0]
        del widget["/AP"]
        widget.V = "123"
        return saved(pdf)


def sealed_long_ago() -> bytes:
    """The seal's words painted into the page itself, before the letterhead."""
    page, stream = canvas()
    page.setFont(PLAIN, 7)
    for i, line in enumerate(SEAL):
        page.drawString(400, 830 - 9 * i, line)
    letterhead(page)
    body(page)
    return ended(page, stream)


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id="encryption" not in options, **options)
    return stream.getvalue()


def turned() -> bytes:
    """The same page four ways: /Rotate 90, 180, 270, and lying on its side without it."""
    with pikepdf.open(io.BytesIO(plain())) as one:
        source = one.pages[0].as_form_xobject()
        pdf = pikepdf.new()
        width, height = A4
        ways = {
            90: (f"0 1 -1 0 {height} 0", (height, width)),
            180: (f"-1 0 0 -1 {width} {height}", (width, height)),
            270: (f"0 -1 1 0 0 {width}", (height, width)),
        }
        form = pdf.copy_foreign(source)
        for turn, stated in ((90, True), (180, True), (270, True), (90, False)):
            matrix, size = ways[turn]
            page = pdf.add_blank_page(page_size=size)
            page.Resources = Dictionary(XObject=Dictionary(F=form))
            page.Contents = pdf.make_stream(f"q {matrix} cm /F Do Q".encode())
            if stated:
                page.Rotate = turn
        return saved(pdf)


def cropped() -> bytes:
    """A crop box that begins elsewhere; printer's marks lie outside it."""
    page, stream = canvas((795, 1042))
    page.translate(100, 100)
    letterhead(page)
    body(page)
    page.drawString(-60, 860, "Bản in thử số 3 ngoài khổ giấy không ai nhìn thấy được nữa")
    with pikepdf.open(io.BytesIO(ended(page, stream))) as pdf:
        pdf.pages[0].CropBox = Array([100, 100, 695, 942])
        return saved(pdf)


def oddities() -> bytes:
    """Bold drawn twice, bold by stroking, ligatures, white words, a watermark, sideways words."""
    page, stream = canvas()
    letterhead(page)
    page.setFont(BOLD, 12)
    for shift in (0, 0.3):
        page.drawString(70 + shift, 640, "I. MỤC TIÊU CHUNG")
    text = page.beginText(70, 620)
    text.setFont(PLAIN, 12)
    text.setTextRenderMode(2)
    text.textLine("Đậm bằng nét viền")
    text.setTextRenderMode(0)
    text.textLine("Hạng mục ﬁle dữ liệu, e-oﬃce")
    text.setTextRenderMode(3)
    text.textLine("Chữ không ai nhìn thấy nằm trong trang này đã lâu lắm rồi")
    text.setTextRenderMode(0)
    page.drawText(text)
    page.setFillGray(1)
    page.drawString(70, 560, "Chữ trắng trên nền giấy trắng cũng không ai đọc được đâu nhé")
    page.setFillGray(0.2)
    page.rect(60, 520, 300, 20, stroke=0, fill=1)
    page.setFillGray(1)
    page.drawString(70, 525, "Chữ trắng trên nền tối")
    page.setFillGray(0)
    body(page, 480)
    page.saveState()
    page.translate(180, 250)
    page.rotate(45)
    page.setFont(BOLD, 60)
    page.setFillGray(0.8)
    page.drawString(0, 0, "BẢN SAO")
    page.restoreState()
    page.saveState()
    page.translate(580, 300)
    page.rotate(90)
    page.drawString(0, 0, "lề trang")
    page.restoreState()
    return ended(page, stream)


def ruled() -> bytes:
    """One grid of 3 columns and 2 rows drawn four ways."""
    xs, ys = (60, 100, 350, 530), (700, 660, 620)
    page, stream = canvas()

    def words() -> None:
        for row, cells in enumerate(
            (("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát thủ tục", "Sở Nội vụ"))
        ):
            for column, cell in enumerate(cells):
                page.drawString(xs[column] + 4, ys[row] - 20, cell)

    def next_page() -> None:
        words()
        body(page, 560)
        page.showPage()
        page.setFont(PLAIN, 12)

    for y in ys:
        page.line(xs[0], y, xs[-1], y)
    for x in xs:
        page.line(x, ys[0], x, ys[-1])
    next_page()
    for left, right in pairwise(xs):
        for top, bottom in pairwise(ys):
            page.rect(left, bottom, right - left, top - bottom)
    next_page()
    for y in ys:
        page.rect(xs[0], y - 0.25, xs[-1] - xs[0], 0.5, stroke=0, fill=1)
    for x in xs:
        page.rect(x - 0.25, ys[-1], 0.5, ys[0] - ys[-1], stroke=0, fill=1)
    next_page()
    page.beginForm("grid")
    page.scale(2, 2)
    page.grid([x / 2 for x in xs], [y / 2 for y in ys])
    page.endForm()
    page.doForm("grid")
    words()
    body(page, 560)
    return ended(page, stream)


def picture() -> ImageReader:
    with_text = pdfium.PdfDocument(plain())
    image = with_text[0].render(scale=100 / 72).to_pil().convert("1")
    return ImageReader(image)


def scanned() -> bytes:
    """Pages that are a picture: with no text, with the layer of a bad OCR, of a good one; and a page of text."""
    page, stream = canvas()
    bad = ("UY BAN NHAN DAN CONG HOA xA HO! CHU NGHIA VI~T NAM", "S& 123/KH-UBND", *(
        "Thvc hien Chuong trinh c6ng tac nam 2025, Uy ban nhan dan tinh ban hanh K~ hoach",) * 3)  # fmt: skip
    for layer in ((), bad, BODY):
        page.drawImage(picture(), 0, 0, *A4)
        text = page.beginText(70, 640)
        text.setFont(PLAIN, 12)
        text.setTextRenderMode(3)
        text.textLines("\n".join(layer))
        text.setTextRenderMode(0)
        page.drawText(text)
        page.showPage()
        page.setFont(PLAIN, 12)
    body(page)
    return ended(page, stream)


def old_font() -> bytes:
    """TCVN3 in a font that says so by its name."""
    page, stream = canvas()
    page.drawString(70, 700, "Phª duyÖt kÕ ho¹ch c¶i c¸ch hµnh chÝnh cña tØnh n¨m 2008,")
    page.drawString(70, 680, "giao Së Néi vô chñ tr× phèi hîp víi c¸c ngµnh thùc hiÖn.")
    with pikepdf.open(io.BytesIO(ended(page, stream))) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and "/BaseFont" in thing:
                thing.BaseFont = Name("/ABCDEF+.VnTime")
            if isinstance(thing, Dictionary) and "/FontName" in thing:
                thing.FontName = Name("/ABCDEF+.VnTime")
        return saved(pdf)


def torn() -> bytes:
    """Marked letters set apart in another font, so that spaces seem to stand around them."""
    page, stream = canvas()
    for row, line in enumerate(BODY):
        x = 70.0
        for marked, letters in groupby(line, key=lambda letter: not letter.isascii()):
            run, font = "".join(letters), BOLD if marked else PLAIN
            gap = 1.6 if marked else 0
            page.setFont(font, 12)
            page.drawString(x + gap, 650 - 20 * row, run)
            x += pdfmetrics.stringWidth(run, font, 12) + 2 * gap
    return ended(page, stream)


def attached() -> bytes:
    with pikepdf.open(io.BytesIO(plain())) as pdf:
        pdf.attachments["phu_luc.txt"] = pikepdf.AttachedFileSpec(pdf, b"Phu luc")
        return saved(pdf)


def locked(user: str) -> Callable[[], bytes]:
    def make() -> bytes:
        with pikepdf.open(io.BytesIO(plain())) as pdf:
            return saved(pdf, encryption=pikepdf.Encryption(owner="owner", user=user, R=6))

    return make


FILES: dict[str, Callable[[], bytes]] = {
    "plain": plain, "signed": signed, "typed": typed, "sealed_long_ago": sealed_long_ago,
    "turned": turned, "cropped": cropped, "oddities": oddities, "ruled": ruled, "scanned": scanned,
    "old_font": old_font, "torn": torn, "attached": attached, "locked": locked("secret"), "half_locked": locked(""),
}  # fmt: skip


def main() -> None:
    pdfmetrics.registerFont(TTFont(PLAIN, FONTS / "DejaVuSerif.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, FONTS / "DejaVuSerif-Bold.ttf"))
    for name, make in FILES.items():
        (HERE / f"{name}.pdf").write_bytes(make())


if __name__ == "__main__":
    main()
