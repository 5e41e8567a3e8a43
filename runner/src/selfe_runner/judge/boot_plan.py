# What a boot is expected to be, and how long and how much it may take.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from selfe_runner.protocol.message import CodeAddress, Hello

NameAddresses = Callable[[Sequence[CodeAddress]], list[str]]

PROTOCOL_VERSION = 1


@dataclass(frozen=True)
class Limits:
    """Bounds of one boot. Seconds of the host's clock."""

    boot_seconds: float = 30.0  # from power-on to HELLO
    case_seconds: float = 20.0  # from S to R, and of silence between cases
    grace_seconds: float = 1.0  # of silence after a kernel's last words
    restart_seconds: float = 3.0  # without a frame after a boot loader's first words
    output_bytes: int = 64 << 20


def unnamed(addresses: Sequence[CodeAddress]) -> list[str]:
    """One line for each address of a backtrace, by nothing but its number."""
    return [f"0x{address.value:x}" for address in addresses]


@dataclass(frozen=True)
class BootPlan:
    """What a boot is expected to be. `image`: build-id, 16 hex digits. `name_addresses`: one or
    more lines for the addresses of a backtrace.

    `is_exact_line`: the bytes come through a pipe of this host, so that none is lost and none
    is left from an earlier boot, as it may be in a serial port.
    """

    image: str
    case_count: int
    nonce: int
    planned: frozenset[int]
    is_exact_line: bool
    name_addresses: NameAddresses = unnamed

    def objection(self, hello: Hello) -> str:
        """Why `hello` is not the one of this boot; empty if it is."""
        if hello.version != PROTOCOL_VERSION:
            return f"the image speaks protocol version {hello.version}, not {PROTOCOL_VERSION}"
        if hello.image != self.image:
            return (
                f"this is another image's output: its build-id is {hello.image},"
                f" not {self.image}"
            )
        if hello.cases != self.case_count:
            return f"the image has {hello.cases} cases, the case list {self.case_count}"
        if hello.nonce != self.nonce:
            return (
                f"this is another boot's output: its plan has nonce {hello.nonce:08x},"
                f" not {self.nonce:08x}"
            )
        return ""
