"""Tasks in prose: one row a case, in the arrangements that plans use."""

from dataclasses import replace

import pytest
from assignment_cases import CASES
from task_cases import KNOWN, roles, tasks_of

from extractors import role_rules
from extractors.lead_ins import label_end
from extractors.role_rules import opener_rule, subject_rule
from extractors.task_labels import label_rule
from extractors.task_subjects import acting_rule, joined_heading_rule, presents_rule
from models.rule import Rule

# (name, body, [(first words of the task, roles)])
PROSE = [
    ("agency as heading", """
III. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Theo dõi việc thực hiện kế hoạch này.

- Tham mưu UBND tỉnh tổ chức hội nghị đối thoại trong quý III.

2. Sở Tài chính

Bố trí kinh phí cho các cơ quan, đơn vị thực hiện kế hoạch.
""", [
        ("Theo dõi việc", "lead Sở Nội vụ"),
        ("Tham mưu UBND tỉnh", "lead Sở Nội vụ"),
        ("Bố trí kinh phí", "lead Sở Tài chính"),
    ]),
    ("heading of several agencies", """
IV. TỔ CHỨC THỰC HIỆN

1. Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thành phố

a) Công khai thủ tục hành chính tại nơi tiếp nhận hồ sơ.
""", [("Công khai thủ tục", "lead Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thành phố")]),
    ("heading with a word of charging", """
IV. TỔ CHỨC THỰC HIỆN

1. Trách nhiệm của Sở Tư pháp

Rà soát văn bản do cấp huyện ban hành.

2. Đối với UBND cấp xã:

- Niêm yết đầy đủ danh mục thủ tục.
""", [("Rà soát văn bản", "lead Sở Tư pháp"), ("Niêm yết đầy đủ", "lead UBND cấp xã")]),
    ("chủ trì, phối hợp under a heading", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Y tế

Chủ trì, phối hợp với Sở Tài chính, Bảo hiểm xã hội tỉnh và các đơn vị liên quan triển khai hồ sơ sức khỏe điện tử.
""", [("Chủ trì, phối hợp", "lead Sở Y tế | coordinate Sở Tài chính; Bảo hiểm xã hội tỉnh; các đơn vị liên quan")]),
    ("phối hợp với under a heading helps, and so does the partner", """
IV. TỔ CHỨC THỰC HIỆN

1. Công an tỉnh

- Phối hợp với Sở Thông tin và Truyền thông bảo vệ hệ thống thông tin của tỉnh.
""", [("Phối hợp với", "coordinate Công an tỉnh; Sở Thông tin và Truyền thông")]),
    ("chủ trì phối hợp without comma", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương

- Chủ trì phối hợp với UBND cấp huyện khảo sát chợ nông thôn.
""", [("Chủ trì phối hợp", "lead Sở Công Thương | coordinate UBND cấp huyện")]),
    ("lead-in above a list", """
III. NHIỆM VỤ

1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp, Sở Tài chính:

a) Rà soát chức năng của các phòng chuyên môn.

b) Xây dựng đề án vị trí việc làm.

2. Nâng cao chất lượng đội ngũ công chức.
""", [
        ("Rà soát chức năng", "lead Sở Nội vụ | coordinate Sở Tư pháp; Sở Tài chính"),
        ("Xây dựng đề án", "lead Sở Nội vụ | coordinate Sở Tư pháp; Sở Tài chính"),
    ]),
    ("lead-in of its own paragraph", """
III. NHIỆM VỤ

Sở Giáo dục và Đào tạo có trách nhiệm:

- Tuyển sinh trực tuyến các lớp đầu cấp.

- Thu học phí không dùng tiền mặt.
""", [("Tuyển sinh trực tuyến", "lead Sở Giáo dục và Đào tạo"), ("Thu học phí", "lead Sở Giáo dục và Đào tạo")]),
    ("the issuer who charges is no lead", """
III. NHIỆM VỤ

UBND tỉnh yêu cầu các sở, ban, ngành khẩn trương số hóa hồ sơ lưu trữ.

UBND tỉnh giao Văn phòng UBND tỉnh theo dõi việc số hóa.
""", [("UBND tỉnh yêu cầu", "lead các sở, ban, ngành"), ("UBND tỉnh giao", "lead Văn phòng UBND tỉnh")]),
    ("subject of the sentence", """
III. NHIỆM VỤ

- Sở Xây dựng chủ trì, phối hợp với UBND các huyện, thành phố rà soát quy hoạch.

- Các sở, ngành căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị.

- UBND cấp huyện có trách nhiệm kiểm tra việc tiếp nhận hồ sơ tại cấp xã.
""", [
        ("Sở Xây dựng chủ trì", "lead Sở Xây dựng | coordinate UBND các huyện, thành phố"),
        ("Các sở, ngành", "lead Các sở, ngành"),
        ("UBND cấp huyện có", "lead UBND cấp huyện"),
    ]),
    ("subject after an opening clause", """
III. NHIỆM VỤ

- Trước ngày 15/11/2023, các sở, ban, ngành gửi kết quả tự chấm điểm.

- Hằng năm, Sở Nội vụ tổ chức lấy ý kiến của người dân.
""", [("Trước ngày 15/11/2023", "lead các sở, ban, ngành"), ("Hằng năm", "lead Sở Nội vụ")]),
    ("agency and colon", """
III. PHÂN CÔNG

- Sở Nội vụ: Tham mưu kiện toàn ban chỉ đạo.

- Sở Tài chính: Cân đối nguồn kinh phí hằng năm.
""", [("Sở Nội vụ: Tham mưu", "lead Sở Nội vụ"), ("Sở Tài chính: Cân đối", "lead Sở Tài chính")]),
    ("giao in the midst of a sentence", """
III. NHIỆM VỤ

- Nâng cấp cổng dịch vụ công, giao Sở Thông tin và Truyền thông hoàn thành trước ngày 30/6/2023.
""", [("Nâng cấp cổng", "lead Sở Thông tin và Truyền thông")]),
    ("in brackets at the end", """
III. NHIỆM VỤ

- Kiểm tra công vụ tại cấp huyện (Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh).
""", [("Kiểm tra công vụ", "lead Sở Nội vụ | coordinate Thanh tra tỉnh")]),
    ("do X chủ trì", """
III. NHIỆM VỤ

- Đoàn kiểm tra liên ngành do Sở Nội vụ chủ trì làm việc với 05 huyện.
""", [("Đoàn kiểm tra", "lead Sở Nội vụ")]),
    ("parts with their own subject", """
III. NHIỆM VỤ

- Sở Nội vụ tổng hợp nhu cầu đào tạo; Sở Tài chính thẩm định dự toán; UBND cấp huyện cử người học.
""", [
        ("Sở Nội vụ tổng hợp", "lead Sở Nội vụ"),
        ("Sở Tài chính thẩm định", "lead Sở Tài chính"),
        ("UBND cấp huyện cử", "lead UBND cấp huyện"),
    ]),
    ("parts with their own time", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Tham mưu tổ chức sơ kết (Quý II/2023); tổ chức tổng kết (Quý IV/2023).
""", [("Tham mưu tổ chức sơ kết", "lead Sở Nội vụ"), ("tổ chức tổng kết", "lead Sở Nội vụ")]),
    ("a semicolon alone parts nothing", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Hướng dẫn, đôn đốc; tổng hợp kết quả của các địa phương.
""", [("Hướng dẫn, đôn đốc; tổng hợp", "lead Sở Nội vụ")]),
    ("labelled blocks", """
III. NHIỆM VỤ

1. Rà soát quy trình nội bộ giải quyết hồ sơ đất đai.

- Đơn vị chủ trì: Sở Tài nguyên và Môi trường.

- Đơn vị phối hợp: Văn phòng UBND tỉnh; UBND cấp huyện.

- Thời gian hoàn thành: Quý II/2023.

- Sản phẩm: Báo cáo rà soát.

2. Đào tạo kỹ năng số cho cán bộ cấp xã.

- Đơn vị chủ trì: Sở Nội vụ.
""", [
        ("Rà soát quy trình", "lead Sở Tài nguyên và Môi trường | coordinate Văn phòng UBND tỉnh; UBND cấp huyện"),
        ("Đào tạo kỹ năng", "lead Sở Nội vụ"),
    ]),
    ("labels after each item of a list", """
III. NHIỆM VỤ

1. Cải cách thể chế

- Ban hành kế hoạch kiểm tra văn bản.

+ Cơ quan chủ trì: Sở Tư pháp; cơ quan phối hợp: các sở, ban, ngành; thời gian: quý I/2023.

- Hệ thống hóa văn bản của tỉnh.

+ Cơ quan chủ trì: Sở Tư pháp.
""", [
        ("Ban hành kế hoạch", "lead Sở Tư pháp | coordinate các sở, ban, ngành"),
        ("Hệ thống hóa", "lead Sở Tư pháp"),
    ]),
    ("labels in the paragraph itself", """
III. NHIỆM VỤ

- Xây dựng phần mềm theo dõi nhiệm vụ. Cơ quan chủ trì: Văn phòng UBND tỉnh. Thời gian thực hiện: Năm 2023.

- Tập huấn nghiệp vụ (đơn vị chủ trì: Sở Nội vụ; thời gian: tháng 8/2023).
""", [("Xây dựng phần mềm", "lead Văn phòng UBND tỉnh"), ("Tập huấn nghiệp vụ", "lead Sở Nội vụ")]),
    ("labels without list marks", """
III. NHIỆM VỤ

a) Kiểm tra việc chấp hành kỷ luật hành chính.

Cơ quan thực hiện: Sở Nội vụ.

Cơ quan phối hợp: Thanh tra tỉnh.

b) Khen thưởng mô hình hay.

Cơ quan thực hiện: Ban Thi đua - Khen thưởng.
""", [
        ("Kiểm tra việc", "lead Sở Nội vụ | coordinate Thanh tra tỉnh"),
        ("Khen thưởng mô hình", "lead Ban Thi đua - Khen thưởng"),
    ]),
    ("standing body", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

Là cơ quan thường trực, chủ trì, phối hợp với các sở, ngành theo dõi kế hoạch.
""", [("Là cơ quan thường trực", "lead Sở Nội vụ | coordinate các sở, ngành | standing Sở Nội vụ")]),
    ("who appraises and who receives", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Lập dự toán, gửi Sở Tài chính thẩm định.

2. Các sở, ban, ngành

- Báo cáo kết quả về Sở Nội vụ trước ngày 10/12/2023.
""", [
        ("Lập dự toán", "lead Sở Nội vụ | advise Sở Tài chính"),
        ("Báo cáo kết quả", "lead Các sở, ban, ngành | report_to Sở Nội vụ"),
    ]),
    ("a further body that monitors", """
III. NHIỆM VỤ

- Sở Nội vụ chủ trì xây dựng đề án, Thanh tra tỉnh giám sát việc thực hiện.
""", [("Sở Nội vụ chủ trì", "lead Sở Nội vụ | monitor Thanh tra tỉnh")]),
    ("a sentence under a heading with its own subject", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Hướng dẫn chấm điểm. Các sở, ban, ngành gửi tài liệu kiểm chứng trước ngày 30/11/2023.
""", [("Hướng dẫn chấm điểm", "lead Sở Nội vụ"), ("Các sở, ban, ngành gửi", "lead Các sở, ban, ngành")]),
    ("the second sentence keeps the subject", """
III. NHIỆM VỤ

- Sở Tư pháp chủ trì thẩm định văn bản. Tổ chức tập huấn cho cán bộ pháp chế.
""", [("Sở Tư pháp chủ trì", "lead Sở Tư pháp"), ("Tổ chức tập huấn", "lead Sở Tư pháp")]),
    ("names with commas and và", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Văn hóa, Thể thao và Du lịch; Đài Phát thanh và Truyền hình tỉnh

Mở chuyên mục về cải cách hành chính.
""", [("Mở chuyên mục", "lead Sở Văn hóa, Thể thao và Du lịch; Đài Phát thanh và Truyền hình tỉnh")]),
    ("lead-in with its own words", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

Chủ trì, phối hợp với Sở Tài chính tham mưu UBND tỉnh, cụ thể:

- Ban hành chương trình kiểm tra.
""", [
        ("Chủ trì, phối hợp", "lead Sở Nội vụ | coordinate Sở Tài chính"),
        ("Ban hành chương trình", "lead Sở Nội vụ"),
    ]),
    ("articles of a decision", """
III. ĐIỀU KHOẢN

Điều 2. Giao Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan triển khai Quy chế.

Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ và Thủ trưởng các sở, ban, ngành chịu trách nhiệm thi hành Quyết định này.
""", [("Giao Sở Nội vụ", "lead Sở Nội vụ | coordinate các cơ quan liên quan")]),
    ("labels that say both roles in one", """
II. NHIỆM VỤ

1. Cải cách thể chế

a) Đánh giá tác động của chính sách.

b) Trách nhiệm thực hiện: Sở Tư pháp chủ trì, các sở, ban, ngành phối hợp.
""", [("Đánh giá tác động", "lead Sở Tư pháp | coordinate các sở, ban, ngành")]),
    ("labels after a group of items", """
II. NHIỆM VỤ

1. Cải cách tổ chức bộ máy

- Sắp xếp các trung tâm cấp huyện.

- Giao biên chế theo vị trí việc làm.

* Cơ quan chủ trì: Sở Nội vụ.

* Cơ quan phối hợp: Sở Tài chính.

2. Cải cách chế độ công vụ

- Thi tuyển chức danh lãnh đạo.

* Cơ quan chủ trì: Sở Y tế.
""", [
        ("Sắp xếp các trung tâm", "lead Sở Nội vụ | coordinate Sở Tài chính"),
        ("Giao biên chế", "lead Sở Nội vụ | coordinate Sở Tài chính"),
        ("Thi tuyển chức danh", "lead Sở Y tế"),
    ]),
    ("money said with its body; companies as heading", """
IV. TỔ CHỨC THỰC HIỆN

1. Kinh phí: Sở Tài chính tham mưu UBND tỉnh bố trí từ ngân sách tỉnh.

2. Viettel Tuyên Quang, VNPT Tuyên Quang

- Bảo đảm đường truyền.
""", [("Sở Tài chính tham mưu", "lead Sở Tài chính"), ("Bảo đảm đường truyền", "lead Viettel Tuyên Quang; VNPT Tuyên Quang")]),
    ("content under its own label", """
II. NHIỆM VỤ

1. Cải cách tài chính công

- Nội dung: Giao quyền tự chủ cho bệnh viện huyện.

- Đơn vị chủ trì tham mưu: Sở Tài chính, Sở Y tế;

- Đơn vị phối hợp: UBND cấp huyện;
""", [("Giao quyền tự chủ", "lead Sở Tài chính; Sở Y tế | coordinate UBND cấp huyện")]),
    ("lost labels of headings", """
III. TỔ CHỨC THỰC HIỆN

Tiến độ hằng tháng được công khai.

Nguồn lực được bảo đảm.

Sở Nội vụ

Tham mưu khen thưởng tập thể xuất sắc.

Sở Tài chính

Cấp kinh phí kịp thời.
""", [("Tham mưu khen thưởng", "lead Sở Nội vụ"), ("Cấp kinh phí", "lead Sở Tài chính")]),
    ("heading with bodies after a colon", """
IV. TỔ CHỨC THỰC HIỆN

1. Các cơ quan chủ trì nội dung cải cách: Sở Tư pháp, Sở Tài chính

- Lập kế hoạch chi tiết của từng lĩnh vực.

2. Sở Nội vụ (cơ quan thường trực Ban Chỉ đạo)

- Kiểm tra chéo giữa các huyện.
""", [("Lập kế hoạch", "lead Sở Tư pháp; Sở Tài chính"), ("Kiểm tra chéo", "lead Sở Nội vụ")]),
    ("đề nghị and a colon in one line", """
IV. TỔ CHỨC THỰC HIỆN

1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh: Phản biện các dự thảo.
""", [("Đề nghị Ủy ban", "lead Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; các tổ chức chính trị - xã hội tỉnh")]),
    ("helping after a clause", """
IV. TỔ CHỨC THỰC HIỆN

1. Bưu điện tỉnh

Theo chức năng, nhiệm vụ phối hợp với các sở, ngành nhận và trả hồ sơ.
""", [("Theo chức năng", "coordinate Bưu điện tỉnh; các sở, ngành")]),
    ("helping nobody named", """
IV. TỔ CHỨC THỰC HIỆN

1. Kho bạc Nhà nước tỉnh

Phối hợp thanh toán kịp thời cho các nhiệm vụ của kế hoạch.
""", [("Phối hợp thanh toán", "coordinate Kho bạc Nhà nước tỉnh")]),
    ("offices of persons", """
IV. TỔ CHỨC THỰC HIỆN

1. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ theo dõi, đôn đốc việc thực hiện.
""", [("Chánh Văn phòng", "lead Chánh Văn phòng UBND tỉnh; Giám đốc Sở Nội vụ")]),
    # nothing of this is a task
    ("how difficulties are reported", """
IV. TỔ CHỨC THỰC HIỆN

1. Nâng cao chất lượng phục vụ.

Trong quá trình thực hiện, nếu có khó khăn, các sở, ban, ngành phản ánh về Sở Nội vụ để tổng hợp.
""", []),
    ("demands on everybody among the aims", """
I. MỤC ĐÍCH, YÊU CẦU

- Các sở, ban, ngành xác định cải cách hành chính là nhiệm vụ trọng tâm.
""", []),
    ("results of the past", """
I. KẾT QUẢ

- Sở Nội vụ đã tham mưu ban hành 12 văn bản trong năm 2022.

- Các sở, ban, ngành đã hoàn thành số hóa hồ sơ.
""", []),
    ("aims without anybody", """
I. MỤC TIÊU

- 100% hồ sơ được giải quyết đúng hạn tại các sở, ban, ngành.

- Nâng cao mức độ hài lòng của người dân đối với UBND cấp xã.
""", []),
    ("a person chairs a meeting", """
I. TÌNH HÌNH

- Ngày 12/01/2023, Chủ tịch UBND tỉnh chủ trì Hội nghị trực tuyến với UBND cấp huyện.
""", []),
    ("recipients and signature", """
II. NHIỆM VỤ

1. Nâng cao chất lượng phục vụ.

Nơi nhận:

- Sở Nội vụ;

- Các sở, ban, ngành;

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH
""", []),
]  # fmt: skip


ALL = [pytest.param(*case[1:], id=case[0]) for case in (*PROSE, *CASES)]


@pytest.mark.parametrize(("body", "expected"), ALL)
def test_prose(body: str, expected: list[tuple[str, str]]) -> None:
    tasks, _ = tasks_of(body)
    read = [(task.task, roles(task)) for task in tasks]
    assert [
        (words[: len(e[0])], r) for (words, r), e in zip(read, expected, strict=False)
    ] == expected
    assert len(read) == len(expected), read


RULES = (
    *role_rules.RULES,
    subject_rule(),
    opener_rule(),
    label_rule(),
    acting_rule(),
    joined_heading_rule(),
    presents_rule(),
)


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.name)
def test_rules_hold_their_examples(one: Rule) -> None:
    for example in one.examples:
        assert one.first(example), example
    for example in one.counter_examples:
        assert not one.first(example), example


@pytest.mark.parametrize(
    ("words", "length"),
    [("Điều 2. Giao", 8), ("2.1 Sở Nội vụ", 4), ("2.1. Sở", 5), ("a) Sở", 3), ("- Sở", 2), ("Sở", 0), ("2023 là", 0)],
)  # fmt: skip
def test_label_end(words: str, length: int) -> None:
    assert label_end(words) == length


def test_times_products_and_area_of_labels() -> None:
    (task,), _ = tasks_of("""
III. NHIỆM VỤ

1. Cải cách thủ tục hành chính

- Rà soát quy trình giải quyết hồ sơ.

+ Cơ quan chủ trì: Văn phòng UBND tỉnh.

+ Thời gian hoàn thành: Quý II/2023.

+ Sản phẩm: Quyết định của Chủ tịch UBND tỉnh.

+ Kinh phí: Ngân sách tỉnh.
""")
    assert task.deadline
    assert task.deadline.interval
    assert task.deadline.interval.iso() == "2023-04-01/2023-06-30"
    assert task.product == "Quyết định của Chủ tịch UBND tỉnh"
    assert (task.area, task.budget_text, task.row_label) == (2, "Ngân sách tỉnh", "1")


def test_evidence_of_a_heading_is_the_headings_words() -> None:
    (task,), _ = tasks_of("""
IV. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Báo cáo UBND tỉnh chậm nhất ngày 20/12/2023.
""")
    (lead,) = [given for given in task.assignments if given.role == "lead"]
    assert lead.evidence.quote == "Sở Nội vụ"
    assert lead.evidence.span.end <= task.evidence.span.start
    assert task.timeframe_text
    assert task.row_label == "1"


def test_news_yields_only_explicit_charges() -> None:
    known = replace(KNOWN, metadata=replace(KNOWN.metadata, genre="news"))
    body = """
I. TIN

Sở Nội vụ phối hợp với Thanh tra tỉnh tổ chức lớp tập huấn.

UBND tỉnh giao Sở Nội vụ chủ trì, phối hợp với các sở, ngành thực hiện kế hoạch.
"""
    tasks, _ = tasks_of(body, known)
    assert [roles(task) for task in tasks] == ["lead Sở Nội vụ | coordinate các sở, ngành"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Tỉnh giao Sở Y tế chủ trì lập bản đồ dịch. Sở Xây dựng phối hợp với Điện lực tỉnh kéo cáp ra đảo.",
            ["lead Sở Y tế", "lead Sở Xây dựng | coordinate Điện lực tỉnh"],
        ),
        (
            "UBND tỉnh yêu cầu Công an tỉnh tuần tra ban đêm. Chủ tịch UBND các xã trực tiếp đối thoại với dân mỗi quý.",
            ["lead Công an tỉnh", "lead Chủ tịch UBND các xã"],
        ),
        (
            "Kế hoạch giao Sở Tư pháp rà soát văn bản. Giám đốc các sở trực tiếp tiếp công dân ngày 15 hằng tháng.",
            ["lead Sở Tư pháp", "lead Giám đốc các sở"],
        ),
        (
            "Công an tỉnh có nhiệm vụ xử lý tin báo về hàng giả; còn Hội Nông dân tỉnh vận động hội viên ký cam kết.",
            ["lead Công an tỉnh", "lead Hội Nông dân tỉnh"],
        ),
        (
            "Sở Công Thương được phân công theo dõi giá cả tại các chợ đầu mối.",
            ["lead Sở Công Thương"],
        ),
        (
            "Tỉnh đoàn đảm nhận hướng dẫn người cao tuổi cài ứng dụng. Sở Y tế có nhiệm vụ cập nhật sổ sức khỏe.",
            ["lead Tỉnh đoàn", "lead Sở Y tế"],
        ),
        ("Sở Y tế tuyên truyền, vận động người dân tiêm phòng dại.", []),
    ],
)
def test_news_paragraph_that_charges(paragraph: str, expected: list[str]) -> None:
    known = replace(KNOWN, metadata=replace(KNOWN.metadata, genre="news"))
    tasks, _ = tasks_of(f"\nI. TIN\n\n{paragraph}\n", known)
    assert [roles(task) for task in tasks] == expected
