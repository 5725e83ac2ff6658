"""What the later clauses of a block may lean on."""

from dataclasses import dataclass, field

from models.facts import Figure


@dataclass(slots=True)
class Memory:
    """The words and figures read so far in a block.

    `measured` are the last words that said what is measured, `measured_before` those before
    them, `head` what stood before the last number that was not tied, `before` the sentence
    before this one; `shares` is True behind a clause that borrowed its predicate.
    """

    figures: list[Figure] = field(default_factory=list)
    indexes: tuple[str, ...] = ()
    measured: str = ""
    measured_before: str = ""
    head: str = ""
    before: str = ""
    shares: bool = False
