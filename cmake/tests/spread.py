"""Lays the headers of an install prefix out as the kernel's build folder and sources have them.

SPDX-License-Identifier: BSD-2-Clause
"""

import json
import shutil
from pathlib import Path

GENERATED = ("_gen.h", ".pbf", "syscall.h", "invocation.h", "sel4_client.h", "gen_config.h", "gen_config.json")


def spread(prefix: Path, folder: Path) -> Path:
    """Makes `folder`/source and `folder`/build of the headers of `prefix`; the latter is returned.

    What is generated lies in the build folder, whose CMakeCache.txt says where the rest is; both halves
    have one include folder for what all kernels share and one for each thing they differ in.
    """
    include = prefix / "libsel4" / "include"
    config = json.loads((include / "kernel/gen_config.json").read_text())
    source, build = folder / "source", folder / "build"
    names = {
        "KernelArch": config["ARCH"],
        "KernelSel4Arch": config["SEL4_ARCH"],
        "KernelPlatform": config["PLAT"],
        "KernelWordSize": config["WORD_SIZE"],
        "seL4_SOURCE_DIR": str(source),
        "seL4_BINARY_DIR": str(build),
        "libsel4_SOURCE_DIR": str(source / "libsel4"),
        "libsel4_BINARY_DIR": str(build / "libsel4"),
    }
    places = {
        "sel4/sel4_arch/": f"sel4_arch_include/{names['KernelSel4Arch']}",
        "sel4/arch/": f"arch_include/{names['KernelArch']}",
        "sel4/mode/": f"mode_include/{names['KernelWordSize']}",
        "sel4/plat/": f"sel4_plat_include/{names['KernelPlatform']}",
        "sel4/gen_config": "gen_config",
        "kernel/gen_config": "../gen_config",
        "autoconf.h": "autoconf",
    }
    for path in sorted(p for p in include.rglob("*") if p.is_file()):
        name = path.relative_to(include).as_posix()
        place = next((place for start, place in places.items() if name.startswith(start)), "include")
        half = build if name.endswith(GENERATED) or place == "autoconf" else source
        target = half / "libsel4" / place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    cache = "".join(f"{name}:STATIC={value}\n" for name, value in names.items())
    (build / "CMakeCache.txt").write_text(cache)
    return build
