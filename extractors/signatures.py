"""The signature: who signed, in which post, and for whom (NĐ 30/2020, Phụ lục I, ô số 7).

`TM. ỦY BAN NHÂN DÂN` / `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH` / name: the post is the last title line
before the name. Columns that ran together (`- Lưu: VT.  Lê Văn An`) are read by the family name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from extractors.document_lines import Line
from extractors.letter_case import sentence_case
from extractors.persons import has_surname, parse_person, person_at_end
from models.rule import Rule, rule
from models.spans import Span

FOR = rule(
    "signed_for",
    r"""(?<![\p{L}.])(?:(?P<mark>TM|KT|TL|TUQ|Q)\s*[./]\s*|(?P<mark>T/M|K/T|T/L)\s*[./]?\s*)(?P<whom>\p{Lu}[\p{Lu}\s,–-]{3,80})$""",
    examples=(
        "TM. ỦY BAN NHÂN DÂN TỈNH",
        "KT. CHỦ TỊCH",
        "- Lưu: VT. KT.GIÁM ĐỐC",
        "T/M BAN THƯỜNG VỤ",
        "Q. CHỦ TỊCH",
    ),
    counter_examples=("KT. Chủ tịch", "TM", "STT. NỘI DUNG"),
)
POST = rule(
    "post_of_signer",
    r"""(?<![\p{L}.]\s?|\p{Lu}\s)(?P<post>(?:Q\.\s*|QUYỀN\s+)?(?:PHÓ\s+|P\.\s?)?(?:CHỦ\s+TỊCH|BÍ\s+THƯ|GIÁM\s+ĐỐC|CHÁNH\s+VĂN\s+PHÒNG
    |TRƯỞNG\s+(?:BAN|PHÒNG|TY)|CHÁNH\s+THANH\s+TRA|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|THỦ\s+TƯỚNG|CỤC\s+TRƯỞNG|CHI\s+CỤC\s+TRƯỞNG
    |TỔNG\s+CỤC\s+TRƯỞNG|HIỆU\s+TRƯỞNG|VỤ\s+TRƯỞNG|CHỦ\s+NHIỆM|CHÁNH\s+ÁN|VIỆN\s+TRƯỞNG|CHỈ\s+HUY\s+TRƯỞNG)
    (?:\s+THƯỜNG\s+TRỰC|\s+\p{Lu}[\p{Lu}\s,–-]{1,70})?)$""",
    examples=(
        "PHÓ CHỦ TỊCH",
        "CHỦ TỊCH",
        "GIÁM ĐỐC SỞ NỘI VỤ",
        "- VPCP; PHÓ CHỦ TỊCH",
        "PHÓ CHỦ TỊCH THƯỜNG TRỰC",
        "P. CHỦ TỊCH",
    ),
    counter_examples=("Chủ tịch", "ĐỒNG CHỦ TỊCH", "KT. CHỦ TỊCH"),
)
# Where a line that holds a whole signature is parted: before each mark, before a post that
# follows other capitals, around `(Đã ký)`, and where the name begins behind the capitals.
_PIECES = regex.compile(
    # `- Lưu: VT, KT.   PHÓ CHÁNH VĂN PHÒNG`: a deputy signs for the head, so that KT. is a unit
    r"""(?<=[,:;-]\s?(?:KT|TL)\.)\s+(?=PHÓ\s+\p{Lu}{2})
    | (?<=\S)\s+(?=(?:TM|KT|TL|TUQ|Q)\s?\.\s?(?!PHÓ)\p{Lu}{2} | (?:T/M|K/T|T/L)[\s.]\s?\p{Lu}{2})
    | (?<=\p{Lu}{2}|[.;:,)])(?<!\bP\.)(?<!\b(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s?\.?|\bQ\s?\.)\s+(?=(?:PHÓ|QUYỀN)\s+\p{Lu}{2}|(?<!\b(?:PHÓ|QUYỀN|ĐỒNG)\s+)(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BÍ\s+THƯ|CHÁNH\s+VĂN\s+PHÒNG|TRƯỞNG\s+BAN)\b)
    | (?<=\p{Lu}{2})\s?:\s+(?=\p{Lu}[\p{Ll}'’])
    | \s+(?=\(?(?:đã|Đã|ĐÃ)\s+[kK]) | (?<=(?:đã|Đã|ĐÃ)\s+[kK][ýÝíÍ]\)?)\s+
    | (?<=\b\p{Lu}{2,})\s+(?=(?:\p{Lu}\p{Ll}*['’]?\p{Lu}?\p{Ll}*\.?\s+){1,6}\p{Lu}['’]?\p{Lu}?\p{Ll}*\s*$)(?=\p{Lu}(?:[\p{Ll}'’]|\s+\p{Lu}\p{Ll}))""",
    regex.VERBOSE,
)
_SIGNED = regex.compile(
    r"\(\s*(?:đã\s+k[ýí]|ký\s+tên)[^)]{0,30}\)|(?:đã\s+k[ýí]|ký\s+tên)\b\s*:?", regex.IGNORECASE
)
# A sign that the line is part of a signature at all.
_IN_LINE = regex.compile(
    r"(?<![\p{L}.])(?:(?:TM|KT|TL|TUQ|Q)\s?\.|[TK]/[MTL])\s?\.?\s*\p{Lu}{2}|\b(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BÍ\s+THƯ|CHÁNH\s+VĂN\s+PHÒNG|TRƯỞNG\s+(?:BAN|PHÒNG))\b"
)
_END_OF_NAME = regex.compile(r"\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?")
_OF_BODY = regex.compile(r"\W*(?:Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s+đề\s+nghị|Điều\s+\d)")
_HALF_NAME, _TWO_NAMES = 2, 6
_REACH = 14
"""Lines after the last mark within which the name stands, recipients printed in between."""
RULES: tuple[Rule, ...] = (FOR, POST)
_NAMES = (
    "chủ tịch", "giám đốc", "ủy ban nhân dân", "hội đồng nhân dân", "bí thư", "sở", "văn phòng",
    "ban(?= thường vụ)", "thường vụ", "chánh", "thủ tướng", "bộ trưởng", "cục trưởng", "trưởng ban", "trưởng phòng",
    "viện trưởng", "hiệu trưởng", "chính phủ",
)  # fmt: skip
_ANY_NAME = regex.compile(
    rf"(?<!\p{{L}})(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})(?!\p{{L}})"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as read; `signer` is None where the marks stand without a name.

    `on_behalf` is the body behind `TM.`, which `signed_for` drops where a deputy signs (`KT.`);
    `posts` are all posts printed above the name.
    """

    signer: str | None
    position: str | None
    signed_for: str | None
    on_behalf: str | None
    span: Span
    signer_span: Span | None
    posts: tuple[str, ...] = ()


def read_signature(lines: list[Line], *, joint: int = 1) -> Signature | None:
    """The first signature with a name, else the first without one, else None.

    Args:
        lines: the document's lines; of a decision with its plan the decision is signed first.
        joint: how many bodies issue it; so many signers are joined by ``;``, in printed order.
    """
    signatures = list(_signatures(list(_pieces(lines))))
    named = [signature for signature in signatures if signature.signer]
    if not named:
        return signatures[0] if signatures else None
    return _together(named[:joint], joint) if joint > 1 else _alone(named[0])


def _signatures(lines: list[Line]) -> Iterator[Signature]:
    index = 0
    while index < len(lines):
        if _mark(lines[index].text) is None:
            index += 1
            continue
        signature, index = _read_block(lines, index)
        yield signature


def _alone(signature: Signature) -> Signature:
    """The first of two names that two columns of signers left on one line."""
    return replace(signature, signer=_of_two(signature.signer)[0])


def _together(named: list[Signature], joint: int) -> Signature:
    """The signatures of a joint document as one."""
    names = [name for each in named for name in _of_two(each.signer)][:joint]
    first = named[0]
    printed = [each.position for each in named] if len(named) > 1 else first.posts[-len(names) :]
    posts = dict.fromkeys(post for post in printed if post)
    return replace(first, signer=";".join(dict.fromkeys(names)), position=";".join(posts) or None)


def _pieces(lines: list[Line]) -> Iterator[Line]:
    """The lines, those that hold several parts of a signature (a cell, a joined line) parted."""
    for line in lines:
        if not _IN_LINE.search(line.text):
            yield line
            continue
        at = 0
        for cut in (*_PIECES.finditer(line.text), None):
            stop = cut.start() if cut else len(line.text)
            words = line.text[at:stop].strip()
            if words:
                start = line.span.start + line.text.index(words, at)
                span = Span(start, start + len(words))
                yield Line(words, span, line.block, line.part)
            at = cut.end() if cut else stop


_NUMBERED = regex.compile(r"(?:[IVX]+|\d+)\.\s")


def _mark(text: str) -> regex.Match[str] | None:
    """A mark or a post in capitals at the end of a line; headings and titles are longer."""
    if len(text) > 160 or _NUMBERED.match(text):
        return None
    return FOR.first(text) or POST.first(text)


def _read_block(lines: list[Line], first: int) -> tuple[Signature, int]:
    marks: list[tuple[str, str]] = []
    posts: list[str] = []
    index, last = first, first
    name: str | None = None
    where: Span | None = None
    while index < len(lines) and index <= last + _REACH:
        text = lines[index].text
        found_for, post = FOR.first(text), POST.first(text)
        if (found_for or post) and any(_OF_BODY.match(x.text) for x in lines[last + 1 : index]):
            # the body's chief over the preamble: what was read so far is no signature
            first, marks, posts = index, [], []
        if found_for:
            marks.append((found_for["mark"].replace("/", ""), _sentence(found_for["whom"])))
            last = index
        elif post:
            posts.append(_sentence(regex.sub(r"^P\.\s?", "PHÓ ", post["post"])))
            last = index
        elif index > first:
            name = _name(text, alone=index - last <= 3)
            if name:
                name, end_line = _rest_of_name(lines, index, name)
                where = Span(lines[index].span.start, lines[end_line].span.end)
                break
            if _ends_search(text):
                break
        index += 1
    end = where.end if where else lines[last].span.end
    span = Span(lines[first].span.start, end)
    behalf = next((whom for mark, whom in marks if mark == "TM"), None)
    signature = Signature(
        name, _position(marks, posts), _for(marks), behalf, span, where, tuple(posts)
    )
    return signature, last + 1


def _name(text: str, *, alone: bool) -> str | None:
    """The name on a line: the whole line, or its end behind the recipients."""
    bare = _SIGNED.sub(" ", text).strip()
    if not bare:
        return None
    whole = parse_person(bare)
    if whole and (alone or person_at_end(f"- {bare}")):
        return whole
    if regex.match(r"[-+•]|Nơi\s+nhận|Như\s|Lưu", bare):
        return person_at_end(bare)
    return None


def _of_two(name: str | None) -> list[str]:
    """The names that two columns of signers left on one line; one name is alone."""
    tokens = name.split() if name else []
    if name is None or len(tokens) < _TWO_NAMES or not has_surname(name):
        return [name] if name else []
    at = next((i for i in (3, 4, 2) if has_surname(tokens[i])), None)
    return [" ".join(tokens[:at]), " ".join(tokens[at:])] if at else [name]


def _rest_of_name(lines: list[Line], index: int, name: str) -> tuple[str, int]:
    """A name of two words with its end on the next line (`Trần Văn` / `Hòa`), and its last line."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    near = following is not None and following.block - lines[index].block <= 1
    if following is None or not near or len(name.split()) != _HALF_NAME:
        return name, index
    rest = _END_OF_NAME.fullmatch(following.text)
    whole = parse_person(f"{name} {rest[0]}") if rest and has_surname(name) else None
    other = has_surname(following.text) and not name.endswith((" Văn", " Thị"))
    return (whole, index + 1) if whole and not other else (name, index)


def _ends_search(text: str) -> bool:
    """A heading of the attached plan: the name did not come."""
    return (
        regex.match(r"(?:KẾ\s+HOẠCH|PHỤ\s+LỤC|CHƯƠNG\s+TRÌNH|ĐỀ\s+ÁN|[IVX]+\.\s)", text) is not None
    )


def _position(marks: list[tuple[str, str]], posts: list[str]) -> str | None:
    if posts:
        return posts[-1]
    acting = [whom for mark, whom in marks if mark == "Q"]
    return f"Quyền {acting[-1]}" if acting else None


def _for(marks: list[tuple[str, str]]) -> str | None:
    """Whom the signer stands for: the nearest mark, the body itself where there is none other."""
    others = [(mark, whom) for mark, whom in marks if mark != "Q"]
    if not others:
        return None
    mark, whom = others[-1]
    return f"{mark}. {whom}"


def _sentence(words: str) -> str:
    """A title line in small letters: `PHÓ CHỦ TỊCH` is `Phó Chủ tịch`; names keep their capitals."""
    text = sentence_case(" ".join(words.split()).strip(" ,-–")).replace("uỷ", "ủy")
    text = _ANY_NAME.sub(lambda m: m[0][:1].upper() + m[0][1:], text)
    text = regex.sub(r"\b(?:ubnd|hđnd|lđlđ|mttq|bcđ|bch|btv)\b", lambda m: m[0].upper(), text)
    return text[:1].upper() + text[1:]
