# Why a row has no case: reasons beside the catalogue, and that each row of the tree's own has one or a case.
# SPDX-License-Identifier: BSD-2-Clause

import re
import tomllib
from pathlib import Path

import pytest
from played_matrix import CATALOGUE, catalogue, journal, prefix

from selfe_runner.cli import main
from selfe_runner.input.catalogue import DEFAULT_CATALOGUE, read_catalogue
from selfe_runner.input.untested import FILE_NAME, read_reasons
from selfe_runner.problem import Problem

CONFORMANCE = DEFAULT_CATALOGUE.parent
SUITES = CONFORMANCE / "suites"
# Suites that see from outside what no program on the kernel can observe.
OUTSIDE = ("judge", "witness")


def played(tmp_path: Path, reasons: str) -> Path:
    (tmp_path / FILE_NAME).write_text(reasons)
    return catalogue(tmp_path / "catalogue")


@pytest.mark.parametrize(
    ("about", "rows"),
    [
        ("arch = ['x86', 'riscv64']", ["AB-003"]),
        ("arch = ['64-bit']", ["AB-008"]),
        ("when = ['DebugBuild', 'MCS']", ["AB-002"]),
        ("rows = ['AB-001', 'AB-006']", ["AB-001", "AB-006"]),
    ],
)
def test_a_reason_is_about_rows_that_hold_there_only(
    tmp_path: Path, about: str, rows: list[str]
) -> None:
    found = read_catalogue(played(tmp_path, f"[one]\n{about}\nreason = 'why'\n"))
    with_reason = [row.id for row in found if row.untested == "why"]
    with_when = ["AB-007"] if "DebugBuild" in about else []
    assert with_reason == rows + with_when
    assert all(row.untested in ("", "why") for row in found)


def test_a_row_of_more_architectures_than_the_reason_s_is_not_excused(tmp_path: Path) -> None:
    text = CATALOGUE.replace('arch = ["x86"]', 'arch = ["x86", "arm"]')
    folder = played(tmp_path, "[one]\nrows = ['AB-001']\nreason = 'why'\n")
    catalogue(folder, text)
    (tmp_path / FILE_NAME).write_text("[one]\narch = ['x86']\nreason = 'why'\n")
    with pytest.raises(Problem, match="one: this is about no row of the catalogue"):
        read_catalogue(folder)


ONE_OF = "one of: rows, when, arch"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[one]\nreason = 'why'\n", ["'one' is no reason", f"it has 'reason' and {ONE_OF}"]),
        ("[one]\narch = ['x86']\n", ["'one' is no reason", f"it has 'reason' and {ONE_OF}"]),
        (
            "[one]\narch = ['x86']\nrows = ['AB-001']\nreason = 'why'\n",
            ["'one' is no reason", f"it has 'reason' and {ONE_OF}"],
        ),
        ("one = 7\n", ["'one' is no reason", f"it has 'reason' and {ONE_OF}"]),
        (
            "[one]\narch = 'x86'\nreason = 'why'\n",
            ["'one' is no reason", "'reason' is a text, 'arch' a list of texts"],
        ),
        (
            "[one]\narch = []\nreason = 'why'\n",
            ["'one' is no reason", "'reason' is a text, 'arch' a list of texts"],
        ),
        (
            "[one]\narch = ['x86']\nreason = ''\n",
            ["'one' is no reason", "'reason' is a text, 'arch' a list of texts"],
        ),
        ("[one]\nwhen = ['Sunday']\nreason = 'why'\n", ["one: unknown condition 'Sunday'"]),
        ("[one]\nrows = ['AB-009']\nreason = 'why'\n", ["one: the catalogue has no AB-009"]),
        ("[one]\narch = ['ia32']\nreason = 'why'\n", ["one: this is about no row of the catalogue"]),
        (
            "[one]\narch = ['x86']\nreason = 'why'\n[two]\nrows = ['AB-003']\nreason = 'too'\n",
            ["AB-003 has several reasons: one, two"],
        ),
    ],
)
def test_a_reason_that_cannot_hold_is_refused(tmp_path: Path, text: str, said: list[str]) -> None:
    with pytest.raises(Problem) as caught:
        read_catalogue(played(tmp_path, text))
    lines = [f"{tmp_path / FILE_NAME}: error: {said[0]}", *(f"hint: {one}" for one in said[1:])]
    assert caught.value.lines() == lines


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_catalogue(played(tmp_path, "[one\n"))
    assert caught.value.lines()[0].startswith(f"{tmp_path / FILE_NAME}: error: this is no TOML: ")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(Problem) as caught:
        read_catalogue(catalogue(tmp_path / "catalogue"))
    absent = f"{tmp_path / FILE_NAME}: error: cannot read the list of reasons: Is a directory"
    assert caught.value.lines() == [absent]


def test_the_matrix_tells_the_reason_where_no_case_decides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = played(tmp_path, "[one]\nrows = ['AB-001', 'AB-008']\nreason = 'too loud'\n")
    run = journal(tmp_path / "run.journal", prefix(tmp_path / "mine"), {"A.B": ("PASS", ["AB-001"])})
    assert main(["matrix", "--catalogue", str(folder), "--untested", str(run)]) == 0
    told = capsys.readouterr().out
    assert "  AB-008 seL4_A_B: this machine lacks what it takes (too loud)\n" in told
    assert "  AB-007 seL4_A_B: one of its cases fails\n" in told
    assert "AB-001" not in told


def _with_cases() -> tuple[set[str], set[str]]:
    """Rows that the tree's suites name, or that the sweep decides; and those of them that only a
    suite which sees from outside does."""
    inside: set[str] = set()
    outside: set[str] = set()
    for path in sorted(SUITES.rglob("*")):
        parts = path.relative_to(SUITES).parts
        if "tests" not in parts and path.suffix in (".cpp", ".hpp", ".py", ".toml"):
            named = set(re.findall(r'"([A-Z]+-[0-9]{3})"', path.read_text(encoding="utf-8")))
            (outside if parts[0] in OUTSIDE else inside).update(named)
    for path in sorted(DEFAULT_CATALOGUE.glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        inside.update(row_id for row_id, table in document.items() if "sweep" in table)
    return inside, outside - inside


def test_each_row_of_the_tree_has_a_case_or_says_why_not() -> None:
    inside, _ = _with_cases()
    rows = read_catalogue(DEFAULT_CATALOGUE)
    lacking = [row.id for row in rows if not (row.unobservable or row.untested or row.id in inside)]
    assert lacking == [], "write a case, or say in conformance/untested.toml why there is none"


def test_no_row_with_a_case_says_that_it_has_none() -> None:
    inside, _ = _with_cases()
    unobservable = {row.id for row in read_catalogue(DEFAULT_CATALOGUE) if row.unobservable}
    assert sorted(unobservable & inside) == []
    named = {row for reason in read_reasons(CONFORMANCE / FILE_NAME) for row in reason.rows}
    assert sorted(named & inside) == []


def test_each_reason_of_the_tree_is_needed() -> None:
    inside, _ = _with_cases()
    without_case = [row for row in read_catalogue(DEFAULT_CATALOGUE) if row.id not in inside]
    reasons = read_reasons(CONFORMANCE / FILE_NAME)
    idle = [one.name for one in reasons if not any(map(one.is_about, without_case))]
    assert idle == []


def test_the_suites_are_read() -> None:
    inside, outside = _with_cases()
    assert {"CN-098", "SYS-076", "BF-010", "DOM-001"} <= inside
    assert "DBG-038" in outside
    assert len(inside) > 1500
