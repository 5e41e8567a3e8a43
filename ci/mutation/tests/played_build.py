# A build folder as CMake and Ninja leave one, of two small sources and with a QEMU that is played.
# SPDX-License-Identifier: BSD-2-Clause

import subprocess
import sys
from pathlib import Path
from typing import Any

import workbench as runner_workbench
from played_target import image_bytes

_NINJA = """\
rule cc
  command = {compiler} -O1 -fno-asynchronous-unwind-tables -ffile-prefix-map={kernel}/= -MD -MF $out.d -o $out -c $in
  deps = gcc
  depfile = $out.d
rule link
  command = : && g++ -r -nostdlib $in -o $out && :
build a.o: cc {kernel}/src/a.cpp
build b.o: cc {kernel}/src/b.cpp
build kernel.elf: link a.o b.o
"""
_IMAGE_NINJA = """\
rule pack
  command = cd {build} && {pack} pack --prefix {prefix} --platform {platform} --root-task {root} --output $out
build conformance/images/conformance.image.elf: pack
"""
_PACK = """\
#!{python}
import shutil, sys
given = dict(zip(sys.argv[2::2], sys.argv[3::2]))
shutil.copyfile("{image}", given["--output"])
"""
SOURCES = {
    "src/a.cpp": '#include "both.hpp"\nint f(int a) { return a < LIMIT; }\n',
    "src/b.cpp": '#include "both.hpp"\nint f(int);\nint g(int a) { return f(a) + LIMIT; }\n',
    "src/both.hpp": "#define LIMIT 3\n",
    "src/unused.hpp": "#define UNUSED\n",
}


class PlayedBuild:
    """`build` and `kernel`: what a Workbench takes. Case i of the suite does `behaviours[i]`, whatever
    the kernel; `compiler`: how it is called; `script`: more for the played QEMU."""

    def __init__(self, folder: Path, *behaviours: str, compiler: str = "g++", **script: Any) -> None:
        self.kernel, self.build = folder / "kernel", folder / "build"
        for path, text in SOURCES.items():
            (self.kernel / path).parent.mkdir(parents=True, exist_ok=True)
            (self.kernel / path).write_text(text)
        made, images = self.build / "kernel" / "build", self.build / "conformance" / "images"
        made.mkdir(parents=True)
        images.mkdir(parents=True)
        machine = runner_workbench.Workbench(images, *behaviours, **script)
        machine.cases.rename(images / "conformance.cases.json")
        image, pack = images / "whole", images / "pack"
        image.write_bytes(image_bytes())
        pack.write_text(_PACK.format(python=sys.executable, image=image))
        pack.chmod(0o755)
        (made / "build.ninja").write_text(_NINJA.format(kernel=self.kernel, compiler=compiler))
        (self.build / "build.ninja").write_text(
            _IMAGE_NINJA.format(
                build=images, pack=pack, prefix=machine.prefix, platform=machine.platform,
                root=images / "conformance",
            )
        )  # fmt: skip
        self.make()

    def make(self) -> None:
        made = self.build / "kernel" / "build"
        subprocess.run(["ninja", "--quiet", "-C", str(made), "kernel.elf"], check=True)

    def snapshot(self) -> dict[str, bytes]:
        """Every file of the sources and the build."""
        files = [f for top in (self.kernel, self.build) for f in top.rglob("*") if f.is_file()]
        return {str(file): file.read_bytes() for file in sorted(files)}
