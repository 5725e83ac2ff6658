"""Whole saved pages: 200 KB of scripts, menus and footers around a plan change none of its facts."""

from collections.abc import Callable
from functools import cache

import pytest

from models.facts import Facts
from models.issues import Severity
from models.record import DocumentRecord
from pipeline.document import read_document
from tests.reading import raw_file

LETTERHEAD = """<table width="100%"><tr><td><b>ỦY BAN NHÂN DÂN<br>TỈNH NINH THUẬN</b><br>-------</td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b></td></tr>
<tr><td>Số: 512/KH-UBND</td><td><i>Ninh Thuận, ngày 06 tháng 02 năm 2024</i></td></tr></table>
<p align="center"><b>KẾ HOẠCH</b></p><p align="center"><b>Cải cách hành chính tỉnh Ninh Thuận năm 2024</b></p>"""
PROSE = """<p>Thực hiện Quyết định số 1088/QĐ-UBND ngày 16 tháng 9 năm 2021 của Ủy ban nhân dân tỉnh, Ủy ban
nhân dân tỉnh ban hành Kế hoạch như sau:</p><p><b>I. MỤC TIÊU</b></p>
<p>1. Tối thiểu 90% hồ sơ thủ tục hành chính được xử lý trực tuyến trong năm 2024.</p>
<p>2. Mức độ hài lòng của người dân về dịch vụ hành chính công đạt 93% trở lên.</p>
<p>3. Ít nhất 45% người dân trưởng thành có chữ ký số.</p><p><b>II. NHIỆM VỤ</b></p>
<p>1. Sở Tư pháp chủ trì, phối hợp với Sở Tài chính rà soát văn bản hết hiệu lực trước ngày 15/11/2024.</p>
<p>2. Sở Nội vụ tham mưu sắp xếp đơn vị sự nghiệp, hoàn thành trong quý III/2024.</p>"""
TABLE = """<table border="1"><tr><th>TT</th><th>Nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Thời hạn</th></tr>
<tr><td>1</td><td>Công khai kết quả giải quyết hồ sơ</td><td rowspan="2">Văn phòng UBND tỉnh</td><td>Hằng quý</td></tr>
<tr><td>2</td><td>Khảo sát mức độ hài lòng</td><td>Tháng 10/2024</td></tr></table>"""
SIGNATURE = """<p>Yêu cầu các sở, ban, ngành nghiêm túc thực hiện./.</p>
<table width="100%"><tr><td><b>Nơi nhận:</b><br>- Bộ Nội vụ;<br>- Lưu: VT, NC.</td><td><b>TM. ỦY BAN NHÂN DÂN
<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br><br>Nguyễn Long Biên</b></td></tr></table>"""
PLAN = LETTERHEAD + PROSE + TABLE + SIGNATURE

SCRIPT = "<script>var menu = [" + '"<p>đạt 77% hồ sơ</p>",' * 6000 + "];</script>"
STYLE = "<style>" + ".a{color:red}" * 3000 + "</style>"
LINKS = "".join(
    f'<li class="item-{i}"><a href="/c/{i}">Chuyên mục {i}</a><ul><li><a href="/c/{i}/1">Kế hoạch '
    f"{i}/KH-UBND phấn đấu {i % 90 + 10}% hộ dân dùng nước sạch năm 2022</a></li></ul></li>"
    for i in range(300)
)
FOOT = (
    "<div><p>Văn bản liên quan</p><ul>"
    + "".join(
        f"<li><a>Quyết định {i}/QĐ-UBND năm 2020 về giao chỉ tiêu {i}% số xã đạt chuẩn do tỉnh Long An ban hành</a></li>"
        for i in range(1, 60)
    )
    + "</ul><p>Chịu trách nhiệm nội dung: Ông Trần Văn Nam, Phó Chánh Văn phòng</p>"
    "<p>Giấy phép số 8/GP-TTĐT ngày 05 tháng 3 năm 2019</p></div>"
)


def _named_menus(body: str) -> str:
    menu = f'<header class="site-header"><nav class="mega-menu"><ul>{LINKS}</ul></nav></header>'
    return f'<body>{SCRIPT}{menu}<main>{body}</main><footer class="footer">{FOOT}</footer>{SCRIPT}'


def _nameless(body: str) -> str:
    """No class says what is what: only the document's own marks do."""
    return f"<body>{SCRIPT}<div><ul>{LINKS}</ul></div><div><div>{body}</div></div>{FOOT}"


def _frames(body: str) -> str:
    """Tables for the columns of the page, as portals of the 2000s are built."""
    return (
        f"<body><table width=1000><tr><td colspan=2>{SCRIPT}<b>Cổng thông tin</b></td></tr><tr>"
        f"<td width=200><ul>{LINKS}</ul></td><td>{body}</td></tr><tr><td colspan=2>{FOOT}</td></tr></table>"
    )


def _sharepoint(body: str) -> str:
    return (
        f"<meta name=GENERATOR content='Microsoft SharePoint'><body><form id=aspnetForm>{SCRIPT}"
        f'<div id="s4-workspace"><div class="x"><ul>{LINKS}</ul></div><div class="ms-rtestate-field">'
        f'{body}</div><div class="tinkhac">{FOOT}</div></div></form>'
    )


def _legal_site(body: str) -> str:
    attributes = "".join(
        f"<tr><td>{key}:</td><td>{value}</td></tr>"
        for key, value in (
            ("Số hiệu", "512/KH-UBND"),
            ("Loại văn bản", "Kế hoạch"),
            ("Nơi ban hành", "Tỉnh Ninh Thuận"),
            ("Người ký", "Nguyễn Long Biên"),
            ("Ngày ban hành", "06/02/2024"),
        )
    )
    return (
        f'<link rel=canonical href="https://thuvienphapluat.vn/van-ban/x.aspx"><body>{SCRIPT}<ul>{LINKS}'
        f'</ul><div id="divThuocTinh"><table>{attributes}</table></div><div id="divContentDoc">'
        f'<div class="content1">{body}</div></div>{FOOT}'
    )


def _hidden_tab(body: str) -> str:
    tab = f'<div style="display:none"><div id="toanvancontent">{body}</div></div>'
    return f"<body>{SCRIPT}<ul>{LINKS}</ul>{tab}{FOOT}"


FRAMES = [_named_menus, _nameless, _frames, _sharepoint, _legal_site, _hidden_tab]


def facts(page: str) -> DocumentRecord:
    html = f"<!DOCTYPE html><html><head><meta charset=utf-8>{page}</html>"
    return read_document(raw_file(html, path="page.html", media_type="text/html"))


@cache
def bare() -> Facts:
    return facts(f"<body>{PLAN}").facts


def said(found: Facts) -> dict[str, list[str]]:
    """The facts without the places they were read from."""
    names = ("genre", "document_number", "title", "issued_on", "issuing_body", "signer", "province",
             "period", "is_complete", "document_type", "signer_position")  # fmt: skip
    return {
        "metadata": [str(getattr(found.metadata, name)) for name in names],
        "figures": [
            f"{f.evidence.quote} {f.modality} {f.value_low} {f.due}" for f in found.figures
        ],
        "tasks": [f"{t.evidence.quote} {t.deadline}" for t in found.tasks],
        "roles": [f"{a.role} {a.agency.name}" for t in found.tasks for a in t.assignments],
        "references": [f"{r.relation} {r.number}" for r in found.references],
    }


def test_the_bare_plan_has_all_its_facts() -> None:
    found = said(bare())
    assert [len(found[kind]) for kind in ("figures", "tasks", "references")] == [3, 4, 1]
    assert found["metadata"][1] == "512/KH-UBND"


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.__name__.strip("_"))
def test_a_page_around_a_plan_changes_no_fact(frame: Callable[[str], str]) -> None:
    page = STYLE + frame(PLAN)
    assert len(page) > 200_000
    record = facts(page)
    assert said(record.facts) == said(bare())
    assert not [issue for issue in record.issues if issue.severity is Severity.ERROR]


def test_a_blank_number_is_not_filled_from_the_links_around() -> None:
    blank = PLAN.replace("512/KH-UBND", "&nbsp;&nbsp;&nbsp;/KH-UBND")
    for frame in (_nameless, _named_menus, _sharepoint):
        assert facts(frame(blank)).facts.metadata.document_number is None
