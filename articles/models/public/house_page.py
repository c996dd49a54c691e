"""Pages about the paper itself, as readers have them."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject


class PublicHousePage(models.Model):
    """There is a row while readers find the page at `/slug/`."""

    slug = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=80)
    html = models.TextField()
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


def house_pages() -> ArraySubquery:
    """The pages that the foot of every page links to: [{"slug", "title"}, …]."""
    return ArraySubquery(PublicHousePage.objects.order_by("slug").values(json=JSONObject(slug="slug", title="title")))
