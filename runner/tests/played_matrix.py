# A small catalogue, kernels that it is about, and journals of runs on them.
# SPDX-License-Identifier: BSD-2-Clause

import json
from pathlib import Path

from selfe_runner.report.ctest import ctest_identity
from selfe_runner.report.journal import SCHEMA

CATALOGUE = """
[AB-001]
call = "seL4_A_B"
rule = "works\\tand is\\nseen"
source = "manual"

[AB-002]
call = "seL4_A_B"
rule = "with MCS"
when = "MCS"
source = "manual"

[AB-003]
call = "seL4_A_B"
rule = "elsewhere"
arch = ["x86"]
source = "manual"

[AB-004]
call = "seL4_A_Old"
rule = "in this release"
since = "14.0.0"
source = "manual"

[AB-005]
call = "seL4_A_New"
rule = "in a later release"
since = "15.0.0"
source = "manual"

[AB-006]
call = "seL4_A_B"
rule = "nobody sees it"
unobservable = "the machine stops"
source = "manual"

[AB-007]
call = "seL4_A_B"
rule = "one of its cases fails"
when = "!MCS;DebugBuild"
source = "manual"

[AB-008]
call = "seL4_A_B"
rule = "this machine lacks what it takes"
arch = ["64-bit"]
source = "manual"
"""

CONFIG = {
    "SEL4_ARCH": "aarch64",
    "ARCH": "arm",
    "WORD_SIZE": "64",
    "NUM_DOMAINS": "1",
    "KERNEL_MCS": False,
    "DEBUG_BUILD": True,
}


def catalogue(folder: Path, text: str = CATALOGUE) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "ab.toml").write_text(text)
    return folder


def prefix(folder: Path, **changes: object) -> Path:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin/kernel.elf").write_bytes(b"")
    include = folder / "libsel4/include"
    (include / "kernel").mkdir(parents=True)
    (include / "kernel/gen_config.json").write_text(json.dumps(CONFIG | changes))
    (include / "interfaces").mkdir()
    (include / "interfaces/sel4_client.h").write_text(
        "seL4_Error\nseL4_A_Old(seL4_A a)\nseL4_Error\nseL4_TCB_SetFlags(seL4_TCB t)\n"
    )
    return folder


def _details(name: str, verdict: str, rows: list[str]) -> list[str]:
    """Of the rows of a case that diverges it is the last one that the kernel breaks."""
    if verdict == "DIVERGES":
        return [f"known divergence: {rows[-1]} until 15.0.0: {name} says why"]
    return [] if verdict == "PASS" else [f"{name} says why"]


def journal(path: Path, kernel: Path, cases: dict[str, tuple[str, list[str]]]) -> Path:
    """`cases`: verdict and rows of each."""
    records: list[dict[str, object]] = [
        {
            "record": "run",
            "schema": SCHEMA,
            "platform": "virt",
            "prefix": str(kernel),
            "ctest": ctest_identity(),
        }
    ]
    for name, (verdict, rows) in cases.items():
        records.append(
            {
                "record": "case",
                "name": name,
                "area": "ab",
                "rows": rows,
                "file": "ab.cpp",
                "line": 1,
                "verdict": verdict,
                "details": _details(name, verdict, rows),
                "attempts": [],
                "seconds": 0.1,
            }
        )
    records.append({"record": "end", "complete": True, "reason": "done", "problems": []})
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


RUN = {
    "A.Works": ("PASS", ["AB-001", "AB-002", "AB-007"]),
    "A.Fails": ("FAIL", ["AB-007"]),
    "A.WorksAgain": ("SKIP", ["AB-001"]),
    "A.Lacks": ("SKIP", ["AB-008"]),
}


def arguments(folder: Path) -> list[str]:
    """A command line for a run of `RUN` in this folder."""
    path = journal(folder / "run.journal", prefix(folder / "mine"), RUN)
    return ["matrix", "--catalogue", str(catalogue(folder / "catalogue")), str(path)]
