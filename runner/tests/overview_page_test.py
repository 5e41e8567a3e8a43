# The report's page in a real browser, from disk and without a network: what it shows.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path
from typing import Any

import pytest
from overview_test import report
from played_runs import FAILS, PASSES, PlayedRun
from report_browser import Page, example


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Page:
    return example(browser, tmp_path)


def test_opens_from_disk_without_an_error_and_without_a_network(page: Page) -> None:
    page.open()
    assert page.find("h1").text.startswith("1 of 3 kernels breaks documented rules: bad (1 rule)")
    page.find("#timing-column").location_once_scrolled_into_view  # noqa: B018 - scrolls
    page.wait("drawn.size >= 1")
    assert page.browser.get_log("browser") == []
    assert page.run("performance.getEntriesByType('resource').length") == 0


def test_every_cell_has_a_symbol_and_a_word(page: Page) -> None:
    page.open("area=ipc")
    assert page.rows() == ["IPC-001", "IPC-002", "IPC-003"]
    assert page.columns() == ["good", "bad", "small"]
    cells = page.run("[...body.querySelectorAll('.row td')].map(c => c.textContent)")
    assert (
        cells
        == ["✓passed"] * 2
        + ["○untested"]
        + ["✓passed"] * 2
        + ["–not applicable"]
        + ["∅unobservable"] * 3
    )


def test_areas_open_to_rows(page: Page) -> None:
    page.open()
    assert page.rows() == [], "nothing is opened before the reader asks"
    summary = page.run("[...body.querySelectorAll('[data-area=cnode]')][0].closest('tr').innerText")
    assert "✗1" in summary and "✓2" in summary
    cells = "[...body.querySelectorAll('.area td')].slice(0, 3).map(c => c.textContent)"
    assert page.run(cells) == ["✓2 of 3 kept", "✗1 of 3 broken", "✓2 of 3 kept"]
    page.find("[data-area=cnode]").click()
    assert page.rows() == ["CN-001", "CN-002", "CN-003"]
    page.find("[data-area=cnode]").click()
    assert page.rows() == []


@pytest.mark.parametrize(
    ("fragment", "rows", "columns"),
    [
        ("verdict=fail", ["CN-002"], 3),
        ("verdict=fail%2Cunobservable", ["CN-002", "IPC-003"], 3),
        ("verdict=na&arch=aarch32", ["IPC-002"], 1),
        ("verdict=fail&arch=aarch32", [], 1),
        ("text=SEND+bits", ["IPC-002"], 3),
        ("text=IntoAFullSlot", ["CN-002"], 3),
        ("text=machine+is+off", ["IPC-003"], 3),
        ("area=cnode&text=yet", ["CN-003"], 3),
        ("area=ipc&text=sel4", ["IPC-001", "IPC-002", "IPC-003"], 3),
        ("text=%3Cno+such%3E", [], 3),
    ],
)
def test_filters_come_from_the_fragment(
    page: Page, fragment: str, rows: list[str], columns: int
) -> None:
    page.open(fragment)
    assert page.rows() == rows
    assert len(page.columns()) == columns
    assert page.find("#shown").text == f"{len(rows)} of 6 rules."


def test_filters_go_to_the_fragment_and_back(page: Page) -> None:
    page.open()
    page.find("#text").send_keys("slot")
    page.find("#area").send_keys("cnode")
    page.find("#verdicts input[value=fail]").click()
    assert page.rows() == ["CN-002"]
    fragment = str(page.run("location.hash.slice(1)"))
    assert fragment == "area=cnode&verdict=fail&text=slot"
    page.open(fragment)
    assert page.rows() == ["CN-002"]
    assert page.find("#text").get_attribute("value") == "slot"
    assert page.find("#verdicts input[value=fail]").is_selected()
    page.find("#reset").click()
    assert page.rows() == [] and page.find("#shown").text == "All 6 rules."


def test_changed_rows_can_be_seen_alone(browser: Any, tmp_path: Path) -> None:
    old = report(tmp_path / "old", PlayedRun(PASSES))
    later = PlayedRun(FAILS, started="2026-11-24T10:02:22+00:00")
    page = Page(browser, tmp_path, report(tmp_path / "new", later, earlier=old)).open()
    page.find("#changed").click()
    assert page.rows() == ["CN-002"]
    assert "broken" in page.find("[aria-labelledby=changes-heading]").text
    page.find("[data-row='CN-002']").click()
    assert "broken on" in page.find("#detail").text


def test_row_opens_to_all_that_is_known_of_it(page: Page) -> None:
    page.open("row=CN-002")
    assert page.run("document.activeElement.dataset.row") == "CN-002"
    said = page.find("#detail").text
    for words in (
        "into an occupied slot",
        "seL4_CNode_Copy",
        "DeleteFirst",
        "object-api.xml",
        "Expected\nreply label 8 words",
        "Observed\nreply label 0 words",
        "suites/cnode/copy.cpp:44",
        "CNodeCopy.IntoAFullSlot",
        "suites/cnode/copy.cpp:11",
        "@@2 S 1*00000000\n<<seL4: slot is full>>\n@@3 R 1 FAIL*00000000",
        "--journal one.journal --report text --select CNodeCopy.IntoAFullSlot",
        "passed good, small",
    ):
        assert words in said
    assert page.texts("#detail .finding mark") == ["8", "0"], "what differs is marked"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("CN-003", "no case asserts it yet"),
        ("IPC-003", "the machine is off by then"),
        ("IPC-002", "not on this architecture"),
    ],
)
def test_what_is_not_decided_says_why(page: Page, row: str, words: str) -> None:
    page.open(f"row={row}")
    page.unfold()
    assert words in page.find("#detail").text


def test_passing_case_has_its_log_too(page: Page) -> None:
    page.open("row=CN-001")
    page.unfold()
    assert "@@1 R 0 PASS*00000000" in page.find("#detail").text
