# Says on which machine and with which QEMU figures were taken: without it they mean nothing.
# SPDX-License-Identifier: BSD-2-Clause

import os
import platform
import subprocess
from pathlib import Path

from selfe_runner.transport.qemu import find_qemu
from selfe_runner.transport.qemu_command import QemuCommand


def description(command: QemuCommand) -> str:
    """Lines for the head of the report: processor, system, load, QEMU and how it is called."""
    qemu = find_qemu(command.head[0])
    version = subprocess.run([qemu, "--version"], capture_output=True, text=True, check=False)
    load = os.getloadavg()[0]
    return "\n".join((
        f"machine  {_processor()}, {os.cpu_count()} processors, load {load:.1f}",
        f"system   {platform.system()} {platform.release()}, Python {platform.python_version()}",
        f"QEMU     {version.stdout.splitlines()[0]}",
        f"command  {command.text('IMAGE')}",
    ))  # fmt: skip


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
