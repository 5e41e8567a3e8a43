# Whether another process belongs to the same job of LAVA's as this one.
# SPDX-License-Identifier: BSD-2-Clause
#
# Nothing that LAVA hands to its commands names the job. But each job is one lava-run, whose
# children are the console and each command for power: two processes belong to one job if the
# nearest process above both is a lava-run. Above two jobs it is their worker, above people's a
# shell.

from itertools import pairwise
from pathlib import Path, PurePath

_JOB = "lava-run"


def is_console_of_this_job(process: int, tool: str) -> bool:
    """Whether `process` is a `tool console` of the job that this process works for."""
    if (tool, "console") not in pairwise(PurePath(word).name for word in _words(process)):
        return False
    ours = _line_of_descent("self")
    common = next((above for above in _line_of_descent(process) if above in ours), None)
    return common is not None and _is_job(common)


def _is_job(process: int) -> bool:
    """By its name, which LAVA sets to `lava-run [job: 7]`; before, it is an argument of Python."""
    words = _words(process)[:2]
    return any(PurePath(word).name == _JOB or word.startswith(f"{_JOB} ") for word in words)


def _line_of_descent(process: int | str) -> list[int]:
    """The processes above `process`, the nearest first."""
    above = []
    while parent := _parent(process):
        above.append(parent)
        process = parent
    return above


def _parent(process: int | str) -> int:
    """0: there is none, or the process has ended."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(errors="replace")
    except OSError:
        return 0
    return int(status.rpartition(")")[2].split()[1])  # proc_pid_stat(5): state, then the parent


def _words(process: int) -> list[str]:
    try:
        line = Path(f"/proc/{process}/cmdline").read_text(errors="replace")
    except OSError:
        return []
    return [word for word in line.split("\0") if word]
