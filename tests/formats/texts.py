"""Text dumps and Markdown crawls, laid out as legal sites and crawlers print them."""

import textwrap
from collections.abc import Iterable, Iterator

from formats.content import ABOVE, LEFT, Paragraph, SamplePlan, TaskTable

WRAP = 84  # characters a line of a dump from a legal site


def cell_dump(plan: SamplePlan) -> str:
    """A legal site's page as text: each cell by itself, ``|`` lines between cells, hard wraps."""
    blocks = [*_site_head(plan), "", *_cells([_left_head(plan), _right_head(plan)])]
    blocks += _cells([plan.number_line, plan.date_line], last=True)
    blocks += ["", plan.type, *_wrapped(plan.title.upper()), *_body_lines(plan.body, wrap=True)]
    blocks += ["|", *plan.signature, plan.signer, "|", ""]
    if plan.attached:
        blocks += [plan.attached.type, *_wrapped(plan.attached.title.upper()), plan.attached.note]
        blocks += _body_lines(plan.attached.body, wrap=True)
    if plan.appendix:
        blocks += ["", *_appendix_head(plan.appendix), *_cell_lines(plan.appendix)]
    return "\n".join([*blocks, "", *_site_foot(plan)]) + "\n"


def row_dump(plan: SamplePlan) -> str:
    """A sister site's page: ``key value`` lines, blank lines between blocks, a table row a line."""
    blocks = [
        f"{plan.type.capitalize()} {plan.number}{plan.symbol} năm {plan.year} {_as_words(plan)}",
        "\n".join(f"{key} {value}" for key, value in _attributes(plan)),
        "\n".join(plan.authority) + "\n-------",
        "\n".join(plan.nation) + "\n---------------",
        plan.number_line,
        plan.date_line,
        plan.type,
        plan.title.upper(),
        *(p.line for p in plan.body),
        "\n".join(("Nơi nhận:", *(f"- {line}" for line in plan.recipients))),
        "\n".join((*plan.signature, "", plan.signer)),
    ]
    if plan.attached:
        blocks += [plan.attached.type, plan.attached.title.upper(), plan.attached.note]
        blocks += [p.line for p in plan.attached.body]
    if plan.appendix:
        rows = "\n".join(" | ".join(cells) for cells in _printed_rows(plan.appendix))
        blocks += [*_appendix_head(plan.appendix), rows]
    return "\n\n".join([*blocks, plan.remark]) + "\n"


def markdown(plan: SamplePlan) -> str:
    """A crawler's Markdown: bold within words and over lines, `#` headings, pipe tables."""
    first, *rest = plan.authority
    half = first.rfind(" ")
    day = plan.date_line.rfind(" năm")
    blocks = [
        f"[Trang chủ](/) > [Văn bản](/van-ban) > {plan.type.capitalize()}",
        f"**{first[:half]}\n{first[half + 1 :]} {' '.join(rest)} **",
        f"**{plan.nation[0]}**  \n**{plan.nation[1]}**",
        f"Số:\n{plan.number}{plan.symbol}",
        f"*{plan.date_line[:day]}\n{plan.date_line[day + 1 :]}*",
        f"# {plan.type}",
        f"**{plan.title[0]}**{plan.title[1:]}",
        *map(_markdown_line, plan.body),
        "\n".join(("***Nơi nhận:***", *(f"- {line}" for line in plan.recipients))),
        "  \n".join(f"**{line}**" for line in (*plan.signature, plan.signer)),
    ]
    if plan.attached:
        blocks += [
            f"# {plan.attached.type}",
            f"**{plan.attached.title}**",
            f"*{plan.attached.note}*",
        ]
        blocks += map(_markdown_line, plan.attached.body)
    if plan.appendix:
        table = plan.appendix
        blocks += [f"## {table.label}", f"**{table.title}**", f"*{table.attached}*", _pipes(table)]
    return "\n\n".join([*blocks, f"_{plan.remark}_"]) + "\n"


def _as_words(plan: SamplePlan) -> str:
    title = plan.title.removeprefix("Ban hành ")
    return title[0].lower() + title[1:]


def _attributes(plan: SamplePlan) -> list[tuple[str, str]]:
    return [
        ("Số hiệu", f"{plan.number}{plan.symbol}"),
        ("Ngày ban hành", plan.date),
        ("Ngày có hiệu lực", plan.date),
        ("Loại văn bản", plan.type.capitalize()),
        ("Cơ quan ban hành", plan.unit),
        ("Người ký", plan.signer),
        ("Lĩnh vực", "Bộ máy hành chính"),
    ]


def _site_head(plan: SamplePlan) -> Iterator[str]:
    yield from ("|", "X", "NỘI DUNG SỬA ĐỔI, HƯỚNG DẪN", "Nhấp vào phần tô màu để xem.", "|", "|")
    yield "Đang tải văn bản..."
    yield f"{plan.type.capitalize()} {plan.number}{plan.symbol} {plan.year} {_as_words(plan)}"
    for key, value in _attributes(plan)[:-1]:
        yield from (f"{key}:", "|", value, "|", "|")
    yield from ("Tình trạng:", "|", "Đã biết", "|")


def _site_foot(plan: SamplePlan) -> Iterator[str]:
    yield from ("|", "1.204", "Văn bản này chưa cập nhật nội dung Tiếng Anh", "|")
    yield from ("FILE ĐƯỢC ĐÍNH KÈM THEO VĂN BẢN", plan.remark)


def _left_head(plan: SamplePlan) -> str:
    return "\n".join((*plan.authority, "-------"))


def _right_head(plan: SamplePlan) -> str:
    return "\n".join((*plan.nation, "---------------"))


def _appendix_head(table: TaskTable) -> tuple[str, str, str]:
    return table.label, table.title, table.attached


def _cells(cells: Iterable[str], *, last: bool = False) -> list[str]:
    lines: list[str] = []
    for cell in cells:
        lines += [*cell.split("\n"), "|"]
    return lines if not last else lines[:-1]


def _cell_lines(table: TaskTable) -> list[str]:
    """Each cell by itself; a cell merged downwards is printed once, with its first row."""
    lines: list[str] = ["|"]
    for row in table.grid():
        said = [cell for cell in row if cell not in (ABOVE, LEFT)]
        for cell in said:
            for line in cell.split("\n"):
                lines += textwrap.wrap(line, 38)
            lines.append("|")
    return lines


def _printed_rows(table: TaskTable) -> Iterator[list[str]]:
    """Rows at full width, merged cells repeated; a section row is its two cells."""
    for printed, row in zip(table.grid(), table.resolved(), strict=True):
        cells = [cell.replace("\n", " ") for cell in row]
        yield cells[:2] if printed[2:] == (LEFT,) * (len(row) - 2) else cells


def _pipes(table: TaskTable) -> str:
    rows = [[c.replace("\n", "<br>") for c in row] for row in table.resolved()]
    for row, printed in zip(rows, table.grid(), strict=True):
        row[:] = ["" if said == LEFT else cell for cell, said in zip(row, printed, strict=True)]
    head = [" ".join(dict.fromkeys(c for c in column if c)) for column in _header_columns(table)]
    rule = ["---"] * len(head)
    lines = [head, rule, *rows[len(table.header) :]]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines)


def _header_columns(table: TaskTable) -> list[list[str]]:
    rows = table.resolved()[: len(table.header)]
    return [[row[column] for row in rows] for column in range(len(table.widths))]


def _markdown_line(paragraph: Paragraph) -> str:
    if paragraph.level == "roman":
        return f"**{paragraph.line}**"
    if paragraph.level == "number" and len(paragraph.text) < 60:
        return f"**{paragraph.label}** **{paragraph.text}**"
    return f"*{paragraph.line}*" if paragraph.text.startswith("Căn cứ") else paragraph.line


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, WRAP, break_on_hyphens=False)


def _body_lines(body: Iterable[Paragraph], *, wrap: bool) -> list[str]:
    lines: list[str] = []
    for paragraph in body:
        lines += _wrapped(paragraph.line) if wrap else [paragraph.line]
    return lines
