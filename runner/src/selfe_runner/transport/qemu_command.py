# Derives QEMU's command line from the platform and the kernel's own configuration.
# SPDX-License-Identifier: BSD-2-Clause

import shlex
from dataclasses import dataclass

from selfe_runner.input.kernel_prefix import KernelConfig
from selfe_runner.input.platform import Platform
from selfe_runner.problem import Problem

_IMAGE = "{image}"


@dataclass(frozen=True)
class QemuCommand:
    """The command without its image, and why the processor model is what it is."""

    head: tuple[str, ...]
    image_args: tuple[str, ...]
    reason: str

    def argv(self, image: str) -> tuple[str, ...]:
        """The whole command for the image file `image`."""
        return (*self.head, *(arg.replace(_IMAGE, image) for arg in self.image_args))

    def text(self, image: str) -> str:
        """The command as a shell takes it."""
        return shlex.join(self.argv(image))


def derive_qemu_command(platform: Platform, kernel: KernelConfig) -> QemuCommand:
    """The machine that the kernel in `kernel` was built for.

    Problem: the kernel is for another architecture, platform or processor than `platform`.
    """
    _check_kernel(platform, kernel)
    models = [(key, model) for key, model in platform.qemu.cpu_models if kernel.flag(key)]
    if len(models) != 1:
        known = ", ".join(key for key, _ in platform.qemu.cpu_models)
        found = " and ".join(key for key, _ in models) or "none"
        raise Problem(
            f"{kernel.prefix}: the kernel's processor is not known to {platform.name}:"
            f" {found} of {known} is set in its gen_config.json",
            f"build the kernel for one of them, or add its model to [qemu.cpu] of {platform.name}",
        )
    (key, model), *_ = models
    return QemuCommand(
        head=(platform.qemu.binary, *platform.qemu.args, "-cpu", model),
        image_args=platform.qemu.image_args,
        reason=f"-cpu {model}: the kernel is configured with {key}",
    )


def _check_kernel(platform: Platform, kernel: KernelConfig) -> None:
    arch = kernel.text("SEL4_ARCH")
    if arch != platform.arch:
        raise Problem(
            f"{kernel.prefix}: the kernel is for {arch or 'an unknown architecture'},"
            f" the platform {platform.name} is {platform.arch}",
            "choose the platform that the kernel was built for",
        )
    names = [name for key in ("ARM_PLAT", "PLAT") if (name := kernel.text(key))]
    if names and platform.kernel_platform not in names:
        raise Problem(
            f"{kernel.prefix}: the kernel was built for {names[0]}, not for {platform.name}",
            "choose the platform that the kernel was built for",
        )
