"""The generator of the boundary tables: which rule a number has, what its case says, what is refused.

SPDX-License-Identifier: BSD-2-Clause
"""

from pathlib import Path

import pytest
from boundaries import Rules, main, source_text
from cases import rows_here
from describe import Api, DescriptionError, methods
from generate_test import described

RULES = """
[[rule]]
numbers = ["byte"]
behaviour = "BeyondTheLastIsRangeError"
least = "1"
most = "limit"
refused = "range_error(1, limit)"
with = { flag = "1" }

[[rule]]
numbers = ["seL4_Thing_Timed.byte"]
behaviour = "IsOwn"
outcome = "own(a)"
limits = "NamedForZero"
arrange = "map_target"
step = "alignment"
good = "seL4_RangeError"

[[rule]]
numbers = ["flag", "rights"]
behaviour = "MayBeAnything"
any = true

[good]
seL4_Thing_Move = "seL4_DeleteFirst"

[rows]
"seL4_Thing_Move.byte" = ["TH-002", "TH-003"]
"""


def text_of(folder: Path, rules: str, word_bytes: int = 8) -> str:
    api = Api(described(folder, word_bytes))
    path = folder / "rules" / "arguments.toml"
    path.parent.mkdir()
    path.write_text(rules)
    found = methods(api, [folder / "object-api.xml"])
    return source_text(api, found, Rules(path), rows_here(folder, api))


def case_of(text: str, name: str) -> str:
    """The text of one case, without its blanks at line ends."""
    start = text.index(f"CASE({name}")
    return " ".join(text[start : text.index("\n}", start)].split())


def test_a_case_names_the_numbers_place_limits_and_rows(tmp_path: Path) -> None:
    case = case_of(text_of(tmp_path, RULES), "ThingMove, Byte")
    # TH-002 is a row of another architecture.
    assert case.startswith(
        'CASE(ThingMove, ByteBeyondTheLastIsRangeError, "TH-003", "SYS-081") {'
    )
    assert "1, limit, [](const sweep::Attempt& a)" in case
    assert "within_limits(a, range_error(1, limit), Expected::success())" in case
    # It shares its word, so it has no more bits than its type.
    assert 'number{"byte", 0, 8, 8}' in case
    assert '1, {{{"flag", 0, 0, 1}, 1}}' in case
    assert "sys::seL4_DeleteFirst" in case
    # Where a good message is answered an error, too, the same answer again shows nothing.
    assert "SYS-071" not in case


def test_behind_refused_values_a_good_message_shows_a_trace(tmp_path: Path) -> None:
    rules = RULES[: RULES.index("[good]")]
    case = case_of(text_of(tmp_path, rules), "ThingMove, Byte")
    assert '"SYS-081", "SYS-071") {' in case
    assert 'CHECK("SYS-071", answers.refused != 0 && !answers.left_a_trace)' in case


def test_a_rule_of_one_method_goes_before_one_of_all(tmp_path: Path) -> None:
    case = case_of(text_of(tmp_path, RULES), "ThingTimed, Byte")
    assert "ThingTimed, ByteIsOwn" in case
    assert "return (void)a, own(a);" in case
    assert "Limits::NamedForZero, alignment, map_target, sys::seL4_RangeError" in case
    # Alone in its word, it can be sent with all bits of a word.
    assert 'number{"byte", 0, 0, 64}' in case


def test_what_may_be_anything_leaves_no_refusal_to_look_behind(tmp_path: Path) -> None:
    case = case_of(text_of(tmp_path, RULES), "ThingMove, Rights")
    assert '"SYS-081") {' in case
    assert "SYS-071" not in case


def test_a_number_without_a_rule_makes_a_case_that_fails(tmp_path: Path) -> None:
    case = case_of(text_of(tmp_path, RULES), "ThingTimed, TimeHasNoRule")
    assert 'has_no_rule("seL4_Thing_Timed.time")' in case
    assert 'CHECK("SYS-081", false)' in case


def test_a_time_has_64_bits_on_every_machine(tmp_path: Path) -> None:
    rule = '[[rule]]\nnumbers = ["time"]\nbehaviour = "MayBeAnything"\nany = true\n'
    assert 'number{"time", 1, 0, 64}' in case_of(text_of(tmp_path, rule, 4), "ThingTimed, Time")


def test_an_open_number_has_no_case(tmp_path: Path) -> None:
    rule = '[[rule]]\nnumbers = ["time"]\nbehaviour = "X"\nopen = "nobody knows"\n'
    assert "ThingTimed, Time" not in text_of(tmp_path, rule)


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        (RULES.replace("Thing_Move.byte", "Thing_Timed.byte").replace("TH-002", "TH-001"),
         "TH-001 is a row of seL4_Thing_Move"),
        (RULES.replace('flag = "1"', 'nought = "1"'), "has no number 'nought'"),
        (RULES.replace("least =", "last ="), "unknown keys: last"),
        (RULES.replace('behaviour = "IsOwn"', ""), "no table of rules"),
        ("rule = 1", "no table of rules"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_is_refused(tmp_path: Path, rules: str, problem: str) -> None:
    with pytest.raises(DescriptionError, match=problem):
        text_of(tmp_path, rules)


def test_the_tables_of_this_tree_name_rows_that_the_catalogue_has() -> None:
    here = Path(__file__).resolve().parents[1]
    rules = Rules(here / "boundary" / "arguments.toml")
    catalogue = "".join(
        path.read_text(encoding="utf-8") for path in (here / "../../catalogue").glob("*.toml")
    )
    assert [one for one in rules.all_rows() if f"[{one}]" not in catalogue] == []


def test_what_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    api = described(tmp_path, 8)
    output = tmp_path / "cases.cpp"
    arguments = ["--api", str(api), "--interfaces", str(tmp_path), "--catalogue", str(tmp_path)]
    arguments += ["--rules", str(tmp_path / "none.toml"), "--output", str(output)]
    monkeypatch.setattr("sys.argv", ["boundaries.py", *arguments])
    assert main() == 1
    assert "none.toml" in capsys.readouterr().err
    assert not output.exists()


@pytest.mark.parametrize("key", ["outcome", "refused"])
def test_a_rule_that_decides_nothing_is_refused(tmp_path: Path, key: str) -> None:
    rules = f"""
[[rule]]
numbers = ["byte", "flag"]
behaviour = "IsAnything"
{key} = "Expected::undecided()"
"""
    with pytest.raises(DescriptionError, match="of byte, flag leaves every value undecided"):
        text_of(tmp_path, rules)
