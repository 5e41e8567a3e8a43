# The virtual boards of the night: served while the night goes on, loaded from one TFTP folder.
# SPDX-License-Identifier: BSD-2-Clause

import subprocess
import time
from pathlib import Path

from selfe_hil.lava_board import device_dictionary
from selfe_runner.input.board import read_board

TOOL = Path("/mnt/selfe/hil/virtual-board")
U_BOOT = Path("/mnt/selfe/build/u-boot/u-boot-sabrelite.imx")
TFTP = Path("/srv/tftp")  # that of Debian's TFTP server, which LAVA's dispatcher writes to
_UP_SECONDS = 60.0


class Board:
    """A virtual SABRE Lite called `name` whose folder is below `folder`."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.file = folder / name / "board.toml"
        self.file.parent.mkdir(parents=True)
        # QEMU's network serves the board's own folder: the runner's and LAVA's images go there.
        (self.file.parent / "tftp").symlink_to(TFTP)
        with (folder / f"{name}.log").open("wb") as log:
            self._serving = subprocess.Popen(
                [str(TOOL), "serve", str(self.file.parent),
                 "--u-boot", str(U_BOOT), "--name", name],
                stdout=log,
                stderr=log,
            )  # fmt: skip

    def wait(self) -> None:
        """Returns when the board can be used. RuntimeError: it cannot."""
        give_up = time.monotonic() + _UP_SECONDS
        while not self.file.exists():
            if self._serving.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"board {self.name} does not come up")
            time.sleep(0.1)

    @property
    def dictionary(self) -> str:
        """As LAVA's server is told of the board."""
        return device_dictionary(read_board(self.file))
