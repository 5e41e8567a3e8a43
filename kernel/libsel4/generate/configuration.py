"""The kernel configuration: layers of key = value files merged into one, and how it is published.

SPDX-License-Identifier: BSD-2-Clause
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import DescriptionError

Value = bool | int | str


@dataclass(frozen=True)
class Configuration:
    """What a kernel is built for: `kernel` keys and `library` keys, in the order of their files."""

    kernel: Mapping[str, Value]
    library: Mapping[str, Value]

    def is_set(self, macro: str) -> bool:
        """Whether `CONFIG_<key>` is defined as a true flag, the question that conditions ask.

        A key that this architecture does not have counts as unset: common descriptions may name
        keys of other architectures.
        """
        key = macro.removeprefix("CONFIG_")
        value = self.kernel.get(key, self.library.get(key, False))
        if not isinstance(value, bool):
            raise DescriptionError(f"condition asks for {macro}, which is no flag but {value!r}")
        return value

    def number(self, key: str) -> int:
        """The value of a key that must be a number."""
        value = self.kernel[key]
        if isinstance(value, bool) or not isinstance(value, int):
            raise DescriptionError(f"configuration key {key} is no number but {value!r}")
        return value


def load_configuration(directory: Path, layers: Sequence[str]) -> Configuration:
    """Merges `<layer>.toml` of each layer, in order: `[keys]` declare, `[set]` override.

    Raises DescriptionError for a missing file, a key declared twice, and a key that is set but
    was never declared or changes between flag and value.
    """
    kernel: dict[str, Value] = {}
    library: dict[str, Value] = {}
    for layer in layers:
        path = directory / f"{layer}.toml"
        if not path.is_file():
            known = ", ".join(sorted(p.stem for p in directory.glob("*.toml")))
            raise DescriptionError(f"no configuration layer '{layer}'; there are: {known}")
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for unknown in set(tables) - {"keys", "library", "set", "remove"}:
            raise DescriptionError(f"{path.name}: unknown table [{unknown}]")
        _declare(kernel, tables.get("keys", {}), path)
        _declare(library, tables.get("library", {}), path)
        for key in tables.get("remove", {}).get("keys", []):
            if kernel.pop(key, None) is None:
                raise DescriptionError(f"{path.name}: removes unknown key {key}")
        for key, value in tables.get("set", {}).items():
            if key not in kernel:
                raise DescriptionError(f"{path.name}: sets unknown key {key}")
            if isinstance(kernel[key], bool) != isinstance(value, bool):
                raise DescriptionError(f"{path.name}: {key} cannot become {value!r}")
            kernel[key] = value
    return Configuration(kernel, library)


def _declare(keys: dict[str, Value], table: Mapping[str, Value], path: Path) -> None:
    for key, value in table.items():
        if key in keys:
            raise DescriptionError(f"{path.name}: key {key} is declared twice")
        keys[key] = value


def render_header(keys: Mapping[str, Value], title: str) -> str:
    """gen_config.h: a true flag is 1, a false one absent, a value is its text without quotes."""
    lines = [f"/* {title} */", "/* SPDX-License-Identifier: BSD-2-Clause */", "#pragma once", ""]
    for key, value in keys.items():
        if value is False:
            lines.append(f"/* CONFIG_{key} is off */")
        else:
            text = "1" if value is True else str(value)
            lines.append(f"#define CONFIG_{key} {text}".rstrip())
    return "\n".join(lines) + "\n"


def render_json(keys: Mapping[str, Value]) -> str:
    """gen_config.json: flags are JSON booleans, every other value is a JSON string."""
    published = {k: v if isinstance(v, bool) else str(v) for k, v in keys.items()}
    return json.dumps(published, indent=4) + "\n"
