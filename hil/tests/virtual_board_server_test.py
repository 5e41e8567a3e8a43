# The virtual board's server, with a played machine in QEMU's place: it never waits for one side.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from selfe_hil.virtual_board import VirtualBoard, order
from selfe_hil.wire import Wire

SPEED = 115200

# Talks on and on, a byte at a time as QEMU does, and never reads what is typed.
DEAF_TALKER = """
import socket, sys
line = socket.socket(socket.AF_UNIX)
line.connect(sys.argv[1])
while True:
    line.send(b"x")
"""


def wait_until(is_so: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.01)


class Served:
    """A board that is served by a thread of this process while the object lives."""

    def __init__(self, folder: Path, machine: str) -> None:
        self.folder = folder
        self.wire = Wire(1, SPEED)
        command = [sys.executable, "-c", machine, str(folder / "serial")]
        self._board = VirtualBoard(folder, command, self.wire)
        is_ready = threading.Event()
        self._thread = threading.Thread(
            target=lambda: self._board.serve(is_ready.set), daemon=True
        )
        self._thread.start()
        assert is_ready.wait(20)

    def do(self, what: str, **more: object) -> None:
        assert order(self.folder, do=what, **more) == ""

    def console(self) -> int:
        """Opens the console, for which it waits: it may be unplugged just now."""
        wait_until((self.folder / "console").exists)
        return os.open(self.folder / "console", os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)

    def wait_until_carried(self, count: int) -> None:
        wait_until(lambda: self.wire.carried >= count)

    def quit(self) -> None:
        self.do("quit")
        self._thread.join(20)
        assert not self._thread.is_alive()


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Served]:
    board = Served(tmp_path, DEAF_TALKER)
    yield board
    board.quit()


def type_keys(console: int, count: int) -> None:
    for _ in range(count):
        try:
            os.write(console, b"\x03")
        except OSError:  # full, or unplugged
            return
        time.sleep(0.0002)  # each a message of its own


def test_board_that_reads_nothing_is_heard_on_while_somebody_types(board: Served) -> None:
    board.do("on")
    board.wait_until_carried(1)
    console = board.console()
    type_keys(console, 3000)  # more than a socket's buffer has room for
    board.wait_until_carried(board.wire.carried + 1000)
    os.close(console)


def test_unplugging_while_both_sides_talk_ends_nothing(board: Served) -> None:
    board.do("on")
    for _ in range(20):
        console = board.console()
        type_keys(console, 20)
        board.do("unplug", seconds=0.0)
        os.close(console)
    board.wait_until_carried(board.wire.carried + 1000)


def test_power_cut_while_the_host_types_ends_nothing(board: Served) -> None:
    console = board.console()
    for _ in range(10):
        board.do("on")
        type_keys(console, 20)
        board.do("off")
    os.close(console)


def test_console_that_unplugs_itself_comes_back_and_stays(board: Served) -> None:
    board.do("faults", faults={"unplug_after": 500})
    console = board.console()
    board.do("on")
    wait_until(lambda: _is_hung_up(console))
    os.close(console)
    console = board.console()
    board.wait_until_carried(board.wire.carried + 1000)
    assert not _is_hung_up(console)
    os.close(console)


def _is_hung_up(console: int) -> bool:
    try:
        return os.read(console, 1 << 16) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def test_orders_reach_a_board_whose_folder_has_a_long_name(tmp_path: Path) -> None:
    folder = tmp_path / ("long-" * 30)
    folder.mkdir()
    before = Path.cwd()
    os.chdir(folder)  # as `virtual-board serve` does
    try:
        board = VirtualBoard(Path("."), ["true"], Wire(1, SPEED))
        is_ready = threading.Event()
        thread = threading.Thread(target=lambda: board.serve(is_ready.set), daemon=True)
        thread.start()
        assert is_ready.wait(20)
        assert order(folder, do="quit") == ""
        thread.join(20)
        assert not thread.is_alive()
    finally:
        os.chdir(before)


def connected(folder: Path) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(20)
    connection.connect(str(folder / "control"))
    return connection


@pytest.mark.parametrize(
    "text",
    ["[]", "3", '"on"', "null", '{"do": "unplug"}', '{"do": "faults"}',
     '{"do": "faults", "faults": 3}', '{"do": "unplug", "seconds": null}', "no JSON", "\xff", ""],
)  # fmt: skip
def test_order_that_is_none_is_answered_and_ends_nothing(board: Served, text: str) -> None:
    with connected(board.folder) as connection, connection.makefile("rb") as answers:
        connection.sendall(text.encode("latin-1") + b"\n")
        assert json.loads(answers.readline())["error"] != ""
    board.do("on")


def test_client_that_does_not_wait_for_the_answer_ends_nothing(board: Served) -> None:
    for _ in range(20):
        with connected(board.folder) as connection:
            connection.sendall(b'{"do": "off"}\n')
    connected(board.folder).close()  # and one that has nothing to say
    board.do("on")


SERVE = """
import sys
from pathlib import Path
from selfe_hil.virtual_board import VirtualBoard
from selfe_hil.wire import Wire
folder = Path(sys.argv[1])
command = [sys.executable, "-c", sys.argv[2], str(folder / "serial")]
VirtualBoard(folder, command, Wire(1, 115200)).serve(lambda: print("ready", flush=True))
"""

# Leaves its process number, then does nothing for ever.
SLEEPER = """
import os, sys, time
open(sys.argv[1] + ".pid", "w").write(str(os.getpid()) + "\\n")
while True:
    time.sleep(60)
"""


def test_machine_dies_with_its_board(tmp_path: Path) -> None:
    serving = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(tmp_path), SLEEPER],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert serving.stdout is not None and serving.stdout.readline() == b"ready\n"
    assert order(tmp_path, do="on") == ""
    note = tmp_path / "serial.pid"
    wait_until(lambda: note.exists() and note.read_text().endswith("\n"))
    serving.kill()
    serving.wait(20)
    serving.stdout.close()
    wait_until(lambda: not _is_running(int(note.read_text())))


def _is_running(process: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def test_server_says_when_it_is_ready_and_how_it_ends(tmp_path: Path) -> None:
    tool = Path(__file__).resolve().parent.parent / "virtual-board"
    table = struct.pack("<BBBBI12xI", 0xD1, 0, 32, 0x40, 0x1780_0020, 0x1780_0000)
    (tmp_path / "u-boot.imx").write_bytes(table.ljust(64, b"\0"))
    command = [str(tool), "serve", str(tmp_path), "--u-boot", str(tmp_path / "u-boot.imx")]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        file = tmp_path / "board.toml"
        assert line == f"ready: {file}; ends by `virtual-board quit {tmp_path}`\n"
        assert file.exists()
        assert order(tmp_path, do="quit") == ""
        assert server.wait(20) == 0
    finally:
        server.kill()
