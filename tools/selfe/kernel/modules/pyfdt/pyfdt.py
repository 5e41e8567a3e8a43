# A device tree blob as nodes and properties, with the names that seL4's scripts use for them.
# SPDX-License-Identifier: BSD-2-Clause
"""A reader for flattened device trees.

Stands in for the package of the same name, which Debian does not have, as far as scripts that
describe a kernel's hardware use it: `FdtBlobParse(file).to_fdt().get_rootnode()`, `walk()`, and
properties with `words` or `strings`. The format is that of the Devicetree Specification, chapter
"Flattened Devicetree (DTB) Format". Nothing is written, and a damaged blob is a ValueError.
"""

import struct
from collections.abc import Iterator
from typing import IO, Union

MAGIC = 0xD00DFEED
BEGIN_NODE, END_NODE, PROPERTY, NOTHING, END = 1, 2, 3, 4, 9
WORD_BYTES = 4


class FdtProperty:
    """A property; one without a value has only its name."""

    def __init__(self, name: str, value: bytes) -> None:
        self._name = name
        self.value = value

    def get_name(self) -> str:
        return self._name

    @property
    def words(self) -> list[int]:
        """The value as big-endian 32-bit numbers."""
        return list(struct.unpack(f">{len(self.value) // WORD_BYTES}I", self.value))

    @property
    def strings(self) -> list[str]:
        """The value as texts, each of which ends with a NUL."""
        return self.value.decode("utf-8", "replace").rstrip("\0").split("\0")


class FdtPropertyWords(FdtProperty):
    """A property with a value. Only its reader knows what it means: numbers, texts or bytes."""


FdtPropertyStrings = FdtPropertyWords


class FdtNode:
    """A node: iterating gives its properties, then its children."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._properties: list[FdtProperty] = []
        self._children: list[FdtNode] = []

    def get_name(self) -> str:
        return self._name

    def add(self, item: Union[FdtProperty, "FdtNode"]) -> None:
        if isinstance(item, FdtNode):
            self._children.append(item)
        else:
            self._properties.append(item)

    def __iter__(self) -> Iterator[Union[FdtProperty, "FdtNode"]]:
        yield from self._properties
        yield from self._children

    def walk(self, path: str = "") -> Iterator[tuple[str, Union[FdtProperty, "FdtNode"]]]:
        """Everything below this node with its path, each node before what is in it."""
        for item in self:
            item_path = f"{path}/{item.get_name()}"
            yield item_path, item
            if isinstance(item, FdtNode):
                yield from item.walk(item_path)


class Fdt:
    """A whole tree."""

    def __init__(self, root: FdtNode) -> None:
        self._root = root

    def get_rootnode(self) -> FdtNode:
        return self._root


class FdtBlobParse:
    """Parses a blob. Errors: ValueError if it is none, or reaches outside itself."""

    def __init__(self, infile: IO[bytes]) -> None:
        self._blob = infile.read()
        self._at = 0
        try:
            self._root = self._parse()
        except (struct.error, IndexError) as error:
            raise ValueError("the device tree is damaged: it ends too early") from error

    def to_fdt(self) -> Fdt:
        return Fdt(self._root)

    def _word(self) -> int:
        (word,) = struct.unpack_from(">I", self._blob, self._at)
        self._at += WORD_BYTES
        return int(word)

    def _text(self, offset: int) -> str:
        end = self._blob.find(b"\0", offset)
        if end < 0:
            raise ValueError("the device tree is damaged: a name has no end")
        return self._blob[offset:end].decode("latin-1")  # ASCII by the specification; a byte a character

    def _align(self) -> None:
        self._at += -self._at % WORD_BYTES

    def _parse(self) -> FdtNode:
        magic, _, structure, self._strings = struct.unpack_from(">4I", self._blob, 0)
        if magic != MAGIC:
            raise ValueError("this is not a device tree blob")
        self._at = structure
        document = FdtNode("")
        open_nodes = [document]
        while (token := self._word()) != END:
            if token == BEGIN_NODE:
                name = self._text(self._at)
                self._at += len(name) + 1
                self._align()
                open_nodes.append(FdtNode(name))
                open_nodes[-2].add(open_nodes[-1])
            elif token == END_NODE:
                open_nodes.pop()
            elif token == PROPERTY:
                open_nodes[-1].add(self._property())
            elif token != NOTHING:
                raise ValueError(f"the device tree is damaged: there is no token {token}")
        roots = [item for item in document if isinstance(item, FdtNode)]
        if len(open_nodes) != 1 or len(roots) != 1:
            raise ValueError("the device tree is damaged: its nodes do not nest")
        return roots[0]

    def _property(self) -> FdtProperty:
        size = self._word()
        name = self._text(self._strings + self._word())
        value = self._blob[self._at : self._at + size]
        if len(value) != size:
            raise ValueError("the device tree is damaged: a value has no end")
        self._at += size
        self._align()
        return FdtPropertyWords(name, value) if value else FdtProperty(name, value)
