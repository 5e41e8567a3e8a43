# `selfe-run simulate --interactive`: what is typed, a terminal left as it was, words for QEMU.
# SPDX-License-Identifier: BSD-2-Clause

import fcntl
import os
import pty
import subprocess
import termios
from pathlib import Path

import pytest
from workbench import Workbench, call


def talk(bench: Workbench, typed: bytes, *more: str) -> subprocess.CompletedProcess[bytes]:
    """A simulation to whose end `typed` is its input."""
    return subprocess.run(
        bench.simulate_arguments("--timeout", "20", *more),
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_what_is_typed_reaches_the_console_whole(tmp_path: Path) -> None:
    typed = b"0123456789abcde\n" * 20_000  # far more than a pipe holds
    done = talk(Workbench(tmp_path, "pass", quirk="stdin"), typed, "--interactive")
    assert done.returncode == 0
    assert f"input: {typed.decode()!r}".encode() in done.stdout


def test_nothing_is_typed_unless_that_is_asked_for(tmp_path: Path) -> None:
    done = talk(Workbench(tmp_path, "pass", quirk="stdin"), b"hello")
    assert b"input: ''" in done.stdout


@pytest.mark.parametrize("name", ["/dev/null", "/etc/passwd"])
def test_any_file_may_be_the_input(tmp_path: Path, name: str) -> None:
    arguments = Workbench(tmp_path, "pass", quirk="stdin").simulate_arguments("--interactive")
    with open(name, "rb") as file:
        done = subprocess.run(arguments, stdin=file, capture_output=True, timeout=30, check=False)
    assert done.returncode == 0
    assert repr(Path(name).read_text()).encode() in done.stdout


def test_machine_that_takes_no_input_goes_on(tmp_path: Path) -> None:
    done = talk(Workbench(tmp_path, "pass"), b"x" * 1_000_000, "--interactive")
    assert done.returncode == 0


def test_terminal_is_left_as_it_was(tmp_path: Path) -> None:
    """Enter arrives as a serial line has it, nothing is echoed, Ctrl-C ends it."""
    controller, terminal = pty.openpty()
    before = termios.tcgetattr(terminal)
    bench = Workbench(tmp_path, "hang")
    process = subprocess.Popen(
        bench.simulate_arguments("--interactive"),
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # A session of its own with this terminal, as a shell gives it to a job in the foreground.
        preexec_fn=_take_terminal,
    )
    assert process.stdout is not None
    process.stdout.readline()
    during = termios.tcgetattr(terminal)
    assert not during[3] & (termios.ECHO | termios.ICANON)
    os.write(controller, b"\x03")
    assert process.wait(20) == 130
    process.stdout.close()
    assert termios.tcgetattr(terminal) == before
    os.close(controller)
    os.close(terminal)


def test_debugger_and_more_arguments_stand_before_the_image(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    done = call(bench.simulate_arguments("--gdb", "4711", "--", "-d", "int"))
    assert done.returncode == 0
    assert "-cpu cortex-a53 -gdb tcp:127.0.0.1:4711 -S -d int -kernel" in done.stderr


def _take_terminal() -> None:
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
