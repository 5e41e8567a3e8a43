# `selfe-run matrix`: what each row of the catalogue is on each kernel.
# SPDX-License-Identifier: BSD-2-Clause

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from selfe_runner.cli import main
from selfe_runner.input.catalogue import (
    DEFAULT_CATALOGUE,
    Divergence,
    Row,
    kernel_of,
    read_catalogue,
)
from selfe_runner.input.catalogue_table import CONDITIONS
from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.problem import Problem
from selfe_runner.report.ctest import ctest_identity
from selfe_runner.report.journal import SCHEMA

ROWS_HPP = DEFAULT_CATALOGUE.parent / "harness/include/selfe/conformance/rows.hpp"

CATALOGUE = """
[AB-001]
call = "seL4_A_B"
rule = "works\\tand is\\nseen"
source = "manual"

[AB-002]
call = "seL4_A_B"
rule = "with MCS"
when = "MCS"
source = "manual"

[AB-003]
call = "seL4_A_B"
rule = "elsewhere"
arch = ["x86"]
source = "manual"

[AB-004]
call = "seL4_A_Old"
rule = "in this release"
since = "14.0.0"
source = "manual"

[AB-005]
call = "seL4_A_New"
rule = "in a later release"
since = "15.0.0"
source = "manual"

[AB-006]
call = "seL4_A_B"
rule = "nobody sees it"
unobservable = "the machine stops"
source = "manual"

[AB-007]
call = "seL4_A_B"
rule = "one of its cases fails"
when = "!MCS;DebugBuild"
source = "manual"

[AB-008]
call = "seL4_A_B"
rule = "this machine lacks what it takes"
arch = ["64-bit"]
source = "manual"
"""

CONFIG = {
    "SEL4_ARCH": "aarch64",
    "ARCH": "arm",
    "WORD_SIZE": "64",
    "NUM_DOMAINS": "1",
    "KERNEL_MCS": False,
    "DEBUG_BUILD": True,
}


def catalogue(folder: Path, text: str = CATALOGUE) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "ab.toml").write_text(text)
    return folder


def prefix(folder: Path, **changes: object) -> Path:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin/kernel.elf").write_bytes(b"")
    include = folder / "libsel4/include"
    (include / "kernel").mkdir(parents=True)
    (include / "kernel/gen_config.json").write_text(json.dumps(CONFIG | changes))
    (include / "interfaces").mkdir()
    (include / "interfaces/sel4_client.h").write_text(
        "seL4_Error\nseL4_A_Old(seL4_A a)\nseL4_Error\nseL4_TCB_SetFlags(seL4_TCB t)\n"
    )
    return folder


def _details(name: str, verdict: str, rows: list[str]) -> list[str]:
    """Of the rows of a case that diverges it is the last one that the kernel breaks."""
    if verdict == "DIVERGES":
        return [f"known divergence: {rows[-1]} until 15.0.0: {name} says why"]
    return [] if verdict == "PASS" else [f"{name} says why"]


def journal(path: Path, kernel: Path, cases: dict[str, tuple[str, list[str]]]) -> Path:
    """`cases`: verdict and rows of each."""
    records: list[dict[str, object]] = [
        {
            "record": "run",
            "schema": SCHEMA,
            "platform": "virt",
            "prefix": str(kernel),
            "ctest": ctest_identity(),
        }
    ]
    for name, (verdict, rows) in cases.items():
        records.append(
            {
                "record": "case",
                "name": name,
                "area": "ab",
                "rows": rows,
                "file": "ab.cpp",
                "line": 1,
                "verdict": verdict,
                "details": _details(name, verdict, rows),
                "attempts": [],
                "seconds": 0.1,
            }
        )
    records.append({"record": "end", "complete": True, "reason": "done", "problems": []})
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


RUN = {
    "A.Works": ("PASS", ["AB-001", "AB-002", "AB-007"]),
    "A.Fails": ("FAIL", ["AB-007"]),
    "A.WorksAgain": ("SKIP", ["AB-001"]),
    "A.Lacks": ("SKIP", ["AB-008"]),
}


@pytest.fixture
def run(tmp_path: Path) -> list[str]:
    kernel = prefix(tmp_path / "mine")
    path = journal(tmp_path / "run.journal", kernel, RUN)
    return ["matrix", "--catalogue", str(catalogue(tmp_path / "catalogue")), str(path)]


def test_each_row_is_in_one_state_and_they_add_up(run: list[str], tmp_path: Path) -> None:
    assert main([*run, "--json", str(tmp_path / "m.json")]) == 0
    document = json.loads((tmp_path / "m.json").read_text())
    assert document["kernels"] == [
        {
            "name": "virt:mine",
            "rows": 8,
            "decidable": 4,
            "decided": 2,
            "states": {
                "fail": 1,
                "na": 3,
                "pass": 1,
                "skip": 1,
                "unobservable": 1,
                "untested": 1,
            },
        }
    ]
    cells = {row["id"]: row["kernels"][0] for row in document["rows"]}
    assert cells["AB-001"] == {
        "state": "pass",
        "reason": "",
        "cases": ["A.Works", "A.WorksAgain"],
    }
    assert cells["AB-002"]["reason"] == "only with MCS"
    assert cells["AB-003"]["reason"] == "not on this architecture"
    assert cells["AB-004"]["state"] == "untested"
    assert cells["AB-005"]["reason"] == "only since 15.0.0"
    assert cells["AB-006"] == {"state": "unobservable", "reason": "the machine stops", "cases": []}
    assert cells["AB-007"]["reason"] == "A.Fails says why"
    assert cells["AB-008"] == {"state": "skip", "reason": "A.Lacks says why", "cases": ["A.Lacks"]}


def test_the_table_has_a_line_a_row_and_a_column_a_kernel(run: list[str], tmp_path: Path) -> None:
    other = prefix(tmp_path / "other", KERNEL_MCS=True)
    second = journal(tmp_path / "other.journal", other, {"A.Works": ("PASS", ["AB-002"])})
    assert main([*run, str(second), "--tsv", str(tmp_path / "m.tsv")]) == 0
    lines = [line.split("\t") for line in (tmp_path / "m.tsv").read_text().splitlines()]
    assert lines[0][-2:] == ["virt:mine", "virt:other"]
    assert {len(line) for line in lines} == {9}
    states = {line[0]: line[-2:] for line in lines[1:]}
    assert states["AB-002"] == ["na", "pass"]
    assert states["AB-007"] == ["fail", "na"]
    assert lines[1][3] == "works and is seen"


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("16.0.0-virt", "16.0.0-virt"),
        ("build/kernel/prefix", "reference"),  # where a build of this tree keeps its own
        ("prefix", "14.0.0 debug, MCS"),
        ("somebody/install", "14.0.0 debug, MCS"),
    ],
)
def test_folder_whose_name_says_nothing_does_not_name_the_kernel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str, name: str
) -> None:
    kernel = prefix(tmp_path / folder, KERNEL_MCS=True)
    path = journal(tmp_path / "run.journal", kernel, RUN)
    rows = catalogue(tmp_path / "catalogue")
    assert main(["matrix", "--catalogue", str(rows), str(path)]) == 0
    assert capsys.readouterr().out.startswith(f"virt:{name}: ")
    assert main(["report", "--catalogue", str(rows), str(path), "--json", str(tmp_path / "r")]) == 0
    assert json.loads((tmp_path / "r").read_text())["columns"][0]["name"] == name


def test_kernels_of_one_name_are_told_apart_by_their_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kernels = [prefix(tmp_path / part / "prefix") for part in ("a", "b")]
    paths = [journal(tmp_path / f"{k.parent.name}.journal", k, RUN) for k in kernels]
    rows = catalogue(tmp_path / "catalogue")
    assert main(["matrix", "--catalogue", str(rows), *map(str, paths)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in said if line.startswith("virt")] == [f"virt:{kernel}" for kernel in kernels]


@pytest.mark.parametrize(("least", "code"), [("50", 0), ("51", 1)])
def test_too_few_decided_rows_are_an_error(
    run: list[str], least: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*run, "--least", least]) == code
    assert ("are demanded" in capsys.readouterr().out) == bool(code)


@pytest.mark.parametrize(("least", "code"), [("MCS=50", 0), ("MCS=51", 1), ("SMP=100", 0)])
def test_of_the_rows_with_a_condition_a_share_of_their_own_is_demanded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], least: str, code: int
) -> None:
    """Where one applies: `!MCS` is another condition, and this kernel has no SMP."""
    text = CATALOGUE + CATALOGUE.split("[AB-003]")[0].split("[AB-002]")[1].join(["[AB-009]", ""])
    kernel = prefix(tmp_path / "kernel", KERNEL_MCS=True)
    path = journal(tmp_path / "run.journal", kernel, {"A.Works": ("PASS", ["AB-002"])})
    folder = catalogue(tmp_path / "catalogue", text)
    assert main(["matrix", "--catalogue", str(folder), f"--least={least}", str(path)]) == code
    condition = least.split("=")[0]
    share = "1 of 2 rows decided (50.0 %)" if condition == "MCS" else "0 of 0 rows decided (0.0 %)"
    assert f"  with {condition}: {share}" in capsys.readouterr().out


def test_a_condition_that_nobody_knows_is_refused(run: list[str]) -> None:
    with pytest.raises(SystemExit):
        main([*run, "--least=Tuesday=50"])


def test_of_a_run_of_chosen_cases_nothing_is_demanded(tmp_path: Path) -> None:
    cases = {"A.Works": ("PASS", ["AB-001"]), "A.Left": ("UNSELECTED", ["AB-007"])}
    path = journal(tmp_path / "run.journal", prefix(tmp_path / "kernel"), cases)
    folder = catalogue(tmp_path / "catalogue")
    assert main(["matrix", "--catalogue", str(folder), "--least", "100", "--unless-chosen", str(path)]) == 0


def test_untested_rows_are_named(run: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*run, "--untested"]) == 0
    text = capsys.readouterr().out
    assert "virt:mine: 2 of 4 rows decided (50.0 %)" in text
    assert [line for line in text.splitlines() if line.startswith("  ")][1:] == [
        "  AB-004 seL4_A_Old: in this release"
    ]


ROW = "call = 'c'\nrule = 'r'\nsource = 's'\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[AB-001]\ncall = 'c'\nrule = 'r'\n", ["AB-001: 'source' is no text"]),
        ("[AB-001]\ncall = 'c'\nsource = 's'\n", ["AB-001: 'rule' is no text"]),
        ("[AB-001]\nrule = 'r'\nsource = 's'\n", ["AB-001: 'call' is no text"]),
        ("[AB-1]\n" + ROW, ["'AB-1' is no row", "ids look like CN-031"]),
        ("[AB-0010]\n" + ROW, ["'AB-0010' is no row", "ids look like CN-031"]),
        ("AB-001 = 7\n", ["'AB-001' is no row", "ids look like CN-031"]),
        (
            f"[AB-001]\n{ROW}when = 'Sunday'\n",
            ["AB-001: unknown condition 'Sunday'", "one of: " + ", ".join(CONDITIONS)],
        ),
        (f"[AB-001]\n{ROW}since = '14'\n", None),
    ],
)
def test_a_catalogue_that_cannot_be_evaluated_is_refused(
    tmp_path: Path, text: str, said: list[str] | None
) -> None:
    with pytest.raises(Problem) as caught:
        read_catalogue(catalogue(tmp_path / "catalogue", text))
    if said is None:
        assert caught.value.lines()[0] == "error: '14' is no release of seL4"
        return
    place = tmp_path / "catalogue/ab.toml"
    assert caught.value.lines() == [f"{place}: error: {said[0]}", *(f"hint: {one}" for one in said[1:])]


HINT = "hint: name the folder conformance/catalogue of the tree that the suite was built from"


def test_what_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_catalogue(tmp_path)
    assert caught.value.lines() == [f"{tmp_path}: error: there is no catalogue (*.toml) here", HINT]
    (tmp_path / "ab.toml").mkdir()
    with pytest.raises(Problem) as caught:
        read_catalogue(tmp_path)
    absent = f"{tmp_path}/ab.toml: error: cannot read the catalogue: Is a directory"
    assert caught.value.lines() == [absent, HINT]
    (tmp_path / "ab.toml").rmdir()
    with pytest.raises(Problem) as caught:
        read_catalogue(catalogue(tmp_path, "[AB-001\n"))
    assert caught.value.lines()[0].startswith(f"{tmp_path}/ab.toml: error: this is no TOML: ")


def test_a_row_stands_in_one_file_only(tmp_path: Path) -> None:
    folder = catalogue(tmp_path / "catalogue", "[AB-001]\n" + ROW)
    (folder / "cd.toml").write_text("[AB-001]\n" + ROW)
    with pytest.raises(Problem) as caught:
        read_catalogue(folder)
    said = f"{folder}/cd.toml: error: AB-001 stands already in ab.toml"
    assert caught.value.lines() == [said]


def test_rows_are_read_whole_and_sorted(tmp_path: Path) -> None:
    text = f"""
[AB-002]
{ROW}
[AB-001]
call = "seL4_A_B"
rule = "the rule"
error = "DeleteFirst"
source = "manual"
profile = "spec"
when = "MCS;!SMP"
arch = ["x86", "64-bit"]
since = "14.0.0"
until = "16.0.0"
unobservable = "why"
divergence = {{ until = "15.0.0", when = "!VTX", arch = ["arm"], cases = ["A.*"], text = "so", says = ["x"] }}
"""
    first, second = read_catalogue(catalogue(tmp_path / "catalogue", text))
    assert first == Row(
        id="AB-001", area="ab", call="seL4_A_B", rule="the rule", error="DeleteFirst",
        source="manual", profile="spec", when=("MCS", "!SMP"), arch=("x86", "64-bit"),
        since="14.0.0", unobservable="why", until="16.0.0",
        divergence=Divergence("15.0.0", ("!VTX",), ("arm",), ("A.*",), "so", ("x",)),
    )  # fmt: skip
    assert second == Row("AB-002", "ab", "c", "r", "", "s", "", (), (), "", "")


@pytest.mark.parametrize(
    ("row", "why_not"),
    [
        ("", ""),
        ('arch = ["aarch64"]', ""),
        ('arch = ["x86", "arm"]', ""),
        ('arch = ["64-bit"]', ""),
        ('arch = ["x86", "32-bit"]', "not on this architecture"),
        ('when = "DebugBuild"', ""),
        ('when = "!MCS;DebugBuild"', ""),
        ('when = "DebugBuild;MCS"', "only with MCS"),
        ('when = "MCS;DebugBuild"', "only with MCS"),
        ('when = "!DebugBuild"', "only without DebugBuild"),
        ('when = "hyp/VTX"', "only with hyp/VTX"),
        ('arch = ["x86"]\nwhen = "MCS"', "not on this architecture"),
        ('since = "13.0.0"', ""),
        ('since = "14.0.0"', ""),
        ('since = "15.0.0"', "only since 15.0.0"),
        ('until = "14.0.0"', "only before 14.0.0"),
        ('until = "13.0.0"', "only before 13.0.0"),
        ('until = "15.0.0"', ""),
    ],
)
def test_a_row_applies_where_its_condition_holds(tmp_path: Path, row: str, why_not: str) -> None:
    text = f"[AB-001]\ncall = 'seL4_A_Old'\nrule = 'r'\nsource = 's'\n{row}\n"
    (one,) = read_catalogue(catalogue(tmp_path / "catalogue", text))
    kernel = kernel_of(read_kernel_config(prefix(tmp_path / "kernel")))
    assert kernel.release == "14.0.0"
    assert kernel.why_not(one) == why_not


@pytest.mark.parametrize(
    ("call", "why_not"),
    [
        ("seL4_A_Old", ""),
        ("seL4_A", "this kernel has no seL4_A"),
        ("A_Old", "this kernel has no A_Old"),
        ("seL4.A_Old", "this kernel has no seL4.A_Old"),
    ],
)
def test_a_row_of_a_new_call_applies_where_the_call_is_there(
    tmp_path: Path, call: str, why_not: str
) -> None:
    """Rows of all releases are about calls that may well have no stub of their own."""
    old = Row("AB-001", "ab", call, "r", "", "s", "", (), (), "", "")
    kernel = kernel_of(read_kernel_config(prefix(tmp_path / "kernel")))
    assert kernel.why_not(old) == ""
    assert kernel.why_not(replace(old, since="14.0.0")) == why_not


def test_a_kernel_without_stubs_is_refused(tmp_path: Path) -> None:
    kernel = prefix(tmp_path / "kernel")
    stubs = kernel / "libsel4/include/interfaces/sel4_client.h"
    stubs.write_bytes(b"\xff seL4_TCB_SetFlags(\n")
    assert kernel_of(read_kernel_config(kernel)).stubs == "\ufffd seL4_TCB_SetFlags(\n"
    stubs.unlink()
    with pytest.raises(Problem) as caught:
        kernel_of(read_kernel_config(kernel))
    assert caught.value.lines() == [
        f"{stubs}: error: cannot read the stubs of libsel4: No such file or directory",
        "hint: install the kernel whole",
    ]


def test_conditions_that_two_options_can_meet(tmp_path: Path) -> None:
    row = Row("AB-001", "ab", "c", "r", "", "s", "", ("hyp/VTX",), (), "", "")
    for option in ("VTX", "ARM_HYPERVISOR_SUPPORT"):
        kernel = prefix(tmp_path / option, **{option: True})
        assert kernel_of(read_kernel_config(kernel)).why_not(row) == ""


def test_the_tree_s_own_catalogue_can_be_read() -> None:
    rows = read_catalogue(DEFAULT_CATALOGUE)
    assert len(rows) > 1700
    assert len({row.id for row in rows}) == len(rows)


def test_runner_and_suite_know_the_same_conditions() -> None:
    known = set(re.findall(r'name == "([^"]+)"\)\n', ROWS_HPP.read_text()))
    assert set(CONDITIONS) == known


def test_more_than_one_domain_is_a_number(tmp_path: Path) -> None:
    row = Row("AB-001", "ab", "c", "r", "", "s", "", ("NumDomains>1",), (), "", "")
    one = kernel_of(read_kernel_config(prefix(tmp_path / "one")))
    two = kernel_of(read_kernel_config(prefix(tmp_path / "two", NUM_DOMAINS="2")))
    assert one.why_not(row) == "only with NumDomains>1"
    assert two.why_not(row) == ""


def test_journal_of_a_killed_run_proves_nothing(
    run: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it lacks may be the very case that failed."""
    path = tmp_path / "run.journal"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:2]))
    assert main(run) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{path}: error: the run that wrote this was killed",
        "hint: run it again, or go on with it by --resume",
    ]


def test_damaged_journal_proves_nothing(
    run: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "run.journal"
    path.write_text(path.read_text().replace('{"record": "case"', 'X{"record": "case"', 1))
    assert main(run) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{path}: error: the journal is damaged: 1 of its lines cannot be read",
        "hint: run it again",
    ]


def test_journal_of_another_ctest_proves_nothing(
    run: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("selfe_runner.commands.matrix.ctest_identity", lambda: "1.2.another")
    assert main(run) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path}/run.journal: error: this journal is of another run of ctest",
        "hint: run the test that boots the image, too",
    ]


def test_one_kernel_is_no_two(run: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*run, run[-1]]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "error: two of these journals are of the same kernel",
        "hint: give each kernel once",
    ]


def test_a_kernel_has_a_line_of_its_rows(
    run: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(run) == 0
    assert capsys.readouterr().out == (
        "virt:mine: 2 of 4 rows decided (50.0 %)\n"
        "  1 pass + 1 fail + 0 diverge as known + 0 unexpected pass + 1 skip + 3 not applicable"
        " + 0 crash + 0 hang + 1 untested + 1 unobservable = 8 rows\n"
    )


def test_a_journal_knows_its_kernel_when_the_prefix_is_gone(
    run: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "run.journal"
    records = [json.loads(line) for line in path.read_text().splitlines()]
    records[0] |= {
        "prefix": f"{tmp_path}/gone/kernel",
        "kernel": {"config": CONFIG | {"KERNEL_MCS": True}, "calls": [], "release": "14.0.0"},
    }
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    assert main([*run, "--json", str(tmp_path / "m.json")]) == 0
    rows = json.loads((tmp_path / "m.json").read_text())["rows"]
    assert rows[1]["kernels"][0]["state"] == "pass", "with MCS, as the journal says"
    del records[0]["kernel"]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    capsys.readouterr()
    assert main(run) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{tmp_path}/gone/kernel: error: there is no kernel prefix here\n")


@pytest.mark.parametrize("option", ["--tsv", "--json"])
def test_a_file_that_cannot_be_written_is_named_with_its_option(
    run: list[str], tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*run, option, f"{tmp_path}/absent/m"]) == 1
    assert option in capsys.readouterr().err
