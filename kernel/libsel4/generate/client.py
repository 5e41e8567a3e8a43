"""Invocation stubs: methods and their marshalling into interfaces/sel4_client.h.

SPDX-License-Identifier: BSD-2-Clause
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .documentation import comment_lines
from .errors import DescriptionError
from .interface import Api, Method, Parameter
from .marshal import Marshalling, Piece, Types, marshal

# Names that a stub's body uses beside its parameters'.
_LOCALS = frozenset({"result", "call", "reply", "i", "mr0", "mr1", "mr2", "mr3"})


@dataclass(frozen=True)
class PartialCopy:
    """Members of a structure that travel in the IPC buffer, as far as the parameter `count` goes.

    Members `first_member` to `end_member` - 1 are message words from `first_word` on.
    """

    structure: str
    first_member: int
    end_member: int
    first_word: int

    @property
    def word_index(self) -> str:
        """C expression for the word of member i."""
        offset = self.first_word - self.first_member
        return f"(int)i + {offset}" if offset else "(int)i"


@dataclass(frozen=True)
class Stub:
    """One C function; all strings are C text.

    `length` is the call's number of words; `words` holds its words by index, without those of
    `copies_in`. `outputs` pairs a place with the expression that it gets from the reply.
    """

    method: Method
    comment: Sequence[str]
    result_type: str
    signature: Sequence[str]
    capabilities: Sequence[str]
    length: int
    words: Mapping[int, str]
    copies_in: Sequence[PartialCopy]
    outputs: Sequence[tuple[str, str]]
    copies_out: Sequence[PartialCopy]
    is_result_structure: bool


@dataclass(frozen=True)
class ResultStructure:
    """What a method with plain output values returns: its error and the values."""

    tag: str
    members: Sequence[tuple[str, str]]


def result_structures(apis: Sequence[Api], types: Types) -> Sequence[ResultStructure]:
    """One structure a method with output values, also for methods that are not configured.

    They are types only, and code for several configurations may name them.
    """
    structures = []
    for method in (method for api in apis for method in api.methods):
        values = _output_values(method, types)
        if values:
            members = [(parameter.type, parameter.name) for parameter in values]
            structures.append(ResultStructure(method.function, members))
    return structures


def stubs(apis: Sequence[Api], types: Types) -> Iterator[Stub]:
    """The functions of all methods that the configuration has, in the order of their labels."""
    for method in (method for api in apis for method in api.methods):
        if method.is_present:
            yield _stub(method, marshal(method, types), types)


def _stub(method: Method, marshalling: Marshalling, types: Types) -> Stub:
    for parameter in method.parameters:
        if parameter.name in _LOCALS and not parameter.is_output:
            raise DescriptionError(f"{method.function}: the stub needs the name {parameter.name}")
    values = _output_values(method, types)
    copies_in = _partial_copies(method, marshalling.words_in, types)
    copies_out = _partial_copies(method, marshalling.words_out, types)
    return Stub(
        method=method,
        comment=list(comment_lines(method, bool(values))),
        result_type=f"{method.function}_t" if values else "seL4_Error",
        signature=_signature(method, types),
        capabilities=[parameter.name for parameter in marshalling.capabilities],
        length=len(marshalling.words_in),
        words={
            index: " | ".join(_packed(piece, types) for piece in word)
            for index, word in enumerate(marshalling.words_in)
            if not _is_copied(index, copies_in)
        },
        copies_in=copies_in,
        outputs=list(_outputs(marshalling, copies_out, types)),
        copies_out=copies_out,
        is_result_structure=bool(values),
    )


def _output_values(method: Method, types: Types) -> Sequence[Parameter]:
    """Outputs that come back in a result structure; a structure has its own pointer parameter."""
    return [p for p in method.parameters if p.is_output and p.type not in types.structures]


def _partial_copies(
    method: Method, words: Sequence[Sequence[Piece]], types: Types
) -> Sequence[PartialCopy]:
    """The structure of register sets, of which callers move a part: those after a `count`.

    Members in registers always travel: they cost nothing.
    """
    names = [parameter.name for parameter in method.parameters]
    copies: dict[str, PartialCopy] = {}
    for index, word in enumerate(words):
        piece = word[0]
        name = piece.parameter.name
        counted = piece.member and names[names.index(name) - 1 :][:1] == ["count"]
        if counted and index >= types.message_registers and name not in copies:
            members = types.structures[piece.parameter.type]
            first = members.index(piece.member)
            copies[name] = PartialCopy(name, first, len(members), index)
    return list(copies.values())


def _is_copied(index: int, copies: Sequence[PartialCopy]) -> bool:
    return any(0 <= index - c.first_word < c.end_member - c.first_member for c in copies)


def _signature(method: Method, types: Types) -> Sequence[str]:
    """Name and parameters of the function, in lines that stay within the page."""
    texts = [f"{method.interface} _service"]
    for parameter in method.parameters:
        if parameter.type in types.structures:
            texts.append(f"{parameter.type}* {parameter.name}")
        elif not parameter.is_output:
            texts.append(f"{parameter.type} {parameter.name}")
    # A parameter is not broken at its blanks: those become blanks again after wrapping.
    whole = f"{method.function}({', '.join(text.replace(' ', '~') for text in texts)})"
    lines = textwrap.wrap(whole, 98, subsequent_indent=" " * (len(method.function) + 1))
    return [line.replace("~", " ") for line in lines]


def _packed(piece: Piece, types: Types) -> str:
    """C expression for a piece of an input, at its place in the word."""
    name, type_name = piece.parameter.name, piece.parameter.type
    if piece.member:
        return f"{name}->{piece.member}"
    if type_name in types.wrapped_words:
        return f"{name}.words[0]"
    text = f"({name} >> {piece.value_shift})" if piece.value_shift else name
    if piece.width == types.word_bits:
        return f"(seL4_Word){text}" if types.values[type_name] != types.word_bits else text
    mask = f"0x{(1 << piece.width) - 1:x}ul"
    return f"((seL4_Word){text} & {mask})" + (f" << {piece.shift}" if piece.shift else "")


def _outputs(
    marshalling: Marshalling, copies: Sequence[PartialCopy], types: Types
) -> Iterator[tuple[str, str]]:
    """Pairs of a place and the C expression that it gets from the reply, in word order."""
    combined: dict[str, list[str]] = {}
    casts: dict[str, str] = {}
    for index, word in enumerate(marshalling.words_out):
        if _is_copied(index, copies):
            continue
        is_register = index < types.message_registers
        source = f"mr{index}" if is_register else f"seL4_GetMR({index})"
        for piece in word:
            name = piece.parameter.name
            place = f"{name}->{piece.member}" if piece.member else f"result.{name}"
            text = f"({source} >> {piece.shift})" if piece.shift else source
            if piece.width < types.word_bits:
                text = f"({text} & 0x{(1 << piece.width) - 1:x}ul)"
            elif piece.value_shift or types.values.get(piece.parameter.type, 0) > types.word_bits:
                text = f"(({piece.parameter.type}){text} << {piece.value_shift})"
            combined.setdefault(place, []).append(text)
            casts[place] = "" if piece.width == types.word_bits else f"({piece.parameter.type})"
    for place, texts in combined.items():
        yield place, casts[place] + " | ".join(texts)
