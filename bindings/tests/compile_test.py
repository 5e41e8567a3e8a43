"""Compiles one source as a test, with the flags that code on the kernel has.

SPDX-License-Identifier: BSD-2-Clause

The flags are those of the target selfe_bindings_flags in compile_commands.json. A source called
x.nc.cpp must compile as it is, and with SELFE_MUST_NOT_COMPILE defined it must fail with a message
that matches the regular expression after `// error:` in it: so that it fails for its own reason,
not for a missing header.
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
