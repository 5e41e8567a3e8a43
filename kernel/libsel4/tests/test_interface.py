"""Numbers: conditions, system calls and invocation labels of this and of other configurations.

SPDX-License-Identifier: BSD-2-Clause
"""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from conftest import ROOT, rows, with_keys

from generate.condition import holds
from generate.configuration import Configuration
from generate.errors import DescriptionError
from generate.interface import Api, load_apis
from generate.prefix import interface_files
from generate.syscalls import load_syscalls
from generate.target import Target, load_target

# Flags behind the column heads of the label tables.
FLAGS = {
    "MCS": "KERNEL_MCS",
    "hyp": "ARM_HYPERVISOR_SUPPORT",
    "SMP": "ENABLE_SMP_SUPPORT",
    "HW debug": "HARDWARE_DEBUG_API",
    "IOMMU": "IOMMU",
    "VTX": "VTX",
}
COMMON_COLUMNS = ["non-MCS", "MCS", "non-MCS SMP", "MCS SMP", "non-MCS HW debug", "MCS HW debug"]
AARCH64_COLUMNS = ["non-MCS", "MCS", "non-MCS hyp", "MCS hyp"]
AARCH64_COLUMNS += ["non-MCS SMP", "MCS SMP", "non-MCS SMP hyp"]
AARCH32_COLUMNS = ["non-MCS", "MCS", "non-MCS hyp", "MCS hyp", "non-MCS SMP"]
X86_64_COLUMNS = ["non-MCS", "MCS", "non-MCS IOMMU", "MCS IOMMU"]
X86_64_COLUMNS += ["non-MCS SMP", "non-MCS VTX", "non-MCS IOMMU VTX"]


def variant(target: Target, column: str) -> Configuration:
    """The configuration that a column's head names."""
    words = column.replace("non-MCS", "")
    keys = {key: name in words for name, key in FLAGS.items()}
    return with_keys(target.configuration, **keys)


def labels(apis: list[Api]) -> dict[str, int]:
    return {m.label_name: m.label for api in apis for m in api.methods if m.is_present}


def expected(table: str, column: str) -> dict[str, int]:
    return {r["method"]: int(r[column]) for r in rows(table) if r[column] != "-"}


@pytest.mark.parametrize("column", COMMON_COLUMNS)
def test_common_labels(target: Target, column: str) -> None:
    apis = load_apis(interface_files(target), variant(target, column))
    assert labels([apis[0]]) == expected("labels_common.tsv", column)


@pytest.mark.parametrize("column", AARCH64_COLUMNS)
def test_aarch64_labels(target: Target, column: str) -> None:
    apis = load_apis(interface_files(target), variant(target, column))
    assert labels(list(apis[1:])) == expected("labels_aarch64.tsv", column)


@pytest.mark.parametrize("column", AARCH32_COLUMNS)
def test_aarch32_labels(column: str) -> None:
    target = load_target(ROOT, "aarch32", "sabre", "cortex-a9", "debug")
    apis = load_apis(interface_files(target), variant(target, column))
    assert labels(list(apis[1:])) == expected("labels_aarch32.tsv", column)


@pytest.mark.parametrize("column", X86_64_COLUMNS)
def test_x86_64_labels(column: str) -> None:
    target = load_target(ROOT, "x86_64", "pc99", "nehalem", "debug")
    apis = load_apis(interface_files(target), variant(target, column))
    assert labels(list(apis[1:])) == expected("labels_x86_64.tsv", column)


def test_x86_64_structure_has_the_members_of_its_configuration() -> None:
    """The registers of 64-bit guests are members only where such guests are."""
    target = load_target(ROOT, "x86_64", "pc99", "nehalem", "debug")
    for long_guests, count in ((False, 7), (True, 15)):
        keys = with_keys(target.configuration, X86_64_VTX_64BIT_GUESTS=long_guests)
        apis = load_apis(interface_files(target), keys)
        assert len(apis[2].structures["seL4_VCPUContext"]) == count


def test_each_enumeration_ends_where_the_next_begins(target: Target) -> None:
    apis = load_apis(interface_files(target), target.configuration)
    assert [(api.first_label, api.end_label) for api in apis] == [(1, 33), (33, 38), (38, 51)]


def test_method_present_twice_is_refused(tmp_path: Path, target: Target) -> None:
    method = '<method id="A" name="B"/>'
    path = tmp_path / "twice.xml"
    path.write_text(f'<api><interface name="I" cap_description="">{method * 2}</interface></api>')
    with pytest.raises(DescriptionError, match="A is present twice"):
        load_apis([path], target.configuration)


@pytest.mark.parametrize(("column", "mcs"), [("non-MCS", False), ("MCS", True)])
def test_system_call_numbers(target: Target, column: str, mcs: bool) -> None:
    """With every condition true, each call of the table has its number."""
    keys = ["PRINTING", "DEBUG_BUILD", "ENABLE_SMP_SUPPORT", "DANGEROUS_CODE_INJECTION"]
    keys += ["ENABLE_BENCHMARKS", "BENCHMARK_TRACK_UTILISATION", "KERNEL_X86_DANGEROUS_MSR"]
    keys += ["VTX", "SET_TLS_BASE_SELF"]
    everything = with_keys(target.configuration, KERNEL_MCS=mcs, **dict.fromkeys(keys, True))
    path = target.root / "interface" / "syscall.xml"
    numbers = {call.name: call.number for call in load_syscalls(path, everything)}
    assert numbers == {r["call"]: int(r[column]) for r in rows("syscalls.tsv") if r[column] != "-"}


def test_unconfigured_call_keeps_its_number_reserved(target: Target) -> None:
    path = target.root / "interface" / "syscall.xml"
    quiet = with_keys(target.configuration, PRINTING=False)
    numbers = {call.name: call.number for call in load_syscalls(path, quiet)}
    assert "DebugPutChar" not in numbers
    assert numbers["DebugHalt"] == -11


ON = '<config var="CONFIG_ON"/>'
OFF = '<config var="CONFIG_OFF"/>'


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("", True),
        (ON, True),
        (OFF, False),
        ('<config var="CONFIG_OF_ANOTHER_ARCHITECTURE"/>', False),
        (f"<not>{ON}</not>", False),
        (f"<and>{ON}{OFF}</and>", False),
        (f"<or>{ON}{OFF}</or>", True),
    ],
)
def test_condition(expression: str, value: bool) -> None:
    configuration = Configuration({"ON": True, "OFF": False}, {})
    element = fromstring(f"<method><condition>{expression}</condition></method>")
    assert holds(element, configuration) is value


def test_method_without_condition_is_present() -> None:
    assert holds(fromstring("<method/>"), Configuration({}, {}))


@pytest.mark.parametrize(
    "expression",
    [
        "<xor/>",
        "<not/>",
        '<config var="CONFIG_NUMBER"/>',
        '<config var="CONFIG_ON"/><config var="CONFIG_ON"/>',
    ],
)
def test_condition_that_makes_no_sense_is_refused(expression: str) -> None:
    configuration = Configuration({"ON": True, "NUMBER": 3}, {})
    with pytest.raises(DescriptionError):
        holds(fromstring(f"<m><condition>{expression}</condition></m>"), configuration)
