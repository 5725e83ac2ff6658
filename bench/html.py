"""A web page of 1 MB with tables, read as Kehoach reads it, against bs4 + lxml building its tree.

Both work on the same bytes in the same run. Run ``make bench`` or ``python -m bench.html [BYTES]``.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable

from bs4 import BeautifulSoup

from models.text import RawFile
from pipeline.readers.html import read_html

ROUNDS = 9
SIZE = 1_000_000
LIMIT = 1.2
"""Times of bs4 + lxml alone that reading may take."""
_AGENCIES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Văn phòng UBND tỉnh", "UBND các huyện")
_HEAD = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Kế hoạch 45/KH-UBND</title>
<link rel="canonical" href="https://tinh.example.gov.vn/van-ban/45"><style>p{margin:0}</style></head>
<body><div class="header"><ul class="menu"><li><a href="/">Trang chủ</a></li></ul></div>
<div class="content1"><table border="0"><tr><td><b>ỦY BAN NHÂN DÂN<br>TỈNH CÀ MAU</b></td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc</td></tr>
<tr><td>Số: 45/KH-UBND</td><td><i>Cà Mau, ngày 12 tháng 01 năm 2023</i></td></tr></table>
<p align="center"><b>KẾ HOẠCH</b></p><p align="center"><b>Cải cách hành chính năm 2023</b></p>"""
_FOOT = "</div><div class='footer'>Bản quyền thuộc về cổng thông tin</div></body></html>"


def make_page(size: int = SIZE) -> bytes:
    """A plan of about `size` bytes: prose and task tables with merged cells, as Word exports them."""
    parts = [_HEAD]
    length = len(_HEAD.encode())
    number = 0
    while length < size:
        number += 1
        part = _section(number)
        parts.append(part)
        length += len(part.encode())
    return "".join([*parts, _FOOT]).encode()


def _section(number: int) -> str:
    prose = "".join(
        f'<p style="margin-top:6.0pt;text-align:justify"><span style="font-size:14.0pt">'
        f"{number}.{i}. Phấn đấu trên <b>{70 + i}%</b> hồ sơ của {agency} được giải quyết đúng hạn, "
        f"không để người dân&nbsp;phải đi lại nhiều lần trong năm 2023;</span></p>\n"
        for i, agency in enumerate(_AGENCIES)
    )
    rows = "".join(_rows(number, i) for i in range(6))
    head = "<tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th><th>Phối hợp</th><th>Thời hạn</th></tr>"
    return f'{prose}<table border="1" class="MsoTableGrid"><tbody>{head}{rows}</tbody></table>\n'


def _rows(number: int, row: int) -> str:
    lead, other = _AGENCIES[row % 5], _AGENCIES[(row + 2) % 5]
    style = 'style="border:solid windowtext 1.0pt;padding:0cm 5.4pt" valign="top"'
    cell = '<p style="margin:0cm"><span lang="VI" style="font-size:13.0pt">{}</span></p>'.format
    first = f"<tr><td {style}>{cell(row + 1)}</td><td {style}>{cell(f'Rà soát thủ tục nhóm {number}')}</td>"
    shared = f'<td rowspan="2" {style}>{cell(lead)}</td><td {style}>{cell(other)}</td>'
    second = f"<tr><td {style}>{cell('')}</td><td {style}>{cell('Công khai kết quả rà soát')}</td>"
    return (
        f'{first}{shared}<td rowspan="2" {style}>{cell(f"Quý {row % 4 + 1}")}</td></tr>\n'
        f"{second}<td {style}>{cell(lead)}</td></tr>\n"
    )


def timed(work: Callable[[], object]) -> float:
    """The seconds of one run, garbage of the last one gone."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(data: bytes, rounds: int = ROUNDS) -> tuple[float, float]:
    """Median seconds of Kehoach's reader and of bs4 + lxml, run in turns on the same bytes."""
    file = RawFile("page.html", data, "0", "text/html")
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(timed(lambda: BeautifulSoup(data, "lxml")))
        ours.append(timed(lambda: read_html(file)))
    return statistics.median(ours), statistics.median(theirs)


def main(size: int) -> None:
    """Prints both times and their ratio."""
    data = make_page(size)
    read_html(RawFile("page.html", data, "0", "text/html"))  # warm: lexicons, patterns
    ours, theirs = measure(data)
    print(
        f"HTML page of {len(data):,} bytes: read {ours * 1000:.0f} ms, bs4 + lxml {theirs * 1000:.0f} ms"
    )
    print(f"  {ours / theirs:.2f} times bs4 + lxml (limit {LIMIT})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
