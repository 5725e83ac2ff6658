"""Word files as blocks: the words as Word prints them, and the places they have in the text."""

import pytest
from reading import raw_file
from word_files import (
    MEDIA_TYPE,
    cell,
    listed,
    lists,
    paragraph,
    run,
    table,
    word_file,
)  # fmt: skip

from models.text import BlockKind, RawText
from pipeline.clean import clean_text
from pipeline.document import read_document
from pipeline.readers.word import read_word


def read(body: str, **parts: str) -> RawText:
    raw = read_word(raw_file(word_file(body, **parts), media_type=MEDIA_TYPE))
    for block in raw.blocks:
        assert raw.source[block.place.start : block.place.end] == block.text
    return raw


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts).blocks]


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")]
    instruction = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return marks[0] + instruction + marks[1] + run(result) + marks[2]


def box(*paragraphs: str) -> str:
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice>{new}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


DELETED = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
CAPS = "<w:caps/>"
RAISED = '<w:vertAlign w:val="superscript"/>'
PARAGRAPHS = [
    pytest.param(paragraph("Cải cá", "ch hành chính"), ["Cải cách hành chính"], id="runs join"),
    pytest.param(paragraph(run("Kế hoạch", CAPS), " 5"), ["KẾ HOẠCH 5"], id="capitals"),
    pytest.param(paragraph(run("Sở", "<w:smallCaps/>")), ["SỞ"], id="small capitals"),
    pytest.param(paragraph("Sở", run(" x", "<w:vanish/>"), " Y tế"), ["Sở Y tế"], id="hidden"),
    pytest.param(paragraph("Sở", run(" Y", '<w:vanish w:val="0"/>')), ["Sở Y"], id="not hidden"),
    pytest.param(paragraph("đạt ", "<w:del><w:r><w:delText>80</w:delText></w:r></w:del>", f"<w:ins>{run('85')}</w:ins>", "%"), ["đạt 85%"], id="changes accepted"),
    pytest.param(paragraph(f"<w:moveFrom>{run('cũ')}</w:moveFrom>", f"<w:moveTo>{run('mới')}</w:moveTo>"), ["mới"], id="moves accepted"),
    pytest.param(paragraph("Sở Tài", properties=DELETED) + paragraph(" chính"), ["Sở Tài chính"], id="end of a paragraph deleted"),
    pytest.param(paragraph(f"<w:del>{run('bỏ')}</w:del>", properties=DELETED) + paragraph("giữ"), ["giữ"], id="whole paragraph deleted"),
    pytest.param(paragraph("I. Một", properties="<w:rPr><w:specVanish/></w:rPr>") + paragraph("hai"), ["I. Một hai"], id="run-in heading"),
    pytest.param(paragraph("năm ", field("DATE \\@ yyyy", "2026")), ["năm 2026"], id="result of a field"),
    pytest.param(paragraph("trang ", field("PAGE", "3"), "."), ["trang ."], id="page number"),
    pytest.param(paragraph(f'<w:fldSimple w:instr=" REF a ">{run("Bảng 2")}</w:fldSimple>'), ["Bảng 2"], id="simple field"),
    pytest.param(paragraph('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText></w:r>') + paragraph("sau"), ["sau"], id="field without end"),
    pytest.param(paragraph("≥"), ["≥"], id="sign"),
    pytest.param(paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 90%"), ["≥ 90%"], id="symbol"),
    pytest.param(paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " có"), ["☑ có"], id="box ticked"),
    pytest.param(paragraph(run("\uf0a3", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), " 5"), ["≤ 5"], id="letters of a symbol font"),
    pytest.param(paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), ["a\tb\nc"], id="tab and break"),
    pytest.param(paragraph("<w:r><w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t></w:r>"), ["a", "b"], id="page break"),
    pytest.param(paragraph("<w:r><w:t>a</w:t><w:br/><w:br/><w:t>b</w:t></w:r>"), ["a", "b"], id="two breaks"),
    pytest.param(paragraph("<w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>"), ["QĐ-UBND"], id="no-break hyphen"),
    pytest.param(paragraph(f'<w:hyperlink r:id="x">{run("liên kết")}</w:hyperlink>'), ["liên kết"], id="link"),
    pytest.param(paragraph(f"<w:smartTag><w:smartTag>{run('Huế')}</w:smartTag></w:smartTag>"), ["Huế"], id="smart tags"),
    pytest.param(paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('điền')}</w:sdtContent></w:sdt>"), ["điền"], id="control in a line"),
    pytest.param(f"<w:sdt><w:sdtContent>{paragraph('điền')}</w:sdtContent></w:sdt>", ["điền"], id="control over paragraphs"),
    pytest.param(paragraph("Số ", f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('bấm để gõ')}</w:sdtContent></w:sdt>"), ["Số"], id="placeholder"),
    pytest.param(paragraph("<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>", " x 100"), ["a/b x 100"], id="formula"),
    pytest.param(paragraph("thân", box(paragraph("hộp"))), ["thân", "hộp"], id="text box once"),
    pytest.param(paragraph("<w:r><w:commentReference w:id='1'/></w:r>", "lời"), ["lời"], id="comment"),
    pytest.param(paragraph("đạt 90%", "<w:r><w:footnoteReference w:id='2'/></w:r>", ";"), ["đạt 90%;"], id="mark of a note"),
    pytest.param(paragraph("đạt 90%", run("1", RAISED), ", 10", run("3", RAISED), ", m", run("2", RAISED)), ["đạt 90%¹, 10³, m2"], id="raised figures"),
    pytest.param(paragraph("C", properties='<w:framePr w:dropCap="drop"/>') + paragraph("ăn cứ"), ["Căn cứ"], id="large initial"),
    pytest.param(paragraph("Số:           /KH-UBND"), ["Số:           /KH-UBND"], id="blank number"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), PARAGRAPHS)
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert texts(body + paragraph("Hết.")) == [*expected, "Hết."]


LADDER = lists(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
NUMBERED = [
    pytest.param(LADDER, [("Một", 0), ("Hai", 1), ("Ba", 2), ("Bốn", 2), ("Năm", 1), ("Sáu", 0), ("Bảy", 1)],
        ["I. Một", "1. Hai", "a) Ba", "b) Bốn", "2. Năm", "II. Sáu", "1. Bảy"], id="the ladder of a plan"),
    pytest.param(lists(("decimal", "%1."), ("decimal", "%1.%2.")), [("a", 0), ("b", 1), ("c", 0), ("d", 1), ("e", 1)],
        ["1. a", "1.1. b", "2. c", "2.1. d", "2.2. e"], id="dotted"),
    pytest.param(lists(("upperRoman", "%1."), ("decimal", "%1.%2."), more="<w:isLgl/>"), [("a", 0), ("b", 1)],
        ["1. a", "1.1. b"], id="legal"),
    pytest.param(lists(("decimal", "%1."), ("decimal", "%2)"), more='<w:lvlRestart w:val="0"/>'), [("a", 0), ("b", 1), ("c", 0), ("d", 1)],
        ["1. a", "1) b", "2. c", "2) d"], id="never begun anew"),
    pytest.param(lists(("decimal", "Điều %1."), more='<w:suff w:val="nothing"/>'), [("a", 0)], ["Điều 1.a"], id="nothing after it"),
    pytest.param(lists(("bullet", "-")), [("a", 0)], ["- a"], id="dash"),
    pytest.param(lists(("bullet", "+")), [("a", 0)], ["+ a"], id="plus"),
    pytest.param(lists(("bullet", "\uf0b7"), more='<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'), [("a", 0)], ["• a"], id="dot"),
    pytest.param(lists(("bullet", "\uf0d8"), more='<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'), [("a", 0)], ["• a"], id="arrow"),
    pytest.param(lists(("decimal", "%1."), override='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'), [("a", 0), ("b", 0)],
        ["4. a", "5. b"], id="begun at four"),
    pytest.param(LADDER, [("a", 1), ("b", 0), ("", 0), ("c", 0)], ["1. a", "II. b", "IV. c"], id="a level jumped over, an empty item"),
    pytest.param(lists(("decimal", "%1.")), [("a", 7)], ["a"], id="a level that is not there"),
    pytest.param("", [("a", 0)], ["a"], id="a list that is not there"),
]  # fmt: skip


@pytest.mark.parametrize(("numbering", "items", "expected"), NUMBERED)
def test_labels_that_word_counts(
    numbering: str, items: list[tuple[str, int]], expected: list[str]
) -> None:
    body = "".join(listed(text, level) for text, level in items)
    assert texts(body + paragraph("Hết."), numbering=numbering) == [*expected, "Hết."]


def test_lists_of_one_kind_go_on_and_begin_anew() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="3"><w:abstractNumId w:val="1"/>{start}</w:num>'
    )
    body = "".join(
        listed(text, 0, number) for text, number in zip("abcd", (1, 2, 3, 3), strict=True)
    )
    numbering = lists(("decimal", "%1.")) + more
    assert texts(body, numbering=numbering) == ["1. a", "2. b", "1. c", "2. d"]


HEADING = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId'
    ' w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="x"/><w:basedOn w:val="H"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="B"><w:name w:val="b"/><w:rPr><w:b/></w:rPr></w:style>'
)


def test_styles_give_level_look_and_number() -> None:
    numbering = lists(("upperRoman", "%1."), ("decimal", "%2.")).replace(
        '<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="H2"/>'
    )
    body = (
        paragraph("Mục lục 3", properties='<w:pStyle w:val="T"/>')
        + paragraph("mục tiêu", properties='<w:pStyle w:val="H"/>')
        + paragraph("cụ thể", properties='<w:pStyle w:val="H2"/>')
        + paragraph(run("đậm", '<w:rStyle w:val="B"/>'))
        + paragraph(run("không", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="H"/>')
        + paragraph("thường", properties='<w:pStyle w:val="H"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )  # fmt: skip
    found = [
        (b.text, b.kind, b.level, b.bold, b.furniture_hint)
        for b in read(body, styles=HEADING, numbering=numbering).blocks
    ]
    heading = BlockKind.HEADING
    assert found == [
        ("Mục lục 3", BlockKind.PARAGRAPH, None, False, True),
        ("I. MỤC TIÊU", heading, 2, True, False),
        ("1. CỤ THỂ", heading, 2, True, False),
        ("đậm", BlockKind.PARAGRAPH, None, True, False),
        ("II. KHÔNG", heading, 2, False, False),
        ("THƯỜNG", heading, 2, True, False),
    ]


def test_headers_notes_and_footers_stand_apart() -> None:
    note = '<w:footnote w:id="{}" w:type="{}">{}</w:footnote>'
    notes = note.format(0, "separator", paragraph("---")) + note.format(
        1, "normal", paragraph("Quyết định số 5/QĐ-UBND.")
    )
    raw = read(
        paragraph("Thân bài."),
        header=paragraph("DỰ THẢO") + paragraph("- ", field("PAGE", "2"), " -"),
        footer=paragraph("Trang 3/9") + paragraph("Lưu hành nội bộ"),
        footnotes=notes,
    )
    assert [(block.text, block.furniture_hint) for block in raw.blocks] == [
        ("DỰ THẢO", True),
        ("Thân bài.", False),
        ("[1] Quyết định số 5/QĐ-UBND.", False),
        ("Lưu hành nội bộ", True),
    ]


def test_tracked_changes_are_told() -> None:
    raw = read(paragraph("a", f"<w:ins>{run('b')}</w:ins>"))
    assert [issue.code for issue in raw.issues] == ["tracked_changes"]


BLANK = (
    table([["UBND TỈNH LÂM ĐỒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
           ["Số:           /KH-UBND", "Lâm Đồng, ngày     tháng 12 năm 2025"]])
    + paragraph("KẾ HOẠCH") + paragraph("Chuyển đổi số năm 2026")
    + paragraph("Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị;")
    + listed("MỤC TIÊU") + listed("Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 80%.", 1)
)  # fmt: skip


def test_a_blank_number_and_day_stay_blank() -> None:
    data = word_file(BLANK, numbering=LADDER)
    record = read_document(raw_file(data, path="a.docx", media_type=MEDIA_TYPE))
    found = record.facts.metadata
    assert (found.document_number, found.issued_on, found.province) == (None, None, "Lâm Đồng")
    assert {"no_number", "no_date"} <= {i.code for i in (*record.issues, *record.facts.issues)}
    assert [section.path for section in record.sections] == ["I", "I > 1"]
    assert [figure.value_low for figure in record.facts.figures] == [80]


def test_objects_of_other_programs_are_told() -> None:
    raw = read(paragraph("đạt ", "<w:r><w:object/></w:r>", " 90%"))
    assert [issue.code for issue in raw.issues] == ["embedded_object"]


def test_letterhead_and_signature_are_paragraphs() -> None:
    body = (
        table([["ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
               ["Số:      /KH-UBND", "Lâm Đồng, ngày     tháng 12 năm 2025"]])
        + table([["Nơi nhận:\n- Như trên;", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]])
    )  # fmt: skip
    raw = read(body)
    assert not any(block.cell for block in raw.blocks)
    assert [block.text for block in raw.blocks] == [
        "ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số:      /KH-UBND", "Lâm Đồng, ngày     tháng 12 năm 2025",
        "Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    ]  # fmt: skip


def test_numbers_of_an_empty_column_are_printed() -> None:
    rows = "".join(
        f"<w:tr>{cell(listed(''))}{cell(paragraph(words))}{cell(paragraph('Sở Y tế'))}</w:tr>"
        for words in ("Tiêm chủng", "Khám bệnh", "Tập huấn")
    )
    raw = read(f"<w:tbl>{rows}</w:tbl>", numbering=lists(("decimal", "%1")))
    assert [block.text for block in raw.blocks][::3] == ["1", "2", "3"]


LEGACY = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'


def test_letters_of_old_fonts_are_joined_and_decoded() -> None:
    old, capital = LEGACY.format(".VnTime"), LEGACY.format(".VnTimeH")
    body = (
        paragraph(run("KÕ ho¹ch", capital))
        + paragraph(run("Thùc hi", old), run("Ön c¶i c¸ch hµnh chÝnh n¨m 2008", old))
        + paragraph(run("Tiếng Việt", LEGACY.format("Arial")))
    )
    raw = read(body)
    assert [block.text for block in raw.blocks] == [
        "KẾ HOẠCH", "Thực hiện cải cách hành chính năm 2008", "Tiếng Việt",
    ]  # fmt: skip
    assert [issue.code for issue in raw.issues] == ["legacy_encoding"]


def test_letters_of_vni_fonts_in_a_style() -> None:
    style = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr>'
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="V"><w:name w:val="v"'
        '/><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr></w:style>'
    )
    body = paragraph(
        run("Keá hoa"), run("ïch caûi caùch haønh chính"), properties='<w:pStyle w:val="V"/>'
    )
    assert texts(body, styles=style) == ["Kế hoạch cải cách hành chính"]


def test_the_letter_that_reads_as_a_soft_hyphen() -> None:
    old = LEGACY.format(".VnTime")
    inner = f"<w:r><w:rPr>{old}</w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc vµ ng</w:t><w:softHyphen/><w:t>êi</w:t></w:r>"
    assert texts(paragraph(inner)) == ["nước và người"]


def test_a_soft_hyphen_is_not_in_the_cleaned_text() -> None:
    raw = read(paragraph("<w:r><w:t>hành</w:t><w:softHyphen/><w:t> chính</w:t></w:r>"))
    assert clean_text(raw).text == "hành chính"


def test_strict_files_are_read() -> None:
    data = word_file(paragraph("Kế hoạch"), strict=True)
    assert [b.text for b in read_word(raw_file(data, media_type=MEDIA_TYPE)).blocks] == ["Kế hoạch"]
