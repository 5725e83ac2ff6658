"""PDFs sealed as the state's digital seal does it: number, day and month only in the seal.

The page is printed with blanks; each value stands in the appearance stream of a signature
widget, in the layers that signing programs write (N > FRM > n2), so that text extraction of the
page does not see it.
"""

from io import BytesIO
from typing import Any

from formats.content import SamplePlan
from formats.drawing import stamp

SIZE = 13  # points, as the text around


def seal(printed: bytes, plan: SamplePlan) -> bytes:
    """Adds the widgets of a numbered and dated document to one printed with blanks."""
    import pikepdf

    places = _blanks(printed)
    texts = {"number": plan.number, "day": plan.day, "month": plan.month}
    said_on = f"Ngày ký: {int(plan.day):02}-{plan.month}-{plan.year} 09:14:27 +07:00"
    out = BytesIO()
    with pikepdf.open(BytesIO(printed)) as pdf:
        page = pdf.pages[0]
        fields = [
            _widget(pdf, page, f"Signature{count}", *places[name], (words,), SIZE)
            for count, (name, words) in enumerate(texts.items(), start=1)
        ]
        who = (f"Ký bởi: {' '.join(plan.authority).title()}", said_on)
        fields.append(_widget(pdf, page, "Signature4", 40, 800, who, 7))
        page.Annots = pdf.make_indirect(pikepdf.Array([*page.get("/Annots", []), *fields]))
        pdf.Root.AcroForm = pdf.make_indirect(
            pikepdf.Dictionary(Fields=pikepdf.Array(fields), SigFlags=3)
        )
        pdf.save(out, static_id=True, compress_streams=True)
    return out.getvalue()


def _blanks(printed: bytes) -> dict[str, tuple[float, float]]:
    """Where the blanks begin on page 1, by the words before them; points from below left."""
    import pdfplumber

    with pdfplumber.open(BytesIO(printed)) as pdf:
        page = pdf.pages[0]
        words = page.extract_words()
        height = float(page.height)
    before = {"Số:": "number", "ngày": "day", "tháng": "month"}
    places: dict[str, tuple[float, float]] = {}
    for word in words:
        name = before.get(word["text"].split("/")[0])
        if name:
            places.setdefault(name, (float(word["x1"]) + 3, height - float(word["bottom"])))
    return places


def _widget(
    pdf: Any, page: Any, name: str, left: float, bottom: float, lines: tuple[str, ...], size: float
) -> Any:
    import pikepdf

    width = max(len(line) for line in lines) * size * 0.55 + 4
    height = size * 1.2 * len(lines)
    with pikepdf.open(BytesIO(stamp(lines, width=width, height=height, size=size))) as drawn:
        words = pdf.copy_foreign(drawn.pages[0].as_form_xobject())
    box = pikepdf.Array([0, 0, width, height])
    blank = _form(pdf, b"% DSBlank\n", box, {})
    frame = _form(
        pdf,
        b"q 1 0 0 1 0 0 cm /n0 Do Q\nq 1 0 0 1 0 0 cm /n2 Do Q\n",
        box,
        {"/n0": blank, "/n2": words},
    )
    normal = _form(pdf, b"q 1 0 0 1 0 0 cm /FRM Do Q\n", box, {"/FRM": frame})
    signature = pikepdf.Dictionary(
        Type=pikepdf.Name.Sig,
        Filter=pikepdf.Name("/Adobe.PPKLite"),
        SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
        Contents=pikepdf.String("\0" * 32),
        ByteRange=pikepdf.Array([0, 0, 0, 0]),
    )
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Sig,
            T=pikepdf.String(name),
            F=132,
            Rect=pikepdf.Array([left, bottom, left + width, bottom + height]),
            P=page.obj,
            AP=pikepdf.Dictionary(N=normal),
            V=pdf.make_indirect(signature),
        )
    )


def _form(pdf: Any, content: bytes, box: Any, forms: dict[str, Any]) -> Any:
    import pikepdf

    resources = pikepdf.Dictionary()
    if forms:
        resources["/XObject"] = pikepdf.Dictionary(**{k.strip("/"): v for k, v in forms.items()})
    return pikepdf.Stream(
        pdf,
        content,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=box,
        Resources=resources,
    )
