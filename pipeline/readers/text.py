"""Plain-text dumps: paragraphs between blank lines, or cells between lines that hold only `|`."""

import regex

from models.issues import ReadError
from models.spans import Place
from models.text import RawBlock, RawFile, RawText
from pipeline.decode import check_words, decode
from pipeline.readers.pipe_tables import Chunk, find_pipe_tables

# a break between chunks: blank lines, or a line that holds nothing but pipes
_BREAK = regex.compile(r"\n[^\S\n]*(?:\|[^\S\n|]*)+(?=\n|\Z)|\n(?:[^\S\n]*\n)+")
_EDGE_PIPE = regex.compile(r"\A[^\S\n]*\|[^\S\n]*(?=\n)")


def read_text(file: RawFile) -> RawText:
    """A dump as blocks: chunks still hold their hard line ends (clean.py joins them).

    Raises:
        ReadError: if the bytes are no text, or text without words.
    """
    source = decode(file.data)
    check_words(source)
    chunks = list(split_chunks(source))
    if not chunks:
        raise ReadError("empty_file", "the file holds only white space")
    return RawText(blocks=tuple(_blocks(chunks)), source=source, media_type=file.media_type)


def split_chunks(source: str) -> "list[Chunk]":
    """The runs of lines between breaks, each with its place and whether a pipe ends it."""
    chunks: list[Chunk] = []
    edge = _EDGE_PIPE.match(source)
    start = edge.end() if edge else 0
    for stop in (*_BREAK.finditer(source), None):
        end = stop.start() if stop else len(source)
        piece = source[start:end]
        left = start + len(piece) - len(piece.lstrip())
        text = piece.strip()
        piped = bool(stop and "|" in stop[0])
        if text or piped:
            chunks.append(Chunk(text, left, left + len(text), piped))
        start = stop.end() if stop else end
    return chunks


def _blocks(chunks: list[Chunk]) -> list[RawBlock]:
    tables = {table.first: table for table in find_pipe_tables(chunks)}
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
            blocks.append(RawBlock(chunk.text, Place(chunk.start, chunk.end)))
        index += 1
    return blocks
