"""What a second look at a scan tells: strokes of Roman numerals, breadths of figures."""

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw, ImageFont

from models.issues import ReadError
from pipeline import heartbeat
from pipeline.readers import ocr, ocr_apart, ocr_figures
from pipeline.readers.ocr_figures import check_figures
from pipeline.readers.ocr_numerals import with_numerals
from pipeline.readers.ocr_tesseract import Word
from pipeline.readers.ocr_upright import find_tilt, straighten, to_grey

FONT = ImageFont.load_default(36)
FIGURES = ("25%", "14,5%", "3.250", "862", "47%", "96,40%", "15/6/2024")


ADVANCE = {",": 10, ".": 10, ";": 11, "/": 11, "%": 36, "(": 13, ")": 13}
"""Pixels that a sign takes where digits take `DIGIT`: of Times and Arial all are of one breadth."""
DIGIT = 22


def figures(*texts: str) -> tuple[Image.Image, list[Word]]:
    """Figures under each other, their digits of one breadth, with their boxes."""
    picture = Image.new("L", (600, 70 * len(texts) + 40), 255)
    pen = ImageDraw.Draw(picture)
    words = []
    for row, text in enumerate(texts):
        left, top = 40, 20 + 70 * row
        at = left
        for sign in text:
            room = ADVANCE.get(sign, DIGIT)
            pen.text((at + room / 2, top), sign, font=FONT, fill=20, anchor="ma")
            at += room
        deep = 44 if set(text) & set(",;()/") else 38
        words.append(Word(text, (left + 1, top + 4, at - 1, top + deep), (str(row),)))
    return picture, words


def printed(*texts: str) -> tuple[Image.Image, list[Word]]:
    """Words under each other, with their boxes."""
    picture = Image.new("L", (600, 70 * len(texts) + 40), 255)
    pen = ImageDraw.Draw(picture)
    words = []
    for row, text in enumerate(texts):
        at = (40, 20 + 70 * row)
        pen.text(at, text, font=FONT, fill=20)
        box = tuple(map(int, pen.textbbox(at, text, font=FONT)))
        words.append(Word(text, (box[0], box[1], box[2], box[3]), (str(row),)))
    return picture, words


def reread(text: str, read: str) -> str:
    picture, (word,) = printed(text)
    return with_numerals(picture, [Word(read, word.box, word.line)])[0].text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("III/2024", "IH/2024"),
        ("III/2024", "HI/2024"),
        ("III/2024", "II/2024"),
        ("III.", "IIL."),
        ("III", "1H"),
        ("II.", "H."),
        ("IV/2024", "1V/2024"),
        ("IV", "I1V"),
        ("VII.", "VIL."),
        ("VIII.", "VIH."),
        ("I.", "|."),
        ("I.", "l."),
    ],
)
def test_numerals_are_told_by_their_strokes(text: str, read: str) -> None:
    assert reread(text, read) == text


@pytest.mark.parametrize("text", ["1.", "11.", "H.", "HIV", "L.", "111", "LH", "-", "15/6", "V."])
def test_what_is_no_numeral_stays(text: str) -> None:
    assert reread(text, text) == text


def test_a_point_of_a_list_stays() -> None:
    assert reread("l)", "l)") == "l)"


def check(
    monkeypatch: pytest.MonkeyPatch, read: str, again: str, true: str
) -> tuple[str, list[str], int]:
    """A figure among others, as it was read first and as it reads by itself."""
    picture, words = figures(*FIGURES, true)
    words[-1] = Word(read, words[-1].box, words[-1].line)
    looked: list[int] = []

    def apart(_: object, held: Sequence[Word], **__: object) -> list[list[Word]]:
        looked.append(len(held))
        return [[Word(again, (0, 0, 1, 1), ("",))] for _ in held]

    monkeypatch.setattr(ocr_figures, "read_apart", apart)
    found, doubts = check_figures(picture, words, dpi=200)
    return found[-1].text, doubts, sum(looked)


@pytest.mark.parametrize(
    ("true", "read"),
    [
        ("98,5%", "98,59%"),
        ("88%", "889"),
        ("4,3%", "4,39%"),
        ("1.250,6", "I.250,6"),
        ("80%", "8Ơ%"),
    ],
)
def test_doubled_and_lost_digits_are_read_again(
    monkeypatch: pytest.MonkeyPatch, true: str, read: str
) -> None:
    assert check(monkeypatch, read, true, true) == (true, [], 1)


def test_what_stays_unsettled_stays_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(monkeypatch, "98,59%", "98,555%", "98,5%") == ("98,59%", ["98,59%"], 1)


@pytest.mark.parametrize("true", ["98,5%", "1.250", "30/11/2024", "7%", "(12,25%);"])
def test_what_fits_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch, true: str) -> None:
    assert check(monkeypatch, true, "0", true) == (true, [], 0)


def test_quarters_are_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(monkeypatch, "II/2024", "1/2024", "II/2024") == ("II/2024", [], 0)


def test_parts_of_one_figure_are_joined() -> None:
    picture, words = figures(*FIGURES, "3.717,8")
    left, top, right, bottom = words[-1].box
    cut = left + (right - left) * 0.25
    parts = [Word("3.", (left, top, cut, bottom), ("9",)), Word("717,8", (cut + 2, top, right, bottom), ("9",))]  # fmt: skip
    found, doubts = check_figures(picture, [*words[:-1], *parts], dpi=200)
    assert (found[-1].text, doubts) == ("3.717,8", [])


@pytest.mark.parametrize(
    ("again", "sure", "taken"),
    [("hiểu", 96.0, True), ("hiểu", 80.0, False), ("h?ểu", 96.0, False)],
)
def test_unsure_words_are_read_by_themselves(
    monkeypatch: pytest.MonkeyPatch, again: str, sure: float, *, taken: bool
) -> None:
    picture, words = printed("tìm", "hiểu")
    unsure = Word("biểu", words[1].box, words[1].line, 70.0)
    answer = [Word(again, (50, 30, 90, 40), ("",), sure)]
    monkeypatch.setattr(ocr_apart, "read_words", lambda *_, **__: answer)
    found = ocr_apart.reread_unsure(picture, [words[0], unsure], dpi=200)
    assert [word.text for word in found] == ["tìm", again if taken else "biểu"]


def test_the_tilt_is_the_one_that_words_were_read_at() -> None:
    picture, _ = printed(*("một hai ba bốn năm sáu bảy",) * 12)
    turned = picture.rotate(1.5, Image.Resampling.BICUBIC, fillcolor=255)
    tilt = find_tilt(to_grey(turned), dpi=100)
    assert tilt == pytest.approx(1.5, abs=0.2)
    straight = turned.rotate(-tilt, Image.Resampling.BICUBIC, fillcolor=255)
    assert straight.tobytes() == straighten(turned, dpi=100).tobytes()


def test_beats_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    beats: list[int] = []
    monkeypatch.setattr(heartbeat, "MOST_PAGES", 2)
    heartbeat.listen(lambda: beats.append(1))
    for _ in range(4):
        heartbeat.beat()
    assert beats == [1, 1]
    monkeypatch.setattr(ocr, "why_unavailable", lambda: None)
    with pytest.raises(ReadError) as error:
        ocr.ocr_page(Image.new("L", (300, 400), 255), number=3, dpi=200)
    assert error.value.code == "scan_too_long"
    heartbeat.listen(None)
    assert heartbeat.has_time()


def test_beats_end_with_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 10.0, heartbeat.MOST_S + 1))
    monkeypatch.setattr("pipeline.heartbeat.time.monotonic", lambda: next(clock))
    beats: list[int] = []
    heartbeat.listen(lambda: beats.append(1))
    heartbeat.beat()
    heartbeat.beat()
    monkeypatch.undo()
    heartbeat.listen(None)
    assert beats == [1]


def test_a_beat_gives_the_file_its_time_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import worker
    from pipeline.limits import Limits

    sent: list[bytes] = []
    timers: list[float] = []

    class Pipe:
        def send_bytes(self, said: bytes) -> None:
            sent.append(said)

    monkeypatch.setattr(
        "pipeline.worker.signal.setitimer", lambda _, seconds: timers.append(seconds)
    )
    worker._pass_beats_on(Pipe(), Limits(timeout_s=7))  # type: ignore[arg-type]
    heartbeat.beat()
    heartbeat.listen(None)
    heartbeat.beat()
    assert (sent, timers) == ([worker.BEAT], [7 + worker.GRACE_S])
