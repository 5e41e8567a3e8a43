"""A target: which folders and configuration layers make up one kernel's interface.

SPDX-License-Identifier: BSD-2-Clause
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .configuration import Configuration, load_configuration
from .errors import DescriptionError


@dataclass(frozen=True)
class Architecture:
    """The names under which one instruction set's descriptions are found."""

    sel4_arch: str
    arch: str
    word_bits: int


ARCHITECTURES = {
    "aarch32": Architecture("aarch32", "arm", 32),
    "aarch64": Architecture("aarch64", "arm", 64),
    "x86_64": Architecture("x86_64", "x86", 64),
}


@dataclass(frozen=True)
class Target:
    """What selects an interface: architecture, folders of descriptions, configuration."""

    architecture: Architecture
    platform: str
    root: Path
    configuration: Configuration

    def interface_folders(self) -> tuple[Path, Path, Path]:
        """Description folders, most general first: common, arch, sel4_arch."""
        interface = self.root / "interface"
        return (
            interface,
            interface / self.architecture.arch,
            interface / self.architecture.sel4_arch,
        )

    def header_folders(self) -> tuple[Path, ...]:
        """Folders of hand-written headers; each is laid over the prefix's include folder."""
        include = self.root / "include"
        return (
            include / "common",
            include / f"word{self.architecture.word_bits}",
            include / self.architecture.arch,
            include / self.architecture.sel4_arch,
            include / self.platform,
        )


def load_target(
    root: Path,
    sel4_arch: str,
    platform: str,
    cpu: str,
    variant: str,
    scheduling: str = "classic",
    further: Sequence[str] = (),
) -> Target:
    """The target of these names; `root` is the libsel4 folder that holds the descriptions.

    `scheduling` is "classic" or "mcs", with scheduling contexts; `further` names layers of
    configuration that come last.

    Raises DescriptionError for an unknown name, and when the architecture of the layers is not
    the one asked for.
    """
    architecture = ARCHITECTURES.get(sel4_arch)
    if architecture is None:
        known = ", ".join(sorted(ARCHITECTURES))
        raise DescriptionError(f"unknown sel4_arch '{sel4_arch}'; there are: {known}")
    layers = ["common", architecture.arch, sel4_arch, platform, cpu, variant]
    if scheduling == "mcs":
        layers.append("mcs")
    layers += further
    configuration = load_configuration(root / "configuration", layers)
    if configuration.number("WORD_SIZE") != architecture.word_bits:
        raise DescriptionError(f"configuration of {sel4_arch} has another WORD_SIZE")
    return Target(architecture, platform, root, configuration)
