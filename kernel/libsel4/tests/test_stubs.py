"""Invocation stubs at run time: what each carries into the kernel, and what it makes of the reply.

SPDX-License-Identifier: BSD-2-Clause

The expected words come from the published tables in data/, not from the generator.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import rows
from fake import NEVER_SET, REGISTERS, REPLY_WORD, Trap, parse_trap, run

from generate.interface import Method, load_apis
from generate.marshal import Types, load_types
from generate.prefix import interface_files
from generate.target import Target


@dataclass(frozen=True)
class Interface:
    """The methods of the target with their types."""

    methods: list[Method]
    types: Types


@pytest.fixture(scope="module")
def interface(target: Target) -> Interface:
    apis = load_apis(interface_files(target), target.configuration)
    structures = {name: members for api in apis for name, members in api.structures.items()}
    paths = [folder / "types.toml" for folder in target.interface_folders()]
    methods = [m for api in apis for m in api.methods if m.is_present]
    return Interface(methods, load_types(paths, 64, structures))


def argument_values(method: Method, types: Types) -> dict[str, int]:
    """A value for each input that differs from all others where its type is wide enough."""
    values = {"_service": 0x100}
    for index, parameter in enumerate(method.parameters):
        width = types.values.get(parameter.type, 64)
        pattern = 0xA5A5A5A5A5A50000 + 0x101 * (index + 1)
        values[parameter.name] = pattern >> 8 & 0x7F if width == 8 else pattern & (1 << width) - 1
    if "count" in values:
        values["count"] = 36
    return values


def call_block(method: Method, types: Types, label: int) -> str:
    """C block that makes one call and reports trap, error, message words 0 to 3 and results."""
    values = argument_values(method, types)
    lines = [f"prepare({label}, {REPLY_WORD});"]
    arguments = [f"{values['_service']:#x}"]
    outputs: list[str] = []
    has_values = any(p.is_output and p.type not in types.structures for p in method.parameters)
    for parameter in method.parameters:
        name = parameter.name
        if members := types.structures.get(parameter.type):
            first = "0" if parameter.is_output else "0x5000"
            lines.append(f"{parameter.type} {name};")
            lines += [f"{name}.{m} = {first} + {i};" for i, m in enumerate(members)]
            arguments.append(f"&{name}")
            outputs += [f"(seL4_Word){name}.{m}" for m in members] if parameter.is_output else []
        elif parameter.is_output:
            outputs.append(f"(seL4_Word)r.{name}")
        elif parameter.type in types.wrapped_words:
            lines.append(f"{parameter.type} {name} = {{{{{values[name]:#x}ull}}}};")
            arguments.append(name)
        else:
            arguments.append(f"({parameter.type}){values[name]:#x}ull")
    result = f"{method.function}_t" if has_values else "seL4_Error"
    lines.append(f"{result} r = {method.function}({', '.join(arguments)});")
    lines.append(f'report("{method.label_name}");')
    lines.append(f'printf("error %lx\\n", (seL4_Word)r{".error" if has_values else ""});')
    lines.append('printf("buffer");')
    lines += ['for (int i = 0; i < 4; i++) { printf(" %lx", buffer.msg[i]); }', 'printf("\\n");']
    lines.append('printf("results");')
    lines += [f'printf(" %lx", {expression});' for expression in outputs]
    return "{ " + "\n".join(lines) + 'printf("\\n"); }\n'


def table_words(text: str, values: dict[str, int], types: Types) -> Iterator[int]:
    """Message words in the notation of the marshalling table, for these values."""
    for word in text.split() if text != "-" else []:
        content = word.split("=")[1]
        if content == "regs[..]":
            yield from (0x5000 + i for i in range(len(types.structures["seL4_UserContext"])))
        elif match := re.fullmatch(r"smc_args\.x(\d)", content):
            yield 0x5000 + int(match[1])
        else:
            total = 0
            for part in content.split("+"):
                name, shift, width = (part.replace("@", ":") + ":0:64").split(":")[:3]
                total |= (values[name] & (1 << int(width)) - 1) << int(shift)
            yield total


def expected_trap(method: Method, types: Types) -> Trap:
    values = argument_values(method, types)
    (row,) = (
        row
        for row in rows("marshalling.tsv")
        if row["label"] == method.label_name and row["condition"] != "KERNEL_MCS"
    )
    labels = {
        r["method"]: int(r["non-MCS"])
        for table in ("labels_common.tsv", "labels_aarch64.tsv")
        for r in rows(table)
        if r["non-MCS"] != "-"
    }
    words = list(table_words(row["words in (64-bit)"], values, types))
    names = re.findall(r"cap\d=(\w+)", row["extra caps"])
    info = labels[method.label_name] << 12 | len(names) << 7 | len(words)
    # Registers beyond the message are 0, words of the IPC buffer stay as they were.
    words += [0] * (REGISTERS - len(words))
    words += [NEVER_SET] * (40 - len(words))
    capabilities = [values[name] for name in names] + [NEVER_SET] * (3 - len(names))
    return Trap(-1, values["_service"], info, words, capabilities)


def test_every_invocation_marshals_as_the_table_says(
    interface: Interface, include: Path, tmp_path: Path
) -> None:
    body = "".join(call_block(method, interface.types, 0) for method in interface.methods)
    lines = run(body, include, tmp_path)
    for method, call, error, results in zip(
        interface.methods, lines[::4], lines[1::4], lines[3::4], strict=True
    ):
        assert call[0] == method.label_name
        assert parse_trap(call) == expected_trap(method, interface.types), method.function
        assert error == ["error", "0"]
        received = [int(word, 16) for word in results[1:]]
        assert received == [REPLY_WORD + i for i in range(len(received))], method.function


def test_error_leaves_its_words_in_the_ipc_buffer(
    interface: Interface, include: Path, tmp_path: Path
) -> None:
    range_error = 4
    body = "".join(call_block(method, interface.types, range_error) for method in interface.methods)
    lines = run(body, include, tmp_path)
    for method, error, buffer in zip(interface.methods, lines[1::4], lines[2::4], strict=True):
        assert error == ["error", f"{range_error:x}"], method.function
        assert [int(word, 16) for word in buffer[1:]] == [REPLY_WORD + i for i in range(REGISTERS)]


def test_register_sets_move_as_far_as_count(include: Path, tmp_path: Path) -> None:
    body = f"""
    seL4_UserContext regs;
    seL4_Word *members = (seL4_Word *)&regs;
    for (int i = 0; i < 36; i++) {{ members[i] = 0x5000 + (seL4_Word)i; }}
    prepare(0, {REPLY_WORD});
    seL4_TCB_WriteRegisters(1, 0, 0, 5, &regs);
    report("write");
    seL4_TCB_ReadRegisters(1, 0, 0, 6, &regs);
    printf("read");
    for (int i = 0; i < 36; i++) {{ printf(" %lx", members[i]); }}
    printf("\\n");
    """
    write, read = run(body, include, tmp_path)
    sent = parse_trap(write).words
    assert sent[2:7] == [0x5000 + i for i in range(5)]
    assert sent[7:] == [NEVER_SET] * 33
    members = [int(word, 16) for word in read[1:]]
    assert members[:6] == [REPLY_WORD + i for i in range(6)]
    assert members[6:] == [0x5006 + i for i in range(30)]
