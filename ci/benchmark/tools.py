# Times the generator and the packer, and reads sizes of what the build made.
# SPDX-License-Identifier: BSD-2-Clause

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmark.tree import BINDGEN, IMAGE, ROOT, SELFE, Tree
from selfe_runner.input.platform import read_platform
from selfe_runner.problem import Problem


def rust_bindgen() -> str | None:
    """The path of Rust's bindgen, with which selfe-bindgen is compared if it is there."""
    return shutil.which("bindgen")


def bindings_milliseconds(tree: Tree) -> tuple[float]:
    """Milliseconds of selfe-bindgen for the kernel's headers, into an empty folder."""
    with tempfile.TemporaryDirectory() as output:
        return milliseconds([str(BINDGEN), "--prefix", str(tree.prefix), "--output", output])


def rust_bindings_milliseconds(bindgen: str, tree: Tree) -> tuple[float]:
    """Milliseconds of Rust's bindgen for the same headers and target, its output not made pretty:
    that would be another program's time.

    Debian's is 0.60, which understands libclang up to 14 (package libclang1-14).
    """
    include = tree.prefix / "libsel4" / "include"
    major, minor = re.findall(r"\d+", _run([bindgen, "--version"]))[:2]
    plain = ["--formatter", "none"]
    if (int(major), int(minor)) < (0, 65):
        plain = ["--no-rustfmt-bindings"]
        os.environ.setdefault("LIBCLANG_PATH", "/usr/lib/llvm-14/lib")
    with tempfile.TemporaryDirectory() as folder:
        return milliseconds([
            bindgen, str(include / "sel4" / "sel4.h"), "--use-core", *plain,
            "--output", f"{folder}/sel4.rs",
            "--", f"--target={_toolchain(tree)}", "-ffreestanding", f"-I{include}",
        ])  # fmt: skip


def pack_milliseconds(tree: Tree) -> tuple[float]:
    """Milliseconds of selfe-image for the conformance image."""
    loader = ["--loader", str(tree.loader)] if tree.loader.exists() else []
    with tempfile.TemporaryDirectory() as folder:
        return milliseconds([
            str(IMAGE), "pack", "--prefix", str(tree.prefix), "--platform", str(tree.platform_file),
            *loader, "--root-task", str(tree.root_task), "--output", f"{folder}/app.image.elf",
        ])  # fmt: skip


def config_milliseconds(command: str, tree: Tree) -> tuple[float]:
    """Milliseconds of `selfe config <command>` for the embedded default and the tree's platform."""
    return milliseconds([str(SELFE), "config", command, "--default", "-p", tree.platform])


def sizes(tree: Tree) -> str:
    """One line: the size of the image file, and text and data of the kernel in bytes.

    Text is what `size` calls so: instructions and constants.
    """
    said = _run([f"{_toolchain(tree)}-size", str(tree.kernel)])
    text, data, bss, *_ = said.splitlines()[1].split()
    image = tree.image.stat().st_size
    return f"image {image}, kernel text {text}, data {data}, bss {bss}"


def kernel_build_milliseconds(tree: Tree) -> tuple[float]:
    """Milliseconds to configure and build the reference kernel for the tree's platform, from nothing."""
    toolchain = ROOT / "cmake" / "toolchains" / f"{_toolchain(tree)}.cmake"
    with tempfile.TemporaryDirectory() as folder:
        configure = milliseconds([
            "cmake", "-S", str(ROOT / "kernel"), "-B", folder, "-G", "Ninja",
            f"-DCMAKE_TOOLCHAIN_FILE={toolchain}", f"-DKERNEL_PLATFORM={tree.platform}",
        ])  # fmt: skip
        return (configure[0] + milliseconds(["cmake", "--build", folder])[0],)


def _toolchain(tree: Tree) -> str:
    """The triple of the platform's compiler and binutils."""
    return read_platform(tree.platform_file).toolchain


def milliseconds(command: Sequence[str]) -> tuple[float]:
    """Milliseconds of one call of a command. Problem: it is not there, or fails."""
    started = time.monotonic()
    _run(command)
    return ((time.monotonic() - started) * 1000,)


def _run(command: Sequence[str]) -> str:
    """What the command says. Problem: it is not there, or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise Problem(f"{command[0]}: cannot be started: {error.strerror}") from error
    if done.returncode:
        raise Problem(f"{Path(command[0]).name} failed: {done.stderr.strip()[-500:]}")
    return done.stdout
