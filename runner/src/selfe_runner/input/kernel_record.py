# What a journal keeps of its kernel, so that a report needs neither the prefix nor this host.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selfe_runner.input.catalogue import Kernel, kernel_of
from selfe_runner.input.kernel_prefix import KernelConfig, read_kernel_config
from selfe_runner.problem import Problem

_CALL = re.compile(r"^(seL4_[A-Za-z0-9_]+)\(", re.MULTILINE)


def kernel_record(prefix: Path) -> dict[str, object]:
    """Configuration, calls and release of the kernel in `prefix`; the first alone if its libsel4
    has no stubs. Problem: no prefix."""
    config = read_kernel_config(prefix)
    record: dict[str, object] = {"config": dict(config.values)}
    try:
        kernel = kernel_of(config)
        record["calls"] = sorted(set(_CALL.findall(kernel.stubs)))
        record["release"] = kernel.release
    except Problem:
        pass  # a kernel can be judged without
    return record


def recorded_kernel(header: Mapping[str, Any], prefix: Path) -> Kernel | None:
    """The kernel of the journal with this first record: as recorded, else as installed in `prefix`;
    None if neither is to be had."""
    record = header.get("kernel")
    if isinstance(record, dict) and isinstance(record.get("config"), dict):
        calls, release = record.get("calls"), record.get("release")
        if isinstance(calls, list) and isinstance(release, str):
            stubs = "".join(f"{call}(\n" for call in calls)
            return Kernel(KernelConfig(prefix, record["config"]), stubs, release)
    try:
        return kernel_of(read_kernel_config(prefix))
    except Problem:
        return None
