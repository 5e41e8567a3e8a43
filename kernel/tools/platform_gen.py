# Turns a platform's device tree into the kernel's constants and into the lists that users of a prefix read.
# SPDX-License-Identifier: BSD-2-Clause
#
# Usage: platform_gen.py PLATFORM.toml PLATFORM.dtb OUTPUT_DIR
# Writes platform.hpp, platform_gen.json and platform_gen.yaml. The device tree is the only place where an
# address stands; fdtget, of the same package as dtc, reads it.
"""Generator of platform constants."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

Range = tuple[int, int]  # start, end (exclusive)


def cells(dtb: Path, node: str, name: str) -> list[int]:
    """The 32-bit cells of property `name` of `node`; none if it has no such property."""
    command = ["fdtget", "-t", "x", "-d", "", str(dtb), node, name]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [int(cell, 16) for cell in text.split()]


def register_blocks(dtb: Path, node: str) -> list[Range]:
    """The ranges of property `reg`; addresses and sizes have as many cells as the root says."""
    words = cells(dtb, node, "reg")
    if cells(dtb, "/", "#address-cells") == [2]:
        words = [high << 32 | low for high, low in zip(words[::2], words[1::2])]
    return [(start, start + size) for start, size in zip(words[::2], words[1::2])]


def interrupt(dtb: Path, node: str, index: int) -> int:
    """Number of an interrupt as the controller counts: shared lines begin at 32, private ones at 16."""
    kind, line, _flags = cells(dtb, node, "interrupts")[3 * index : 3 * index + 3]
    return line + (16 if kind == 1 else 32)


def gaps(taken: list[Range], end: int) -> list[Range]:
    """What `taken`, sorted, leaves of 0 .. end."""
    free = []
    at = 0
    for start, stop in sorted(taken):
        if at < start:
            free.append((at, start))
        at = max(at, stop)
    if at < end:
        free.append((at, end))
    return free


def header(memory: list[Range], kernel_devices: list[Range], devices: list[Range],
           numbers: dict[str, int], word_bits: int) -> str:
    def array(name: str, comment: str, ranges: list[Range]) -> str:
        rows = "".join(f"    {{{start:#x}, {end % (1 << word_bits):#x}}},\n"
                       for start, end in ranges)
        return f"/// {comment}\ninline constexpr Range {name}[] = {{\n{rows}}};\n"

    constants = "".join(f"inline constexpr Word {name} = {value:#x};\n"
                        for name, value in numbers.items())
    return f"""// Addresses and interrupts of the platform. Generated from its device tree; do not edit.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::platform {{

/// Physical addresses from `start` up to, not including, `end`, which is 0 for the address space's.
struct Range {{
    Word start;
    Word end;
}};

{array("memory", "All RAM.", memory)}
{array("kernel_devices", "Registers that the kernel touches; all but the UART are its own.", kernel_devices)}
{array("devices", "What the root task gets as device memory.", devices)}
{constants}
}}  // namespace kernel::platform
"""


def lists(memory: list[Range], devices: list[Range]) -> dict[str, list[dict[str, int]]]:
    return {name: [{"start": start, "end": end} for start, end in ranges]
            for name, ranges in (("devices", devices), ("memory", memory))}


def yaml_text(data: dict[str, list[dict[str, int]]]) -> str:
    lines = []
    for name, ranges in data.items():
        lines.append(f"{name}:\n")
        lines += [f"- end: {r['end']:#x}\n  start: {r['start']:#x}\n" for r in ranges]
    return "".join(lines)


def main() -> None:
    platform_file, dtb, output = map(Path, sys.argv[1:4])
    platform = tomllib.loads(platform_file.read_text())
    page = 1 << platform["kernel_page_bits"]
    gic = register_blocks(dtb, platform["gic_node"])
    memory = [(start, min(end, start + platform.get("memory_limit", end)))
              for start, end in register_blocks(dtb, platform["memory_node"])]
    timer = [start for start, _end in register_blocks(dtb, platform["timer_node"])]
    kept_registers = [start for start, _end in gic] + timer
    for node in platform.get("kept_nodes", []):
        kept_registers += [start for start, _end in register_blocks(dtb, node)]
    kept_pages = sorted({start & -page for start in kept_registers})
    kept = [(start, start + page) for start in kept_pages]
    devices = gaps(memory + kept, 1 << platform["physical_address_bits"])
    uart = register_blocks(dtb, platform["uart_node"])[0]
    numbers = {
        "gic_distributor": gic[0][0],
        "gic_cpu_interface": gic[1][0],
        "uart": uart[0],
        "timer_irq": interrupt(dtb, platform["timer_node"], platform["timer_index"]),
        "irq_count": platform["irq_count"],
    }
    output.mkdir(parents=True, exist_ok=True)
    if timer:
        numbers["timer"] = timer[0]
    # The UART is the kernel's console and the root task's device at once, so it needs a window too.
    used = kept + [(uart[0], uart[0] + page)]
    (output / "platform.hpp").write_text(header(memory, used, devices, numbers, platform.get("word_bits", 64)))
    (output / "platform_gen.json").write_text(json.dumps(lists(memory, devices)))
    (output / "platform_gen.yaml").write_text(yaml_text(lists(memory, devices)))


if __name__ == "__main__":
    main()
