"""The questions of docs/guide.md with their answers: read by a test, written by hand.

``PYTHONPATH=tests python -m guide_blocks`` asks the samples anew and writes the answers into the guide.
"""

import shlex
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex
from sample_database import read_samples
from typer.testing import CliRunner

from pipeline.cli import app

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide.md"
_ASKED = regex.compile(
    r"""^\#\#\#[ ](?P<name>\d+)[^\n]*\n(?:(?!\#\#)[^\n]*\n)*?  # its heading, and words
        ```(?P<kind>sql|sh)\n(?P<words>.+?)^```\n
        \n<!--\ answer\ -->\n(?P<answer>.*?)<!--\ end\ -->""",
    regex.VERBOSE | regex.MULTILINE | regex.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: SQL or a command line, and the Markdown that the guide gives as its answer."""

    name: str
    kind: str
    words: str
    answer: str
    place: tuple[int, int]

    @property
    def arguments(self) -> list[str]:
        """What to give to `kehoach`, without the database."""
        if self.kind == "sql":
            return ["sql", self.words, "--format", "md"]
        program, *arguments = shlex.split(self.words)
        assert program == "kehoach", self.words
        return arguments


def questions(text: str) -> Iterator[Asked]:
    """The guide's questions in their order."""
    for found in _ASKED.finditer(text):
        parts = (found[name] for name in ("name", "kind", "words", "answer"))
        yield Asked(*parts, place=found.span("answer"))


def ask(asked: Asked, url: str) -> str:
    """The answer of a database, as the guide prints it."""
    done = CliRunner().invoke(app, [*asked.arguments, "--db", url])
    assert done.exit_code == 0, done.output
    return done.output.strip() + "\n"


def main() -> None:
    text = GUIDE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{read_samples(Path(folder) / 'samples.db')}"
        for asked in reversed(list(questions(text))):
            start, end = asked.place
            text = text[:start] + ask(asked, url) + text[end:]
    GUIDE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
