# Which run of ctest this process belongs to: the stamp that keeps old results from passing for new.
# SPDX-License-Identifier: BSD-2-Clause

import os
from pathlib import Path

NONE = "none"
_MOST_ANCESTORS = 64


def ctest_identity(proc: Path = Path("/proc"), pid: int | None = None) -> str:
    """`PID.START.BOOT` of the nearest ancestor called ctest, or "none".

    START is that process's start time (field 22 of /proc/PID/stat, clock ticks since the host
    booted) and BOOT the host's boot id: together they never name two runs. Equal for all tests
    of one ctest run. selfe-verdict computes the same (tools/verdict/ctest_identity.cpp).
    """
    pid = os.getpid() if pid is None else pid
    for _ in range(_MOST_ANCESTORS):
        try:
            stat = (proc / str(pid) / "stat").read_bytes()
        except OSError:
            return NONE
        # PID (NAME) STATE PPID …; the name may hold spaces and parentheses.
        name = stat[stat.index(b"(") + 1 : stat.rindex(b")")]
        fields = stat[stat.rindex(b")") + 2 :].split()
        if name == b"ctest":
            boot = (proc / "sys/kernel/random/boot_id").read_text().strip()
            return f"{pid}.{fields[19].decode()}.{boot}"
        pid = int(fields[1])
    return NONE
