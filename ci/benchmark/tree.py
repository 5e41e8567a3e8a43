# Builds this tree for a kernel through the presets, and knows where the results lie.
# SPDX-License-Identifier: BSD-2-Clause

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.problem import Problem

ROOT = Path(__file__).resolve().parent.parent.parent
PRESET = "qemu-arm-virt"
PLATFORM_FILE = ROOT / "platforms" / PRESET / "platform.toml"
TOOLS = ROOT / "build" / "host" / "tools"  # the preset has its native tools built there
BINDGEN = TOOLS / "generator" / "selfe-bindgen"
IMAGE = TOOLS / "image" / "selfe-image"


@dataclass(frozen=True)
class Tree:
    """A build folder of the preset. `name`: in tables; `prefix`: the kernel it was built for."""

    name: str
    build: Path
    prefix: Path

    @property
    def loader(self) -> Path:
        return self.build / "start" / "loader" / "loader.elf"

    @property
    def root_task(self) -> Path:
        return self.build / "conformance" / "images" / "conformance"

    @property
    def image(self) -> Path:
        return self.root_task.with_suffix(".image.elf")

    @property
    def cases(self) -> Path:
        return self.root_task.with_suffix(".cases.json")

    @property
    def kernel(self) -> Path:
        return self.prefix / "bin" / "kernel.elf"


def reference_tree() -> Tree:
    """The preset's own build folder, brought up to date. Problem: it does not build."""
    build = ROOT / "build" / PRESET
    _build(build, "-USELFE_KERNEL")
    return Tree("reference", build, build / "kernel" / "prefix")


def kernel_tree(prefix: Path) -> Tree:
    """A folder for the kernel in `prefix`, brought up to date. Problem: it does not build."""
    name = str(prefix)
    prefix = read_kernel_config(prefix).prefix.resolve()
    # Two prefixes may have the same last name.
    digest = hashlib.sha256(str(prefix).encode()).hexdigest()[:8]
    build = ROOT / "build" / "bench" / f"{prefix.name}-{digest}"
    _build(build, f"-DSELFE_KERNEL={prefix}")
    return Tree(name, build, prefix)


def _build(build: Path, kernel: str) -> None:
    build.mkdir(parents=True, exist_ok=True)
    _step(build, "configure", "cmake", "--preset", PRESET, "-B", str(build), kernel)
    _step(build, "build", "cmake", "--build", str(build))


def _step(build: Path, name: str, *command: str) -> None:
    log = build / f"bench-{name}.log"
    with open(log, "wb") as output:
        status = subprocess.run(
            command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, check=False
        ).returncode
    if status:
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-20:])
        raise Problem(f"{name} of {build} failed; the end of {log}:\n{tail}")
