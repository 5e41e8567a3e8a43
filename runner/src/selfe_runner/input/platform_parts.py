# What the parts of a platform file say of each other.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping
from typing import Any

from selfe_runner.input.schema_check import Fault


def check_parts(document: Mapping[str, Any]) -> list[Fault]:
    """Contradictions in a file whose every part is fine by itself."""
    return [*_memory(document), *_lines(document), *_qemu(document)]


def _memory(document: Mapping[str, Any]) -> list[Fault]:
    """Ranges of memory that share addresses."""
    faults = []
    ranges = [(entry["start"], entry["start"] + entry["size"]) for entry in document["memory"]]
    for index, (start, end) in enumerate(ranges):
        for other_start, other_end in ranges[:index]:
            if start < other_end and other_start < end:
                text = (
                    f"memory {start:#x}-{end:#x} overlaps memory {other_start:#x}-{other_end:#x}"
                )
                faults.append(Fault(("memory", index), text))
    return faults


def _lines(document: Mapping[str, Any]) -> list[Fault]:
    """Interrupt lines that are called spare and are not."""
    spare = document.get("test", {}).get("spare_irqs", [])
    users = {document[name]["irq"]: name for name in ("uart", "timer") if name in document}
    path = ("test", "spare_irqs")
    taken = [n for n in spare if n in users]
    twice = sorted({n for n in spare if spare.count(n) > 1})
    return [
        *(Fault(path, f"interrupt {n} is not spare: [{users[n]}] has it") for n in taken),
        *(Fault(path, f"interrupt {n} is listed twice") for n in twice),
    ]


def _qemu(document: Mapping[str, Any]) -> list[Fault]:
    """A command line that has no place for what it shall boot."""
    if "qemu" not in document:
        return []
    text = " ".join(document["qemu"]["image_args"])
    wanted = ["{image}"] + ["{kernel}"] * (document["boot"]["method"] == "multiboot")
    path = ("qemu", "image_args")
    return [Fault(path, f"`image_args` names no {word}") for word in wanted if word not in text]
