# A platform as data: what the runner reads of platforms/NAME/platform.toml.
# SPDX-License-Identifier: BSD-2-Clause

from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.files import Fields, read_toml

_HINT = "name a platform.toml in platforms/"


@dataclass(frozen=True)
class QemuMachine:
    """How QEMU plays the platform. `image_args` holds `{image}` where the image's path goes, and
    `{kernel}` where that of the kernel goes, if the two are a pair.

    `cpu_models`: (key of the kernel's configuration, QEMU's name of the processor).
    """

    binary: str
    args: tuple[str, ...]
    image_args: tuple[str, ...]
    cpu_models: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Platform:
    """`kernel_platform`: what the kernel's configuration calls the platform, if not `name`.
    `qemu`: None if no QEMU plays it; `hardware_only` then says why."""

    name: str
    arch: str
    kernel_platform: str
    qemu: QemuMachine | None
    hardware_only: str


def read_platform(path: Path) -> Platform:
    """The platform described by the file `path`, which may also be its folder."""
    path = path / "platform.toml" if path.is_dir() else path
    fields = Fields(read_toml(path, "platform description", _HINT), str(path))
    is_hardware = "hardware" in fields and "qemu" not in fields
    name = fields.text("name")
    return Platform(
        name=name,
        arch=fields.text("arch"),
        kernel_platform=fields.text("kernel_platform", name),
        qemu=None if is_hardware else _qemu_machine(fields.table("qemu")),
        hardware_only=fields.table("hardware").text("reason") if is_hardware else "",
    )


def _qemu_machine(qemu: Fields) -> QemuMachine:
    return QemuMachine(
        binary=qemu.text("binary"),
        args=qemu.texts("args"),
        image_args=qemu.texts("image_args"),
        cpu_models=qemu.table("cpu").text_items(),
    )
