# Builds this tree for a kernel through the presets, and knows where the results lie.
# SPDX-License-Identifier: BSD-2-Clause

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.input.platform import read_platform
from selfe_runner.problem import Problem

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = ROOT / "build" / "host" / "bin"  # the presets have their native tools built there
BINDGEN = TOOLS / "selfe-bindgen"
IMAGE = TOOLS / "selfe-image"
SELFE = TOOLS / "selfe"


@dataclass(frozen=True)
class Tree:
    """A build folder. `name`: in tables; `platform`: a folder of platforms/ and a preset of that
    name; `prefix`: the kernel it was built for."""

    name: str
    platform: str
    build: Path
    prefix: Path

    @property
    def platform_file(self) -> Path:
        return platform_file(self.platform)

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


def platforms() -> list[str]:
    """Names of the platforms that QEMU can be, sorted."""
    folders = (path.parent.name for path in ROOT.glob("platforms/*/platform.toml"))
    return sorted(name for name in folders if read_platform(platform_file(name)).qemu is not None)


def platform_file(platform: str) -> Path:
    return ROOT / "platforms" / platform / "platform.toml"


def reference_tree(platform: str) -> Tree:
    """The preset's own build folder, brought up to date. Problem: it does not build."""
    build = ROOT / "build" / platform
    _build(platform, build, "-USELFE_KERNEL")
    return Tree("reference", platform, build, build / "kernel" / "prefix")


def kernel_tree(platform: str, prefix: Path) -> Tree:
    """A folder for the kernel in `prefix`, brought up to date. Problem: it does not build."""
    name = str(prefix)
    prefix = read_kernel_config(prefix).prefix.resolve()
    # Two prefixes may have the same last name.
    digest = hashlib.sha256(str(prefix).encode()).hexdigest()[:8]
    build = ROOT / "build" / "bench" / f"{prefix.name}-{digest}"
    _build(platform, build, f"-DSELFE_KERNEL={prefix}")
    return Tree(name, platform, build, prefix)


def _build(platform: str, build: Path, kernel: str) -> None:
    build.mkdir(parents=True, exist_ok=True)
    _step(build, "configure", "cmake", "--preset", platform, "-B", str(build), kernel)
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
