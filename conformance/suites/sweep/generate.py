"""Writes the cases of the sweep: one a method of the kernel under test and kind of bad message.

SPDX-License-Identifier: BSD-2-Clause

Which rows of the catalogue a case decides follows from their `call` and `sweep`, besides the one
that holds for any invocation: a method that the catalogue does not know is swept under that alone.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from describe import Api, DescriptionError, Method, methods


@dataclass(frozen=True)
class Kind:
    """A kind of bad message. `sweep`: what its rows say in the catalogue; `row`: the one for any
    invocation. `call`: what tries it, of sweep.hpp, `expected`: what that must give."""

    behaviour: str
    sweep: str
    row: str
    call: str
    expected: str


_OTHERS = "interfaces, interface_count"
KINDS = (
    Kind("OnAnotherObjectIsIllegalOperation", "object", "SYS-076",
         f"on_another_object(t, {{method}}, {_OTHERS})", "illegal_operation()"),
    Kind("OnAnEmptySlotIsInvalidCapability", "null", "SYS-077",
         "on_an_empty_slot(t, {method})", "invalid_capability(0)"),
    Kind("WithTooFewWordsIsTruncatedMessage", "words", "SYS-078",
         "with_too_few_words(t, {method})", "truncated_message()"),
    Kind("WithTooFewCapabilitiesIsTruncatedMessage", "caps", "SYS-079",
         "with_too_few_caps(t, {method})", "truncated_message()"),
    Kind("WithoutIpcBufferIsTruncatedMessage", "", "SYS-072",
         "without_ipc_buffer(t, {method})", "truncated_message()"),
    Kind("RefusedWhenSentLeavesRegistersAlone", "", "SYS-009",
         "is_silent_when_sent(t, {method})", "true"),
    Kind("RefusedLeavesNoTrace", "", "SYS-071",
         "refuses_without_trace(t, {method})", "true"),
    Kind("WithAnotherTypeAsAnArgumentIsRefused", "", "SYS-080",
         "refuses_other_types(t, {method})", "true"),
    Kind("WithMoreThanItNeedsIsTheSame", "", "SYS-075",
         "ignores_surplus(t, {method})", "true"),
)  # fmt: skip

MESSAGE_REGISTERS = 4  # on each architecture whose registers the harness knows


def applies(kind: Kind, method: Method) -> bool:
    """Whether a message of this kind can be made for the method."""
    needs_words = len(method.words) > 0
    needs_caps = len(method.caps) > 0
    return {
        "WithTooFewWordsIsTruncatedMessage": needs_words,
        "WithTooFewCapabilitiesIsTruncatedMessage": needs_caps,
        "WithAnotherTypeAsAnArgumentIsRefused": needs_caps,
        "WithoutIpcBufferIsTruncatedMessage": needs_caps or len(method.words) > MESSAGE_REGISTERS,
        "RefusedLeavesNoTrace": needs_words or needs_caps,
    }.get(kind.behaviour, True)


def catalogue_rows(folder: Path, api: Api) -> dict[tuple[str, str], list[str]]:
    """Ids of the rows of each call and kind that are meant for this architecture."""
    found: dict[tuple[str, str], list[str]] = {}
    for row_id, row in rows_here(folder, api).items():
        if "sweep" in row:
            found.setdefault((row["call"], row["sweep"]), []).append(row_id)
    return found


def rows_here(folder: Path, api: Api) -> dict[str, dict[str, Any]]:
    """The catalogue's rows that are meant for this architecture, in the order of areas and ids."""
    here = {
        str(api.configuration.get("SEL4_ARCH")),
        str(api.configuration.get("ARCH")),
        f"{api.word_bits}-bit",
    }
    return {
        row_id: row
        for path in sorted(folder.glob("*.toml"))
        for row_id, row in sorted(tomllib.loads(path.read_text(encoding="utf-8")).items())
        if not row.get("arch") or here & set(row["arch"])
    }


def object_name(function: str) -> str:
    """`seL4_ARM_Page_Clean_Data` as cases are named: `PageCleanData`; acronyms are words."""
    return camel_case(re.sub(r"^seL4_((ARM|X86|X64|RISCV)_)?", "", function))


def camel_case(name: str) -> str:
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+", name)
    return "".join(word[0].upper() + word[1:].lower() for word in words)


def _number(api: Api, *names: str) -> str:
    found = [name for name in names if name in api.enumerators]
    return f"sys::{found[0]}" if found else "Interface::none"


def _interface(api: Api, name: str) -> str:
    plain = re.sub(r"^seL4_((ARM|X86|X64|RISCV)_)?", "", name)
    object_type = _number(api, f"{name}Object")
    boot_slot = _number(api, f"seL4_Cap{plain}", f"seL4_CapSMMU{plain}")
    return f'constexpr Interface {name}_{{"{name}", {object_type}, {boot_slot}}};'


def _method(method: Method, known: Sequence[str]) -> str:
    fields = ",\n     ".join(
        f'{{"{field.name}", {word}, {field.shift}}}'
        for word, fields in enumerate(method.words)
        for field in fields
    )
    arguments = ", ".join(
        f'{{"{name}", {f"&{type_name}_" if type_name in known else "nullptr"}}}'
        for name, type_name in zip(method.cap_names, method.caps, strict=True)
    )
    count = sum(len(fields) for fields in method.words)
    return (
        f"constexpr Method {method.function}_{{\n    &{method.interface}_, sys::{method.label}, "
        f"{len(method.words)}, {len(method.caps)}, {count},\n"
        f"    {{{fields}}},\n    {{{arguments}}}}};"
    )


def _cases(method: Method, rows: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    for kind in KINDS:
        if not applies(kind, method):
            continue
        ids = [*rows.get((method.function, kind.sweep), ()), kind.row]
        names = ", ".join(f'"{one}"' for one in ids)
        yield f"CASE({object_name(method.function)}, {kind.behaviour}, {names}) {{"
        yield f"    const auto found = sweep::{kind.call.format(method=f'{method.function}_')};"
        yield from (f'    CHECK_EQ("{one}", found, {kind.expected});' for one in ids)
        yield "}"


def definitions(api: Api, found: Sequence[Method]) -> list[str]:
    """The C++ constants of the interfaces and methods."""
    targets = sorted({method.interface for method in found})
    known = sorted(
        {*targets, *(one for method in found for one in method.caps if one != "seL4_CPtr")}
    )
    return [
        "namespace {",
        "using sweep::Interface;",
        "using sweep::Method;",
        *(_interface(api, name) for name in known),
        "[[maybe_unused]] constexpr const Interface* interfaces[] = {",
        *(f"    &{name}_," for name in targets),
        "};",
        f"[[maybe_unused]] constexpr size_t interface_count = {len(targets)};",
        *(_method(method, known) for method in found),
        "}  // namespace",
    ]


def source_text(api: Api, found: Sequence[Method], rows: dict[tuple[str, str], list[str]]) -> str:
    """The whole C++ file."""
    targets = sorted({method.interface for method in found})
    lines = [
        "// Generated from the kernel's own description of its methods.",
        '#include "sweep.hpp"',
        "",
        "namespace selfe::conformance {",
        *definitions(api, found),
    ]
    labels = ", ".join(f"sys::{method.label}" for method in found)
    lines += [
        'CASE(InvocationLabels, RunFromOneInTheOrderOfTheInterface, "BF-010") {',
        f"    constexpr Word labels[] = {{{labels}}};",
        f"    for (size_t i = 0; i < {len(found)}; ++i) {{",
        '        CHECK_EQ("BF-010", labels[i], Word{i + 1});',
        "    }",
        f'    CHECK_EQ("BF-010", Word{{sys::nArchInvocationLabels}}, Word{{{len(found)} + 1}});',
        "}",
    ]
    for name in targets:
        lines += [
            f'CASE({object_name(name)}, WithAnUnknownLabelIsIllegalOperation, "SYS-070") {{',
            f'    CHECK_EQ("SYS-070", sweep::with_unknown_label(t, {name}_), illegal_operation());',
            "}",
        ]
    for method in found:
        lines += _cases(method, rows)
    return "\n".join([*lines, "}  // namespace selfe::conformance", ""])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--api", type=Path, required=True, help="selfe-bindgen's api.json")
    parser.add_argument("--catalogue", type=Path, required=True, help="folder of the catalogue")
    parser.add_argument("--output", type=Path, required=True, help="C++ file to write")
    parser.add_argument(
        "--interfaces", type=Path, required=True, help="folder of libsel4's interface XML"
    )
    options = parser.parse_args()
    try:
        api = Api(options.api)
        found = methods(api, sorted(options.interfaces.glob("*.xml")))
        text = source_text(api, found, catalogue_rows(options.catalogue, api))
    except (DescriptionError, OSError, tomllib.TOMLDecodeError) as error:
        print(f"generate.py: error: {error}", file=sys.stderr)
        return 1
    unchanged = options.output.exists() and options.output.read_text(encoding="utf-8") == text
    if not unchanged:
        options.output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
