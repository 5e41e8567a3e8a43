"""Compiles one source as a test, with the flags that code on the kernel has.

SPDX-License-Identifier: BSD-2-Clause

The flags are those of the target selfe_bindings_flags in compile_commands.json. A source called
x.nc.cpp must compile as it is, and with SELFE_MUST_NOT_COMPILE defined it must fail with a message
that matches the regular expression after `// error:` in it: so that it fails for its own reason,
not for a missing header. Where the kernel's headers define a macro that stands after `// unless:`, the
feature is there and the test is skipped (exit code 77).
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

FLAGS_TARGET = "selfe_bindings_flags"
EXPECTED = re.compile(r"^// error: (.+)$", re.MULTILINE)
UNLESS = re.compile(r"^// unless: (\w+)$", re.MULTILINE)
SKIPPED = 77


def defined_macros(command: list[str]) -> set[str]:
    """Names of the macros that a source ends with."""
    listing = subprocess.run([*command, "-E", "-dM"], capture_output=True, text=True, check=True)
    return {line.split()[1].partition("(")[0] for line in listing.stdout.splitlines()}


def command_for(commands: Path, source: Path) -> list[str]:
    """The recorded compiler call, for another source and without code generation."""
    for entry in json.loads(commands.read_text()):
        if FLAGS_TARGET in entry["command"]:
            words = shlex.split(entry["command"])
            words = words[: words.index("-o")]
            return [*words, "-fsyntax-only", str(source)]
    raise SystemExit(f"{commands} has no command of {FLAGS_TARGET}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commands", type=Path, required=True)
    parser.add_argument("source", type=Path)
    arguments = parser.parse_args()
    command = command_for(arguments.commands, arguments.source)

    unless = UNLESS.findall(arguments.source.read_text())
    if unless and not defined_macros(command).isdisjoint(unless):
        print(f"this kernel has one of {', '.join(unless)}")
        return SKIPPED
    plain = subprocess.run(command, capture_output=True, text=True)
    if plain.returncode != 0:
        print(f"does not compile:\n{plain.stderr}")
        return 1
    if not arguments.source.name.endswith(".nc.cpp"):
        return 0
    expected = EXPECTED.search(arguments.source.read_text())
    if expected is None:
        print("has no line `// error: <regular expression>`")
        return 1
    wrong = subprocess.run([*command, "-DSELFE_MUST_NOT_COMPILE"], capture_output=True, text=True)
    if wrong.returncode == 0:
        print("compiles, and must not")
        return 1
    if re.search(expected[1], wrong.stderr) is None:
        print(f"fails for another reason than `{expected[1]}`:\n{wrong.stderr}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
