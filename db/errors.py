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
