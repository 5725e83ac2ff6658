"""Plain-text dumps: paragraphs between blank lines, cells between lines of `|`, tables with a row a line."""

from collections.abc import Callable, Iterator

import regex

from models.issues import ReadError
from models.spans import Place, Span
from models.text import RawBlock, RawFile, RawText
from pipeline.decode import check_words, decode_text
from pipeline.legacy_encodings import legacy_issues
from pipeline.readers.bare_tables import find_bare_runs, read_bare_run
from pipeline.readers.line_tables import find_line_runs, read_line_run
from pipeline.readers.markdown_lines import marked_block
from pipeline.readers.markdown_tables import find_runs, read_run
from pipeline.readers.ordinal_lines import ordinal_lines
from pipeline.readers.pipe_tables import PipeTable, find_pipe_tables
from pipeline.readers.record_tables import find_record_runs, read_record_run
from pipeline.readers.sheets import Chunk

# a break between chunks: blank lines, or a line that holds nothing but pipes
_BREAK = regex.compile(r"\n[^\S\n]*(?:\|[^\S\n|]*)+(?=\n|\Z)|\n(?:[^\S\n]*\n)+")
TableReader = Callable[[str, Span, int], Iterator[RawBlock]]
_EDGE_PIPE = regex.compile(r"\A[^\S\n]*\|[^\S\n]*(?=\n)")


def read_text(file: RawFile) -> RawText:
    """A dump as blocks: chunks still hold their hard line ends (clean.py joins them).

    Raises:
        ReadError: if the bytes are no text, or text without words.
    """
    decoded = decode_text(file.data)
    source = decoded.text
    check_words(source)
    blocks = tuple(_blocks(source))
    if not blocks:
        raise ReadError("empty_file", "the file holds only white space")
    issues = legacy_issues(file.path, decoded.encodings)
    return RawText(blocks=blocks, source=source, media_type=file.media_type, issues=issues)


def _blocks(source: str) -> Iterator[RawBlock]:
    """Paragraphs and tables in order; table numbers count over all kinds of table."""
    start = number = 0
    for run, read in (*_line_tables(source), (None, None)):
        end = run.start if run else len(source)
        chunks = split_chunks(source, start, end)
        tables = list(find_pipe_tables(chunks, number))
        yield from _chunk_blocks(chunks, tables)
        number += len(tables)
        if run and read:
            yield from read(source, run, number)
            number, start = number + 1, run.end


def _line_tables(source: str) -> list[tuple[Span, TableReader]]:
    """The tables told by their lines, each with its reader; their signs exclude each other."""
    found: list[tuple[Span, TableReader]] = [(run, read_run) for run in find_runs(source)]
    found += [(run, read_line_run) for run in find_line_runs(source)]
    starts = ordinal_lines(source)
    found += [(run, read_bare_run) for run in find_bare_runs(source, starts)]
    found += [(run, read_record_run) for run in find_record_runs(source, starts)]
    return sorted(found, key=lambda one: one[0].start)


def split_chunks(source: str, first: int, last: int) -> list[Chunk]:
    """The runs of lines between breaks, each with its place and whether a pipe ends it."""
    chunks: list[Chunk] = []
    edge = _EDGE_PIPE.match(source, first, last)
    start = edge.end() if edge else first
    for stop in (*_BREAK.finditer(source, start, last), None):
        end = stop.start() if stop else last
        piece = source[start:end]
        left = start + len(piece) - len(piece.lstrip())
        text = piece.strip()
        piped = bool(stop and "|" in stop[0])
        if text or piped:
            chunks.append(Chunk(text, left, left + len(text), piped))
        start = stop.end() if stop else end
    return chunks


def _chunk_blocks(chunks: list[Chunk], found: list[PipeTable]) -> list[RawBlock]:
    tables = {table.first: table for table in found}
    blocks: list[RawBlock] = []
    index = 0
    while index < len(chunks):
        table = tables.get(index)
        if table:
            blocks.extend(table.blocks)
            index = table.after
            continue
        chunk = chunks[index]
        if chunk.text:
            blocks.append(marked_block(chunk.text, Place(chunk.start, chunk.end)))
        index += 1
    return blocks
