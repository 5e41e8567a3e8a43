# Reaches a board through its JTAG port: has OpenOCD find adapter, chain and core.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from selfe_runner.input.board import Board
from selfe_runner.input.board_load import OpenOcdLoad
from selfe_runner.transport.openocd import OpenOcd, tcl_word
from selfe_runner.transport.trouble import Trouble

# hil/openocd of the tree, and of an installed one: same place.
_SCRIPTS = Path(__file__).resolve().parents[4] / "hil" / "openocd"
_INIT_SECONDS = 30.0

# What OpenOCD's complaints come to, in the order of being looked for.
_MEANINGS = (
    (r"unable to (open|find)|device found|socket|LIBUSB|libusb", "the JTAG adapter is not there"),
    (r"all ones|all zeroes|Invalid ACK", "nothing sensible answers on JTAG"),
    (r"expected \d+ of|IDCODE|IR capture|scan chain", "another chip than the board's is on JTAG"),
    (r"examin|DAP|DP|DSCR|dcc", "the board's core does not answer on JTAG"),
    (r"", "JTAG does not work"),
)


@contextmanager
def connected(board: Board, load: OpenOcdLoad, files: Sequence[int] = ()) -> Iterator[OpenOcd]:
    """An OpenOCD that has found adapter, chain and core of `board`, and has `files` open; it is
    gone when the context ends. Trouble: it does not find them."""
    openocd = OpenOcd((board.file.parent.absolute(), _SCRIPTS), files)
    try:
        # Where it runs it looks for a relative name first: nobody else's files may be there.
        openocd.run("cd /", "OpenOCD cannot begin")
        _configure(openocd, load)
        _connect(openocd)
        if load.core:
            openocd.run(f"targets {tcl_word(load.core)}", "there is no such core")
        yield openocd
    finally:
        openocd.stop()


def probe_jtag(board: Board, load: OpenOcdLoad) -> str:
    """What is on the chain of a board that has power: its TAPs and their IDCODEs. The board goes on
    with what it does. Trouble: it is not the chain that the configuration describes."""
    with connected(board, load) as openocd:
        taps = openocd.run("jtag names", "the chain is unknown").split()
        codes = [openocd.run(f"jtag cget {tap} -idcode", "a TAP is unknown") for tap in taps]
    return ", ".join(f"{tap} {int(code):#010x}" for tap, code in zip(taps, codes, strict=True))


def _configure(openocd: OpenOcd, load: OpenOcdLoad) -> None:
    for name in load.config:
        failing = f"OpenOCD does not take the configuration {name}"
        openocd.run(f"source [find {tcl_word(name)}]", failing)
    if serial := load.adapter_serial:
        failing = f"OpenOCD does not take the adapter's serial number {serial}"
        openocd.run(f"adapter serial {tcl_word(serial)}", failing)


def _connect(openocd: OpenOcd) -> None:
    """Finds adapter, chain and core. OpenOCD goes on with a chain that is not the one described,
    so each error that it complains of counts."""
    status = openocd.run("catch init", "the JTAG chain cannot be reached", _INIT_SECONDS)
    if status != "0" or openocd.complaints:
        said = openocd.complaints
        raise Trouble(f"{meaning_of(said)}: {said or 'OpenOCD does not say why'}")


def meaning_of(complaints: str) -> str:
    """What OpenOCD's complaints during `init` say of adapter, chain or core."""
    return next(text for pattern, text in _MEANINGS if re.search(pattern, complaints))
