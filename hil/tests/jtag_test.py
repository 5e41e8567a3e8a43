# The virtual JTAG port between the real OpenOCD, with its own target/imx6.cfg, and QEMU.
# SPDX-License-Identifier: BSD-2-Clause

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from jtag_bench import LOOP, RAM, Board, refused, registers, set_for_good

# i.MX6 reference manual: EPIT1's "Load register"; the distributor in "ARM MP" memory.
TIMER_LOAD, INTERRUPT_CONTROLLER = 0x020D_0008, 0x00A0_1000


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    board = Board(tmp_path)
    yield board
    board.power_off()
    board.port.close()


def test_halts_and_shows_the_processor_as_it_is(board: Board) -> None:
    pc, main_id = board.shown(
        "halt", registers("pc"), "show [format %x [arm mrc 15 0 0 0 0]]"
    )
    assert int(pc, 16) in (LOOP, LOOP + 4)
    assert main_id == "410fc090"  # QEMU's own Cortex-A9: its processor was asked, not a table


def test_resumes_where_it_is_told(board: Board) -> None:
    (far_on,) = board.shown("halt", "reg r0 0x40000000", f"resume {LOOP}", "halt", registers("r0"))
    assert 0x4000_0000 <= int(far_on, 16) < 0x8000_0000


def test_stays_halted_when_the_debugger_leaves(board: Board) -> None:
    board.shown("halt", set_for_good("r5", 0x1234ABCD))
    state, r5 = board.shown("show [imx6.cpu.0 curstate]", registers("r5"))
    assert (state, int(r5, 16)) == ("halted", 0x1234ABCD)


def test_image_is_loaded_and_verified(board: Board) -> None:
    """By OpenOCD's checksum program, which the processor runs; the second time word by word."""
    image = board.folder / "image.bin"
    image.write_bytes(random.Random(1).randbytes(10_001))
    place = f"{image} {RAM + 0x10_0000:#x} bin"
    first, second, damaged = board.shown(
        "halt",
        f"load_image {place}",
        refused(f"verify_image {place}"),
        "imx6.cpu.0 configure -work-area-size 0",
        refused(f"verify_image {place}"),
        f"mwb {RAM + 0x10_0000 + 7777} 0x5a",
        refused(f"verify_image {place}"),
    )
    assert (first, second, damaged) == ("0", "0", "1")


@pytest.mark.parametrize("kind", ["", "hw"])
def test_breakpoint_stops(board: Board, kind: str) -> None:
    pc, r0, state = board.shown(
        "halt",
        "reg r0 6",
        f"bp {LOOP + 4} 4 {kind}",
        f"resume {LOOP}",
        "wait_halt 60000",
        registers("pc", "r0"),
        f"rbp {LOOP + 4}",
        "resume",
        "sleep 200",  # it comes by again at once
        "show [imx6.cpu.0 curstate]",
    )
    assert (int(pc, 16), int(r0, 16), state) == (LOOP + 4, 7, "running")


def test_steps_one_instruction(board: Board) -> None:
    shown = board.shown(
        "halt", "reg r0 41", f"step {LOOP}", registers("pc", "r0"), "step", registers("pc", "r0")
    )
    assert [int(word, 16) for word in shown] == [LOOP + 4, 42, LOOP, 42]


def test_thumb_code_is_halted_and_stepped(board: Board) -> None:
    loop = RAM + 0x100  # adds r0, #1; b back
    main_id, pc, next_pc = board.shown(
        "halt",
        f"mww {loop} 0xe7fd3001",
        f"reg cpsr 0x1f3; resume {loop}",
        "halt",
        "show [format %x [arm mrc 15 0 0 0 0]]",
        registers("pc"),
        "step",
        registers("pc"),
    )
    assert main_id == "410fc090"  # an Arm instruction, executed meanwhile
    assert {int(pc, 16), int(next_pc, 16)} == {loop, loop + 2}


def test_memory_is_read_as_it_was_written(board: Board) -> None:
    read = f"show [read_memory {RAM + 0x2000} 32 2]"
    write = f"mwb {RAM + 0x2003} 0x12; mwh {RAM + 0x2004} 0x3456"
    before, after = board.shown("halt", read, write, read)
    assert before == "0x0 0x0"
    assert after == "0x12000000 0x3456"


def test_coprocessor_registers_are_the_processors_own(board: Board) -> None:
    """The MMU, switched on with a table that maps memory onto itself but for one place: what the
    debugger reads there is what the processor would."""
    table, alias = RAM + 0x4_0000, 0x6000_0000
    section = 0xC02  # 1 MiB, all rights
    shown = board.shown(
        "halt",
        f"for {{set i 0}} {{$i < 4096}} {{incr i 256}} {{ mww [expr {{{table} + 4 * $i}}] 0 256 }}",
        f"mww {table + 4 * (RAM >> 20)} {RAM | section}",
        f"mww {table + 4 * (alias >> 20)} {RAM | section}",
        "arm mcr 15 0 3 0 0 0xffffffff",  # DACR
        f"arm mcr 15 0 2 0 0 {table}",  # TTBR0
        "arm mcr 15 0 1 0 0 [expr {[arm mrc 15 0 1 0 0] | 1}]",  # SCTLR.M
        f"resume {LOOP}",
        "halt",
        "show [expr {[arm mrc 15 0 1 0 0] & 1}]",
        f"show [format %x [read_memory {alias + 8} 32 1]]",
        refused("read_memory 0x70000000 32 1"),
        "show [imx6.cpu.0 curstate]",
    )
    assert shown == ["1", "eafffffd", "1", "halted"]


def test_modes_have_registers_of_their_own(board: Board) -> None:
    shown = board.shown(
        "halt",
        "reg sp_irq 0x11111111; reg sp_svc 0x22222222",
        "resume; halt",
        "reg spsr_irq 0x400001d3",
        "resume; halt",
        registers("sp_irq", "spsr_irq", "sp_svc"),
    )
    assert [int(word, 16) for word in shown] == [0x11111111, 0x400001D3, 0x22222222]


def test_devices_are_written_and_read_word_by_word(board: Board) -> None:
    (value,) = board.shown(
        "halt", f"mww {TIMER_LOAD} 0x12345", f"show [format %x [read_memory {TIMER_LOAD} 32 1]]"
    )
    assert value == "12345"


def test_devices_know_who_reads_them(board: Board) -> None:
    """The interrupt controller has registers for each core; past the cores nobody reaches it."""
    cores, outside = board.shown(
        "targets imx6.cpu.0",
        "halt",
        f"show [expr {{[read_memory {INTERRUPT_CONTROLLER + 4} 32 1] >> 5 & 7}}]",
        refused(f"imx6.ahb read_memory {INTERRUPT_CONTROLLER + 4} 32 1"),
        before_init="target create imx6.ahb mem_ap -dap imx6.dap -ap-num 0",
    )
    assert (cores, outside) == ("1", "1")


def test_memory_access_port_reaches_memory_while_the_core_runs(board: Board) -> None:
    value, state = board.shown(
        f"imx6.ahb write_memory {RAM + 0x1001} 8 {{0xab 0xcd 0xef}}",
        f"show [format %x [imx6.ahb read_memory {RAM + 0x1000} 32 1]]",
        "show [imx6.cpu.0 curstate]",
        before_init="target create imx6.ahb mem_ap -dap imx6.dap -ap-num 0",
    )
    assert (value, state) == ("efcdab00", "running")


def test_reset_starts_anew(board: Board) -> None:
    before, after, r5 = board.shown(
        "halt",
        set_for_good("r5", 77),
        f"mww {LOOP} 0xe2800002",
        f"show [format %x [read_memory {LOOP} 32 1]]",
        "reset halt",
        f"show [format %x [read_memory {LOOP} 32 1]]",
        registers("r5"),
    )
    assert (before, after) == ("e2800002", "e2800001")
    assert int(r5, 16) == 0
