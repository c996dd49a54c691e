"""The stories at the desk: their list and each one's own page."""

from django.contrib import admin

from articles.admin.article.changelist import ListingMixin
from articles.admin.article.page import StoryPageMixin
from articles.models import Article
from newsroom.desk.site import DeskModelAdmin


@admin.register(Article)
class ArticleAdmin(ListingMixin, StoryPageMixin, DeskModelAdmin):
    pass
