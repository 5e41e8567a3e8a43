# The catalogue of documented behaviours: conformance/catalogue, one file an area, one table a row.
# SPDX-License-Identifier: BSD-2-Clause

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfe_runner.input.files import read_bytes
from selfe_runner.input.kernel_prefix import KernelConfig
from selfe_runner.problem import Problem

_HINT = "name the folder conformance/catalogue of the tree that the suite was built from"
_REQUIRED = ("call", "rule", "source")
_STUBS = Path("libsel4/include/interfaces/sel4_client.h")

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
    "NumDomains>1": (),  # the one that is no yes or no
    "Printing": ("PRINTING",),
    "SMP": ("ENABLE_SMP_SUPPORT",),
    "SetTLSBaseSelf": ("SET_TLS_BASE_SELF",),
    "TK1SMMU": ("TK1_SMMU",),
    "VTX": ("VTX",),
    "VTX64BitGuests": ("X86_64_VTX_64BIT_GUESTS",),
    "hyp": ("ARM_HYPERVISOR_SUPPORT",),
    "hyp/VTX": ("ARM_HYPERVISOR_SUPPORT", "VTX"),
}


@dataclass(frozen=True)
class Row:
    """One documented behaviour. `when`: its condition over the configuration, `arch`: where it
    holds, empty for everywhere; `since`: the first release that has the call, empty for all;
    `unobservable`: why no program can decide it, empty if one can."""

    id: str
    area: str
    call: str
    rule: str
    error: str
    source: str
    profile: str
    when: tuple[str, ...]
    arch: tuple[str, ...]
    since: str
    unobservable: str


def read_catalogue(folder: Path) -> tuple[Row, ...]:
    """All rows, sorted by id. Problem: no catalogue there, or not one that can be evaluated."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise Problem("there is no catalogue (*.toml) here", _HINT, place=folder)
    rows: dict[str, Row] = {}
    for path in files:
        try:
            document = tomllib.loads(read_bytes(path, "catalogue", _HINT).decode())
        except ValueError as error:
            raise Problem(f"this is no TOML: {error}", place=path) from error
        for row_id, table in document.items():
            if row_id in rows:
                raise Problem(f"{row_id} stands already in {rows[row_id].area}.toml", place=path)
            rows[row_id] = _row(path, row_id, table)
    return tuple(rows[row_id] for row_id in sorted(rows))


def _row(path: Path, row_id: str, table: Any) -> Row:
    def text(key: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str) or (key in _REQUIRED and not value):
            raise Problem(f"{row_id}: '{key}' is no text", place=path)
        return value

    if not isinstance(table, dict) or not re.fullmatch("[A-Z]+-[0-9]{3}", row_id):
        raise Problem(f"'{row_id}' is no row", "ids look like CN-031", place=path)
    when = tuple(one for one in text("when").split(";") if one)
    for one in when:
        if one.removeprefix("!") not in CONDITIONS:
            raise Problem(
                f"{row_id}: unknown condition '{one}'",
                "one of: " + ", ".join(CONDITIONS),
                place=path,
            )
    return Row(
        id=row_id,
        area=path.stem,
        call=text("call"),
        rule=text("rule"),
        error=text("error"),
        source=text("source"),
        profile=text("profile"),
        when=when,
        arch=tuple(str(name) for name in table.get("arch", ())),
        since=text("since"),
        unobservable=text("unobservable"),
    )


@dataclass(frozen=True)
class Kernel:
    """What decides which rows apply to a kernel."""

    config: KernelConfig
    stubs: str

    def why_not(self, row: Row) -> str:
        """Why the row does not apply here; empty if it does."""
        here = (
            self.config.text("SEL4_ARCH"),
            self.config.text("ARCH"),
            f"{self.config.text('WORD_SIZE')}-bit",
        )
        if row.arch and not set(row.arch) & set(here):
            return "not on this architecture"
        for one in row.when:
            name = one.removeprefix("!")
            if self._has(name) == one.startswith("!"):
                return f"only with {name}" if name == one else f"only without {name}"
        if row.since and not re.search(rf"^{re.escape(row.call)}\(", self.stubs, re.MULTILINE):
            return f"only since {row.since}"
        return ""

    def _has(self, condition: str) -> bool:
        if condition == "NumDomains>1":
            return int(self.config.text("NUM_DOMAINS") or "1") > 1
        return any(self.config.flag(option) for option in CONDITIONS[condition])


def kernel_of(config: KernelConfig) -> Kernel:
    """The kernel of this configuration, with the calls that its libsel4 has."""
    stubs = read_bytes(config.prefix / _STUBS, "libsel4's stubs", "install the kernel whole")
    return Kernel(config, stubs.decode(errors="replace"))
