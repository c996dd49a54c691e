"""The desk's screens."""

from articles.admin import article, author, house_page, person, section, source, tag

__all__ = ["article", "author", "house_page", "person", "section", "source", "tag"]
