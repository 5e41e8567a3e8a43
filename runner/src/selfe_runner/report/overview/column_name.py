# What a kernel is called in a report, and its configuration in words.
# SPDX-License-Identifier: BSD-2-Clause

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.catalogue import Kernel

# Folders that say nothing of the kernel in them.
_COMMON = ("prefix", "install", "kernel", "build")


@dataclass(frozen=True)
class Identity:
    """What tells one column from another, the most telling first."""

    kernel: str
    platform: str
    configuration: str
    machine: str
    suite: str
    architecture: str = ""

    @property
    def key(self) -> str:
        parts = (self.kernel, self.platform, self.configuration, self.machine, self.suite)
        return " | ".join(part for part in parts if part)


def kernel_name(prefix: Path, kernel: Kernel | None) -> str:
    """The folder's name if it says something of the kernel, else release and configuration.
    BUILD/kernel/prefix is where a build of this tree keeps its embedded kernel."""
    if prefix.parts[-2:] == ("kernel", "prefix"):
        return "reference"
    if kernel is not None and kernel.release and prefix.name in _COMMON:
        return f"{kernel.release} {configuration(kernel)}"
    return next((part for part in reversed(prefix.parts) if part not in _COMMON), str(prefix))


def architecture(kernel: Kernel | None) -> str:
    return kernel.config.text("SEL4_ARCH") if kernel else ""


def configuration(kernel: Kernel | None) -> str:
    """What a reader tells configurations apart by."""
    if kernel is None:
        return "configuration not known"
    config = kernel.config
    is_debug = config.flag("DEBUG_BUILD")
    words = ["debug" if is_debug else "release"]
    if config.flag("PRINTING") and not is_debug:
        words.append("printing")
    words.append("MCS" if config.flag("KERNEL_MCS") else "classic")
    if config.flag("ENABLE_SMP_SUPPORT"):
        words.append(f"SMP {config.text('MAX_NUM_NODES')}".strip())
    if config.flag("ARM_HYPERVISOR_SUPPORT"):
        words.append("hypervisor")
    if config.flag("VTX"):
        words.append("VT-x")
    if (domains := config.text("NUM_DOMAINS")) not in ("", "0", "1"):
        words.append(f"{domains} domains")
    return ", ".join(words)


def short_names(identities: Sequence[Identity]) -> list[str]:
    """For each the kernel's name, with as much behind it as makes it unlike the others."""
    parts = [
        (one.kernel, one.platform, one.configuration, one.machine, one.suite) for one in identities
    ]
    names = [one.kernel for one in identities]
    for length in range(2, 6):
        counts = Counter(names)
        names = [
            " · ".join(part for part in whole[:length] if part) if counts[name] > 1 else name
            for name, whole in zip(names, parts, strict=True)
        ]
    return numbered(names)


def numbered(names: Sequence[str]) -> list[str]:
    """Later ones of the same name get a number."""
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name] += 1
        result.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return result
