"""Values of which a document makes thousands: frozen for mypy, built as fast as plain classes."""

from dataclasses import field, fields, make_dataclass
from typing import Any, TypeVar

T = TypeVar("T", bound=type[Any])
V = TypeVar("V")


def built_fast(cls: T) -> T:
    """A frozen dataclass whose instances are made in half the time.

    A frozen dataclass sets each field through `object.__setattr__`, which was a twentieth of a
    document's time. Here ``__init__`` is that of the same dataclass unfrozen; that nobody sets a
    field afterwards, mypy sees to.

    >>> from dataclasses import dataclass
    >>> @built_fast
    ... @dataclass(frozen=True, slots=True)
    ... class Pair:
    ...     left: int
    ...     right: int = 2
    >>> Pair(1), Pair(1) == Pair(1, 2), len({Pair(1), Pair(1)})
    (Pair(left=1, right=2), True, 1)
    """
    like = [
        (one.name, one.type, field(default=one.default, default_factory=one.default_factory))
        for one in fields(cls)
    ]
    plain = make_dataclass(cls.__name__, like)
    del cls.__setattr__, cls.__delattr__
    cls.__init__ = vars(plain)["__init__"]
    return cls


def changed(value: V, **fields_to_set: Any) -> V:
    """As `dataclasses.replace` of a value that is `built_fast`, in a tenth of its time."""
    copy = object.__new__(type(value))
    for name in type(value).__slots__:  # type: ignore[attr-defined]
        setattr(copy, name, getattr(value, name))
    for name, one in fields_to_set.items():
        setattr(copy, name, one)
    return copy
