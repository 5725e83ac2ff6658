"""One hand-made document with its facts and gold, right in every figure."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evaluation_database import quoted, write_database, write_gold

from evaluation.scores import Evaluation, evaluate

TEXT = """KẾ HOẠCH
Đến hết năm 2027, ít nhất 35% hộ dân dùng nước sạch, trong đó 12% hộ nghèo.
Chỉ số PAPI, Chỉ số PCI nằm trong tốp 18 cả nước.
Mỗi năm giảm từ 3 đến 5 đầu mối; tăng thêm 2,5% thu ngân sách.
Phấn đấu thêm 7% diện tích rừng, nếu đủ điều kiện.
III. TỔ CHỨC
Sở Y tế chủ trì rà soát trạm y tế xã trước ngày 30/6/2026.
UBND các huyện có liên quan thống kê số hộ chưa có nước sạch.
IV. KINH PHÍ
Sở Tài chính bố trí kinh phí theo phân cấp ngân sách."""

ABOUT = {
    "document_id": 1,
    "path": "tỉnh/a.html",
    "media_type": "text/html",
    "genre": "plan",
    "document_number": "061/KH-UBND",
    "title": "Về việc cấp nước sạch nông thôn đến năm 2027",
    "issuing_body": "Ủy ban nhân dân tỉnh Hậu Giang",
}


def target(number: int, words: str, value: float, **columns: Any) -> dict[str, Any]:
    row = {"target_id": number, "ordinal": number, "document_id": 1, "unit": "percent"}
    values = {"value_low": value, "value_high": value, "comparator": "eq"}
    return row | values | quoted(TEXT, words) | columns


WATER = target(1, "ít nhất 35% hộ dân", 35, comparator="ge", due_end="2027-12-31")
POOR = target(2, "12% hộ nghèo", 12, parent_target_id=1)
TOP = "Chỉ số PAPI, Chỉ số PCI nằm trong tốp 18"
PAPI = target(3, TOP, 18, unit="rank", comparator="top", indicator_code="papi_rank")
PCI = PAPI | {"target_id": 4, "ordinal": 4, "indicator_code": "pci_rank"}
UNITS = target(5, "từ 3 đến 5 đầu mối", 3, value_high=5, unit="count", comparator="range")
TAX = target(6, "2,5% thu ngân sách", 2.5, change="increase")
TARGETS = [WATER, POOR, PAPI, PCI, UNITS, TAX]

GOLD_TARGETS: list[dict[str, Any]] = [
    {"quote": "35% hộ dân", "value": 35, "unit": "%", "comparator": "ge", "due": "2027"},
    {"quote": "trong đó 12%", "value": 12, "unit": "percent", "comparator": "eq", "parent": 0},
    {"quote": TOP, "value": 18, "unit": "rank", "comparator": "top", "indicator_code": "papi_rank"},
    {"quote": TOP, "value": 18, "unit": "rank", "comparator": "top", "indicator_code": "pci_rank"},
    {"quote": "từ 3 đến 5", "value": [3, 5], "unit": "count", "comparator": "range"},
    {"quote": "tăng thêm 2,5%", "value": 2.5, "unit": "%", "comparator": "increase"},
]
GOLD_DOCUMENT = {
    "genre": "plan",
    "document_number": "61/KH-UBND",
    "title": "Kế hoạch cấp nước sạch nông thôn đến năm 2027",
    "issuing_body": "UBND tỉnh Hậu Giang",
    "signer": None,
    "field": None,
}
GOLD: dict[str, Any] = {"file": "a.html", "document": GOLD_DOCUMENT, "targets": GOLD_TARGETS}


def judge(folder: Path, tables: Mapping[str, Any], *gold: Mapping[str, Any]) -> Evaluation:
    about = {"documents": [{"id": 1, "text": TEXT}], "v_documents": [ABOUT]}
    url = write_database(folder / "a.db", about | dict(tables))
    return evaluate(url, write_gold(folder / "gold", *(gold or (GOLD,))), floors=None)
