# The report's page in a real browser: headless Chromium, from disk, without a network.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from overview_test import SCORE, report
from played_runs import AARCH32, FAILS, PASSES, PlayedCase, PlayedRun

from selfe_runner.report.overview.json_file import document
from selfe_runner.report.overview.model import Report
from selfe_runner.report.overview.page import page_bytes

_CHROMIUM, _DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not _CHROMIUM or not _DRIVER:
    pytest.skip("chromium and chromium-driver are not installed", allow_module_level=True)
_WHY = "python3-selenium is not installed"
webdriver: Any = pytest.importorskip("selenium.webdriver", reason=_WHY)
_SUPPORT: Any = pytest.importorskip("selenium.webdriver.support.ui", reason=_WHY)
By, Keys = webdriver.common.by.By, webdriver.common.keys.Keys

_SECONDS = 120  # for anything to appear: the machine may be busy
_AXE = Path(os.environ.get("SELFE_AXE", "/nowhere"))
_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,1000",
)

# What a hostile board may print: markup, script, colours, NUL, text that runs backwards.
_BYTES = (
    b"</pre></script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>\r\n"
    b"\x1b[31mred\x1b[0m \x00 \xe2\x80\xaegnp.exe\xe2\x80\xac \xff <!-- ${7*7} {{7*7}}\r\n"
)
_TEXT = "\u202e<b>bold</b>\u2066 <svg onload='window.hacked = 3'> \x1b[2J \x00 \u2028 </script>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with tempfile.TemporaryDirectory() as home:
        options = webdriver.ChromeOptions()
        options.binary_location = _CHROMIUM
        for argument in (*_ARGUMENTS, f"--user-data-dir={home}/profile"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        service = webdriver.chrome.service.Service(_DRIVER, env={**os.environ, "HOME": home})
        driver = webdriver.Chrome(service=service, options=options)
        driver.set_page_load_timeout(_SECONDS)
        driver.set_script_timeout(_SECONDS)
        yield driver
        driver.quit()


class Page:
    """A report that is open in the browser."""

    def __init__(self, browser: Any, folder: Path, made: Report) -> None:
        self.browser = browser
        self._file = folder / "report.html"
        self._file.write_bytes(page_bytes(document(made)))

    def open(self, fragment: str = "", scheme: str = "light") -> "Page":
        feature = [{"name": "prefers-color-scheme", "value": scheme}]
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
        self.browser.get_log("browser")  # what other pages complained about
        self.browser.get("about:blank")
        self.browser.get(f"{self._file.as_uri()}#{fragment}")
        self.wait("document.documentElement.dataset.ready === 'true'")
        return self

    def run(self, script: str) -> Any:
        return self.browser.execute_script(f"return {script}")

    def wait(self, script: str) -> None:
        _SUPPORT.WebDriverWait(self.browser, _SECONDS).until(lambda _: self.run(script))

    def unfold(self) -> None:
        """Opens whatever can be opened, and what is in there."""
        opens = "document.querySelectorAll('details').forEach(d => { d.open = true; })"
        self.wait(f"({opens}, document.querySelectorAll('[data-empty]').length === 0)")

    def find(self, selector: str) -> Any:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        found = self.browser.find_elements(By.CSS_SELECTOR, selector)
        return [one.text for one in found]

    def rows(self) -> list[str]:
        return [
            str(row)
            for row in self.run("[...body.querySelectorAll('.row button')].map(b => b.dataset.row)")
        ]

    def columns(self) -> list[str]:
        return [
            str(one) for one in self.run("[...head.querySelectorAll('b')].map(b => b.textContent)")
        ]

    def press(self, *keys: str) -> None:
        self.browser.switch_to.active_element.send_keys(*keys)


RUNS = (
    PlayedRun(PASSES, kernel="good"),
    PlayedRun(FAILS, kernel="bad"),
    PlayedRun(PASSES[:2], kernel="small", platform="sabre", config=AARCH32),
)


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Page:
    (tmp_path / "score.json").write_text(json.dumps(SCORE))
    old = report(
        tmp_path / "old", *(replace(run, started="2026-11-22T10:02:22+00:00") for run in RUNS[:2])
    )
    made = report(tmp_path / "new", *RUNS, earlier=old, detection=tmp_path / "score.json")
    return Page(browser, tmp_path, made)


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


def test_hostile_text_stays_text(browser: Any, tmp_path: Path) -> None:
    case = PlayedCase(
        _TEXT, ["CN-001"], "FAIL", [_TEXT, f"CN-001 expected {_TEXT} got 1 at a:1"], said=_BYTES
    )
    run = PlayedRun(
        [case], kernel=_TEXT.replace("/", "|"), problems=[_TEXT], platform=_TEXT, machine=_TEXT
    )
    page = Page(browser, tmp_path, report(tmp_path, run)).open("row=CN-001")
    page.unfold()
    said = str(page.find("#detail").get_attribute("textContent"))
    assert (
        "</pre></script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"
        in said
    )
    assert r"red \x00 \xe2\x80\xaegnp.exe\xe2\x80\xac \xff <!-- ${7*7} {{7*7}}" in said
    assert "<b>bold</b>" in said
    assert page.run("window.hacked") is None
    assert page.run("document.querySelectorAll('img, svg, main script').length") == 0
    assert page.run("document.querySelectorAll('#detail b').length") == 0
    turning = "/[\\u0000-\\u0008\\u000b-\\u001f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]/"
    assert page.run(f"{turning}.test(document.querySelector('main').textContent)") is False
    assert page.run(f"{turning}.test(document.querySelector('header').textContent)") is False
    assert page.browser.get_log("browser") == []


def test_hostile_fragment_stays_text(page: Page) -> None:
    page.open(
        "text=%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D1%22%3E&row=%22%5D&area=%22&arch=x"
    )
    assert page.run("window.hacked") is None
    assert page.find("#shown").text == "0 of 6 rules."
    assert page.browser.get_log("browser") == []


def test_keyboard_alone_is_enough(page: Page) -> None:
    page.open()
    seen = []
    for _ in range(60):
        page.press(Keys.TAB)
        seen.append(
            str(page.run("document.activeElement.id || document.activeElement.dataset.area || ''"))
        )
        if seen[-1] == "cnode":
            break
    assert [one for one in seen if one in ("scheme", "text", "area", "arch", "reset", "cnode")] == [
        "scheme",
        "text",
        "area",
        "arch",
        "reset",
        "cnode",
    ]
    outline = page.run("getComputedStyle(document.activeElement).outlineStyle")
    assert outline not in ("none", ""), "one sees where one is"
    page.press(Keys.ENTER)
    assert page.run("document.activeElement.dataset.area") == "cnode"
    page.press(Keys.ARROW_DOWN)
    page.press(Keys.ARROW_DOWN)
    assert page.run("document.activeElement.dataset.row") == "CN-002"
    page.press(Keys.ENTER)
    assert page.run("document.activeElement.getAttribute('aria-expanded')") == "true"
    assert page.find("#detail").is_displayed()
    page.press(Keys.TAB)
    assert page.run("document.activeElement.closest('#detail') !== null"), "into what was opened"
    page.press(Keys.ESCAPE)
    assert page.run("document.activeElement.dataset.row") == "CN-002"
    assert page.run("document.getElementById('detail')") is None
    page.press(Keys.ARROW_UP)
    assert page.run("document.activeElement.dataset.row") == "CN-001"


@pytest.mark.skipif(not _AXE.is_file(), reason="axe-core is not there (ci/fetch-axe, SELFE_AXE)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["", "row=CN-002", "text=slot&verdict=pass"])
def test_accessibility_check_finds_nothing(page: Page, scheme: str, fragment: str) -> None:
    page.open(fragment, scheme)
    page.unfold()
    page.browser.execute_script(_AXE.read_text())
    found = page.browser.execute_async_script(
        "const done = arguments[0]; axe.run(document).then((result) => done(result.violations))"
    )
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


def test_colours_follow_the_system_or_the_switch(page: Page) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.open(scheme="light").run(paper)
    dark = page.open(scheme="dark").run(paper)
    assert light != dark
    _SUPPORT.Select(page.find("#scheme")).select_by_value("light")
    assert page.run(paper) == light, "the switch counts more than the system"
    _SUPPORT.Select(page.find("#scheme")).select_by_value("system")
    assert page.run(paper) == dark


def test_pictures_show_the_numbers_of_the_tables(page: Page) -> None:
    page.open()
    if page.run("typeof Chart") == "undefined":
        pytest.skip("libjs-chart.js is not installed")
    page.run("document.querySelector('canvas[data-picture=phases]').scrollIntoView()")
    page.wait("drawn.size >= 2")
    page.run("document.querySelector('canvas[data-picture=trend]').scrollIntoView()")
    page.wait("drawn.size === document.querySelectorAll('canvas').length")
    chart = "Chart.getChart(document.querySelector('canvas[data-picture=phases]')).data"
    assert page.run(f"{chart}.labels") == ["good", "bad", "small"]
    sums = page.run(f"{chart}.datasets.map(d => d.data[0]).reduce((a, b) => a + b)")
    assert sums == pytest.approx(4.0)
    trend = "Chart.getChart(document.querySelector('canvas[data-measure=failed]')).data"
    assert page.run(f"{trend}.datasets[1].data") == [1, 1]


def test_large_report_is_built_as_the_reader_comes_near(browser: Any, tmp_path: Path) -> None:
    made = report(tmp_path, *RUNS[:2])
    rows = tuple(replace(made.rows[i % 3], id=f"CN-{i:04}") for i in range(1000))
    page = Page(browser, tmp_path, replace(made, rows=rows)).open("area=cnode")
    assert len(page.rows()) < 500
    page.wait("(more.scrollIntoView(), made === items.length)")
    assert len(page.rows()) == 1000
    assert page.run("document.getElementById('more').hidden") is True
    page.open("row=CN-0999")
    assert page.find("#detail").is_displayed()
    assert page.run("document.activeElement.dataset.row") == "CN-0999"
