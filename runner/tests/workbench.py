# Everything that a call of selfe-run needs, in a folder of the test's own.
# SPDX-License-Identifier: BSD-2-Clause

import json
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from played_target import IMAGE_ID, image_bytes

RUNNER = Path(__file__).resolve().parent.parent / "selfe-run"
FAKE_QEMU = Path(__file__).resolve().parent / "fake_qemu.py"

PLATFORM = """\
name = "qemu-arm-virt"
description = "a machine for tests"
arch = "aarch64"
toolchain = "aarch64-linux-gnu"
[[memory]]
start = 0x4000_0000
size = 0x4000_0000
[boot]
method = "loader"
[qemu]
binary = {binary}
args = ["--script", {script}]
image_args = ["-kernel", "{{image}}"]
[qemu.cpu]
ARM_CORTEX_A53 = "cortex-a53"
ARM_CORTEX_A57 = "cortex-a57"
"""

KERNEL_CONFIG = {
    "SEL4_ARCH": "aarch64",
    "ARM_PLAT": "qemu-arm-virt",
    "PLAT": "qemu-arm-virt",
    "ARM_CORTEX_A53": True,
    "ARM_CORTEX_A57": False,
}


class Workbench:
    """An image, its case list, a platform with the fake QEMU, a kernel prefix."""

    def __init__(self, folder: Path, *behaviours: str, **script: Any) -> None:
        self.folder = folder
        self.image = folder / "app.image.elf"
        self.cases = folder / "cases.json"
        self.platform = folder / "platform.toml"
        self.prefix = folder / "prefix"
        self.journal = folder / "out.journal"
        self.junit = folder / "out.xml"
        self.log = folder / "out.log"
        self.image.write_bytes(image_bytes())
        self.write_cases([case_entry(i) for i in range(len(behaviours))])
        self.write_platform()
        self.write_config(KERNEL_CONFIG)
        self.write_script(behaviours=behaviours, **script)

    def write_cases(self, cases: Sequence[Mapping[str, Any]]) -> None:
        content = {"image": IMAGE_ID, "platform": "qemu-arm-virt", "cases": cases}
        self.cases.write_text(json.dumps(content))

    def write_platform(self, binary: str = str(FAKE_QEMU)) -> None:
        script = json.dumps(str(self.folder / "script.json"))
        self.platform.write_text(PLATFORM.format(binary=json.dumps(binary), script=script))

    def write_config(self, config: Mapping[str, Any]) -> None:
        file = self.prefix / "libsel4/include/kernel/gen_config.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(config))
        kernel = self.prefix / "bin/kernel.elf"
        kernel.parent.mkdir(exist_ok=True)
        kernel.write_bytes(b"\x7fELF")

    def write_script(self, **script: Any) -> None:
        (self.folder / "script.json").write_text(json.dumps({"image_id": IMAGE_ID, **script}))

    def test_arguments(self, *more: str) -> list[str]:
        return [
            str(RUNNER),
            "test",
            *("--image", str(self.image), "--cases", str(self.cases)),
            *("--platform", str(self.platform), "--prefix", str(self.prefix)),
            *("--journal", str(self.journal), "--junit", str(self.junit), "--log", str(self.log)),
            *("--case-timeout", "2.5", "--boot-timeout", "20"),
            *more,
        ]

    def simulate_arguments(self, *more: str) -> list[str]:
        machine = ("--platform", str(self.platform), "--prefix", str(self.prefix))
        return [str(RUNNER), "simulate", "--image", str(self.image), *machine, *more]

    def test(self, *more: str, env: Mapping[str, str] | None = None) -> "Done":
        return call(self.test_arguments(*more), env)

    def records(self, kind: str) -> list[dict[str, Any]]:
        records = [json.loads(line) for line in self.journal.read_text().splitlines()]
        return [record for record in records if record["record"] == kind]

    @property
    def verdicts(self) -> list[str]:
        return [record["verdict"] for record in self.records("case")]


Done = subprocess.CompletedProcess[str]


def call(arguments: Sequence[str], env: Mapping[str, str] | None = None) -> Done:
    """Runs a command from the root folder; its output as text."""
    return subprocess.run(
        arguments,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def call_limited(arguments: Sequence[str], file_bytes: int) -> Done:
    """The same where no file may grow beyond `file_bytes`, as if the disk were full."""
    # Python itself would leave half of a .pyc behind.
    limited = ["/usr/bin/prlimit", f"--fsize={file_bytes}", *arguments]
    return call(limited, {"PYTHONDONTWRITEBYTECODE": "1"})


def case_entry(index: int, **changes: Any) -> dict[str, Any]:
    return {
        "index": index,
        "name": f"Area{index % 2}.Case{index}",
        "area": f"area{index % 2}",
        "rows": [f"CN-{index:03}"],
        "file": "conformance/suites/x.cpp",
        "line": 10 + index,
        **changes,
    }


def process_is_alive(pid: int) -> bool:
    """Whether the process runs; a zombie does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_for(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether `condition` holds within `seconds`."""
    give_up = time.monotonic() + seconds
    while not condition() and time.monotonic() < give_up:
        time.sleep(0.02)
    return condition()
