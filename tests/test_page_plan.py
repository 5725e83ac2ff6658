"""A whole plan laid out by reportlab: what is found in it is what was put in."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from models.record import DocumentRecord
from models.text import RawFile
from pipeline.document import read_document

FONTS = Path("/usr/share/fonts/truetype/dejavu")
OFFICES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Y tế")
WORK = (
    "Rà soát quy trình nội bộ, cắt giảm thời gian giải quyết thủ tục thuộc phạm vi quản lý",
    "Kiểm tra kỷ luật, kỷ cương tại các cơ quan chuyên môn và Ủy ban nhân dân các huyện",
    "Xây dựng quy chế phối hợp giải quyết hồ sơ liên thông giữa các cơ quan trên địa bàn tỉnh",
)

pytestmark = pytest.mark.skipif(
    not (FONTS / "DejaVuSerif.ttf").exists(), reason="needs the DejaVu fonts"
)


def _style(name: str, font: str = "Serif", **looks: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, **{"fontSize": 11, "leading": 15, **looks})


def _story() -> list[Any]:
    body = _style("body", alignment=4, firstLineIndent=12 * mm, spaceBefore=4)
    bold = _style("bold", "SerifBold", alignment=1, fontSize=10)
    plain = _style("plain", alignment=1, fontSize=10)
    small = _style("small", fontSize=8, leading=10)
    head = Table(
        [
            [
                [Paragraph(t, bold) for t in ("ỦY BAN NHÂN DÂN", "TỈNH YÊN BÁI")],
                [
                    Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold),
                    Paragraph("Độc lập - Tự do - Hạnh phúc", bold),
                ],
            ],
            [
                Paragraph("Số: 96/KH-UBND", plain),
                Paragraph("Yên Bái, ngày 07 tháng 3 năm 2023", plain),
            ],
        ],
        colWidths=[62 * mm, 108 * mm],
    )
    aims = (
        "1. Phấn đấu Chỉ số cải cách hành chính (PAR INDEX) của tỉnh tăng ít nhất 04 bậc so với năm 2022.",
        "2. Tối thiểu 65%<super size=7>1</super> hồ sơ thủ tục hành chính được tiếp nhận trực tuyến.",
        "3. Đến hết quý III năm 2023, 90% cán bộ, công chức cấp xã được bồi dưỡng kỹ năng số.",
    )
    filler = " ".join(f"{WORK[n % 3]}, bảo đảm đúng tiến độ đề ra." for n in range(10))
    recipients = ("Nơi nhận:", "- Bộ Nội vụ;", "- Các sở, ban, ngành;", "- Lưu: VT, NC.")
    signer = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    signature = Table(
        [
            [
                [Paragraph(t, small) for t in recipients],
                [Paragraph(t, bold) for t in signer]
                + [Spacer(1, 40), Paragraph("Vàng A Sinh", bold)],
            ]
        ],
        colWidths=[85 * mm, 85 * mm],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    return [
        head,
        Spacer(1, 12),
        Paragraph("KẾ HOẠCH", bold),
        Paragraph("Nâng cao chất lượng phục vụ người dân trên địa bàn tỉnh Yên Bái năm 2023", bold),
        Paragraph(
            "Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ, Ủy ban nhân "
            "dân tỉnh ban hành Kế hoạch như sau:",
            body,
        ),
        Paragraph("I. MỤC TIÊU", _style("h", "SerifBold", firstLineIndent=12 * mm)),
        *[Paragraph(aim, body) for aim in aims],
        Paragraph("II. NHIỆM VỤ", _style("h", "SerifBold", firstLineIndent=12 * mm)),
        *[Paragraph(filler, body) for _ in range(3)],
        Paragraph("Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện Kế hoạch này./.", body),
        signature,
        PageBreak(),
        Paragraph("PHỤ LỤC", bold),
        Paragraph("NHIỆM VỤ NĂM 2023", bold),
        _tasks(small),
    ]


def _tasks(small: ParagraphStyle) -> Table:
    rows = [("STT", "Mục tiêu", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")]
    spans = []
    for number in range(1, 31):
        first = number % 5 == 1
        goal = "Nâng cao hiệu lực quản lý" if first else ""
        rows.append(
            (
                str(number),
                goal,
                WORK[number % 3],
                OFFICES[number % 4],
                f"Tháng {number % 12 + 1}/2023",
            )
        )
        if first:
            spans.append(("SPAN", (1, number), (1, number + 4)))
    cells = [[Paragraph(cell, small) for cell in row] for row in rows]
    grid = ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))
    widths = [width * mm for width in (12, 32, 68, 30, 28)]
    return Table(cells, colWidths=widths, repeatRows=1, style=[grid, *spans])


def _number(canvas: Any, document: Any) -> None:
    if document.page > 1:
        canvas.setFont("Serif", 11)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 40, str(document.page))


@pytest.fixture(scope="module")
def record() -> DocumentRecord:
    pdfmetrics.registerFont(TTFont("Serif", str(FONTS / "DejaVuSerif.ttf")))
    pdfmetrics.registerFont(TTFont("SerifBold", str(FONTS / "DejaVuSerif-Bold.ttf")))
    out = BytesIO()
    margins = {"leftMargin": 22 * mm, "rightMargin": 15 * mm, "topMargin": 20 * mm}
    document = SimpleDocTemplate(out, pagesize=A4, bottomMargin=20 * mm, invariant=1, **margins)
    document.build(_story(), onFirstPage=_number, onLaterPages=_number)
    data = out.getvalue()
    file = RawFile("plan.pdf", data, sha256(data).hexdigest(), "application/pdf")
    return read_document(file)


def test_metadata(record: DocumentRecord) -> None:
    found = record.facts.metadata
    assert (found.document_number, found.document_type) == ("96/KH-UBND", "Kế hoạch")
    assert found.title == "Nâng cao chất lượng phục vụ người dân trên địa bàn tỉnh Yên Bái năm 2023"
    assert str(found.issued_on) == "2023-03-07"
    assert found.issuing_body == "Ủy ban nhân dân tỉnh Yên Bái"
    assert (found.signer, found.signer_position) == ("Vàng A Sinh", "Phó Chủ tịch")


def test_targets(record: DocumentRecord) -> None:
    targets = [figure for figure in record.facts.figures if figure.modality == "target"]
    assert [(t.value_low, t.comparator) for t in targets] == [(4, "ge"), (65, "ge"), (90, "eq")]
    assert all(t.evidence.place and t.evidence.place.page == 1 for t in targets)


def test_tasks_of_the_table(record: DocumentRecord) -> None:
    rows = [task for task in record.facts.tasks if task.source == "table"]
    assert [task.row_label for task in rows] == [str(number) for number in range(1, 31)]
    assert [task.task for task in rows] == [WORK[number % 3] for number in range(1, 31)]
    assert {task.objective for task in rows} == {"Nâng cao hiệu lực quản lý"}
    leads = [a.agency.name for task in rows for a in task.assignments if a.role == "lead"]
    assert leads == [OFFICES[number % 4] for number in range(1, 31)]


def test_nothing_between_the_pages_is_text(record: DocumentRecord) -> None:
    words = [record.text[block.span.start : block.span.end] for block in record.blocks]
    prose = [text for text in words if text.count("bảo đảm đúng tiến độ đề ra.") == 10]
    assert len(prose) == 3
