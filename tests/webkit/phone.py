"""A phone whose browser is WebKit, driven by what Debian packs for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from selenium.common.exceptions import ElementNotInteractableException
from selenium.webdriver import Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

DRIVER = "/usr/bin/WebKitWebDriver"
BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
# A microphone that hears a beep.
BEEP = ("--enable-media-stream=true", "--enable-mock-capture-devices=true")
SECONDS = 20
# The buttons and links of a page that can be seen, by their words.
PRESSED = """return [...document.querySelectorAll('main button, main a')].find(
    one => one.innerText.trim().startsWith(arguments[0]) && one.offsetParent)"""
CHOICES = """return [...document.querySelectorAll('[type=radio], [type=checkbox]')].filter(
    one => one.offsetParent && !one.closest('details:not([open])'))"""
WHOLE = "return document.readyState === 'complete' && !document.body.dataset.left"
MIDDLE = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})"


class Phone:
    """A WebKit window as narrow as it goes, and what somebody does with it."""

    def __init__(self) -> None:
        options = Options()
        options.binary_location = BROWSER
        for one in ("--automation", *BEEP):
            options.add_argument(one)
        self.service = Service(DRIVER)
        self.service.start()
        there = RemoteConnection(client_config=ClientConfig(self.service.service_url))
        self.driver = Remote(command_executor=there, options=options)
        # Files are on this machine: WebKit has no way to be sent one.
        self.driver.file_detector = UselessFileDetector()
        self.driver.set_window_size(375, 740)

    def close(self) -> None:
        """Close the browser and its driver."""
        self.driver.quit()
        self.service.stop()

    @property
    def path(self) -> str:
        """Where the phone is, without the server's name."""
        return str(self.js("return location.pathname"))

    @property
    def heading(self) -> str:
        """The one heading of the page."""
        return " ".join(self.driver.find_element(By.TAG_NAME, "h1").text.split())

    @property
    def text(self) -> str:
        """What can be read of the page."""
        return str(self.js("return document.querySelector('main').innerText"))

    def js(self, script: str, *given: object) -> Any:
        """Run a script in the page, and return what it returns."""
        return self.driver.execute_script(script, *given)  # type: ignore[no-untyped-call]

    def until(self, true: Callable[[], object]) -> Any:
        """Wait until something is true, and return it."""
        return WebDriverWait(self.driver, SECONDS).until(lambda _driver: true())

    def finds(self, css: str) -> list[WebElement]:
        """Return the parts of the page that can be seen."""
        found = self.driver.find_elements(By.CSS_SELECTOR, css)
        return [one for one in found if one.is_displayed()]

    def choices(self) -> list[WebElement]:
        """Return the choices of a question."""
        found: list[WebElement] = self.js(CHOICES)
        return found

    def goes(self, address: str) -> None:
        """Open an address."""
        self.driver.get(address)

    def presses(self, words: str) -> None:
        """Press the button or link of these words, once, where it stands still."""
        button: WebElement = self.until(lambda: self.js(PRESSED, words))
        self.js(MIDDLE, button)
        self.until(lambda: pressed(button))

    def leads_on(self, words: str) -> None:
        """Press what opens another page, and wait until that page is whole."""
        self.js("document.body.dataset.left = 'yes'")
        self.presses(words)
        self.until(lambda: self.js(WHOLE))


def pressed(button: WebElement) -> bool:
    """Press a button; say no while something moves it from under the finger."""
    try:
        button.click()
    except ElementNotInteractableException:
        return False
    return True
