"""All that happens to the stories which a person may see, as one list at the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.activity.file import export
from articles.admin.activity.pages import is_open, page
from articles.admin.activity.people import search
from newsroom.desk.place import Page

admin.site.add_page(
    Page(
        title=_("Activity"),
        position=15,
        is_open=is_open,
        doors=(
            ("activity/", page, "activity"),
            ("activity/activity.csv", export, "activity_export"),
            ("activity/people/", search, "activity_search"),
        ),
    )
)
