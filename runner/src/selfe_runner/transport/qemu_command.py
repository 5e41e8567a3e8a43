# Derives QEMU's command line from the platform and the kernel's own configuration.
# SPDX-License-Identifier: BSD-2-Clause

import shlex
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.kernel_prefix import KernelConfig
from selfe_runner.input.platform import Platform, QemuMachine
from selfe_runner.problem import Problem

_IMAGE = "{image}"
_KERNEL = "{kernel}"
_IMAGE_ENDING = ".image.elf"
_KERNEL_ENDING = ".kernel.elf"


@dataclass(frozen=True)
class QemuCommand:
    """The command without its image, and why the processor model is what it is.

    `kernel_file`: the kernel that the image is the other half of; empty if it is whole.
    """

    head: tuple[str, ...]
    image_args: tuple[str, ...]
    kernel_file: str
    reason: str

    def argv(self, image: str) -> tuple[str, ...]:
        """The whole command for the image file `image`."""
        filled = (
            arg.replace(_KERNEL, self.kernel_file).replace(_IMAGE, image) for arg in self.image_args
        )
        return (*self.head, *filled)

    def text(self, image: str) -> str:
        """The command as a shell takes it."""
        return shlex.join(self.argv(image))


def derive_qemu_command(platform: Platform, kernel: KernelConfig, image: Path) -> QemuCommand:
    """The machine that the kernel in `kernel` was built for, to boot the image file `image`.

    Problem: no QEMU plays the platform; the kernel is for another architecture, platform or
    processor than `platform`; the image is half of a pair and the other half is not there.
    """
    if platform.qemu is None:
        raise Problem(
            f"platform {platform.name} is hardware only: {platform.hardware_only}",
            "load the image on the board; `selfe-image describe` says where it goes",
        )
    qemu = platform.qemu
    check_kernel(platform, kernel)
    for key, lack in qemu.lacks:
        if kernel.flag(key):
            raise Problem(
                f"the kernel is configured with {key}: {lack}",
                f"build the kernel without {key}, or run it on a board",
                place=kernel.prefix,
            )
    models = [(key, model) for key, model in qemu.cpu_models if kernel.flag(key)]
    if len(models) != 1:
        known = ", ".join(key for key, _ in qemu.cpu_models)
        found = " and ".join(key for key, _ in models) or "none"
        raise Problem(
            f"the kernel's processor is not known to {platform.name}:"
            f" {found} of {known} is set in its gen_config.json",
            f"build the kernel for one of them, or add its model to [qemu.cpu] of {platform.name}",
            place=kernel.prefix,
        )
    (key, model), *_ = models
    extra, extra_reason = _extra_args(qemu, kernel)
    cores, cores_reason = _cores(kernel)
    return QemuCommand(
        head=(qemu.binary, *qemu.args, *extra, "-cpu", model, *cores),
        image_args=qemu.image_args,
        kernel_file=_existing_half(qemu, image),
        reason=f"-cpu {model}: the kernel is configured with {key}{extra_reason}{cores_reason}",
    )


def _extra_args(qemu: QemuMachine, kernel: KernelConfig) -> tuple[tuple[str, ...], str]:
    """What the kernel's configuration adds to the machine, and why."""
    added = [(key, args) for key, args in qemu.extra_args if kernel.flag(key)]
    return (
        tuple(arg for _, args in added for arg in args),
        "".join(f"; {shlex.join(args)}: with {key}" for key, args in added),
    )


def _cores(kernel: KernelConfig) -> tuple[tuple[str, ...], str]:
    """The option for as many cores as the kernel takes, if that is more than one, and why."""
    count = kernel.text("MAX_NUM_NODES")
    if not count.isdecimal() or int(count) <= 1:
        return (), ""
    return ("-smp", count), f"; -smp {count}: with MAX_NUM_NODES"


def other_half(image: Path) -> Path:
    """Where the packer puts the kernel that belongs to `image` if a platform boots a pair."""
    return image.with_name(image.name.removesuffix(_IMAGE_ENDING) + _KERNEL_ENDING)


def _existing_half(qemu: QemuMachine, image: Path) -> str:
    """Where the packer put the kernel that belongs to `image`, if the platform boots a pair."""
    if not any(_KERNEL in arg for arg in qemu.image_args):
        return ""
    kernel = other_half(image)
    if not kernel.is_file():
        raise Problem(
            f"the kernel that belongs to {image.name} is not there",
            "`selfe-image pack` writes both files of a pair",
            place=kernel,
        )
    return str(kernel)


def check_kernel(platform: Platform, kernel: KernelConfig) -> None:
    arch = kernel.text("SEL4_ARCH")
    if arch != platform.arch:
        raise Problem(
            f"the kernel is for {arch or 'an unknown architecture'},"
            f" the platform {platform.name} is {platform.arch}",
            "choose the platform that the kernel was built for",
            place=kernel.prefix,
        )
    names = [name for key in ("ARM_PLAT", "PLAT") if (name := kernel.text(key))]
    if names and platform.kernel_platform not in names:
        raise Problem(
            f"the kernel was built for {names[0]}, not for {platform.name}",
            "choose the platform that the kernel was built for",
            place=kernel.prefix,
        )
