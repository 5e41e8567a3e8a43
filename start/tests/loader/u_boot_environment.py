# Writes the flash of QEMU's virt machine in which U-Boot finds its environment.
# SPDX-License-Identifier: BSD-2-Clause
#
# usage: u_boot_environment.py FILE NAME=VALUE...
# Sizes: U-Boot's configuration qemu_arm64 (CONFIG_ENV_SIZE), QEMU's second flash of 64 MiB. Format:
# CRC-32 of the rest in four bytes, then texts that end with NUL, then an empty one.

import sys
import zlib
from pathlib import Path

ENVIRONMENT_BYTES = 0x40000
FLASH_BYTES = 64 << 20


def main(file: Path, settings: list[str]) -> None:
    text = b"".join(setting.encode() + b"\0" for setting in settings) + b"\0"
    body = text.ljust(ENVIRONMENT_BYTES - 4, b"\0")
    with file.open("wb") as flash:
        flash.write(zlib.crc32(body).to_bytes(4, "little") + body)
        flash.truncate(FLASH_BYTES)  # the rest takes no room on the disk


main(Path(sys.argv[1]), sys.argv[2:])
