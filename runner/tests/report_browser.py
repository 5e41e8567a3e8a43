# A headless Chromium, and a report that is open in it.
# SPDX-License-Identifier: BSD-2-Clause

import importlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from overview_test import SCORE, report
from played_runs import AARCH32, FAILS, PASSES, PlayedRun
from workbench import wait_for

from selfe_runner.report.overview.json_file import document
from selfe_runner.report.overview.model import Report
from selfe_runner.report.overview.page import page_bytes

_SECONDS = 120  # for anything to appear: the machine may be busy
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


@contextmanager
def open_browser() -> Iterator[Any]:
    """The driver of a browser of its own. Where there is none the test is skipped."""
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        pytest.skip("chromium and chromium-driver are not installed")
    pytest.importorskip("selenium", reason="python3-selenium is not installed")
    webdriver: Any = importlib.import_module("selenium.webdriver")
    remote: Any = importlib.import_module("selenium.webdriver.chromium.remote_connection")
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home,
        _chromium(home) as chromium,
    ):
        with _chromedriver(home) as address:
            options = webdriver.ChromeOptions()
            options.debugger_address = chromium
            options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
            connection = remote.ChromiumRemoteConnection(address, "goog", "chrome")
            browser = webdriver.Remote(connection, options=options)
            try:
                browser.set_page_load_timeout(_SECONDS)
                browser.set_script_timeout(_SECONDS)
                yield browser
            finally:
                browser.quit()


# Selenium starts both programs itself, too, but then looks the name localhost up, which a bare
# chroot does not know, and gives up early on a busy machine.
@contextmanager
def _chromium(home: str) -> Iterator[str]:
    """The address of a browser's debugger."""
    profile = Path(home, "profile")
    command = ["chromium", *_ARGUMENTS, f"--user-data-dir={profile}", "--remote-debugging-port=0"]
    with _process([*command, "about:blank"], home):
        file = profile / "DevToolsActivePort"
        assert wait_for(lambda: file.is_file() and "\n" in file.read_text(), _SECONDS)
        yield f"127.0.0.1:{file.read_text().splitlines()[0]}"


@contextmanager
def _chromedriver(home: str) -> Iterator[str]:
    """The address of a driver."""
    with _process(["chromedriver", "--port=0"], home) as process:
        assert process.stdout is not None
        said = (re.search(rb"started successfully on port (\d+)", one) for one in process.stdout)
        port = next(found for found in said if found)[1].decode()
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _process(command: list[str], home: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program with a group of its own, all of which is gone in the end."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": home},
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)


class Page:
    """A report that is open in the browser."""

    def __init__(self, browser: Any, folder: Path, made: Report) -> None:
        self.browser = browser
        self._file = folder / "report.html"
        self._file.write_bytes(page_bytes(document(made)))

    def open(self, fragment: str = "", scheme: str = "light") -> "Page":
        feature = [{"name": "prefers-color-scheme", "value": scheme}]
        media = {"cmd": "Emulation.setEmulatedMedia", "params": {"features": feature}}
        self.browser.execute("executeCdpCommand", media)
        self.browser.get_log("browser")  # what other pages complained about
        self.browser.get("about:blank")
        self.browser.get(f"{self._file.as_uri()}#{fragment}")
        self.wait("document.documentElement.dataset.ready === 'true'")
        return self

    def run(self, script: str) -> Any:
        return self.browser.execute_script(f"return {script}")

    def wait(self, script: str) -> None:
        from selenium.webdriver.support.wait import WebDriverWait

        WebDriverWait(self.browser, _SECONDS).until(lambda _: self.run(script))

    def unfold(self) -> None:
        """Opens whatever can be opened, and what is in there."""
        opens = "document.querySelectorAll('details').forEach(d => { d.open = true; })"
        self.wait(f"({opens}, document.querySelectorAll('[data-empty]').length === 0)")

    def find(self, selector: str) -> Any:
        return self.browser.find_element("css selector", selector)

    def texts(self, selector: str) -> list[str]:
        found = self.browser.find_elements("css selector", selector)
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

    def choose(self, selector: str, value: str) -> None:
        """An entry of a list."""
        from selenium.webdriver.support.select import Select

        choice: Any = Select(self.find(selector))
        choice.select_by_value(value)


RUNS = (
    PlayedRun(PASSES, kernel="good"),
    PlayedRun(FAILS, kernel="bad"),
    PlayedRun(PASSES[:2], kernel="small", platform="sabre", config=AARCH32),
)


def example(browser: Any, folder: Path) -> Page:
    """Three kernels: one is good, one breaks a rule, one has less to keep; with a score, and two of
    them with an earlier run."""
    (folder / "score.json").write_text(json.dumps(SCORE))
    old = report(
        folder / "old", *(replace(run, started="2026-11-22T10:02:22+00:00") for run in RUNS[:2])
    )
    made = report(folder / "new", *RUNS, earlier=old, detection=folder / "score.json")
    return Page(browser, folder, made)
