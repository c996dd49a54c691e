"""The stored part of a story's page."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone, translation

from articles.actions.publishing.render import PageParts, StatementLine, render
from tests.readers import marked

LINE = StatementLine(
    number=1,
    passages=1,
    speaker="Ilse Marrowan",
    is_named=True,
    statement="The talks will fail",
    label="Forecast, nothing to verify",
    provenance_label="A public statement",
)


def parts(**fields):
    fields = {"body": "<p>Text.</p>", "counts": ("", ""), "statements": [], "method": [], "dateline": ""} | fields
    return PageParts(**{"language": "en-gb"} | fields)


def line(**fields):
    return StatementLine(**{**{name: getattr(LINE, name) for name in LINE.__dataclass_fields__}, **fields})


def soup(**fields):
    return BeautifulSoup(render(parts(**fields)), "html.parser")


def item(**fields):
    return soup(statements=[line(**fields)], counts=("1 attributed statement from 1 source.", "0 verified.")).find(
        id="s1"
    )


def test_the_same_parts_give_the_same_bytes_in_every_language_and_zone():
    page = parts(statements=[LINE], counts=("1.", "2."), method=["How."])
    first = render(page)
    with translation.override("de"), timezone.override("Asia/Tokyo"):
        assert render(page) == first


def test_the_parts_come_in_the_order_of_reading():
    body, lines = marked(2)
    page = soup(body=body, statements=lines, counts=("2 statements.", "0 verified."), method=["How."])
    assert [tag.get("class", [tag.get("id")])[0] for tag in page.find_all(recursive=False)] == [
        "glance",
        "body",
        "who",
        "how",
    ]


def test_without_statements_there_is_no_count_no_switch_and_no_list():
    page = soup()
    assert [tag.get("class") for tag in page.find_all(recursive=False)] == [["body"]]


def test_the_counts_are_always_said_with_a_way_to_the_list_and_a_switch():
    glance = soup(statements=[LINE], counts=("1 attributed statement.", "0 verified.")).find(class_="glance")
    assert "1 attributed statement. 0 verified." in glance.text
    assert glance.a["href"] == "#who"
    assert glance.label.input["type"] == "checkbox"


def test_a_statement_leads_back_to_each_of_its_passages():
    assert [a["href"] for a in item(passages=3).find_all("a")] == ["#c1", "#c1-2", "#c1-3"]


@pytest.mark.parametrize(
    ("statement", "is_quotation", "shown"),
    [
        # Words that were said stand in quotation marks.
        ("It will fail", True, "“It will fail”"),
        # Once, not twice.
        ("“It will fail”", True, "“It will fail”"),
        # What we put in our own words does not.
        ("It will fail", False, "It will fail"),
    ],
)
def test_only_quotations_stand_in_quotation_marks(statement, is_quotation, shown):
    assert item(statement=statement, is_quotation=is_quotation).find(class_="said").text == shown


def test_both_axes_are_said_in_words():
    text = item(
        provenance_label="Relayed by another outlet",
        relayed_by="Brinpress",
        relayed_url="https://brinpress.example/1",
        outlet_sourcing_label="The outlet does not name its source",
        said_on="April 2026",
        said_on_iso="2026-04",
        place="Ellisund",
    )
    assert text.find(class_="tag").text == "Forecast, nothing to verify"
    how = "Relayed by another outlet: Brinpress. The outlet does not name its source. April 2026, Ellisund."
    assert how in text.text
    assert text.time["datetime"] == "2026-04"


def test_an_entry_ends_with_how_we_know_and_the_way_back():
    assert (
        item(place="Ellisund").find_all(class_="small")[0].text
        == "A public statement. Ellisund. Back to text for source 1"
    )


def test_an_unnamed_source_says_why():
    text = item(speaker="three analysts", is_named=False, unnamed_reason="Their clients trade on both banks.").text
    assert "Three analysts" in text
    assert "Not named. Their clients trade on both banks." in text


def test_reportedly_is_a_source_that_was_not_given():
    assert "No source given" in item(speaker="", is_named=False).text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//evil.example", "data:text/html,x"])
def test_an_outlet_is_linked_only_on_the_web(url):
    assert [a["href"] for a in item(relayed_by="Brinpress", relayed_url=url).find_all("a")] == ["#c1"]


def test_text_from_the_desk_is_text():
    page = render(
        parts(statements=[line(speaker="<b>x", role_then="<i>y", place="<u>z")], method=["<script>"], dateline="<p>")
    )
    assert not [tag for tag in ("<b>x", "<i>y", "<u>z", "<script>", "<p></span>") if tag in page]


@pytest.mark.parametrize(
    ("body", "start"),
    [
        ("<p>Text.</p>", "HESKHAVEN — Text."),
        # A story that opens with a heading has its place above it.
        ("<h2>Head</h2><p>Text.</p>", "HESKHAVENHeadText."),
    ],
)
def test_the_dateline_opens_the_story(body, start):
    assert soup(body=body, dateline="HESKHAVEN").find(class_="body").text == start


def test_text_in_another_language_is_marked():
    body = soup(language="ar").find(class_="body")
    assert (body["lang"], body["dir"]) == ("ar", "rtl")
