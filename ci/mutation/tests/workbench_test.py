# The workbench compiles what depends on a change and nothing else, and writes into its scratch alone.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

import pytest
from mutation.change import Change, read_patch
from mutation.outcome import Kind, Outcome
from mutation.workbench import Workbench
from played_build import SOURCES, PlayedBuild
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.problem import Problem
from workbench import FAKE_QEMU

# A machine that is silent is given up soon; a busy host has ten times what a played one needs.
LIMITS = Limits(boot_seconds=20.0, case_seconds=5.0)
A, B = SOURCES["src/a.cpp"], SOURCES["src/b.cpp"]


def bench(folder: Path, *behaviours: str, **script: object) -> tuple[PlayedBuild, Workbench]:
    played = PlayedBuild(folder, *behaviours, **script)
    return played, Workbench(played.build, folder / "scratch", kernel=played.kernel)


def try_a(folder: Path, *behaviours: str, **script: object) -> Outcome:
    _, here = bench(folder, *behaviours, **script)
    return here.try_(Change("x", {"src/a.cpp": A.replace("<", ">")}), limits=LIMITS)


def compiled(folder: Path) -> set[str]:
    return {path.name for path in (folder / "scratch" / "objects").rglob("*.o")}


def test_changed_source_is_the_only_one_compiled(tmp_path: Path) -> None:
    played, here = bench(tmp_path, "pass")
    before = played.snapshot()
    assert here.build(Change("x", {"src/a.cpp": A.replace("<", ">")})) is None
    assert compiled(tmp_path) == {"a.o"}
    assert here.kernel_digest != here.unchanged_digest
    assert played.snapshot() == before


def test_changed_header_compiles_all_that_include_it(tmp_path: Path) -> None:
    _, here = bench(tmp_path, "pass")
    assert here.build(Change("x", {"src/both.hpp": "#define LIMIT 4\n"})) is None
    assert compiled(tmp_path) == {"a.o", "b.o"}


def wrapper(folder: Path, lines: str) -> str:
    """A compiler that does something of its own with its arguments."""
    script = folder / "compiler"
    script.write_text(f"#!/bin/bash\n{lines}\n")
    script.chmod(0o755)
    return str(script)


def test_dependencies_may_be_relative(tmp_path: Path) -> None:
    """As ccache writes them if it knows a base directory."""
    compiler = wrapper(
        tmp_path,
        f'g++ "$@" && for d in *.d; do [ ! -f "$d" ] || sed -i "s#{tmp_path}/#../../../#g" "$d"; done',
    )
    _, here = bench(tmp_path, "pass", compiler=compiler)
    assert here.build(Change("x", {"src/both.hpp": "#define LIMIT 4\n"})) is None
    assert compiled(tmp_path) == {"a.o", "b.o"}


def test_compiler_that_reads_the_unchanged_sources_is_refused(tmp_path: Path) -> None:
    """Every change would be called the same."""
    compiler = wrapper(tmp_path, r'g++ "${@//scratch\/kernel/kernel}"')
    _, here = bench(tmp_path, "pass", compiler=compiler)
    with pytest.raises(Problem, match="reads the unchanged"):
        here.build(Change("x", {"src/a.cpp": A.replace("<", ">")}))


def test_build_whose_objects_are_not_known_is_refused(tmp_path: Path) -> None:
    played = PlayedBuild(tmp_path, "pass")
    ninja = played.build / "kernel" / "build" / "build.ninja"
    ninja.write_text(ninja.read_text().replace("$in -o $out &&", "*.o -o $out &&"))
    played.make()
    with pytest.raises(Problem, match="which objects"):
        Workbench(played.build, tmp_path / "scratch", kernel=played.kernel)


def test_one_change_leaves_nothing_for_the_next(tmp_path: Path) -> None:
    _, here = bench(tmp_path, "pass")
    here.build(Change("x", {"src/both.hpp": "#define LIMIT 4\n"}))
    # A change of the text alone gives the kernel as it was, LIMIT included.
    again = here.build(Change("y", {"src/a.cpp": A.replace("int f", "/* f */ int f")}))
    assert again is not None and again.kind is Kind.SAME


def test_file_that_nothing_includes_changes_nothing(tmp_path: Path) -> None:
    _, here = bench(tmp_path, "pass")
    outcome = here.try_(Change("x", {"src/unused.hpp": "#error\n"}))
    assert outcome.kind is Kind.SAME and "no object" in outcome.text


def test_what_does_not_compile_or_link_says_why(tmp_path: Path) -> None:
    _, here = bench(tmp_path, "pass")
    outcome = here.try_(Change("x", {"src/a.cpp": "int f(int a) { return nothing; }\n"}))
    assert outcome.kind is Kind.NOT_BUILT and "nothing" in outcome.text
    twice = here.try_(Change("x", {"src/a.cpp": f"{A}\nint g(int) {{ return 0; }}\n"}))
    assert twice.kind is Kind.NOT_BUILT and "multiple definition" in twice.log


def test_kernel_that_passes_all_cases_survives(tmp_path: Path) -> None:
    assert try_a(tmp_path, "pass", "skip", "pass").kind is Kind.SURVIVED


def test_failing_case_kills_with_the_rows_it_found_wrong(tmp_path: Path) -> None:
    details = {1: ["CN-001 expected 1 got 2", "CN-777 is none of its rows"]}
    outcome = try_a(tmp_path, "pass", "fail", "hang", details=details)
    assert (outcome.kind, outcome.case, outcome.verdict) == (Kind.KILLED, "Area1.Case1", "FAIL")
    assert outcome.rows == ("CN-001",)
    assert outcome.text == "CN-001 expected 1 got 2"


@pytest.mark.parametrize("behaviour", ["crash", "target-hang"])
def test_what_the_target_says_of_a_case_is_told(tmp_path: Path, behaviour: str) -> None:
    assert try_a(tmp_path, behaviour).kind is Kind.KILLED


@pytest.mark.parametrize(
    ("behaviour", "verdict"),
    [("hang", "HANG"), ("kernel", "KERNEL"), ("exit", "KERNEL"), ("panic", "CRASH"), ("reset", "REBOOT")],
)
def test_what_goes_down_in_a_case_is_wrecked(tmp_path: Path, behaviour: str, verdict: str) -> None:
    outcome = try_a(tmp_path, "pass", behaviour)
    assert (outcome.kind, outcome.case, outcome.verdict) == (Kind.WRECKED, "Area1.Case1", verdict)


def test_machine_that_says_nothing_does_not_boot(tmp_path: Path) -> None:
    assert try_a(tmp_path, "loader").kind is Kind.NO_BOOT


def test_qemu_that_is_killed_once_is_started_again(tmp_path: Path) -> None:
    """For a QEMU that a busy host had no memory for, a mutant would count as noticed."""
    played = PlayedBuild(tmp_path, "pass")
    once = tmp_path / "once"
    qemu = wrapper(tmp_path, f'[ -e {once} ] || {{ touch {once}; kill -9 $$; }}\nexec {FAKE_QEMU} "$@"')
    platform = played.build / "conformance" / "images" / "platform.toml"
    platform.write_text(platform.read_text().replace(str(FAKE_QEMU), qemu))
    here = Workbench(played.build, tmp_path / "scratch", kernel=played.kernel)
    change = Change("x", {"src/a.cpp": A.replace("<", ">")})
    assert here.try_(change, limits=LIMITS).kind is Kind.SURVIVED
    assert once.exists()


def test_kernel_that_takes_qemu_down_each_time_is_noticed(tmp_path: Path) -> None:
    assert try_a(tmp_path, "pass", quirk="assertion").kind is Kind.NO_BOOT


def test_likely_cases_are_booted_before_the_others(tmp_path: Path) -> None:
    _, here = bench(tmp_path, "fail", "fail")
    change = Change("x", {"src/a.cpp": A.replace("<", ">")})
    assert here.try_(change, limits=LIMITS).case == "Area0.Case0"
    assert here.try_(change, first=["area1/*"], limits=LIMITS).case == "Area1.Case1"
    assert here.try_(change, only=["Area1.*"], limits=LIMITS).case == "Area1.Case1"


def test_build_that_is_older_than_its_sources_is_refused(tmp_path: Path) -> None:
    played = PlayedBuild(tmp_path, "pass")
    (played.kernel / "src/a.cpp").write_text(A.replace("<", ">"))
    with pytest.raises(Problem, match="older than its sources"):
        Workbench(played.build, tmp_path / "scratch", kernel=played.kernel)


def test_folder_that_is_no_build_is_refused_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        Workbench(tmp_path, tmp_path / "scratch")
    assert "cmake --preset" in caught.value.hint


PATCH = """\
--- a/kernel/src/a.cpp
+++ b/kernel/src/a.cpp
@@ -1,2 +1,2 @@
 #include "both.hpp"
-int f(int a) { return a < LIMIT; }
+int f(int a) { return a > LIMIT; }
"""


def patched(folder: Path, text: str) -> Change:
    PlayedBuild(folder, "pass")
    (folder / "01-x.patch").write_text(text)
    return read_patch(folder / "01-x.patch", folder / "kernel")


def test_patch_is_a_change_and_leaves_the_sources_alone(tmp_path: Path) -> None:
    change = patched(tmp_path, PATCH)
    assert change == Change("01-x", {"src/a.cpp": A.replace("<", ">")})
    assert (tmp_path / "kernel/src/a.cpp").read_text() == A


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("a < LIMIT", "a <= LIMIT", "does not apply"),
        ("kernel/src/a.cpp", "conformance/a.cpp", "outside kernel/"),
        ("kernel/src/a.cpp", "kernel/src/c.cpp", "no file of the kernel"),
        (PATCH, "nothing", "does not apply|changes nothing"),
    ],
)
def test_patch_that_does_not_fit_is_refused(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    with pytest.raises(Problem, match=complaint):
        patched(tmp_path, PATCH.replace(old, new))
