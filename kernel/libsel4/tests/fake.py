"""Runs C statements that call stubs, compiled for this machine over a trap that only records.

SPDX-License-Identifier: BSD-2-Clause
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT

# First word of every made-up reply; the others count up from it.
REPLY_WORD = 0x7000
# What message words and capabilities read as that no stub has set.
NEVER_SET = 0xEE
# Message words that travel in registers.
REGISTERS = 4


@dataclass(frozen=True)
class Trap:
    """What one call carried to the kernel. `words` are the message words from 0 on."""

    number: int
    capability: int
    info: int
    words: list[int]
    capabilities: list[int]


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
