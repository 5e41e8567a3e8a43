# How a debug kernel tells that the root task has faulted and that nobody handles it.
# SPDX-License-Identifier: BSD-2-Clause
#
#     Caught cap fault in send phase at address 0
#     while trying to handle:
#     vm fault on data at address 0x10 with status 0x92000046
#     in thread 0xffffff807ffe9400 "rootserver" at address 0x400838
#
# As printed by seL4 13.0.0 to 16.0.0. The fault that is handled is the one without a handler's
# capability; the thread's name is the one that the kernel gives to the first thread. A kernel
# without printing is silent: a program that wants to be heard then has start's FaultGuard.

import re
from dataclasses import dataclass

from selfe_runner.protocol.message import CodeAddress
from selfe_runner.text import printable

_REPORT = re.compile(
    rb"while trying to handle:\s+([^\r\n]+)\s+"
    # What follows the address must be there, too: a read may end in the middle of the number.
    rb"in thread 0x[0-9a-f]+ \"rootserver\" at address (0x[0-9a-f]+)[^0-9a-f]"
)
_MOST_BYTES = 1024  # of a report that has begun


@dataclass(frozen=True)
class RootFault:
    """`what`: the kernel's words for the fault; `at`: the instruction."""

    what: str
    at: CodeAddress


class RootFaultWatch:
    """Searches the text of a boot for such a report, however the text is cut."""

    def __init__(self) -> None:
        self._tail = b""

    def fault_in(self, data: bytes) -> RootFault | None:
        text = self._tail + data
        found = _REPORT.search(text)
        self._tail = b"" if found else text[-_MOST_BYTES:]
        if not found:
            return None
        return RootFault(printable(found[1]).strip(), CodeAddress(int(found[2], 16), False))
