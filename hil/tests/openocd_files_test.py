# The OpenOCD files of hil/openocd: OpenOCD takes them, and the runner finds them.
# SPDX-License-Identifier: BSD-2-Clause
#
# No board is needed: behind the dummy adapter there is no chain, which is what OpenOCD complains of
# once the files have been read.

import shutil
import struct
from pathlib import Path

import pytest

from selfe_runner.input.board import Board, Console, Power
from selfe_runner.input.board_load import OpenOcdLoad
from selfe_runner.transport.line import SerialLine
from selfe_runner.transport.openocd import OpenOcd
from selfe_runner.transport.openocd_loader import OpenOcdLoader
from selfe_runner.transport.trouble import Trouble

pytestmark = pytest.mark.skipif(
    shutil.which("openocd") is None, reason="openocd is not installed: apt-get install openocd"
)

IMAGE = struct.pack("<4sB19xI", b"\x7fELF", 1, 0) + bytes(100)
FOLDER = Path(__file__).resolve().parents[1] / "openocd"
FILES = sorted(file.name for file in FOLDER.glob("*.cfg"))


@pytest.mark.parametrize("name", FILES)
def test_file_comes_to_a_chain(tmp_path: Path, name: str) -> None:
    (tmp_path / "adapter.cfg").write_text("adapter driver dummy\n")
    load = OpenOcdLoad(("adapter.cfg", name), "reset")
    power = Power(("true",), ("true",))
    board = Board(tmp_path / "board.toml", "b", "sabre", "", Console("loop://"), power, load)
    loader = OpenOcdLoader(board, load, SerialLine(board.console), lambda _: None)
    with pytest.raises(Trouble, match="^another chip than the board's is on JTAG: |^nothing sens"):
        loader.load(IMAGE)


@pytest.mark.parametrize(
    ("name", "core", "kind"),
    [("sabrelite.cfg", "imx6.cpu.0", "cortex_a"), ("jetson-tx1.cfg", "tegra210.cpu.0", "aarch64")],
)
def test_file_has_its_core_first_and_prepares_it(name: str, core: str, kind: str) -> None:
    openocd = OpenOcd((FOLDER,))
    try:
        openocd.run("adapter driver dummy", "adapter")
        openocd.run(f"source [find {name}]", "file")
        assert openocd.run("lindex [target names] 0", "names") == core
        assert openocd.run(f"{core} cget -type", "type") == kind
        assert openocd.run("info commands selfe_prepare", "commands") == "selfe_prepare"
    finally:
        openocd.stop()
