# The serial ports of this host, by names that stay the same.
# SPDX-License-Identifier: BSD-2-Clause

import os
from dataclasses import dataclass
from pathlib import Path

from serial.tools import list_ports

_BY_ID = Path("/dev/serial/by-id")  # udev's links, named after maker, product and serial number


@dataclass(frozen=True)
class SerialPort:
    """`name`: the best one, for a board file; `device`: what it leads to; `text`: what the port
    says of itself."""

    name: str
    device: str
    text: str


def serial_ports(by_id: Path = _BY_ID) -> tuple[SerialPort, ...]:
    """All that are plugged in, in the order of their names."""
    named = sorted(by_id.iterdir(), reverse=True) if by_id.is_dir() else []
    links = {os.path.realpath(link): str(link) for link in named}
    ports = (
        SerialPort(links.get(port.device, port.device), port.device, port.description or "")
        for port in list_ports.comports()
    )
    return tuple(sorted(ports, key=lambda port: port.name))
