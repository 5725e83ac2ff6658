"""What each stage reads a file with: hashes of its own code and words, kept beside every file.

A stage is a reader (by media type), the text (cleaning to structure), or an extractor. Its
version is the hash of the modules it imports, directly or through others, and of the lexicons
these load. So a change of the PDF reader makes no text file stale, and one of the command
line none.
"""

import ast
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import regex

import extractors
import models
import pipeline
from models.lexicon import lexicon_bytes

_ROOMS = {room.__name__: Path(room.__path__[0]) for room in (models, extractors, pipeline)}
_READERS, _REGISTRY, _TEXT = "pipeline.readers", "extractors.registry", "pipeline.document"
_IMPORT = regex.compile(
    r"""^[ \t]*(?:from\s+(?P<origin>[\w.]+)\s+)?
        import\s+(?P<names>\((?:[^()])*\)|[^(\n]+)""",
    regex.VERBOSE | regex.MULTILINE,
)
_NAMES = regex.compile(r"[\w.]+")
_LOADED = regex.compile(r"\bload_(?P<kind>csv|toml)\([\"'](?P<name>\w+)[\"']\)")
DIGITS = 8


def stage_versions(media_type: str | None) -> dict[str, str]:
    """The version of each stage that a file of a media type goes through, in their order.

    All readers count where the type is unknown: a file that could not be read.
    """
    reader = _reader_stages().get(media_type or "")
    versions = {"read": reader or _version(*sorted(_reader_modules()))}
    versions["text"] = _version(_TEXT)
    return {**versions, **_extractor_stages()}


@cache
def mark_of(media_type: str | None) -> str:
    """The versions as one text: ``read=1f.. text=9c.. metadata=.. targets=..``."""
    return " ".join(f"{name}={version}" for name, version in stage_versions(media_type).items())


def stages_of(mark: str) -> dict[str, str]:
    """A mark taken apart again; what is no mark of stages gives none.

    >>> stages_of("read=1f text=9c manifest=aa"), stages_of("0.1.0+3f9a/77")
    ({'read': '1f', 'text': '9c', 'manifest': 'aa'}, {})
    """
    return dict(word.split("=", 1) for word in mark.split(" ") if "=" in word)


def stale_stages(kept: str, media_type: str | None) -> list[str]:
    """The stages that read a file of this kept mark otherwise now; all, if it is no such mark."""
    known = stages_of(kept)
    return [name for name, own in stage_versions(media_type).items() if known.get(name) != own]


@cache
def _reader_stages() -> Mapping[str, str]:
    """The version of the reader of each media type."""
    from pipeline.readers import READERS

    modules = _imports_by_function(_READERS)
    return {kind: _version(_READERS, *modules[reader.__name__]) for kind, reader in READERS.items()}


def _reader_modules() -> set[str]:
    return {_READERS}.union(*_imports_by_function(_READERS).values())


@cache
def _extractor_stages() -> Mapping[str, str]:
    """The version of each extractor by its name, in the order they run."""
    stages = {}
    tree = _tree(_REGISTRY)
    used = {
        one.name: {node.id for node in ast.walk(one) if isinstance(node, ast.Name)}
        for one in tree.body
        if isinstance(one, ast.FunctionDef)
    }
    for name, function in _registered(tree):
        modules = [f"extractors.{one}" for one in used[function] if _file(f"extractors.{one}")]
        stages[name] = _version(*sorted(modules))
    return stages


def _registered(registry: ast.Module) -> Iterator[tuple[str, str]]:
    """The name of each ``Extractor(...)`` and that of its function, its last argument."""
    for call in ast.walk(registry):
        if isinstance(call, ast.Call) and getattr(call.func, "id", None) == "Extractor":
            name, function = call.args[0], call.args[-1]
            if isinstance(name, ast.Constant) and isinstance(function, ast.Name):
                yield str(name.value), function.id


@cache
def _version(*modules: str) -> str:
    """One hash over all that the modules are made of: sources and lexicons, names and bytes."""
    digest = hashlib.sha256()
    names = sorted(_closure(modules))
    lexicons = sorted({lexicon for name in names for lexicon in _lexicons(name)})
    parts = [(name, _source(name)) for name in names]
    for name, data in (*parts, *((one, lexicon_bytes(one)) for one in lexicons)):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:DIGITS]


def _closure(modules: Iterable[str]) -> set[str]:
    """The modules and all of ours that they import.

    The tables of the readers and of the extractors are parts, but not followed: what they name
    are stages of their own.
    """
    found, waiting = set[str](), list(modules)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [] if name in (_READERS, _REGISTRY) else _imports(name)
    return found


@cache
def _imports(module: str) -> frozenset[str]:
    """Our modules that a module imports, anywhere in it."""
    found = set[str]()
    for line in _IMPORT.finditer(_source(module).decode()):
        origin, names = line["origin"], _NAMES.findall(line["names"])
        found |= {origin, *(f"{origin}.{name}" for name in names)} if origin else set(names)
    return frozenset(name for name in found if _file(name))


def _imports_by_function(module: str) -> dict[str, list[str]]:
    functions = (node for node in _tree(module).body if isinstance(node, ast.FunctionDef))
    return {one.name: sorted(_imported(one)) for one in functions}


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [node.module, *inner]
        else:
            continue
        yield from (name for name in names if _file(name))


def _lexicons(module: str) -> Iterator[str]:
    """The lexicons that a module loads, each named where it is loaded."""
    for call in _LOADED.finditer(_source(module).decode()):
        yield f"{call['name']}.{call['kind']}"


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(_source(module))


@cache
def _source(module: str) -> bytes:
    file = _file(module)
    return file.read_bytes() if file else b""


@cache
def _file(module: str) -> Path | None:
    """The source of a module of ours; None of others, and of names that are no module."""
    room, *rest = module.split(".")
    if room not in _ROOMS:
        return None
    path = _ROOMS[room].joinpath(*rest)
    files = (path / "__init__.py", path.with_suffix(".py")) if rest else (path / "__init__.py",)
    return next((file for file in files if file.is_file()), None)
