"""A project outside the tree uses the bindings: installed package or subdirectory, built once and again.

SPDX-License-Identifier: BSD-2-Clause

With the way `build_folder`, the kernel is given as a build folder instead of an install prefix.
The bindings must be generated when a header of the kernel prefix changes, and only then.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from spread import spread

HEADER = Path("libsel4/include/sel4/errors.h")


def run(*command: str | Path) -> str:
    """What the command printed; ends the test with it if the command fails."""
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"failed: {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def check(condition: bool, what: str, context: str) -> None:
    if not condition:
        sys.exit(f"not so: {what}\n{context}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--way", choices=("package", "subdirectory", "build_folder"), required=True)
    parser.add_argument("--source", type=Path, required=True, help="this tree")
    parser.add_argument("--host-build", type=Path, required=True, help="its native tools")
    parser.add_argument("--prefix", type=Path, required=True, help="the kernel's")
    parser.add_argument("--toolchain", type=Path, required=True, help="toolchain file")
    parser.add_argument("--scratch", type=Path, required=True, help="folder to work in")
    options = parser.parse_args()

    shutil.rmtree(options.scratch, ignore_errors=True)
    kernel = options.scratch / "kernel"
    header = kernel / HEADER
    if options.way == "build_folder":
        header = kernel / "source" / HEADER
        kernel = spread(options.prefix, kernel)
    else:
        shutil.copytree(options.prefix, kernel)
    build = options.scratch / "build"
    configure = [
        "cmake", "-S", Path(__file__).parent / "outside", "-B", build, "-G", "Ninja",
        f"-DCMAKE_TOOLCHAIN_FILE={options.toolchain}", f"-DKERNEL_PREFIX={kernel}",
    ]  # fmt: skip
    if options.way != "subdirectory":
        installed = options.scratch / "installed"
        run("cmake", "--install", options.host_build, "--prefix", installed)
        configure.append(f"-DCMAKE_PREFIX_PATH={installed}")
        # Only what was installed may be used: cross builds look for packages in no other place.
        configure.append("-DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF")
    else:
        configure.append(f"-DSELFE_SOURCE={options.source}")
        configure.append(f"-DSELFE_HOST_BUILD={options.host_build}")
    run(*configure)

    first = run("cmake", "--build", build)
    check("Generating bindings" in first, "the first build generates", first)
    again = run("cmake", "--build", build)
    check("Generating bindings" not in again, "nothing changed, nothing is generated", again)
    header.write_text(header.read_text() + "\n#define seL4_AddedByTheTest 4711\n")
    changed = run("cmake", "--build", build)
    check("Generating bindings" in changed, "a changed header is generated from", changed)
    generated = (build / "kernel_interface_generated/selfe/sys.hpp").read_text()
    check("seL4_AddedByTheTest = 4711" in generated, "the new constant is there", "")


if __name__ == "__main__":
    main()
