"""The commands as a group whose usage errors are one line for a person, not four of a parser."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

import regex
import typer
from typer.core import TyperGroup

_SAYINGS = tuple(
    (regex.compile(pattern), words)
    for pattern, words in (
        (r"^Invalid value for '?(?P<name>[^':]+)'?: ", r"\g<name>: "),
        (r"Input should be a valid integer\b.*", "a whole number is wanted"),
        (r"Input should be a valid number\b.*", "a number is wanted"),
        (r"Input should be a finite number\b.*", "a number is wanted"),
        ("Input should be greater than or equal to ", "the least is "),
        ("Input should be less than or equal to ", "the most is "),
        ("Value error, ", ""),
        (
            r"^Got unexpected extra arguments?(?:\(s\))? \((?P<words>.*)\)",
            r"not understood: \g<words>",
        ),
        (r"\. Choose from: ?", ": choose from "),
        (r"\(Possible options?: (?P<names>.*)\)", r"- did you mean \g<names>?"),
        (r"\. Did you mean (?P<names>.*)\?", r" - did you mean \g<names>?"),
    )
)
"""What the parser of the command line says, and how a person says it."""


class OneLineErrors(TyperGroup):
    """Says in one line what is wrong with the words of a command, and where its help is."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs a command; the process ends with its exit code, with 2 after wrong usage."""
        run = partial(
            super().main, args, prog_name, complete_var, False, windows_expand_args, **extra
        )
        if not standalone_mode:
            return run()
        try:
            sys.exit(run() or 0)
        except typer.Abort:
            sys.exit(1)
        except Exception as error:
            # The parser's errors have no public class in every version of it; this they all have.
            if not hasattr(error, "format_message"):
                raise
            said = in_plain_words(error.format_message())
            typer.secho(f"kehoach: {said}{_where_help_is(error)}", err=True, fg="red")
            sys.exit(2)


def in_plain_words(message: str) -> str:
    """A message of the parser as one line.

    >>> in_plain_words("Invalid value for '--area': Input should be less than or equal to 6")
    '--area: the most is 6'
    """
    line = " ".join(message.split())
    for pattern, words in _SAYINGS:
        line = pattern.sub(words, line)
    return f"{line[:1].lower()}{line[1:]}".rstrip(".")


def _where_help_is(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f" (see `{context.command_path} --help`)" if context else ""
