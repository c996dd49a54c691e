"""The body editor's own extensions: where their code is, and the HTML each may leave behind."""

from django_prose_editor.config import html_tags
from js_asset import static_lazy

# articles.rules.body.schema is the definition; a test says that what the editor may write is what is kept.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("js/desk/body.js")],
        "extensions": {
            "Attribution": html_tags(["span"], {"span": ["data-attribution"]}),
            "BodyLink": html_tags(["a"], {"a": ["href"]}),
            "PasteCleaner": html_tags([]),
            "WordCount": html_tags([]),
            "Find": html_tags([]),
            "Access": html_tags([]),
        },
    }
]
