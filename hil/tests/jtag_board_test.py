# The conformance image on a virtual SABRE Lite, loaded through its JTAG port by the real OpenOCD.
# SPDX-License-Identifier: BSD-2-Clause
#
# U-Boot sets up the board, is halted, and never runs again; the image goes through the core's debug
# registers. Environment: as virtual_board_test.py has it, and SELFE_VIRTUAL_JTAG.

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from virtual_board_test import BUILD, VirtualBoard

pytestmark = pytest.mark.skipif(
    shutil.which("openocd") is None, reason="openocd is not installed: apt-get install openocd"
)


# A seventh of the conformance image: OpenOCD takes its time over a serial chain.
SMALL = [
    "--image", str(BUILD / "judge.image.elf"), "--cases", str(BUILD / "judge.cases.json"),
    "--select", "Judge.APassingCasePasses", "--select", "Judge.TheLastCaseStillRuns",
]  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Iterator[VirtualBoard]:
    board = VirtualBoard(tmp_path / "board", "--by", "jtag")
    yield board
    board.quit()


def test_whole_suite_passes(board: VirtualBoard) -> None:
    done, journal = board.run("--strict")
    assert done.returncode == 0
    assert journal.verdicts().keys() <= {"PASS", "SKIP"}
    assert journal.verdicts()["PASS"] > 500
    assert journal.boot_ends() == ["bye"]


def could_not_be_tested(board: VirtualBoard, complaint: str) -> None:
    done, journal = board.run("--max-boots", "1", *SMALL)
    assert done.returncode == 1
    assert journal.verdicts().keys() == {"LOAD_FAIL"}
    assert complaint in done.stdout


def test_adapter_that_is_lost_could_not_be_tested_and_comes_back(board: VirtualBoard) -> None:
    board.do("faults", faults={"jtag_drop_after": 1_000_000})
    could_not_be_tested(board, "the image cannot be written: ")
    done, journal = board.run("--strict", *SMALL)
    assert done.returncode == 0
    assert journal.verdicts() == {"PASS": 2}


def test_other_chip_could_not_be_tested(board: VirtualBoard) -> None:
    board.do("faults", faults={"jtag_idcode": 0x0BA0_0477})
    could_not_be_tested(board, "another chip than the board's is on JTAG: ")


def test_chain_that_gets_stuck_could_not_be_tested(board: VirtualBoard) -> None:
    board.do("faults", faults={"jtag_wait_after": 5000})
    could_not_be_tested(board, "the image cannot be written: Timeout during WAIT recovery")


def test_damaged_byte_is_loaded_again(board: VirtualBoard) -> None:
    """It is one of the version in the image's head (payload.h), without which nothing runs."""
    board.do("faults", faults={"jtag_spoil_after": 26})
    done, journal = board.run("--strict", *SMALL)
    assert done.returncode == 0
    assert journal.verdicts() == {"PASS": 2}
    assert journal.boot_ends() == ["bye"]
