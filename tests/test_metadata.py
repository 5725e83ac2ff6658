"""Page beginnings of every class that real sites and files show, written for these tests.

Each line is a block. A line that begins with `~` is the site's, with `>` the decision's, any other
one the plan's (or the article's, where no line is marked and the page is news).
"""

from datetime import date
from typing import Any

import pytest
from plan_builder import build_plan

from extractors.letter_case import sentence_case
from extractors.metadata import RULES, extract_metadata
from extractors.periods import period_of_title
from extractors.titles import clean_title
from models.facts import Metadata
from models.issues import Issue
from models.rule import Rule
from models.structure import Part
from models.text import ManifestRow

_PARTS = {"~": Part.FURNITURE, ">": Part.DECISION}
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
OPENING = (
    "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ, Ủy ban nhân dân tỉnh ban hành "
    "Kế hoạch với các nội dung chủ yếu sau đây để các sở, ban, ngành và địa phương thực hiện:\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nNâng cao chất lượng phục vụ người dân.\n"
)


def read(page: str, *, part: Part = Part.PLAN, **rest: Any) -> tuple[Metadata, tuple[Issue, ...]]:
    lines = [line for line in page.split("\n") if line.strip()]
    parts = [_PARTS.get(line[0], part) for line in lines]
    words = [line[1:].strip() if line[0] in _PARTS else line for line in lines]
    return extract_metadata(build_plan(words, parts=parts, **rest))


def check(metadata: Metadata, expected: dict[str, Any]) -> None:
    period = metadata.period
    found = {name: getattr(metadata, name) for name in expected if name != "period"}
    if "period" in expected:
        found["period"] = (period.start and period.start.year, period.end.year) if period else None
    assert found == expected


OFFICIAL: list[tuple[str, str, dict[str, Any]]] = [
    (
        "a plan of its own",
        f"""ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n~-------\n{NATION}Số: 45/KH-UBND
Sơn La, ngày 08 tháng 02 năm 2022\nKẾ HOẠCH\nPhát triển chính quyền số tỉnh Sơn La năm 2022
{OPENING}Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Lưu: VT, KSTT.\nTM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLò Văn Hặc""",
        {
            "genre": "plan",
            "document_number": "45/KH-UBND",
            "number": "45",
            "symbol": "KH-UBND",
            "document_type": "Kế hoạch",
            "content_type": "Kế hoạch",
            "title": "Phát triển chính quyền số tỉnh Sơn La năm 2022",
            "issued_on": date(2022, 2, 8),
            "issuing_body": "Ủy ban nhân dân tỉnh Sơn La",
            "issuing_level": "province",
            "province": "Sơn La",
            "province_id": "p63:14",
            "signer": "Lò Văn Hặc",
            "signer_position": "Phó Chủ tịch",
            "signed_for": "KT. Chủ tịch",
            "period": (2022, 2022),
            "effective_on": None,
        },
    ),
    (
        "a piped letterhead without province and type line",
        f"""~- 1Nghị định 63/2010/NĐ-CP về kiểm soát thủ tục hành chính
ỦY BAN NHÂN DÂN | {NATION.splitlines()[0]} |\n------- | Độc lập - Tự do - Hạnh phúc ---------------
Số: 481/KH-UBND | Bình Dương, ngày 20 tháng 10 năm 2014 |
THỰC HIỆN CẢI CÁCH HÀNH CHÍNH TỈNH BÌNH DƯƠNG NĂM 2015
{OPENING}TM. ỦY BAN NHÂN DÂN TỈNH\nCHỦ TỊCH\nLê Thanh Tùng""",
        {
            "document_number": "481/KH-UBND",
            "issued_on": date(2014, 10, 20),
            "document_type": "Kế hoạch",
            "title": "Thực hiện cải cách hành chính tỉnh Bình Dương năm 2015",
            "issuing_body": "Ủy ban nhân dân tỉnh Bình Dương",
            "signer": "Lê Thanh Tùng",
            "signer_position": "Chủ tịch",
            "signed_for": "TM. Ủy ban nhân dân tỉnh",
            "period": (2015, 2015),
        },
    ),
    (
        "two columns on one line",
        f"""ỦY BAN NHÂN DÂN {NATION.splitlines()[0]}\nTỈNH NGHỆ AN Độc lập - Tự do - Hạnh phúc
Số: 612/KH-UBND Nghệ An, ngày 19 tháng 9 năm 2023\nKẾ HOẠCH
Tuyên truyền cải cách hành chính trên địa bàn tỉnh\ngiai đoạn 2023 - 2025
{OPENING}Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Bộ Nội vụ (b/c); KT. CHỦ TỊCH
- TT Tỉnh ủy, HĐND tỉnh; PHÓ CHỦ TỊCH\n- Các sở, ban, ngành;\n- Lưu: VT, TH. Bùi Đình Lộc""",
        {
            "document_number": "612/KH-UBND",
            "issued_on": date(2023, 9, 19),
            "title": "Tuyên truyền cải cách hành chính trên địa bàn tỉnh giai đoạn 2023 - 2025",
            "issuing_body": "Ủy ban nhân dân tỉnh Nghệ An",
            "signer": "Bùi Đình Lộc",
            "signer_position": "Phó Chủ tịch",
            "period": (2023, 2025),
        },
    ),
    (
        "a department's draft with blanks",
        f"""UBND TỈNH LẠNG SƠN\nSỞ NỘI VỤ\n{NATION}Số:           /KH-SNV
Lạng Sơn, ngày     tháng 12 năm 2025\nKẾ HOẠCH\nCải cách hành chính năm 2026 của Sở Nội vụ
{OPENING}""",
        {
            "document_number": None,
            "number": None,
            "symbol": "KH-SNV",
            "issued_on": None,
            "document_type": "Kế hoạch",
            "issuing_body": "Sở Nội vụ tỉnh Lạng Sơn",
            "issuing_level": "department",
            "signer": None,
            "period": (2026, 2026),
        },
    ),
    (
        "a party plan",
        f"""TỈNH ỦY GIA LAI\n~*\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 36-KH/TU\nGia Lai, ngày 15 tháng 6 năm 2021
KẾ HOẠCH\nthực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng
{OPENING}T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nRah Lan Chung""",
        {
            "document_number": "36-KH/TU",
            "title": "Thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
            "issuing_body": "Tỉnh ủy Gia Lai",
            "issuing_level": "party",
            "province": "Gia Lai",
            "signer": "Rah Lan Chung",
            "signer_position": "Phó Bí thư",
            "signed_for": "TM. Ban Thường vụ",
        },
    ),
    (
        "a decision with its plan",
        f"""ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\n{NATION}Số: 2055/QĐ-UBND
An Giang, ngày 05 tháng 9 năm 2019\n>QUYẾT ĐỊNH
>VỀ VIỆC PHÊ DUYỆT ĐỀ ÁN PHÁT TRIỂN DU LỊCH TỈNH AN GIANG GIAI ĐOẠN 2019- 2025
>CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG
>Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
>QUYẾT ĐỊNH:\n>Điều 1. Phê duyệt kèm theo Quyết định này Đề án phát triển du lịch.
>Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n>KT. CHỦ TỊCH\n>PHÓ CHỦ TỊCH\n>Trần Anh Thơ
ĐỀ ÁN\nPHÁT TRIỂN DU LỊCH TỈNH AN GIANG
(Kèm theo Quyết định số 2055/QĐ-UBND ngày 05 tháng 9 năm 2019)\nI. SỰ CẦN THIẾT""",
        {
            "genre": "decision",
            "document_type": "Quyết định",
            "content_type": "Đề án",
            "title": "Phê duyệt Đề án phát triển du lịch tỉnh An Giang giai đoạn 2019-2025",
            "issuing_body": "Ủy ban nhân dân tỉnh An Giang",
            "signer": "Trần Anh Thơ",
            "effective_on": date(2019, 9, 5),
            "period": (2019, 2025),
        },
    ),
    (
        "a plain decision dated from the capital town",
        f"""UỶ BAN NHÂN DÂN\nTỈNH BÌNH THUẬN\n{NATION}Số: 44/2005/QĐ-UBND
Phan Thiết, ngày 06 tháng 7 năm 2005\n>QUYẾT ĐỊNH\n>Về việc ban hành Quy định phân công, phân cấp
>quản lý công tác văn thư trên địa bàn tỉnh\n>UỶ BAN NHÂN DÂN TỈNH BÌNH THUẬN
>Căn cứ Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân ngày 26 tháng 11 năm 2003;
>QUYẾT ĐỊNH:\n>Điều 1. Ban hành kèm theo Quyết định này Quy định.
>Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.
>TM. UỶ BAN NHÂN DÂN TỈNH\n>CHỦ TỊCH\n>Huỳnh Tấn Thuận""",
        {
            "genre": "other",
            "document_number": "44/2005/QĐ-UBND",
            "content_type": None,
            "title": "Ban hành Quy định phân công, phân cấp quản lý công tác văn thư trên địa bàn tỉnh",
            "issued_on": date(2005, 7, 6),
            "effective_on": date(2005, 7, 16),
            "province": "Bình Thuận",
        },
    ),
    (
        "a type line and a plan by a HĐND",
        f"""HỘI ĐỒNG NHÂN DÂN\nTỈNH QUẢNG TRỊ\n{NATION}Số: 120/NQ-HĐND
Quảng Trị, ngày 09 tháng 12 năm 2022\n>NGHỊ QUYẾT
>Về kế hoạch phát triển kinh tế - xã hội năm 2023\n>HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG TRỊ
>KHÓA VIII, KỲ HỌP THỨ 14\n>Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
>QUYẾT NGHỊ:\n>Điều 1. Mục tiêu\n>CHỦ TỊCH\n>Nguyễn Đăng Quyền""",
        {
            "genre": "decision",
            "document_type": "Nghị quyết",
            "content_type": "Kế hoạch",
            "title": "Kế hoạch phát triển kinh tế - xã hội năm 2023",
            "issuing_body": "Hội đồng nhân dân tỉnh Quảng Trị",
            "signer": "Nguyễn Đăng Quyền",
        },
    ),
    (
        "an official letter",
        f"""ỦY BAN NHÂN DÂN\nTỈNH ĐẮK NÔNG\n{NATION}Số: 1204/UBND-KSTT
V/v triển khai Kế hoạch cải cách hành chính năm 2023\nĐắk Nông, ngày 9 tháng 3 năm 2023
Kính gửi: Các sở, ban, ngành\nThực hiện Quyết định số 50/QĐ-TTg, Ủy ban nhân dân tỉnh yêu cầu:
TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTrần Văn Diệu""",
        {
            "genre": "other",
            "document_type": "Công văn",
            "title": "Triển khai Kế hoạch cải cách hành chính năm 2023",
            "signer": "Trần Văn Diệu",
            "signer_position": "Chánh Văn phòng",
            "signed_for": "TL. Chủ tịch",
        },
    ),
    (
        "a chỉ thị whose title runs into its text",
        f"""ỦY BAN NHÂN DÂN\nTỈNH THANH HÓA\n{NATION}Số: 07/CT-UBND
Thanh Hóa, ngày 5 tháng 4 năm 2022\nCHỈ THỊ
Về việc tăng cường kỷ luật, kỷ cương hành chính Trong thời gian qua, công tác cải cách còn chậm.""",
        {
            "genre": "other",
            "document_type": "Chỉ thị",
            "content_type": None,
            "title": "Tăng cường kỷ luật, kỷ cương hành chính",
        },
    ),
    (
        "the letterhead at the end of the page",
        f"""KẾ HOẠCH\nChuyển đổi số tỉnh Tiền Giang năm 2024\n{OPENING}ỦY BAN NHÂN DÂN
TỈNH TIỀN GIANG\n{NATION}Số: 71/KH-UBND\nTiền Giang, ngày 28 tháng 02 năm 2024""",
        {
            "document_number": "71/KH-UBND",
            "issued_on": date(2024, 2, 28),
            "title": "Chuyển đổi số tỉnh Tiền Giang năm 2024",
            "province": "Tiền Giang",
        },
    ),
    (
        "a number over two lines",
        f"""ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\n{NATION}Số: 18\n/2025/QĐ-UBND
Hà Nội, ngày 20 tháng 02 năm 2025\n>QUYẾT ĐỊNH
>Ban hành Chương trình phát triển nhà ở thành phố Hà Nội giai đoạn 2025 - 2030
>Căn cứ Luật Nhà ở ngày 27 tháng 11 năm 2023;
>Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 03 tháng 3 năm 2025.""",
        {
            "document_number": "18/2025/QĐ-UBND",
            "content_type": "Chương trình",
            "effective_on": date(2025, 3, 3),
            "issuing_body": "Ủy ban nhân dân thành phố Hà Nội",
            "issuing_level": "province",
            "period": (2025, 2030),
        },
    ),
    (
        "a place over two lines, number under its word",
        f"""ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\n{NATION}Số:\n7360/KH-UBND
Thành phố Hồ\nChí Minh, ngày 05 tháng 11 năm 2025\nKẾ HOẠCH
Phát triển kinh tế số trên địa bàn Thành phố Hồ Chí Minh năm 2026\n{OPENING}""",
        {
            "document_number": "7360/KH-UBND",
            "issued_on": date(2025, 11, 5),
            "province": "Hồ Chí Minh",
            "province_id": "p34:79",
            "issuing_body": "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        },
    ),
    (
        "a date that cannot be read",
        f"""ỦY BAN NHÂN DÂN\nTỈNH HẬU GIANG\n{NATION}Số: 12/KH-UBND
Hậu Giang, ngày 27 năm 12 năm 2019\nKẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM 2020\n{OPENING}""",
        {"issued_on": None, "title": "Cải cách hành chính năm 2020", "province": "Hậu Giang"},
    ),
    (
        "a title that cites another document and its period",
        f"""ỦY BAN NHÂN DÂN\nTỈNH VĨNH LONG\n{NATION}Số: 15/KH-UBND
Vĩnh Long, ngày 20 tháng 01 năm 2022\nKẾ HOẠCH
Triển khai Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ
phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư giai đoạn 2022 - 2025\n{OPENING}""",
        {
            "document_number": "15/KH-UBND",
            "issued_on": date(2022, 1, 20),
            "period": (2022, 2025),
            "title": "Triển khai Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ "
            "phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư giai đoạn 2022 - 2025",
        },
    ),
    (
        "an action programme",
        f"""ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\n{NATION}Số: 90/CTr-UBND\nLâm Đồng, ngày 3 tháng 8 năm 2021
CHƯƠNG TRÌNH HÀNH ĐỘNG\nTHỰC HIỆN NGHỊ QUYẾT SỐ 50/NQ-CP NGÀY 20/5/2021 CỦA CHÍNH PHỦ\n{OPENING}""",
        {
            "genre": "plan",
            "document_type": "Chương trình",
            "title": "Thực hiện Nghị quyết số 50/NQ-CP ngày 20/5/2021 của Chính phủ",
            "period": None,
        },
    ),
    (
        "letters and hyphens lost",
        f"""ỦY BAN NHÂN DÂN\nTHÀNH PH ĐÀ NNG\n{NATION}Số: 1961/QĐUBND\nĐà Nẵng, ngày 25 tháng 3 năm 2011
>QUYẾT ĐỊNH\n>PHÊ DUYỆT CHƯƠNG TRÌNH PHÁT TRIỂN CÔNG NGHIỆP GIAI ĐOẠN 20112020
>Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26/11/2003;""",
        {
            "genre": "decision",
            "document_number": "1961/QĐ-UBND",
            "province": "Đà Nẵng",
            "issuing_body": "Ủy ban nhân dân thành phố Đà Nẵng",
            "period": (2011, 2020),
        },
    ),
    (
        "a district",
        f"""ỦY BAN NHÂN DÂN\nHUYỆN MƯỜNG KHƯƠNG\n{NATION}Số: 33/KH-UBND
Mường Khương, ngày 17 tháng 3 năm 2022\nKẾ HOẠCH\nCải cách hành chính năm 2022
Thực hiện Kế hoạch số 5/KH-UBND ngày 1/1/2022 của UBND tỉnh Lào Cai, căn cứ chỉ đạo của tỉnh Lào Cai, UBND huyện xây dựng kế hoạch như sau, yêu cầu các phòng, ban triển khai thực hiện nghiêm túc, đúng tiến độ:
I. MỤC ĐÍCH""",
        {
            "issuing_body": "Ủy ban nhân dân huyện Mường Khương",
            "issuing_level": "district",
            "province": "Lào Cai",
        },
    ),
    (
        "a wrapped department",
        f"""UBND THÀNH PHỐ HÀ NỘI\nSỞ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN NÔNG THÔN\n{NATION}Số: 150/KH-SNN
Hà Nội, ngày 15 tháng 3 năm 2023\nKẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2023
{OPENING}KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nThS. Nguyễn Thị Thu Hiên""",
        {
            "issuing_body": "Sở Nông nghiệp và Phát triển nông thôn thành phố Hà Nội",
            "issuing_level": "department",
            "signer": "Nguyễn Thị Thu Hiên",
            "signer_position": "Phó Giám đốc",
        },
    ),
    (
        "an office below its committee",
        f"""UBND TỈNH NAM ĐỊNH\nVĂN PHÒNG\n{NATION}Số: 14/KH-VPUBND\nNam Định, ngày 12/01/2021
KẾ HOẠCH\nKiểm tra công vụ năm 2021\n{OPENING}""",
        {
            "issuing_body": "Văn phòng Ủy ban nhân dân tỉnh Nam Định",
            "issuing_level": "department",
            "issued_on": date(2021, 1, 12),
        },
    ),
    (
        "a draft's mark is no part of the issuer",
        f"""ỦY BAN NHÂN DÂN\nTỈNH SÓC TRĂNG\nDỰ THẢO\n{NATION}Số:      /QĐ-UBND
Sóc Trăng, ngày    tháng   năm 2024\n>QUYẾT ĐỊNH
>Ban hành Kế hoạch phát triển thương mại điện tử năm 2025\n>tỉnh Sóc Trăng
>CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG\n>Căn cứ Luật Thương mại ngày 14 tháng 6 năm 2005;
>Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n>KT. CHỦ TỊCH\n>PHÓ CHỦ TỊCH""",
        {
            "genre": "decision",
            "document_number": None,
            "symbol": "QĐ-UBND",
            "issuing_body": "Ủy ban nhân dân tỉnh Sóc Trăng",
            "title": "Ban hành Kế hoạch phát triển thương mại điện tử năm 2025 tỉnh Sóc Trăng",
            "signer": None,
            "effective_on": None,
        },
    ),
    (
        "an attached plan alone",
        f"""KẾ HOẠCH\nPhòng, chống tội phạm giai đoạn 2021 - 2025
(Ban hành kèm theo Quyết định số 905/QĐ-UBND ngày 14 tháng 5 năm 2021 của UBND tỉnh Đồng Tháp)
{OPENING}""",
        {
            "document_number": "905/QĐ-UBND",
            "issued_on": date(2021, 5, 14),
            "title": "Phòng, chống tội phạm giai đoạn 2021 - 2025",
            "issuing_body": "Ủy ban nhân dân tỉnh Đồng Tháp",
            "province": "Đồng Tháp",
        },
    ),
    (
        "a centrally-run city of 2025",
        f"""ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ\n{NATION}Số: 88/KH-UBND\nHuế, ngày 20 tháng 02 năm 2025
KẾ HOẠCH\nChuyển đổi số thành phố Huế năm 2025\n{OPENING}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNGUYỄN VĂN PHÚ""",
        {
            "province_id": "p63:46b",
            "issuing_body": "Ủy ban nhân dân thành phố Huế",
            "issuing_level": "province",
            "signer": "Nguyễn Văn Phú",
            "signed_for": "TM. Ủy ban nhân dân",
        },
    ),
    (
        "a province with a dash in its name over two lines",
        f"""ỦY BAN NHÂN DÂN TỈNH\nBÀ RỊA - VŨNG TÀU\n{NATION}Số: 203/KH-UBND
Bà Rịa-Vũng Tàu, ngày 23 tháng 12 năm 2022\nKẾ HOẠCH
CẢI CÁCH HÀNH CHÍNH TỈNH BÀ RỊA - VŨNG TÀU\nNĂM 2023\n{OPENING}""",
        {
            "province": "Bà Rịa - Vũng Tàu",
            "issuing_body": "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu",
            "title": "Cải cách hành chính tỉnh Bà Rịa - Vũng Tàu năm 2023",
        },
    ),
    (
        "the government: no province though dated from Hà Nội",
        f"""THỦ TƯỚNG CHÍNH PHỦ\n{NATION}Số: 942/QĐ-TTg\nHà Nội, ngày 15 tháng 6 năm 2021
>QUYẾT ĐỊNH\n>PHÊ DUYỆT CHIẾN LƯỢC PHÁT TRIỂN DỮ LIỆU GIAI ĐOẠN 2021 - 2025
>THỦ TƯỚNG CHÍNH PHỦ\n>Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;
>KT. THỦ TƯỚNG\n>PHÓ THỦ TƯỚNG\n>Vũ Đức Đan""",
        {
            "issuing_body": "Thủ tướng Chính phủ",
            "issuing_level": "central",
            "province": None,
            "signer_position": "Phó Thủ tướng",
        },
    ),
    (
        "a number that looks like a year",
        f"""ỦY BAN NHÂN DÂN\nTỈNH QUẢNG BÌNH\n{NATION}Số: 2015/QĐ-UBND\nĐồng Hới, ngày 17 tháng 7 năm 2013
>QUYẾT ĐỊNH\n>Về việc phê duyệt Kế hoạch bảo vệ môi trường tỉnh Quảng Bình đến năm 2015
>CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n>Căn cứ Luật Bảo vệ môi trường ngày 29 tháng 11 năm 2005;""",
        {
            "number": "2015",
            "province": "Quảng Bình",
            "title": "Phê duyệt Kế hoạch bảo vệ môi trường tỉnh Quảng Bình đến năm 2015",
            "period": (None, 2015),
        },
    ),
    (
        "another province in the title",
        f"""ỦY BAN NHÂN DÂN\nTỈNH BẾN TRE\n{NATION}Số: 9/KH-UBND\nBến Tre, ngày 4 tháng 5 năm 2022
KẾ HOẠCH\nHợp tác với Thành phố Hồ Chí Minh và tỉnh Cà Mau năm 2022\n{OPENING}""",
        {"province": "Bến Tre", "issuing_body": "Ủy ban nhân dân tỉnh Bến Tre"},
    ),
    (
        "no letterhead: nothing is guessed from citations",
        """Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị quyết số 10/NQ-HĐND ngày 10/12/2020 của HĐND tỉnh;\nCăn cứ Chỉ thị số 3/CT-TTg;
I. MỤC ĐÍCH, YÊU CẦU\nCụ thể hóa nhiệm vụ.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Hữu Thì""",
        {
            "genre": "other",
            "document_number": None,
            "issued_on": None,
            "document_type": None,
            "title": None,
            "signer": "Trần Hữu Thì",
        },
    ),
    (
        "a digital signature printed above is no signer, but dates a blank",
        f"""Người ký: ỦY BAN NHÂN DÂN TỈNH BẮC KẠN\nNgày ký: 24-01-2022 16:45:10 +07:00
ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\n{NATION}Số: 55/KH-UBND\nBắc Kạn, ngày     tháng     năm 2022
KẾ HOẠCH\nTinh giản biên chế năm 2022\n{OPENING}""",
        {"signer": None, "issued_on": date(2022, 1, 24), "document_number": "55/KH-UBND"},
    ),
]  # fmt: skip

SITES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "keys and values on one line, the document broken off",
        f"""~Kế hoạch 223/KH-UBND năm 2021 thực hiện Chương trình phục hồi du lịch tỉnh Hà Tĩnh
~Số hiệu 223/KH-UBND\n~Ngày ban hành 03/06/2021\n~Ngày có hiệu lực 04/06/2021
~Loại văn bản Kế hoạch\n~Cơ quan ban hành Tỉnh Hà Tĩnh\n~Người ký Lê Ngọc Châm
~Lĩnh vực Văn hóa - Xã hội\nỦY BAN NHÂN DÂN\n{NATION}Số: 223/KH- UBND
Hà Tĩnh, ngày 03 tháng 6 năm 2021\n{OPENING}""",
        {
            "document_number": "223/KH-UBND",
            "document_type": "Kế hoạch",
            "effective_on": date(2021, 6, 4),
            "title": "Thực hiện Chương trình phục hồi du lịch tỉnh Hà Tĩnh",
            "signer": "Lê Ngọc Châm",
            "field": "Văn hóa - Xã hội",
            "issuing_body": "Ủy ban nhân dân tỉnh Hà Tĩnh",
        },
    ),
    (
        "keys over values, placeholders",
        f"""~Số hiệu:\n~77/KH-UBND\n~Nơi ban hành:\n~Thành phố Cần Thơ\n~Người ký:\n~Dương Tấn Hiệp
~Ngày ban hành:\n~13/05/2022\n~Ngày hiệu lực:\n~Đã biết\n~Ngày công báo:\n~Đang cập nhật
ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\n{NATION}Số: 77/KH-UBND\nCần Thơ, ngày 13 tháng 05 năm 2022
KẾ HOẠCH\nPHÒNG, CHỐNG THIÊN TAI ĐẾN NĂM 2030\n{OPENING}""",
        {
            "signer": "Dương Tấn Hiệp",
            "effective_on": None,
            "field": None,
            "title": "Phòng, chống thiên tai đến năm 2030",
        },
    ),
    (
        "pairs in a piped table",
        f"""~Số ký hiệu | 12/2020/QĐ-UBND | Ngày ban hành | 03/04/2020
~Loại văn bản | Quyết định | Ngày có hiệu lực | 15/04/2020\n~Trích yếu | Ban hành Quy định quản lý chợ
ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG\n{NATION}Kiên Giang, ngày 03 tháng 4 năm 2020
>Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
>Căn cứ Luật Đầu tư ngày 17/6/2020;\n>Điều 1. Ban hành Quy định.""",
        {
            "document_number": "12/2020/QĐ-UBND",
            "document_type": "Quyết định",
            "effective_on": date(2020, 4, 15),
            "title": "Ban hành Quy định quản lý chợ",
        },
    ),
]  # fmt: skip

NEWS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "no headline: the plan in the first words",
        """Ngày 15/12/2023, Ủy ban nhân dân tỉnh Bình Phước ban hành Kế hoạch số 391/KH-UBND về cải cách hành chính nhà nước năm 2024 tỉnh Bình Phước. Kế hoạch xác định rõ nhiệm vụ của từng ngành, địa phương.
Các sở, ban, ngành có trách nhiệm tổ chức thực hiện và báo cáo định kỳ./.\nPhạm Cầm""",
        {
            "genre": "news",
            "document_number": "391/KH-UBND",
            "document_type": "Kế hoạch",
            "issued_on": date(2023, 12, 15),
            "issuing_body": "Ủy ban nhân dân tỉnh Bình Phước",
            "issuing_level": "province",
            "title": None,
            "reported_title": "Cải cách hành chính nhà nước năm 2024 tỉnh Bình Phước",
            "byline": "Phạm Cầm",
            "published_on": None,
            "signer": None,
            "period": (2024, 2024),
        },
    ),
    (
"issuer and day between number and title",
        """An Giang: Nhiều việc mới ở cấp xã\nThứ Hai, 09/02/2026 08:10
Theo Kế hoạch số 31/KH-UBND của UBND tỉnh An Giang ban hành ngày 02/02/2026 về nâng cao chất lượng phục vụ năm 2026, mọi xã đều có tổ hướng dẫn người dân làm hồ sơ qua mạng, kể cả các xã đảo.
Lê Mẫu\n~CÓ THỂ BẠN QUAN TÂM""",
        {
            "document_number": "31/KH-UBND",
            "issued_on": date(2026, 2, 2),
            "reported_title": "Nâng cao chất lượng phục vụ năm 2026",
            "period": (2026, 2026),
            "province": "An Giang",
        },
    ),
    (
        "headline, weekday line, agency prefix",
        """Kon Tum: Các xã, phường cùng thi đua làm tốt cải cách hành chính\nThứ sáu, 03/02/2023 19:34
(ĐCSVN) - UBND tỉnh Kon Tum mới ban hành Kế hoạch thi đua cải cách hành chính ở cơ sở, giai đoạn 2023 - 2030.
Mỗi năm một kết quả tốt hơn là điều kế hoạch hướng tới.\nMinh Thi\n~CÓ THỂ BẠN QUAN TÂM""",
        {
            "title": "Kon Tum: Các xã, phường cùng thi đua làm tốt cải cách hành chính",
            "published_on": date(2023, 2, 3),
            "document_number": None,
            "issued_on": None,
            "province": "Kon Tum",
            "byline": "Minh Thi",
            "period": (2023, 2030),
            "reported_title": "Thi đua cải cách hành chính ở cơ sở, giai đoạn 2023 - 2030",
        },
    ),
    (
        "no plan named: the period of a statement",
        """Yên Bái: Đề cao trách nhiệm người đứng đầu\n• Cập nhật: Thứ sáu, 10/1/2020 | 8:10:36 AM
Yên Bái - Tỉnh đề ra mục tiêu năm 2020 phấn đấu nâng cao các chỉ số.
Năm 2019, kinh tế đạt tốc độ tăng trưởng cao.\nĐình Tú""",
        {
            "published_on": date(2020, 1, 10),
            "document_number": None,
            "document_type": None,
            "issuing_body": None,
            "province": "Yên Bái",
            "period": (2020, 2020),
            "byline": "Đình Tú",
        },
    ),
    (
        "UBND tỉnh of the headline's province; tin, ảnh",
        """Bạc Liêu ban hành kế hoạch cải cách hành chính năm 2023\n12/01/2023 08:15
UBND tỉnh vừa ban hành Kế hoạch số 03/KH-UBND ngày 09/01/2023 về cải cách hành chính tỉnh Bạc Liêu năm 2023 với nhiều mục tiêu.\nTin, ảnh: Hữu Thọ""",
        {
            "document_number": "03/KH-UBND",
            "issued_on": date(2023, 1, 9),
            "published_on": date(2023, 1, 12),
            "issuing_body": "Ủy ban nhân dân tỉnh Bạc Liêu",
            "byline": "Hữu Thọ",
        },
    ),
    (
        "a day without its year",
        """Hà Giang: Chuyển đổi số trong lĩnh vực y tế\nThứ tư, 14/09/2022 - 15:30
Ngày 12/9, UBND tỉnh ban hành Quyết định số 1620/QĐ-UBND phê duyệt Kế hoạch chuyển đổi số ngành Y tế giai đoạn 2022 - 2025. Kế hoạch đặt ra nhiều chỉ tiêu.\nMộc Lan (Sở Y tế)""",
        {
            "document_number": "1620/QĐ-UBND",
            "document_type": "Quyết định",
            "content_type": "Kế hoạch",
            "issued_on": date(2022, 9, 12),
            "byline": "Mộc Lan",
            "period": (2022, 2025),
        },
    ),
    (
        "the plan first, its issuer behind",
        """Thái Bình tăng cường xây dựng nông thôn mới\nCập nhật: 16:20, 08/03/2024
Kế hoạch số 30/KH-UBND ngày 05/3/2024 vừa được UBND tỉnh ban hành đặt mục tiêu đến hết năm 2024 có thêm 20 xã đạt chuẩn.
Nguyễn Thơ""",
        {
            "document_number": "30/KH-UBND",
            "issued_on": date(2024, 3, 5),
            "issuing_body": "Ủy ban nhân dân tỉnh Thái Bình",
            "published_on": date(2024, 3, 8),
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "page", "expected"), OFFICIAL, ids=lambda x: str(x)[:40])
def test_official_pages(what: str, page: str, expected: dict[str, Any]) -> None:
    check(read(page)[0], expected)


@pytest.mark.parametrize(("what", "page", "expected"), SITES, ids=lambda x: str(x)[:40])
def test_pages_with_a_site_table(what: str, page: str, expected: dict[str, Any]) -> None:
    check(read(page)[0], expected)


@pytest.mark.parametrize(("what", "page", "expected"), NEWS, ids=lambda x: str(x)[:40])
def test_news(what: str, page: str, expected: dict[str, Any]) -> None:
    check(read(page, part=Part.ARTICLE)[0], {"genre": "news", **expected})


def codes(page: str, **rest: Any) -> list[str]:
    return [issue.code for issue in read(page, **rest)[1]]


def test_blanks_and_unreadable_dates_are_issues() -> None:
    blank = next(page for what, page, _ in OFFICIAL if "blanks" in what)
    damaged = next(page for what, page, _ in OFFICIAL if "cannot be read" in what)
    assert codes(blank) == ["no_number", "no_date"]
    assert codes(damaged) == ["unread_date"]


def test_a_contradiction_between_site_and_document_is_an_issue() -> None:
    page = f"""~Số hiệu: 7/KH-UBND\n~Ngày ban hành: 12/05/2022\nỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n{NATION}Số: 7/KH-UBND
Hà Nam, ngày 13 tháng 05 năm 2022\nKẾ HOẠCH\nCải cách hành chính năm 2022\n{OPENING}"""
    metadata, issues = read(page)
    assert metadata.issued_on == date(2022, 5, 13)
    assert [issue.code for issue in issues] == ["metadata_contradiction"]


def test_the_site_of_a_format_and_the_manifest_are_read_last() -> None:
    metadata, _ = read(
        "Số: 7/KH-UBND\nKẾ HOẠCH\nCải cách hành chính năm 2022\n" + OPENING,
        site={"Ngày ban hành": "12/05/2022", "Người ký": "Lê Văn An"},
        manifest=ManifestRow("test.txt", province="Hà Nam"),
    )
    assert (metadata.issued_on, metadata.signer) == (date(2022, 5, 12), "Lê Văn An")
    assert metadata.issuing_body == "Ủy ban nhân dân tỉnh Hà Nam"


def test_a_blank_number_is_not_filled_from_another_line() -> None:
    page = f"""ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n{NATION}Số:      /KH-UBND\nHà Nam, ngày    tháng 5 năm 2022
KẾ HOẠCH\nCải cách hành chính năm 2022\n{OPENING}Số: 12/KH-SNV\nHà Nam, ngày 3 tháng 4 năm 2021"""
    metadata, _ = read(page)
    assert (metadata.document_number, metadata.issued_on) == (None, None)


def test_an_article_without_headline_takes_the_title_of_its_page() -> None:
    text = "UBND tỉnh Cà Mau vừa ban hành Kế hoạch phát triển du lịch tỉnh năm 2024."
    site = {"title": "Cà Mau phát triển du lịch bền vững - Báo Cà Mau"}
    metadata, _ = read(text, part=Part.ARTICLE, site=site)
    assert metadata.title == "Cà Mau phát triển du lịch bền vững"


def test_a_page_without_a_document_says_nothing() -> None:
    metadata, issues = read("~Văn bản không tồn tại\n~Trang chủ")
    assert metadata == Metadata()
    assert issues == ()


def test_winner_and_rivals_are_kept_with_their_words() -> None:
    metadata, _ = read(next(page for what, page, _ in SITES if what.startswith("keys over")))
    numbers = [e for e in metadata.evidence if e.field == "document_number"]
    assert [(e.won, e.rule) for e in numbers] == [
        (True, "letterhead.number"),
        (False, "site.document_number"),
    ]
    assert all(e.evidence and e.evidence.quote == "77/KH-UBND" for e in numbers)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        (
            "VỀ VIỆC BAN HÀNH KẾ HOẠCH GIAI ĐOẠN 2021- 2025",
            "Ban hành Kế hoạch giai đoạn 2021-2025",
        ),
        ("Về việc triển khai  Đề án 06.", "Triển khai Đề án 06"),
        ("V/v phòng, chống lụt bão", "Phòng, chống lụt bão"),
        ("Phát triển nông thôn 2021 – 2025", "Phát triển nông thôn 2021 – 2025"),
        ("Phát triển nông thôn 2021 -2025", "Phát triển nông thôn 2021-2025"),
        ("NÂNG CẤP BẾN CẢNG HUYỆN ĐẢO LÝ SƠN", "Nâng cấp bến cảng huyện đảo Lý Sơn"),
        (
            "DẬP DỊCH TẠI CÁC XÃ PHÍA BẮC HUYỆN TRÀ BỒNG",
            "Dập dịch tại các xã phía Bắc huyện Trà Bồng",
        ),
        ("BẢO VỆ RỪNG VƯỜN QUỐC GIA PÙ MÁT", "Bảo vệ rừng Vườn quốc gia Pù Mát"),
        ("NẠO VÉT CỬA SÔNG THU BỒN NĂM 2019", "Nạo vét cửa sông Thu Bồn năm 2019"),
        ("KHÔI PHỤC LÀNG GỐM BÀU TRÚC", "Khôi phục làng gốm Bàu Trúc"),
        ("PHÁT TRIỂN LÀNG NGHỀ TRUYỀN THỐNG", "Phát triển làng nghề truyền thống"),
        ("XÂY DỰNG THÀNH PHỐ THÔNG MINH", "Xây dựng thành phố thông minh"),
        ("LẬP HỒ SƠ SỨC KHỎE TẠI CÁC XÃ, PHƯỜNG", "Lập hồ sơ sức khỏe tại các xã, phường"),
        ("Về đích nông thôn mới", "Về đích nông thôn mới"),
        ("NÂNG CAO CHỈ SỐ PAR INDEX TỈNH HOÀ BÌNH", "Nâng cao chỉ số PAR INDEX tỉnh Hoà Bình"),
        ("CỦA SỞ NỘI VỤ VÀ UBND TỈNH", "Của Sở Nội vụ và UBND tỉnh"),
    ],
)
def test_titles_are_cleaned(printed: str, title: str) -> None:
    assert clean_title(printed) == title


def test_the_body_is_the_best_witness_of_its_spelling() -> None:
    body = "việc học tập Mô hình Đô thị thông minh, theo Mô hình Đô thị thông minh"
    assert sentence_case("VỀ MÔ HÌNH ĐÔ THỊ", body) == "Về Mô hình Đô thị"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Cải cách hành chính năm 2024", "2024-01-01/2024-12-31"),
        ("Phát triển nhà ở giai đoạn 2021-2025, định hướng đến 2030", "2021-01-01/2025-12-31"),
        (
            "Thực hiện Chương trình giai đoạn 2021-2025 trên địa bàn năm 2023",
            "2023-01-01/2023-12-31",
        ),
        ("Đào tạo giai đoạn 2021 - 2025 và kế hoạch năm 2022", "2021-01-01/2025-12-31"),
        ("Phát triển kinh tế - xã hội 5 năm 2021-2025", "2021-01-01/2025-12-31"),
        ("Công tác tháng 10 năm 2023", "2023-10-01/2023-10-31"),
        ("Phát triển đô thị đến năm 2025", "../2025-12-31"),
        ("Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ", None),
        ("Quy hoạch, tầm nhìn đến năm 2045", None),
    ],
)
def test_periods_of_titles(title: str, period: str | None) -> None:
    found = period_of_title(title)
    assert (found.iso() if found else None) == period


@pytest.mark.parametrize("each", RULES, ids=lambda r: r.name)
def test_rules_hold_their_examples(each: Rule) -> None:
    assert [e for e in each.examples if not each.first(e)] == []
    assert [e for e in each.counter_examples if each.first(e)] == []


HALF_DATED = """ỦY BAN NHÂN DÂN
TỈNH CÀ MAU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số:     /KH-UBND

Cà Mau, {dateline}

KẾ HOẠCH
Cải cách hành chính năm {year}
"""


@pytest.mark.parametrize(
    ("dateline", "year", "unit"),
    [
        ("ngày     tháng 9 năm 2025", 2026, "p34:96"),
        ("ngày     tháng 3 năm 2025", 2025, "p63:96"),
        ("ngày    tháng    năm", 2026, "p34:96"),
        ("ngày    tháng    năm", 2025, "p63:96"),
        ("ngày 05 tháng 9 năm 2025", 2025, "p34:96"),
    ],
)
def test_the_unit_of_a_province_where_the_day_is_blank(dateline: str, year: int, unit: str) -> None:
    text = HALF_DATED.format(dateline=dateline, year=year)
    metadata, _ = read(text)
    assert metadata.province_id == unit
