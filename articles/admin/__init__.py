"""The desk's screens."""

from articles.admin import article, author, house_page, house_rule, person, section, source, tag

__all__ = ["article", "author", "house_page", "house_rule", "person", "section", "source", "tag"]
