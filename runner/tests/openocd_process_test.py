# OpenOCD as the runner's process: what it is told, and that it does not outlive the runner.
# SPDX-License-Identifier: BSD-2-Clause

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import RUNNER, process_is_alive, wait_for

from selfe_runner.transport.openocd import OpenOcd, tcl_word
from selfe_runner.transport.trouble import Trouble

pytestmark = pytest.mark.skipif(
    shutil.which("openocd") is None, reason="openocd is not installed: apt-get install openocd"
)


@pytest.fixture(scope="module")
def openocd() -> Iterator[OpenOcd]:
    openocd = OpenOcd(())
    yield openocd
    openocd.stop()


def test_reply_tells_what_failed(openocd: OpenOcd) -> None:
    with pytest.raises(Trouble, match='^that: invalid command name "nosuch"$'):
        openocd.run("nosuch", "that")
    with pytest.raises(Trouble, match="^that: two . lines$"):
        openocd.run("error {two\n lines}", "that")
    assert openocd.run("expr 6 * 7", "that") == "42"


# A reply ends at 0x1a, and Tcl's commands at 0.
@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0\x1a")))
def test_foreign_text_is_one_word_of_a_script(openocd: OpenOcd, text: str) -> None:
    assert openocd.run(f"set word {tcl_word(text)}", "set") == text


HOLD = """
import sys; sys.path.insert(0, sys.argv[1])
from selfe_runner.transport.openocd import OpenOcd
openocd = OpenOcd(())
openocd.run("set x 1", "set")
print(openocd.pid, flush=True)
sys.stdin.read()
"""


def test_openocd_dies_with_the_runner() -> None:
    runner = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(RUNNER.parent / "src")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert runner.stdout is not None
    pid = int(runner.stdout.readline())
    assert process_is_alive(pid)
    runner.send_signal(signal.SIGKILL)
    runner.wait()
    assert wait_for(lambda: not process_is_alive(pid))
