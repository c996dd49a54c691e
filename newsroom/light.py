"""Static files as they are served: our own scripts without the comments and the white space by which people read them.

Not with runserver, which serves the sources. Why, and what else was weighed: docs/decisions/0031.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage, CompressedStaticFilesStorage

# Those of packages come as their makers want them.
OURS = "js/desk/"


class _Light:
    """Lightens our scripts on their way into the folder of collected files, each time that one is put there."""

    def _save(self, name: str, content: Any) -> str:
        if name.startswith(OURS) and name.endswith(".js"):
            content = ContentFile(lightened(content.read().decode()).encode())
        saved: str = super()._save(name, content)  # type: ignore[misc]
        return saved


class LightFiles(_Light, CompressedStaticFilesStorage):  # type: ignore[misc]
    """For the demo: names as in the sources."""


class LightManifest(_Light, CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """For production: names that change with the content."""


def lightened(script: str) -> str:
    """The same script without its comments; line ends stay where they end a statement."""
    light: str = jsmin(script)
    return light


def serve_collected() -> None:
    """Collect the static files, and have them served by what is loaded from now on instead of the sources."""
    call_command("collectstatic", interactive=False, verbosity=0)
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
