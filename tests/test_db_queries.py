"""What the terminal is told of a database."""

from dataclasses import replace

from db_builder import Draft, engine, of_province, save
from sqlalchemy import Engine
from test_db_store import failure
from test_db_views import whole_record

from db.queries import Count, issue_counts, last_run, summary
from db.store import save_failure, start_run
from models.issues import Issue, Stage

__all__ = ["engine"]


def test_an_empty_database(engine: Engine) -> None:
    assert last_run(engine) is None
    assert issue_counts(engine) == ()
    assert summary(engine).documents == 0
    assert summary(engine).genres == ()


def test_a_summary_counts_by_genre_and_province(engine: Engine) -> None:
    save(engine, whole_record())
    save(engine, Draft("b", path="b.txt").record(**of_province("Hòa Bình"), is_complete=False))
    save(engine, Draft("c", path="c.txt").record(**of_province("Hòa Bình", genre="news")))
    found = summary(engine)
    assert found.genres == (Count("plan", 2), Count("news", 1))
    assert found.provinces == (Count("Hòa Bình", 2), Count("Đắk Nông", 1))
    assert (found.figures, found.targets, found.tasks, found.assignments) == (3, 2, 1, 3)
    assert (found.references, found.references_held, found.targets_with_indicator) == (1, 0, 0)


def test_two_units_of_one_name_are_two_and_one_that_went_over_is_one(engine: Engine) -> None:
    for unit in ("p63:10", "p34:15", "p63:01", "p34:01", "p34:01"):
        name = "Lào Cai" if unit in ("p63:10", "p34:15") else "Hà Nội"
        path = f"{unit}{summary(engine).documents}"
        known = of_province(name, f"{path}/KH-UBND", province_id=unit)
        save(engine, Draft("x", path=path).record(**known))
    save(engine, Draft("x", path="none").record(**of_province("Đâu đó", province_id=None)))
    assert summary(engine).provinces == (
        Count("Hà Nội", 3),
        Count("Đâu đó", 1),
        Count("Lào Cai (đến 6/2025)", 1),
        Count("Lào Cai (từ 7/2025)", 1),
    )


def test_issues_by_code_with_an_example(engine: Engine) -> None:
    for path, message in (("b.txt", "Sở A"), ("a.txt", "Sở B")):
        issue = Issue(path, Stage.EXTRACT, "unknown_agency", message)
        again = replace(issue, message="Sở Z")
        save(engine, replace(Draft("x", path=path).record(), issues=(issue, again)))
    run_id = start_run(engine, code_version="2", lexicon_sha256="0", workers=1, executor="serial")
    save_failure(engine, run_id, failure("c.pdf"), fingerprint="f")
    first, second = issue_counts(engine)
    assert (first.severity, first.code, first.issues, first.documents) == ("error", "no_text", 1, 1)
    assert (second.code, second.issues, second.documents) == ("unknown_agency", 4, 2)
    assert (second.example_path, second.example_message) == ("a.txt", "Sở B")
    assert summary(engine).failed_files == 1
    run = last_run(engine)
    assert run is not None
    assert (run.run_id, run.code_version, run.finished_at) == (3, "2", None)
