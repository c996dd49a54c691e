import re

import pytest
from django import forms
from django.test import RequestFactory
from django_prose_editor.config import allowlist_from_extensions, js_from_extensions

from articles.admin.body import EXTENSIONS, MODULES, BodyField, with_nonce
from articles.rules.body import MAX_BYTES
from articles.rules.body.schema import ATTRIBUTES, FEATURES, TAGS
from newsroom.settings.env import ROOT

STORY = "<h2>Tides</h2><p>one<br>two</p><ul><li><p>three</p></li></ul>"


class StoryForm(forms.Form):
    body = BodyField(label="Body")


def test_the_editor_can_write_exactly_the_tags_that_are_kept() -> None:
    assert allowlist_from_extensions(EXTENSIONS)["tags"] == TAGS


def test_our_own_extensions_write_exactly_the_attributes_that_are_kept() -> None:
    ours = {"Attribution", "BodyLink"}
    writable = allowlist_from_extensions(dict.fromkeys(ours, True))["attributes"]
    assert (
        writable
        == ATTRIBUTES
        == {tag: set(n) for f in FEATURES if f.extension in ours for tag, n in f.attributes.items()}
    )


def test_every_module_that_another_one_imports_is_in_the_import_map() -> None:
    sources = [path.read_text() for path in (ROOT / "static/js/desk").glob("*.js")]
    imported = {name for source in sources for name in re.findall(r'(?:from |import\()"(desk/[^"]+)"', source)}
    assert imported == MODULES.keys()


def test_the_editor_loads_our_extensions() -> None:
    assert [url.rpartition("/")[2] for url in js_from_extensions(EXTENSIONS)] == ["body.js"]


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("<p>a<script>b</script></p>", "<p>a</p>"),
        # What the editor writes around a list is not stored.
        ('<ol type="1" data-type="decimal"><li><p>a</p></li></ol>', "<ol><li><p>a</p></li></ol>"),
        # Without JavaScript the text comes back with lines.
        ("<p>a</p>\r\n<p>b</p>\r\n", "<p>a</p><p>b</p>"),
        # Without JavaScript nobody types tags.
        ("The quay is closed.\r\n\r\nNo boats.", "<p>The quay is closed.</p><p>No boats.</p>"),
        # A character that cannot be stored is no reason to refuse a text.
        ("<p>a\x00b</p>", "<p>ab</p>"),
    ],
)
def test_the_field_gives_the_canonical_body(sent: str, stored: str) -> None:
    form = StoryForm({"body": sent})
    assert form.is_valid()
    assert form.cleaned_data["body"] == stored


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        # Markup without a word is an empty story.
        ("<p> </p><p><br></p>", "This field is required."),
        ("a" * (MAX_BYTES + 1), "Shorten it"),
    ],
)
def test_a_body_that_cannot_be_kept_is_refused_in_a_sentence(sent: str, sentence: str) -> None:
    assert sentence in str(StoryForm({"body": sent}).errors["body"])


@pytest.mark.parametrize(
    ("sent", "changed"),
    [
        (STORY, False),
        (STORY.replace("</p>", "</p>\n"), False),
        (STORY.replace("two", "<b>two</b>"), True),
    ],
)
def test_only_another_text_is_a_change(sent: str, changed: bool) -> None:
    assert StoryForm({"body": sent}, initial={"body": STORY}).has_changed() is changed


def test_without_javascript_each_block_has_its_line() -> None:
    shown = BodyField().widget.format_value(STORY)
    assert shown.splitlines() == [
        "<h2>Tides</h2>", "<p>one<br>two</p>", "<ul>", "<li>", "<p>three</p>", "</li>", "</ul>"
    ]  # fmt: skip


def test_without_javascript_the_field_says_what_it_takes() -> None:
    hint = '<noscript><p class="help">Without JavaScript this box takes HTML; an empty line begins a paragraph.</p>'
    assert hint in str(StoryForm()["body"])


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ('<p onclick="x">one</p><script>two</script>', "<p>one</p>"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        # Too long to be cleaned: the words, and nothing that could be a tag.
        ("<img src=x onerror=y>" + "a" * MAX_BYTES, " " + "a" * MAX_BYTES),
    ],
)
def test_a_form_gives_back_nothing_that_could_run(sent: str, shown: str) -> None:
    assert StoryForm({"body": sent})["body"].value() == shown
    assert StoryForm(initial={"body": sent})["body"].value() == shown


def test_the_import_map_carries_the_nonce_of_the_request(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.csp_nonce = "r4nd0m"
    assert '<script type="importmap" nonce="r4nd0m">' in str(with_nonce(StoryForm().media, request))
