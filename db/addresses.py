"""Where a database is: an SQLAlchemy URL, its SQLite file and folder, and how to only read it."""

from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from db.errors import DatabaseError
from db.sqlite_reader import file_uri

_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def parse_address(url: str) -> URL:
    """An SQLAlchemy URL taken apart; PostgreSQL's name its driver (psycopg) only if they want to.

    Raises:
        DatabaseError: if it is none.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        message = f"{url!r} is no database URL; for an SQLite file write sqlite:///{url}"
        raise DatabaseError(message) from error
    return address.set(drivername=_DRIVERS.get(address.drivername, address.drivername))


def sqlite_file(address: URL) -> Path | None:
    """The file of an SQLite database; None for one in memory, on a server, or given as a URI."""
    name = address.database or ""
    if address.get_backend_name() != "sqlite" or name in ("", ":memory:"):
        return None
    return None if name.startswith("file:") else Path(name)


def make_folder(path: Path) -> None:
    """Make the folder of a new file, but not the folders above it: they would be a slip.

    Raises:
        DatabaseError: if it cannot be made.
    """
    try:
        path.parent.mkdir(exist_ok=True)
    except FileNotFoundError as error:
        message = f"there is no folder {path.parent.parent} to make {path.parent} in"
        raise DatabaseError(message) from error
    except OSError as error:
        raise DatabaseError(f"cannot make the folder {path.parent}: {error.strerror}") from error


def read_only(address: URL) -> URL:
    """The same database, opened so that nothing is written: no file is made beside it."""
    file = sqlite_file(address)
    if file is None:
        return address
    return address.set(database=file_uri(file)).update_query_dict({"mode": "ro", "uri": "true"})


def shown(address: URL) -> str:
    """The database as a message names it: a file by its path, a server without the password."""
    file = sqlite_file(address)
    backend = address.set(drivername=address.get_backend_name())
    return str(file) if file else backend.render_as_string(hide_password=True)


def without_password(url: str) -> str:
    """The URL as it may stand on a screen, and as `psql` takes it.

    >>> without_password("postgresql+psycopg://an:b1mat@server/plans")
    'postgresql://an@server/plans'
    >>> without_password("sqlite:///data/kehoach.db")
    'sqlite:///data/kehoach.db'
    """
    address = parse_address(url)
    return URL.create(
        address.get_backend_name(),
        username=address.username,
        host=address.host,
        port=address.port,
        database=address.database,
        query=address.query,
    ).render_as_string()


def driver_missing(address: URL, error: Exception) -> DatabaseError:
    """The error that says what to install."""
    advice = str(error)
    if address.drivername in _DRIVERS.values():
        advice = f"{error}; install it with `pip install 'psycopg[binary]'`"
    return DatabaseError(f"no driver is installed for {shown(address)}: {advice}")
