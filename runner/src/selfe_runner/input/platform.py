# A platform as data: what the runner reads of platforms/NAME/platform.toml.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfe_runner.input.description import read_description
from selfe_runner.input.files import Fields
from selfe_runner.input.platform_parts import check_parts
from selfe_runner.input.schema import platform_schema
from selfe_runner.problem import Problem

_HINT = "name a platform.toml in platforms/"


@dataclass(frozen=True)
class QemuMachine:
    """How QEMU plays the platform. `image_args` holds `{image}` where the image's path goes, and
    `{kernel}` where that of the kernel goes, if the two are a pair.

    `cpu_models`: (key of the kernel's configuration, QEMU's name of the processor). `extra_args`:
    (key of the kernel's configuration, what it adds to `args`). `lacks`: (key of what a kernel may
    be configured for, what QEMU lacks for it).
    """

    binary: str
    args: tuple[str, ...]
    image_args: tuple[str, ...]
    cpu_models: tuple[tuple[str, str], ...]
    extra_args: tuple[tuple[str, tuple[str, ...]], ...]
    lacks: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Platform:
    """`toolchain`: the triple of compiler and binutils. `kernel_platform`: what the kernel's
    configuration calls the platform, if not `name`. `memory`: (start, end) of each range. `qemu`:
    None if no QEMU plays it; `hardware_only` then says why."""

    name: str
    arch: str
    toolchain: str
    kernel_platform: str
    memory: tuple[tuple[int, int], ...]
    qemu: QemuMachine | None
    hardware_only: str


def read_platform(path: Path) -> Platform:
    """The platform described by the file `path`, which may also be its folder.

    Problem: the first thing that is wrong with the file, at its line and column.
    """
    path = path / "platform.toml" if path.is_dir() else path
    document, problems = read_platform_data(path)
    if problems:
        raise problems[0]
    fields = Fields(document, str(path))
    name = fields.text("name")
    return Platform(
        name=name,
        arch=fields.text("arch"),
        toolchain=fields.text("toolchain"),
        kernel_platform=fields.text("kernel_platform", name),
        memory=tuple(
            (entry.number("start"), entry.number("start") + entry.number("size"))
            for entry in fields.tables("memory")
        ),
        qemu=_qemu_machine(fields.table("qemu")) if "qemu" in fields else None,
        hardware_only="" if "qemu" in fields else fields.table("hardware").text("reason"),
    )


def read_platform_data(path: Path) -> tuple[Mapping[str, Any], list[Problem]]:
    """All that the file `path` says, and all that is wrong with it by the schema.

    Problem (raised): it cannot be read, or is not TOML.
    """
    return read_description(path, "platform description", _HINT, platform_schema(), check_parts)


def _qemu_machine(qemu: Fields) -> QemuMachine:
    return QemuMachine(
        binary=qemu.text("binary"),
        args=qemu.texts("args"),
        image_args=qemu.texts("image_args"),
        cpu_models=qemu.table("cpu").text_items(),
        extra_args=qemu.table("when").texts_items() if "when" in qemu else (),
        lacks=qemu.table("lacks").text_items() if "lacks" in qemu else (),
    )
