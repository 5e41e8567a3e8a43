# A machine played by QEMU: its console is QEMU's standard output.
# SPDX-License-Identifier: BSD-2-Clause

import os
import shutil

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.problem import Problem
from selfe_runner.text import printable_text
from selfe_runner.transport.child import Child
from selfe_runner.transport.qemu_command import QemuCommand

_WARNING = ": warning: "  # what QEMU says of a machine that it then plays all the same

_PROGRAM = "qemu-"  # with its name QEMU begins what is about itself

_PACKAGES = {
    "qemu-system-aarch64": "qemu-system-arm",
    "qemu-system-arm": "qemu-system-arm",
    "qemu-system-i386": "qemu-system-x86",
    "qemu-system-x86_64": "qemu-system-x86",
    "qemu-system-riscv32": "qemu-system-misc",
    "qemu-system-riscv64": "qemu-system-misc",
}


class QemuTransport:
    """Runs images in QEMU. The image lies in memory only: nothing is left if all is killed.

    `keyboard`: a descriptor whose bytes go to the machine's console."""

    is_exact_line = True

    def __init__(self, command: QemuCommand, keyboard: int | None = None) -> None:
        self._command = command
        self._binary = find_qemu(command.head[0])
        self._keyboard = keyboard
        self._child: Child | None = None
        self._has_spoken = False

    def boot(self, image: bytes) -> None:
        self.stop()
        self._has_spoken = False
        memory = os.memfd_create("image")
        try:
            with open(memory, "wb", closefd=False) as file:
                file.write(image)
            _, *arguments = self._command.argv(f"/proc/self/fd/{memory}")
            self._child = Child([self._binary, *arguments], [memory], self._keyboard)
        except OSError as error:
            raise Problem(f"cannot be started: {error.strerror}", place=self._binary) from error
        finally:
            os.close(memory)

    def read(self, seconds: float) -> bytes | BootEnd:
        assert self._child is not None, "read() before boot()"
        data = self._child.read(seconds)
        if data is None:
            return self._end(self._child)
        self._has_spoken = self._has_spoken or bool(data)
        return data

    def stop(self) -> None:
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _end(self, child: Child) -> BootEnd:
        """Tells QEMU's own failure from a guest that switched the machine off."""
        status = child.exit_status()
        lines = [printable_text(line) for line in child.errors.splitlines()]
        complaints = [line for line in lines if _WARNING not in line]
        own = [line for line in complaints if line.startswith(_PROGRAM)]  # others are advice
        said = f": {(own or complaints or lines)[-1]}" if lines else ""
        if status < 0:
            return BootEnd(How.MACHINE, f"QEMU was killed by signal {-status}{said}")
        if not self._has_spoken:
            return BootEnd(How.LOAD_FAIL, f"QEMU ended at once with status {status}{said}")
        if status and complaints:
            return BootEnd(How.MACHINE, f"QEMU failed with status {status}{said}")
        return BootEnd(How.EXIT, f"QEMU exited with status {status}")


def find_qemu(name: str) -> str:
    """The path of the QEMU called `name`. Problem: it is not installed."""
    path = shutil.which(name)
    if path is None:
        package = _PACKAGES.get(os.path.basename(name), "")
        hint = f"install it: apt-get install {package}" if package else "install it"
        raise Problem("this QEMU is not installed", hint, place=name)
    return path
