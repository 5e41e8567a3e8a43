# A SABRE Lite as QEMU plays it, with the real U-Boot in the place of its flash memory.
# SPDX-License-Identifier: BSD-2-Clause

import struct
from collections.abc import Sequence
from pathlib import Path

from selfe_hil import jtag_port

SPEED = 115200
LOAD_ADDRESS = 0x3000_0000  # far from where images unpack to, and below U-Boot itself
_IVT_TAG = 0xD1  # i.MX6 reference manual, "Image Vector Table and Boot Data"


def u_boot_of(imx: bytes) -> tuple[bytes, int]:
    """U-Boot and its address, out of the file that a SABRE Lite's flash memory holds.

    ValueError: the file has no image vector table.
    """
    if len(imx) < 32 or imx[0] != _IVT_TAG:
        raise ValueError("not an i.MX image: it does not begin with an image vector table")
    entry, own_address = struct.unpack_from("<I12xI", imx, 4)
    offset = entry - own_address
    if not 0 < offset < len(imx):
        raise ValueError(f"not an i.MX image: its entry is {offset} bytes from its start")
    return imx[offset:], entry


def qemu_command(
    u_boot: Path, entry: int, serial: Path, tftp: Path, gdb: Path | None = None
) -> list[str]:
    """QEMU's command line. `serial`: a Unix socket that takes the board's second UART; `tftp`: the
    folder that its network serves, which leads nowhere else. `gdb`: where a JTAG port finds it."""
    return [
        "qemu-system-arm", "-M", "sabrelite", "-smp", "4", "-m", "1G",
        "-display", "none", "-monitor", "none",
        "-serial", "null", "-serial", f"unix:{serial}",
        "-device", f"loader,file={u_boot},addr={entry:#x},cpu-num=0,force-raw=on",
        "-nic", f"user,tftp={tftp},restrict=on",
        *([] if gdb is None else ["-gdb", f"unix:{gdb},server=on,wait=off"]),
    ]  # fmt: skip


def _strings(words: Sequence[str]) -> str:
    """An array of TOML."""
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def _load(by: str) -> list[str]:
    """The lines of `[load]` for one way `by` which images come to the board."""
    if by == "jtag":
        return [
            'method = "openocd"',
            f"config = {_strings(jtag_port.CONFIG)}",
            'memory = "u-boot"',
        ]
    lines = ['method = "u-boot"', f"address = {LOAD_ADDRESS:#x}", f'by = "{by}"']
    if by == "tftp":
        setup = [
            "setenv ethaddr 52:54:00:12:34:56",
            "setenv ipaddr 10.0.2.15",
            "setenv serverip 10.0.2.2",
        ]
        lines += [f"setup = {_strings(setup)}", 'folder = "{folder}/tftp"']
    return lines


def board_file(name: str, tool: Path, folder: Path, by: str) -> str:
    """The board file of the virtual board that lives in `folder`."""
    return "\n".join(
        [
            f'id = "{name}"',
            'platform = "sabre"',
            'description = "virtual SABRE Lite: QEMU and U-Boot"',
            'tags = ["virtual"]',
            "[console]",
            'url = "{folder}/console"',
            f"speed = {SPEED}",
            "[power]",
            f'on = ["{tool}", "on", "{{folder}}"]',
            f'off = ["{tool}", "off", "{{folder}}"]',
            "off_seconds = 0.1",
            "[load]",
            *_load(by),
            "",
        ]
    )
