# A board as data: what the runner reads of a board file.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selfe_runner.input.board_load import OpenOcdLoad, UBootLoad, board_load, load_faults
from selfe_runner.input.description import read_description
from selfe_runner.input.files import Fields
from selfe_runner.input.schema import board_schema
from selfe_runner.input.schema_check import Fault
from selfe_runner.problem import Problem

_HINT = "hil/README.md says what a board file holds"


@dataclass(frozen=True)
class Console:
    """`url`: what pyserial opens: a device (best one of /dev/serial/by-id), `rfc2217://HOST:PORT`,
    `socket://HOST:PORT`. `speed`: bits a second."""

    url: str
    speed: int = 115200


@dataclass(frozen=True)
class Power:
    """`on`, `off`: commands as lists of arguments, run without a shell. `off_seconds`: how long the
    board must be without power to forget; `command_seconds`: how long a command may take."""

    on: tuple[str, ...]
    off: tuple[str, ...]
    off_seconds: float = 1.0
    command_seconds: float = 30.0


@dataclass(frozen=True)
class Times:
    """Seconds: from power-on to the loader's prompt, for loading, from the start of the image to
    its first word."""

    prompt_seconds: float = 60.0
    load_seconds: float = 300.0
    boot_seconds: float = 30.0


@dataclass(frozen=True)
class Board:
    """`quarantine`: why nobody should use the board; empty if there is no reason."""

    file: Path
    id: str
    platform: str
    description: str
    console: Console
    power: Power
    load: UBootLoad | OpenOcdLoad
    serial_number: str = ""
    tags: tuple[str, ...] = ()
    times: Times = field(default_factory=Times)
    quarantine: str = ""

    @property
    def load_text(self) -> str:
        """How it is loaded, in a few words."""
        return self.load.text


def read_board(path: Path) -> Board:
    """The board described by the file `path`. `{folder}` in its texts is the file's own folder.

    Problem: the first thing that is wrong with the file, at its line and column.
    """
    document, problems = read_description(path, "board file", _HINT, board_schema(), _check_parts)
    if problems:
        raise problems[0]
    fields = Fields(_with_folder(document, path.parent.absolute()), str(path))
    return Board(
        file=path,
        id=fields.text("id"),
        platform=fields.text("platform"),
        description=fields.text("description"),
        console=_console(fields.table("console")),
        power=_power(fields.table("power")),
        load=board_load(fields.table("load")),
        serial_number=fields.text("serial_number", ""),
        tags=fields.texts("tags", ()),
        times=_times(fields.table("times")) if "times" in fields else Times(),
        quarantine=_quarantine(fields.table("quarantine")) if "quarantine" in fields else "",
    )


def _with_folder(value: Any, folder: Path) -> Any:
    """`value` with `{folder}` replaced in all its texts."""
    if isinstance(value, str):
        return value.replace("{folder}", str(folder))
    if isinstance(value, list):
        return [_with_folder(item, folder) for item in value]
    if isinstance(value, Mapping):
        return {key: _with_folder(item, folder) for key, item in value.items()}
    return value


def _console(console: Fields) -> Console:
    default = Console("")
    return Console(console.text("url"), console.number("speed", default.speed))


def _power(power: Fields) -> Power:
    default = Power((), ())
    return Power(
        on=power.texts("on"),
        off=power.texts("off"),
        off_seconds=power.seconds("off_seconds", default.off_seconds),
        command_seconds=power.seconds("command_seconds", default.command_seconds),
    )


def _times(times: Fields) -> Times:
    default = Times()
    return Times(
        prompt_seconds=times.seconds("prompt_seconds", default.prompt_seconds),
        load_seconds=times.seconds("load_seconds", default.load_seconds),
        boot_seconds=times.seconds("boot_seconds", default.boot_seconds),
    )


def _quarantine(quarantine: Fields) -> str:
    return f"since {quarantine.text('since')}: {quarantine.text('reason')}"


def _check_parts(document: Mapping[str, Any]) -> list[Fault]:
    """What the parts of a board file contradict each other in."""
    faults = [
        Fault(("power", name), f"`{name}` names no command")
        for name in ("on", "off")
        if not document["power"][name]
    ]
    return faults + load_faults(document["load"])
