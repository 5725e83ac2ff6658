"""Bodies by the form of their names: committees of places, groups, named bodies, offices.

Case counts: a body's own name begins with a capital (NĐ 30/2020, Phụ lục II); a group may
be in small letters.
"""

from functools import cache

import regex

from extractors.places import district_names
from models.alternation import either
from models.lexicon import load_toml
from models.rule import Rule, rule

_S = r"[^\S\n\t]+"
_CAPITAL = r"\p{Lu}[\p{L}&\-]*"


def _words(name: str) -> str:
    return either(load_toml("agency_words")[name], space=r"\ ")


def _places_like_bodies() -> str:
    """The districts and communes whose names begin as a body's does (`Trạm Tấu`)."""
    kinds = tuple(f"{kind} " for kind in load_toml("agency_words")["kinds"])
    return either(name for name in district_names().values() if name.startswith(kinds))


_COMMITTEE = (
    r"(?:UBND|HĐND|Ủy\ ban\ nhân\ dân|Uỷ\ ban\ nhân\ dân|Ủy\ ban\ Nhân\ dân|Hội\ đồng\ nhân\ dân"
    r"|ỦY\ BAN\ NHÂN\ DÂN|UỶ\ BAN\ NHÂN\ DÂN|HỘI\ ĐỒNG\ NHÂN\ DÂN)"
)
_DISTRICT = r"(?:[Hh]uyện|[Qq]uận|[Tt]hị\ xã|[Tt]hành\ phố|[Tt]hành|[Tt]hị(?!\ trấn)|HUYỆN|QUẬN|THỊ\ XÃ|THÀNH\ PHỐ)"
_COMMUNE = r"(?:[Xx]ã|[Pp]hường|[Tt]hị\ trấn|[Đđ]ặc\ khu|XÃ|PHƯỜNG|THỊ\ TRẤN|ĐẶC\ KHU)"
_AND = r"(?:\ ?[,/–-]\ ?(?:và\ |VÀ\ )?|\ và\ |\ VÀ\ |\ hoặc\ )"
_PLACE = r"(?:\p{Lu}\p{L}*(?:[\ \-]\p{Lu}\p{L}*){0,3})"
_NOT_PLACE = r"(?!(?:Chủ|Phối|Tổ|Xây|Rà|Căn|Thực|Các|Sở|Ban|UBND|HĐND|Bộ|Hội|Đoàn|Văn\ phòng|Trung\ tâm|Công|Kho|Đài|Báo|Cục|Chi|Ủy|Uỷ)\b)"
# a place of one syllable is followed by no small word, else it begins a sentence (`Cân đối`)
_WHOLE_PLACE = rf"{_NOT_PLACE}(?:(?:Huế|Vinh)\b|\p{{Lu}}[\p{{L}}'’]*(?:[\ \-]\p{{Lu}}[\p{{L}}'’]*){{1,3}}|\p{{Lu}}[\p{{L}}'’]*(?!\p{{L}}|\ \p{{Ll}}))"
# in a list of places: no name of a body that opens with capitals all through (`Trường THPT`)
_LISTED = rf"(?:{_places_like_bodies()}|(?!(?:{_words('kinds')})\b){_WHOLE_PLACE})"
_SEVERAL = r"(?:\ ?[,;]\ ?(?:và\ )?|\ và\ )"
_WHERE = r"(?:\ (?:ven\ biển|miền\ núi|biên\ giới|vùng\ cao|đồng\ bằng|trung\ du|liên\ quan|có\ liên\ quan))?"
_ITEM = rf"(?:{_DISTRICT}|{_COMMUNE}){_WHERE}(?:\ {_WHOLE_PLACE})?"


def place_list() -> str:
    """Grouped places, `các huyện, thị xã và thành phố X`, or a level (`cấp huyện`)."""
    places = rf"(?:{_DISTRICT}|{_COMMUNE})"
    return rf"các\ {places}{_WHERE}(?:{_AND}(?:các\ )?{_ITEM})*|cấp\ {places}(?:,\ cấp\ {places})*"


def place_words() -> str:
    """One place of the lower levels, with or without its name."""
    return _ITEM


@cache
def listed_place_rule() -> Rule:
    """One place of a list, with its level where it has its own (`thị xã Ba Đồn`)."""
    return rule(
        "agency_listed_place",
        rf"(?:(?P<level>{_DISTRICT}|{_COMMUNE}):?\ )?(?P<place>{_LISTED})",
        examples=("Minh Hóa", "thị xã Ba Đồn", "huyện: Trạm Tấu"),
        counter_examples=("các huyện", "Sở Nội vụ"),
    )


@cache
def place_rule() -> Rule:
    """A people's committee, council, party committee or police of named or grouped places."""
    return rule(
        "agency_of_place",
        rf"""(?: (?P<own>{_COMMITTEE})(?:\ (?:và|-)\ {_COMMITTEE})? | Công\ an | Huyện\ [uủ][ỷy] | Thành\ [uủ][ỷy] | Thị\ [uủ][ỷy] | Quận\ [uủ][ỷy]
            | (?:Văn\ phòng|VP)\ {_COMMITTEE}(?:\ ?(?:và|-|&)\ ?{_COMMITTEE})? | Đảng\ [uủ][ỷy] | Phòng\ \p{{Lu}}\p{{L}}+(?:\ \p{{Ll}}+){{1,3}} )
        \ (?: (?P<group>(?:(?:các|CÁC)\ )?(?:{_DISTRICT}|{_COMMUNE}){_WHERE}(?:{_AND}(?(own)(?:UBND\ (?=(?:các\ )?{_DISTRICT}))?)(?:(?:các|CÁC)\ )?{_ITEM})+)
            | (?P<plural>(?:các|cấp|CÁC|CẤP)\ (?:{_DISTRICT}|{_COMMUNE}){_WHERE}(?:\ ?,\ ?cấp\ (?:{_DISTRICT}|{_COMMUNE}))*)(?!\ ?:?\ {_NOT_PLACE}{_PLACE})
            | (?P<each>(?:(?:các|CÁC)\ )?(?:{_DISTRICT}|{_COMMUNE}):?\ {_LISTED}(?:{_SEVERAL}(?:(?:{_DISTRICT}|{_COMMUNE}):?\ )?{_LISTED})+)
            | các\ (?:{_DISTRICT}|{_COMMUNE}):?\ {_NOT_PLACE}{_PLACE}
            | (?P<level>{_DISTRICT}|{_COMMUNE})\ {_NOT_PLACE}(?P<place>{_PLACE}) )""",
        examples=(
            "UBND các huyện, thị xã và thành phố",
            "Công an huyện Thanh Sơn",
            "UBND phường An Hòa",
        ),
        counter_examples=("UBND tỉnh", "huyện Thanh Sơn", "ubnd các huyện"),
    )


@cache
def group_rule() -> Rule:
    """`các` before common nouns of bodies, with what narrows them."""
    nouns, narrow = _words("group_nouns"), _words("group_qualifiers")
    joined, verbs = _words("joined_nouns"), _task_verbs()
    real = rf"(?!(?:{_words('no_groups')})\b)"
    does = rf"(?!tổ\ chức\ (?:{verbs}|tốt|các|việc|lớp|hội)\b)"
    return rule(
        "agency_group",
        rf"""\b[Cc]ác\ {real}(?:{nouns})\b (?: (?: (?:\ ?[,/]\ ?(?:và\ )?|\ -\ |\ và\ ){does}|\ (?=(?:{joined}|{narrow})\b)) (?!(?-i:Sở|Bộ|Ban|Phòng|Trung\ tâm|Công\ ty|Hội|Cục)\ (?-i:\p{{Lu}})) (?!(?<!(?:quan|vị|,|/|và)\ )(?:tuyên\ truyền|quản\ lý|thông\ tin)\b) (?:{real}{nouns}|{narrow})\b )*""",
        examples=("các phòng, ban, đơn vị trực thuộc", "Các cơ quan và địa phương có liên quan"),
        counter_examples=("các nhiệm vụ", "cơ quan", "các trường hợp", "các hội chợ"),
        flags=regex.IGNORECASE,
    )


@cache
def named_rule() -> Rule:
    """A body's kind and its capitalised name, up to a word that no name holds."""
    kinds, small = _words("kinds"), _small()
    capital = rf"(?:Hải\ Phòng(?!\p{{L}})|{_compounds()}|{_CAPITAL})"  # its `Phòng` is no kind
    return rule(
        "agency_named",
        rf"""\b(?:{kinds})\ {capital}(?:\ {small}){{0,5}}
        (?: (?:\ [-–]\ |\ và\ |\ &\ |\ ) (?!(?:{kinds})\b) {capital}(?:\ {small}){{0,5}} ){{0,5}}""",
        examples=(
            "Trung tâm Khuyến nông tỉnh",
            "Công ty Cổ phần Cấp nước",
            "Trường Đại học Hoa Lư",
            "Trung tâm Điều phối nông thôn mới",
            "Báo Hải Phòng",
        ),
        counter_examples=("ban hành", "Ban hành quy chế", "Hội nghị", "Trường hợp"),
    )


def _small() -> str:
    """A small word that may stand in a name."""
    return rf"(?:(?:{_words('small_compounds')})(?!\p{{L}})|(?!(?:{_words('ends')})\b)\p{{Ll}}+)"


def _compounds() -> str:
    """Two words of a name that begin with a capital (`Phát triển`)."""
    words = sorted(load_toml("agency_words")["compounds"], key=len, reverse=True)
    return "|".join(rf"{regex.escape(word.capitalize())}(?!\p{{L}})" for word in words)


def _task_verbs() -> str:
    return either(load_toml("task_words")["verbs"], space=r"\ ")


@cache
def local_rule() -> Rule:
    """A body whose name is in small letters but for its kind, with the place it is of."""
    place = (
        rf"(?:tỉnh|thành\ phố|khu\ vực|các\ cấp|cấp\ tỉnh|{place_list()}|{_DISTRICT}|{_COMMUNE})"
    )
    return rule(
        "agency_local",
        rf"""\b(?:{_words("local_kinds")})(?:\ (?!(?:tỉnh|huyện|xã|phường|quận)\b){_small()}){{0,6}}\ {place}(?!\p{{L}})""",
        examples=("Bệnh viện đa khoa tỉnh", "Trạm y tế các xã", "Thư viện tỉnh"),
        counter_examples=("bệnh viện tỉnh", "Trường học trên địa bàn tỉnh", "Phòng"),
    )


@cache
def board_rule() -> Rule:
    """A board, council or team: its whole matter belongs to the name, in small letters too."""
    ends, whole = _words("board_ends"), _words("small_compounds")
    return rule(
        "agency_board",
        rf"""\b(?:Ban\ [Qq]uản\ lý|Ban\ [Cc]hỉ\ đạo|Ban\ [Đđ]iều\ hành|Tổ\ [Cc]ông\ tác|Hội\ đồng(?!\ nhân\ dân))
        (?:\ (?:(?:{whole})(?!\p{{L}})|(?!(?:{ends})\b)[\p{{L}}\d/-]+)(?:,(?=\ (?!(?:chi\ cục|cục|sở|phòng|kho\ bạc|công\ an|thanh\ tra|các|ủy\ ban|uỷ\ ban|hội|trung\ tâm)\b)\p{{Ll}}))?){{1,14}}""",
        examples=("Ban Quản lý các khu du lịch", "Ban Chỉ đạo phòng, chống thiên tai tỉnh"),
        counter_examples=("Ban Quản lý chủ trì", "ban chỉ đạo"),
    )


@cache
def office_rule() -> Rule:
    """The office of a person, to be followed by the body."""
    return rule(
        "agency_office",
        rf"\b(?:{_words('offices')})\ (?=(?:{_CAPITAL}|các|sở|ban|ngành|cơ|đơn|địa|phòng|xã|huyện))",
        examples=("Giám đốc Sở Nội vụ", "Thủ trưởng các sở"),
        counter_examples=("giám đốc", "Chủ tịch nước ký"),
    )


@cache
def enumeration_rule() -> Rule:
    """`các sở:` before names that drop the noun."""
    return rule(
        "agency_enumeration",
        rf"""(?: \b[Cc]ác\ (?P<kind>[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an|[Hh]ội)(?:\ ?,\ (?:ban|ngành|đoàn\ thể))*\ ?:?
            | (?<!\p{{L}}\ )\b(?P<kind>Sở|Bộ|Phòng|Ban|Hội)\ ?: ) \ (?={_CAPITAL})""",
        examples=("các sở: Nội vụ, Tư pháp", "Các Sở Tài chính, Nội vụ", "Sở: Y tế, Xây dựng"),
        counter_examples=("các sở, ban, ngành", "các bộ phận", "Giám đốc Sở: Nguyễn Văn A"),
    )


@cache
def whole_name_rule() -> Rule:
    """A body of the whole country by its full name."""
    return rule(
        "agency_whole_name",
        rf"\b{_words('whole_names')}(?!\p{{L}})",
        examples=("Thông tấn xã Việt Nam", "Tập đoàn Công nghiệp - Viễn thông Quân đội"),
        counter_examples=("Thông tấn xã",),
    )
