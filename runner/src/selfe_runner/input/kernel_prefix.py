# An installed kernel, as far as the runner needs to know it: its configuration.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.files import read_json_object
from selfe_runner.problem import Problem

_CONFIG = Path("libsel4/include/kernel/gen_config.json")
_KERNEL = Path("bin/kernel.elf")
_HINT = "name the folder that the kernel's `cmake --install --prefix` wrote"


@dataclass(frozen=True)
class KernelConfig:
    """The configuration of the kernel installed in `prefix`, as its gen_config.json has it."""

    prefix: Path
    values: Mapping[str, object]

    def flag(self, key: str) -> bool:
        """Whether the option is on. Releases write JSON booleans, some tools texts."""
        return self.values.get(key) in (True, "true", "1", "ON")

    def text(self, key: str) -> str:
        """The value of the option; empty if there is none."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""


def read_kernel_config(prefix: Path) -> KernelConfig:
    """The configuration in `prefix`. Problem: no prefix, or half of one."""
    if not prefix.is_dir():
        raise Problem("there is no kernel prefix here", _HINT, place=prefix)
    for part in (_KERNEL, _CONFIG):
        if not (prefix / part).is_file():
            text = f"this is not a whole kernel prefix: {part} is missing"
            raise Problem(text, _HINT, place=prefix)
    return KernelConfig(prefix, read_json_object(prefix / _CONFIG, "kernel configuration", _HINT))
