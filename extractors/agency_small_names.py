"""Bodies whose kind is printed in small letters (`phòng Nội vụ`), and persons who head places.

Older papers, districts and newspapers write so. A kind in small letters is a common word too
(`quốc phòng`, `khu trung tâm`), so what follows must begin a name that such a body bears.
"""

from functools import cache

from models.lexicon import load_toml
from models.rule import Rule, rule

_NO_KIND = r"(?<!văn\ )(?<!quốc\ )(?<!dự\ )(?<!biên\ )(?<!căn\ )(?<!tiêm\ )(?<!khu\ )(?<!cơ\ )(?<!trụ\ )(?<!trưng\ )"
_PLACES = (
    "thôn|bản|ấp|xóm|buôn|làng|sóc|khóm|khu\\ phố|khu\\ dân\\ cư|tổ\\ dân\\ phố|tiểu\\ khu|khu"
)


@cache
def small_name_rule() -> Rule:
    """A kind of body in small letters and the first words of its name."""
    words = load_toml("agency_words")
    kinds = "|".join(kind.replace(" ", r"\ ") for kind in words["small_kinds"])
    names = "|".join(name.replace(" ", r"\ ") for name in words["small_kind_names"])
    return rule(
        "agency_small_name",
        rf"""{_NO_KIND}\b(?:{kinds})\ (?:{names})(?!\p{{L}})
        (?: (?:\ ?[,–-]\ |\ và\ |\ &\ |\ )(?:{names})(?!\p{{L}}) ){{0,4}} (?:\ (?:tỉnh|huyện|thị\ xã|thành\ phố|quận|xã|phường)(?!\p{{L}}))?""",
        examples=("phòng Nội vụ", "phòng Tài chính - Kế hoạch huyện", "trung tâm Y tế huyện"),
        counter_examples=("quốc phòng Nội", "phòng COVID-19", "khu trung tâm Y tế", "Phòng Nội vụ"),
        signs=tuple(words["small_kinds"]),
    )


@cache
def head_rule() -> Rule:
    """Who heads villages, or units that have no name: `Trưởng các thôn`, `Người đứng đầu cơ quan`."""
    return rule(
        "agency_head",
        rf"""\b[Tt]rưởng\ (?:các\ )?(?:{_PLACES})(?:(?:\ ?,\ ?|\ và\ )(?:trưởng\ )?(?:các\ )?(?:{_PLACES})(?!\p{{L}}))*(?!\p{{L}})
        | \b(?:[Nn]gười\ đứng\ đầu|[Tt]hủ\ trưởng)\ (?:cơ\ quan|đơn\ vị|tổ\ chức|địa\ phương)(?:(?:\ ?,\ ?|\ và\ )(?:cơ\ quan|đơn\ vị|tổ\ chức|địa\ phương))*(?!\p{{L}})""",
        examples=("Trưởng các thôn", "trưởng thôn, bản", "Người đứng đầu cơ quan, đơn vị"),
        counter_examples=("trưởng thành", "Trưởng phòng", "người đứng đầu"),
        signs=("trưởng", "đứng đầu"),
    )
