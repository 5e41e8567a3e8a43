# What a LAVA worker calls for a board of a board file: console, power, device dictionary.
# SPDX-License-Identifier: BSD-2-Clause

import os
import pty
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2
import pytest

from selfe_hil.lava_board import device_dictionary
from selfe_hil.lava_console import carry_console
from selfe_runner.input.board import read_board
from selfe_runner.problem import Problem
from selfe_runner.transport.board_lock import FOLDER, BoardLock
from selfe_runner.transport.trouble import Trouble

TOOL = Path(__file__).resolve().parents[1] / "lava-board"

BOARD = """\
id = "desk-{id}"
platform = "sabre"
description = "a board for tests"
[console]
url = "{{folder}}/console"
[power]
on = ["/usr/bin/touch", "{{folder}}/is on"]
off = ["/bin/rm", "-f", "{{folder}}/is on"]
off_seconds = 0.001
[load]
method = "u-boot"
address = 0x3000_0000
{by}
"""
TFTP = """\
by = "tftp"
folder = "/srv/tftp"
setup = ["setenv ipaddr 10.0.2.15", "setenv note 'it''s'"]
before_start = ["dcache off"]
"""


def board_file(folder: Path, by: str = TFTP) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / "board.toml"
    file.write_text(BOARD.format(id=os.getpid(), by=by))
    return file


def test_dictionary_leads_back_to_the_board_file(tmp_path: Path) -> None:
    """As LAVA reads it, with blanks and quotes in paths and settings."""
    file = board_file(tmp_path / "it's a board")
    templates = {"selfe-sabre.jinja2": ""}
    environment = jinja2.Environment(loader=jinja2.DictLoader(templates), autoescape=False)
    told = vars(environment.from_string(device_dictionary(read_board(file))).module)
    assert shlex.split(told["connection_command"]) == [str(TOOL), "console", str(file)]
    assert shlex.split(told["power_off_command"]) == [str(TOOL), "power", str(file), "off"]
    assert told["load_address"] == "0x30000000"
    assert told["start_commands"] == ["dcache off"]
    assert told["network_commands"] == ["setenv ipaddr 10.0.2.15", "setenv note 'it''s'"]


def test_board_that_is_not_loaded_over_tftp_is_none_of_lavas(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="TFTP"):
        device_dictionary(read_board(board_file(tmp_path, 'by = "xmodem"')))


def test_power_is_switched_by_the_commands_of_the_file(tmp_path: Path) -> None:
    file = board_file(tmp_path)
    for state in ("on", "off"):
        done = subprocess.run([TOOL, "power", file, state], check=False)
        assert done.returncode == 0
        assert (tmp_path / "is on").exists() == (state == "on")


# What lava-run is to its board: the parent of the console and of each command for power. Runs what
# its arguments say, a console for as long as its own input is open.
LAVA_RUN = """\
import subprocess, sys
tool, file, *orders = sys.argv[1:]
console = subprocess.Popen(
    [tool, "console", file], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, bufsize=0
)
print("started", flush=True)
for line in sys.stdin:
    print(subprocess.run(["nice", tool, "power", file, line.strip()]).returncode, flush=True)
console.stdin.close()
console.wait()
"""


class LavaJob:
    """A program called `name` with a console of the board of `file`, until `end`."""

    def __init__(self, file: Path, name: str = "lava-run") -> None:
        folder = file.parent / f"job {name}"
        folder.mkdir(exist_ok=True)
        script = folder / name
        script.write_text(LAVA_RUN)
        self._process = subprocess.Popen(
            [sys.executable, str(script), str(TOOL), str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._said() == "started"

    def power(self, state: str) -> int:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{state}\n")
        self._process.stdin.flush()
        return int(self._said())

    def end(self) -> None:
        self._process.communicate(timeout=20)

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@pytest.fixture
def lock() -> Iterator[BoardLock]:
    """The lock of the board of `board_file`."""
    lock = BoardLock(f"desk-{os.getpid()}")
    yield lock
    lock.release()
    (FOLDER / f"selfe-board-{lock.name}.lock").unlink(missing_ok=True)


def switch(file: Path, state: str) -> subprocess.CompletedProcess[str]:
    command = [str(TOOL), "power", str(file), state]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def console_of(file: Path) -> None:
    _, line = pty.openpty()
    (file.parent / "console").symlink_to(os.ttyname(line))


def wait_until(is_so: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.02)


@pytest.mark.parametrize("state", ["on", "off"])
def test_power_of_a_board_that_a_run_has_is_left_alone(
    tmp_path: Path, lock: BoardLock, state: str
) -> None:
    """LAVA switched off boards in the middle of a run of this host."""
    file = board_file(tmp_path)
    (tmp_path / "is on").touch()
    lock.acquire(0)
    done = switch(file, state)
    assert done.returncode == 1
    said = f"error: board {lock.name} is not switched {state}, it is in use by "
    assert done.stderr.startswith(said)
    assert f"process {os.getpid()}" in done.stderr
    assert (tmp_path / "is on").exists()


def test_job_that_has_the_console_switches_its_board(tmp_path: Path, lock: BoardLock) -> None:
    file = board_file(tmp_path)
    console_of(file)
    job = LavaJob(file)
    try:
        wait_until(lock.is_in_use)
        assert job.power("on") == 0
        assert (tmp_path / "is on").exists()
        assert switch(file, "off").returncode == 1  # somebody else, at the same time
        assert (tmp_path / "is on").exists()
        assert job.power("off") == 0
        assert not (tmp_path / "is on").exists()
    finally:
        job.end()


def test_another_job_does_not_switch_it(tmp_path: Path, lock: BoardLock) -> None:
    """It is LAVA's as well, but the worker above both is no job."""
    file = board_file(tmp_path)
    console_of(file)
    job = LavaJob(file)
    try:
        wait_until(lock.is_in_use)
        other = LavaJob(file)  # its console waits for the board
        try:
            assert other.power("on") == 1
        finally:
            job.end()
            other.end()
    finally:
        job.end()
    assert not (tmp_path / "is on").exists()


def test_a_shell_above_console_and_power_makes_no_job(tmp_path: Path, lock: BoardLock) -> None:
    """Or the one shell of a person would be as good as LAVA's job."""
    file = board_file(tmp_path)
    console_of(file)
    shell = LavaJob(file, "my-shell")
    try:
        wait_until(lock.is_in_use)
        assert shell.power("on") == 1
    finally:
        shell.end()


def test_console_carries_bytes_both_ways_and_keeps_others_out(tmp_path: Path) -> None:
    file = board_file(tmp_path)
    board, line = pty.openpty()
    (tmp_path / "console").symlink_to(os.ttyname(line))
    command = [str(TOOL), "console", str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as console:
        assert console.stdin is not None and console.stdout is not None
        console.stdin.write(b"typed\r")
        console.stdin.flush()
        assert _read(board, 6) == b"typed\r"
        os.write(board, b"\x00said\xff\r\n")
        assert console.stdout.read(8) == b"\x00said\xff\r\n"
        with pytest.raises(subprocess.TimeoutExpired):  # it waits for the board
            subprocess.run(command, stdin=subprocess.DEVNULL, timeout=2.0, check=False)
        console.stdin.close()
        assert console.wait(20) == 0
    (FOLDER / f"selfe-board-desk-{os.getpid()}.lock").unlink()


class SilentLine:
    """A console that is there and says nothing; `typed` is what was written."""

    def __init__(self) -> None:
        self.typed = b""

    def read(self, seconds: float) -> bytes:
        return b""

    def write(self, data: bytes) -> None:
        self.typed += data
        if data == b"gone":
            raise Trouble("the console cannot be opened")

    def set_speed(self, speed: int) -> None: ...
    def forget(self) -> None: ...
    def close(self) -> None: ...


def test_console_ends_with_its_terminal(tmp_path: Path) -> None:
    """As LAVA leaves a console: it closes its end of the terminal."""
    master, slave = pty.openpty()
    line = SilentLine()
    ended = threading.Thread(target=carry_console, args=(line, slave, 1))
    ended.start()
    os.write(master, b"a\n")
    os.close(master)
    ended.join(20)
    assert not ended.is_alive()


def _read(file: int, count: int) -> bytes:
    data = b""
    while len(data) < count:
        data += os.read(file, count - len(data))
    return data
