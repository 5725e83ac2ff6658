"""`kehoach issues`: what was not understood or not read."""

from typing import Annotated

import typer

from pipeline.cli_usage import Url, database_errors, database_url


def issues(
    db: Url,
    all_rows: Annotated[
        bool, typer.Option("--all", help="Every issue, not one line a code with an example.")
    ] = False,
) -> None:
    """Show what was not understood or not read."""
    from db.engine import open_database
    from pipeline.summary import print_issue_rows, print_issues

    url = database_url(db)
    with database_errors():
        engine = open_database(url, create=False)
        if all_rows:
            print_issue_rows(url)
        else:
            print_issues(engine)
