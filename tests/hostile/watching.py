"""Pages opened in Chromium without a server, and everything there that is not as it should be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.test import Client

from tests.journeys.editor_page.browser import WATCH

if TYPE_CHECKING:
    from django.http import HttpResponse
    from playwright.sync_api import Browser, Page, Route

# A name that browsers trust without a certificate, so that every header counts.
SITE = "http://localhost"
# Set before anything of the page runs: whatever a payload calls or sets is written down.
TRAP = f"""{WATCH}
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = (...words) => {{ window.ran.push(`${{name}} ${{words}}`); }};
Object.defineProperty(window, "__pwned", {{ set: (value) => window.ran.push(`__pwned ${{value}}`) }});
"""
# What only needs a reader's hand to run, and what no page of ours is made of.
LOADED = r"""() => {
  const address = /^(?:action|cite|data|formaction|href|ping|poster|src|srcset|xlink:href)$/;
  const code = (one) => [...one.attributes].some(({ name, value }) => name.startsWith("on")
    || (address.test(name) && /^(?:javascript|data|vbscript):/i.test(value.replace(/[\s\x00-\x1f]/g, ""))));
  const found = [...document.querySelectorAll("*")].filter((one) => code(one)
    || one.matches("iframe, object, embed, base, applet, frame, math, [srcdoc], meta[http-equiv]")
    || one.matches("svg :is(script, animate, set, foreignObject)"));
  return found.map((one) => one.outerHTML.slice(0, 200));
}"""


# A script that a view makes, and no file.
_MADE_SCRIPT = re.compile(r'<script src="(/admin/[^"]*)"')

# What a story's own page says and asks by itself while it is open, also when the next one is on its way already.
_ASKED_BY_ITSELF = re.compile(r"/admin/articles/article/\d+/(sitting|checks)/")
_TOLD = {
    "sitting": {"sequence": 0, "kept": "", "others": "", "newer": ""},
    "checks": {"count": "", "html": ""},
}


class Watch:
    """`watch.show(url, response)` opens an answer; `faults` is all that was seen on all pages."""

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(viewport={"width": 1280, "height": 900})
        self._page: Page = self._context.new_page()
        self._page.add_init_script(TRAP)
        self._page.set_default_timeout(60_000)
        self.faults: list[str] = []
        self.opened = 0
        self._reader = Client()
        self._files: dict[str, dict[str, Any]] = {}
        self._shown: dict[str, Any] = {}
        self._url = ""
        self._page.on("dialog", self._dialog)
        self._page.on("pageerror", lambda error: self._say(f"script error: {error}"))
        self._page.on("console", self._console)
        self._context.on("page", lambda other: self._say(f"opened {other.url}") if other is not self._page else None)
        self._context.route("**/*", self._answer)

    def need(self, client: Client, response: HttpResponse) -> None:
        """Fetch the scripts that views make for this page, as this client may have them."""
        for script in _MADE_SCRIPT.findall(response.content.decode()):
            self._files.setdefault(script, _plain(client.get(script)))

    def show(self, url: str, response: HttpResponse) -> None:
        """This answer, as a page of its own at this address."""
        self._url, self._shown = url, _plain(response)
        self._page.goto(SITE + url, wait_until="load")
        ran, broken = self._page.evaluate("[window.ran, window.violations]")
        for fault in [*ran, *broken, *self._page.evaluate(LOADED)]:
            self._say(fault)
        self.opened += 1

    def close(self) -> None:
        self._context.close()

    def _say(self, fault: str) -> None:
        self.faults.append(f"{self._url}: {fault}")

    def _dialog(self, dialog: Any) -> None:
        # The editor may spell a text in its own way after a while, and then asks before its page is left.
        if dialog.type != "beforeunload":
            self._say(f"dialog: {dialog.message}")
        dialog.accept()

    def _console(self, message: Any) -> None:
        # That a page is answered by 409 or 410 is said on the console, too.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._say(f"console: {message.text}")

    def _answer(self, route: Route) -> None:
        """The page itself, or a file that it may have; the database cannot be asked from in here."""
        url = route.request.url
        address = url.removeprefix(SITE)
        if url == f"{SITE}{self._url}" and route.request.is_navigation_request():
            route.fulfill(**self._shown)
        elif address.startswith("/static/") or address in self._files:
            self._files[address] = self._files.get(address) or _plain(self._reader.get(address))
            route.fulfill(**self._files[address])
        elif asked := _ASKED_BY_ITSELF.fullmatch(address):
            route.fulfill(json=_TOLD[asked[1]])
        else:
            if address != "/favicon.ico":
                self._say(f"asked for {url}")
            route.abort()


def _plain(response: HttpResponse) -> dict[str, Any]:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return {"status": response.status_code, "headers": dict(response.headers), "body": body}
