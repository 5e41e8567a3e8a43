#!/usr/bin/python3
# What programs and libraries weigh and lean on: sizes, assembly, symbols that somebody else must have.
# SPDX-License-Identifier: BSD-2-Clause
"""Each command prints what it found, and exits 1 with a sentence if that is more than it may be.

size       text and data of a program, as binutils' `size` counts them, in bytes
assembly   machine instructions in object files that were assembled
undefined  symbols that a library needs and does not define, against a list of those that it may
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def output_of(*command: str | Path) -> list[str]:
    """The lines that a tool prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def check_size(tool: str, limit: int, program: Path) -> str:
    """Empty if text and data of `program` are `limit` bytes at most, else what is wrong."""
    text, data = (int(word) for word in output_of(tool, program)[1].split()[:2])
    print(f"{program.name}: {text} bytes of text + {data} of data = {text + data}")
    if text + data <= limit:
        return ""
    return f"{program.name} has {text + data} bytes of text and data, {limit} are allowed"


def check_assembly(tool: str, limit: int, objects: Sequence[Path]) -> str:
    """The same for the number of instructions in `objects`."""
    listing = output_of(tool, "-d", "--no-show-raw-insn", *objects)
    words = [line.split("\t")[1].split()[0] for line in listing if line.count("\t") >= 1]
    count = sum(not word.startswith(".") for word in words)  # ".word" is a constant
    print(f"{count} instructions of assembly")
    if not 0 < count <= limit:
        return f"{count} instructions of assembly, 1 to {limit} are allowed"
    return ""


def symbols(tool: str, files: Sequence[Path]) -> tuple[set[str], set[str]]:
    """What `files` refer to, and what they define. Names of C++ functions stay mangled."""
    wanted: set[str] = set()
    defined: set[str] = set()
    for line in output_of(tool, *files) if files else []:
        match line.split():
            case ["U" | "w", name]:
                wanted.add(name)
            case [_, kind, name] if kind not in "Uw":
                defined.add(name)
    return wanted, defined


def check_undefined(tool: str, golden: Path, below: Sequence[Path], files: Sequence[Path]) -> str:
    """The same for symbols that `files` need, that neither they nor the libraries `below` them
    define, and that are not in the list `golden`."""
    wanted, defined = symbols(tool, files)
    found = wanted - defined - symbols(tool, below)[1]
    print("\n".join(sorted(found)))
    lines = golden.read_text().splitlines()
    allowed = {line.partition("#")[0].strip() for line in lines} - {""}
    if new := sorted(found - allowed):
        return (
            f"{', '.join(new)}: every program that uses this library must now bring that;"
            f" if it is meant so, add it to {golden}, with the reason"
        )
    return ""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("size", "assembly", "undefined"):
        command = commands.add_parser(name)
        command.add_argument("--tool", required=True, help="size, objdump or nm")
        if name == "undefined":
            command.add_argument("--golden", type=Path, required=True)
            command.add_argument("--below", type=Path, action="append", default=[])
        else:
            command.add_argument("--limit", type=int, required=True)
        command.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args(arguments)
    match options.command:
        case "size":
            objection = check_size(options.tool, options.limit, options.files[0])
        case "assembly":
            objection = check_assembly(options.tool, options.limit, options.files)
        case _:
            objection = check_undefined(
                options.tool, options.golden, options.below, options.files
            )
    if objection:
        print(f"error: {objection}", file=sys.stderr)
    return 1 if objection else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
