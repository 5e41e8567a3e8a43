# A table of the behaviour catalogue, read key by key, and the conditions that it may name.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selfe_runner.input.release import order
from selfe_runner.problem import Problem

# The catalogue's names for what a configuration can have, and the option each stands for; the
# suite's are in conformance/harness/include/selfe/conformance/rows.hpp, and a test compares them.
CONDITIONS: Mapping[str, tuple[str, ...]] = {
    "AllowSMCCalls": ("ALLOW_SMC_CALLS",),
    "ArmSMMU": ("ARM_SMMU",),
    "Benchmarks": ("ENABLE_BENCHMARKS",),
    "Benchmarks=track_utilisation": ("BENCHMARK_TRACK_UTILISATION",),
    "DangerousCodeInjection": ("DANGEROUS_CODE_INJECTION",),
    "DebugBuild": ("DEBUG_BUILD",),
    "Fastpath": ("FASTPATH",),
    "HardwareDebugAPI": ("HARDWARE_DEBUG_API",),
    "HaveFPU": ("HAVE_FPU",),
    "HugePage": ("HUGE_PAGE",),
    "IOMMU": ("IOMMU",),
    "IRQ_IOAPIC": ("IRQ_IOAPIC",),
    "IRQ_PIC": ("IRQ_PIC",),
    "InvocationReportErrorIPC": ("KERNEL_INVOCATION_REPORT_ERROR_IPC",),
    "KernelX86DangerousMSR": ("KERNEL_X86_DANGEROUS_MSR",),
    "MCS": ("KERNEL_MCS",),
    "NumDomains>1": (),
    "Printing": ("PRINTING",),
    "SMP": ("ENABLE_SMP_SUPPORT",),
    "SetTLSBaseSelf": ("SET_TLS_BASE_SELF",),
    "StaticMaxPeriodUs>0": (),
    "TK1SMMU": ("TK1_SMMU",),
    "VTX": ("VTX",),
    "VTX64BitGuests": ("X86_64_VTX_64BIT_GUESTS",),
    "hyp": ("ARM_HYPERVISOR_SUPPORT",),
    "hyp/VTX": ("ARM_HYPERVISOR_SUPPORT", "VTX"),
}
# Those that are about a number, and what it must be above.
MORE_THAN: Mapping[str, tuple[str, int]] = {
    "NumDomains>1": ("NUM_DOMAINS", 1),
    "StaticMaxPeriodUs>0": ("KERNEL_STATIC_MAX_PERIOD_US", 0),
}


class Table:
    """A table of row `row_id` in the file `path`, whose values it checks as they are asked for."""

    def __init__(self, path: Path, row_id: str, values: Mapping[str, Any]) -> None:
        self._path = path
        self._row_id = row_id
        self._values = values

    def text(self, key: str, is_required: bool = False) -> str:
        value = self._values.get(key, "")
        if not isinstance(value, str) or (is_required and not value):
            raise Problem(f"{self._row_id}: '{key}' is no text", place=self._path)
        return value

    def release(self, key: str) -> str:
        value = self.text(key)
        if value:
            order(value)
        return value

    def conditions(self) -> tuple[str, ...]:
        when = tuple(one for one in self.text("when").split(";") if one)
        for one in when:
            if one.removeprefix("!") not in CONDITIONS:
                raise Problem(
                    f"{self._row_id}: unknown condition '{one}'",
                    "one of: " + ", ".join(CONDITIONS),
                    place=self._path,
                )
        return when

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(str(one) for one in self._values.get(key, ()))

    def patterns(self, key: str) -> tuple[str, ...]:
        """Regular expressions, at least one."""
        values = self._values.get(key)
        if not isinstance(values, list) or not values:
            raise Problem(
                f"{self._row_id}: '{key}' is no list of patterns",
                "it says what a check that fails for this says: '0x1 got 0x0'",
                place=self._path,
            )
        for one in values:
            try:
                re.compile(one)
            except (re.error, TypeError) as error:
                raise Problem(
                    f"{self._row_id}: '{one}' is no regular expression: {error}", place=self._path
                ) from error
        return tuple(values)

    def table(self, key: str) -> "Table | None":
        """The table `key` of this one; None if there is none, or only a text."""
        values = self._values.get(key)
        if not isinstance(values, dict):
            return None
        return Table(self._path, f"{self._row_id}.{key}", values)
