# The virtual JTAG port beside a virtual board: selfe-virtual-jtag, and what OpenOCD is told of it.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from typing import Any

from selfe_runner.transport.child import die_with_parent

PREFIX = "jtag_"  # of the port's faults, among a board's
GDB, _ADAPTER, _CONTROL = "gdb", "jtag", "jtag-control"  # sockets in the board's folder
_ADAPTER_FILE, _SPEED_FILE = "jtag.cfg", "jtag-fast.cfg"
CONFIG = (f"{{folder}}/{_ADAPTER_FILE}", "sabrelite.cfg", f"{{folder}}/{_SPEED_FILE}")

_LONGEST_SOCKET = 107  # bytes of a path: unix(7)
_PATIENCE_SECONDS = 30
_ROOT = Path(__file__).resolve().parents[3]

_ADAPTER_TEXT = """\
# The adapter of a virtual board.
adapter driver remote_bitbang
remote_bitbang port 0
remote_bitbang host {{{socket}}}
"""

# For behind a file that has sourced target/imx6.cfg. Nothing has to wait here; and the driver
# knows no speeds, though that file sets one at each reset.
_SPEED_TEXT = """\
# A virtual port takes no time.
imx6.cpu.0 configure -event examine-end { imx6.dap apsel 1; imx6.dap memaccess 0 }
imx6.cpu.0 configure -event reset-start { }
"""


class JtagPort:
    """Serves in `folder`, which is also where the board's QEMU has its GDB stub.

    It lives until `close`, whether the board has power or not: an adapter has its own.
    ValueError: it cannot be served there.
    """

    def __init__(self, folder: Path, program: Path, seed: int) -> None:
        self._folder = folder
        adapter = folder.absolute() / _ADAPTER
        if len(os.fsencode(adapter)) > _LONGEST_SOCKET:
            raise ValueError(f"{adapter}: too long for the path of a socket; use another folder")
        command = [str(program), "--gdb", GDB, "--socket", _ADAPTER]
        command += ["--control", _CONTROL, "--seed", str(seed)]
        try:
            self._process = subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                preexec_fn=lambda: die_with_parent(signal.SIGTERM),
            )
        except OSError as problem:
            raise ValueError(f"{command[0]}: {problem.strerror}") from None
        assert self._process.stdout is not None
        if not self._process.stdout.readline():
            raise ValueError(f"{command[0]}: the virtual JTAG port did not start")
        (folder / _ADAPTER_FILE).write_text(_ADAPTER_TEXT.format(socket=adapter))
        (folder / _SPEED_FILE).write_text(_SPEED_TEXT)

    def set_faults(self, faults: dict[str, Any]) -> None:
        """`faults`: named as in FaultSettings (hil/jtag/src/faults.hpp). ValueError: there is no
        such fault, or it cannot have such a value."""
        if not faults:
            return
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_PATIENCE_SECONDS)
            connection.connect(str(self._folder / _CONTROL))
            with connection.makefile("rw") as file:
                file.write(json.dumps({"do": "faults", "faults": faults}) + "\n")
                file.flush()
                error = str(json.loads(file.readline())["error"])
        if error:
            raise ValueError(error)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
        for name in (_ADAPTER, _CONTROL, GDB):
            (self._folder / name).unlink(missing_ok=True)


def find_program(named: Path | None) -> Path:
    """selfe-virtual-jtag: as named, as SELFE_VIRTUAL_JTAG says, of this tree's host build, or
    installed. ValueError: none of them."""
    built = _ROOT / "build" / "host" / "bin" / "selfe-virtual-jtag"
    found = shutil.which("selfe-virtual-jtag")
    for candidate in (named, os.environ.get("SELFE_VIRTUAL_JTAG"), built, found):
        if candidate and Path(candidate).exists():
            return Path(candidate).absolute()
    raise ValueError("selfe-virtual-jtag is not there: build the preset `host`, or name it")
