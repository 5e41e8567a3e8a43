"""The generated prefix as a consumer sees it: compiles everywhere, and is a function of its input.

SPDX-License-Identifier: BSD-2-Clause
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

from generate.bitfield import parse
from generate.errors import DescriptionError
from generate.prefix import prefix_files, synchronise
from generate.target import Target, load_target

LANGUAGES = {"c": ["-x", "c", "-std=gnu11"], "c++": ["-x", "c++", "-std=c++20"]}
COMPILERS = [
    ["cc"],
    ["aarch64-linux-gnu-gcc"],
    ["clang-19", "--target=aarch64-linux-gnu"],
]


def compile_text(compiler: list[str], language: str, include: Path, text: str) -> None:
    if shutil.which(compiler[0]) is None:
        pytest.skip(f"{compiler[0]} is not installed")
    strict = ["-Wall", "-Wextra", "-Werror", "-ffreestanding", "-fsyntax-only", f"-I{include}"]
    command = [*compiler, *LANGUAGES[language], *strict, "-"]
    result = subprocess.run(command, input=text, text=True, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("compiler", COMPILERS, ids=["native", "gcc", "clang"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_interface_compiles(compiler: list[str], language: str, include: Path) -> None:
    compile_text(compiler, language, include, "#include <sel4/sel4.h>\n")


def test_interface_compiles_inside_extern_c(include: Path) -> None:
    text = 'extern "C" {\n#include <sel4/sel4.h>\n}\n'
    compile_text(["cc"], "c++", include, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_header_compiles_alone(target: Target, include: Path, language: str) -> None:
    for name in prefix_files(target):
        header = name.removeprefix("include/")
        is_other_processor = "constants_cortex" in header and "a53" not in header
        if header.endswith(".h") and not is_other_processor:
            compile_text(["cc"], language, include, f"#include <{header}>\n")


each_architecture = pytest.mark.parametrize(
    ("sel4_arch", "platform", "cpu", "compiler"),
    [
        ("aarch64", "qemu-arm-virt", "cortex-a53", "aarch64-linux-gnu-gcc"),
        ("aarch32", "sabre", "cortex-a9", "arm-linux-gnueabihf-gcc"),
        ("x86_64", "pc99", "nehalem", "cc"),
    ],
)


@each_architecture
@pytest.mark.parametrize("variant", ["debug", "release"])
def test_headers_with_scheduling_contexts_compile(
    tmp_path: Path, sel4_arch: str, platform: str, cpu: str, compiler: str, variant: str
) -> None:
    synchronise(
        prefix_files(load_target(ROOT, sel4_arch, platform, cpu, variant, "mcs")), tmp_path
    )
    # Each receiving call has a reply object; those that answer a caller of no name are gone.
    text = (
        "#include <sel4/sel4.h>\n"
        "seL4_MessageInfo_t serve(seL4_CPtr ep, seL4_MessageInfo_t m, seL4_Word *b, seL4_CPtr r);\n"
        "seL4_MessageInfo_t serve(seL4_CPtr ep, seL4_MessageInfo_t m, seL4_Word *b, seL4_CPtr r) {\n"
        "    seL4_NBSendWait(ep, m, ep, b);\n"
        "    seL4_NBSendRecv(ep, m, ep, b, r);\n"
        "    return seL4_ReplyRecv(ep, seL4_Recv(ep, b, r), b, r);\n"
        "}\n"
        "int seL4_Reply, seL4_RecvWithMRs;\n"
    )
    for language in LANGUAGES:
        compile_text([compiler], language, tmp_path / "include", text)


@each_architecture
def test_missing_level_is_named_in_the_header_of_the_levels(
    tmp_path: Path, sel4_arch: str, platform: str, cpu: str, compiler: str
) -> None:
    # Programs include this header and no other one for seL4_MappingFailedLookupLevel.
    arch = load_target(ROOT, sel4_arch, platform, cpu, "debug")
    synchronise(prefix_files(arch), tmp_path)
    text = (
        "#include <sel4/sel4_arch/mapping.h>\n"
        "int page_table_is_missing(void);\n"
        "int page_table_is_missing(void) {\n"
        "    return seL4_MappingFailedLookupLevel() == SEL4_MAPPING_LOOKUP_NO_PT;\n"
        "}\n"
    )
    compile_text([compiler], "c", tmp_path / "include", text)


def test_header_of_another_processor_is_refused(include: Path) -> None:
    with pytest.raises(AssertionError, match="configured for another processor"):
        compile_text(["cc"], "c", include, "#include <sel4/arch/constants_cortex_a57.h>\n")


def test_installed_source_compiles(target: Target, include: Path) -> None:
    compile_text(["cc"], "c", include, prefix_files(target)["src/sel4_bootinfo.c"])


def test_release_has_no_debug_calls() -> None:
    release = load_target(ROOT, "aarch64", "qemu-arm-virt", "cortex-a53", "release")
    assert "DebugPutChar" not in prefix_files(release)["include/sel4/syscall.h"]


def test_release_compiles(tmp_path: Path) -> None:
    release = load_target(ROOT, "aarch64", "qemu-arm-virt", "cortex-a57", "release")
    synchronise(prefix_files(release), tmp_path)
    text = "#include <sel4/sel4.h>\n#ifdef CONFIG_DEBUG_BUILD\n#error debug\n#endif\n"
    compile_text(["cc"], "c", tmp_path / "include", text)


def test_output_is_a_function_of_the_input(target: Target) -> None:
    again = load_target(ROOT, "aarch64", "qemu-arm-virt", "cortex-a53", "debug")
    first, second = prefix_files(target), prefix_files(again)
    assert first == second
    assert not [name for name, text in first.items() if str(ROOT) in text]


def test_writing_again_touches_nothing_but_removes_leftovers(tmp_path: Path) -> None:
    files = {"a/b.h": "text\n", "c": ""}
    synchronise(files, tmp_path)
    before = (tmp_path / "a/b.h").stat().st_mtime_ns
    (tmp_path / "a/stale.h").write_text("old")
    synchronise(files, tmp_path)
    assert (tmp_path / "a/b.h").stat().st_mtime_ns == before
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["b.h", "c"]


def test_unknown_architecture_names_those_there_are() -> None:
    with pytest.raises(DescriptionError, match="unknown sel4_arch 'pdp11'; there are: aarch32, aarch64"):
        load_target(ROOT, "pdp11", "qemu-arm-virt", "cortex-a53", "debug")


def test_installed_bitfields_are_plain(target: Target) -> None:
    files = prefix_files(target)
    for name in ("include/sel4/shared_types.pbf", "include/sel4/sel4_arch/types.pbf"):
        assert "{%" not in files[name] and "{{" not in files[name]
        parse(files[name], name)
