"""A second opinion on what stands in a body: another parser and its own list."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Comment, Tag

ALLOWED: dict[str, set[str]] = {
    **{name: set() for name in ("p", "h2", "h3", "blockquote", "ul", "ol", "li", "strong", "em", "br")},
    "a": {"href"},
    "span": {"data-attribution"},
}


@pytest.fixture(scope="session")
def faults() -> Callable[[str], list[str]]:
    return find_faults


def find_faults(html: str) -> list[str]:
    """Everything in the HTML that schema 1 does not know, as sentences; none means that it is safe to show."""
    soup = BeautifulSoup(html, "html.parser")
    found = [f"a {type(node).__name__}" for node in soup.find_all(string=lambda text: isinstance(text, Comment))]
    outside = (child for child in soup.children if not isinstance(child, Tag) and str(child).strip())
    found += [f"text outside a block: {text!s:.40}" for text in outside]
    for tag in soup.find_all(True):
        if tag.name not in ALLOWED:
            found.append(f"<{tag.name}>")
        elif set(tag.attrs) != ALLOWED[tag.name]:
            found.append(f"<{tag.name}> with {sorted(tag.attrs)}")
        elif tag.name == "a" and not _leads_somewhere_harmless(str(tag["href"])):
            found.append(f"a link to {tag['href']}")
        elif tag.name == "span" and not re.fullmatch(
            r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", str(tag["data-attribution"])
        ):
            found.append(f"a mark {tag['data-attribution']}")
    if re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", soup.get_text()
    ):
        found.append("a control character")
    return found


def _leads_somewhere_harmless(href: str) -> bool:
    if href.startswith("/"):
        return not href.startswith(("//", "/\\")) and "\\" not in href
    return urlsplit(href).scheme in {"http", "https", "mailto"} and not re.search(r"[\s\\]", href)
