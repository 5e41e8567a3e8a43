# The first record of a journal: all that a run is, so that two runs can be told apart.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path

from selfe_runner.commands.machine import Machine
from selfe_runner.input.cases import CaseList
from selfe_runner.input.files import read_bytes
from selfe_runner.input.image import TestImage
from selfe_runner.input.kernel_record import kernel_record
from selfe_runner.input.random_settings import random_text
from selfe_runner.input.release import release_text
from selfe_runner.report.ctest import ctest_identity
from selfe_runner.session import RunSetup
from selfe_runner.transport.qemu_command import other_half


def run_header(
    cases: CaseList,
    case_file: Path,
    image: TestImage,
    prefix: Path,
    machine: Machine,
    setup: RunSetup,
    again: Sequence[str],
) -> dict[str, object]:
    """Two runs whose headers are the same but for `started` are the same run. `again`: the command
    that runs the image's cases anew.

    The image's build-id is that of the root task alone; the digests also tell another kernel.
    """
    half = other_half(image.path)
    return {
        "ctest": ctest_identity(),
        "image": cases.image,
        "image_file": str(image.path),
        "platform": cases.platform,
        "prefix": str(prefix),
        "kernel": kernel_record(prefix),
        "again": again,
        "machine": machine.name,
        "command": machine.command,
        "cases": len(cases.cases),
        "selected": len(setup.selected),
        "digests": {
            "image": _digest(image.data),
            "other_half": _digest(read_bytes(half, "kernel")) if half.is_file() else "",
            "case_list": _digest(read_bytes(case_file, "case list")),
            "selection": _digest(repr(tuple(setup.selected)).encode()),
            "random": random_text(setup.random),
        },
        "limits": asdict(setup.limits),
        "policy": asdict(setup.policy),
        "started": now(),
    }


def kernel_text(header: Mapping[str, object]) -> str:
    """Which release the run's kernel is taken for; empty if for none."""
    kernel = header["kernel"]
    release = kernel.get("release", "") if isinstance(kernel, dict) else ""
    return release_text(release) if release else ""


def now() -> str:
    """The time of day, UTC. Reports know a run again by when it began: two can begin in a second."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
