"""The desk's screens."""

from articles.admin import article, author, person, section, source, tag

__all__ = ["article", "author", "person", "section", "source", "tag"]
