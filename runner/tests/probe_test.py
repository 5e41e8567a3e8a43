# Probing boards: what works, what does not and why, and what was not tried.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from desk import BOARD, Desk
from played_u_boot import IMAGE_ADDRESS, PlayedUBoot, ServedUBoot
from workbench import RUNNER, call

from selfe_runner.commands import probe
from selfe_runner.input.board import Board, read_board
from selfe_runner.input.board_load import UBootLoad
from selfe_runner.transport import serial_ports
from selfe_runner.transport.board_lock import BoardLock
from selfe_runner.transport.board_probe import Finding, State, probe_board
from selfe_runner.transport.power import PowerSwitch
from selfe_runner.transport.trouble import Trouble
from selfe_runner.transport.u_boot_loader import UBootLoader

OK, BAD, UNTRIED = State.OK, State.BAD, State.UNTRIED


@pytest.fixture
def board(tmp_path: Path) -> Board:
    file = tmp_path / "b.toml"
    file.write_text(BOARD.format(id="b", platform="sabre", port=1))
    load = UBootLoad("tftp", "bootelf", IMAGE_ADDRESS, folder=tmp_path / "tftp")
    (tmp_path / "tftp").mkdir()
    return replace(read_board(file), load=load)


class Power(PowerSwitch):
    """Notes what is done; `does` is what happens at each."""

    def __init__(self, board: Board, does: Callable[[str], None] = lambda _: None) -> None:
        super().__init__(board.power)
        self.done: list[str] = []
        self._does = does

    def on(self) -> None:
        self.done.append("on")
        self._does("on")

    def off(self) -> None:
        self.done.append("off")
        self._does("off")


def probed(board: Board, u_boot: PlayedUBoot, power: Power) -> dict[str, Finding]:
    assert isinstance(board.load, UBootLoad)
    loader = UBootLoader(board, board.load, u_boot, lambda _: None)
    return {f.part: f for f in probe_board(board, u_boot, power, loader)}


def states(findings: dict[str, Finding]) -> list[State]:
    assert list(findings) == ["console", "power", "u-boot", "transfer", "off"]
    return [finding.state for finding in findings.values()]


def served(board: Board, **changes: object) -> ServedUBoot:
    assert isinstance(board.load, UBootLoad) and board.load.folder is not None
    u_boot = ServedUBoot(board.load.folder)
    for name, value in changes.items():
        setattr(u_boot, name, value)
    return u_boot


def test_board_that_works_is_tried_from_console_to_silence(board: Board) -> None:
    u_boot = served(board, speed=57600)

    def does(what: str) -> None:
        u_boot.silent = what == "off"

    findings = probed(board, u_boot, power := Power(board, does))
    assert states(findings) == [OK] * 5
    assert power.done == ["on", "off"]
    said = "U-Boot 2023.01 (played) at 57600 bits a second, where the board's file says 115200"
    assert findings["u-boot"].text == said
    assert findings["transfer"].text == "65536 bytes by tftp arrive whole"
    assert len(u_boot.memory[IMAGE_ADDRESS]) == 65536
    assert not any(command.startswith("boot") for command in u_boot.commands)


def test_loader_that_is_silent_ends_the_probe_and_power_goes(board: Board) -> None:
    u_boot = served(board, silent=True)
    quick = replace(board, times=replace(board.times, prompt_seconds=0.2))
    findings = probed(quick, u_boot, power := Power(board))
    assert states(findings) == [OK, OK, BAD, UNTRIED, OK]
    assert findings["u-boot"].text == "U-Boot gave no prompt within 0.2 s; nothing was heard"
    assert power.done == ["on", "off"]


def test_file_that_arrives_damaged_is_told(board: Board) -> None:
    u_boot = served(board, damaged_loads=9)

    def does(what: str) -> None:
        u_boot.silent = what == "off"

    findings = probed(board, u_boot, Power(board, does))
    assert states(findings) == [OK, OK, OK, BAD, OK]
    assert "did not arrive whole" in findings["transfer"].text


def test_outlet_of_another_board_is_noticed(board: Board) -> None:
    """The commands succeed, U-Boot answers: only silence without power tells."""
    findings = probed(board, served(board), Power(board))
    assert states(findings) == [OK, OK, OK, OK, BAD]
    assert "the console answers without power" in findings["off"].text


def test_power_that_fails_leaves_the_rest_untried(board: Board) -> None:
    def does(what: str) -> None:
        raise Trouble(f"power: no hub for {what}")

    findings = probed(board, served(board), Power(board, does))
    assert states(findings) == [OK, BAD, UNTRIED, UNTRIED, BAD]
    assert findings["power"].text == "power: no hub for on"


def test_part_is_named_before_it_is_tried(board: Board) -> None:
    """A boot loader that says nothing takes a minute."""
    begun: list[str] = []

    def does(what: str) -> None:
        assert begun[-1] == ("power" if what == "on" else "off")
        u_boot.silent = True

    u_boot = served(board)
    quick = replace(board, times=replace(board.times, prompt_seconds=0.2))
    assert isinstance(board.load, UBootLoad)
    loader = UBootLoader(quick, board.load, u_boot, lambda _: None)
    findings = list(probe_board(quick, u_boot, Power(quick, does), loader, begun.append))
    assert begun == ["console", "power", "u-boot", "off"], "transfer was not tried"
    assert [finding.state for finding in findings] == [OK, OK, BAD, UNTRIED, OK]


def test_page_has_a_line_for_each_part(capsys: pytest.CaptureFixture[str]) -> None:
    page = probe.Page()
    page.begin("console")
    assert capsys.readouterr().out == "  console   "
    page.find(Finding("console", OK, "opens"))
    page.find(Finding("u-boot", UNTRIED, ""))
    assert capsys.readouterr().out == "ok       opens\n  u-boot    untried\n"


def test_board_in_use_is_left_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    file = desk.add("a")
    lock = BoardLock(desk.id("a"))
    lock.acquire(0)
    done = call([str(RUNNER), "probe", "--json", str(file)])
    (result,) = json.loads(done.stdout)["boards"]
    assert done.returncode == 1
    assert not result["works"]
    (check,) = result["checks"]
    assert (check["part"], check["state"]) == ("lock", "untried")
    assert f"process {os.getpid()}" in check["text"]
    lock.release()


def test_ports_of_no_board_are_listed_by_the_names_that_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, board: Board
) -> None:
    ports = []
    for number in (0, 1):
        device = tmp_path / f"ttyUSB{number}"
        device.touch()
        (tmp_path / "by-id").mkdir(exist_ok=True)
        (tmp_path / "by-id" / f"usb-maker_{number}").symlink_to(device)
        ports.append(SimpleNamespace(device=str(device), description=f"port {number}"))
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: ports)
    found = serial_ports.serial_ports(tmp_path / "by-id")
    assert [(Path(p.name).name, p.text) for p in found] == [
        ("usb-maker_0", "port 0"),
        ("usb-maker_1", "port 1"),
    ]
    console = replace(board.console, url=str(tmp_path / "by-id" / "usb-maker_0"))
    unused = probe._unused(found, [replace(board, console=console)])
    assert [port.text for port in unused] == ["port 1"]
