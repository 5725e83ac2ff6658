"""HTML pages of the plans: a legal site, two portals, Word's own HTML, a page in TCVN3."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from formats.content import ABOVE, LEFT, Paragraph, SamplePlan
from formats.encodings import tcvn3

_WORD_STYLE = 'font-size:14.0pt;font-family:"Times New Roman",serif'


def legal_site(plan: SamplePlan) -> str:
    """A legal site: attribute table with placeholders, tabs, the document, a tail of notices."""
    rows = (
        (("Số hiệu:", f"{plan.number}{plan.symbol}"), ("Loại văn bản:", plan.type.capitalize())),
        (("Nơi ban hành:", plan.unit), ("Người ký:", plan.signer)),
        (("Ngày ban hành:", plan.date), ("Ngày hiệu lực:", "Đã biết")),
        (("Ngày công báo:", "Đang cập nhật"), ("Tình trạng:", "Đã biết")),
    )
    cells = "\n".join(
        "<tr>" + "".join(f"<td>{k}</td><td><b>{escape(v)}</b></td>" for k, v in row) + "</tr>"
        for row in rows
    )
    head = f"{plan.type.capitalize()} {plan.number}{plan.symbol} năm {plan.year}"
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{escape(head)}</title>
<style>.hide{{display:none}}</style><script>var tab = 1;</script></head>
<body>
<div id="top"><a href="/">Trang chủ</a> | <a href="/dang-nhap">Đăng nhập</a> | <a href="/gia">Bảng giá</a></div>
<h1>{escape(head)}</h1>
<ul class="tabs"><li>Tóm tắt</li><li>Nội dung</li><li>Tiếng Anh</li><li>Văn bản liên quan</li><li>Tải về</li></ul>
<div class="hide">Bạn cần tải ứng dụng để xem 100% nội dung</div>
<div class="boxTTVB"><table>
{cells}
</table></div>
<div id="divContentDoc" class="content1">
{_document(plan)}
</div>
<div class="cmt">Văn bản này chưa cập nhật nội dung Tiếng Anh</div>
<div class="tail"><p>Lượt xem: 2.318</p><p>CÁC NỘI DUNG ĐƯỢC SỬA ĐỔI, HƯỚNG DẪN</p>
<p>Quý khách vui lòng đăng nhập để xem. Chính sách bảo mật theo Nghị định 13/2023/NĐ-CP.</p></div>
<!-- {plan.remark} -->
</body></html>
"""


def portal(plan: SamplePlan) -> str:
    """A SharePoint portal: layout in tables within tables, toolbar, counters, related links."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>Cổng thông tin điện tử {escape(plan.unit)}</title></head>
<body><form action="ChiTietVanBan.aspx?ItemID=4471" method="post">
<a href="#main">Skip Ribbon Commands</a> <a href="#main">Skip to main content</a>
<table width="980" cellspacing="0"><tr><td colspan="2"><table><tr><td>Giới thiệu</td><td>Tin tức</td><td>Văn bản</td><td>Dịch vụ công</td></tr></table></td></tr>
<tr><td width="220" valign="top"><table><tr><td>LĨNH VỰC</td></tr><tr><td>Cải cách hành chính (118)</td></tr><tr><td>Đất đai (76)</td></tr><tr><td>Y tế (40)</td></tr></table></td>
<td valign="top"><div>Xem cỡ chữ: <span>100%</span> <a href="#">In trang</a> <a href="#">Đọc bài viết</a></div>
<table class="thuoctinh"><tr><td>Số ký hiệu</td><td>{plan.number}{plan.symbol}</td></tr>
<tr><td>Ngày ban hành</td><td>{plan.date}</td></tr><tr><td>Người ký</td><td>{escape(plan.signer)}</td></tr>
<tr><td>Tệp đính kèm</td><td><a href="/vb/{plan.number}.pdf">{plan.number}_signed.pdf</a></td></tr></table>
<div id="main" class="ms-rtestate-field"><table><tr><td>
{_document(plan, italic_basis=True)}
</td></tr></table></div>
<div>Lượt truy cập: 15342 | Đã xem: 128 | Phản hồi: 0</div>
<h3>Văn bản cùng lĩnh vực</h3><ul><li><a href="/1">Báo cáo số 15/BC-UBND kết quả cải cách hành chính quý I</a></li>
<li><a href="/2">Công văn số 992/UBND-NC về chấn chỉnh việc giải quyết hồ sơ quá hạn</a></li></ul>
</td></tr><tr><td colspan="2">Cơ quan chủ quản: {escape(plan.unit)}. Bản quyền thuộc Cổng thông tin điện tử</td></tr></table>
</form><!-- {plan.remark} --></body></html>
"""


def saved_from_word(plan: SamplePlan) -> str:
    """What Word saves as HTML: MsoNormal, conditional comments, labels in ignored list spans."""
    body = "\n".join(_word_body(plan))
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm;{_WORD_STYLE};}} @page {{size:595.3pt 841.9pt;}} --></style></head>
<body lang=VI><div class=WordSection1>
{body}
</div></body></html>
"""


def in_tcvn3(plan: SamplePlan) -> bytes:
    """A page of the nineties: font tags with .VnTime, capitals with .VnTimeH, no charset said."""
    pieces = re.split(r"(<[^>]+>)", _document(plan))
    marked = (p if p.startswith("<") or not p.strip() else _vn_font(p) for p in pieces)
    head = f"<html><head><title>{tcvn3(plan.title)}</title></head>\n<body>\n"
    page = head + "".join(marked) + "\n<!-- mau Kehoach -->\n</body></html>\n"
    return page.encode("latin-1", "xmlcharrefreplace")


def _vn_font(words: str) -> str:
    face = ".VnTimeH" if words.isupper() else ".VnTime"
    said = words.lower() if words.isupper() else words
    return f'<font face="{face}">{tcvn3(said)}</font>'


def _document(plan: SamplePlan, *, italic_basis: bool = False) -> str:
    parts = [_letterhead(plan), f'<p align="center"><b>{plan.type}</b></p>']
    parts.append(f'<p align="center"><b>{escape(plan.title.upper())}</b></p>')
    parts += (_paragraph(p, italic_basis=italic_basis) for p in plan.body)
    parts.append(_signature(plan))
    if plan.attached:
        parts.append(
            f'<p align="center"><b>{plan.attached.type}<br>{escape(plan.attached.title.upper())}</b></p>'
        )
        parts.append(f'<p align="center"><i>{escape(plan.attached.note)}</i></p>')
        parts += (_paragraph(p) for p in plan.attached.body)
    if plan.appendix:
        table = plan.appendix
        parts.append(
            f'<p align="center"><b>{table.label}</b></p><p align="center"><b>{table.title}</b><br><i>{escape(table.attached)}</i></p>'
        )
        parts.append(table_html(table.grid(), header=len(table.header)))
    return "\n".join(parts)


def _letterhead(plan: SamplePlan) -> str:
    left, right = "<br>".join(plan.authority), "<br>".join(plan.nation)
    return (
        f'<table width="100%"><tr><td align="center"><b>{left}</b><br>-------</td>'
        f'<td align="center"><b>{right}</b><br>---------------</td></tr>'
        f'<tr><td align="center">{plan.number_line}</td>'
        f'<td align="right"><i>{plan.date_line}</i></td></tr></table>'
    )


def _paragraph(paragraph: Paragraph, *, italic_basis: bool = False) -> str:
    words = escape(paragraph.line, quote=False)
    if paragraph.level == "roman" or (words.endswith(":") and words.isupper()):
        return f"<p><b>{words}</b></p>"
    if italic_basis and words.startswith("Căn cứ"):
        return f"<p><em>{words}</em></p>"
    return f"<p>{words}</p>"


def _signature(plan: SamplePlan) -> str:
    to = "<br>".join(("<b><i>Nơi nhận:</i></b>", *(f"- {line}" for line in plan.recipients)))
    by = "<br>".join(plan.signature)
    return (
        f'<table width="100%"><tr><td valign="top">{to}</td>'
        f'<td align="center"><b>{by}</b><br><br><br><b>{plan.signer}</b></td></tr></table>'
    )


def table_html(grid: list[tuple[str, ...]], *, header: int) -> str:
    """A grid with its merges as rowspan and colspan."""
    rows = []
    for at, row in enumerate(grid):
        tag = "th" if at < header else "td"
        cells = (
            f"<{tag}{_spans(grid, at, column)}>{escape(cell, quote=False).replace(chr(10), '<br>')}</{tag}>"
            for column, cell in enumerate(row)
            if cell not in (ABOVE, LEFT)
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return '<table border="1" cellspacing="0">\n' + "\n".join(rows) + "\n</table>"


def extent(grid: list[tuple[str, ...]], row: int, column: int) -> tuple[int, int]:
    """How many rows and columns the cell that begins here covers."""
    down = _run((r[column] for r in grid[row + 1 :]), ABOVE)
    right = _run(grid[row][column + 1 :], LEFT)
    return 1 + down, 1 + right


def _run(cells: Iterable[str], mark: str) -> int:
    count = 0
    for cell in cells:
        if cell != mark:
            break
        count += 1
    return count


def _spans(grid: list[tuple[str, ...]], row: int, column: int) -> str:
    down, right = extent(grid, row, column)
    return (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{right}"' if right > 1 else "")


def _word_body(plan: SamplePlan) -> Iterator[str]:
    yield _letterhead(plan).replace("<td", "<td class=MsoNormal")
    for line in (plan.type, plan.title):
        yield f"<p class=MsoNormal align=center><b><span style='{_WORD_STYLE}'>{line}<o:p></o:p></span></b></p>"
    yield from map(_word_paragraph, plan.body)
    yield _signature(plan)
    if plan.attached:
        for line in (plan.attached.type, plan.attached.title, plan.attached.note):
            yield f"<p class=MsoNormal align=center><b>{line}</b></p>"
        yield from map(_word_paragraph, plan.attached.body)
    if plan.appendix:
        yield "<span><br clear=all style='page-break-before:always'></span>"
        for line in (plan.appendix.label, plan.appendix.title, plan.appendix.attached):
            yield f"<p class=MsoNormal align=center><b>{line}</b></p>"
        table = table_html(plan.appendix.grid(), header=len(plan.appendix.header))
        yield (
            re.sub(r"(<t[dh][^>]*>)", r"\1<p class=MsoNormal>", table)
            .replace("</t", "<o:p></o:p></p></t")
            .replace("<o:p></o:p></p></tr", "</tr")
            .replace("<o:p></o:p></p></table", "</table")
        )
    yield f"<p class=MsoNormal><i>{plan.remark}</i></p>"


def _word_paragraph(paragraph: Paragraph) -> str:
    words = escape(paragraph.text, quote=False)
    words = re.sub(r"(?<= )(\S+ \S+)$", r"\n\1", words)  # Word breaks its source lines
    if paragraph.level in ("number", "letter"):
        gap = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
        label = f"<![if !supportLists]><span style='mso-list:Ignore'>{paragraph.label}{gap}</span><![endif]>"
        return f"<p class=MsoNormal style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'>{label}<span style='{_WORD_STYLE}'>{words}<o:p></o:p></span></p>"
    line = f"{paragraph.label} {words}" if paragraph.label else words
    bold = ("<b>", "</b>") if paragraph.level == "roman" else ("", "")
    return f"<p class=MsoNormal>{bold[0]}<span style='{_WORD_STYLE}'>{line}<o:p></o:p></span>{bold[1]}</p>"
