# The board files that users copy: each is one, for a platform that there is, and none collides.
# SPDX-License-Identifier: BSD-2-Clause

import shutil
from pathlib import Path

import pytest

from selfe_runner.input.board import Board
from selfe_runner.input.board_load import OpenOcdLoad, UBootLoad
from selfe_runner.input.board_set import read_boards

ROOT = Path(__file__).resolve().parents[2]
BOARDS = read_boards([ROOT / "hil" / "boards"])


def test_all_files_describe_boards_that_could_be_one_laboratory() -> None:
    assert [line for problem in BOARDS.problems for line in problem.lines()] == []
    files = {board.file.name for board in BOARDS.boards}
    assert files == {"jetson-tx1-u-boot.toml", "sabre-lite-openocd.toml", "sabre-lite-u-boot.toml"}


@pytest.mark.parametrize("board", BOARDS.boards, ids=lambda board: str(board.id))
def test_platform_is_one_and_the_wiring_is_told(board: Board) -> None:
    assert (ROOT / "platforms" / board.platform / "platform.toml").exists()
    page = board.file.name.removesuffix(".toml").removesuffix("-u-boot").removesuffix("-openocd")
    assert (board.file.parent / f"{page}.md").exists()
    assert f"{page}.md" in board.file.read_text()


@pytest.mark.parametrize("board", BOARDS.boards, ids=lambda board: str(board.id))
def test_what_loads_it_exists(board: Board) -> None:
    if isinstance(board.load, UBootLoad):
        assert board.load.start == "go" or board.load.address is not None
        return
    assert isinstance(board.load, OpenOcdLoad)
    folders = [ROOT / "hil" / "openocd"]
    if shutil.which("openocd"):
        folders.append(Path("/usr/share/openocd/scripts"))
        for name in board.load.config:
            assert any((folder / name).exists() for folder in folders), name
