"""The addresses of pages elsewhere, at every door where one comes in."""

import pytest

from articles.admin.article.attribution_form import AttributionForm
from articles.admin.article.related_form import RelatedForm
from articles.models import Attribution, RelatedHeadline
from articles.rules import body
from newsroom.wires.drafts import begin
from newsroom.wires.text import read
from tests.articles.admin.article.conftest import url

SCHEME = "Write an address that begins with https:// or http://."
DECEIVES = "The address holds signs that cannot be seen or that deceive readers."
# Every one of them leads to another host when a browser follows it from a page.
RELATIVE = [
    ("//evil.example/x", SCHEME),
    (" //evil.example/x", SCHEME),
    ("///evil.example/x", SCHEME),
    ("//evil.example", SCHEME),
    ("//user@evil.example/x", SCHEME),
    ("/\\evil.example/x", DECEIVES),
    ("\\\\evil.example/x", DECEIVES),
    ("ftp://evil.example/x", SCHEME),
]
RELAYED = {
    "statement": "The ferry runs.",
    "kind": "STATEMENT",
    "said_precision": "DAY",
    "provenance": "RELAYED",
    "outlet_sourcing": "NOT_RECORDED",
    "terms": "NOT_RECORDED",
    "truth": "NOT_ASSESSED",
}


@pytest.mark.parametrize(("address", "sentence"), RELATIVE)
def test_a_related_headline_leads_to_no_address_without_its_scheme(address, sentence, desk, rosa, at_desk):
    story = desk.draft()
    page = at_desk(rosa).post(url("related_add", story), {"headline": "Tide tables", "url": address})
    assert (sentence in page.content.decode(), RelatedHeadline.objects.exists()) == (True, False)


@pytest.mark.parametrize(("address", "sentence"), RELATIVE)
def test_a_changed_headline_leads_to_none_either(address, sentence, desk, rosa, at_desk):
    story = desk.draft()
    row = desk.relate(story, headline="Tide tables", url="https://port.example/")
    sent = {"headline": "Tide tables", "url": address, "version": row.version}
    page = at_desk(rosa).post(url("related", story, row.pk), sent)
    assert (sentence in page.content.decode(), RelatedHeadline.objects.get().url) == (True, "https://port.example/")


@pytest.mark.parametrize(("address", "sentence"), RELATIVE)
def test_a_relayed_statement_leads_to_none(address, sentence, desk, rosa, at_desk):
    outlet = desk.source("The Hesk Courier", kind="OUTLET")
    facts = {**RELAYED, "source": "Ana Petrel", "source_key": desk.source().pk, "relayed_by": outlet.name}
    sent = {**facts, "relayed_by_key": outlet.pk, "relayed_url": address}
    page = at_desk(rosa).post(url("attribution_add", desk.draft()), sent)
    assert (sentence in page.content.decode(), Attribution.objects.exists()) == (True, False)


@pytest.mark.parametrize(("address", "_sentence"), RELATIVE)
def test_a_body_keeps_the_words_and_not_the_link(address, _sentence):
    assert body.clean(f'<p><a href="{address}">Tides</a></p>') == "<p>Tides</p>"


@pytest.mark.parametrize(("address", "_sentence"), RELATIVE)
def test_a_text_that_is_brought_in_links_to_nothing(address, _sentence, desk):
    made = begin(read(f"The ferry runs again, see {address} for more.\n".encode()), section=desk.world, by=desk.rosa)
    assert body.links(made.body) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("port.example/tides", "https://port.example/tides"), ("http://port.example/", "http://port.example/"), ("", "")],
)
@pytest.mark.parametrize(("form", "name"), [(RelatedForm, "url"), (AttributionForm, "relayed_url")])
def test_a_bare_host_gets_its_scheme(form, name, typed, kept):
    assert form.base_fields[name].clean(typed) == kept
