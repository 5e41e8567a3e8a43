# Platform files: what the schema takes, and that every complaint names its line and column.
# SPDX-License-Identifier: BSD-2-Clause

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies
from workbench import RUNNER, Done, call

from selfe_runner.input import schema_check
from selfe_runner.input.platform import read_platform
from selfe_runner.input.platform_parts import check_parts
from selfe_runner.input.schema import platform_schema
from selfe_runner.input.toml_places import Place, find_places, place_of

PLATFORMS = sorted((RUNNER.parent.parent / "platforms").glob("*/platform.toml"))

GOOD = """\
name = "desk"
description = "a board on the desk"
arch = "aarch64"
toolchain = "aarch64-linux-gnu"
[[memory]]
start = 0x4000_0000
size = 0x1000_0000
[uart]
kind = "pl011"
base = 0x0900_0000
irq = 33
[interrupt_controller]
kind = "gicv2"
distributor = 0x0800_0000
cpu_interface = 0x0801_0000
[timer]
kind = "pl031"
base = 0x0901_0000
irq = 34
frequency = 1
[test]
spare_irqs = [43, 44]
[boot]
method = "loader"
address = 0x4200_0000
[qemu]
binary = "qemu-system-aarch64"
args = ["-m", "256"]
image_args = ["-kernel", "{image}"]
[qemu.cpu]
ARM_CORTEX_A53 = "cortex-a53"
[kernel_settings]
KernelPlatform = "desk"
KernelIsMCS = false
"""


def name_of(file: Path) -> str:
    return file.parent.name


def check(tmp_path: Path, text: str, *more: str) -> Done:
    file = tmp_path / "platform.toml"
    file.write_text(text)
    return call([str(RUNNER), "platform", *more, str(file)])


@pytest.mark.parametrize("file", PLATFORMS, ids=name_of)
def test_every_platform_of_the_tree_is_what_the_schema_says(file: Path) -> None:
    platform = read_platform(file)
    assert platform.name == file.parent.name


def test_there_are_the_platforms_of_the_three_instruction_sets() -> None:
    archs = {file.parent.name: read_platform(file).arch for file in PLATFORMS}
    expected = {"qemu-arm-virt": "aarch64", "tx1": "aarch64", "sabre": "aarch32", "pc99": "x86_64"}
    assert expected.items() <= archs.items()


@pytest.mark.parametrize("file", PLATFORMS, ids=name_of)
def test_qemu_has_the_memory_that_the_platform_has(file: Path) -> None:
    """Too little kills the kernel at boot, too much hides that an image is too large."""
    platform = read_platform(file)
    if platform.qemu is None:
        pytest.skip(f"{name_of(file)} is hardware only: QEMU has no such machine")
    args = platform.qemu.args
    given = int(args[args.index("-m") + 1]) << 20
    described = sum(end - start for start, end in platform.memory)
    legacy_area = 1 << 20  # what a PC has below its memory
    spare = tomllib.loads(file.read_text())["test"].get("spare_memory", {"size": 0})["size"]
    assert given in (described, described + legacy_area, described + spare)


@pytest.mark.parametrize("file", PLATFORMS, ids=name_of)
def test_qemu_opens_no_port_of_the_host(file: Path) -> None:
    """Two runs at once would want the same one."""
    qemu = read_platform(file).qemu
    args = " ".join((*qemu.args, *qemu.image_args)) if qemu else ""
    assert not re.search(r"(tcp|udp|telnet|unix):|hostfwd|(^| )-(s|gdb|qmp|vnc)( |$)", args)


def test_good_file_is_taken(tmp_path: Path) -> None:
    done = check(tmp_path, GOOD, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == tomllib.loads(GOOD)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        # Unknown things
        ("base = 0x0900", "bsae = 0x0900", "10:1: error: there is no key `bsae` in [uart]\n"
         "hint: did you mean `base`?"),
        ("[timer]", "[tmier]", "16:1: error: there is no key `tmier` in the file\n"
         "hint: did you mean `timer`?"),
        ("KernelIsMCS = false", "x = 1\n[gpu]", "35:1: error: there is no key `gpu` in the file\n"
         "hint: known: aliases, arch, boot, "),
        ('"pl011"', '"pl01"', "9:1: error: [uart] has no kind `pl01`\nhint: did you mean `pl011`?"),
        ('arch = "aarch64"', 'arch = "aarch46"', "3:1: error: there is no arch `aarch46`\n"
         "hint: did you mean `aarch64`?"),
        # Wrong types and values
        ("0x0900_0000", '"0x9000000"', "10:1: error: `base` must be an address"),
        ("0x0900_0000", "-1", "10:1: error: `base` must be an address"),
        ("0x0900_0000", "0x1_0000_0000_0000", "10:1: error: `base` is beyond 0xffffffffffff"),
        ("0x4200_0000", "0x4200_0800", "25:1: error: `address` is not a multiple of 4096"),
        ("size = 0x1000_0000", "size = 0", "7:1: error: `size` must be a number above 0"),
        ("irq = 33", "irq = true", "11:1: error: `irq` must be an interrupt number"),
        ("irq = 33", "irq = 1020", "11:1: error: interrupt 1020 is not one of the interrupt "
         "controller's\nhint: they are 16 to 1019"),
        ("[43, 44]", "[43, 5]", "22:1: error: interrupt 5 is not one of"),
        ("[43, 44]", '[43, "44"]', "22:1: error: `spare_irqs` must be a list of interrupt numbers"),
        ("[43, 44]", "[]", "22:1: error: `spare_irqs` must be a list of interrupt numbers"),
        ('"desk"\nd', '"Desk top"\nd', "1:1: error: `name` does not match "),
        ('["-m", "256"]', '["-m", 256]', "28:1: error: `args` must be a list of texts"),
        ('= "cortex-a53"', "= 53", "31:1: error: `ARM_CORTEX_A53` must be a text"),
        ("= false", "= [1]", "34:1: error: `KernelIsMCS` must be a text, flag or number"),
        ("[[memory]]", "[memory]", "5:1: error: `memory` must be an array of tables"),
        ("[timer]", "[[timer]]", "16:1: error: `timer` must be a table"),
        ("[qemu.cpu]", "[qemu.when]\nMCS = 1\n[qemu.cpu]", "31:1: error: `MCS` must be a list of "
         "texts"),
        ("[boot]", '[cores]\nstart = "psci"\ncount = 17\n[boot]', "25:1: error: `count` is"),
        # Missing things, by kind too
        ('description = "a board on the desk"\n', "", "1:1: error: `description` is missing in "
         "the file"),
        ("base = 0x0900_0000\n", "", "8:1: error: `base` is missing in [uart]"),
        ("distributor = 0x0800_0000\n", "", "12:1: error: `distributor` is missing in "
         "[interrupt_controller]"),
        ("frequency = 1\n", "", "16:1: error: `frequency` is missing in [timer]"),
        ('kind = "pl011"\nbase = 0x0900_0000', 'kind = "ns16550"', "8:1: error: `base` or `port` "
         "is missing in [uart]"),
        ('"pl011"', '"ns16550"\nport = 0x3f8', "10:1: error: `base` and `port` exclude each other"),
        ("[boot]", '[cores]\nstart = "psci"\n[boot]', "23:1: error: `count` is missing in [cores]"),
        # Things that do not belong together
        ("irq = 33", "irq = 33\nregister_shift = 2", "12:1: error: `register_shift` means nothing "
         "with kind `pl011`"),
        ('"loader"\naddress = 0x4200_0000', '"multiboot"', "24:1: error: method `multiboot` is not "
         "for aarch64"),
        ("[boot]", '[cores]\nstart = "imx6-src"\ncount = 2\nbase = 1\n[boot]', "24:1: error: start "
         "`imx6-src` is not for aarch64"),
        ("[kernel_settings]", '[hardware]\nreason = "x"\n[kernel_settings]', "32:1: error: `qemu` "
         "and `hardware` exclude each other"),
        ("size = 0x1000_0000\n", "size = 0x1000_0000\n[[memory]]\nstart = 0x4fff_f000\nsize = 1\n",
         "8:1: error: memory 0x4ffff000-0x4ffff001 overlaps memory 0x40000000-0x50000000"),
        ("[43, 44]", "[43, 33]", "22:1: error: interrupt 33 is not spare: [uart] has it"),
        ("[43, 44]", "[43, 43]", "22:1: error: interrupt 43 is listed twice"),
        ('"{image}"', '"image"', "29:1: error: `image_args` names no {image}"),
        # No TOML
        ("base = 0x0900_0000", "base = 0x", "10:9: error: the platform description is not TOML: "),
    ],
)  # fmt: skip
def test_complaint_names_its_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    done = check(tmp_path, GOOD.replace(old, new, 1))
    assert done.returncode == 1
    assert f"{tmp_path}/platform.toml:{complaint}" in done.stderr


def test_all_complaints_are_printed_by_line_and_nothing_else(tmp_path: Path) -> None:
    done = check(tmp_path, GOOD.replace("irq = ", "irk = "), "--json")
    places = re.findall(r"^.*platform.toml:(\d+):1: error: ", done.stderr, re.MULTILINE)
    assert places == ["8", "11", "16", "19"]
    assert done.stdout == ""


def test_multiboot_needs_a_place_for_the_kernel(tmp_path: Path) -> None:
    pc = next(file for file in PLATFORMS if file.parent.name == "pc99").read_text()
    done = check(tmp_path, pc.replace('"-kernel", "{kernel}", ', ""))
    assert "error: `image_args` names no {kernel}" in done.stderr


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = call([str(RUNNER), "platform", str(tmp_path / "none.toml")])
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path}/none.toml: error: cannot read the platform")


def paths_of(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every table, key and entry of a document."""
    items: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    return [path, *(found for key, item in items for found in paths_of(item, (*path, key)))]


@given(
    strategies.sampled_from(paths_of(tomllib.loads(GOOD))[1:]),
    strategies.sampled_from([0, -1, 1 << 62, 1.5, True, "", "x", [], [1], ["x"], [[]], {}, None]),
)
def test_any_value_anywhere_is_taken_or_refused(path: tuple[str | int, ...], value: object) -> None:
    document = tomllib.loads(GOOD)
    holder: Any = document
    for step in path[:-1]:
        holder = holder[step]
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    faults = schema_check.check(document, platform_schema()) or check_parts(document)
    assert all(fault.message for fault in faults)


def test_places_are_found_in_any_well_formed_text() -> None:
    text = (
        "# [comment]\n"
        'a = "[not] a # table"\n'
        "  b.c = [\n"
        "    [1], # ]\n"
        "    {x = 2}]\n"
        'd = """\n'
        "[e]\n"
        'f = 1"""\n'
        "[g . h]\n"
        '"i" = \'\'\'\n[j]\'\'\'\n'
        "[[k]]\n"
        "l = 1\n"
        " [[k]]\n"
        "l = 2\n"
        "[k.m]\n"
        "n = 3\n"
    )
    tomllib.loads(text)
    assert find_places(text) == {
        (): Place(1, 1),
        ("a",): Place(2, 1),
        ("b", "c"): Place(3, 3),
        ("d",): Place(6, 1),
        ("g", "h"): Place(9, 1),
        ("g", "h", "i"): Place(10, 1),
        ("k",): Place(12, 1),
        ("k", 0): Place(12, 1),
        ("k", 0, "l"): Place(13, 1),
        ("k", 1): Place(14, 2),
        ("k", 1, "l"): Place(15, 1),
        ("k", 1, "m"): Place(16, 1),
        ("k", 1, "m", "n"): Place(17, 1),
    }
    assert place_of(find_places(text), ("b", "c", 1, "x")) == Place(3, 3)
