"""System call numbers: api/syscall.xml into the enumeration of sel4/syscall.h.

SPDX-License-Identifier: BSD-2-Clause
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from .condition import holds
from .configuration import Configuration
from .errors import DescriptionError


@dataclass(frozen=True)
class Syscall:
    """One system call of the configured kernel; `number` is what goes into the number register."""

    name: str
    number: int


def load_syscalls(path: Path, configuration: Configuration) -> Sequence[Syscall]:
    """Numbers the calls of one configuration, in descending order from -1.

    The API calls come from `<api-mcs>` or `<api-master>`, the debug calls follow. A debug call
    that is not configured keeps its number reserved, so that a configuration never shifts its
    neighbours.
    """
    root = ElementTree.parse(path).getroot()
    api = "api-mcs" if configuration.is_set("CONFIG_KERNEL_MCS") else "api-master"
    calls: list[Syscall] = []
    number = 0
    for section in (api, "debug"):
        groups = root.find(section)
        if groups is None:
            raise DescriptionError(f"{path.name}: no <{section}>")
        for group in groups.iterfind("config"):
            present = holds(group, configuration)
            for call in group.iterfind("syscall"):
                number -= 1
                if present:
                    calls.append(Syscall(call.attrib["name"], number))
    return calls
