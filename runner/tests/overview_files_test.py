# The report as files: the page's walls against what a board says, Markdown, and the command.
# SPDX-License-Identifier: BSD-2-Clause

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from overview_test import report
from played_runs import FAILS, PASSES, PlayedCase, PlayedRun, catalogue
from workbench import Workbench

from selfe_runner.cli import main
from selfe_runner.report.overview.build import build_report
from selfe_runner.report.overview.json_file import document
from selfe_runner.report.overview.markdown import code, markdown_bytes, plain
from selfe_runner.report.overview.page import page_bytes
from selfe_runner.report.overview.sources import find_sources
from selfe_runner.text import printable_text

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


def page(folder: Path, *runs: PlayedRun, chart: Path = Path("/nowhere")) -> str:
    return page_bytes(document(report(folder, *runs)), chart).decode()


def test_page_loads_nothing_and_runs_only_its_own_scripts(tmp_path: Path) -> None:
    chart = tmp_path / "chart.js"
    chart.write_text("const Chart = 1;")
    text = page(tmp_path, PlayedRun(FAILS), chart=chart)
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digests = [b64encode(sha256(one.encode()).digest()).decode() for one in scripts]
    assert len(scripts) == 2
    policy = re.search(r'Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; script-src ")
    sources = allowed.split("script-src ")[1].split(";")[0]
    assert sources.split() == [f"'sha256-{one}'" for one in digests]
    assert "unsafe" not in allowed
    own = text.replace(scripts[0], "").replace(scripts[1], "")
    assert re.findall(r"""\s(?:src|href|action|srcset|data)\s*=\s*(\S*)>""", own) == ['"data:,"']
    assert "url(" not in own and "@import" not in own
    assert "innerHTML" not in scripts[1].replace("sets innerHTML", "")


def test_nothing_that_was_said_is_markup(tmp_path: Path) -> None:
    case = PlayedCase(EVIL, ["CN-001"], "FAIL", [EVIL], said=EVIL.encode() + b"\r\n", area=EVIL)
    text = page(tmp_path, PlayedRun([case], problems=[EVIL], kernel="a<b", machine=EVIL))
    assert "<img" not in text and "alert(1)</script>" not in text
    assert len(re.findall("<script", text)) == 3, "data, one log, the page's own"
    data = re.search(r'id="report">(.*?)</script>', text, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["columns"][0]["cases"][0]["name"] == EVIL
    assert data[1].isascii() and not set("<>&") & set(data[1])


def test_without_chart_js_the_page_says_so(tmp_path: Path) -> None:
    assert "libjs-chart.js was not installed" in page(tmp_path, PlayedRun(PASSES))


def test_without_a_score_the_page_says_so(tmp_path: Path) -> None:
    assert "No detection score was given" in page(tmp_path, PlayedRun(PASSES))


def test_markdown_tells_what_a_reviewer_needs(tmp_path: Path) -> None:
    old = report(tmp_path / "old", PlayedRun(PASSES))
    text = markdown_bytes(
        document(report(tmp_path / "new", PlayedRun(FAILS), earlier=old))
    ).decode()
    assert text.startswith(
        "### ❌ The kernel breaks documented rules: 16.0.0-virt-debug (1 rule).\n"
    )
    assert "| 4 of 5 | 1 | 2 | 1 | 0 | 0 | 0 | 0 |" in text
    assert "- broken: `CN-002` on" in text
    assert "expected `reply label 8 words`, observed `reply label 0 words`" in text
    assert text.count("selfe-run test --image") == 1, "once a kernel, not once a case"
    assert "--select`\n" in text
    assert text.count("<details>") == text.count("</details>") == 1


def test_half_a_command_is_none(tmp_path: Path) -> None:
    whole = document(report(tmp_path, PlayedRun(FAILS)))
    whole["columns"][0]["run_one"] = "selfe-run " + "x" * 1000 + " --select"
    assert f"`{whole['columns'][0]['run_one']}`" in markdown_bytes(whole).decode()


def test_markdown_stays_short(tmp_path: Path) -> None:
    many = [PlayedCase(f"A.B{i}", ["CN-001"], "FAIL", ["x" * 5000] * 9) for i in range(500)]
    data = markdown_bytes(document(report(tmp_path, PlayedRun(many))))
    assert len(data) < 65536, "code hosts cut what is longer"
    assert b"460 more are in the HTML report" in data


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("a\n\n# b", "`a # b`"),
        ("", "` `"),
    ],
)
def test_code_span_holds_anything(text: str, shown: str) -> None:
    assert code(text) == shown


def test_plain_text_is_no_markup() -> None:
    assert plain("a <b> *c* [d](e) | f\n# g") == r"a &lt;b&gt; \*c\* \[d\](e) \| f \# g"


def test_plain_text_calls_nobody() -> None:
    """Code hosts tell a person whose name stands behind an @; a board may say any name."""
    assert plain("boot 1: @everyone") == "boot 1: @\u200beveryone"


def test_command_writes_three_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "runs"
    PlayedRun(PASSES).write(folder / "a/run.journal")
    PlayedRun(FAILS, kernel="bad").write(folder / "b/run.journal")
    names = {kind: tmp_path / f"report.{kind}" for kind in ("html", "json", "markdown")}
    places = [word for kind, path in names.items() for word in (f"--{kind}", str(path))]
    arguments = ["--catalogue", str(catalogue(tmp_path / "catalogue")), *places, str(folder)]
    assert main(["report", *arguments]) == 0, "a report is made, whatever it says"
    assert "1 of 2 kernels breaks documented rules: bad (1 rule)." in capsys.readouterr().out
    assert all(path.stat().st_size for path in names.values())
    assert main(["report", *arguments, "--against", str(names["json"])]) == 0
    assert json.loads(names["json"].read_text())["changes"]["rows"] == []


def test_kernel_can_be_given_a_name(tmp_path: Path) -> None:
    journal = PlayedRun(PASSES).write(tmp_path / "a.journal")
    output = tmp_path / "report.json"
    folder = str(catalogue(tmp_path / "catalogue"))
    main(["report", "--catalogue", folder, "--json", str(output), f"ours={journal}"])
    assert json.loads(output.read_text())["columns"][0]["name"] == "ours"


def test_folder_without_a_journal_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(tmp_path)]) == 1
    assert "no journal in this folder" in capsys.readouterr().err


def test_test_leaves_a_report_and_compares_with_the_last_one(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "fail")
    page_file = tmp_path / "report.html"
    first = bench.test("--html", str(page_file))
    assert f"report  {page_file}" in first.stdout
    bench.write_script(behaviours=["pass", "pass"])
    bench.test("--html", str(page_file), "--report", "json")
    changes = json.loads(page_file.with_suffix(".json").read_text())["changes"]
    assert [(c["kind"], c["subject"]) for c in changes["cases"]] == [("mended", "Area1.Case1")]


def test_journal_keeps_what_a_report_needs(tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    bench = Workbench(made, "pass", "fail")
    bench.test()
    moved = made.rename(tmp_path / "moved")
    [source] = find_sources([str(moved)])
    header = source.journal.header
    assert header["kernel"]["config"]["SEL4_ARCH"] == "aarch64"
    assert header["again"][1:4] == ["test", "--image", str(bench.image)]
    column = build_report([source], (), [], None).columns[0]
    assert any("R 1 FAIL" in line for line in column.cases[1].log), "the log moved along"


def test_what_turns_the_direction_of_text_is_spelled_out() -> None:
    assert printable_text("a\u202eb\u2066c\u200bd\u2028e\x1b") == (
        r"a\x202eb\x2066c\x200bd\x2028e\x1b"
    )
    assert printable_text("ünï 🙂 ✓ 中") == r"ünï \x1f642 ✓ 中"


def test_report_that_cannot_be_made_costs_the_run_nothing(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    done = bench.test("--html", str(tmp_path / "nowhere" / "report.html"))
    assert done.returncode == 0
    assert "no report:" in done.stderr
