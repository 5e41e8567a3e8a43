"""Compiler calls of the tests: that of the build, and the same for a second compiler.

SPDX-License-Identifier: BSD-2-Clause

The flags are those of the target selfe_bindings_flags in compile_commands.json.
"""

from __future__ import annotations

import json
import shlex
import subprocess
from pathlib import Path

FLAGS_TARGET = "selfe_bindings_flags"

# clang knows it for other targets than 32-bit Arm only; nothing here computes with fractions.
UNKNOWN_TO_CLANG = {"arm": {"-mgeneral-regs-only"}}


def recorded_command(commands: Path) -> list[str]:
    """The build's compiler call up to the names of files."""
    for entry in json.loads(commands.read_text()):
        if FLAGS_TARGET in entry["command"]:
            words = shlex.split(entry["command"])
            return words[: words.index("-o")]
    raise SystemExit(f"{commands} has no command of {FLAGS_TARGET}")


def with_clang(command: list[str], clang: str) -> list[str]:
    """The same call of clang, for the target that the recorded compiler says it has."""
    at = next(i for i, word in enumerate(command) if "++" in Path(word).name)
    triple = subprocess.run(
        [command[at], "-dumpmachine"], capture_output=True, text=True, check=True).stdout.strip()
    unknown = UNKNOWN_TO_CLANG.get(triple.partition("-")[0], set())
    flags = [word for word in command[at + 1 :] if word not in unknown]
    return [*command[:at], clang, f"--target={triple}", *flags]
