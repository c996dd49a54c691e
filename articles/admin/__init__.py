"""The desk's screens."""

from articles.admin import activity, article, author, house_page, house_rule, notice, person, section, source, tag

__all__ = ["activity", "article", "author", "house_page", "house_rule", "notice", "person", "section", "source", "tag"]
