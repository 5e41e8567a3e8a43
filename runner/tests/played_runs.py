# Runs that never were, for tests of reports: journals with their logs, kernels, and a catalogue.
# SPDX-License-Identifier: BSD-2-Clause

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selfe_runner.report.journal import SCHEMA

CATALOGUE = {
    "cnode": """
[CN-001]
call = "seL4_CNode_Copy"
rule = "the copy is in the slot"
source = "manual sec:cnode"

[CN-002]
call = "seL4_CNode_Copy"
rule = "into an occupied slot"
error = "DeleteFirst"
source = "object-api.xml"

[CN-003]
call = "seL4_CNode_Copy"
rule = "nobody asserts this yet"
source = "manual"
""",
    "ipc": """
[IPC-001]
call = "seL4_Send"
rule = "blocks until somebody receives"
source = "manual sec:ipc"

[IPC-002]
call = "seL4_Send"
rule = "only on 64 bits"
source = "manual sec:ipc"
arch = ["64-bit"]

[IPC-003]
call = "seL4_Send"
rule = "nobody can see it"
source = "manual sec:ipc"
unobservable = "the machine is off by then"
""",
}

AARCH64: Mapping[str, object] = {
    "SEL4_ARCH": "aarch64",
    "ARCH": "arm",
    "WORD_SIZE": "64",
    "DEBUG_BUILD": True,
    "KERNEL_MCS": False,
}
AARCH32: Mapping[str, object] = {
    **AARCH64,
    "SEL4_ARCH": "aarch32",
    "WORD_SIZE": "32",
    "DEBUG_BUILD": False,
}


def catalogue(folder: Path, files: Mapping[str, str] = CATALOGUE) -> Path:
    folder.mkdir(exist_ok=True)
    for area, text in files.items():
        (folder / f"{area}.toml").write_text(text)
    return folder


@dataclass(frozen=True)
class PlayedCase:
    """`said`: what the kernel printed while it ran, byte for byte."""

    name: str
    rows: Sequence[str] = ()
    verdict: str = "PASS"
    details: Sequence[str] = ()
    said: bytes = b""
    attempts: Sequence[str] = ()
    seconds: float = 0.01
    area: str = "cnode"


@dataclass(frozen=True)
class PlayedRun:
    """A run of `cases`. `kernel`: the folder's name; `config`: None for a journal that does not
    say."""

    cases: Sequence[PlayedCase]
    kernel: str = "16.0.0-virt-debug"
    platform: str = "qemu-arm-virt"
    config: Mapping[str, object] | None = field(default_factory=lambda: dict(AARCH64))
    started: str = "2026-11-23T10:02:22+00:00"
    is_complete: bool = True
    is_whole: bool = True
    problems: Sequence[str] = ()
    machine: str = "QEMU"
    random: str = ""

    def write(self, journal: Path) -> Path:
        """The journal, and its log beside it."""
        journal.parent.mkdir(parents=True, exist_ok=True)
        log = bytearray(b"\n--- boot 1: %d cases, nonce 0badcafe ---\n" % len(self.cases))
        boot = len(log)
        log += b"hello from the kernel\r\n"
        records: list[dict[str, Any]] = []
        for index, case in enumerate(self.cases):
            records.append(self._case(index, case, len(log)))
            log += b"@@%d S %d*00000000\r\n" % (2 * index, index)
            log += case.said
            log += b"@@%d R %d %s*00000000\r\n" % (2 * index + 1, index, case.verdict.encode())
        everything = [self._header(), *self._boot(boot), *records, *self._end(journal)]
        journal.write_text("".join(json.dumps(record) + "\n" for record in everything))
        journal.with_suffix(".log").write_bytes(log)
        return journal

    def _header(self) -> dict[str, Any]:
        header: dict[str, Any] = {
            "record": "run",
            "schema": SCHEMA,
            "image": "0123456789abcdef",
            "platform": self.platform,
            "prefix": f"/nowhere/{self.kernel}",
            "machine": self.machine,
            "digests": {"random": self.random},
            "again": ["/opt/selfe/bin/selfe-run", "test", "--image", "/a b/c.elf"],
            "started": self.started,
        }
        if self.config is not None:
            header["kernel"] = {
                "config": self.config,
                "calls": ["seL4_CNode_Copy"],
                "release": "16.0.0",
            }
        return header

    def _boot(self, offset: int) -> list[dict[str, Any]]:
        return [
            {
                "record": "boot",
                "boot": 1,
                "nonce": "0badcafe",
                "planned": len(self.cases),
                "log_offset": offset,
            },
            {
                "record": "boot-end",
                "boot": 1,
                "text": "the image ran all cases",
                "seconds": 3.0,
                "seconds_to_hello": 0.5,
                "facts": {"seed": "0x5e1fe"},
            },
        ]

    def _case(self, index: int, case: PlayedCase, offset: int) -> dict[str, Any]:
        ran = [] if case.verdict in ("UNSELECTED", "NOTRUN") else [case.verdict]
        return {
            "record": "case",
            "name": case.name,
            "index": index,
            "area": case.area,
            "rows": list(case.rows),
            "file": f"suites/{case.area}/copy.cpp",
            "line": 10 + index,
            "verdict": case.verdict,
            "details": list(case.details),
            "console": [],
            "attempts": [
                {"boot": 1, "verdict": verdict, "log_offset": offset}
                for verdict in case.attempts or ran
            ],
            "seconds": case.seconds,
        }

    def _end(self, journal: Path) -> list[dict[str, Any]]:
        if not self.is_whole:
            return []
        return [
            {
                "record": "end",
                "complete": self.is_complete,
                "reason": "done" if self.is_complete else "the limit of 3 boots is reached",
                "problems": list(self.problems),
                "seconds": 4.0,
                "log": f"{journal.stem}.log",
            }
        ]


PASSES = (
    PlayedCase("CNodeCopy.FillsTheSlot", ["CN-001"]),
    PlayedCase("CNodeCopy.IntoAFullSlot", ["CN-002"]),
    PlayedCase("Send.Blocks", ["IPC-001", "IPC-002"], area="ipc"),
)
FAILS = (
    PASSES[0],
    PlayedCase(
        "CNodeCopy.IntoAFullSlot",
        ["CN-002"],
        "FAIL",
        ["CN-002 expected reply label 8 words got reply label 0 words at suites/cnode/copy.cpp:44"],
        said=b"<<seL4: slot is full>>\r\n",
    ),
    PASSES[2],
)
