"""The links of a body."""

import pytest

from articles.rules.body import links


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p>No link.</p>", []),
        ('<p>See <a href="/world/">the section</a>.</p>', [("the section", "/world/")]),
        # Formatting and marks inside a link do not part it.
        ('<p><a href="/world/">the <em>whole</em> section</a></p>', [("the whole section", "/world/")]),
        # Two links side by side are two, also in lists and quotations.
        (
            '<ul><li><p><a href="/a/">one</a><a href="/b/">two</a></p></li></ul><blockquote><p><a href="/a/">three</a></p></blockquote>',
            [("one", "/a/"), ("two", "/b/"), ("three", "/a/")],
        ),
        ('<p><a href="/a/">one<br>line</a></p>', [("one line", "/a/")]),
    ],
)
def test_a_link_is_its_words_and_its_address(html, expected):
    assert [tuple(link) for link in links(html)] == expected
