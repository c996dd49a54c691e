"""The form for one related headline: an own story, one elsewhere, or a headline alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.models import construct_instance
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article.choosing import choose_story
from articles.admin.article.link_field import link_field
from articles.models import Article, RelatedHeadline
from articles.rules.text import one_line
from newsroom.desk.wording import DeskModelForm


class RelatedForm(DeskModelForm):
    """Saves nothing; the action checks the row."""

    target = choose_story(gettext_lazy("Own story"))

    url = link_field(RelatedHeadline, "url")

    class Meta:
        model = RelatedHeadline
        fields = ("target", "headline", "url", "outlet", "published_on", "kind", "why")
        widgets = {"published_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def __init__(
        self,
        data: Any = None,
        *,
        article: Article,
        instance: RelatedHeadline | None = None,
        initial: Mapping[str, Any] | None = None,
        stories: Any = None,
    ) -> None:
        super().__init__(data, instance=instance or RelatedHeadline(article=article), initial=initial, label_suffix="")
        self.article = article
        target = self.fields["target"]
        target.widget.search_query = {"but": str(article.pk)}
        if stories is not None:
            target.queryset = stories
            # A link that is there may stay, but its headline is told only to those who may see the story.
            target.label_from = lambda one: (
                one.headline if stories.filter(pk=one.pk).exists() else _("A story of another section")
            )
        target.error_messages["unknown"] = _("There is no story “%(text)s” in your sections. Choose one from the list.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        typed = one_line(self.data.get("target", ""))
        if self.has_error("target", "unknown") and typed.casefold() == self.article.headline.casefold():
            del self._errors["target"]
            self.add_error("target", _("A story cannot be related to itself. Choose another one."))
        return cleaned

    def _post_clean(self) -> None:
        """Put what was typed onto the row and ask no more: the action checks it."""
        construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)

    def save(self, commit: bool = True) -> RelatedHeadline:  # noqa: FBT001, FBT002 - Django's signature
        raise TypeError("articles.actions.related saves the row.")
