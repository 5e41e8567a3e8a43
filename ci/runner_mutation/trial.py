# A process of its own for each mutant that is tried, and what its exit code means.
# SPDX-License-Identifier: BSD-2-Clause
#
# It imports nothing of the runner or of mutmut: both sides of ci/mutate-runner need it.

import os
import resource
import shutil
import signal
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

SURVIVED = 0
NOTICED = 1  # a test failed
NOT_REACHED = 33
FAILED = 34  # outside of a test: a full disk, no memory; that is the machine's doing

# A mutant that comes to no end may ask for memory for ever, or sleep.
_MEMORY = 2 << 30
_LONGEST_SECONDS = 1800


def start(work: Callable[[], int]) -> int:
    """The id of a fork that ends with the code that `work` gives; `end` must be told of its end."""
    if pid := os.fork():
        return pid
    code = FAILED
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_LONGEST_SECONDS)
        scratch = _scratch(os.getppid(), os.getpid())
        scratch.mkdir()
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(scratch)
        code = work()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def end(pid: int, status: int) -> int:
    """Its exit code, below 0 that of a signal, by what os.wait says; its scratch files go."""
    shutil.rmtree(_scratch(os.getpid(), pid), ignore_errors=True)
    return os.waitstatus_to_exitcode(status)


def _scratch(parent: int, pid: int) -> Path:
    return Path(tempfile.gettempdir()) / f"mutant-{parent}-{pid}"
