# A C++ source file as libclang sees it: the nodes that stand in the file itself, with their text.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfe_runner.problem import Problem

try:
    from clang import cindex  # type: ignore[import]
except ImportError:  # said when it is needed
    cindex = None

Cursor = Any  # clang.cindex.Cursor, which carries no types


@dataclass(frozen=True)
class Node:
    """A node of the syntax tree. `data`: all bytes of the file; `parents`: outermost first."""

    cursor: Cursor
    data: bytes
    parents: "tuple[Node, ...]" = ()

    @property
    def kind(self) -> str:
        """As libclang calls it: IF_STMT, CALL_EXPR, …"""
        return str(self.cursor.kind.name)

    @property
    def start(self) -> int:
        """In bytes; so is `end`."""
        return int(self.cursor.extent.start.offset)

    @property
    def end(self) -> int:
        return int(self.cursor.extent.end.offset)

    @property
    def text(self) -> str:
        return self.data[self.start : self.end].decode()

    @property
    def type_name(self) -> str:
        """Without const and references."""
        name = str(self.cursor.type.get_canonical().spelling)
        return name.removeprefix("const ").removesuffix("&").strip()

    @property
    def children(self) -> "list[Node]":
        """Those that stand in the same file; a template's argument from elsewhere does not."""
        file = self.cursor.extent.start.file
        parents = (*self.parents, self)
        found = [c for c in self.cursor.get_children() if _stands_in(c, file)]
        return [Node(c, self.data, parents) for c in found]

    @property
    def arguments(self) -> "list[Node]":
        """Of a call, those that are written down."""
        file = self.cursor.extent.start.file
        parents = (*self.parents, self)
        written = [c for c in self.cursor.get_arguments() if c is not None and _stands_in(c, file)]
        nodes = [Node(c, self.data, parents) for c in written]
        return [node for node in nodes if self.start <= node.start < node.end <= self.end]

    @property
    def essence(self) -> "Node":
        """The node below implicit conversions, which have no text of their own."""
        node = self
        while node.kind == "UNEXPOSED_EXPR" and len(below := node.children) == 1:
            if (below[0].start, below[0].end) != (node.start, node.end):
                break
            node = below[0]
        return node

    @property
    def function(self) -> str:
        """The function or type around it, qualified; empty at the file's level."""
        names = [n.cursor.spelling for n in self.parents if n.kind in _NAMED]
        return "::".join(str(name) for name in names if name)


_NAMED = frozenset(
    "NAMESPACE STRUCT_DECL CLASS_DECL CLASS_TEMPLATE ENUM_DECL FUNCTION_DECL FUNCTION_TEMPLATE"
    " CXX_METHOD CONSTRUCTOR DESTRUCTOR CONVERSION_FUNCTION".split()
)


def parse(file: Path, arguments: Sequence[str], read_in: Path | None = None) -> list[Node]:
    """The outermost nodes of `file`, a source, or a header that the source `read_in` includes.
    `arguments`: the compiler's. Problem: libclang cannot read it without errors."""
    if cindex is None:
        raise Problem("libclang's Python is missing", "apt-get install python3-clang-19")
    unit = cindex.Index.create().parse(str(read_in or file), args=list(arguments))
    for diagnostic in unit.diagnostics:
        if diagnostic.severity >= cindex.Diagnostic.Error:
            at = diagnostic.location
            raise Problem(diagnostic.spelling, place=f"{at.file}:{at.line}:{at.column}")
    data = file.read_bytes()
    tops = unit.cursor.get_children()
    return [Node(c, data) for c in tops if c.extent.start.file and c.extent.start.file.name == str(file)]


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """All nodes, each before those in it."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def _stands_in(cursor: Cursor, file: Cursor) -> bool:
    start, end = cursor.extent.start, cursor.extent.end
    if start.file is None or end.file is None:
        return False
    return bool(start.file.name == file.name == end.file.name and start.offset < end.offset)
