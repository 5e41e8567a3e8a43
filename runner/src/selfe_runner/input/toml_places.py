# Where the tables and keys of a TOML file stand, which Python's own reader does not tell.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# A table or key: names, and numbers of the entries of arrays of tables.
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """Line and column, both from 1."""

    line: int
    column: int


_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\]\n]+?)[ \t]*\]\]?")
_NAME = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[A-Za-z0-9_-]+)"
_KEY = re.compile(rf"[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*=")
# What opens or closes a value of several lines; strings and comments hide it.
_TOKEN = re.compile(
    r"\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''.*?'''|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|#[^\n]*|[\[\]{}]|\n",
    re.DOTALL,
)


def find_places(text: str) -> Mapping[Path, Place]:
    """The place of each table and key of a TOML text that is well-formed.

    Entries of an array of tables are numbered from 0. Keys inside inline tables have no place of
    their own.
    """
    places: dict[Path, Place] = {(): Place(1, 1)}
    table: Path = ()
    counts: dict[Path, int] = {}
    for line, start in _statements(text):
        rest = text[start:]
        if header := _HEADER.match(rest):
            table = _names(header[2], counts)
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                places.setdefault(table, Place(line, header.start(1) + 1))
                table = (*table, counts[table])
            places.setdefault(table, Place(line, header.start(1) + 1))
        elif key := _KEY.match(rest):
            path = (*table, *(name.strip("\"' ") for name in key[1].split(".")))
            places.setdefault(path, Place(line, key.start(1) + 1))
    return places


def place_of(places: Mapping[Path, Place], path: Path) -> Place:
    """The place of `path`, or of what holds it."""
    while path not in places:
        path = path[:-1]
    return places[path]


def _names(header: str, counts: Mapping[Path, int]) -> Path:
    """The path of a header; below an array of tables that of its last entry."""
    path: Path = ()
    for name in header.split("."):
        path = (*path, counts[path]) if path in counts else path
        path = (*path, name.strip("\"' "))
    return path


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """(line, offset) of each line that does not continue a value of the line before."""
    line, depth = 1, 0
    yield 1, 0
    for token in _TOKEN.finditer(text):
        if token[0] == "\n":
            line += 1
            if depth == 0:
                yield line, token.end()
        elif token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        else:
            line += token[0].count("\n")
