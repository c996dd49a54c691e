"""What a browser does on the pages that bring texts in."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from articles.models import Section

TEXTS, MAKE = "/admin/texts/", "/admin/texts/make/"
PARAGRAPHS = [
    "The harbour of Port Ellery was closed on Monday, the harbour master said.",
    "No ship was hurt & nobody < five was on board.",
]
RELATED = ["Port Ellery Counts the Cost of a Long Winter", "Ferry Line Asks the Council for a Second Loan"]
STORY = "\n".join([*PARAGRAPHS, "", "", *RELATED, ""])


def file(text: str | bytes = STORY, name: str = "harbour.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def stories(count: int) -> list[SimpleUploadedFile]:
    """Files of different texts."""
    return [
        file(f"The ferry number {number} sails again today, the captain said.\n\nIt sails at nine.\n", f"{number}.txt")
        for number in range(1, count + 1)
    ]


def upload(client: Client, *files: SimpleUploadedFile, pasted: str = "", **more: Any) -> HttpResponse:
    return client.post(TEXTS, {"files": list(files), "pasted": pasted, **more})


def fields(response: HttpResponse) -> dict[str, list[str]]:
    """What the preview sends when its button is pressed, but for the section."""
    found: dict[str, list[str]] = {"text": [], "take": []}
    for tag in re.findall(r"<input [^>]+>", text_of(response)):
        name = re.search(r'name="(text|take)"', tag)
        if name and ("hidden" in tag or "checked" in tag):
            found[name[1]].append(unescape(re.search(r'value="([^"]*)"', tag)[1]))  # type: ignore[index]
    return found


def confirm(client: Client, response: HttpResponse, *, section: Section | None, **more: Any) -> HttpResponse:
    place = {} if section is None else {"section": section.pk}
    return client.post(MAKE, {**fields(response), **place, **more})


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def seen(response: HttpResponse) -> str:
    """The words of the page's main part, as a person reads them."""
    main = text_of(response).partition('id="content-start"')[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
