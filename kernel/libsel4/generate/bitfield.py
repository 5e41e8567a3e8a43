"""Bitfield specifications: .pbf text into blocks and tagged unions with bit positions.

SPDX-License-Identifier: BSD-2-Clause
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .errors import DescriptionError


@dataclass(frozen=True)
class Field:
    """`width` bits at bit `shift` of word `word`; word 0 holds the least significant bits."""

    name: str
    word: int
    shift: int
    width: int

    @property
    def mask(self) -> int:
        """The field's value range, at bit 0."""
        return (1 << self.width) - 1


@dataclass(frozen=True)
class Block:
    """Fields in the order of the specification, the most significant first."""

    name: str
    words: int
    fields: Sequence[Field]

    def field(self, name: str) -> Field:
        """The field of this name; DescriptionError if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise DescriptionError(f"block {self.name} has no field {name}")


@dataclass(frozen=True)
class TaggedUnion:
    """Blocks of one size that hold the same tag field at the same place, with their tag values."""

    name: str
    tag: Field
    words: int
    variants: Sequence[tuple[Block, int]]


@dataclass(frozen=True)
class Specification:
    """One file: `base_bits` is the word size; `blocks` are those outside of every union."""

    base_bits: int
    blocks: Sequence[Block]
    unions: Sequence[TaggedUnion]


class _Tokens:
    """Words of a specification without its `--` comments."""

    def __init__(self, text: str, source: str) -> None:
        lines = (line.split("--", 1)[0] for line in text.splitlines())
        self._words: Iterator[str] = iter(" ".join(lines).split())
        self._source = source

    def next(self) -> str | None:
        return next(self._words, None)

    def word(self) -> str:
        word = self.next()
        if word is None:
            raise DescriptionError(f"{self._source}: ends in the middle of a definition")
        return word

    def number(self) -> int:
        word = self.word()
        if not word.isdigit():
            raise DescriptionError(f"{self._source}: expected a number, found '{word}'")
        return int(word)

    def expect(self, wanted: str) -> None:
        word = self.word()
        if word != wanted:
            raise DescriptionError(f"{self._source}: expected '{wanted}', found '{word}'")


def parse(text: str, source: str) -> Specification:
    """Parses the whole of a .pbf file; `source` names it in errors.

    Understands `base`, `block` with `field` and `padding`, and `tagged_union` with `tag`; anything
    else is a DescriptionError, as is a field that crosses a word or a block that is no whole
    number of words.
    """
    tokens = _Tokens(text, source)
    base = 0
    blocks: dict[str, Block] = {}
    unions: list[TaggedUnion] = []
    while (keyword := tokens.next()) is not None:
        match keyword:
            case "base":
                base = tokens.number()
            case "block":
                block = _parse_block(tokens, base, source)
                if block.name in blocks:
                    raise DescriptionError(f"{source}: block {block.name} is defined twice")
                blocks[block.name] = block
            case "tagged_union":
                unions.append(_parse_union(tokens, blocks, source))
            case _:
                raise DescriptionError(f"{source}: unknown definition '{keyword}'")
    in_union = {block.name for union in unions for block, _ in union.variants}
    free = [block for block in blocks.values() if block.name not in in_union]
    return Specification(base, free, unions)


def _parse_block(tokens: _Tokens, base: int, source: str) -> Block:
    name = tokens.word()
    if base not in (32, 64):
        raise DescriptionError(f"{source}: block {name} needs 'base 32' or 'base 64' before it")
    tokens.expect("{")
    items: list[tuple[str, int]] = []  # name ("" for padding) and width, most significant first
    while (keyword := tokens.word()) != "}":
        if keyword not in ("field", "padding"):
            raise DescriptionError(f"{source}: block {name} holds unknown item '{keyword}'")
        items.append((tokens.word() if keyword == "field" else "", tokens.number()))
    position = sum(width for _, width in items)
    if position == 0 or position % base:
        raise DescriptionError(f"{source}: block {name} has {position} bits, no whole words")
    words = position // base
    fields: list[Field] = []
    for field, width in items:
        position -= width
        if not field:
            continue
        if width == 0 or position // base != (position + width - 1) // base:
            raise DescriptionError(f"{source}: field {name}.{field} is empty or crosses a word")
        fields.append(Field(field, position // base, position % base, width))
    return Block(name, words, fields)


def _parse_union(tokens: _Tokens, blocks: dict[str, Block], source: str) -> TaggedUnion:
    name, tag_name = tokens.word(), tokens.word()
    tokens.expect("{")
    variants: list[tuple[Block, int]] = []
    while (keyword := tokens.word()) != "}":
        if keyword != "tag":
            raise DescriptionError(f"{source}: union {name} holds unknown item '{keyword}'")
        block_name, value = tokens.word(), tokens.number()
        if block_name not in blocks:
            raise DescriptionError(f"{source}: union {name} names unknown block {block_name}")
        variants.append((blocks[block_name], value))
    if not variants:
        raise DescriptionError(f"{source}: union {name} is empty")
    tags = {(b.field(tag_name).word, b.field(tag_name).shift, b.words) for b, _ in variants}
    tag = variants[0][0].field(tag_name)
    if len(tags) != 1 or any(value > tag.mask for _, value in variants):
        raise DescriptionError(f"{source}: variants of {name} disagree on size or tag")
    if len({value for _, value in variants}) != len(variants):
        raise DescriptionError(f"{source}: two variants of {name} have the same tag")
    return TaggedUnion(name, tag, variants[0][0].words, variants)
