# QEMU's command line for the tree's own platforms follows the kernel's configuration.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

import pytest
from workbench import RUNNER

from selfe_runner.input.kernel_prefix import KernelConfig
from selfe_runner.input.platform import read_platform
from selfe_runner.problem import Problem
from selfe_runner.transport.qemu_command import QemuCommand, derive_qemu_command

PLATFORMS = RUNNER.parent.parent / "platforms"


def command(folder: Path, platform_name: str, config: dict[str, object]) -> QemuCommand:
    platform = read_platform(PLATFORMS / platform_name)
    assert platform.qemu is not None
    processor = platform.qemu.cpu_models[0][0]
    known = {"SEL4_ARCH": platform.arch, "PLAT": platform.kernel_platform, processor: True}
    (folder / "x.kernel.elf").touch()
    kernel = KernelConfig(folder, {**known, **config})
    return derive_qemu_command(platform, kernel, folder / "x.image.elf")


@pytest.mark.parametrize(
    ("platform", "config", "added"),
    [
        ("qemu-arm-virt", {"ARM_HYPERVISOR_SUPPORT": False, "MAX_NUM_NODES": "1"}, ""),
        ("qemu-arm-virt", {"MAX_NUM_NODES": "2"}, "-smp 2"),
        ("qemu-arm-virt", {"ARM_HYPERVISOR_SUPPORT": True}, "-machine virtualization=on"),
        (
            "qemu-arm-virt",
            {"ARM_HYPERVISOR_SUPPORT": True, "MAX_NUM_NODES": "4"},
            "-machine virtualization=on -smp 4",
        ),
        ("sabre", {"MAX_NUM_NODES": "4"}, "-smp 4"),
        ("pc99", {"MAX_NUM_NODES": "4", "VTX": False}, "-smp 4"),
    ],
)
def test_machine_is_the_one_that_the_kernel_wants(
    tmp_path: Path, platform: str, config: dict[str, object], added: str
) -> None:
    plain = command(tmp_path, platform, {}).head
    processor = plain.index("-cpu")
    wanted = command(tmp_path, platform, config).head
    more = (*wanted[processor : wanted.index("-cpu")], *wanted[wanted.index("-cpu") + 2 :])
    assert wanted[:processor] == plain[:processor]
    assert " ".join(more) == added


def test_kernel_that_wants_what_qemu_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="configured with VTX: QEMU emulates no VT-x"):
        command(tmp_path, "pc99", {"VTX": True})
