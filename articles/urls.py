"""The addresses that readers keep: none of them ever changes its meaning."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles import feeds, sitemaps
from articles.views.article import article
from articles.views.author import author, authors
from articles.views.correction import correction, corrections, month
from articles.views.house_page import house_page
from articles.views.section import section
from articles.views.topic import topic, topics
from articles.vocabulary import HousePlace


class StoryAddress(StringConverter):
    """2025/10/06/slug/ exactly as it was published, so that each story has one address and no near misses."""

    regex = r"[0-9]{4}/[0-9]{2}/[0-9]{2}/[a-z0-9-]{1,80}/"


class Month(StringConverter):
    regex = r"[0-9]{4}/(?:0[1-9]|1[0-2])"


class PlainSlug(StringConverter):
    regex = r"[a-z0-9-]{1,80}"


class NoteSlug(StringConverter):
    """The slug of a story with one or two numbers behind it."""

    regex = r"[a-z0-9-]{1,100}"


class HouseSlug(StringConverter):
    regex = "|".join(HousePlace.values)


class Cursor(StringConverter):
    regex = r"[A-Za-z0-9_-]{1,500}"


register_converter(StoryAddress, "story")
register_converter(Month, "month")
register_converter(PlainSlug, "plain")
register_converter(NoteSlug, "note")
register_converter(HouseSlug, "house")
register_converter(Cursor, "cursor")

app_name = "articles"
urlpatterns = [
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemap-stories.xml", sitemaps.stories, name="sitemap_stories"),
    path("sitemap-stories-<cursor:cursor>.xml", sitemaps.stories, name="sitemap_stories_after"),
    path("feeds/all.atom", feeds.everything, name="feed"),
    path("feeds/corrections.atom", feeds.corrections, name="feed_corrections"),
    path("topics/", topics, name="topics"),
    path("topics/<plain:slug>/", topic, name="topic"),
    path("authors/", authors, name="authors"),
    path("authors/<plain:slug>/", author, name="author"),
    path("corrections/", corrections, name="corrections"),
    path("corrections/<month:month>/", month, name="corrections_month"),
    path("corrections/<month:month>/<note:slug>/", correction, name="correction"),
    path("<story:address>", article, name="article"),
    path("<house:slug>/", house_page, name="house_page"),
    # Last: it takes every address of one word.
    path("<plain:slug>/", section, name="section"),
]
