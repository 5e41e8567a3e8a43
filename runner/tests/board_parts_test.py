# A board's line, power and lock: unplugged and back, commands that fail, two users at once.
# SPDX-License-Identifier: BSD-2-Clause

import os
import pty
import stat
import subprocess
import sys
import termios
import tty
from pathlib import Path

import pytest
import serial
from workbench import RUNNER

from selfe_runner.input.board import Console, Power
from selfe_runner.problem import Problem
from selfe_runner.transport.board_lock import BoardLock
from selfe_runner.transport.line import SerialLine
from selfe_runner.transport.power import PowerSwitch
from selfe_runner.transport.trouble import Trouble


class Port:
    """A serial port whose other end is in the test's hand, at the path `link`."""

    def __init__(self, link: Path) -> None:
        self._link = link
        self.plug_in()

    def plug_in(self) -> None:
        self.board, self._host = pty.openpty()
        tty.setraw(self._host)
        self._link.symlink_to(os.ttyname(self._host))

    def unplug(self) -> None:
        self._link.unlink()
        os.close(self._host)
        os.close(self.board)


def test_line_carries_bytes_both_ways(tmp_path: Path) -> None:
    port = Port(tmp_path / "port")
    line = SerialLine(Console(str(tmp_path / "port")))
    line.forget()
    os.write(port.board, bytes(range(256)))
    heard = b""
    while len(heard) < 256:
        heard += line.read(1.0)
    assert heard == bytes(range(256))
    line.write(b"\x00\xff\r")
    assert os.read(port.board, 10) == b"\x00\xff\r"
    assert line.read(0.01) == b""
    line.close()


def test_line_that_is_unplugged_is_found_again(tmp_path: Path) -> None:
    port = Port(tmp_path / "port")
    line = SerialLine(Console(str(tmp_path / "port")))
    line.forget()
    port.unplug()
    assert line.read(0.01) == b""
    port.plug_in()
    while line.read(0.05) == b"":
        os.write(port.board, b"x")
    line.close()


def test_line_that_stays_away_is_trouble(tmp_path: Path) -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    missing = str(tmp_path / "none")
    line = SerialLine(Console(missing), 10.0, clock=lambda: now[0], sleep=sleep)
    with pytest.raises(Trouble, match=f"the console {missing} cannot be opened: .*none"):
        while True:
            assert line.read(0.1) == b""
    assert 10.0 <= now[0] < 11.0


class StuckPort:
    """Opens, and takes nothing: as with a flow control that nobody answers. `fails_at_once`: as an
    adapter does that has lost its mind."""

    def __init__(self, now: list[float], fails_at_once: bool) -> None:
        self._now = now
        self._fails_at_once = fails_at_once

    def write(self, data: bytes) -> None:
        assert self._now[0] < 1000.0, "nobody ends this"
        if self._fails_at_once:
            self._now[0] += 0.001
            raise serial.SerialException("write failed")
        self._now[0] += 30.0
        raise serial.SerialTimeoutException("Write timeout")

    def close(self) -> None: ...


@pytest.mark.parametrize(("fails_at_once", "least"), [(False, 60.0), (True, 10.0)])
def test_line_that_takes_nothing_is_trouble(
    monkeypatch: pytest.MonkeyPatch, fails_at_once: bool, least: float
) -> None:
    """It was opened again and again, and that it opens was taken for being well."""
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    opened: list[str] = []

    def open_port(url: str, speed: int, **_: object) -> StuckPort:
        opened.append(url)
        return StuckPort(now, fails_at_once)

    monkeypatch.setattr(serial, "serial_for_url", open_port)
    line = SerialLine(Console("/dev/stuck"), 10.0, clock=lambda: now[0], sleep=sleep)
    with pytest.raises(Trouble, match="the console /dev/stuck takes nothing: [Ww]rite"):
        line.write(b"x")
    assert least <= now[0] < least + 1.0
    assert 1 < len(opened) < 100


def test_line_that_is_unplugged_while_its_speed_changes_is_found_again(tmp_path: Path) -> None:
    port = Port(tmp_path / "port")
    line = SerialLine(Console(str(tmp_path / "port")))
    line.forget()
    port.unplug()
    line.set_speed(9600)
    port.plug_in()
    line.write(b"x")
    assert os.read(port.board, 10) == b"x"
    assert termios.tcgetattr(port.board)[5] == termios.B9600
    line.close()


def test_address_that_is_none_is_trouble() -> None:
    line = SerialLine(Console("nonsense://x"), 0.0, sleep=lambda _: None)
    with pytest.raises(Trouble, match="nonsense://x cannot be opened"):
        line.write(b"x")


def test_power_is_off_for_its_time_before_it_is_on(tmp_path: Path) -> None:
    slept: list[float] = []
    log = tmp_path / "log"

    def command(word: str) -> tuple[str, ...]:
        return (sys.executable, "-c", f"open({str(log)!r}, 'a').write({word!r})")

    PowerSwitch(Power(command("on "), command("off "), off_seconds=3.0), slept.append).on()
    assert log.read_text() == "off on "
    assert slept == [3.0]


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (("/nonexistent/uhubctl",), "/nonexistent/uhubctl cannot be started: No such file"),
        (("sh", "-c", "echo no hub >&2; exit 3"), "sh failed with status 3: no hub"),
        (("sleep", "100"), "sleep took longer than 0.2 s"),
    ],
)
def test_command_that_fails_is_named(argv: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(Trouble, match=complaint):
        PowerSwitch(Power(("true",), argv, command_seconds=0.2)).off()


def test_arguments_reach_no_shell(tmp_path: Path) -> None:
    odd = f"$(touch {tmp_path}/hacked); touch {tmp_path}/hacked"
    PowerSwitch(Power(("true", odd), ("true", odd), off_seconds=0.01)).on()
    assert not (tmp_path / "hacked").exists()


HOLD = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from selfe_runner.transport.board_lock import BoardLock
BoardLock("b", Path(sys.argv[2])).acquire(0)
print("held", flush=True)
sys.stdin.read()
"""


def test_lock_holds_between_processes_and_goes_with_its_owner(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(RUNNER.parent / "src"), str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
    told: list[str] = []
    lock = BoardLock("b", tmp_path)
    with pytest.raises(Problem, match=f"board b is in use by .*, process {holder.pid}"):
        lock.acquire(0.6, told.append)
    assert len(told) == 1 and f"process {holder.pid}" in told[0]
    BoardLock("other", tmp_path).acquire(0)
    holder.kill()
    holder.wait()
    lock.acquire(0)
    lock.release()
    BoardLock("b", tmp_path).acquire(0)


@pytest.mark.parametrize(
    "kind", ["link", "dangling link", "second name", "fifo", "socket", "folder"]
)
def test_what_anybody_may_put_in_a_locks_place_is_named_and_left_alone(
    tmp_path: Path, kind: str
) -> None:
    """The folder is everybody's: a link was followed, its file emptied, and a FIFO's user read
    for ever."""
    precious = tmp_path / "precious"
    path = tmp_path / "selfe-board-b.lock"
    match kind:
        case "link" | "dangling link":
            path.symlink_to(precious)
        case "second name":
            precious.write_text("kept")
            path.hardlink_to(precious)
        case "fifo":
            os.mkfifo(path)
        case "socket":
            os.mknod(path, stat.S_IFSOCK | 0o666)
        case _:
            path.mkdir()
    if kind == "link":
        precious.write_text("kept")
    lock = BoardLock("b", tmp_path)
    with pytest.raises(Problem, match="cannot lock the board: this is no plain file"):
        lock.acquire(0)
    assert lock.user() == ""
    assert not lock.is_in_use()
    assert not precious.exists() or precious.read_text() == "kept"
    assert precious.exists() == (kind in ("link", "second name"))


def test_board_is_not_in_use_since_what_a_link_leads_to_is(tmp_path: Path) -> None:
    other = BoardLock("other", tmp_path)
    other.acquire(0)
    (tmp_path / "selfe-board-b.lock").symlink_to("selfe-board-other.lock")
    assert not BoardLock("b", tmp_path).is_in_use()
    assert other.holder() == os.getpid()
    other.release()
    assert other.holder() is None


def test_of_a_long_name_little_is_read(tmp_path: Path) -> None:
    """Anybody may write the file, and as much as he likes."""
    path = tmp_path / "selfe-board-b.lock"
    path.write_bytes(b"x" * 300)
    os.truncate(path, 1 << 40)  # of holes: reading it all would need all memory
    assert BoardLock("b", tmp_path).user() == " by " + "x" * 200
