"""Who is charged with what, in prose: arrangements of plans, the answers written before the reader.

A case is its name, the body of a plan, and its tasks in order: first words and roles.
"""

Case = tuple[str, str, list[tuple[str, str]]]

BODIES: list[Case] = [
    ("an item's name, closed by a stop, and the sentence that says it are one task", """
II. NHIỆM VỤ

1. Cải cách thể chế

a) Kiểm tra văn bản. Lập danh mục văn bản hết hiệu lực, trình UBND tỉnh công bố.

- Đơn vị chủ trì: Sở Tư pháp;

- Thời gian: Quý II/2023.

b) Rà soát chế độ báo cáo. Bãi bỏ các báo cáo trùng lặp giữa các ngành (cơ quan chủ trì: Văn phòng UBND tỉnh).

c) Sở Nội vụ lập kế hoạch. Sở Tài chính bố trí kinh phí mua sắm.

- Thời gian: Quý I/2023.

d) Bàn giao 12 điểm trường. Thanh lý tài sản dôi dư sau khi sắp xếp.

- Đơn vị chủ trì: Sở Giáo dục và Đào tạo.
""", [
        ("Kiểm tra văn bản. Lập danh mục", "lead Sở Tư pháp"),
        ("Rà soát chế độ báo cáo. Bãi bỏ", "lead Văn phòng UBND tỉnh"),
        ("Sở Nội vụ lập", "lead Sở Nội vụ"),
        ("Sở Tài chính bố trí", "lead Sở Tài chính"),
        ("Bàn giao 12", "lead Sở Giáo dục và Đào tạo"),
        ("Thanh lý tài sản", "lead Sở Giáo dục và Đào tạo"),
    ]),
    ("bodies of a commune, and verbs that also tell results", """
IV. TỔ CHỨC THỰC HIỆN

1. Công an xã hướng dẫn người dân kích hoạt tài khoản định danh.

2. Trạm Y tế xã cân đo trẻ dưới 5 tuổi.

3. Đài Phát thanh và Truyền hình tỉnh tăng thời lượng tin bài về chính quyền số.

4. Báo Tuyên Quang giảm dung lượng quảng cáo, dành trang cho chuyên mục.

5. Sở Y tế tăng 5 bậc so với năm 2022.

7. UBND các xã trực tiếp nhận phản ánh.

8. Sở Xây dựng trực thuộc UBND tỉnh.

6. Sở Du lịch giảm số đơn vị trực thuộc so với năm trước.
""", [
        ("Công an xã hướng dẫn", "lead Công an xã"),
        ("Trạm Y tế xã cân", "lead Trạm Y tế xã"),
        ("Đài Phát thanh", "lead Đài Phát thanh và Truyền hình tỉnh"),
        ("Báo Tuyên Quang giảm", "lead Báo Tuyên Quang"),
        ("UBND các xã trực", "lead UBND các xã"),
    ]),
    ("the closing words charge nobody with anything of their own", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Y tế lập sổ sức khỏe.

Trên đây là Kế hoạch năm 2023; yêu cầu các cơ quan, địa phương nghiêm túc triển khai thực hiện./.
""", [("Sở Y tế lập", "lead Sở Y tế")]),
    ("closing words that ask for something", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Y tế lập sổ sức khỏe.

Trên đây là Kế hoạch năm 2023; đề nghị các đơn vị báo cáo kết quả về Sở Nội vụ trước ngày 15/12/2023./.
""", [
        ("Sở Y tế lập", "lead Sở Y tế"),
        ("đề nghị các đơn vị", "lead các đơn vị | report_to Sở Nội vụ"),
    ]),
    ("clinics and hospitals in small letters", """
IV. TỔ CHỨC THỰC HIỆN

1. Bệnh viện đa khoa tỉnh

Dự trù cơ số thuốc cho mùa mưa bão.

2. Trung tâm Y tế các huyện, thành phố

Điều tra ổ dịch trong 24 giờ. Gửi mẫu xét nghiệm về tuyến trên.

3. Trạm Y tế các xã, phường

Quản lý người bệnh tại nhà.

4. Trung tâm Kiểm soát bệnh tật tỉnh

Tập huấn lấy mẫu cho 120 cán bộ.
""", [
        ("Dự trù cơ số", "lead Bệnh viện đa khoa tỉnh"),
        ("Điều tra ổ dịch", "lead Trung tâm Y tế các huyện, thành phố"),
        ("Gửi mẫu", "lead Trung tâm Y tế các huyện, thành phố"),
        ("Quản lý người bệnh", "lead Trạm Y tế các xã, phường"),
        ("Tập huấn lấy mẫu", "lead Trung tâm Kiểm soát bệnh tật tỉnh"),
    ]),
    ("offices of a district", """
III. PHÂN CÔNG

1. Phòng Nông nghiệp và Phát triển nông thôn: Hướng dẫn chuyển đổi 80 ha đất lúa.

2. Phòng Lao động - Thương binh và Xã hội rà soát hộ nghèo.

3. Phòng Giáo dục và Đào tạo chủ trì, phối hợp với Phòng Y tế khám sức khỏe học sinh.

4. Hội Nông dân huyện vận động hội viên góp ngày công.

5. Ban Chỉ huy Quân sự huyện huy động dân quân.
""", [
        ("Phòng Nông nghiệp và Phát triển nông thôn: Hướng dẫn", "lead Phòng Nông nghiệp và Phát triển nông thôn"),
        ("Phòng Lao động", "lead Phòng Lao động - Thương binh và Xã hội"),
        ("Phòng Giáo dục", "lead Phòng Giáo dục và Đào tạo | coordinate Phòng Y tế"),
        ("Hội Nông dân huyện", "lead Hội Nông dân huyện"),
        ("Ban Chỉ huy Quân sự huyện", "lead Ban Chỉ huy Quân sự huyện"),
    ]),
    ("coordinating offices", """
III. PHÂN CÔNG

1. Văn phòng Điều phối nông thôn mới tỉnh: Tổng hợp hồ sơ xét công nhận.

2. Văn phòng Điều phối Chương trình xây dựng nông thôn mới huyện hướng dẫn chấm điểm.

3. Văn phòng Ban An toàn giao thông tỉnh lập danh sách điểm đen.
""", [
        ("Văn phòng Điều phối nông thôn mới tỉnh", "lead Văn phòng Điều phối nông thôn mới tỉnh"),
        ("Văn phòng Điều phối Chương trình", "lead Văn phòng Điều phối Chương trình xây dựng nông thôn mới huyện"),
        ("Văn phòng Ban An toàn", "lead Văn phòng Ban An toàn giao thông tỉnh"),
    ]),
    ("boards of zones", """
III. PHÂN CÔNG

1. Ban Quản lý Khu kinh tế cửa khẩu Thanh Thủy - Vị Xuyên chủ trì cắm mốc khu chức năng.

2. Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp rà soát dự án chậm tiến độ.

3. Ban Quản lý rừng phòng hộ Tam Đảo

Trồng bổ sung 40 ha cây bản địa.

4. Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh bàn giao mặt bằng gói thầu số 3.
""", [
        ("Ban Quản lý Khu kinh tế cửa khẩu", "lead Ban Quản lý Khu kinh tế cửa khẩu Thanh Thủy - Vị Xuyên"),
        ("Ban Quản lý Khu kinh tế Nghi Sơn", "lead Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp"),
        ("Trồng bổ sung", "lead Ban Quản lý rừng phòng hộ Tam Đảo"),
        ("Ban Quản lý dự án", "lead Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh"),
    ]),
    ("committees of the party", """
IV. TỔ CHỨC THỰC HIỆN

1. Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy quán triệt trong tháng 5/2023.

2. Ban Cán sự đảng Ủy ban nhân dân tỉnh lãnh đạo việc sắp xếp các đơn vị sự nghiệp.

3. Đảng đoàn Hội đồng nhân dân tỉnh lãnh đạo giám sát chuyên đề.

4. Ủy ban Kiểm tra Tỉnh ủy, các ban đảng Tỉnh ủy theo chức năng, nhiệm vụ hướng dẫn các chi bộ.

5. Đảng ủy Công an tỉnh, Đảng ủy Quân sự tỉnh chỉ đạo lực lượng bảo vệ đại hội.

6. Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Ban Tuyên giáo Tỉnh ủy thẩm định nhân sự.
""", [
        ("Các huyện ủy", "lead Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy"),
        ("Ban Cán sự đảng", "lead Ban Cán sự đảng Ủy ban nhân dân tỉnh"),
        ("Đảng đoàn", "lead Đảng đoàn Hội đồng nhân dân tỉnh"),
        ("Ủy ban Kiểm tra", "lead Ủy ban Kiểm tra Tỉnh ủy; các ban đảng Tỉnh ủy"),
        ("Đảng ủy Công an", "lead Đảng ủy Công an tỉnh; Đảng ủy Quân sự tỉnh"),
        ("Ban Tổ chức", "lead Ban Tổ chức Tỉnh ủy | coordinate Ban Tuyên giáo Tỉnh ủy"),
    ]),
    ("committees of grouped places with a name", """
IV. TỔ CHỨC THỰC HIỆN

a) Uỷ ban nhân dân các huyện, thành phố Vị Thanh chỉ đạo thống kê lao động.

b) UBND các huyện, thị xã Bình Minh và thành phố Vĩnh Long

Phân bổ chỉ tiêu cho từng xã.

c) UBND các huyện ven biển và thành phố Sóc Trăng tuần tra bờ biển.
""", [
        ("Uỷ ban nhân dân các huyện", "lead Uỷ ban nhân dân các huyện, thành phố Vị Thanh"),
        ("Phân bổ chỉ tiêu", "lead UBND các huyện, thị xã Bình Minh và thành phố Vĩnh Long"),
        ("UBND các huyện ven biển", "lead UBND các huyện ven biển và thành phố Sóc Trăng"),
    ]),
    ("the name of the place after the body", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Y tế tỉnh Tuyên Quang chủ trì giám sát phòng khám tư nhân.

2. Tỉnh đoàn Tuyên Quang

Thành lập 60 đội tình nguyện.

3. VNPT Tuyên Quang mở rộng cáp quang đến 45 thôn.

4. Trường Chính trị Nguyễn Ái Quốc biên soạn giáo trình.
""", [
        ("Sở Y tế tỉnh Tuyên Quang", "lead Sở Y tế tỉnh Tuyên Quang"),
        ("Thành lập 60", "lead Tỉnh đoàn Tuyên Quang"),
        ("VNPT Tuyên Quang", "lead VNPT Tuyên Quang"),
        ("Trường Chính trị", "lead Trường Chính trị Nguyễn Ái Quốc"),
    ]),
    ("front and unions of all levels", """
IV. TỔ CHỨC THỰC HIỆN

1. Ủy ban Mặt trận Tổ quốc Việt Nam huyện và các tổ chức chính trị - xã hội huyện tuyên truyền tới hội viên.

2. Đề nghị Hội Cựu chiến binh tỉnh, Liên đoàn Lao động tỉnh giám sát việc chi trả.

3. Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh phát động phong trào thi đua.
""", [
        ("Ủy ban Mặt trận", "lead Ủy ban Mặt trận Tổ quốc Việt Nam huyện; các tổ chức chính trị - xã hội huyện"),
        ("Đề nghị Hội", "lead Hội Cựu chiến binh tỉnh; Liên đoàn Lao động tỉnh"),
        ("Đoàn Thanh niên", "lead Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh"),
    ]),
    ("companies, schools, banks", """
IV. TỔ CHỨC THỰC HIỆN

1. Công ty Điện lực Tuyên Quang bảo đảm nguồn điện cho trạm bơm.

2. Trường Đại học Tân Trào mở ngành công nghệ thông tin.

3. Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh chỉ đạo các tổ chức tín dụng giảm lãi suất.

4. Công ty TNHH MTV Lâm nghiệp Sơn Dương trồng 300 ha rừng gỗ lớn.

5. Các trường trung học phổ thông trên địa bàn tổ chức ngày hội đọc sách.
""", [
        ("Công ty Điện lực", "lead Công ty Điện lực Tuyên Quang"),
        ("Trường Đại học", "lead Trường Đại học Tân Trào"),
        ("Ngân hàng Nhà nước", "lead Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh"),
        ("Công ty TNHH", "lead Công ty TNHH MTV Lâm nghiệp Sơn Dương"),
        ("Các trường", "lead Các trường trung học phổ thông trên địa bàn"),
    ]),
    ("a group does not swallow the verb tổ chức", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Du lịch

Chủ trì, phối hợp với các sở, ngành liên quan tổ chức hội chợ mùa thu.

2. Các phòng, ban, tổ chức quán triệt nội dung kế hoạch.

3. Các cơ quan, tổ chức, đơn vị công khai số điện thoại đường dây nóng.
""", [
        ("Chủ trì, phối hợp", "lead Sở Du lịch | coordinate các sở, ngành liên quan"),
        ("Các phòng, ban", "lead Các phòng, ban"),
        ("Các cơ quan, tổ chức", "lead Các cơ quan, tổ chức, đơn vị"),
    ]),
]  # fmt: skip

CHARGES: list[Case] = [
    ("giao with a list of subjects in one sentence", """
III. NHIỆM VỤ

Giao Sở Tư pháp tổng hợp văn bản hết hiệu lực; Sở Tài chính cân đối kinh phí số hóa; Công an tỉnh bảo vệ dữ liệu.
""", [
        ("Giao Sở Tư pháp", "lead Sở Tư pháp"),
        ("Sở Tài chính cân đối", "lead Sở Tài chính"),
        ("Công an tỉnh bảo vệ", "lead Công an tỉnh"),
    ]),
    ("giao with commas between the subjects", """
III. NHIỆM VỤ

Điều 2. Giao Sở Xây dựng công bố quy hoạch, Sở Tài nguyên và Môi trường cập nhật bản đồ, UBND cấp huyện cắm mốc ngoài thực địa.
""", [("Giao Sở Xây dựng", "lead Sở Xây dựng; Sở Tài nguyên và Môi trường; UBND cấp huyện")]),
    ("giao and then sentences of others", """
III. NHIỆM VỤ

UBND tỉnh giao Sở Giao thông vận tải lắp 90 biển báo. Công an tỉnh xử phạt xe quá tải. Các địa phương giải tỏa hành lang.
""", [
        ("UBND tỉnh giao", "lead Sở Giao thông vận tải"),
        ("Công an tỉnh xử phạt", "lead Công an tỉnh"),
        ("Các địa phương giải tỏa", "lead Các địa phương"),
    ]),
    ("giao of an office in an article", """
III. ĐIỀU KHOẢN

Điều 3. Giao Giám đốc Sở Y tế hướng dẫn thực hiện; giao Chủ tịch UBND các huyện, thành phố báo cáo kết quả trước ngày 15/11/2023.
""", [
        ("Giao Giám đốc", "lead Giám đốc Sở Y tế"),
        ("giao Chủ tịch", "lead Chủ tịch UBND các huyện, thành phố"),
    ]),
    ("subject, bracket and verb", """
III. NHIỆM VỤ

- Sở Nội vụ (qua Phòng Cải cách hành chính) đôn đốc các đơn vị gửi số liệu.

- Văn phòng UBND tỉnh hằng tháng công khai danh sách hồ sơ trễ hạn.

- Thanh tra tỉnh hàng quý công bố kết luận thanh tra.
""", [
        ("Sở Nội vụ (qua", "lead Sở Nội vụ"),
        ("Văn phòng UBND tỉnh hằng tháng", "lead Văn phòng UBND tỉnh"),
        ("Thanh tra tỉnh hàng quý", "lead Thanh tra tỉnh"),
    ]),
    ("verbs of the field", """
III. NHIỆM VỤ

- Sở Công Thương kiểm kê nguồn phát thải của 35 nhà máy.

- Chi cục Kiểm lâm tuần tra vùng giáp ranh.

- Sở Tài chính dành 5 tỷ đồng cho quỹ khuyến công.

- Thư viện tỉnh luân chuyển sách về 30 điểm bưu điện.

- Bộ đội Biên phòng tỉnh ngăn chặn xuất nhập cảnh trái phép.
""", [
        ("Sở Công Thương kiểm kê", "lead Sở Công Thương"),
        ("Chi cục Kiểm lâm", "lead Chi cục Kiểm lâm"),
        ("Sở Tài chính dành", "lead Sở Tài chính"),
        ("Thư viện tỉnh", "lead Thư viện tỉnh"),
        ("Bộ đội Biên phòng", "lead Bộ đội Biên phòng tỉnh"),
    ]),
    ("heading and its text on one line", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Tư pháp: a) Kiểm tra văn bản; b) Tập huấn cho công chức tư pháp - hộ tịch.

2. Sở Ngoại vụ - Xúc tiến viện trợ phi chính phủ nước ngoài.
""", [("Sở Tư pháp: a)", "lead Sở Tư pháp"), ("Sở Ngoại vụ -", "lead Sở Ngoại vụ")]),
    ("sentences after the first under a heading", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Lao động - Thương binh và Xã hội

Điều tra cung cầu lao động. Kết nối sàn giao dịch việc làm. Hằng quý báo cáo UBND tỉnh.
""", [
        ("Điều tra cung", "lead Sở Lao động - Thương binh và Xã hội"),
        ("Kết nối sàn", "lead Sở Lao động - Thương binh và Xã hội"),
        ("Hằng quý", "lead Sở Lao động - Thương binh và Xã hội | report_to UBND tỉnh"),
    ]),
    ("paragraphs without marks under a heading", """
IV. TỔ CHỨC THỰC HIỆN

1. Cục Thống kê tỉnh

Tính toán chỉ số giá tiêu dùng theo tháng.

Cung cấp số liệu cho các ngành.

2. Kho bạc Nhà nước tỉnh

Kiểm soát chi trên môi trường mạng.
""", [
        ("Tính toán chỉ số", "lead Cục Thống kê tỉnh"),
        ("Cung cấp số liệu", "lead Cục Thống kê tỉnh"),
        ("Kiểm soát chi", "lead Kho bạc Nhà nước tỉnh"),
    ]),
    ("helping under a heading, then leading", """
IV. TỔ CHỨC THỰC HIỆN

1. Bảo hiểm xã hội tỉnh

- Phối hợp với Sở Y tế liên thông dữ liệu khám chữa bệnh.

- Chủ trì cấp thẻ điện tử cho học sinh.
""", [
        ("Phối hợp với", "coordinate Bảo hiểm xã hội tỉnh; Sở Y tế"),
        ("Chủ trì cấp thẻ", "lead Bảo hiểm xã hội tỉnh"),
    ]),
    ("a helping body beside the lead", """
III. NHIỆM VỤ

- Sở Nội vụ chủ trì, cùng Sở Tài chính và Sở Tư pháp rà soát các quỹ.

- Sở Công Thương phụ trách bình ổn giá, có sự tham gia của các doanh nghiệp.
""", [
        ("Sở Nội vụ chủ trì, cùng", "lead Sở Nội vụ | coordinate Sở Tài chính; Sở Tư pháp"),
        ("Sở Công Thương phụ trách", "lead Sở Công Thương | coordinate các doanh nghiệp"),
    ]),
    ("who receives under a lead", """
III. NHIỆM VỤ

- Các sở, ban, ngành gửi đăng ký mô hình về Sở Nội vụ trước ngày 10/3/2023.

- UBND cấp xã báo cáo UBND cấp huyện vào thứ sáu hằng tuần.
""", [
        ("Các sở, ban, ngành gửi", "lead Các sở, ban, ngành | report_to Sở Nội vụ"),
        ("UBND cấp xã báo cáo", "lead UBND cấp xã | report_to UBND cấp huyện"),
    ]),
    ("lead-in above letters", """
III. NHIỆM VỤ

Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Công an tỉnh:

a) Mở dữ liệu dùng chung.

b) Diễn tập ứng cứu sự cố.

Giao Sở Tài chính:

a) Định giá tài sản công.
""", [
        ("Mở dữ liệu", "lead Sở Khoa học và Công nghệ | coordinate Công an tỉnh"),
        ("Diễn tập", "lead Sở Khoa học và Công nghệ | coordinate Công an tỉnh"),
        ("Định giá", "lead Sở Tài chính"),
    ]),
    ("several subjects joined by và", """
III. NHIỆM VỤ

- Sở Tài chính và Sở Kế hoạch và Đầu tư phân bổ vốn đầu tư công.

- UBND cấp huyện, UBND cấp xã tiếp nhận hồ sơ không phụ thuộc địa giới.
""", [
        ("Sở Tài chính và", "lead Sở Tài chính; Sở Kế hoạch và Đầu tư"),
        ("UBND cấp huyện, UBND", "lead UBND cấp huyện; UBND cấp xã"),
    ]),
    ("a drop of the noun among the subjects", """
III. NHIỆM VỤ

- Các sở: Nội vụ, Tài chính, Y tế rà soát chế độ phụ cấp.

- Sở Tư pháp, Công Thương, Xây dựng công bố danh mục.
""", [
        ("Các sở: Nội vụ", "lead Nội vụ; Tài chính; Y tế"),
        ("Sở Tư pháp, Công", "lead Sở Tư pháp; Công Thương; Xây dựng"),
    ]),
    ("a purpose before the subject", """
III. NHIỆM VỤ

- Để giảm chi phí cho doanh nghiệp, Sở Kế hoạch và Đầu tư cắt giảm 30% thành phần hồ sơ.

- Trên cơ sở kết quả khảo sát, UBND cấp huyện chọn 02 xã làm điểm.
""", [
        ("Để giảm chi phí", "lead Sở Kế hoạch và Đầu tư"),
        ("Trên cơ sở kết quả", "lead UBND cấp huyện"),
    ]),
]  # fmt: skip

LABELS: list[Case] = [
    ("values on the next line", """
II. NHIỆM VỤ CỤ THỂ

1. Khảo sát nhu cầu học nghề của thanh niên.

Đơn vị chủ trì:

Sở Lao động - Thương binh và Xã hội

Đơn vị phối hợp:

Tỉnh đoàn; UBND cấp huyện

Thời gian hoàn thành:

Tháng 5 năm 2023

Sản phẩm:

Phiếu khảo sát

2. Mở lớp dạy nghề tại chỗ.

Đơn vị chủ trì:

UBND cấp huyện
""", [
        ("Khảo sát nhu cầu", "lead Sở Lao động - Thương binh và Xã hội | coordinate Tỉnh đoàn; UBND cấp huyện"),
        ("Mở lớp", "lead UBND cấp huyện"),
    ]),
    ("the first label at the end of the task", """
II. NHIỆM VỤ CỤ THỂ

1. Lắp đặt camera tại chợ đầu mối. Đơn vị chủ trì:

Công an tỉnh

Thời gian:

Quý III/2023
""", [("Lắp đặt camera", "lead Công an tỉnh")]),
    ("labels not in the list", """
II. NHIỆM VỤ CỤ THỂ

1. Nạo vét kênh trục trước mùa lũ.

- Cơ quan tổ chức thực hiện: Sở Nông nghiệp và Phát triển nông thôn.

- Các đơn vị tham gia phối hợp: UBND cấp huyện.

- Tần suất: 02 lần/năm.

- Thời gian bắt đầu và kết thúc: từ tháng 4 đến tháng 6/2023.

- Nguồn lực: ngân sách huyện.
""", [("Nạo vét kênh", "lead Sở Nông nghiệp và Phát triển nông thôn | coordinate UBND cấp huyện")]),
    ("labels in one paragraph with dashes", """
II. NHIỆM VỤ CỤ THỂ

a) Cấp mã số vùng trồng cho 50 hợp tác xã - Chủ trì: Sở Nông nghiệp và Môi trường - Phối hợp: Liên minh Hợp tác xã tỉnh - Thời gian: Quý IV/2023.
""", [("Cấp mã số", "lead Sở Nông nghiệp và Môi trường | coordinate Liên minh Hợp tác xã tỉnh")]),
    ("labels in brackets", """
II. NHIỆM VỤ CỤ THỂ

- Sửa quy chế họp trực tuyến (Chủ trì: Văn phòng UBND tỉnh; phối hợp: Sở Nội vụ; hoàn thành: tháng 7/2023).
""", [("Sửa quy chế", "lead Văn phòng UBND tỉnh | coordinate Sở Nội vụ")]),
    ("tasks numbered by a word", """
II. NHIỆM VỤ CỤ THỂ

Nhiệm vụ 1: Số hóa 20.000 trang địa chí.

- Đơn vị thực hiện: Thư viện tỉnh.

- Kết quả: Kho dữ liệu.

Nhiệm vụ 2: Trưng bày lưu động tại 12 xã.

- Đơn vị thực hiện: Bảo tàng tỉnh.
""", [
        ("Nhiệm vụ 1", "lead Thư viện tỉnh"),
        ("Nhiệm vụ 2", "lead Bảo tàng tỉnh"),
    ]),
    ("one label line for both roles", """
II. NHIỆM VỤ CỤ THỂ

1. Dán nhãn điện tử cho sản phẩm OCOP.

Đơn vị chủ trì, phối hợp: Sở Công Thương chủ trì; Sở Nông nghiệp và Môi trường, UBND cấp xã phối hợp.

2. Bình chọn sản phẩm tiêu biểu.

Chủ trì và phối hợp: Hội Nông dân tỉnh chủ trì, phối hợp với Sở Công Thương.
""", [
        ("Dán nhãn", "lead Sở Công Thương | coordinate Sở Nông nghiệp và Môi trường; UBND cấp xã"),
        ("Bình chọn", "lead Hội Nông dân tỉnh | coordinate Sở Công Thương"),
    ]),
    ("a body with the name of its place in a label", """
II. NHIỆM VỤ CỤ THỂ

1. Kéo cáp ngầm hai phố cổ.

- Đơn vị chủ trì: Tỉnh đoàn Tuyên Quang, Viễn thông Tuyên Quang.

- Đơn vị phối hợp: Trường Chính trị Lê Duẩn.
""", [("Kéo cáp ngầm", "lead Tỉnh đoàn Tuyên Quang; Viễn thông Tuyên Quang | coordinate Trường Chính trị Lê Duẩn")]),
    ("a label that the reader never saw takes no lead's place", """
IV. TỔ CHỨC THỰC HIỆN

1. Sở Xây dựng

- Lập chương trình nhà ở xã hội.

- Chỉnh trang 05 tuyến phố.
""", [("Lập chương trình", "lead Sở Xây dựng"), ("Chỉnh trang", "lead Sở Xây dựng")]),
]  # fmt: skip

MORE: list[Case] = [
    ("a duty that begins as closing words do", """
IV. TỔ CHỨC THỰC HIỆN

1. UBND cấp huyện

Giao chỉ tiêu trồng rừng cho từng xã.

2. Các sở, ban, ngành, đoàn thể cấp tỉnh; UBND các xã, phường:

Căn cứ chức năng, nhiệm vụ được giao, lập kế hoạch chi tiết trước ngày 30/4/2023.
""", [
        ("Giao chỉ tiêu", "lead UBND cấp huyện"),
        ("Căn cứ chức năng", "lead Các sở, ban, ngành, đoàn thể cấp tỉnh; UBND các xã, phường"),
    ]),
    ("bodies of all kinds", """
III. TỔ CHỨC THỰC HIỆN

1. Ban Quản lý Vườn quốc gia Ba Bể

Lắp 12 bẫy ảnh tại vùng lõi.

2. Hạt Kiểm lâm các huyện, thành phố phối hợp với chính quyền cơ sở tuần tra.

3. Liên hiệp các tổ chức hữu nghị tỉnh kêu gọi viện trợ.

4. Trung tâm Văn hóa, Thông tin và Thể thao huyện mở chuyên trang.

5. Hội đồng nhân dân các cấp giám sát việc thi hành.

6. Trung tâm Dịch vụ việc làm tỉnh tổ chức 12 phiên giao dịch.

7. Đề nghị Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh

Chỉ đạo các tổ chức thành viên giám sát.
""", [
        ("Lắp 12", "lead Ban Quản lý Vườn quốc gia Ba Bể"),
        ("Hạt Kiểm lâm", "lead Hạt Kiểm lâm các huyện, thành phố"),
        ("Liên hiệp", "lead Liên hiệp các tổ chức hữu nghị tỉnh"),
        ("Trung tâm Văn hóa", "lead Trung tâm Văn hóa, Thông tin và Thể thao huyện"),
        ("Hội đồng nhân dân", "lead Hội đồng nhân dân các cấp"),
        ("Trung tâm Dịch vụ", "lead Trung tâm Dịch vụ việc làm tỉnh"),
        ("Chỉ đạo", "lead Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh"),
    ]),
    ("words about bodies in a section of duties", """
II. NỘI DUNG

- Sở Y tế hiện có 14 bệnh viện; các bệnh viện tuyến huyện quá tải.

- Các doanh nghiệp nộp hồ sơ qua mạng được giảm lệ phí.

- Hội Nông dân tỉnh là thành viên của ban.

- UBND cấp xã có tỷ lệ hồ sơ đúng hạn dưới 90% không được xét khen thưởng.
""", []),
    ("committees of the party after 2025", """
IV. TỔ CHỨC THỰC HIỆN

1. Đảng ủy UBND tỉnh lãnh đạo, chỉ đạo cụ thể hóa Nghị quyết; Đảng ủy HĐND tỉnh lãnh đạo giám sát.

2. Các đảng ủy xã, phường, đặc khu; các đảng ủy trực thuộc Tỉnh ủy tổ chức học tập trong quý IV/2023.
""", [
        ("Đảng ủy UBND", "lead Đảng ủy UBND tỉnh"),
        ("Đảng ủy HĐND", "lead Đảng ủy HĐND tỉnh"),
        ("Các đảng ủy", "lead Các đảng ủy xã, phường, đặc khu; các đảng ủy trực thuộc Tỉnh ủy"),
    ]),
    ("tasks under labels inside the line of a heading", """
II. NHIỆM VỤ

1. Sở Công Thương Nhiệm vụ: Phát động tuần lễ không túi ni lông Đơn vị phối hợp: Hội Nông dân tỉnh Thời gian: Quý II/2023
""", [("Phát động tuần lễ", "coordinate Hội Nông dân tỉnh | lead Sở Công Thương")]),
]  # fmt: skip

NOBODY: list[Case] = [
    ("the issuer who presents his plan", """
Thực hiện Nghị quyết số 12-NQ/TU của Tỉnh ủy; Sở Y tế xây dựng Kế hoạch phòng, chống sốt rét năm 2023 như sau:

I. MỤC TIÊU

Giảm 20% số ca mắc.

II. GIẢI PHÁP

1. Phun hóa chất tại 30 thôn.
""", []),
    ("the party committee that presents its programme", """
Thực hiện Nghị quyết Đại hội, Ban Chấp hành Đảng bộ tỉnh ban hành Chương trình hành động, gồm những nội dung sau:

I. CHỈ TIÊU

- Tỷ lệ che phủ rừng đạt 65%.

II. NHIỆM VỤ

1. Giữ vững diện tích rừng tự nhiên.
""", []),
    ("a department whose plan unfolds after a comma", """
Căn cứ Công văn số 88/UBND-NC, Ban Dân tộc ban hành Kế hoạch tuyên truyền pháp luật với các nội dung cụ thể sau đây:

I. NỘI DUNG

1. Phát 5.000 tờ gấp.
""", []),
    ("results with a body in the midst", """
I. KẾT QUẢ NĂM 2022

- Trong năm, Sở Y tế đã kiểm tra 120 cơ sở; UBND cấp huyện đã xử phạt 14 cơ sở.
""", []),
    ("words about bodies that charge nobody", """
II. NHIỆM VỤ

- Nâng cao trách nhiệm của người đứng đầu các cơ quan, đơn vị.

- Mở rộng kết nối giữa Sở Y tế và Bảo hiểm xã hội tỉnh.

- Hồ sơ nộp tại Sở Tư pháp được trả qua bưu chính.
""", []),
    ("a plain goal that names a level", """
I. MỤC TIÊU

- UBND cấp xã đạt 95% hồ sơ đúng hạn.
""", []),
    ("formula of the last article", """
III. ĐIỀU KHOẢN

Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc các Sở: Nội vụ, Tài chính; Thủ trưởng các đơn vị liên quan căn cứ Quyết định thi hành./.
""", []),
    ("what a reader finds in the preamble", """
Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 14/TTr-SNV, UBND tỉnh ban hành Kế hoạch với những nội dung chủ yếu như sau:

I. MỤC TIÊU

1. Giảm 02 phòng chuyên môn.
""", []),
]  # fmt: skip

JOINED: list[Case] = [
    ("a subject that joins with others in its own task", """
II. NHIỆM VỤ

1. Chi cục Hải quan phối hợp với Bộ đội Biên phòng tỉnh thông quan nông sản trong ngày.

2. Tòa án nhân dân tỉnh phối hợp cùng Hội Luật gia tỉnh mở 12 phiên tòa rút kinh nghiệm.

3. Kho bạc Nhà nước tỉnh phối hợp chặt chẽ với các ngân hàng thương mại nối mạng thanh toán.
""", [
        ("Chi cục Hải quan", "lead Chi cục Hải quan | coordinate Bộ đội Biên phòng tỉnh"),
        ("Tòa án nhân dân", "lead Tòa án nhân dân tỉnh | coordinate Hội Luật gia tỉnh"),
        ("Kho bạc Nhà nước", "lead Kho bạc Nhà nước tỉnh | coordinate các ngân hàng thương mại"),
    ]),
    ("those who join the one in charge help", """
II. NHIỆM VỤ

1. Sở Xây dựng chủ trì lập bản đồ ngập. Các sở, ban, ngành phối hợp với Sở Xây dựng cung cấp số liệu.

2. Hội Cựu chiến binh tỉnh phối hợp thực hiện.
""", [
        ("Sở Xây dựng chủ trì", "lead Sở Xây dựng"),
        ("Các sở, ban, ngành", "coordinate Các sở, ban, ngành; Sở Xây dựng"),
        ("Hội Cựu chiến binh", "coordinate Hội Cựu chiến binh tỉnh"),
    ]),
    ("a time beside the names of a label is no body", """
II. NHIỆM VỤ

1. Đánh số nhà ven quốc lộ.

Cơ quan chủ trì: UBND cấp huyện

Cơ quan phối hợp: Sở Xây dựng. Hoàn thành trước ngày 15/9/2023.

2. Kẻ vạch sang đường.

Cơ quan chủ trì: Sở Giao thông vận tải; xong trong quý II

3. Thay bóng đèn.

Cơ quan chủ trì: Điện lực tỉnh, thường xuyên
""", [
        ("Đánh số nhà", "lead UBND cấp huyện | coordinate Sở Xây dựng"),
        ("Kẻ vạch", "lead Sở Giao thông vận tải"),
        ("Thay bóng đèn", "lead Điện lực tỉnh"),
    ]),
    ("groups narrowed to the end of their heading", """
III. TỔ CHỨC THỰC HIỆN

1. Các đơn vị, địa phương được giám sát

- Nộp hồ sơ trước 10 ngày.

2. Các sở, ngành còn chỉ số dưới trung bình

- Lập bảng nguyên nhân.

3. Các doanh nghiệp đăng ký thí điểm:

- Cử một đầu mối liên lạc.
""", [
        ("Nộp hồ sơ", "lead Các đơn vị, địa phương"),
        ("Lập bảng", "lead Các sở, ngành"),
        ("Cử một đầu mối", "lead Các doanh nghiệp"),
    ]),
    ("heads of groups with what narrows the group", """
III. TỔ CHỨC THỰC HIỆN

1. Thủ trưởng các sở, ban, ngành tỉnh tự kiểm tra hồ sơ công chức.

2. Người đứng đầu các cơ quan, đơn vị cấp tỉnh ký cam kết.

3. Thủ trưởng các phòng, ban chuyên môn có trách nhiệm trả lời trong 05 ngày.
""", [
        ("Thủ trưởng các sở", "lead Thủ trưởng các sở, ban, ngành tỉnh"),
        ("Người đứng đầu", "lead Người đứng đầu các cơ quan, đơn vị cấp tỉnh"),
        ("Thủ trưởng các phòng", "lead Thủ trưởng các phòng, ban chuyên môn"),
    ]),
]  # fmt: skip

CASES = [*BODIES, *CHARGES, *JOINED, *LABELS, *MORE, *NOBODY]
