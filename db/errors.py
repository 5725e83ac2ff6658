"""What can go wrong with a database, each with a sentence for the person at the keyboard."""


class DatabaseError(Exception):
    """The database cannot be opened, or is none of Kehoach's."""


class SchemaVersionError(DatabaseError):
    """The database was written with another version of the tables."""


class StoreError(ValueError):
    """A record that must not be stored: its words are not the text's, or no database holds them."""


class ExportError(DatabaseError):
    """Tables cannot be written to files: a file is there already, a package is missing."""


class QuestionError(DatabaseError):
    """What is asked for is unknown: an indicator, a province; the message names near ones."""


_SAYINGS = {
    "locked": " is in use by another program; close that or wait for it, then run again",
    "lock timeout": " is in use by another program; close that or wait for it, then run again",
    "readonly": " cannot be written: the file or its folder is read-only",
    "read-only transaction": " is open for reading only",
}


def failed(name: str, error: BaseException | None) -> DatabaseError:
    """What a driver says of a database that fails, in plain words."""
    words = " ".join(str(error).split())
    said = next((say for sign, say in _SAYINGS.items() if sign in words), f": {words}")
    return DatabaseError(f"the database {name}{said}")
