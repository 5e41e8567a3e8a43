"""Marshalling: where each parameter of a method travels in the message.

SPDX-License-Identifier: BSD-2-Clause

The rule of the kernel interface: capability parameters take the message's capability slots in
order. The others are packed in order into words: a value narrower than a word is aligned to its own
size and shares the word with its neighbours, one of word size or wider starts a new word, the
low word first. A structure is one word a member.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import DescriptionError
from .interface import Method, Parameter


@dataclass(frozen=True)
class Types:
    """Parameter types of one architecture: `values` by their bits, structures by their members."""

    word_bits: int
    message_registers: int
    values: Mapping[str, int]
    wrapped_words: frozenset[str]
    capabilities: frozenset[str]
    structures: Mapping[str, Sequence[str]]

    def is_known(self, name: str) -> bool:
        """Whether a parameter may have this type."""
        return (
            name in self.values
            or name in self.wrapped_words
            or name in self.capabilities
            or name in self.structures
        )


@dataclass(frozen=True)
class Piece:
    """Part of a parameter in part of a word.

    `width` bits of the parameter's value, from its bit `value_shift` on, lie at bit `shift` of the
    word. `member` names the structure member that is meant, or is empty.
    """

    parameter: Parameter
    member: str
    shift: int
    width: int
    value_shift: int


@dataclass(frozen=True)
class Marshalling:
    """A method's message: words of the call, capabilities of the call, words of the reply."""

    words_in: Sequence[Sequence[Piece]]
    capabilities: Sequence[Parameter]
    words_out: Sequence[Sequence[Piece]]


def load_types(
    paths: Sequence[Path], word_bits: int, structures: Mapping[str, Sequence[str]]
) -> Types:
    """Merges types.toml files, most general first; a missing file adds nothing.

    Raises DescriptionError for a value of a width that cannot be packed, and when no file says how
    many message registers there are.
    """
    values: dict[str, int] = {}
    wrapped: set[str] = set()
    capabilities: set[str] = set()
    message_registers = 0
    for path in paths:
        tables = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        message_registers = tables.get("message_registers", message_registers)
        for name, bits in tables.get("values", {}).items():
            width = word_bits if bits == "word" else bits
            if not isinstance(width, int) or width < 1 or width & (width - 1):
                raise DescriptionError(f"{path}: {name} has no width that can be packed: {bits}")
            values[name] = width
        wrapped |= set(tables.get("wrapped_words", {}).get("names", []))
        capabilities |= set(tables.get("capabilities", {}).get("names", []))
    if not message_registers:
        raise DescriptionError("no types.toml says how many message_registers there are")
    return Types(
        word_bits,
        message_registers,
        values,
        frozenset(wrapped),
        frozenset(capabilities),
        structures,
    )


def type_sizes(types: Types) -> Sequence[tuple[str, int]]:
    """Every parameter type with the bytes that its C type must have, sorted by name."""
    word = types.word_bits // 8
    sizes = {name: max(bits // 8, 1) for name, bits in types.values.items()}
    sizes |= {name: word for name in types.capabilities | types.wrapped_words}
    sizes |= {name: word * len(members) for name, members in types.structures.items()}
    return sorted(sizes.items())


def marshal(method: Method, types: Types) -> Marshalling:
    """Lays out the method's parameters.

    Raises DescriptionError for a parameter of unknown type and for a capability that would come
    back: replies carry none.
    """
    inputs: list[Parameter] = []
    outputs: list[Parameter] = []
    capabilities: list[Parameter] = []
    for parameter in method.parameters:
        if not types.is_known(parameter.type):
            raise DescriptionError(
                f"{method.function}: parameter {parameter.name} has unknown type {parameter.type}"
            )
        if parameter.type not in types.capabilities:
            (outputs if parameter.is_output else inputs).append(parameter)
        elif parameter.is_output:
            raise DescriptionError(f"{method.function}: capability {parameter.name} as a result")
        else:
            capabilities.append(parameter)
    return Marshalling(_pack(inputs, types), capabilities, _pack(outputs, types))


def _pack(parameters: Sequence[Parameter], types: Types) -> Sequence[Sequence[Piece]]:
    words: list[list[Piece]] = []
    used = 0  # bits taken so far, counted from bit 0 of word 0
    for parameter in parameters:
        for member in types.structures.get(parameter.type, [""]):
            width = types.word_bits if member else types.values.get(parameter.type, types.word_bits)
            alignment = min(width, types.word_bits)
            used = (used + alignment - 1) // alignment * alignment
            for value_shift in range(0, width, types.word_bits):
                word, shift = divmod(used, types.word_bits)
                while len(words) <= word:
                    words.append([])
                words[word].append(Piece(parameter, member, shift, alignment, value_shift))
                used += alignment
    return words
