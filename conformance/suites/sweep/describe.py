"""What the kernel under test says of its methods: label, words and capabilities of each.

SPDX-License-Identifier: BSD-2-Clause

Two descriptions are read, since neither has all of it: the interface XML of the kernel's libsel4 says
which label belongs to which method, and `api.json` (selfe-bindgen's) which methods this
configuration has, and how their parameters are typed. Nothing here knows a particular method.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree


# Parameters that libsel4 gives no closer type than seL4_CPtr, and what they must be.
_CLOSER_TYPES = {"sched_context": "seL4_SchedContext"}


class DescriptionError(Exception):
    """A description cannot be read; the text says which one and why."""


@dataclass(frozen=True)
class Field:
    """A parameter inside a word of the message: `bits` bits from bit `shift` on."""

    name: str
    type: str
    shift: int
    bits: int


@dataclass(frozen=True)
class Method:
    """One method that this kernel has.

    `function`: its name in libsel4, `interface`: the type of the capability that it is invoked on,
    `label`: the enumerator of its label. `words`: the message's words up to the first argument of
    no fixed length (a register set with a `count`), each with the fields that are packed into it.
    `caps`: the types of the extra capabilities, and `cap_names` the names of their parameters.
    """

    function: str
    interface: str
    label: str
    words: tuple[tuple[Field, ...], ...]
    caps: tuple[str, ...]
    cap_names: tuple[str, ...]


class Api:
    """selfe-bindgen's `api.json`, as far as it is needed."""

    def __init__(self, path: Path) -> None:
        try:
            manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            self._aliases: dict[str, dict[str, Any]] = manifest["aliases"]
            self._functions: dict[str, dict[str, Any]] = manifest["functions"]
            self._records: dict[str, dict[str, Any]] = manifest["records"]
            self.enumerators = {
                one["name"]: int(one["value"])
                for group in manifest["enumerations"]
                for one in group["enumerators"]
            }
            self.configuration: dict[str, Any] = manifest["configuration"]
            self.word_bits = 8 * int(self._aliases["seL4_Word"]["size"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DescriptionError(f"{path}: no manifest of an interface: {error!r}") from error

    def parameters(self, function: str) -> list[tuple[str, str]] | None:
        """Name and type of each parameter; nothing if this kernel lacks the function."""
        found = self._functions.get(function)
        if found is None:
            return None
        return [(one["name"], one["type"]) for one in found["parameters"]]

    def is_capability(self, type_name: str) -> bool:
        while type_name != "seL4_CPtr":
            alias = self._aliases.get(type_name)
            if alias is None:
                return False
            type_name = alias["target"]
        return True

    def members(self, pointer: str) -> list[tuple[str, str]]:
        """Name and type of each member of the record that a pointer type points to."""
        name = pointer.removesuffix("*").strip()
        while name in self._aliases:
            name = self._aliases[name]["target"].removeprefix("struct ")
        return [(one["name"], one["type"]) for one in self._records[name]["fields"]]

    def bits(self, type_name: str) -> int:
        """Bits that a value takes in a message: a truth value one, all others their size."""
        if type_name == "seL4_Bool":
            return 1
        described = self._aliases.get(type_name) or self._records.get(type_name)
        # Enumerations travel as words.
        return 8 * int(described["size"]) if described else self.word_bits


def packed(api: Api, parameters: Sequence[tuple[str, str]]) -> tuple[tuple[Field, ...], ...]:
    """Lays parameters out as messages do: each aligned to its own size, none across two words
    unless it is larger than one."""
    words: list[list[Field]] = []
    used = api.word_bits
    for name, type_name in parameters:
        bits = api.bits(type_name)
        used = (used + bits - 1) // bits * bits
        if used + bits > api.word_bits:
            words.append([])
            used = 0
        words[-1].append(Field(name, type_name, used, min(bits, api.word_bits)))
        used += bits
        while used > api.word_bits:
            words.append([])
            used -= api.word_bits
    return tuple(tuple(word) for word in words)


@dataclass(frozen=True)
class _Declaration:
    """What the interface XML says of a method. `inputs`: the parameters that its message has."""

    interface: str
    name: str
    label: str
    inputs: frozenset[str]


def _fixed(
    api: Api, values: Sequence[tuple[str, str]], inputs: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The parameters up to the first of no fixed length. A record behind a pointer is sent whole,
    unless a `count` says how much of it."""
    has_count = any(name == "count" for name, _ in values)
    for name, type_name in values:
        if "*" not in type_name:
            yield name, type_name
        elif name in inputs and not has_count:
            yield from api.members(type_name)
        else:
            return


def _described(api: Api, declaration: _Declaration) -> Method | None:
    function = f"{declaration.interface}_{declaration.name}"
    parameters = api.parameters(function)
    # A label that the configuration leaves out has no number, and two methods may share a name.
    if parameters is None or declaration.label not in api.enumerators:
        return None
    caps = [one for one in parameters[1:] if api.is_capability(one[1])]
    values = [one for one in parameters[1:] if not api.is_capability(one[1])]
    return Method(
        function,
        declaration.interface,
        declaration.label,
        packed(api, list(_fixed(api, values, declaration.inputs))),
        tuple(_CLOSER_TYPES.get(one[0], one[1]) for one in caps),
        tuple(one[0] for one in caps),
    )


def _declared(path: Path) -> Iterator[_Declaration]:
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise DescriptionError(f"{path}: {error}") from error
    for interface in root.iter("interface"):
        for method in interface.iter("method"):
            yield _Declaration(
                interface.attrib["name"],
                method.attrib["name"],
                method.attrib["id"],
                frozenset(
                    one.attrib["name"] for one in method.iter("param") if one.get("dir") == "in"
                ),
            )


def _rank(path: Path) -> int:
    """The generic methods come first, then those of the architecture's variant, then its own."""
    return 1 if "sel4-arch" in path.stem else 2 if "arch" in path.stem else 0


def methods(api: Api, interface_files: Sequence[Path]) -> list[Method]:
    """All methods of this kernel, in the order of the interface XML: that of their labels."""
    found = {
        declaration.label: method
        for path in sorted(interface_files, key=_rank)
        for declaration in _declared(path)
        if (method := _described(api, declaration)) is not None
    }
    if not found:
        raise DescriptionError("the interface XML and the manifest have no method in common")
    return list(found.values())
