# A board behind a played JTAG chain for the real OpenOCD, whose core's commands are played in Tcl.
# SPDX-License-Identifier: BSD-2-Clause

import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench import wait_for

from selfe_runner.input.board import Board, Console, Power, Times
from selfe_runner.input.board_load import OpenOcdLoad
from selfe_runner.transport.openocd_loader import OpenOcdLoader

IDCODE = 0x4BA0_0477
ENTRY = 0x1020_0000
IMAGE = struct.pack("<4sB19xI", b"\x7fELF", 1, ENTRY) + bytes(range(100))

# The chain is real to OpenOCD; of the core only what the runner asks for is played, and kept.
CONFIG = """
adapter driver remote_bitbang
remote_bitbang host [file dirname [info script]]/jtag
remote_bitbang port 0
adapter speed 1000
jtag newtap board cpu -irlen 4 -expected-id 0x4ba00477
target create board.core testee -chain-position board.cpu
proc kept {what} {
    set file [open $::folder/kept a]
    puts $file $what
    close $file
}
set folder [file dirname [info script]]
proc play {} {
    rename halt halt_core
    proc halt {time} { kept halt; halt_core $time }
    proc reset {what} { kept "reset $what" }
    proc load_image {file address type} {
        kept "load $type"
        file copy -force $file $::folder/loaded
    }
    proc verify_image {file address type} { kept verify }
    proc selfe_prepare {} { kept prepare }
    proc resume {address} { kept "resume $address" }
}
# OpenOCD has these commands from here on.
rename init init_all
proc init {} { init_all; play; after_init }
proc after_init {} {}
"""


class Bench:
    """A board file's folder with a JTAG chain."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._chain: subprocess.Popen[bytes] | None = None
        self.configure()

    def configure(self, more: str = "", after_init: str = "") -> None:
        """`more` ends the configuration; `after_init` plays the core differently."""
        end = f"proc after_init {{}} {{ {after_init} }}\n"
        (self.folder / "bench.cfg").write_text(CONFIG + more + end)

    def connect(self, idcode: int = IDCODE) -> None:
        player = Path(__file__).with_name("played_jtag.py")
        port = self.folder / "jtag"
        port.unlink(missing_ok=True)
        self._chain = subprocess.Popen([sys.executable, player, str(port), hex(idcode)])
        assert wait_for(port.exists)

    @property
    def chain(self) -> int:
        """The process that plays it."""
        assert self._chain is not None
        return self._chain.pid

    def disconnect(self) -> None:
        if self._chain is not None:
            self._chain.kill()
            self._chain.wait()

    def load(self, u_boot: Any = None, times: Times | None = None, **changes: Any) -> None:
        load = replace(OpenOcdLoad(("bench.cfg",), "reset"), **changes)
        board = self.board(load, times or Times())
        OpenOcdLoader(board, load, u_boot, lambda _: None).load(IMAGE)

    def board(self, load: OpenOcdLoad, times: Times) -> Board:
        file = self.folder / "board.toml"
        console, power = Console("loop://"), Power(("true",), ("true",), off_seconds=0.01)
        return Board(file, "bench", "sabre", "", console, power, load, times=times)

    @property
    def kept(self) -> list[str]:
        """What the core was told."""
        return (self.folder / "kept").read_text().splitlines()
