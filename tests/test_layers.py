"""The rooms and their doors: who may import whom, and which third parties stay behind a fence."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {
    "models": set(),
    "extractors": {"models"},
    "db": {"models"},
    "pipeline": {"models", "extractors", "db", "evaluation"},
    "evaluation": {"models", "db"},
    "web": {"db", "models"},
}
FENCES = {
    "sqlalchemy": ("db/",),
    "bs4": ("pipeline/readers/",),
    "lxml": ("pipeline/readers/",),
    "pdfplumber": ("pipeline/readers/",),
    "pypdfium2": ("pipeline/readers/",),
    "docx": ("pipeline/readers/",),
    "underthesea": ("models/nlp.py", "pipeline/clean.py"),
    "spacy": ("models/nlp.py", "models/plan.py"),
    "typer": ("pipeline/cli",),  # cli.py and the commands in cli_*.py
}
FILES = [p for room in ROOMS for p in sorted((ROOT / room).rglob("*.py"))]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_keep_to_the_rooms(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    room = name.split("/")[0]
    for module in imports(path):
        top = module.split(".")[0]
        if top in ROOMS:
            assert top == room or top in ROOMS[room], f"{room} may not import {module}"
        if top in FENCES:
            assert name.startswith(FENCES[top]), f"{top} stays behind {FENCES[top]}"


def test_no_relative_imports() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), path


@pytest.mark.parametrize("room", ["utils", "helpers", "common"])
def test_no_room_without_a_name(room: str) -> None:
    assert not list(ROOT.glob(f"*/{room}.py"))
