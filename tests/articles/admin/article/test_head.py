"""What a page says of itself, read from its own head."""

from articles.admin.article.head import head_of

PAGE = """<!doctype html><html><head>
<title>Ferry &lt;line&gt; “reopens” | Paper</title>
<meta name="description" content="Boats &amp; &quot;yards&quot;">
<meta property="og:title" content="Ferry line"><meta property="og:title" content="Another">
<link rel="icon" href="/x.svg"><link rel="canonical" href="https://paper.example/2026/11/23/ferry/">
</head><body><title>No</title><meta name="late" content="No"></body></html>"""


def test_the_head_is_read_as_it_is_printed():
    head = head_of(PAGE)
    assert (head.title, head.canonical) == (
        "Ferry <line> “reopens” | Paper",
        "https://paper.example/2026/11/23/ferry/",
    )
    assert [head.of(name) for name in ("description", "og:title")] == ['Boats & "yards"', "Ferry line"]


def test_what_the_page_does_not_say_is_empty_and_what_stands_below_its_head_is_not_read():
    head = head_of(PAGE)
    assert [head.of(name) for name in ("og:image", "late")] == ["", ""]
    assert head_of("").title == ""
