# A small program on QEMU's SABRE Lite behind the virtual JTAG port, and OpenOCD to look at it with.
# SPDX-License-Identifier: BSD-2-Clause
#
# SELFE_VIRTUAL_JTAG names the port's program: hil/CMakeLists.txt sets it.

import signal
import struct
import subprocess
from pathlib import Path

from selfe_hil.jtag_port import GDB, JtagPort, find_program
from selfe_runner.transport.child import die_with_parent

RAM, INTERNAL_RAM = 0x1000_0000, 0x0090_7000
LOOP = RAM + 4
COUNTER = struct.pack("<3I", 0xE3A00000, 0xE2800001, 0xEAFFFFFD)  # r0 = 0; loop: r0 += 1
WORK_AREA = f"imx6.cpu.0 configure -work-area-phys {INTERNAL_RAM} -work-area-size 0x4000"
# The driver knows no speeds, which target/imx6.cfg sets at each reset.
QUIET_RESET = "imx6.cpu.0 configure -event reset-start {}; reset_config srst_only"


class Board:
    """A SABRE Lite with a program that counts, and its adapter; it is switched on."""

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

    @property
    def process_id(self) -> int:
        """Whom a session kills to cut the power itself."""
        return self._qemu.pid

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


def registers(*names: str) -> str:
    return "foreach n {" + " ".join(names) + "} { show [lindex [get_reg $n] 1] }"


def refused(command: str) -> str:
    return f"show [expr {{[catch {{{command}}}] != 0}}]"


def set_for_good(register: str, value: int) -> str:
    """OpenOCD keeps what is set to itself until the processor goes on."""
    return f"reg {register} {value}; resume; halt"
