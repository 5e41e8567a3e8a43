"""docs/writing-a-case.md against the tree: boxes are literally there, and what is named exists.

SPDX-License-Identifier: BSD-2-Clause

A fence with a file's name behind the language is a part of that file; a `diff` is one without its
`+` lines. A fence `sh` has commands, `text` output with `…` for what may differ. Any other fence is
an error: nobody would notice when it goes stale.
"""

import re
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

TREE = Path(__file__).parents[2]
PAGE = TREE / "docs/writing-a-case.md"
TEXT = PAGE.read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
SUITES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((TREE / "conformance/suites").rglob("*.cpp"))
    if "judge" not in path.parts
)
CASES = [f"{one}.{two}" for one, two in re.findall(r"^CASE\((\w+),\s*(\w+),", SUITES, re.MULTILINE)]
CATALOGUE = {
    row: table
    for path in (TREE / "conformance/catalogue").glob("*.toml")
    for row, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
}
HARNESS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((TREE / "conformance/harness").rglob("*.hpp"))
)


def test_every_fence_is_understood() -> None:
    assert len(re.findall(r"^\s*```", TEXT, re.MULTILINE)) == 2 * len(FENCES)
    for language, name, _ in FENCES:
        assert language in (("cpp", "toml", "diff") if name else ("sh", "text"))


def test_boxes_with_a_name_are_parts_of_that_file() -> None:
    assert {language for language, name, _ in FENCES if name} == {"cpp", "toml", "diff"}
    for language, name, content in FENCES:
        if not name:
            continue
        if language == "diff":
            kept = [line for line in content.splitlines() if not line.startswith("+")]
            content = "".join(f"{line[1:]}\n" for line in kept)
        assert content in (TREE / name).read_text(encoding="utf-8"), f"not in {name}:\n{content}"


def test_the_case_of_the_page_is_the_one_that_is_run_and_reported() -> None:
    code = next(content for language, _, content in FENCES if language == "cpp")
    name = "{}.{}".format(*re.findall(r"\w+", code)[1:3])
    rows = re.findall(r'"([A-Z]+-\d{3})"', code.splitlines()[0])
    rows_shown = [row for language, _, content in FENCES if language == "toml"
                  for row in tomllib.loads(content)]  # fmt: skip
    report = next(content for language, _, content in FENCES if language == "text")
    assert rows == rows_shown
    assert report.startswith(f"FAIL {name}\n")
    assert " ".join(rows) in report.splitlines()


def test_commands_choose_cases_that_exist() -> None:
    commands = "".join(content for language, _, content in FENCES if language == "sh")
    globs = re.findall(r"(?:SELFE_CASES=|--filter )'([^']+)'", commands)
    assert globs
    for glob in globs:
        assert any(fnmatchcase(case, glob) for case in CASES), glob
    for regex in re.findall(r" -R (\S+)", commands):
        assert [case for case in CASES if re.search(regex, case)] == [globs[0]], regex


def test_rows_and_keys_that_are_named_exist() -> None:
    for row in re.findall(r"\b[A-Z]{2,}-\d{3}\b", TEXT):
        assert row in CATALOGUE, row
    known = (TREE / "tools/cases/src/catalogue.cpp").read_text(encoding="utf-8")
    keys = {key for line in TEXT.split("## 2.")[0].splitlines() if line.startswith("| `")
            for key in re.findall(r"`(\w+)`", line.split("|")[1])}  # fmt: skip
    assert {"sweep", "unobservable", "since", "until"} <= keys
    for key in keys:
        assert f'"{key}"' in known, key
    assert CATALOGUE["CN-143"]["unobservable"]
    assert CATALOGUE["MCS-017"]["divergence"]["until"]


def test_words_of_the_harness_are_in_the_headers_that_are_named() -> None:
    section = TEXT.split("| word |")[1].split("\n\n")[0]
    lines = [line.split(" | ") for line in section.splitlines()[2:]]
    assert len(lines) > 10
    for words, _, headers in lines:
        names = re.findall(r"`([\w/]+\.hpp)`", headers)
        found = "\n".join(
            (TREE / "conformance/harness/include/selfe/conformance" / name).read_text("utf-8")
            for name in names
        )
        for word in re.findall(r"`(?:t\.)?(\w+)", words):
            assert re.search(rf"\b{word}\b", found), f"{word} is not in {names}"


def test_what_else_is_named_exists() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (PAGE.parent / link).exists(), link
    for path in re.findall(r"`((?:suites|conformance|ci|runner)/[\w./-]+)[` ]", TEXT):
        below = [TREE / path, TREE / "conformance" / path]
        assert any(one.exists() for one in below), path
    for word in ("receive", "answer_caller", "answer_and_receive", "give_time", "has_time", "here"):
        assert re.search(rf"`[^`]*\b{word}\b", TEXT), word
        assert re.search(rf"\b{word}\b", HARNESS), word
    assert "badge_through" in SUITES


def test_the_limits_are_those_of_the_harness() -> None:
    def number(name: str) -> int:
        match = re.search(rf"\b{name} = (\d+)[;,]", HARNESS)
        assert match, name
        return int(match[1])

    workers = number("count") - number("first_worker")
    slots = (1 << number("case_cnode_radix")) - number("FirstFree")
    memory = (1 << number("case_memory_bits")) >> 10
    assert f"{workers} workers, {slots} slots, {memory} KiB" in TEXT
