"""The signs of roles: what stands before and after the bodies of a sentence."""

from functools import cache

import regex

from models.lexicon import load_toml
from models.rule import Rule, rule

_I = regex.IGNORECASE

COORDINATE = rule(
    "role.coordinate",
    r"""(?:\bphối\s+hợp(?:\s+(?:chặt\s+chẽ|đồng\s+bộ|thường\s+xuyên|kịp\s+thời|tốt|trực\s+tiếp|thực\s+hiện|tổ\s+chức))*
        (?:\s*,?\s*(?:cùng\s+với|với|cùng|giữa|của))? | \bcùng\s+với | \bcùng | \btham\s+gia\s+của
        | \b(?:cơ\s+quan|đơn\s+vị)\s+phối\s+hợp\s*:? | \bliên\s+kết\s+với )\s*:?\s*$""",
    examples=("chủ trì, phối hợp với ", "phối hợp chặt chẽ cùng ", "có sự tham gia của "),
    counter_examples=("chủ trì ", "báo cáo "),
    flags=_I,
    signs=("phối", "cùng", "tham", "liên"),
)
CHARGED_BEFORE = rule(
    "role.charged_by",
    r"""(?:^|[,;:.(]\s*|\b(?:UBND|Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|HĐND)\s+(?:tỉnh|thành\s+phố|huyện)(?:\s+\p{Lu}\p{L}+){0,4}\s+ | \bvà\s+ | \bnày\s+ | tỉnh\s+
      | (?<!theo\s)(?<!tiêu\s)\b(?:kế\s+hoạch|chương\s+trình|quyết\s+định|chỉ\s+thị|công\s+văn|đề\s+án)\s+(?:cũng\s+)? )
        (?: giao(?:\s+(?:nhiệm\s+vụ|trách\s+nhiệm|thêm))?(?:\s+cho)? | yêu\s+cầu | đề\s+nghị | phân\s+công | [uủ][ỷy]\s+quyền(?:\s+cho)? | giao )\s*:?\s*$
      | \bdo\s+$""",
    examples=(
        "Giao ",
        "UBND tỉnh yêu cầu ",
        "Trên cơ sở đó, đề nghị ",
        "này do ",
        "Kế hoạch giao ",
    ),
    counter_examples=("theo đề nghị của ", "chỉ tiêu kế hoạch giao ", "được giao tại ", "chỉ đạo "),
    flags=_I,
    signs=("giao", "yêu", "nghị", "phân", "quyền", "do"),
)
CHARGED_AFTER = rule(
    "role.charged_verb",
    r"""^\s*(?:\([^()]{0,80}\)\s*)?(?:(?:có|nơi|thuộc)\s+(?!trách|nhiệm)(?:\p{L}+\s+){1,4}?)?,?\s*(?:(?:là|làm)\s+(?:cơ\s+quan\s+|đơn\s+vị\s+)?)?
        (?:chủ\s+trì | đầu\s+mối | chịu\s+trách\s+nhiệm | có\s+trách\s+nhiệm | có\s+nhiệm\s+vụ | thường\s+trực)\b""",
    examples=(
        " chủ trì, phối hợp",
        " là cơ quan đầu mối",
        " (thường trực) có trách nhiệm",
        " có dự án chịu trách nhiệm",
    ),
    counter_examples=(" phối hợp", " tham mưu", " có dự án"),
    flags=_I,
    signs=("chủ", "đầu", "nhiệm", "thường"),
)
BY_WHOM = rule(
    "role.by_whom",
    # `phương án giá do các đơn vị trình`: whose paper it is, no charge
    r"^(?:\s+\p{Ll}+){0,3}?\s+(?:trình|cung\s+cấp|gửi|ban\s+hành|đề\s+nghị|đề\s+xuất|sản\s+xuất|quản\s+lý|đầu\s+tư|cấp|công\s+bố)\b",
    examples=(" trình", " cấp nước trình", " ban hành"),
    counter_examples=(" chủ trì", " làm đầu mối", " thực hiện"),
    flags=_I,
)
GIVES_AFTER = rule(
    "role.gives",
    # `UBND huyện giao phòng Nội vụ`: who charges another body does not do it himself
    r"""^\s+(?:giao|yêu\s+cầu|đề\s+nghị|phân\s+công)(?:\s+nhiệm\s+vụ)?(?:\s+cho)?\s+(?:các\s+)?
        (?:sở|phòng|ban|công\s+an|ubnd|uỷ\s+ban|ủy\s+ban|văn\s+phòng|thanh\s+tra|trung\s+tâm|trạm|hội|đoàn|chi\s+cục|trưởng|giám\s+đốc|thủ\s+trưởng|chủ\s+tịch)\b""",
    examples=(" giao phòng Nội vụ", " yêu cầu các phòng, ban", " giao cho Công an huyện"),
    counter_examples=(" giao chỉ tiêu", " yêu cầu người dân", " đề nghị khen thưởng"),
    flags=_I,
    signs=("giao", "cầu", "nghị", "công"),
)
BY_WHOSE = rule(
    "role.by_whose",
    # `Trên cơ sở dự toán do các đơn vị lập`: whose work the task rests on
    r"(?:trên\s+cơ\s+sở|căn\s+cứ|theo|từ)\s[^,;.]{1,80}\s(?:do|của)\s*$",
    examples=("Trên cơ sở dự toán do ", "theo đề nghị của "),
    counter_examples=("Trên cơ sở dự toán, ", "Nhiệm vụ này do "),
    flags=_I,
    signs=("do", "của"),
)
STANDS_FOR = rule(
    "role.stands_for",
    # `là cơ quan thường trực của Ban Chỉ đạo, chủ trì`: the board does not do it
    r"\b(?:thường\s+trực|thành\s+viên|chức\s+năng|vai\s+trò|chỉ\s+đạo|điều\s+hành|hoạt\s+động|yêu\s+cầu|đề\s+nghị)\s+của\s*$",
    examples=("Là cơ quan thường trực của ",),
    counter_examples=("Trách nhiệm của ", "Nhiệm vụ của "),
    flags=_I,
    signs=("của",),
)
NARRATED = rule(
    "role.narrated",
    # what somebody gave somebody, told as news or named as a subject; who chairs a meeting
    r"""(?:\bđã\s+(?:\p{L}+\s+){0,2}?giao(?:\s+(?:nhiệm\s+vụ|trách\s+nhiệm))?(?:\s+cho)? | \bviệc\s+(?:phân\s+công|giao)(?:\s+cho)?
      | \b(?:cuộc\s+họp|hội\s+nghị|phiên\s+họp|buổi\s+\p{L}+(?:\s+\p{L}+)?)\s+do(?:\s+(?:đồng\s+chí|ông|bà))?)\s*$""",
    examples=("Chính phủ đã giao ", "về việc giao ", "cuộc họp do đồng chí ", "việc phân công "),
    counter_examples=("Giao ", "này do ", "được giao cho ", "hội nghị, giao "),
    flags=_I,
    signs=("giao", "công", "do"),
)
DESCRIBED = rule(
    "role.described",
    # what a body is by law, or was
    r"""^\s*là\s+(?:\p{L}+\s+)?(?:cơ\s+quan|đơn\s+vị)\b(?!\s*(?:,|thường|đầu\s+mối|chủ\s+trì|chịu|có\s+trách|theo|tham\s+mưu|phối|được|tổng|giúp|trực\s+tiếp|quản\s+lý|điều|thực|triển|soạn))""",
    examples=(" là cơ quan chuyên môn thuộc", " là hai đơn vị từng tài trợ"),
    counter_examples=(" là cơ quan đầu mối", " là đơn vị chủ trì", " là cơ quan, đơn vị"),
    flags=_I,
    signs=("là",),
)
WATCHED = rule(
    "role.watched_by",
    r"\bsự\s+(?:theo\s+dõi|giám\s+sát|kiểm\s+tra)(?:\s*,?\s*(?:theo\s+dõi|giám\s+sát|đôn\s+đốc|kiểm\s+tra))*\s+của\s*$",
    examples=("dưới sự giám sát của ",),
    counter_examples=("theo dõi việc của ",),
    flags=_I,
    signs=("sự",),
)
MEETING = rule(
    "role.chairs_meeting",
    r"^\s*(?:đã\s+)?chủ\s+trì\s+(?:tại\s+)?(?:hội\s+nghị|cuộc\s+họp|buổi|phiên|họp|lễ|hội\s+thảo)",
    examples=(" chủ trì Hội nghị", " chủ trì cuộc họp"),
    counter_examples=(" chủ trì, phối hợp",),
    flags=_I,
    signs=("chủ",),
)
RECEIVES = rule(
    "role.receives_report",
    r"""(?:\bbáo\s+cáo(?:\s+[\p{L}\d/,-]+){0,10}?(?:\s+(?:với|về|cho|qua|đến|tới))? | \bgửi(?:\s+[\p{L}\d/,-]+){0,5}? | \(?qua | \bthông\s+qua )\s*$""",
    examples=("báo cáo kết quả về ", "gửi ", "(qua "),
    counter_examples=("trình ", "phối hợp với "),
    flags=_I,
    signs=("báo", "gửi", "qua"),
)
ADVISES_AFTER = rule(
    "role.advises",
    r"^\s*(?:để\s+|cho\s+)?(?:thẩm\s+định|thẩm\s+tra|phê\s+duyệt|góp\s+ý|cho\s+ý\s+kiến|có\s+ý\s+kiến|xem\s+xét|thông\s+qua)\b",
    examples=(" thẩm định", " để xem xét, quyết định"),
    counter_examples=(" tổng hợp", " ban hành"),
    flags=_I,
)
PUT_BEFORE = rule(
    "role.put_before",
    r"\b(?:trình|xin\s+ý\s+kiến|lấy\s+ý\s+kiến|gửi|đề\s+nghị|tham\s+mưu|báo\s+cáo)(?:\s+(?:của|với|cho|về|giúp))?\s*$",
    examples=("trình ", "gửi "),
    counter_examples=("giao ",),
    flags=_I,
    signs=("trình", "kiến", "gửi", "nghị", "mưu", "báo"),
)
MONITORS_AFTER = rule(
    "role.monitors",
    r"^\s*(?:có\s+trách\s+nhiệm\s+)?(?:theo\s+dõi|giám\s+sát|đôn\s+đốc|kiểm\s+tra)\b",
    examples=(" theo dõi, đôn đốc",),
    counter_examples=(" thực hiện",),
    flags=_I,
)
STANDING = rule(
    "role.standing",
    r"\b(?:là|làm)\s+(?:(?:cơ\s+quan\s+|đơn\s+vị\s+)?đầu\s+mối\s*(?:,|và)\s*)?(?:(?:cơ\s+quan|đơn\s+vị)\s+)?thường\s+trực\b",
    examples=("Là cơ quan thường trực", "làm đầu mối, cơ quan thường trực", "làm thường trực Tổ"),
    counter_examples=("trình Thường trực Tỉnh ủy", "làm Phó Thường trực"),
    flags=_I,
    signs=("thường",),
)
HELPS = rule(
    "role.helps",
    r"^\W*(?:(?:theo|căn\s+cứ|trên\s+cơ\s+sở)\b(?:(?!chủ\s+trì)[^.;]){0,80}?\s)?(?:(?:có\s+)?trách\s+nhiệm\s+)?(?:tích\s+cực\s+|chủ\s+động\s+|tham\s+gia,?\s+)*phối\s+hợp\b(?!\s*,?\s*(?:chủ\s+trì))",
    examples=(
        "Phối hợp với Sở Nội vụ",
        " phối hợp thực hiện",
        "Theo chức năng, phối hợp với",
        ": Có trách nhiệm phối hợp",
        " tham gia, phối hợp cùng",
    ),
    counter_examples=("Chủ trì, phối hợp", "Chủ trì phối hợp"),
    flags=_I,
    signs=("phối",),
)
ENDS_HELPING = rule(
    "role.ends_helping",
    r"^(?:\s\p{Ll}+){0,5}?\s(?:cùng\s+)?phối\s+hợp(?:\s+thực\s+hiện)?\s*(?:[,.;]|$)",
    examples=(" phụ trách tiêu chí phối hợp, hoàn thành", " cùng phối hợp thực hiện."),
    counter_examples=(" phối hợp với", " rà soát, phối hợp", " tổ chức phối hợp liên ngành"),
    flags=_I,
    signs=("phối",),
)
NOBODY = rule(
    "role.formula",
    # the last article of a decision, and how difficulties are reported: nobody is charged
    r"""\bthi\s+hành\s+(?:Quyết\s+định|Nghị\s+quyết|Kế\s+hoạch|Chỉ\s+thị)?\s*(?:này|kể\s+từ)?\s*\W*$
      | \bchịu\s+trách\s+nhiệm\s+thi\s+hành\b | \bquyết\s+định\s+thi\s+hành\b
      | ^\W*(?:trong\s+)?(?:quá\s+trình|nếu|khi|trường\s+hợp)\b.{0,160}\b(?:khó\s+khăn|vướng\s+mắc|phát\s+sinh|vấn\s+đề)""",
    examples=(
        "chịu trách nhiệm thi hành Quyết định này./.",
        "căn cứ Quyết định thi hành",
        "Quá trình thực hiện nếu có vướng mắc",
    ),
    counter_examples=("tổ chức thi hành pháp luật và báo cáo", "tháo gỡ khó khăn, vướng mắc"),
    flags=_I,
    signs=("thi hành", "khăn", "vướng", "phát sinh", "vấn đề"),
)
CLOSING = rule(
    "role.closing",
    # the last words of a plan, without the names of the bodies that its issuer tells to carry it out
    r"""^[\s,;.–-]*(?:(?:trên\s+đây|nhận\s+được|căn\s+cứ)\b[^;:.]{4,240}[,;]\s*)?(?:yêu\s+cầu|đề\s+nghị)\b(?:[\s,;]+|\b(?:và|các|thủ\s+trưởng|lãnh\s+đạo|người\s+đứng\s+đầu|liên\s+quan|có\s+liên\s+quan|trên\s+địa\s+bàn|căn\s+cứ|nghiêm\s+túc|khẩn\s+trương
        |quan\s+tâm|tích\s+cực|chủ\s+động|phối\s+hợp|tổ\s+chức|chỉ\s+đạo|kịp\s+thời|tốt)\b)*+
        (?:triển\s+khai|thực\s+hiện)(?:[\s,]+(?:triển\s+khai|thực\s+hiện|nghiêm\s+túc|nghiêm|có\s+hiệu\s+quả|hiệu\s+quả|đạt\s+kết\s+quả(?:\s+tốt)?|tốt|các\s+nội\s+dung|nội\s+dung|theo\s+đúng|đúng|theo|kế\s+hoạch|chương\s+trình|chỉ\s+thị|đề\s+án|này|trên|đề\s+ra)\b)*+[\s./]*$""",
    examples=(
        "yêu cầu   triển khai thực hiện./.",
        "Trên đây là Kế hoạch năm 2023, đề nghị  thực hiện.",
        " yêu cầu  , nghiêm túc tổ chức thực hiện có hiệu quả Kế hoạch này./.",
    ),
    counter_examples=(
        "yêu cầu  bố trí kinh phí triển khai thực hiện./.",
        "đề nghị  thực hiện dự án số hóa./.",
        "  triển khai thực hiện",
    ),
    flags=_I,
    signs=("yêu", "nghị"),
)
RULES = (CLOSING, COORDINATE, CHARGED_BEFORE, CHARGED_AFTER, MEETING, RECEIVES, ADVISES_AFTER, PUT_BEFORE, MONITORS_AFTER, STANDING, HELPS, NOBODY, NARRATED, DESCRIBED, WATCHED, ENDS_HELPING, BY_WHOM, GIVES_AFTER, BY_WHOSE, STANDS_FOR)  # fmt: skip


@cache
def subject_rule() -> Rule:
    """What follows a subject that is charged: a verb, perhaps after an adverb, or a colon."""
    words = load_toml("task_words")
    verbs, adverbs = ("|".join(regex.escape(w) for w in sorted(words[k], key=len, reverse=True)) for k in ("verbs", "adverbs"))  # fmt: skip
    return rule(
        "role.subject",
        rf"""^\s*(?:\([^()]{{0,80}}\)\s*)?(?: :\s* | (?-i:\p{{Lu}}\p{{Ll}}+\ \p{{Ll}}) | được\ (?:giao|phân\ công)\b | ,?\s*(?:(?:{adverbs}|theo\ [^,.;]{{3,90}},|theo\ (?:chức\ năng|phạm\ vi|lĩnh\ vực|thẩm\ quyền|nhiệm\ vụ)(?:\ \p{{Ll}}+){{0,5}}?)\s+)*(?:{verbs})\b | ,\s*(?:trên\ cơ\ sở|căn\ cứ|theo|trong|với\ sự\ (?:tham|phối|hỗ))\b)""",
        examples=(
            " chủ trì, phối hợp",
            ": Xây dựng",
            " theo chức năng, nhiệm vụ được giao, tổ chức",
            " theo phạm vi quản lý rà soát",
        ),
        counter_examples=(" đã tham mưu", " tỉnh Phú Thọ", " là cầu nối"),
        flags=_I,
    )


@cache
def opener_rule() -> Rule:
    """What may stand before a sentence's subject: nothing, or a clause that ends in a comma."""
    words = sorted(load_toml("task_words")["openers"], key=len, reverse=True)
    openers = "|".join(regex.escape(w) for w in words)
    return rule(
        "role.opener",
        rf"^[\W]*(?:(?:đồng\ thời|riêng|ngoài\ ra|đối\ với|các\ đồng\ chí|đồng\ chí)\s*,?\s*)?(?:(?:{openers})\b[^;]*,\s*)?$",
        examples=("Trên cơ sở Kế hoạch này, ", "- ", "Hằng năm, ", "Riêng "),
        counter_examples=("Triển khai tại ", "100% "),
        flags=_I,
    )
