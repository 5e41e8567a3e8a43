"""Layers of configuration files, and how their keys are published.

SPDX-License-Identifier: BSD-2-Clause
"""

import json
from pathlib import Path

import pytest
from conftest import ROOT

from generate.configuration import load_configuration, render_header, render_json
from generate.errors import DescriptionError
from generate.target import Target, load_target


def layer(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def test_later_layer_overrides_and_keeps_order(tmp_path: Path) -> None:
    layer(tmp_path, "a", '[keys]\nX = false\nY = 1\nZ = "old"\n')
    layer(tmp_path, "b", '[set]\nZ = "new"\nX = true\n')
    configuration = load_configuration(tmp_path, ["a", "b"])
    assert list(configuration.kernel.items()) == [("X", True), ("Y", 1), ("Z", "new")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[set]\nMISSPELT = true\n", "b.toml: sets unknown key MISSPELT"),
        ("[set]\nX = 1\n", "b.toml: X cannot become 1"),
        ("[keys]\nX = true\n", "b.toml: key X is declared twice"),
        ("[sett]\nX = true\n", r"b.toml: unknown table \[sett\]"),
        ('[remove]\nkeys = ["Q"]\n', "b.toml: removes unknown key Q"),
    ],
)
def test_wrong_layer_is_refused(tmp_path: Path, text: str, message: str) -> None:
    layer(tmp_path, "a", "[keys]\nX = false\n")
    layer(tmp_path, "b", text)
    with pytest.raises(DescriptionError, match=message):
        load_configuration(tmp_path, ["a", "b"])


def test_unknown_layer_names_those_there_are(tmp_path: Path) -> None:
    layer(tmp_path, "a", "")
    with pytest.raises(DescriptionError, match="'z'; there are: a"):
        load_configuration(tmp_path, ["z"])


def test_header_publishes_true_values_and_text_without_quotes() -> None:
    text = render_header({"ON": True, "OFF": False, "NUMBER": 0, "TEXT": "a-b", "NONE": ""}, "t")
    assert [line for line in text.splitlines() if line.startswith("#define")] == [
        "#define CONFIG_ON 1",
        "#define CONFIG_NUMBER 0",
        "#define CONFIG_TEXT a-b",
        "#define CONFIG_NONE",
    ]


def test_json_publishes_flags_as_booleans_and_all_else_as_text() -> None:
    assert json.loads(render_json({"ON": True, "OFF": False, "NUMBER": 7, "TEXT": "x"})) == {
        "ON": True,
        "OFF": False,
        "NUMBER": "7",
        "TEXT": "x",
    }


def test_exactly_one_processor_platform_and_architecture(target: Target) -> None:
    keys = target.configuration.kernel
    for prefix in ("ARM_CORTEX_", "PLAT_", "ARCH_AARCH"):
        assert sum(value is True for key, value in keys.items() if key.startswith(prefix)) == 1


def test_release_differs_from_debug_in_diagnostics_only(target: Target) -> None:
    release = load_target(ROOT, "aarch64", "qemu-arm-virt", "cortex-a53", "release").configuration
    debug = target.configuration
    assert list(release.kernel) == list(debug.kernel)
    changed = {key for key, value in debug.kernel.items() if release.kernel[key] != value}
    assert changed == {"DEBUG_BUILD", "PRINTING"}


def test_processors_differ_in_physical_address_bits() -> None:
    for cpu, bits in (("cortex-a53", 40), ("cortex-a57", 44)):
        keys = load_target(ROOT, "aarch64", "qemu-arm-virt", cpu, "debug").configuration.kernel
        assert keys[f"ARM_PA_SIZE_BITS_{bits}"] is True
        assert keys["PADDR_USER_DEVICE_TOP"] == 1 << bits
