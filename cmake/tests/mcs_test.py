"""Proves the bindings of a kernel with scheduling contexts, of which there are headers and no kernel.

SPDX-License-Identifier: BSD-2-Clause

The headers are the reference kernel's, made for the platform and processor of its build folder. Core of
the interface, layouts, wrappers' machine code, documentation, and what must not compile: everything
that bindings/tests/proof has but the headers one by one and the properties of bitfields, which are those
of other kernels.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

TARGETS = ("selfe_abi_check", "selfe_bindings_code", "selfe_bindings_folding")


def run(*command: str | Path, folder: Path | None = None) -> None:
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False, cwd=folder
    )
    if done.returncode:
        sys.exit(f"failed: {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, required=True, help="this tree")
    parser.add_argument("--tools", type=Path, required=True, help="folder of the native tools")
    parser.add_argument("--kernel", type=Path, required=True, help="reference kernel's build folder")
    parser.add_argument("--prefix", type=Path, required=True, help="its install prefix")
    parser.add_argument("--toolchain", type=Path, required=True, help="toolchain file")
    parser.add_argument("--scratch", type=Path, required=True, help="folder to work in")
    options = parser.parse_args()

    cache = dict(re.findall(r"^(KERNEL_\w+):\w+=(.*)$", (options.kernel / "CMakeCache.txt").read_text(), re.M))
    config = json.loads((options.prefix / "libsel4/include/kernel/gen_config.json").read_text())
    shutil.rmtree(options.scratch, ignore_errors=True)
    prefix, build = options.scratch / "prefix", options.scratch / "build"
    run(
        cache["KERNEL_PYTHON"], "-B", "-m", "generate", "--scheduling", "mcs",
        "--sel4-arch", config["SEL4_ARCH"], "--platform", cache["KERNEL_PLATFORM"],
        "--cpu", cache["KERNEL_CPU"], "--variant", cache["KERNEL_VARIANT"],
        "--output", prefix / "libsel4", folder=options.source / "kernel/libsel4",
    )  # fmt: skip
    run(
        "cmake", "-S", options.source / "bindings/tests/proof", "-B", build, "-G", "Ninja",
        f"-DCMAKE_TOOLCHAIN_FILE={options.toolchain}", f"-DSELFE_KERNEL={prefix}",
        f"-DSELFE_TOOLS_DIR={options.tools}",
    )  # fmt: skip
    run("cmake", "--build", build, "--target", *TARGETS)
    run("ctest", "--test-dir", build, "--output-on-failure", "-E", r"bindings\.(alone|bitfields)")


if __name__ == "__main__":
    main()
