# Releases by their headers, rules that a release breaks, and what becomes of cases that show it.
# SPDX-License-Identifier: BSD-2-Clause

import json
from dataclasses import replace
from pathlib import Path

import pytest
from played_matrix import CONFIG, catalogue, journal
from selfe_runner.cli import main
from selfe_runner.commands.known_divergences import with_known_divergences
from selfe_runner.input.cases import Case, CaseList
from selfe_runner.input.catalogue import Divergence, kernel_of, read_catalogue
from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.input.release import RELEASES, order, release_of, release_text
from selfe_runner.judge.report import Attempt, CaseReport, Noise, RunReport
from selfe_runner.problem import Problem
from selfe_runner.report.expected import with_expected
from selfe_runner.verdict import Verdict

MARKS = {
    "14.0.0": ("interfaces/sel4_client.h", "seL4_TCB_SetFlags(seL4_TCB t)\n"),
    "15.0.0": ("interfaces/sel4_client.h", "seL4_DomainSet_ScheduleConfigure(seL4_DomainSet d)\n"),
    "16.0.0": ("sel4/sel4_arch/constants.h", "#define seL4_UserVSpaceTop 0x7fff\n"),
}

CATALOGUE = """
[AB-001]
call = "seL4_A_B"
rule = "always"
source = "manual"

[AB-002]
call = "seL4_A_B"
rule = "broken by kernels with scheduling contexts"
divergence = { until = "15.0.0", when = "MCS", arch = ["arm"], text = "they forget a word", says = ["0x1 got 0x0"] }
source = "manual"

[AB-003]
call = "seL4_A_B"
rule = "an old one"
until = "15.0.0"
source = "manual"
"""


def kernel(folder: Path, *releases: str, **changes: object) -> Path:
    """A prefix whose headers have the marks of `releases`."""
    include = folder / "libsel4/include"
    for name in ("interfaces", "kernel", "sel4/sel4_arch"):
        (include / name).mkdir(parents=True)
    (folder / "bin").mkdir()
    (folder / "bin/kernel.elf").write_bytes(b"")
    (include / "kernel/gen_config.json").write_text(
        json.dumps(CONFIG | {"KERNEL_MCS": True} | changes)
    )
    (include / "interfaces/sel4_client.h").touch()
    for release in releases:
        name, mark = MARKS[release]
        with (include / name).open("a") as file:
            file.write(mark)
    return folder


@pytest.mark.parametrize(
    ("marks", "release"),
    [
        ([], "13.0.0"),
        (["14.0.0"], "14.0.0"),
        (["14.0.0", "15.0.0"], "15.0.0"),
        (["14.0.0", "15.0.0", "16.0.0"], "16.0.0"),
        (["14.0.0", "16.0.0"], "14.0.0"),
        (["16.0.0"], "13.0.0"),
    ],
)
def test_release_is_the_last_whose_mark_and_all_before_are_there(
    tmp_path: Path, marks: list[str], release: str
) -> None:
    assert release_of(kernel(tmp_path / "kernel", *marks)) == release


@pytest.mark.parametrize("text", ["14.0", "x14.0.0", "14.0.0-dev", "14.0.0\n", "", "14..0"])
def test_what_is_no_release_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "releases.toml"
    path.write_text(f"[{json.dumps(text)}]\n")
    with pytest.raises(Problem) as caught:
        release_of(tmp_path, path)
    said = [f"error: '{text}' is no release of seL4", "hint: releases look like 14.0.0"]
    assert caught.value.lines() == said
    assert RELEASES.is_file()


def test_releases_are_compared_number_by_number() -> None:
    assert order("9.10.2") == (9, 10, 2)
    assert order("9.2.0") < order("9.10.0") < order("14.0.0")


@pytest.mark.parametrize(
    ("release", "text"),
    [
        ("1.0.0", "its libsel4 has no one, which 2.0.0 has"),
        ("2.0.0", "its libsel4 has one and has no two, which 10.0.0 has"),
        ("10.0.0", "its libsel4 has two"),
    ],
)
def test_a_kernel_is_said_to_be_taken_for_a_release(
    tmp_path: Path, release: str, text: str
) -> None:
    """A kernel of somebody else, without a call of 14.0.0, had 13.0.0's excuses, and nobody knew."""
    path = tmp_path / "releases.toml"
    path.write_text('["10.0.0"]\nmark = "two"\n["2.0.0"]\nmark = "one("\n["1.0.0"]\n')
    assert release_text("3.0.0", path) == "taken for 3.0.0"
    assert release_text(release, path) == f"taken for {release}: {text}"


def test_a_list_of_releases_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "releases.toml"
    with pytest.raises(Problem) as caught:
        release_of(tmp_path, path)
    absent = f"{path}: error: cannot read the list of releases: No such file or directory"
    assert caught.value.lines() == [absent]
    path.write_text("[[")
    with pytest.raises(Problem) as caught:
        release_of(tmp_path, path)
    assert caught.value.lines()[0].startswith(f"{path}: error: this is no TOML: ")


def test_a_mark_may_be_in_any_file_of_its_pattern_and_must_be_in_one(tmp_path: Path) -> None:
    path = tmp_path / "releases.toml"
    path.write_text(
        '["1.0.0"]\nfiles = "*.h"\nmark = "one"\n["2.0.0"]\n["10.0.0"]\nfiles = "*.h"\nmark = "ten"\n'
    )
    assert release_of(tmp_path, path) == ""
    (tmp_path / "a.h").write_bytes(b"\xff ten")
    (tmp_path / "b.h").mkdir()
    assert release_of(tmp_path, path) == ""
    (tmp_path / "c.h").write_text("one")
    assert release_of(tmp_path, path) == "10.0.0"
    (tmp_path / "a.h").unlink()
    assert release_of(tmp_path, path) == "2.0.0"


@pytest.mark.parametrize(
    ("marks", "changes", "known"),
    [
        (["14.0.0"], {}, "they forget a word"),
        (["14.0.0", "15.0.0"], {}, ""),
        (["14.0.0"], {"KERNEL_MCS": False}, ""),
        (["14.0.0"], {"ARCH": "x86"}, ""),
    ],
)
def test_divergence_is_known_of_its_releases_and_configurations(
    tmp_path: Path, marks: list[str], changes: dict[str, object], known: str
) -> None:
    rows = read_catalogue(catalogue(tmp_path / "catalogue", CATALOGUE))
    one = kernel_of(read_kernel_config(kernel(tmp_path / "kernel", *marks, **changes)))
    told = [one.known_divergence(row) for row in rows]
    assert [divergence.text if divergence else "" for divergence in told] == ["", known, ""]


def test_a_divergence_that_no_release_has_mended_is_known_of_every_release(tmp_path: Path) -> None:
    text = CATALOGUE.replace('{ until = "15.0.0", ', "{ ")
    row = read_catalogue(catalogue(tmp_path / "catalogue", text))[1]
    marks: tuple[tuple[str, ...], ...] = ((), ("14.0.0", "15.0.0"))
    for releases in marks:
        config = read_kernel_config(kernel(tmp_path / str(len(releases)), *releases))
        known = kernel_of(config).known_divergence(row)
        assert known is not None and known.where == "in every release: they forget a word"


def test_a_row_until_a_release_applies_before_it(tmp_path: Path) -> None:
    row = read_catalogue(catalogue(tmp_path / "catalogue", CATALOGUE))[2]
    old = kernel_of(read_kernel_config(kernel(tmp_path / "old", "14.0.0")))
    new = kernel_of(read_kernel_config(kernel(tmp_path / "new", "14.0.0", "15.0.0")))
    assert old.why_not(row) == ""
    assert new.why_not(row) == "only before 15.0.0"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{ until = "15", text = "t" }', "'15' is no release"),
        ('{ until = "15.0.0" }', "AB-002.divergence: 'text' is no text"),
        ('{ until = "15.0.0", text = "t", when = "Tuesday" }', "unknown condition 'Tuesday'"),
        ('{ until = "15.0.0", text = "t" }', "AB-002.divergence: 'says' is no list of patterns"),
        ('{ until = "15.0.0", text = "t", says = [] }', "AB-002.divergence: 'says' is no list"),
        ('{ until = "15.0.0", text = "t", says = "x" }', "AB-002.divergence: 'says' is no list"),
        ('{ until = "15.0.0", text = "t", says = [1] }', "divergence: '1' is no regular expression"),
        (
            '{ until = "15.0.0", text = "t", says = ["("] }',
            r"divergence: '\(' is no regular expression: missing \)",
        ),
    ],
)
def test_a_divergence_that_cannot_be_evaluated_is_refused(
    tmp_path: Path, text: str, message: str
) -> None:
    row = f'[AB-002]\ncall = "c"\nrule = "r"\nsource = "s"\ndivergence = {text}\n'
    with pytest.raises(Problem, match=message):
        read_catalogue(catalogue(tmp_path / "catalogue", row))


SAYS = ("0x1 got 0x0",)
KNOWN = {"AB-002": Divergence("15.0.0", (), (), (), "they forget a word", SAYS)}
NAMED = ("B.*", "A.*Shows")
ELSEWHERE = {"AB-002": Divergence("15.0.0", (), (), NAMED, "they forget a word", SAYS)}
SHOWN, OTHER = "AB-002 expected 0x1 got 0x0 at a.cpp:1", "AB-001 expected true at a.cpp:2"
CASE = Case(0, "A.Shows", "a", ("AB-001", "AB-002"), "a.cpp", 1)



def attempt(verdict: Verdict, *details: str) -> Attempt:
    return Attempt(verdict, is_targets=True, is_undisturbed=True, details=details)


def expected(case: Case, known: dict[str, Divergence], *attempts: Attempt) -> CaseReport:
    """What becomes of a case with the verdict of the last of its attempts."""
    last, numbered = attempts[-1], tuple(enumerate(attempts, 1))
    report = CaseReport(0, last.verdict, last.details, numbered)
    run = RunReport(True, "", (report,), len(attempts), Noise(), (), 1.0)
    return with_expected(run, [case], known).cases[0]


@pytest.mark.parametrize(
    ("verdict", "details", "now"),
    [
        (Verdict.FAIL, ["AB-002 expected 0x1 got 0x0 at a.cpp:1"], Verdict.DIVERGES),
        (Verdict.FAIL, ["AB-002 expected 0x1 got 0x0 at a.c"], Verdict.DIVERGES),
        (Verdict.FAIL, [SHOWN] * 15, Verdict.DIVERGES),
        (Verdict.FAIL, [SHOWN, OTHER], Verdict.FAIL),
        (Verdict.FAIL, [SHOWN, "cannot arrange: x is 0"], Verdict.FAIL),
        (Verdict.FAIL, [], Verdict.FAIL),
        (Verdict.FAIL, [SHOWN] * 16, Verdict.FAIL),
        (Verdict.CRASH, [SHOWN], Verdict.CRASH),
        (Verdict.HANG, [SHOWN], Verdict.HANG),
        (Verdict.PASS, [], Verdict.PASS),
    ],
)
def test_only_a_failure_that_is_wholly_known_diverges(
    verdict: Verdict, details: list[str], now: Verdict
) -> None:
    told = expected(CASE, KNOWN, attempt(verdict, *details))
    assert told.verdict is now
    reason = ["known divergence: AB-002 until 15.0.0: they forget a word"]
    reason += ["unexpected pass: AB-002 until 15.0.0: they forget a word"]
    added = reason[:1] * (now is Verdict.DIVERGES) + reason[1:] * (now is Verdict.PASS)
    assert list(told.details) == added + details


@pytest.mark.parametrize(
    "other",
    [
        "AB-002 was declared and never checked",
        "AB-002 expected 0x1 got 0x2 at a.cpp:1",
        "AB-002 expected 0x2 got 0x0 at a.cpp:1",
        "AB-002 expected 0x1 got 0x0",
        "AB-002 expected 0x1 got 0x00 at a.cpp:1",
        "AB-002 got 0x0 at a.cpp:1",
    ],
)
def test_a_third_behaviour_is_a_failure(other: str) -> None:
    """Any failure of a row of which one was known was taken for that one."""
    assert expected(CASE, KNOWN, attempt(Verdict.FAIL, other)).verdict is Verdict.FAIL
    assert expected(CASE, KNOWN, attempt(Verdict.FAIL, SHOWN, other)).verdict is Verdict.FAIL
    tries = (attempt(Verdict.FAIL, other), attempt(Verdict.FAIL, SHOWN))
    assert expected(CASE, KNOWN, *tries).verdict is Verdict.FAIL


def test_a_pattern_may_compare_what_came_with_what_was_expected() -> None:
    says = (r"words (\S+) 0x2 got words \1 0x1", "0x1 got 0x0")
    known = {"AB-002": replace(KNOWN["AB-002"], says=says)}
    for sentence, now in [
        ("words 0xa 0x2 got words 0xa 0x1", Verdict.DIVERGES),
        ("words 0xa 0x2 got words 0xb 0x1", Verdict.FAIL),
        ("0x1 got 0x0", Verdict.DIVERGES),
    ]:
        failed = attempt(Verdict.FAIL, f"AB-002 expected {sentence} at a.cpp:1")
        assert expected(CASE, known, failed).verdict is now


def test_a_failure_whose_details_may_be_lost_is_not_explained() -> None:
    """A lost line may have named another row: on a bad cable that failure was hidden."""
    disturbed = replace(attempt(Verdict.FAIL, SHOWN), is_undisturbed=False)
    assert expected(CASE, KNOWN, disturbed).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("first", "now"),
    [
        (attempt(Verdict.FAIL, SHOWN), Verdict.DIVERGES),
        (Attempt(Verdict.LOST), Verdict.DIVERGES),
        (attempt(Verdict.FAIL, SHOWN, OTHER), Verdict.FAIL),
        (attempt(Verdict.CRASH, SHOWN), Verdict.FAIL),
        (Attempt(Verdict.HANG), Verdict.FAIL),
    ],
)
def test_each_try_that_failed_must_be_explained(first: Attempt, now: Verdict) -> None:
    assert expected(CASE, KNOWN, first, attempt(Verdict.FAIL, SHOWN)).verdict is now


def test_only_a_failure_is_explained() -> None:
    """Not a pass at a later try, and not a failure of which no boot tells."""
    tries = ((1, attempt(Verdict.FAIL, SHOWN)), (2, attempt(Verdict.PASS)))
    passed = CaseReport(0, Verdict.PASS, (), tries)
    untold = CaseReport(0, Verdict.FAIL, (), ())
    for report in (passed, untold):
        run = RunReport(True, "", (report,), 2, Noise(), (), 1.0)
        assert with_expected(run, [CASE], KNOWN).cases == (report,)


def test_a_run_of_other_cases_is_a_mistake() -> None:
    run = RunReport(True, "", (), 1, Noise(), (), 1.0)
    with pytest.raises(ValueError):
        with_expected(run, [CASE], KNOWN)


def test_a_divergence_shows_in_the_cases_that_it_names() -> None:
    failed = attempt(Verdict.FAIL, SHOWN)
    assert expected(CASE, ELSEWHERE, failed).verdict is Verdict.DIVERGES
    other = replace(CASE, name="A.Other")
    assert expected(other, ELSEWHERE, failed).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("marks", "has_stubs", "now"),
    [(["14.0.0"], True, Verdict.DIVERGES), (["14.0.0", "15.0.0"], True, Verdict.FAIL), (["14.0.0"], False, Verdict.FAIL)],
)
def test_a_run_is_judged_by_what_its_kernels_release_is_known_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marks: list[str], has_stubs: bool, now: Verdict
) -> None:
    """Of a kernel without libsel4 no release is known."""
    folder = catalogue(tmp_path / "catalogue", CATALOGUE)
    monkeypatch.setattr("selfe_runner.commands.known_divergences.DEFAULT_CATALOGUE", folder)
    where = kernel(tmp_path / "kernel", *marks)
    if not has_stubs:
        (where / "libsel4/include/interfaces/sel4_client.h").unlink()
    passed = CaseReport(0, Verdict.PASS, (), ((1, attempt(Verdict.PASS)),))
    failed = CaseReport(1, Verdict.FAIL, (SHOWN,), ((1, attempt(Verdict.FAIL, SHOWN)),))
    cases = CaseList("0" * 16, "virt", (replace(CASE, name="A.First"), replace(CASE, index=1)))
    run = RunReport(True, "", (passed, failed), 1, Noise(), (), 1.0)
    told = with_known_divergences(run, cases, where)
    alone = replace(run, cases=(replace(failed, index=0),))
    assert with_known_divergences(alone, replace(cases, cases=(CASE,)), where).cases[0].verdict is now
    assert told.cases[0] == passed
    assert told.cases[1].verdict is now
    reason = ["known divergence: AB-002 until 15.0.0: they forget a word"]
    assert list(told.cases[1].details) == [*reason * (now is Verdict.DIVERGES), SHOWN]


def test_a_run_without_a_failure_needs_no_kernel(tmp_path: Path) -> None:
    passed = CaseReport(0, Verdict.PASS, (), ((1, attempt(Verdict.PASS)),))
    run = RunReport(True, "", (passed,), 1, Noise(), (), 1.0)
    cases = CaseList("0" * 16, "virt", (CASE,))
    assert with_known_divergences(run, cases, tmp_path / "nowhere") is run


def test_a_pass_is_expected_of_cases_that_the_divergence_does_not_name(tmp_path: Path) -> None:
    text = CATALOGUE.replace("{ until", '{ cases = ["B.*"], until')
    cases = {"A.First": ("PASS", ["AB-001", "AB-002"])}
    path = journal(tmp_path / "run.journal", kernel(tmp_path / "kernel", "14.0.0"), cases)
    folder = catalogue(tmp_path / "catalogue", text)
    result = tmp_path / "m.json"
    assert main(["matrix", "--catalogue", str(folder), str(path), "--json", str(result)]) == 0
    rows = json.loads(result.read_text())["rows"]
    assert [row["kernels"][0]["state"] for row in rows[:2]] == ["pass", "pass"]


@pytest.mark.parametrize(
    ("verdicts", "states"),
    [
        (("PASS", "DIVERGES"), ["pass", "diverges"]),
        (("FAIL", "DIVERGES"), ["fail", "diverges"]),
        (("PASS", "FAIL"), ["fail", "fail"]),
        (("PASS", "PASS"), ["pass", "unexpected_pass"]),
        (("PASS", "SKIP"), ["pass", "skip"]),
    ],
)
def test_a_known_divergence_that_does_not_show_is_a_state_of_its_own(
    tmp_path: Path, verdicts: tuple[str, str], states: list[str]
) -> None:
    """Rows that a diverging case decides, too, hold."""
    first, second = verdicts
    cases = {"A.First": (first, ["AB-001"]), "A.Second": (second, ["AB-001", "AB-002"])}
    path = journal(tmp_path / "run.journal", kernel(tmp_path / "kernel", "14.0.0"), cases)
    folder = catalogue(tmp_path / "catalogue", CATALOGUE)
    result = tmp_path / "m.json"
    assert main(["matrix", "--catalogue", str(folder), str(path), "--json", str(result)]) == 0
    rows = json.loads(result.read_text())["rows"]
    assert [row["kernels"][0]["state"] for row in rows[:2]] == states
