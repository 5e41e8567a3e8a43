# The report's page in a real browser: hostile text, the keyboard alone, screen readers, colours,
# pictures, and the largest reports.
# SPDX-License-Identifier: BSD-2-Clause

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from overview_test import report
from played_runs import PlayedCase, PlayedRun
from report_browser import RUNS, Page, example

_AXE = Path(os.environ.get("SELFE_AXE", "/nowhere"))
# Keys, as WebDriver's specification numbers them.
_TAB, _ENTER, _ESCAPE, _UP, _DOWN = "\ue004", "\ue007", "\ue00c", "\ue013", "\ue015"

# What a hostile board may print: markup, script, colours, NUL, text that runs backwards.
_BYTES = (
    b"</pre></script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>\r\n"
    b"\x1b[31mred\x1b[0m \x00 \xe2\x80\xaegnp.exe\xe2\x80\xac \xff <!-- ${7*7} {{7*7}}\r\n"
)
_TEXT = "\u202e<b>bold</b>\u2066 <svg onload='window.hacked = 3'> \x1b[2J \x00 \u2028 </script>"


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Page:
    return example(browser, tmp_path)


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
        page.press(_TAB)
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
    page.press(_ENTER)
    assert page.run("document.activeElement.dataset.area") == "cnode"
    page.press(_DOWN)
    page.press(_DOWN)
    assert page.run("document.activeElement.dataset.row") == "CN-002"
    page.press(_ENTER)
    assert page.run("document.activeElement.getAttribute('aria-expanded')") == "true"
    assert page.find("#detail").is_displayed()
    page.press(_TAB)
    assert page.run("document.activeElement.closest('#detail') !== null"), "into what was opened"
    page.press(_ESCAPE)
    assert page.run("document.activeElement.dataset.row") == "CN-002"
    assert page.run("document.getElementById('detail')") is None
    page.press(_UP)
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
    page.choose("#scheme", "light")
    assert page.run(paper) == light, "the switch counts more than the system"
    page.choose("#scheme", "system")
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
