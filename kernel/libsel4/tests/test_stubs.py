"""Stubs at run time: every invocation and system call, compiled for this machine over a fake trap.

SPDX-License-Identifier: BSD-2-Clause

The expected words come from the published tables in data/, not from the generator.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT, rows

from generate.interface import Method, load_apis
from generate.marshal import Types, load_types
from generate.prefix import interface_files
from generate.target import Target

REPLY_WORD = 0x7000
NEVER_SET = 0xEE
REGISTERS = 4


@dataclass(frozen=True)
class Trap:
    """What one call carried to the kernel. `words` are the message words from 0 on."""

    number: int
    capability: int
    info: int
    words: list[int]
    capabilities: list[int]


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


def run(body: str, include: Path, folder: Path) -> list[list[str]]:
    """Compiles and runs statements over the fake trap; the words of each line of output."""
    text = (ROOT / "tests" / "stubs.c.in").read_text(encoding="utf-8").replace("@BODY@", body)
    (folder / "stubs.c").write_text(text, encoding="utf-8")
    # In this order: the fake trap hides the header of the real one.
    search = [f"-I{ROOT / 'tests' / 'fake_trap'}", f"-isystem{include}"]
    sources = [str(folder / "stubs.c"), str(include.parent / "src" / "sel4_bootinfo.c")]
    binary = str(folder / "stubs")
    command = ["cc", "-std=gnu11", "-O1", "-Wno-deprecated-declarations", *search, *sources]
    subprocess.run([*command, "-o", binary], check=True)
    output = subprocess.run([binary], check=True, capture_output=True, text=True).stdout
    return [line.split() for line in output.splitlines()]


def parse_trap(line: list[str]) -> Trap:
    numbers = [int(word, 16) for word in line[2:]]
    return Trap(int(line[1]), numbers[0], numbers[1], numbers[2:42], numbers[42:45])


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


INFO = "seL4_MessageInfo_new(9, 0, 1, 2)"
INFO_WORD = 9 << 12 | 1 << 7 | 2
FROM_BUFFER = [0x20, 0x21, 0x22, 0x23]
FROM_VARIABLES = [0x30, 0x31]  # the message has two words; what the others hold does not matter
ZERO = [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("call", "number", "capability", "info", "words"),
    [
        (f"seL4_Send(7, {INFO})", -3, 7, INFO_WORD, FROM_BUFFER),
        (f"seL4_NBSend(7, {INFO})", -4, 7, INFO_WORD, FROM_BUFFER),
        (f"seL4_Call(7, {INFO})", -1, 7, INFO_WORD, FROM_BUFFER),
        (f"seL4_ReplyRecv(7, {INFO}, &badge)", -2, 7, INFO_WORD, FROM_BUFFER),
        (f"seL4_Reply({INFO})", -6, 0, INFO_WORD, FROM_BUFFER),
        ("seL4_Recv(7, &badge)", -5, 7, 0, ZERO),
        ("seL4_NBRecv(7, &badge)", -8, 7, 0, ZERO),
        ("seL4_Wait(7, &badge)", -5, 7, 0, ZERO),
        ("seL4_Poll(7, &badge)", -8, 7, 0, ZERO),
        ("seL4_Recv(7, 0)", -5, 7, 0, ZERO),
        ("seL4_Signal(7)", -3, 7, 0, ZERO),
        ("seL4_Yield()", -7, 0, 0, ZERO),
        (f"seL4_SendWithMRs(7, {INFO}, &a, &b, &c, 0)", -3, 7, INFO_WORD, FROM_VARIABLES),
        (f"seL4_NBSendWithMRs(7, {INFO}, &a, &b, &c, 0)", -4, 7, INFO_WORD, FROM_VARIABLES),
        (f"seL4_ReplyWithMRs({INFO}, &a, &b, &c, 0)", -6, 0, INFO_WORD, FROM_VARIABLES),
        (f"seL4_CallWithMRs(7, {INFO}, &a, &b, &c, 0)", -1, 7, INFO_WORD, FROM_VARIABLES),
        (f"seL4_CallWithMRs(7, {INFO}, 0, 0, 0, 0)", -1, 7, INFO_WORD, ZERO),
        (f"seL4_ReplyRecvWithMRs(7, {INFO}, 0, &a, &b, &c, 0)", -2, 7, INFO_WORD, FROM_VARIABLES),
        ("seL4_DebugPutChar('x')", -9, ord("x"), 0, ZERO),
        ("seL4_DebugPutString((char *)\"ab\")", -9, ord("b"), 0, ZERO),
        ("seL4_DebugDumpScheduler()", -10, 0, 0, ZERO),
        ("seL4_DebugHalt()", -11, 0, 0, ZERO),
        ("seL4_DebugCapIdentify(7)", -12, 7, 0, ZERO),
        ("seL4_DebugSnapshot()", -13, 0, 0, ZERO),
        ('seL4_DebugNameThread(7, "name")', -14, 7, 0, ZERO),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_system_call(
    include: Path,
    tmp_path: Path,
    call: str,
    number: int,
    capability: int,
    info: int,
    words: list[int],
) -> None:
    body = f"""
    seL4_Word a = 0x30, b = 0x31, c = 0x32, badge = 0;
    (void)a; (void)b; (void)c; (void)badge;
    prepare(0, {REPLY_WORD});
    for (int i = 0; i < 4; i++) {{ seL4_SetMR(i, 0x20 + (seL4_Word)i); }}
    {call};
    report("call");
    """
    (line,) = run(body, include, tmp_path)
    trap = parse_trap(line)
    assert (trap.number, trap.capability, trap.info) == (number, capability, info)
    assert trap.words[: len(words)] == words


def test_received_words_and_badge_arrive(include: Path, tmp_path: Path) -> None:
    body = f"""
    seL4_Word a = 0, c = 0, badge = 0;
    prepare(5, {REPLY_WORD});
    seL4_MessageInfo_t info = seL4_Recv(7, &badge);
    printf("%lx %lx %lx %lx %lx\\n", seL4_GetMR(0), seL4_GetMR(3), seL4_GetMR(4), badge,
           (seL4_Word)seL4_MessageInfo_get_label(info));
    seL4_RecvWithMRs(7, 0, &a, 0, &c, 0);
    printf("%lx %lx\\n", a, c);
    """
    buffer, variables = run(body, include, tmp_path)
    word = REPLY_WORD
    assert [int(w, 16) for w in buffer] == [word, word + 3, word + 4, word + 1000, 5]
    assert [int(w, 16) for w in variables] == [word, word + 2]


@pytest.mark.skipif("LIBSEL4_INCLUDE" in os.environ, reason="a promise of our headers only")
def test_long_thread_name_stays_within_the_message(include: Path, tmp_path: Path) -> None:
    body = """
    char name[2000];
    for (int i = 0; i < 1999; i++) { name[i] = 'n'; }
    name[1999] = 0;
    prepare(0, 0);
    buffer.userData = 0x1234;
    seL4_DebugNameThread(7, name);
    printf("%lx\\n", buffer.userData);
    """
    assert run(body, include, tmp_path) == [["1234"]]


def test_faults_are_unpacked_by_their_label(include: Path, tmp_path: Path) -> None:
    body = """
    for (int i = 0; i < 20; i++) { seL4_SetMR(i, 0x40 + (seL4_Word)i); }
    seL4_Fault_t vm = seL4_getFault(seL4_MessageInfo_new(seL4_Fault_VMFault, 0, 0, 4));
    seL4_Fault_t cap = seL4_getFault(seL4_MessageInfo_new(seL4_Fault_CapFault, 0, 0, 7));
    seL4_Fault_t call = seL4_getFault(seL4_MessageInfo_new(seL4_Fault_UnknownSyscall, 0, 0, 13));
    seL4_Fault_t user = seL4_getFault(seL4_MessageInfo_new(seL4_Fault_UserException, 0, 0, 5));
    seL4_Fault_t none = seL4_getFault(seL4_MessageInfo_new(77, 0, 0, 4));
    printf("%lx %lx %lx %lx\\n", (long)seL4_Fault_VMFault_get_IP(vm),
           (long)seL4_Fault_VMFault_get_Addr(vm), (long)seL4_Fault_VMFault_get_PrefetchFault(vm),
           (long)seL4_Fault_VMFault_get_FSR(vm));
    printf("%lx %lx %lx\\n", (long)seL4_Fault_CapFault_get_IP(cap),
           (long)seL4_Fault_CapFault_get_InRecvPhase(cap), (long)seL4_Fault_CapFault_get_MR6(cap));
    printf("%lx %lx %lx\\n", (long)seL4_Fault_UnknownSyscall_get_X7(call),
           (long)seL4_Fault_UnknownSyscall_get_SPSR(call),
           (long)seL4_Fault_UnknownSyscall_get_Syscall(call));
    printf("%lx %lx\\n", (long)seL4_Fault_UserException_get_Stack(user),
           (long)seL4_Fault_UserException_get_Code(user));
    printf("%lx\\n", (long)seL4_Fault_get_seL4_FaultType(none));
    """
    assert run(body, include, tmp_path) == [
        ["40", "41", "42", "43"],
        ["40", "42", "46"],
        ["47", "4b", "4c"],
        ["41", "44"],
        ["0"],
    ]
