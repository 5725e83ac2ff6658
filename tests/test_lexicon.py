import pytest

from models.lexicon import lexicon_sha256, load_csv, load_toml, split_cell


def test_csv_rows_are_read_once() -> None:
    rows = load_csv("provinces")
    assert rows is load_csv("provinces")
    assert {"unit_id", "name", "valid_from"} <= rows[0].keys()


def test_an_unknown_lexicon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_csv("no_such_lexicon")
    with pytest.raises(FileNotFoundError):
        load_toml("no_such_lexicon")


def test_cells_with_several_values() -> None:
    assert split_cell("Quy Nhơn| Qui Nhơn |") == ("Quy Nhơn", "Qui Nhơn")
    assert split_cell("") == ()


def test_the_hash_is_stable() -> None:
    assert lexicon_sha256() == lexicon_sha256()
    assert len(lexicon_sha256()) == 64
