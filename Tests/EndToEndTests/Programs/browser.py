"""Chromium, driven by Playwright, for the programs beside it: what a browser complains of is a fault."""

import atexit
import shutil

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright


class Browser:
    def __init__(self, lab, address):
        self.lab = lab
        self.address = address
        self.driver = sync_playwright().start()
        self.chromium = self.driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"])
        self.axe = Axe()
        atexit.register(self.close)

    def close(self):
        self.chromium.close()
        self.driver.stop()

    def context(self, width=1280, theme="light", language="vi", script=True):
        """A new visitor with one page open; what its console says is a fault."""
        context = self.chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, locale=language, java_script_enabled=script)
        context.set_default_timeout(45000)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and self.complain(page, said.text))
        page.on("pageerror", lambda error: self.complain(page, str(error)))
        # A page asks nobody but the daemon.
        page.on("request", lambda request: request.url.startswith((self.address, "data:")) or self.complain(
            page, f"asks {request.url}"))
        return page

    def complain(self, page, text):
        # What an action was refused with is an answer, too.
        if "status of 4" in text and getattr(page, "expects_refusal", False):
            return
        self.lab.expect(False, f"no complaint of the browser at {page.url}: {text[:300]}")

    def violations(self, page):
        """What axe-core finds wrong with a page, by rule."""
        found = self.axe.run(page).response["violations"]
        return {one["id"]: [node["html"][:160] for node in one["nodes"]] for one in found}
