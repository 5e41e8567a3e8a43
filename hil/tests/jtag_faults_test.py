# What goes wrong between OpenOCD and the virtual JTAG port, on request: OpenOCD says so.
# SPDX-License-Identifier: BSD-2-Clause

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from jtag_bench import LOOP, RAM, Board, refused, registers, set_for_good


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    board = Board(tmp_path)
    yield board
    board.power_off()
    board.port.close()


def test_dead_reset_line_resets_nothing(board: Board) -> None:
    board.port.set_faults({"dead_srst": 1})
    (r5,) = board.shown("halt", set_for_good("r5", 77), "reset halt", registers("r5"))
    assert int(r5, 16) == 77


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"idcode": 0x1234_5677}, "expected 1 of 1: 0x4ba00477"),
        ({"idcode": 0x4BA0_0476}, "does not have valid IDCODE"),
        ({"tdo_high": 1}, "all ones"),
        ({"tdo_low": 1}, "all zeroes"),
        ({"wait_after": 20}, "WAIT"),
        ({"drop_after": 3000}, "remote_bitbang"),
    ],
)
def test_fault_of_the_chain_is_told(board: Board, fault: dict[str, int], sentence: str) -> None:
    board.port.set_faults(fault)
    told = board.openocd("halt")
    assert sentence in told.stdout
    board.port.set_faults(dict.fromkeys(fault, 0))
    assert board.shown("halt", "show [imx6.cpu.0 curstate]") == ["halted"]


def test_bit_errors_are_told(board: Board) -> None:
    board.port.set_faults({"flip": 0.02})
    assert board.openocd("halt", registers("pc")).stdout.count("Error") > 0


def test_data_abort_is_told_once(board: Board) -> None:
    board.port.set_faults({"abort_after": 1})
    read = refused(f"read_memory {RAM} 32 4")
    assert board.shown("halt", read, read) == ["1", "0"]


def test_byte_that_arrives_damaged_is_found(board: Board) -> None:
    image = board.folder / "image.bin"
    image.write_bytes(bytes(4096))
    load, verify = (f"{do} {image} {RAM + 0x10_0000} bin" for do in ("load_image", "verify_image"))
    board.port.set_faults({"spoil_after": 2000})
    shown = board.shown("halt", load, refused(verify), load, refused(verify))
    assert shown == ["1", "0"]


def test_board_without_power_has_no_chain(board: Board) -> None:
    board.shown("halt", f"bp {LOOP} 4 hw")
    board.power_off()
    told = board.openocd("halt")
    assert told.returncode != 0
    assert "all ones" in told.stdout
    board.power_on()
    (pc,) = board.shown("halt", registers("pc"))
    assert int(pc, 16) in (LOOP, LOOP + 4)


def test_power_cut_in_mid_session_is_told(board: Board) -> None:
    told = board.openocd("halt", f"exec kill -9 {board.process_id}", "sleep 200", "reg pc force")
    board.power_off()
    assert "Error" in told.stdout
    board.power_on()
    assert board.shown("halt", "show [imx6.cpu.0 curstate]") == ["halted"]


def test_adapter_has_one_user(board: Board) -> None:
    with socket.socket(socket.AF_UNIX) as user:
        user.connect(str(board.folder / "jtag"))
        assert board.openocd("halt").returncode != 0
    assert board.shown("halt", "show [imx6.cpu.0 curstate]") == ["halted"]


def test_faults_are_checked(board: Board) -> None:
    with pytest.raises(ValueError, match="there is no fault `nonsense`"):
        board.port.set_faults({"nonsense": 1})
    with pytest.raises(ValueError, match="cannot be 2"):
        board.port.set_faults({"flip": 2})
