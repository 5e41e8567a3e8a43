# To which kernels a row of the catalogue applies.
# SPDX-License-Identifier: BSD-2-Clause

import re
from dataclasses import replace
from pathlib import Path

import pytest
from played_matrix import catalogue, prefix

from selfe_runner.input.catalogue import DEFAULT_CATALOGUE, Row, kernel_of, read_catalogue
from selfe_runner.input.catalogue_table import CONDITIONS
from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.problem import Problem

ROWS_HPP = DEFAULT_CATALOGUE.parent / "harness/include/selfe/conformance/rows.hpp"


@pytest.mark.parametrize(
    ("row", "why_not"),
    [
        ("", ""),
        ('arch = ["aarch64"]', ""),
        ('arch = ["x86", "arm"]', ""),
        ('arch = ["64-bit"]', ""),
        ('arch = ["x86", "32-bit"]', "not on this architecture"),
        ('when = "DebugBuild"', ""),
        ('when = "!MCS;DebugBuild"', ""),
        ('when = "DebugBuild;MCS"', "only with MCS"),
        ('when = "MCS;DebugBuild"', "only with MCS"),
        ('when = "!DebugBuild"', "only without DebugBuild"),
        ('when = "hyp/VTX"', "only with hyp/VTX"),
        ('arch = ["x86"]\nwhen = "MCS"', "not on this architecture"),
        ('since = "13.0.0"', ""),
        ('since = "14.0.0"', ""),
        ('since = "15.0.0"', "only since 15.0.0"),
        ('until = "14.0.0"', "only before 14.0.0"),
        ('until = "13.0.0"', "only before 13.0.0"),
        ('until = "15.0.0"', ""),
    ],
)
def test_a_row_applies_where_its_condition_holds(tmp_path: Path, row: str, why_not: str) -> None:
    text = f"[AB-001]\ncall = 'seL4_A_Old'\nrule = 'r'\nsource = 's'\n{row}\n"
    (one,) = read_catalogue(catalogue(tmp_path / "catalogue", text))
    kernel = kernel_of(read_kernel_config(prefix(tmp_path / "kernel")))
    assert kernel.release == "14.0.0"
    assert kernel.why_not(one) == why_not


@pytest.mark.parametrize(
    ("call", "why_not"),
    [
        ("seL4_A_Old", ""),
        ("seL4_A", "this kernel has no seL4_A"),
        ("A_Old", "this kernel has no A_Old"),
        ("seL4.A_Old", "this kernel has no seL4.A_Old"),
    ],
)
def test_a_row_of_a_new_call_applies_where_the_call_is_there(
    tmp_path: Path, call: str, why_not: str
) -> None:
    """Rows of all releases are about calls that may well have no stub of their own."""
    old = Row("AB-001", "ab", call, "r", "", "s", "", (), (), "", "")
    kernel = kernel_of(read_kernel_config(prefix(tmp_path / "kernel")))
    assert kernel.why_not(old) == ""
    assert kernel.why_not(replace(old, since="14.0.0")) == why_not


def test_a_kernel_without_stubs_is_refused(tmp_path: Path) -> None:
    kernel = prefix(tmp_path / "kernel")
    stubs = kernel / "libsel4/include/interfaces/sel4_client.h"
    stubs.write_bytes(b"\xff seL4_TCB_SetFlags(\n")
    assert kernel_of(read_kernel_config(kernel)).stubs == "\ufffd seL4_TCB_SetFlags(\n"
    stubs.unlink()
    with pytest.raises(Problem) as caught:
        kernel_of(read_kernel_config(kernel))
    assert caught.value.lines() == [
        f"{stubs}: error: cannot read the stubs of libsel4: No such file or directory",
        "hint: install the kernel whole",
    ]


def test_conditions_that_two_options_can_meet(tmp_path: Path) -> None:
    row = Row("AB-001", "ab", "c", "r", "", "s", "", ("hyp/VTX",), (), "", "")
    for option in ("VTX", "ARM_HYPERVISOR_SUPPORT"):
        kernel = prefix(tmp_path / option, **{option: True})
        assert kernel_of(read_kernel_config(kernel)).why_not(row) == ""


def test_runner_and_suite_know_the_same_conditions() -> None:
    known = set(re.findall(r'name == "([^"]+)"\)\n', ROWS_HPP.read_text()))
    assert set(CONDITIONS) == known


def test_more_than_one_domain_is_a_number(tmp_path: Path) -> None:
    row = Row("AB-001", "ab", "c", "r", "", "s", "", ("NumDomains>1",), (), "", "")
    one = kernel_of(read_kernel_config(prefix(tmp_path / "one")))
    two = kernel_of(read_kernel_config(prefix(tmp_path / "two", NUM_DOMAINS="2")))
    assert one.why_not(row) == "only with NumDomains>1"
    assert two.why_not(row) == ""
