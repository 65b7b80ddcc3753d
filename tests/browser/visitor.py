"""Somebody in front of the site, and what must never happen while they read it."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Locator, Page, Request, Response

from tests.browser.site import Site

TELL_VIOLATIONS = """addEventListener("securitypolicyviolation",
  e => console.error(`content security policy: ${e.violatedDirective} ${e.blockedURI}`))"""
PATIENCE = 20_000  # milliseconds
TAB_STOPS = 600  # more than any page has


class Visitor:
    """One tab. ``faults`` gathers console errors, policy violations, requests to another host, answers nobody asked to
    fail, and dialogs; the fixture that made the visitor wants it empty at the end."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.context, self.site = context, site
        self.faults: list[str] = []
        self.expected: set[tuple[str, int]] = set()
        context.add_init_script(TELL_VIOLATIONS)
        self.page: Page = context.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("dialog", self.dismiss)
        context.on("request", self.see_request)
        context.on("response", self.see_response)

    def open(self, path: str, status: int = 200) -> Page:
        """Go to an address; ``status`` is the answer that is wanted there."""
        self.expected.add((self.site.address + path, status))
        answer = self.page.goto(self.site.address + path)
        assert answer is not None
        assert answer.status == status
        return self.page

    def arrives(self, path: str) -> None:
        """Wait until this address is in the address bar."""
        self.page.wait_for_url(self.site.address + path, wait_until="domcontentloaded", timeout=PATIENCE)

    def hear(self, message: ConsoleMessage) -> None:
        # Answers that fail are judged by see_response, which knows which ones are wanted.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def dismiss(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def see_request(self, request: Request) -> None:
        if not request.url.startswith((self.site.address + "/", "data:")):
            self.faults.append(f"foreign request: {request.url}")

    def see_response(self, response: Response) -> None:
        if response.status >= 400 and (response.url, response.status) not in self.expected:
            self.faults.append(f"{response.status}: {response.url}")

    def follow(self, target: Locator) -> None:
        """Activate a link or a button."""
        target.click()

    def write(self, target: Locator, text: str) -> None:
        """Type into a field."""
        target.fill(text)

    def scroll_width(self) -> int:
        """By how many CSS pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


class KeyboardVisitor(Visitor):
    """Reads with Tab and Enter alone."""

    def follow(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def write(self, target: Locator, text: str) -> None:
        self.reach(target)
        self.page.keyboard.type(text)

    def reach(self, target: Locator) -> None:
        """Tab until the target has the focus."""
        target.wait_for()
        for _ in range(TAB_STOPS):
            self.page.keyboard.press("Tab")
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"the keyboard does not reach {target}")
