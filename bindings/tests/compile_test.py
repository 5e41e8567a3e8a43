"""Compiles one source as a test, with the flags that code on the kernel has.

SPDX-License-Identifier: BSD-2-Clause

The flags are those that compiler.py finds, and warnings are errors. A source called x.nc.cpp must compile as it is, and with SELFE_MUST_NOT_COMPILE defined it must fail with a message
that matches the regular expression after `// error:` in it: so that it fails for its own reason,
not for a missing header. Where the kernel's headers define a macro that stands after `// unless:`, the
feature is there and the test is skipped (exit code 77).
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

from compiler import recorded_command, with_clang

EXPECTED = re.compile(r"^// error: (.+)$", re.MULTILINE)
UNLESS = re.compile(r"^// unless: (\w+)$", re.MULTILINE)
SKIPPED = 77


def defined_macros(command: list[str]) -> set[str]:
    """Names of the macros that a source ends with."""
    listing = subprocess.run([*command, "-E", "-dM"], capture_output=True, text=True, check=True)
    return {line.split()[1].partition("(")[0] for line in listing.stdout.splitlines()}


def complaint(command: list[str], source: Path) -> str | None:
    """What is wrong with a source, or None."""
    plain = subprocess.run([*command, "-Werror"], capture_output=True, text=True)
    if plain.returncode != 0:
        return f"does not compile without warnings:\n{plain.stderr}"
    if not source.name.endswith(".nc.cpp"):
        return None
    expected = EXPECTED.search(source.read_text())
    if expected is None:
        return "has no line `// error: <regular expression>`"
    wrong = subprocess.run([*command, "-DSELFE_MUST_NOT_COMPILE"], capture_output=True, text=True)
    if wrong.returncode == 0:
        return "compiles, and must not"
    if re.search(expected[1], wrong.stderr) is None:
        return f"fails for another reason than `{expected[1]}`:\n{wrong.stderr}"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commands", type=Path, required=True)
    parser.add_argument("--clang", help="a second compiler that must agree")
    parser.add_argument("source", type=Path)
    arguments = parser.parse_args()
    recorded = recorded_command(arguments.commands)
    compilers = [recorded, *([with_clang(recorded, arguments.clang)] if arguments.clang else [])]
    for compiler in compilers:
        command = [*compiler, "-fsyntax-only", str(arguments.source)]
        unless = UNLESS.findall(arguments.source.read_text())
        if unless and not defined_macros(command).isdisjoint(unless):
            print(f"this kernel has one of {', '.join(unless)}")
            return SKIPPED
        if (said := complaint(command, arguments.source)) is not None:
            print(f"{compiler[0]}: {said}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
