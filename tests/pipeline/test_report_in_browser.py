"""The report as a browser shows it: nothing fetched, nothing refused by its policy, nothing wider than the screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.package import write_package
from tests.pipeline.made_case import shirts
from tests.pipeline.test_package import hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: the report is not looked at in a browser"),
]
WIDTHS = (1280, 390)
# Elements that reach over the right edge although nothing around them scrolls.
OVER_THE_EDGE = """() => [...document.querySelectorAll("body *")].filter(e =>
  !e.closest(".wide, svg") && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
).map(e => e.tagName + " " + e.textContent.slice(0, 60))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # not needed where there is no browser

    with sync_playwright() as play:
        shown = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"])
        yield shown
        shown.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    write_package(shirts(folder).contents(), folder / "package")
    return folder / "package" / "internal" / "report.html"


def opened(browser: Browser, path: Path, width: int) -> tuple[Page, list[str], list[str]]:
    """The page at this width, everything folded opened; its complaints, and what it asked the world for."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    folded = page.locator("details:not([open]) > summary")
    while folded.count():
        folded.first.press("Enter")
    return page, complaints, [url for url in asked if not url.startswith(("file:", "data:"))]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_fits_the_screen_and_asks_nobody(browser: Browser, report: Path, width: int) -> None:
    page, complaints, asked = opened(browser, report, width)
    assert (complaints, asked) == ([], [])
    assert page.evaluate(OVER_THE_EDGE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_every_link_has_its_place_and_every_part_its_heading(browser: Browser, report: Path) -> None:
    page, _, _ = opened(browser, report, WIDTHS[0])
    targets = [link.get_attribute("href") or "" for link in page.locator("a").all()]
    assert len(targets) >= 4
    assert [t for t in targets if not t.startswith("#") or page.locator(t).count() != 1] == []
    labels = [part.get_attribute("aria-labelledby") for part in page.locator("section").all()]
    assert all(page.locator(f"#{label}").is_visible() for label in labels)


def test_words_of_strangers_do_not_run(browser: Browser, tmp_path: Path) -> None:
    write_package(hostile(tmp_path).contents(), tmp_path / "out")
    page, complaints, asked = opened(browser, tmp_path / "out" / "internal" / "report.html", WIDTHS[0])
    assert (complaints, asked) == ([], [])
    assert page.locator("script").count() == 0
    assert "<script>alert(1)</script>" in page.inner_text("body")
