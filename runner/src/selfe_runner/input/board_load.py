# How a board gets its image: the table [load] of a board file.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfe_runner.input.files import Fields
from selfe_runner.input.schema_check import Fault

_START = "bootelf"  # takes the ELF file as it is, and nearly every U-Boot has it


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


def board_load(load: Fields) -> UBootLoad | OpenOcdLoad:
    """What the table [load] of a board file says, which has no faults."""
    return _openocd(load) if load.text("method") == "openocd" else _u_boot(load)


def load_faults(load: Mapping[str, Any]) -> list[Fault]:
    """What the table [load] contradicts itself in."""
    return _openocd_faults(load) if load["method"] == "openocd" else _u_boot_faults(load)


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
