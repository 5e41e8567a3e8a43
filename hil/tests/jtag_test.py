# The virtual JTAG port between the real OpenOCD, with its own target/imx6.cfg, and QEMU.
# SPDX-License-Identifier: BSD-2-Clause
#
# SELFE_VIRTUAL_JTAG names the program: hil/CMakeLists.txt sets it.

import random
import signal
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from selfe_hil.jtag_port import GDB, JtagPort, find_program
from selfe_runner.transport.child import die_with_parent

RAM, INTERNAL_RAM, TIMER_LOAD = 0x1000_0000, 0x0090_7000, 0x020D_0008
LOOP = RAM + 4
COUNTER = struct.pack("<3I", 0xE3A00000, 0xE2800001, 0xEAFFFFFD)  # r0 = 0; loop: r0 += 1
WORK_AREA = f"imx6.cpu.0 configure -work-area-phys {INTERNAL_RAM} -work-area-size 0x4000"
# The driver knows no speeds, which target/imx6.cfg sets at each reset.
QUIET_RESET = "imx6.cpu.0 configure -event reset-start {}; reset_config srst_only"


class Board:
    """A SABRE Lite with a program that counts; switched on while `power` is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._program = folder / "counter.bin"
        self._program.write_bytes(COUNTER)
        self.port = JtagPort(folder, find_program(None), seed=1)
        self.power_on()

    def power_on(self) -> None:
        self._qemu = subprocess.Popen(
            ["qemu-system-arm", "-M", "sabrelite", "-smp", "2", "-m", "1G", "-display", "none",
             "-monitor", "stdio", "-serial", "null", "-nic", "user,restrict=on",
             "-device", f"loader,file={self._program},addr={RAM},cpu-num=0,force-raw=on",
             "-gdb", f"unix:{self.folder / GDB},server=on,wait=off"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=lambda: die_with_parent(signal.SIGKILL),
        )  # fmt: skip
        # Whoever answers orders is up, and its GDB stub with it.
        assert self._qemu.stdin is not None and self._qemu.stdout is not None
        self._qemu.stdin.write(b"info status\n")
        self._qemu.stdin.flush()
        assert any(line.startswith(b"VM status") for line in self._qemu.stdout)

    def power_off(self) -> None:
        self._qemu.kill()
        self._qemu.communicate()

    def openocd(self, *commands: str, before_init: str = "") -> subprocess.CompletedProcess[str]:
        """A session of its own. Its output is text that OpenOCD printed, `=` lines are `show`'s."""
        script = self.folder / "session.tcl"
        script.write_text("proc show {words} { echo \"= $words\" }\n" + "\n".join(commands))
        done = subprocess.run(
            ["openocd", "-f", str(self.folder / "jtag.cfg"), "-f", "target/imx6.cfg",
             "-c", "gdb_port disabled; tcl_port disabled; telnet_port disabled",
             "-c", f"{QUIET_RESET}; {WORK_AREA}; {before_init}",
             "-c", "init; imx6.dap apsel 1; imx6.dap memaccess 0",
             "-f", str(script), "-c", "shutdown"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=240,
        )  # fmt: skip
        print(done.stdout)
        return done

    def shown(self, *commands: str, before_init: str = "") -> list[str]:
        """What a session that succeeds has to `show`."""
        done = self.openocd(*commands, before_init=before_init)
        assert done.returncode == 0
        return [line[2:] for line in done.stdout.splitlines() if line.startswith("= ")]


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    board = Board(tmp_path)
    yield board
    board.power_off()
    board.port.close()


def registers(*names: str) -> str:
    return "foreach n {" + " ".join(names) + "} { show [lindex [get_reg $n] 1] }"


def refused(command: str) -> str:
    return f"show [expr {{[catch {{{command}}}] != 0}}]"


def set_for_good(register: str, value: int) -> str:
    """OpenOCD keeps what is set to itself until the processor goes on."""
    return f"reg {register} {value}; resume; halt"


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
    pc, r0 = board.shown(
        "halt",
        "reg r0 6",
        f"bp {LOOP + 4} 4 {kind}",
        f"resume {LOOP}",
        "wait_halt 60000",
        registers("pc", "r0"),
    )
    assert (int(pc, 16), int(r0, 16)) == (LOOP + 4, 7)


def test_steps_one_instruction(board: Board) -> None:
    shown = board.shown(
        "halt", "reg r0 41", f"step {LOOP}", registers("pc", "r0"), "step", registers("pc", "r0")
    )
    assert [int(word, 16) for word in shown] == [LOOP + 4, 42, LOOP, 42]


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


def test_devices_are_written_and_read_word_by_word(board: Board) -> None:
    (value,) = board.shown(
        "halt", f"mww {TIMER_LOAD} 0x12345", f"show [format %x [read_memory {TIMER_LOAD} 32 1]]"
    )
    assert value == "12345"


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
    told = board.openocd("halt", f"exec kill -9 {board._qemu.pid}", "sleep 200", "reg pc force")
    board.power_off()
    assert "Error" in told.stdout
    board.power_on()
    assert board.shown("halt", "show [imx6.cpu.0 curstate]") == ["halted"]


def test_faults_are_checked(board: Board) -> None:
    with pytest.raises(ValueError, match="there is no fault `nonsense`"):
        board.port.set_faults({"nonsense": 1})
    with pytest.raises(ValueError, match="cannot be 2"):
        board.port.set_faults({"flip": 2})
