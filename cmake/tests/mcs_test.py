"""Proves bindings and suite for configurations of which there are headers and no kernel: scheduling contexts.

SPDX-License-Identifier: BSD-2-Clause

The headers are the reference kernel's, made for the platform and processor of its build folder. Core of
the interface, layouts, wrappers' machine code, documentation, and what must not compile: everything
that bindings/tests/proof has but the headers one by one and the properties of bitfields, which are those
of other kernels. With --suite, the conformance suite instead: it compiles, links, and its cases can be
listed; what it says of a kernel, only a kernel can show. --scheduling and --layer choose other
configurations that the reference kernel lacks, --area those parts of the suite that they change.
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


def prove_bindings(options: argparse.Namespace, prefix: Path) -> None:
    build = options.scratch / "build"
    run(
        "cmake", "-S", options.source / "bindings/tests/proof", "-B", build, "-G", "Ninja",
        f"-DCMAKE_TOOLCHAIN_FILE={options.toolchain}", f"-DSELFE_KERNEL={prefix}",
        f"-DSELFE_TOOLS_DIR={options.tools}",
    )  # fmt: skip
    run("cmake", "--build", build, "--target", *TARGETS)
    run("ctest", "--test-dir", build, "--output-on-failure", "-E", r"bindings\.(alone|bitfields)")


def link_suite(options: argparse.Namespace, prefix: Path) -> None:
    # A kernel must be there to be named; this one has other headers, and never meets the suite.
    for part in ("bin", "support"):
        if (options.prefix / part).exists():
            shutil.copytree(options.prefix / part, prefix / part)
    build = options.scratch / "build"
    run(
        "cmake", "-S", options.source, "-B", build, "-G", "Ninja", "-DBUILD_TESTING=OFF",
        f"-DCMAKE_TOOLCHAIN_FILE={options.toolchain}", f"-DSELFE_KERNEL={prefix}",
        f"-DSELFE_TOOLS_DIR={options.tools}", f"-DSELFE_PLATFORM={options.suite}",
        f"-Dconformance_AREAS={';'.join(options.area)}",
    )  # fmt: skip
    run("cmake", "--build", build, "--target", "conformance_cases")
    listed = json.loads((build / "conformance/images/conformance.cases.json").read_text())
    areas = {case["area"] for case in listed["cases"]}
    if missing := sorted(set(options.area or ["mcs"]) - areas):
        sys.exit(f"the suite has no cases of {', '.join(missing)}, only of {', '.join(sorted(areas))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, required=True, help="this tree")
    parser.add_argument("--tools", type=Path, required=True, help="folder of the native tools")
    parser.add_argument("--kernel", type=Path, required=True, help="reference kernel's build folder")
    parser.add_argument("--prefix", type=Path, required=True, help="its install prefix")
    parser.add_argument("--toolchain", type=Path, required=True, help="toolchain file")
    parser.add_argument("--scratch", type=Path, required=True, help="folder to work in")
    parser.add_argument("--suite", metavar="PLATFORM", help="link the suite for this platform")
    parser.add_argument("--area", action="append", default=[], help="link these areas only")
    parser.add_argument("--scheduling", default="mcs", choices=("classic", "mcs"))
    parser.add_argument("--layer", action="append", default=[], help="further layer of configuration")
    options = parser.parse_args()

    cache = dict(re.findall(r"^(KERNEL_\w+):\w+=(.*)$", (options.kernel / "CMakeCache.txt").read_text(), re.M))
    config = json.loads((options.prefix / "libsel4/include/kernel/gen_config.json").read_text())
    shutil.rmtree(options.scratch, ignore_errors=True)
    prefix = options.scratch / "prefix"
    run(
        cache["KERNEL_PYTHON"], "-B", "-m", "generate", "--scheduling", options.scheduling,
        *(f"--layer={layer}" for layer in options.layer),
        "--sel4-arch", config["SEL4_ARCH"], "--platform", cache["KERNEL_PLATFORM"],
        "--cpu", cache["KERNEL_CPU"], "--variant", cache["KERNEL_VARIANT"],
        "--output", prefix / "libsel4", folder=options.source / "kernel/libsel4",
    )  # fmt: skip
    if options.suite:
        link_suite(options, prefix)
    else:
        prove_bindings(options, prefix)


if __name__ == "__main__":
    main()
