# A board as data: what the runner reads of a board file.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selfe_runner.input.description import read_description
from selfe_runner.input.files import Fields
from selfe_runner.input.schema import board_schema
from selfe_runner.input.schema_check import Fault
from selfe_runner.problem import Problem

_HINT = "hil/README.md says what a board file holds"
_START = "bootelf"  # takes the ELF file as it is, and nearly every U-Boot has it


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
class UBootLoad:
    """How U-Boot gets the image. `by`: `tftp` or `xmodem`; `start`: the U-Boot command, `bootelf`,
    `bootm` or `go`; `address`: where in memory the file goes, out of the way of what is unpacked
    from it, None with `go`, whose file is not unpacked; `setup`, `before_start`: U-Boot commands
    before loading and before starting; `folder`: the TFTP server's, where the runner puts the
    file."""

    by: str
    start: str
    address: int | None
    setup: tuple[str, ...] = ()
    before_start: tuple[str, ...] = ()
    folder: Path | None = None

    @property
    def text(self) -> str:
        return f"u-boot {self.by}"


@dataclass(frozen=True)
class OpenOcdLoad:
    """How OpenOCD gets at the board. `config`: configuration files, looked for beside the board
    file, in hil/openocd, and among OpenOCD's own, in this order; `memory`: who sets up the board's
    memory, `u-boot` or `reset` (the configuration's event reset-init); `setup`: what U-Boot has to
    do before it is halted; `adapter_serial`: of the JTAG adapter, empty for the only one; `core`:
    the target that loads, empty for the first."""

    config: tuple[str, ...]
    memory: str
    setup: tuple[str, ...] = ("dcache off", "icache off")
    adapter_serial: str = ""
    core: str = ""

    @property
    def text(self) -> str:
        return "openocd"


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
        load=_load(fields.table("load")),
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


def _load(load: Fields) -> UBootLoad | OpenOcdLoad:
    return _openocd(load) if load.text("method") == "openocd" else _u_boot(load)


def _openocd(load: Fields) -> OpenOcdLoad:
    default = OpenOcdLoad((), "")
    return OpenOcdLoad(
        config=load.texts("config"),
        memory=load.text("memory"),
        setup=load.texts("setup", default.setup),
        adapter_serial=load.text("adapter_serial", default.adapter_serial),
        core=load.text("core", default.core),
    )


def _u_boot(load: Fields) -> UBootLoad:
    return UBootLoad(
        by=load.text("by"),
        start=load.text("start", _START),
        address=load.number("address") if "address" in load else None,
        setup=load.texts("setup", ()),
        before_start=load.texts("before_start", ()),
        folder=Path(load.text("folder")) if "folder" in load else None,
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
    load = document["load"]
    of_load = _openocd_faults if load["method"] == "openocd" else _u_boot_faults
    return faults + of_load(load)


def _u_boot_faults(load: Mapping[str, Any]) -> list[Fault]:
    faults = []
    if load["by"] == "tftp" and "folder" not in load:
        hint = "it is where the runner puts the image for the TFTP server"
        faults.append(Fault(("load",), "`folder` is missing in [load]", hint))
    if load["by"] == "xmodem" and "folder" in load:
        faults.append(Fault(("load", "folder"), "`folder` means nothing with by `xmodem`"))
    start = load.get("start", _START)
    if start == "go" and "address" in load:
        hint = "the image goes to the address that it was packed for"
        faults.append(Fault(("load", "address"), "`address` means nothing with start `go`", hint))
    if start != "go" and "address" not in load:
        text = f"`address` is missing in [load] with start `{start}`"
        hint = "it is where the file goes: far from where the image is unpacked to"
        faults.append(Fault(("load",), text, hint))
    return faults


def _openocd_faults(load: Mapping[str, Any]) -> list[Fault]:
    faults = []
    if not load["config"]:
        hint = "OpenOCD needs the adapter's file and the board's, as sabrelite.cfg of hil/openocd"
        faults.append(Fault(("load", "config"), "`config` names no file", hint))
    if load["memory"] == "reset" and "setup" in load:
        text = "`setup` means nothing with memory `reset`: it is what U-Boot does"
        faults.append(Fault(("load", "setup"), text))
    return faults
