"""Former addresses of published stories."""

from django.db import models

from articles.models.public.publication import Publication


class Redirect(models.Model):
    """An address that a story once had: it answers 301 in one hop and is never given to another story."""

    path = models.CharField(max_length=140, unique=True)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="former_addresses")

    def __str__(self) -> str:
        return self.path
