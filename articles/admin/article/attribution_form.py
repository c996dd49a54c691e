"""The form for one attribution: who, what was said, how we know, what we know of its truth, on which terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import construct_instance
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import source as book
from articles.admin.article.choosing import choose_outlet, choose_source
from articles.admin.article.link_field import link_field
from articles.models import Article, Attribution, Source
from articles.rules import body
from articles.rules.text import one_line
from articles.vocabulary import SourceKind
from newsroom.desk.wording import DeskModelForm, uncut

GROUPS = (
    (gettext_lazy("Who"), ("source", "descriptor", "role_then", "unnamed_reason")),
    (gettext_lazy("What was said"), ("statement", "passages", "kind", "verb", "said_on", "said_precision", "place")),
    (gettext_lazy("How we know it was said"), ("provenance", "relayed_by", "relayed_url", "outlet_sourcing")),
    (gettext_lazy("What we know of its truth"), ("truth",)),
    (gettext_lazy("Terms"), ("terms",)),
)
_WRITTEN = ("descriptor", "role_then", "unnamed_reason", "statement", "verb", "place")
# Field with a typed name -> the check box that puts the name into the book.
NEW = {"source": "add_source", "relayed_by": "add_relayed_by"}


_field = Attribution._meta.get_field  # noqa: SLF001 - Django's public name for it


class AttributionForm(DeskModelForm):
    """Saves nothing. `offers` names the typed sources that the book does not have, once they were looked for."""

    source = choose_source(gettext_lazy("Source"), help_text=_field("source").help_text)
    relayed_by = choose_outlet(gettext_lazy("Relayed by"), help_text=_field("relayed_by").help_text)
    relayed_url = link_field(Attribution, "relayed_url")
    add_source = forms.BooleanField(required=False)
    add_source_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of the new source"),
        choices=SourceKind.choices,
        required=False,
        initial=SourceKind.PERSON,
    )
    add_relayed_by = forms.BooleanField(required=False)
    passages = forms.CharField(
        label=gettext_lazy("Words of the story to mark"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Copy them from the text as they stand there, one passage a line. "
            "Not needed for words that you marked in the text itself."
        ),
    )

    class Meta:
        model = Attribution
        fields = tuple(name for _title, names in GROUPS for name in names if name != "passages")
        widgets = {
            "statement": forms.Textarea(attrs={"rows": 3}),
            "said_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(
        self,
        data: Any = None,
        *,
        article: Article,
        instance: Attribution | None = None,
        initial: Mapping[str, Any] | None = None,
        may_add_sources: bool = False,
    ) -> None:
        super().__init__(data, instance=instance or Attribution(article=article), initial=initial, label_suffix="")
        self.may_add_sources = may_add_sources
        self.offers: dict[str, str] = {}
        if may_add_sources:
            unknown = _(
                "“%(text)s” is not in the book of sources. Choose one from the list, or tick the box to add it."
            )
            for name in NEW:
                self.fields[name].error_messages |= {"unknown": unknown}
                self.fields[name].widget.none = _("Nothing found. Is it new? Tick the box below to add it to the book.")
        for name in _WRITTEN:
            uncut(self.fields[name])
        self.fields["relayed_by"].widget.search_query = {"kind": SourceKind.OUTLET.value}

    @property
    def paragraphs(self) -> list[str]:
        """What the words to mark are looked for in, before the form is sent."""
        return body.paragraphs(self.instance.article.body)

    @property
    def not_in_the_story(self) -> str:
        """What is said of words that are not there; %s stands for them."""
        return str(body.PassageNotFound("%s"))

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(str(title), [self[name] for name in names]) for title, names in GROUPS]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, box in NEW.items():
            if not self.may_add_sources or not self.has_error(name, "unknown"):
                continue
            self.offers[name] = one_line(self.data.get(name, ""))
            if cleaned.get(box):
                # Known from here on: the book gets it together with the row.
                del self._errors[name]
                cleaned[name] = None
        return cleaned

    def _post_clean(self) -> None:
        """Put what was typed onto the row and ask no more: the action checks it once new sources are in the book."""
        construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)

    def extras(self) -> dict[str, Any]:
        """The passages that the action marks in the text."""
        return {"passages": [line.strip() for line in self.cleaned_data["passages"].splitlines() if line.strip()]}

    @property
    def ways_into_the_book(self) -> list[tuple[str, str, forms.BoundField, forms.BoundField | None]]:
        """(field, the name that the book was found not to have or "", its check box, its kind)."""
        if not self.may_add_sources:
            return []
        kinds = {"source": self["add_source_kind"]}
        return [(name, self.offers.get(name, ""), self[box], kinds.get(name)) for name, box in NEW.items()]

    def fill_in_new_sources(self) -> None:
        """Put the ticked names into the book and onto the row, inside the transaction of the caller."""
        for name, typed in self.offers.items():
            kind = (
                SourceKind.OUTLET
                if name == "relayed_by"
                else SourceKind(self.cleaned_data["add_source_kind"] or SourceKind.PERSON)
            )
            words = {"descriptor": typed} if kind == SourceKind.UNNAMED else {"name": typed}
            try:
                row = book.save(Source(kind=kind, **words))
            except ValidationError as why:
                raise ValidationError({name: why.messages}) from why
            setattr(self.instance, name, row)

    def save(self, commit: bool = True) -> Attribution:  # noqa: FBT001, FBT002 - Django's signature
        raise TypeError("articles.actions.attribution saves the row.")
