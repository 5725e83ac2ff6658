"""Independent documents in one file, and what looks like one and is none."""

import pytest
from reading import clean, raw_file

from pipeline.document import read_documents
from pipeline.split import split_documents

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}

Lai Châu, ngày 12 tháng 3 năm 2024

{type}
{title}

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

{body}
"""
END = """
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Sáng
"""


def document(
    number: str, type_: str = "KẾ HOẠCH", *, title: str = "Rà soát thủ tục", end: str = END
) -> str:
    body = "I. MỤC TIÊU\n\nPhấn đấu 80% hồ sơ được nộp trực tuyến./."
    return HEAD.format(number=number, type=type_, title=title, body=body) + end


CASES = [
    ("one", document("15/KH-UBND"), 1),
    ("two plans", document("15/KH-UBND") + "\n" + document("16/KH-UBND"), 2),
    ("three of a gazette", "CÔNG BÁO/Số 18/Ngày 20-3-2024\n\n" + "\n".join(document(f"{n}/2024/QĐ-UBND", "QUYẾT ĐỊNH") for n in (7, 8, 9)), 3),
    ("an attached plan without number", document("15/QĐ-UBND", "QUYẾT ĐỊNH") + "\n" + document("      /KH-UBND"), 1),
    ("an attached plan under the decision's number", document("15/QĐ-UBND", "QUYẾT ĐỊNH") + "\n" + document("15/QĐ-UBND"), 1),
    ("a form with dots for its number", document("15/KH-UBND") + "\n" + document("...../BC-UBND", "BÁO CÁO"), 1),
    ("no end before the second letterhead", document("15/KH-UBND", end="").replace("./.", " gồm:") + "\n" + document("16/KH-UBND"), 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])  # fmt: skip
def test_number_of_documents(text: str, expected: int) -> None:
    whole = clean(text)
    parts = split_documents(whole)
    assert len(parts) == expected
    assert sum(len(part.blocks) for part in parts) == len(whole.blocks)
    for part in parts:
        assert [block.index for block in part.blocks] == list(range(len(part.blocks)))
        assert all(part.words(block).strip() for block in part.blocks)
        assert "80%" in part.text


def test_a_slice_keeps_words_and_places() -> None:
    whole = clean(document("15/KH-UBND") + "\n" + document("16/KH-UBND", title="Kiểm tra"))
    _, second = split_documents(whole)
    assert second.text.startswith("ỦY BAN NHÂN DÂN")
    assert whole.text.endswith(second.text)
    old = whole.blocks[-len(second.blocks) :]
    assert [second.words(block) for block in second.blocks] == [whole.words(block) for block in old]
    assert [block.place for block in second.blocks] == [block.place for block in old]


def test_each_document_has_its_own_facts_and_path() -> None:
    text = document("15/KH-UBND") + "\n" + document("16/KH-UBND", title="Kiểm tra công vụ")
    first, second = read_documents(raw_file(text, path="tap.txt"))
    assert (first.path, second.path) == ("tap.txt", "tap.txt#2")
    numbers = [one.facts.metadata.document_number for one in (first, second)]
    assert numbers == ["15/KH-UBND", "16/KH-UBND"]
    assert [one.facts.metadata.signer for one in (first, second)] == ["Lò Văn Sáng"] * 2
    for one in (first, second):
        (figure,) = one.facts.figures
        span = figure.evidence.span
        assert one.text[span.start : span.end] == figure.evidence.quote
