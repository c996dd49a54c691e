"""The body of a story in a form: the editor, and the last word on what it may contain.

A page with this field needs three things besides `{{ form.media }}`:
its media with the request's nonce (`with_nonce`), `{% include "admin/_editor_head.html" %}` in the head, and the
story's attributions as `{{ choices|json_script:"attribution-choices" }}`, a list of `{"uuid": …, "label": …}`.
A POST with `_attribute` asks to save the text and to create the attribution of that id.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import ImportMap, Media, Script

from articles.rules import body
from articles.rules.body.schema import BRANCHES, FEATURES, LEAVES

MENU = [
    {"group": group}
    for group in ("headings", "marks", "lists", "nodes -blockType", "link", "attribution", "history", "find")
]

EXTENSIONS: dict[str, Any] = {
    **{feature.extension: feature.options for feature in FEATURES},
    "Menu": {"groups": MENU},
    "NoSpellCheck": False,
    "PasteCleaner": True,
    "WordCount": True,
    "Find": True,
    "Access": True,
}

# By these names the modules find each other, so that hashed file names need no rewriting inside them.
MODULES = {
    f"desk/{name}": f"js/desk/{name}.js"
    for name in ("access", "attribution", "find", "link", "offer", "page", "paste", "sitting", "words")
}

_BLOCK_ENDS = tuple(f"</{tag}>" for tag in sorted(LEAVES | BRANCHES)) + tuple(f"<{tag}>" for tag in sorted(BRANCHES))


class BodyWidget(AdminProseEditorWidget):
    """The editor; without JavaScript a text area with the story's HTML, one block a line."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        attrs = {"data-body-editor": True, "rows": 24, "cols": 80, "class": "vLargeTextField", **(attrs or {})}
        super().__init__(attrs, config={"extensions": EXTENSIONS}, preset="configurable")

    @property
    def media(self) -> Media:
        ours = Media(
            importmap=ImportMap(MODULES),
            css={"all": ["django_prose_editor/overrides.css", "css/desk-editor.css"]},  # ours behind theirs
            js=[Script("js/desk/guard.js", type="module")],
        )
        return super().media + ours

    def format_value(self, value: Any) -> str | None:
        text = super().format_value(value)
        for end in _BLOCK_ENDS if text else ():
            text = text.replace(f"{end}\n", end).replace(end, f"{end}\n")
        return text

    def render(self, *args: Any, **options: Any) -> SafeString:
        hint = _("Without JavaScript this box takes HTML; an empty line begins a paragraph.")
        return format_html('{}<noscript><p class="help">{}</p></noscript>', super().render(*args, **options), hint)


class BodyField(forms.CharField):
    """A body in its canonical form, whatever the browser sent."""

    widget = BodyWidget

    def to_python(self, value: Any) -> str:
        """The cleaned body; it is cleaned before the other checks, so they judge what will be stored."""
        try:
            return body.clean(body.paragraphed(str(value))) if value not in self.empty_values else ""
        except body.TooLong as why:
            raise ValidationError(str(why), code="too_long") from why

    def prepare_value(self, value: Any) -> Any:
        """For display: what was sent is no more to be trusted when a form gives it back than when it is saved."""
        return body.harmless(body.paragraphed(value)) if isinstance(value, str) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the words, their formatting or a mark differ; another spelling of the same HTML is no change."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def with_nonce(media: forms.Media, request: HttpRequest) -> Media:
    """The same media with the request's nonce: the import map is an inline script, which the policy refuses otherwise.

    For `render_change_form`: `context["media"] = with_nonce(context["media"], request)`.
    """
    # The nonce is lazy and false until it is read, so it must not be tested.
    return Media.from_media(media, nonce=str(getattr(request, "csp_nonce", "")))
