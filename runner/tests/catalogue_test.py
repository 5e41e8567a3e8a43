# The catalogue as it is read, and what is refused.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

import pytest
from played_matrix import catalogue

from selfe_runner.input.catalogue import DEFAULT_CATALOGUE, Divergence, Row, read_catalogue
from selfe_runner.input.catalogue_table import CONDITIONS
from selfe_runner.problem import Problem

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


def test_the_tree_s_own_catalogue_can_be_read() -> None:
    rows = read_catalogue(DEFAULT_CATALOGUE)
    assert len(rows) > 1700
    assert len({row.id for row in rows}) == len(rows)
