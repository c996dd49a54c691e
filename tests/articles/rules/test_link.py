"""Which addresses outside the site readers may be sent to."""

import pytest

from articles.rules.link import link_fault


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://news.example.org/2026/ferries?id=1#top", ""),
        # Hosts in one script are hosts.
        ("https://пошта.example/", ""),
        ("https://müller.example/", ""),
        # What stands before the @ looks like the host.
        ("https://bank.example@evil.example/", "@"),
        ("https://user:pw@evil.example/", "@"),
        # Shown in another order than it is followed.
        ("https://evil.example/\u202egnp.exe", "deceive"),
        ("https://evil.example/%E2%80%AEgnp.exe", "deceive"),
        ("https://evil.example/%00", "deceive"),
        # A browser takes a backslash for a slash.
        ("https:\\\\evil.example", "deceive"),
        # One Cyrillic letter among Latin ones.
        ("https://\u0430pple.example/", "scripts"),
        ("javascript:alert(1)", "https://"),
        ("https:///nowhere", "https://"),
        ("https://[half", "not an address"),
    ],
)
def test_link_fault(url, words):
    fault = link_fault(url)
    assert words in fault if words else fault == ""
