# Board files for tests: as many as wanted, in a folder, each good unless the test makes it bad.
# SPDX-License-Identifier: BSD-2-Clause

import os
from pathlib import Path

BOARD = """\
id = "{id}"
platform = "{platform}"
description = "the board {id}"
[console]
url = "socket://127.0.0.1:{port}"
[power]
on = ["true"]
off = ["true"]
[load]
method = "u-boot"
address = 0x3000_0000
by = "xmodem"
"""
QUARANTINE = '[quarantine]\nsince = "2026-11-20"\nreason = "the fan is dead"\n'


class Desk:
    """A folder of board files, whose ids are no other test's: locks are the host's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "boards"
        self.folder.mkdir()
        self._count = 0

    def id(self, name: str) -> str:
        return f"t{os.getpid()}-{name}"

    def add(self, name: str, platform: str = "sabre", more: str = "", file: str = "") -> Path:
        self._count += 1
        path = self.folder / (file or f"{name}.toml")
        text = BOARD.format(id=self.id(name), platform=platform, port=self._count)
        path.write_text(text + more)
        return path
