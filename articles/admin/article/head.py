"""What the head of a reader's page says of it to programs, read from the page as it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Head:
    """`said`: the content of each meta element by its name or property; "" stands for what the page does not say."""

    title: str = ""
    canonical: str = ""
    said: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        return self.said.get(name, "")


def head_of(page: str) -> Head:
    reader = _Reader()
    reader.feed(page.partition("</head>")[0])
    reader.close()
    return reader.head


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.head = Head()
        self._is_in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_in_title = tag == "title"
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := values.get("property") or values.get("name")):
            self.head.said.setdefault(name, values.get("content", ""))
        elif tag == "link" and values.get("rel") == "canonical":
            self.head.canonical = values.get("href", "")

    def handle_endtag(self, tag: str) -> None:
        self._is_in_title = False

    def handle_data(self, data: str) -> None:
        if self._is_in_title:
            self.head.title += data
