"""Search finds words with and without accents, alike on both databases, the best first."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from db_builder import KINDS, Draft, empty_database, engine, of_province, rows, save
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from db.engine import open_database
from db.errors import DatabaseError
from db.search import Hit, QueryError, search
from db.search_words import split_words
from db.store import drop_files

__all__ = ["engine"]

CASES = tomllib.loads((Path(__file__).parent / "cases/search_queries.toml").read_text("utf-8"))
FORMS = {"NFD": lambda words: normalize("NFD", words), "upper": str.upper}
PASSAGES = {name: words for one in CASES["document"] for name, words in one["passages"].items()}


@pytest.fixture(scope="module", params=KINDS)
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The documents of the cases."""
    with empty_database(request.param, tmp_path_factory.mktemp("search")) as address:
        opened = open_database(address)
        for place, one in enumerate(CASES["document"]):
            draft = Draft(*one["passages"].values(), path=f"{place}.txt")
            known = {key: one[key] for key in ("title", "issued_on")}
            save(opened, draft.record(**of_province(one["province"], one["number"], **known)))
        yield opened
        opened.dispose()


def found(engine: Engine, query: str, **how: Any) -> list[str]:
    """The whole texts that a query finds, in order."""
    return [whole(engine, hit) for hit in search(engine, query, **how)]


def whole(engine: Engine, hit: Hit) -> str:
    if hit.char_start is None:
        return str(hit.title)
    query = "SELECT substr(text, :start, :length) FROM documents WHERE id = :id"
    length = hit.char_end - hit.char_start  # type: ignore[operator]
    ((words,),) = rows(engine, query, start=hit.char_start + 1, length=length, id=hit.document_id)
    return str(words)


@pytest.mark.parametrize("case", CASES["query"], ids=lambda case: case["query"])
def test_a_query_finds(held: Engine, case: dict[str, str]) -> None:
    query = FORMS.get(case.get("form", ""), str)(case["query"])
    texts = found(held, query, limit=50)
    assert PASSAGES[case["finds"]] in texts
    if "above" in case and PASSAGES[case["above"]] in texts:
        assert texts.index(PASSAGES[case["finds"]]) < texts.index(PASSAGES[case["above"]])
    if "misses" in case:
        assert PASSAGES[case["misses"]] not in texts


def test_there_are_sixty_queries() -> None:
    assert len({(case["query"], case.get("form")) for case in CASES["query"]}) >= 60


def test_both_databases_answer_alike(tmp_path: Path) -> None:
    answers = []
    for kind in KINDS:
        with empty_database(kind, tmp_path) as address:
            opened = open_database(address)
            for place, one in enumerate(CASES["document"]):
                save(opened, Draft(*one["passages"].values(), path=f"{place}.txt").record())
            answers.append([search(opened, case["query"]) for case in CASES["query"]])
            opened.dispose()
    assert answers[0] == answers[1]


def plan() -> Draft:
    draft = Draft(
        "Thanh toán không dùng tiền mặt là việc của mọi nhà, mọi cấp và mọi ngành trong tỉnh.",
        "Phấn đấu thanh toán không dùng tiền mặt đạt 71% hóa đơn điện.",
        "Sở Công Thương mở 20 điểm thanh toán không dùng tiền mặt tại chợ.",
    )
    draft.target("thanh toán không dùng tiền mặt đạt 71%", 71, indicator_text="hóa đơn điện")
    return draft.task("Sở Công Thương mở 20 điểm thanh toán không dùng tiền mặt tại chợ.")


def test_kinds_in_order_and_each_place_once(engine: Engine) -> None:
    save(engine, plan().record(title="Thanh toán không dùng tiền mặt"))
    hits = search(engine, "thanh toan khong dung tien mat")
    assert [hit.kind for hit in hits] == ["title", "target", "task", "text"]
    query = "SELECT target_id FROM v_targets UNION ALL SELECT task_id FROM v_tasks"
    assert [(hit.fact_id,) for hit in hits[1:3]] == rows(engine, query)
    for kind in ("title", "target", "task"):
        assert [hit.kind for hit in search(engine, "tien mat", kind=kind)] == [kind]


def test_a_target_is_found_by_the_words_of_its_column(engine: Engine) -> None:
    save(engine, plan().record())
    (hit,) = search(engine, "hoa don dien", kind="target")
    assert hit.snippet.marked("[", "]").startswith("[hóa đơn điện]: thanh toán")


def test_the_short_before_the_long(engine: Engine) -> None:
    save(engine, Draft("Cấp nước sạch nông thôn. " + "Việc khác. " * 30, "Cấp nước sạch").record())
    assert found(engine, "nuoc sach")[0] == "Cấp nước sạch"


def test_filters(held: Engine) -> None:
    for province in ("Nam Định", "nam dinh", "id of Nam Định", "NAM ĐỊNH"):
        hits = search(held, "ho so", province=province)
        assert {hit.province for hit in hits} == {"Nam Định"}
    assert {hit.issued_on for hit in search(held, "so", year=2024)} == {"2024-01-19", "2024-08-15"}
    assert search(held, "ho so", year=1999) == []
    assert len(search(held, "so", limit=3)) == 3


@pytest.mark.parametrize(
    ("query", "how", "message"),
    [
        ("", {}, "no word to search for"),
        ("%% -- \"'", {}, "no word to search for"),
        ("chuyen doi so", {"province": "Atlantis"}, "no document of 'Atlantis' is held$"),
        ("so", {"province": "Hai Phog"}, "'Hai Phog' is held; did you mean Hải Phòng"),
        ("mot hai " * 40, {}, "at most 64 words, this one 80"),
    ],
)
def test_what_cannot_be_asked(held: Engine, query: str, how: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        search(held, query, **how)


@pytest.mark.parametrize("query", ["NOT hồ", "hồ OR", "hồ*", "exact:hồ", "hồ & !sơ", "a'b", "(hồ"])
def test_signs_of_query_languages_are_only_signs(held: Engine, query: str) -> None:
    assert isinstance(search(held, query), list)


def test_the_index_keeps_step_with_the_documents(engine: Engine) -> None:
    first = Draft("Trồng mới rừng phòng hộ ven biển.", path="a.txt")
    save(engine, first.target("rừng phòng hộ", 1).record())
    save(engine, Draft("Nuôi tôm quảng canh.", path="b.txt").record())
    assert [hit.path for hit in search(engine, "rung phong ho")] == ["a.txt"]
    save(engine, Draft("Đóng mới tàu cá vỏ thép.", path="a.txt").record())
    assert search(engine, "rung phong ho") == []
    assert [hit.path for hit in search(engine, "tau ca")] == ["a.txt"]
    drop_files(engine, ["a.txt"])
    assert search(engine, "tau ca") == []
    assert [hit.path for hit in search(engine, "nuoi tom")] == ["b.txt"]
    assert entries(engine) > 0
    drop_files(engine, ["b.txt"])
    assert entries(engine) == 0


def entries(engine: Engine) -> int:
    """How many passages or words the index holds, stray ones too."""
    with engine.begin() as connection:
        table = "passages"
        if engine.dialect.name == "sqlite":
            table = "temp.words"
            made = f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5vocab(main, passages_folded, row)"
            connection.execute(text(made))
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_an_index_of_another_making_is_made_anew(engine: Engine) -> None:
    save(engine, Draft("Cải tạo chợ trung tâm.").record())
    with engine.begin() as connection:
        connection.execute(text("UPDATE meta SET value = 'x' WHERE key = 'search_sha256'"))
    with pytest.raises(DatabaseError, match="no search index of this Kehoach"):
        search(engine, "cho trung tam")
    again = open_database(engine.url.render_as_string(hide_password=False))
    assert len(search(again, "cho trung tam")) == 1
    again.dispose()


def test_furniture_is_not_found(engine: Engine) -> None:
    save(engine, Draft("Đăng nhập để xem toàn văn.").record())
    with engine.begin() as connection:
        connection.execute(text("UPDATE blocks SET part = 'furniture'"))
        connection.execute(text("UPDATE meta SET value = 'x' WHERE key = 'search_sha256'"))
    again = open_database(engine.url.render_as_string(hide_password=False))
    assert search(again, "dang nhap") == []
    again.dispose()


def test_a_block_of_a_book_is_found_in_its_place(engine: Engine) -> None:
    words = "việc " * 5000 + "bến phà Vàm Cống " + "việc " * 500
    save(engine, Draft(words.strip()).record())
    (hit,) = search(engine, "ben pha vam cong")
    assert "bến phà Vàm Cống" in whole(engine, hit)
    assert hit.snippet.marked("[", "]").count("[bến phà Vàm Cống]") == 1
    assert len(hit.snippet.text) < 300


def test_a_word_that_is_none_is_stored(engine: Engine) -> None:
    save(engine, Draft("ơ" * 30_000 + " hết").record(title="đ" * 9000, issued_on=date(2024, 1, 1)))
    assert len(search(engine, "het")) == 1


@given(st.text())
def test_words_are_the_same_however_they_are_composed(words: str) -> None:
    def keys(form: str) -> list[tuple[str, str]]:
        return [(word.exact, word.folded) for word in split_words(normalize(form, words))]

    assert keys("NFC") == keys("NFD")


@given(st.text())
def test_keys_hold_nothing_that_a_database_reads(words: str) -> None:
    for word in split_words(words):
        for key in (word.exact, word.folded):
            assert key
            assert not set(key) & set("'\"\\ :*()&|!<>_")
