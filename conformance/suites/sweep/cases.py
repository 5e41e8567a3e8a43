"""What both generators of this folder share: how cases are named and written, and their command line.

SPDX-License-Identifier: BSD-2-Clause
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from describe import Api, DescriptionError, Method, methods


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


def case_lines(
    function: str, behaviour: str, rows: Sequence[str], body: Iterable[str]
) -> Iterator[str]:
    """A case about a function or interface of libsel4, which declares `rows`."""
    declared = ", ".join(f'"{one}"' for one in rows)
    yield f"CASE({object_name(function)}, {behaviour}, {declared}) {{"
    yield from (f"    {line}" for line in body)
    yield "}"


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


def file_text(head: Sequence[str], api: Api, found: Sequence[Method], lines: Iterable[str]) -> str:
    """The whole C++ file: `head` begins it, then come what the methods are, and the cases."""
    begin = "namespace selfe::conformance {"
    end = "}  // namespace selfe::conformance"
    return "\n".join([*head, "", begin, *definitions(api, found), *lines, end, ""])


def write_cases(
    description: str | None,
    text_of: Callable[[Api, Sequence[Method], argparse.Namespace], str],
    **more: str,
) -> int:
    """Reads the kernel's descriptions, and writes what `text_of` makes of them. `more`: further
    files that are named on the command line, and what each is. Returns the exit code."""
    parser = argparse.ArgumentParser(description=description)
    files = {
        "api": "selfe-bindgen's api.json",
        "catalogue": "folder of the catalogue",
        "interfaces": "folder of libsel4's interface XML",
        "output": "C++ file to write",
    }
    for name, meaning in {**files, **more}.items():
        parser.add_argument(f"--{name}", type=Path, required=True, help=meaning)
    options = parser.parse_args()
    try:
        api = Api(options.api)
        found = methods(api, sorted(options.interfaces.glob("*.xml")))
        text = text_of(api, found, options)
    except (DescriptionError, OSError, tomllib.TOMLDecodeError) as error:
        print(f"{parser.prog}: error: {error}", file=sys.stderr)
        return 1
    if not options.output.exists() or options.output.read_text(encoding="utf-8") != text:
        options.output.write_text(text, encoding="utf-8")
    return 0
