"""Compares the machine code of pairs of functions, raw_x and typed_x, in object files.

SPDX-License-Identifier: BSD-2-Clause

Instructions are compared with their operands and relocations; names of the functions themselves
and addresses, which differ by nature, are left out. With --clang, what is given are sources, which
are compiled by it first.

There are no exceptions. One that becomes necessary is written here, with its reason.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from compiler import recorded_command, with_clang

FUNCTION = re.compile(r"^([0-9a-f]+) <(\w+)>:$")
INSTRUCTION = re.compile(r"^\s+[0-9a-f]+:\t(?:[0-9a-f]{2,8} )+\s*\t?(.*)$")
RELOCATION = re.compile(r"^\s+[0-9a-f]+: (R_\S+)\t(.*)$")
OWN_ADDRESS = re.compile(r"[0-9a-f]+ <\w+(\+0x[0-9a-f]+)?>")
# RISC-V's assembler leaves the places within a function to the linker, as numbered labels.
LOCAL_LABEL = re.compile(r"([0-9a-f]+) <\.L\w*(?:\+0x[0-9a-f]+)?>")
LABEL_NUMBER = re.compile(r"\.L\w* ?")
# What objdump adds where a constant happens to equal an address.
REMARK = re.compile(r" # [0-9a-f]+ <.*>$")


def without_addresses(instruction: str, start: int) -> str:
    """An instruction whose targets in its own function are relative to `start`."""
    text = REMARK.sub("", instruction)
    text = LOCAL_LABEL.sub(lambda m: f"<start+{int(m[1], 16) - start:#x}>", text)
    return OWN_ADDRESS.sub(lambda m: f"<start{m[1] or ''}>", text)


def functions_of(disassembly: str) -> dict[str, list[str]]:
    """Instruction texts by function, branch targets relative to the function's start."""
    functions: dict[str, list[str]] = {}
    current: list[str] = []
    start = 0
    for line in disassembly.splitlines():
        if match := FUNCTION.match(line):
            current = functions.setdefault(match[2], [])
            start = int(match[1], 16)
        elif match := RELOCATION.match(line):
            current.append(f"{match[1]} {LABEL_NUMBER.sub('.L', match[2])}")
        elif match := INSTRUCTION.match(line):
            current.append(without_addresses(match[1].strip(), start))
    for instructions in functions.values():
        while instructions and instructions[-1] == "nop":  # fills up to the next function
            instructions.pop()
    return functions


def compiled(sources: list[str], command: list[str], folder: str) -> list[str]:
    """Objects of the sources, optimised as the build's own pairs are."""
    objects = []
    for number, source in enumerate(sources):
        objects.append(f"{folder}/{number}.o")
        # Functions of a pair return C++ types under C names on purpose: names without decoration.
        subprocess.run([*command, "-O2", "-Werror", "-Wno-return-type-c-linkage",
                        "-I", str(Path(__file__).parent), "-c", source, "-o", objects[-1]], check=True)
    return objects


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--objdump", required=True)
    parser.add_argument("--clang", help="compiles the sources that are given instead of objects")
    parser.add_argument("--commands", type=Path, help="compile_commands.json, for --clang")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = arguments.files
        if arguments.clang:
            command = with_clang(recorded_command(arguments.commands), arguments.clang)
            files = compiled(files, command, folder)
        disassembly = subprocess.run(
            [arguments.objdump, "--disassemble", "--reloc", *files],
            check=True, capture_output=True, text=True).stdout
    functions = functions_of(disassembly)
    raw = {name.removeprefix("raw_") for name in functions if name.startswith("raw_")}
    typed = {name.removeprefix("typed_") for name in functions if name.startswith("typed_")}
    if raw != typed or not raw:
        print(f"not in pairs: {sorted(raw ^ typed) or 'no functions at all'}")
        return 1
    different = [name for name in sorted(raw) if functions["raw_" + name] != functions["typed_" + name]]
    for name in different:
        print(f"{name}: {len(functions['raw_' + name])} raw, {len(functions['typed_' + name])} typed:")
        for side in ("raw_", "typed_"):
            print("\n".join(f"  {side}{line}" for line in functions[side + name]))
    print(f"{len(raw)} pairs, {len(different)} differ")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
